package tui

import (
	tea "github.com/charmbracelet/bubbletea"

	"example.com/hoidong/store"
)

// changedMsg: the store has a newer snapshot.
type changedMsg struct{}

// keptMsg answers one kept field; visit is that of the desk then. What the status line says of it is the change, and
// perhaps a warning.
type keptMsg struct {
	visit int
	field field
	chain int

	change, warning string

	receipt store.Receipt
	err     error
}

// keyedMsg answers what a clerk keyed, as keptMsg does.
type keyedMsg struct {
	visit int
	field keyedField
	chain int

	change, warning string

	receipt store.Receipt
	err     error
}

// doneMsg answers any other act: what says what was done, and is shown when it went well.
type doneMsg struct {
	visit   int
	what    string
	receipt store.Receipt
	err     error
}

// groundsMsg: what somebody did needs a reason and a second person. answered makes the answer to him, once it is done or
// given up.
type groundsMsg struct {
	visit    int
	do       deed
	answered func(store.Receipt, error) tea.Msg
	err      error
	// again: a second person was given who would not do, with this reason.
	again          bool
	reason, second string
	// reasoned: the reason is in what is done, and only the second person is missing.
	reasoned bool
}

// foreseenMsg brings what a step would lead to; visit is that of whoever asked.
type foreseenMsg struct {
	visit    int
	step     step
	prospect store.Prospect
	err      error
}

// signedInMsg answers an access code.
type signedInMsg struct {
	member string
	actor  store.Actor
	err    error
}

// practiceMsg brings the store to practise in, or why there is none; visit is that of whoever asked.
type practiceMsg struct {
	visit int
	store *store.Store
	actor store.Actor
	err   error
}

// journalMsg answers a request for a page of the journal.
type journalMsg struct {
	visit, request int
	filter         store.JournalFilter
	lines          []store.JournalLine
	err            error
}

// roomMsg: there are news in the room.
type roomMsg struct{}

// copiesMsg: the copies of the file are in another state.
type copiesMsg struct{ state store.CopiesState }

// tickMsg: another minute has begun.
type tickMsg struct{}

// undoFoundMsg brings the act that can be taken back, nil for none; visit is that of whoever asked.
type undoFoundMsg struct {
	visit int
	own   *store.JournalLine
	err   error
}

// replyMsg brings a screen what it has asked for; visit is that of the desk then. It is dropped when the screen is gone.
type replyMsg struct {
	to    screen
	visit int
	msg   tea.Msg
}

// settledMsg: everything asked before somebody wanted to leave is done; failed of it went wrong.
type settledMsg struct {
	then   leaving
	failed int
}

// relabelMsg: the language is another one.
type relabelMsg struct{}

// stopMsg asks for an orderly quit from outside: the process was told to end.
type stopMsg struct{}

// brokenMsg: a command panicked.
type brokenMsg struct{ err error }

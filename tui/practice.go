package tui

import (
	tea "github.com/charmbracelet/bubbletea"

	"example.com/hoidong/store"
	"example.com/hoidong/store/sample"
)

// An aside is somebody's work in the council's own store while he practises in a store that is thrown away. He comes
// back to exactly the screens he left.
type aside struct {
	stint
	screens []screen
	// late are answers that came meanwhile; they are told when the work goes on.
	late []tea.Msg
}

// council is the store that the council works in, also while somebody practises.
func (a *App) council() *store.Store {
	if a.aside != nil {
		return a.aside.store
	}
	return a.store
}

func (a *App) practising() bool { return a.aside != nil }

// startPractice has a round of two invented products made, with the round's own criteria.
func startPractice(a *App) tea.Cmd {
	snap := a.view.Snapshot()
	practice := sample.Practice{
		Rules: snap.Rules(), Council: snap.Members(), Year: snap.Round().Year, Round: a.T("practice.round"),
		Enterprise: a.T("practice.enterprise"), Products: []string{a.T("practice.product_a"), a.T("practice.product_b")},
	}
	return practiceCmd(a.ctx, a.visit, practice, a.actor.Member(), a.now)
}

// practise sits down in the practice round. What is still being written for the council goes on being written.
func (a *App) practise(msg practiceMsg) tea.Cmd {
	switch {
	case msg.err != nil:
		a.status.say("practice", failure, a.words.Error(msg.err))
		return nil
	case msg.visit != a.visit || a.practising() || a.leaving != staying || a.dialog != nil:
		return dropPracticeCmd(nil, msg.store)
	}
	a.aside = &aside{stint: a.stint, screens: a.screens}
	a.stint = newStint(msg.store, newWriter(a.ctx, a.report))
	a.actor, a.visit = msg.actor, a.nextVisit()
	a.look()
	a.screens = []screen{newDossiers(&a.desk)}
	a.status.say("practice", calm, a.T("practice.begun"))
	return nil
}

// endPractice goes back to the council's work; what was practised is gone.
func endPractice(a *App) tea.Cmd {
	if !a.practising() {
		return nil
	}
	practised, work := a.stint, a.aside
	a.aside = nil
	a.stint, a.screens, a.dialog = work.stint, work.screens, nil
	a.renew()
	a.tellScreens(relabelMsg{})
	a.status.say("practice", calm, a.T("practice.ended"))
	cmds := []tea.Cmd{dropPracticeCmd(practised.writer, practised.store)}
	for _, msg := range work.late {
		cmds = append(cmds, a.data(msg))
	}
	return tea.Batch(cmds...)
}

// keeps reports whether a message answers what was asked before the practice, and keeps it until that is over.
func (w *aside) keeps(msg tea.Msg) bool {
	if w == nil {
		return false
	}
	visit := 0
	switch msg := msg.(type) {
	case keptMsg:
		visit = msg.visit
	case doneMsg:
		visit = msg.visit
	case journalMsg:
		visit = msg.visit
	case replyMsg:
		visit = msg.visit
	default:
		return false
	}
	if visit != w.visit {
		return false
	}
	w.late = append(w.late, msg)
	return true
}

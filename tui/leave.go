package tui

import (
	"slices"
	"strings"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"example.com/hoidong/store"
)

// leaving is what somebody waits for while the queue is written.
type leaving int

const (
	staying leaving = iota
	handingOver
	// closingWindow leaves the window, and the server running behind it.
	closingWindow
	quitting
)

// askQuit asks before the program ends. What is half typed is not kept, and the question says so.
func askQuit(a *App) tea.Cmd {
	text := a.T("dialog.all_kept")
	if s := a.halfTyped(); s != nil {
		text = a.T("dialog.half_typed", "dossier", s.Dossier())
	}
	lost := []string{text}
	if len(a.unfinished) > 0 {
		lost = append(lost, a.T("dialog.waiting_lost", "members", strings.Join(a.waitedFor(), ", ")))
	}
	if a.unsavedDraft() || len(a.drafts) > 0 {
		lost = append(lost, a.T("dialog.unsaved_rules"))
	}
	if a.serves() {
		a.askLeaveServer(lost)
		return nil
	}
	a.ask(a.T("dialog.quit"), lost,
		choice{a.T("dialog.do_quit"), leave(quitting)}, choice{a.T("dialog.stay"), nil})
	return nil
}

// waitedFor are those for whom something half typed waits.
func (a *App) waitedFor() []string {
	var members []string
	for actor := range a.unfinished {
		members = append(members, actor.Member())
	}
	slices.Sort(members)
	return members
}

// halfTyped is a screen with something that is typed and not kept; nil for none.
func (a *App) halfTyped() unkept {
	for _, s := range a.screens {
		if halfTyped(s) {
			return s.(unkept)
		}
	}
	return nil
}

// leave waits for the queue; settled does the rest. Every failure counts that had not been told of when somebody asked to
// leave: what the status line says from then on flashes by.
func leave(to leaving) action {
	return func(a *App) tea.Cmd {
		if a.leaving != staying {
			return nil
		}
		end := endPractice(a)
		a.leaving = to
		known := a.told
		a.status.say("leaving", calm, a.T("status.leaving", "n", a.queued()))
		return tea.Batch(end, a.writer.settle(func(failed int) tea.Msg { return settledMsg{to, failed - known} }))
	}
}

// settled leaves, unless something could not be written: then whoever leaves has to know.
func (a *App) settled(msg settledMsg) tea.Cmd {
	a.leaving = staying
	a.status.clear("leaving")
	a.renew()
	switch {
	case msg.failed > 0 && a.lock != nil:
		a.lock.trouble = a.T("dialog.unsaved_text", "n", msg.failed)
	case msg.failed > 0:
		a.ask(a.T("dialog.unsaved"), []string{a.T("dialog.unsaved_text", "n", msg.failed)},
			choice{a.T("dialog.stay"), nil}, choice{a.T("dialog.leave_anyway"), leave(msg.then)})
	case msg.then == closingWindow:
		a.wanted = ErrWindow
		a.forget()
		return tea.Quit
	case msg.then == quitting:
		a.forget()
		return tea.Quit
	case a.lock != nil:
		handOver(a)
	default:
		a.askHandOver()
	}
	return nil
}

// askHandOver says, now that everything is on disk, how things stand for the one who gives the machine away.
func (a *App) askHandOver() {
	a.ask(a.T("dialog.handover"), a.account(),
		choice{a.T("dialog.do_handover"), handOver}, choice{a.T("dialog.stay"), nil})
}

// account is what whoever leaves the desk has kept, what is still missing, and what waits for him half typed.
func (a *App) account() []string {
	if a.founds() {
		return []string{a.T("handover.all_kept")}
	}
	text := []string{a.T("handover.kept", "member", a.actor.Member())}
	if !a.saved.IsZero() {
		text = []string{a.T("handover.kept_at", "member", a.actor.Member(), "time", a.clock(a.saved))}
	}
	if a.scores() {
		text = append(text, a.owedInWords())
	}
	if s := a.halfTyped(); s != nil {
		text = append(text, a.T("handover.half_typed", "dossier", s.Dossier(), "member", a.actor.Member()))
	}
	if a.unsavedDraft() {
		text = append(text, a.T("handover.draft", "member", a.actor.Member()))
	}
	return text
}

// owedInWords is how many of the actor's cells are still blank.
func (d *desk) owedInWords() string {
	if d.blanks == 0 {
		return d.T("missing.nothing")
	}
	return d.T("missing.left", "cells", d.blanks, "products", d.asked-d.done)
}

// handOver clears the desk for the next one. What is half typed, and rules that are not applied, wait for the one whose
// they are.
func handOver(a *App) tea.Cmd {
	switch f, ok := a.dialog.(*form); {
	case ok && f.changed:
		a.unfinished[a.actor] = unfinished{a.screens, f}
	case a.halfTyped() != nil:
		openDossiers(a) // which leaves the list, and what is half typed
		a.unfinished[a.actor] = unfinished{screens: a.screens}
	}
	if a.unsavedDraft() {
		a.drafts[a.actor] = a.draft
	}
	a.signOut()
	return nil
}

// signOut leaves nothing of one person for the next one to see.
func (a *App) signOut() {
	a.forget()
	a.actor, a.signedIn = store.Actor{}, false
	a.guest.sit("", a.now())
	a.visit = a.nextVisit()
	a.pending, a.keyed, a.run, a.saved, a.draft = pending[field]{}, pending[keyedField]{}, run{}, time.Time{}, nil
	a.dialog, a.lock = nil, nil
	a.status = status{}
	a.dress()
	a.view = a.store.Snapshot().For(store.Actor{})
	a.screens = []screen{a.entrance()}
}

// An unfinished desk is what somebody had before him who left it with something half typed: his screens, and over them
// the form that he was filling in; nil for none.
type unfinished struct {
	screens []screen
	form    *form
}

// nextVisit numbers a stay at the desk; no number comes twice.
func (a *App) nextVisit() int {
	a.visits++
	return a.visits
}

// resume gives somebody back what he had half typed when he left. It reports whether that is before him now.
func (a *App) resume() bool {
	if a.draft = a.drafts[a.actor]; a.draft != nil {
		delete(a.drafts, a.actor)
		a.draft.follow(a.rules())
		a.status.say("unfinished", warning, a.T("handover.draft_resumed"))
	}
	left, ok := a.unfinished[a.actor]
	if !ok {
		return false
	}
	delete(a.unfinished, a.actor)
	a.screens = left.screens
	a.tellScreens(changedMsg{})
	if left.form != nil {
		a.dialog = left.form
		a.status.say("unfinished", warning, a.T("handover.form_resumed"))
		return true
	}
	a.raise(slices.IndexFunc(a.screens, halfTyped))
	a.status.say("unfinished", warning, a.T("handover.resumed", "dossier", a.about()))
	return true
}

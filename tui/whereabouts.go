package tui

import "strings"

// Kinds of screens, as the room tells of them.
const (
	kindDossiers  = "dossiers"
	kindSheet     = "sheet"
	kindGrid      = "grid"
	kindRanking   = "ranking"
	kindExplain   = "explain"
	kindProduct   = "product"
	kindMissing   = "missing"
	kindTally     = "tally"
	kindJournal   = "journal"
	kindRoom      = "room"
	kindPreparing = "preparing"
	kindPractice  = "practice"
	kindLocked    = "locked"
	kindBoard     = "board"
	kindTurnout   = "turnout"
	kindSettling  = "settling"
	kindKeying    = "keying"
	kindBox       = "box"
)

// Kinds are the kinds of screens somebody may be at.
func Kinds() []string {
	return []string{
		kindDossiers, kindSheet, kindGrid, kindRanking, kindExplain, kindProduct, kindMissing, kindTally, kindJournal, kindRoom, kindPreparing,
		kindPractice, kindLocked, kindBoard, kindTurnout, kindSettling, kindKeying, kindBox,
	}
}

// locate tells the room where whoever sits there is, when that is somewhere else than before.
func (a *App) locate() {
	now := a.whereabouts()
	if now == a.at {
		return
	}
	a.at = now
	_, onlooker := a.top().(onlooker)
	a.guest.lookOn(onlooker)
	a.guest.at(now, now.Screen != kindLocked && now.Screen != kindPractice)
	if a.leading() && now.opened() {
		a.discuss(now.Dossier)
	}
	if now.opened() && now.Dossier == a.discussed {
		a.status.clear("discussed")
	}
}

// opened reports whether somebody opened a dossier, and did not only pass it in a list.
func (w Whereabouts) opened() bool {
	return w.Dossier != "" && (w.Screen == kindSheet || w.Screen == kindProduct || w.Screen == kindExplain)
}

// An onlooker is a screen that shows who is in the room: it is told of who comes, goes and moves.
type onlooker interface{ looksOn() }

// whereabouts are what is seen. What lies behind a lock or is practised is nobody's business.
func (a *App) whereabouts() Whereabouts {
	switch {
	case !a.signedIn:
		return Whereabouts{}
	case a.lock != nil:
		return Whereabouts{Screen: kindLocked}
	case a.practising():
		return Whereabouts{Screen: kindPractice}
	}
	at := Whereabouts{Screen: kindOf(a.top()), Dossier: a.about()}
	switch s := a.top().(type) {
	case *sheet:
		if s.at < s.criteria() {
			at.Criterion = s.field(s.at).criterion
		}
	case *grid:
		if at.Dossier != "" {
			at.Criterion = s.cell().criterion
		}
	case *keying:
		at.Form, at.Criterion = s.place()
	}
	return at
}

func kindOf(s screen) string {
	switch s := s.(type) {
	case *dossiers:
		return kindDossiers
	case *sheet:
		return kindSheet
	case *grid:
		return kindGrid
	case *ranking:
		return kindRanking
	case *explain:
		return kindExplain
	case *product:
		return kindProduct
	case *missing:
		return kindMissing
	case *tally:
		return kindTally
	case *journal:
		return kindJournal
	case *keying, *mismatches:
		return kindKeying
	case *board:
		return kindBoard
	case *boxScreen:
		return kindBox
	case *roomScreen:
		return kindRoom
	case *register:
		switch s.book.(type) {
		case attendanceBook:
			return kindTurnout
		case settlingBook:
			return kindSettling
		}
	}
	return kindPreparing
}

// comeBack leads to where somebody was when his connection broke: the same dossier, the same cell.
func (a *App) comeBack(to Whereabouts) {
	if a.view.IndexOf(to.Dossier) < 0 {
		return
	}
	list := a.screens[0].(*dossiers)
	list.window.keep(list.shown, to.Dossier)
	if to.Screen != kindPreparing {
		a.raise(0)
	}
	switch to.Screen {
	case kindSheet:
		openSheet(to.Dossier, list.list.codes())(a)
		a.top().(*sheet).comeBack(to.Criterion)
	case kindGrid:
		openGrid(field{to.Dossier, to.Criterion})(a)
	case kindRanking:
		openRanking(a)
	case kindExplain:
		openExplain(a)
	case kindKeying:
		openKeying(a)
		if k, ok := a.top().(*keying); ok {
			k.comeBack(to)
		}
	}
	a.status.say("back", calm, a.T("room.back"))
}

// comeBack puts the cursor on a criterion, or on the remark when none is named.
func (s *sheet) comeBack(criterion string) {
	if criterion == "" && s.asked() {
		s.goTo(s.criteria() + atRemark)
		return
	}
	if c := s.rules.Criterion(criterion); c >= 0 {
		s.goTo(c)
	}
}

// hear takes up what was called out in the room.
func (a *App) hear() {
	for _, n := range a.guest.nudged() {
		a.status.say("nudge", warning, a.nudgeInWords(n))
	}
	a.hearDiscussed()
	a.tellScreens(roomMsg{})
}

// nudgeInWords is a message as its receiver reads it.
func (a *App) nudgeInWords(n Nudge) string {
	who := a.T("journal.owner")
	if n.From != "" {
		who = n.From + " " + a.nameOf(n.From)
	}
	switch {
	case n.Text != "":
		return a.T("room.nudge", "who", who, "text", n.Text)
	case a.blanks == 0:
		return a.T("room.nudge_confirm", "who", who)
	}
	return a.T("room.nudge_owed", "who", who, "cells", a.blanks, "products", a.asked-a.done)
}

// whereInWords is where somebody is, as others read it; empty for whoever has not signed in.
func (d *desk) whereInWords(w Whereabouts) string {
	if w.Screen == "" {
		return ""
	}
	return strings.TrimSpace(d.T("room.at."+w.Screen) + " " + w.Dossier)
}

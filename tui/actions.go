package tui

import (
	"slices"

	tea "github.com/charmbracelet/bubbletea"

	"example.com/hoidong/store"
)

// enter makes somebody who signed in sit down at the desk.
func (a *App) enter(msg signedInMsg) {
	if a.lock != nil {
		a.lock.answered(msg)
		return
	}
	if msg.err != nil {
		a.tellScreens(msg)
		a.status.say("signin", failure, a.words.Error(msg.err))
		return
	}
	a.sitDown(msg.actor)
}

func (a *App) sitDown(actor store.Actor) {
	a.actor, a.signedIn = actor, true
	a.guest.sit(actor.Member(), a.now())
	a.status = status{}
	a.dress()
	a.look()
	if a.view.SeesOnlyBoard() {
		a.screens = []screen{newBoard(&a.desk)}
		a.projects()
		return
	}
	a.screens = []screen{newDossiers(&a.desk)}
	if a.view.Snapshot().Phase() == store.Preparing && a.prepares() {
		a.push(newSetup(&a.desk))
	}
	if !a.resume() {
		a.comeBack(a.room.habitsOf(actor.Member()).left)
	}
}

// entrance is the screen of whoever has not sat down yet.
func (a *App) entrance() screen {
	if a.local && !a.view.Snapshot().HasRound() {
		return &begin{desk: &a.desk}
	}
	if a.view.Snapshot().Packet() != nil {
		return newPacketDoor(&a.desk)
	}
	return newSignIn(&a.desk)
}

// back uncovers the screen below.
func back(a *App) tea.Cmd {
	a.pop()
	return nil
}

// openDossiers goes back to the list. A sheet with something half typed waits below it.
func openDossiers(a *App) tea.Cmd {
	a.screens = slices.DeleteFunc(a.screens, func(s screen) bool {
		_, list := s.(*dossiers)
		return !list && !halfTyped(s)
	})
	a.raise(find(a, func(*dossiers) bool { return true }))
	return nil
}

// openSheet opens the sheet of a dossier; order is the list it was chosen from, by which PgUp and PgDn go.
func openSheet(code string, order []string) action {
	return func(a *App) tea.Cmd {
		a.status.clear("list")
		if i := find(a, func(s *sheet) bool { return s.code == code }); i >= 0 {
			a.raise(i)
			a.top().(*sheet).follows(order)
			return nil
		}
		a.push(newSheet(&a.desk, code, order))
		return nil
	}
}

// openRanking shows the ranking, on the dossier that the screen is about.
func openRanking(a *App) tea.Cmd {
	if a.unranked() {
		return nil
	}
	code := a.about()
	i := find(a, func(*ranking) bool { return true })
	if i < 0 {
		a.push(newRanking(&a.desk, code))
		return nil
	}
	a.raise(i)
	a.top().(*ranking).find(code)
	return nil
}

// openExplain shows the arithmetic of the dossier that the screen is about, and goes back from there.
func openExplain(a *App) tea.Cmd {
	if _, ok := a.top().(*explain); ok {
		a.pop()
		return nil
	}
	if code := a.about(); code != "" && !a.unranked() {
		a.push(newExplain(&a.desk, code))
	}
	return nil
}

// unranked reports whether there is no ranking to look at, and says so: a packet has none.
func (a *App) unranked() bool {
	packet := a.view.Snapshot().Packet() != nil
	if packet {
		a.status.say("ranking", calm, a.T("error.ranking.packet"))
	}
	return packet
}

// about is the dossier that the screen is about; empty for none.
func (a *App) about() string {
	if s, ok := a.top().(about); ok {
		return s.Dossier()
	}
	return ""
}

func togglePlain(a *App) tea.Cmd {
	if a.plain = !a.plain; a.plain {
		*a.marks = *plainMarks()
	} else {
		*a.marks = *fineMarks()
	}
	return nil
}

// tellSaved answers whoever wants to save.
func (a *App) tellSaved() tea.Cmd {
	if _, ok := a.top().(drafter); ok {
		return askApplyRules(a)
	}
	switch n := a.queued(); {
	case n > 0:
		a.status.say("asked", calm, a.T("status.queued", "n", n))
	case a.saved.IsZero():
		a.status.say("asked", calm, a.T("status.saves_itself"))
	default:
		a.status.say("asked", calm, a.T("status.saved_at", "time", a.clock(a.saved)))
	}
	return nil
}

// tell says how an act went.
func (a *App) tell(msg doneMsg) {
	if msg.err != nil {
		a.told++
		a.status.say("done", failure, a.words.Error(msg.err))
		return
	}
	a.saved = msg.receipt.At
	a.status.say("done", calm, a.T("status.done", "what", msg.what, "time", a.clock(msg.receipt.At)))
}

// askConfirmAll asks before all complete sheets are confirmed in one act.
func askConfirmAll(a *App) tea.Cmd {
	var complete []string
	for i, p := range a.mine {
		if p.status == store.SheetComplete && !p.channel.OnForm() {
			complete = append(complete, a.view.Dossier(i).Code)
		}
	}
	if len(complete) == 0 {
		a.status.say("done", calm, a.T("status.none_complete"))
		return nil
	}
	confirm := &store.ConfirmSheets{Member: a.actor.Member(), Dossiers: complete, Turns: a.turnsOf(complete...)}
	a.ask(a.T("menu.confirm_all"), []string{a.T("dialog.confirm_all", "n", len(complete), "asked", a.asked)},
		choice{a.T("dialog.do_confirm"), act(confirm, "status.confirmed_all", "n", len(complete))},
		choice{a.T("dialog.not_now"), nil})
	return nil
}

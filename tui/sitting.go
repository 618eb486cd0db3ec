package tui

import (
	tea "github.com/charmbracelet/bubbletea"

	"example.com/hoidong/scoring"
	"example.com/hoidong/store"
)

// addSitting lists what those do who run the sitting.
func (a *App) addSitting(add func(key, label string, act action)) {
	if a.view.May(store.RunSession) != nil {
		return
	}
	switch a.view.Snapshot().Phase() {
	case store.Preparing:
		add("", "menu.open", askOpening)
	case store.Scoring:
		add("", "menu.pause", askPhase(store.Paused))
		add("", "menu.end", askEnding)
	case store.Paused:
		add("", "menu.resume", askPhase(store.Scoring))
		add("", "menu.end", askEnding)
	case store.Ended:
		add("", "menu.reopen", askPhase(store.Scoring))
		add("", "menu.next_sitting", askNextSitting)
	}
}

// addAgenda lists the agenda for those who may change it.
func (a *App) addAgenda(add func(key, label string, act action)) {
	if a.view.May(store.RunSession) == nil && a.view.May(store.ChangeAgenda) == nil {
		add("", "menu.agenda", openAgenda)
	}
}

// phase is what the sitting is doing, in words; a round with several sittings says which one. A packet has no sitting of its
// own and says whose it is.
func (d *desk) phase() string {
	if packet := d.view.Snapshot().Packet(); packet != nil {
		return d.T("packet.title", "member", packet.Member, "form", packet.Code)
	}
	session := d.view.Snapshot().Session()
	words := d.T("phase." + string(session.Phase))
	if session.Again() {
		words = d.T("phase.reopened")
	}
	if session.Number > 1 {
		return d.T("phase.numbered", "number", session.Number, "phase", words)
	}
	return words
}

// tellPhase tells those who wait that the sitting began, pauses, goes on or is over. The shared screen shows it anyway.
func (a *App) tellPhase(was *store.Snapshot) {
	now := a.view.Snapshot()
	if !was.HasRound() || !now.HasRound() || a.practising() || a.view.SeesOnlyBoard() {
		return
	}
	if before, after := was.Session(), now.Session(); before.Number != after.Number || before.Phase != after.Phase {
		a.status.say("phase", calm, a.T("status.phase", "phase", a.phase()))
	}
}

// askPhase asks before the sitting pauses, goes on, or is opened again.
func askPhase(to store.Phase) action {
	return func(a *App) tea.Cmd {
		from := a.view.Snapshot().Phase()
		text := []string{a.T("dialog.phase." + string(from) + "_" + string(to))}
		if to == store.Paused {
			text = append(text, a.owedByAll(a.view.Missing().Total))
		}
		a.ask(a.T("menu."+phaseVerb(from, to)), text,
			choice{a.T("dialog.go_on"), act(&store.ChangePhase{From: from, To: to}, "status.phase", "phase", a.T("phase."+string(to)))},
			choice{a.T("dialog.not_now"), nil})
		return nil
	}
}

func phaseVerb(from, to store.Phase) string {
	switch {
	case to == store.Paused:
		return "pause"
	case from == store.Ended:
		return "reopen"
	}
	return "resume"
}

// openSession asks what members are to see of the ranking, and opens the sitting. The cursor waits on the button: what the
// rules say is chosen. Without a quorum it leads to the attendance instead.
func openSession(a *App) tea.Cmd {
	if !a.view.Quorum().Reached {
		cmd := openAttendance(a)
		a.status.say("attendance", warning, a.T("opening.attendance_first"))
		return cmd
	}
	rules := a.rules()
	f := newForm(&a.desk, a.T("menu.open"), a.T("menu.open"), func(values []string) (action, error) {
		open := &store.ChangePhase{
			From: store.Preparing, To: store.Scoring, SampleAcknowledged: rules.Sample, Visibility: scoring.Visibility(values[0]),
		}
		return act(open, "status.phase", "phase", a.T("phase."+string(store.Scoring))), nil
	})
	f.say(a.T("dialog.phase.preparing_scoring"))
	f.say(a.remarks()...)
	if rules.Sample {
		f.say(a.T("dialog.sample_rules", "rules", rules.Name))
	}
	var ways []option
	for _, v := range []scoring.Visibility{scoring.VisibleLive, scoring.VisibleAfterOwn, scoring.VisibleClosed} {
		ways = append(ways, option{string(v), a.T("visibility." + string(v))})
	}
	f.choose(a.T("opening.visibility"), string(rules.Visibility), a.T("opening.visibility_hint"), ways...)
	f.to(len(f.lines))
	return f.open(a)
}

// askEnding asks before scoring ends, or shows what keeps it from ending.
func askEnding(a *App) tea.Cmd {
	if len(a.view.Unsettled()) > 0 {
		return openRegister(settlingBook{})(a)
	}
	end := &store.ChangePhase{From: a.view.Snapshot().Phase(), To: store.Ended}
	// Enter held down must not get there.
	a.ask(a.T("menu.end"), []string{a.T("dialog.phase.ended"), a.owedByAll(a.view.Missing().Total)},
		choice{a.T("dialog.not_now"), nil},
		choice{a.T("dialog.go_on"), act(end, "status.phase", "phase", a.T("phase."+string(store.Ended)))})
	return nil
}

// askNextSitting asks before the next sitting of the round is called, and leads on to its agenda.
func askNextSitting(a *App) tea.Cmd {
	number := a.view.Snapshot().Session().Number + 1
	call := act(&store.CallSession{Number: number}, "status.called", "number", number)
	a.ask(a.T("menu.next_sitting"), []string{a.T("dialog.next_sitting", "number", number)},
		choice{a.T("dialog.go_on"), call}, choice{a.T("dialog.not_now"), nil})
	return nil
}

package tui

import (
	"slices"

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
	if a.view.May(store.ChangeAgenda) == nil {
		add("", "menu.agenda", openAgenda)
	}
}

// phase is what the sitting is doing, in words; a round with several sittings says which one.
func (d *desk) phase() string {
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

// agendaBook is which dossiers the sitting scores: a draft of its own until it is applied.
type agendaBook struct {
	// was is the agenda that the draft began with; chosen are the codes in the draft.
	was    []string
	chosen map[string]bool
}

func openAgenda(a *App) tea.Cmd {
	return openRegister(&agendaBook{})(a)
}

func (b *agendaBook) title(d *desk) string {
	state := d.T("agenda.count", "n", len(b.chosen), "all", d.view.Dossiers())
	if b.changed(d) {
		state += " " + d.marks.dot + " " + d.T("agenda.changed")
	}
	return d.T("agenda.title", "number", d.view.Snapshot().Session().Number) + " " + d.marks.dot + " " + state
}

func (b *agendaBook) hint(d *desk) string { return d.T("agenda.hint") }

// agenda is the draft as the store keeps it: nothing where everything is chosen.
func (b *agendaBook) agenda(d *desk) []string {
	if len(b.chosen) == d.view.Dossiers() {
		return nil
	}
	return slices.DeleteFunc(d.allCodes(), func(code string) bool { return !b.chosen[code] })
}

// changed tells an empty draft from an empty agenda, which is everything.
func (b *agendaBook) changed(d *desk) bool {
	return len(b.chosen) == 0 || !slices.Equal(b.agenda(d), b.was)
}

func (b *agendaBook) commands(d *desk) []command {
	b.follow(d)
	return []command{
		{d.T("agenda.apply"), b.apply},
		{d.T("agenda.all"), b.choose(func(*desk, int) bool { return true })},
		{d.T("agenda.unscored"), b.choose(func(d *desk, i int) bool { return d.view.Standing(i).Status != store.StatusScored })},
		{d.T("agenda.none"), b.choose(func(*desk, int) bool { return false })},
	}
}

// choose puts those dossiers into the draft that fit, and no others.
func (b *agendaBook) choose(fits func(*desk, int) bool) action {
	return func(a *App) tea.Cmd {
		b.chosen = map[string]bool{}
		for i := range a.view.Dossiers() {
			if fits(&a.desk, i) {
				b.chosen[a.view.Dossier(i).Code] = true
			}
		}
		a.tellScreens(changedMsg{})
		return nil
	}
}

func (b *agendaBook) apply(a *App) tea.Cmd {
	switch now := b.agenda(&a.desk); {
	case !b.changed(&a.desk):
		a.status.say("setup", calm, a.T("intake.same"))
		return nil
	case len(b.chosen) == 0:
		a.status.say("setup", warning, a.T("agenda.empty"))
		return nil
	default:
		set := &store.SetAgenda{Was: b.was, Now: now}
		return act(set, "status.agenda", "n", len(b.chosen))(a)
	}
}

// follow takes up an agenda that somebody else set, or that was taken back; the draft goes with it.
func (b *agendaBook) follow(d *desk) {
	there := d.view.Snapshot().Session().Agenda
	if b.chosen != nil && slices.Equal(there, b.was) {
		return
	}
	b.was, b.chosen = there, map[string]bool{}
	for i := range d.view.Dossiers() {
		if d.view.OnAgenda(i) {
			b.chosen[d.view.Dossier(i).Code] = true
		}
	}
}

func (b *agendaBook) records(d *desk) []record {
	all := make([]record, d.view.Dossiers())
	for i := range all {
		dossier := d.view.Dossier(i)
		mark := ""
		if b.chosen[dossier.Code] {
			mark = d.marks.yes
		}
		status := d.T("dossier." + string(d.view.Standing(i).Status))
		all[i] = record{
			id: dossier.Code, cells: []string{mark, dossier.Code, dossier.Product, status}, dim: mark == "",
			detail: dossier.Code + " " + dossier.Product + " " + d.marks.dot + " " + d.view.Enterprise(i).Name,
			open:   b.toggle(dossier.Code),
		}
	}
	return all
}

func (b *agendaBook) widths(w int) []int {
	const mark, code = 3, 8
	rest := w - mark - code
	return []int{mark, code, rest * 13 / 20, rest - rest*13/20}
}

// toggle takes a dossier into the draft, or out of it, and goes on to the next.
func (b *agendaBook) toggle(code string) action {
	return func(a *App) tea.Cmd {
		if b.chosen[code] {
			delete(b.chosen, code)
		} else {
			b.chosen[code] = true
		}
		a.tellScreens(changedMsg{})
		if r, ok := a.top().(*register); ok {
			r.window.move(1, r.lines())
		}
		return nil
	}
}

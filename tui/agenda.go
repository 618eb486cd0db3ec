package tui

import (
	"slices"

	tea "github.com/charmbracelet/bubbletea"

	"example.com/hoidong/store"
)

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

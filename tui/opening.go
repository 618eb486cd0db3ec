package tui

import (
	tea "github.com/charmbracelet/bubbletea"

	"example.com/hoidong/store"
	"example.com/hoidong/store/words"
)

// obstacles are what keeps the sitting from being opened, in words.
func (d *desk) obstacles() []string {
	var texts []string
	for _, fault := range d.view.Opening() {
		texts = append(texts, d.words.Error(fault))
	}
	return texts
}

// remarks are what whoever opens the sitting should know, though it can be opened.
func (d *desk) remarks() []string {
	eligible, out := eligibility(d.view)
	if n := d.view.Dossiers() - eligible - out; n > 0 {
		return []string{d.T("opening.undecided", "n", n)}
	}
	return nil
}

// askOpening lists what is in the way of the sitting, or asks whether to open it.
func askOpening(a *App) tea.Cmd {
	if err := a.view.May(store.RunSession); err != nil {
		a.status.say("setup", warning, a.words.Error(err))
		return nil
	}
	if obstacles := a.obstacles(); len(obstacles) > 0 {
		var text []string
		for _, o := range append(obstacles, a.remarks()...) {
			text = append(text, a.marks.dot+" "+o)
		}
		a.dialog = &notice{desk: &a.desk, title: a.T("opening.obstacles"), text: text, hang: 2}
		return nil
	}
	return askPhase(store.Scoring)(a)
}

// tellRound says what the round is.
func tellRound(a *App) tea.Cmd {
	round := a.view.Snapshot().Round()
	text := []string{round.Name, a.T("setup.state.year", "year", round.Year)}
	for _, deadline := range []struct{ key, day string }{
		{"setup.round.referral", round.ReferralDeadline}, {"setup.round.dossier", round.DossierDeadline},
	} {
		said := a.T("setup.round.no_day")
		if deadline.day != "" {
			said = words.Day(deadline.day)
		}
		text = append(text, a.T(deadline.key, "day", said))
	}
	a.dialog = &notice{desk: &a.desk, title: a.T("setup.part.round"), text: text}
	return nil
}

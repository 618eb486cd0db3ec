package tui

import (
	tea "github.com/charmbracelet/bubbletea"

	"example.com/hoidong/scoring"
	"example.com/hoidong/store"
	"example.com/hoidong/store/words"
)

// openRound lets whoever may change the round's name and deadlines; everybody else is told what they are.
func openRound(a *App) tea.Cmd {
	if a.view.May(store.ManageRound) != nil {
		return tellRound(a)
	}
	was := a.view.Snapshot().Round()
	return newForm(&a.desk, a.T("setup.round.title", "year", was.Year), a.T("setup.round.keep"), func(values []string) (action, error) {
		return editRound(was, values)
	}).
		ask(a.T("begin.name"), was.Name, a.T("setup.round.name_hint")).
		ask(a.T("begin.referral"), words.Day(was.ReferralDeadline), a.T("begin.day_hint")).
		ask(a.T("begin.dossier"), words.Day(was.DossierDeadline), a.T("setup.round.dossier_hint")).open(a)
}

// editRound makes the act of what stands in the form; nil when nothing was changed.
func editRound(was store.Round, values []string) (action, error) {
	now := was
	now.Name = values[0]
	if err := setDeadlines(&now, values[1], values[2]); err != nil {
		return nil, err
	}
	switch {
	case now.Name == "":
		return nil, scoring.NewFault("round.unnamed")
	case now == was:
		return nil, nil
	}
	return act(&store.EditRound{Was: was, Now: now}, "status.round", "name", now.Name), nil
}

// setDeadlines takes the deadlines as people type them.
func setDeadlines(round *store.Round, referral, dossier string) (err error) {
	if round.ReferralDeadline, err = words.ReadDay(referral); err != nil {
		return err
	}
	round.DossierDeadline, err = words.ReadDay(dossier)
	return err
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

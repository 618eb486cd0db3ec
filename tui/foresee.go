package tui

import (
	tea "github.com/charmbracelet/bubbletea"

	"example.com/hoidong/scoring"
	"example.com/hoidong/store"
)

// A step is an act that is looked at before it is done: what it is called, what it changes, and what follows from that.
type step struct {
	act   store.Act
	title string
	// changes says what the act itself changes, above what moves because of it; nil for nothing.
	changes func(store.Prospect) []string
	// yes is the choice that does it, said what the status line says then.
	yes, said string
	// asks: it changes who scores what, so that what members owe is told.
	asks bool
}

// foresee finds out what a step would lead to, and asks.
func (a *App) foresee(s step) tea.Cmd { return foreseeCmd(a.writer, a.store, a.actor, a.visit, s) }

// foreseen shows what a step would lead to, and does it when somebody agrees.
func (a *App) foreseen(msg foreseenMsg) tea.Cmd {
	switch {
	case msg.visit != a.visit:
		return nil
	case msg.err != nil:
		a.told++
		a.status.say("done", failure, a.words.Error(msg.err))
		return nil
	case a.dialog != nil:
		return nil
	}
	var text []string
	if msg.step.changes != nil {
		text = msg.step.changes(msg.prospect)
	}
	text = append(text, a.rankingMoves(msg.prospect)...)
	if msg.step.asks {
		text = append(text, a.burdenMoves(msg.prospect)...)
	}
	done := func(a *App) tea.Cmd {
		visit := a.visit
		return a.do(msg.step.act, func(r store.Receipt, err error) tea.Msg { return doneMsg{visit, msg.step.said, r, err} })
	}
	a.dialog = &review{
		desk: &a.desk, title: msg.step.title, text: text,
		choices: []choice{{msg.step.yes, done}, {a.T("dialog.not_now"), nil}},
	}
	return nil
}

// burdenMoves lists the members who would owe more or less, or of whose scores more or fewer would count.
func (a *App) burdenMoves(p store.Prospect) []string {
	shifts := p.Shifts()
	if len(shifts) == 0 {
		return nil
	}
	lines := []string{"", a.T("foresee.shifts", "n", len(shifts))}
	for _, s := range shifts {
		line := s.Member.Code + " " + s.Member.Name + ":"
		if s.Before.Owed != s.After.Owed {
			line += " " + a.T("foresee.owed", "was", s.Before.Owed, "now", s.After.Owed)
		}
		if s.Before.Counting != s.After.Counting {
			if s.Before.Owed != s.After.Owed {
				line += ";"
			}
			line += " " + a.T("foresee.counting", "was", s.Before.Counting, "now", s.After.Counting)
		}
		lines = append(lines, line)
	}
	return lines
}

// rankingMoves lists the products whose place would be another one, or says why that is not told.
func (a *App) rankingMoves(p store.Prospect) []string {
	if a.view.RulesFrozen() == nil {
		return nil // without a score there are no places
	}
	before, after, err := p.Rankings()
	if err != nil {
		return []string{"", a.words.Error(err)}
	}
	rows := make(map[string]scoring.Row, len(before.Rows))
	for _, row := range before.Rows {
		rows[a.view.Dossier(row.Product).Code] = row
	}
	var moves []string
	for _, row := range after.Rows {
		code := p.Code(row.Product)
		if was := rows[code].Place; was != row.Place {
			moves = append(moves, a.T("rules.move", "code", code, "was", a.placeInWords(was),
				"now", a.placeInWords(row.Place), "product", p.Dossier(code).Product))
		}
	}
	lines := []string{"", a.T("rules.moves", "n", len(moves))}
	if was, is := passing(before), passing(after); was != is {
		lines = append(lines, a.T("rules.passing", "was", was, "now", is))
	}
	return append(lines, moves...)
}

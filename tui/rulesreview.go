package tui

import (
	"strconv"

	tea "github.com/charmbracelet/bubbletea"

	"example.com/hoidong/scoring"
	"example.com/hoidong/store"
)

// askApplyRules shows what the draft would change, and puts it in force in one act when somebody agrees.
func askApplyRules(a *App) tea.Cmd {
	r := a.drafting()
	switch why := a.rulesLock().all; {
	case why != nil:
		a.status.say("rules", warning, a.words.Error(why))
	case len(r.faults) > 0:
		a.status.say("rules", warning, a.T("rules.still_faults", "n", len(r.faults)))
	case !r.changed:
		a.status.say("rules", calm, a.T("rules.nothing_changed"))
	case r.moved:
		a.ask(a.T("rules.moved"), []string{a.T("rules.moved_text")},
			choice{a.T("rules.keep_draft"), nil}, choice{a.T("rules.drop"), dropRules})
	default:
		set := &store.SetRules{Was: *r.begun, Now: *r.set}
		a.dialog = &review{
			desk: &a.desk, title: a.T("rules.apply_title"), text: a.rulesReview(r.set),
			choices: []choice{{a.T("rules.do_apply"), act(set, "status.rules_set")}, {a.T("dialog.not_now"), nil}},
		}
	}
	return nil
}

// askDropRules asks before a draft is forgotten.
func askDropRules(a *App) tea.Cmd {
	if !a.drafting().changed {
		a.status.say("rules", calm, a.T("rules.nothing_changed"))
		return nil
	}
	a.ask(a.T("rules.drop_title"), []string{a.T("rules.drop_text")},
		choice{a.T("rules.keep_draft"), nil}, choice{a.T("rules.drop"), dropRules})
	return nil
}

func dropRules(a *App) tea.Cmd {
	version := a.drafting().version
	a.draft = newRulesDraft(a.rules())
	a.draft.version = version + 1
	a.tellScreens(changedMsg{})
	return nil
}

// rulesReview says what a set of rules would change: the rules, and the ranking that follows.
func (a *App) rulesReview(set *scoring.Rules) []string {
	var lines []string
	for _, d := range a.view.PreviewRules(set).Differences {
		lines = append(lines, a.difference(d))
	}
	return append(lines, a.rankingMoves(set)...)
}

// difference says one change: the record, the field, what was and what will be.
func (d *desk) difference(c store.Difference) string {
	return c.Code + " " + d.marks.dot + " " + d.words.Field(c.Field, c.Year) + ": " +
		d.words.Shown(c.Was) + " " + d.marks.arrow + " " + d.words.Shown(c.Now)
}

// rankingMoves lists the products whose place would be another one, or says why that is not told.
func (a *App) rankingMoves(set *scoring.Rules) []string {
	if a.view.RulesFrozen() == nil {
		return nil // without a score there are no places
	}
	now, err := a.view.Ranking()
	if err != nil {
		return []string{"", a.words.Error(err)}
	}
	under, err := a.view.RankingUnder(set)
	if err != nil {
		return []string{"", a.words.Error(err)}
	}
	places := make([]int, a.view.Dossiers())
	for _, row := range now.Rows {
		places[row.Product] = row.Place
	}
	var moves []string
	for _, row := range under.Rows {
		if was := places[row.Product]; was != row.Place {
			moves = append(moves, a.T("rules.move", "code", a.view.Dossier(row.Product).Code, "was", a.placeInWords(was),
				"now", a.placeInWords(row.Place), "product", a.view.Dossier(row.Product).Product))
		}
	}
	lines := []string{"", a.T("rules.moves", "n", len(moves))}
	if was, is := passing(now), passing(under); was != is {
		lines = append(lines, a.T("rules.passing", "was", was, "now", is))
	}
	return append(lines, moves...)
}

func (d *desk) placeInWords(place int) string {
	if place == 0 {
		return d.T("rules.unplaced")
	}
	return strconv.Itoa(place)
}

// passing counts the products that pass.
func passing(r *scoring.Ranking) int {
	n := 0
	for _, row := range r.Rows {
		if row.Verdict == scoring.Passed {
			n++
		}
	}
	return n
}

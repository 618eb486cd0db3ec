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
		return a.foresee(a.rulesStep(r.begun, r.set))
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

// rulesStep puts a set of rules in force.
func (a *App) rulesStep(was, now *scoring.Rules) step {
	changes := func(p store.Prospect) []string {
		var lines []string
		for _, d := range p.Before.PreviewRules(now).Differences {
			lines = append(lines, a.difference(d))
		}
		return lines
	}
	return step{
		act: &store.SetRules{Was: *was, Now: *now}, title: a.T("rules.apply_title"), changes: changes, asks: true,
		yes: a.T("rules.do_apply"), said: a.T("status.rules_set"),
	}
}

// difference says one change: the record, the field, what was and what will be.
func (d *desk) difference(c store.Difference) string {
	return c.Code + " " + d.marks.dot + " " + d.words.Field(c.Field, c.Year) + ": " +
		d.words.Shown(c.Was) + " " + d.marks.arrow + " " + d.words.Shown(c.Now)
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

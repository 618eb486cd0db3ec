package tui

import (
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"example.com/hoidong/scoring"
	"example.com/hoidong/store"
	"example.com/hoidong/store/rules"
)

// settles reports whether the actor decides about single products while the council sits.
func (d *desk) settles() bool { return d.view.May(store.SettleScoring) == nil }

// addMeeting offers what happens in real meetings.
func (a *App) addMeeting(add func(key, label string, act action)) {
	if a.settles() {
		if code := a.about(); code != "" {
			add("", "menu.meeting", pickMeetingAct(code))
		}
		add("", "menu.alarms", pickAlarm)
	}
	if a.view.Snapshot().Phase() == store.Paused && a.view.May(store.AdjustDecision) == nil {
		add("", "menu.adjust", pickAdjustment)
	}
}

// pickMeetingAct lists what can be decided about a product while the council sits.
func pickMeetingAct(code string) action {
	return forDossier(code, func(a *App, i int) tea.Cmd {
		all := a.rescoringActs(code, i)
		all = append(all, a.councilPointsActs(code, i)...)
		if a.view.May(store.ManageDossiers) == nil {
			all = append(all, command{a.T("intake.figures"), pickFigures(code)})
			if a.view.Dossier(i).Withdrawn == nil {
				all = append(all, command{a.T("intake.withdraw"), withdraw(code)})
			}
		}
		if len(all) == 0 {
			a.status.say("meeting", calm, a.T("meeting.nothing", "dossier", code))
			return nil
		}
		a.dialog = commandPicker(&a.desk, code+" "+a.productOf(code), all)
		return nil
	})
}

// councilPointsActs offer points in place of every figure that is missing, and to take them back.
func (a *App) councilPointsActs(code string, i int) []command {
	if a.view.Standing(i).Out != "" {
		return nil
	}
	var all []command
	for c, computed := range a.view.Computed(i) {
		criterion := &a.rules().Criteria[c]
		given := a.view.CouncilPoints(i, criterion.Code)
		switch {
		case !criterion.Computed():
		case !computed.Known:
			all = append(all, command{a.T("points.give", "criterion", criterion.Code), givePoints(code, criterion.Code, nil)})
		case computed.Band == scoring.BandCouncil:
			all = append(all,
				command{a.T("points.change", "criterion", criterion.Code), givePoints(code, criterion.Code, given)},
				command{a.T("points.take", "criterion", criterion.Code), takePoints(given)})
		}
	}
	return all
}

// givePoints asks for the points that stand in for a figure, and why the council gives them.
func givePoints(code, criterion string, was *store.CouncilPoints) action {
	return forDossier(code, func(a *App, i int) tea.Cmd {
		c := &a.rules().Criteria[a.rules().Criterion(criterion)]
		f := newForm(&a.desk, a.T("points.title", "dossier", code, "criterion", criterion), a.T("form.next"), func(values []string) (action, error) {
			points, err := scoring.ParsePoints(values[0])
			switch {
			case err != nil:
				return nil, err
			case values[1] == "":
				return nil, scoring.NewFault("reason.missing")
			}
			now := &store.CouncilPoints{Dossier: code, Criterion: criterion, Points: points, Reason: values[1]}
			return func(a *App) tea.Cmd { return a.foresee(a.pointsStep(was, now)) }, nil
		})
		points, reason := "", ""
		if was != nil {
			points, reason = was.Points.String(), was.Reason
		}
		f.say(c.Code+" "+c.Name, a.T("points.text"))
		return f.ask(a.T("column.points"), points, a.T("points.hint", "max", c.Max.String(), "step", a.rules().Step.String())).
			ask(a.T("error.import.column.reason"), reason, a.T("points.reason_hint")).open(a)
	})
}

func takePoints(was *store.CouncilPoints) action {
	return func(a *App) tea.Cmd { return a.foresee(a.pointsStep(was, nil)) }
}

// pointsStep gives the points, or takes them back where there are none now.
func (a *App) pointsStep(was, now *store.CouncilPoints) step {
	about := now
	if now == nil {
		about = was
	}
	said := "status.points_given"
	if now == nil {
		said = "status.points_taken"
	}
	return step{
		act: &store.GivePoints{Was: was, Now: now}, title: a.T("points.title", "dossier", about.Dossier, "criterion", about.Criterion),
		changes: func(p store.Prospect) []string {
			at, c := p.Before.IndexOf(about.Dossier), p.Before.Snapshot().Rules().Criterion(about.Criterion)
			lines := []string{a.T("intake.points_follow", "criterion", about.Criterion, "name", a.rules().Criteria[c].Name,
				"was", a.computedPoints(p.Before.Computed(at)[c]), "now", a.computedPoints(p.Computed(about.Dossier)[c]))}
			if now != nil {
				lines = append(lines, a.T("points.until"))
			}
			return lines
		},
		yes: a.T("dialog.go_on"), said: a.T(said, "dossier", about.Dossier, "criterion", about.Criterion),
	}
}

// adjusted are the settings that the council changes in a pause, by their keys in rule files.
var adjusted = []string{"pass", "top", "tie_order", "quorum"}

// pickAdjustment leads to what may change between two spells of scoring.
func pickAdjustment(a *App) tea.Cmd {
	a.dialog = commandPicker(&a.desk, a.T("adjust.title"), []command{
		{a.T("adjust.settings"), allowed(store.AdjustDecision, adjustSettings)},
		{a.T("adjust.assignment"), openAssignment},
	})
	return nil
}

// adjustSettings asks for the settings that decide, all on one page.
func adjustSettings(a *App) tea.Cmd {
	was := a.rules()
	written := rules.WriteDown(was)
	f := newForm(&a.desk, a.T("adjust.title"), a.T("form.next"), func(values []string) (action, error) {
		for i, key := range adjusted {
			written.Settings[key] = values[i]
		}
		now, faults := written.Rules()
		if len(faults) > 0 {
			key, _, _ := strings.Cut(faults[0].Path, "[")
			return nil, scoring.NewFault("rules.value", "value", a.T("rules.setting."+key), "why", faults[0])
		}
		return unlessSame(was, now, func(a *App) tea.Cmd { return a.foresee(a.rulesStep(was, now)) }), nil
	})
	for _, key := range adjusted {
		f.ask(a.T("rules.setting."+key), written.Settings[key], a.T("rules.explain."+key))
	}
	return f.open(a)
}

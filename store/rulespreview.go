package store

import (
	"fmt"
	"strings"

	"example.com/hoidong/scoring"
)

// settingKey begins the keys of the messages that name the settings of a set of rules.
const settingKey = "rules.setting."

// PreviewRules compares a set of rules with the round's.
func (v View) PreviewRules(set *scoring.Rules) Preview {
	var p Preview
	p.compare(set.Code, ruleFields(v.snap.rules), ruleFields(set))
	return p
}

// ruleFields are the settings, then one field a track and a criterion.
func ruleFields(r *scoring.Rules) []field {
	fields := []field{
		{settingKey + "code", 0, r.Code},
		{settingKey + "name", 0, r.Name},
		{settingKey + "basis", 0, r.Basis},
		{settingKey + "sample", 0, r.Sample},
		{settingKey + "scale", 0, r.Scale},
		{settingKey + "step", 0, r.Step},
		{settingKey + "mean", 0, r.Mean},
		{settingKey + "trim", 0, r.Trim},
		{settingKey + "round", 0, r.Round},
		{settingKey + "pass", 0, shown(r.Pass)},
		{settingKey + "floor", 0, r.Floor.String()},
		{settingKey + "top", 0, r.Top},
		{settingKey + "tie_order", 0, strings.Join(r.TieOrder, ", ")},
		{settingKey + "quorum", 0, fmt.Sprint(r.Quorum)},
		{settingKey + "spread_alarm", 0, shown(r.SpreadAlarm)},
		{settingKey + "visibility", 0, r.Visibility},
		{settingKey + "advance_sheets", 0, r.AdvanceSheets},
		{settingKey + "absent_scores", 0, r.AbsentScores},
		{settingKey + "second_clerk", 0, r.SecondClerk},
		{settingKey + "chair_breaks_ties", 0, r.ChairBreaksTies},
		{settingKey + "comment_days", 0, r.CommentDays},
		{settingKey + "valid_years", 0, r.ValidYears},
	}
	for _, g := range r.Grades {
		fields = append(fields, field{g.Name, 0, g.Bound})
	}
	for _, t := range r.Tracks {
		fields = append(fields, field{t.Name, 0, trackText(&t)})
	}
	for _, c := range r.Criteria {
		fields = append(fields, field{c.Code, 0, criterionText(&c)})
	}
	return fields
}

func trackText(t *scoring.Track) string {
	parts := []string{fmt.Sprint(t.Judged)}
	for _, r := range t.Require {
		parts = append(parts, string(r.Figure)+" ≥ "+r.Figure.FormatBound(r.Bound))
	}
	return strings.Join(parts, " · ")
}

// criterionText writes a criterion down in one line, so that a change of any part of it shows.
func criterionText(c *scoring.Criterion) string {
	parts := []string{c.Name, c.Max.String(), "× " + scoring.Points(c.Weight).String()}
	if !c.Computed() {
		return strings.Join(append(parts, strings.Join(c.Scorers, " ")), " · ")
	}
	parts = append(parts, string(c.Figure))
	for _, b := range c.Bands {
		parts = append(parts, "≥ "+c.Figure.FormatBound(b.Bound)+": "+b.Points.String())
	}
	parts = append(parts, "< "+c.Otherwise.String())
	for _, m := range c.Missing {
		parts = append(parts, m.Track+": "+m.Points.String())
	}
	return strings.Join(parts, " · ")
}

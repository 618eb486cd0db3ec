package store

import (
	"slices"
	"strings"

	"example.com/hoidong/scoring"
)

// settingKey begins the keys of the messages that name the settings of a set of rules.
const settingKey = "rules.setting."

// PreviewRules compares a set of rules with the round's: setting by setting, then track by track and criterion by
// criterion, each under its own name. A criterion that is new or gone is one difference, of all it says.
func (v View) PreviewRules(set *scoring.Rules) Preview {
	var p Preview
	was := v.snap.rules
	p.compare(set.Code, settingFields(was), settingFields(set))
	p.parts(trackParts(was), trackParts(set))
	p.parts(criterionParts(was), criterionParts(set))
	p.Same, p.Changed = 1, 0
	if len(p.Differences) > 0 {
		p.Same, p.Changed = 0, 1
	}
	return p
}

// A rulesPart is a track or a criterion of a set of rules.
type rulesPart struct {
	code string
	// kind is the key of the message that says what it is; whole is all of it in one line.
	kind, whole string
	fields      []field
}

// parts compares the parts of two sets of rules, by their codes.
func (p *Preview) parts(was, now []rulesPart) {
	in := func(parts []rulesPart, code string) int {
		return slices.IndexFunc(parts, func(part rulesPart) bool { return part.code == code })
	}
	for _, part := range now {
		if at := in(was, part.code); at >= 0 {
			p.compare(part.code, was[at].fields, part.fields)
			continue
		}
		p.Differences = append(p.Differences, Difference{part.code, part.kind, 0, "", part.whole})
	}
	for _, part := range was {
		if in(now, part.code) < 0 {
			p.Differences = append(p.Differences, Difference{part.code, part.kind, 0, part.whole, ""})
		}
	}
}

// A SecondClerk is who checks paper sheets that were keyed in, as a word of its own.
type SecondClerk string

func settingFields(r *scoring.Rules) []field {
	fields := []field{
		{settingKey + "code", 0, r.Code},
		{settingKey + "name", 0, r.Name},
		{settingKey + "basis", 0, r.Basis},
		{settingKey + "sample", 0, answer(r.Sample)},
		{settingKey + "scale", 0, r.Scale},
		{settingKey + "step", 0, r.Step},
		{settingKey + "mean", 0, r.Mean},
		{settingKey + "trim", 0, r.Trim},
		{settingKey + "round", 0, decimals(r.Round)},
		{settingKey + "pass", 0, shown(r.Pass)},
		{settingKey + "floor", 0, r.Floor.String()},
		{settingKey + "top", 0, r.Top},
		{settingKey + "tie_order", 0, strings.Join(r.TieOrder, ", ")},
		{settingKey + "quorum", 0, fractions(r.Quorum)},
		{settingKey + "spread_alarm", 0, shown(r.SpreadAlarm)},
		{settingKey + "visibility", 0, r.Visibility},
		{settingKey + "advance_sheets", 0, answer(r.AdvanceSheets)},
		{settingKey + "absent_scores", 0, answer(r.AbsentScores)},
		{settingKey + "second_clerk", 0, SecondClerk(r.SecondClerk)},
		{settingKey + "chair_breaks_ties", 0, answer(r.ChairBreaksTies)},
		{settingKey + "comment_days", 0, r.CommentDays},
		{settingKey + "valid_years", 0, r.ValidYears},
		{settingKey + "order", 0, order(r)},
	}
	for _, g := range r.Grades {
		fields = append(fields, field{g.Name, 0, g.Bound})
	}
	return fields
}

// answer is yes or no.
func answer(yes bool) Answer {
	if yes {
		return Yes
	}
	return No
}

// decimals is to how many of them something is rounded; empty when it is not.
func decimals(n int) any {
	if n < 0 {
		return ""
	}
	return n
}

func fractions(quorum []scoring.Fraction) string {
	texts := make([]string, len(quorum))
	for i, f := range quorum {
		texts[i] = f.String()
	}
	return strings.Join(texts, ", ")
}

// order is the order of the criteria.
func order(r *scoring.Rules) string {
	codes := make([]string, len(r.Criteria))
	for i := range r.Criteria {
		codes[i] = r.Criteria[i].Code
	}
	return strings.Join(codes, ", ")
}

func trackParts(r *scoring.Rules) []rulesPart {
	parts := make([]rulesPart, len(r.Tracks))
	for i, t := range r.Tracks {
		fields := []field{{columnKey + "judged", 0, answer(t.Judged)}}
		var whole []string
		for _, q := range t.Require {
			bound := "≥ " + q.Figure.FormatBound(q.Bound)
			fields = append(fields, field{"figurekind." + string(q.Figure), 0, bound})
			whole = append(whole, bound)
		}
		parts[i] = rulesPart{t.Name, columnKey + "trackname", strings.Join(append([]string{t.Name}, whole...), " · "), fields}
	}
	return parts
}

func criterionParts(r *scoring.Rules) []rulesPart {
	parts := make([]rulesPart, len(r.Criteria))
	for i := range r.Criteria {
		c := &r.Criteria[i]
		whole := c.Name + " · " + c.Max.String() + " × " + scoring.Points(c.Weight).String()
		parts[i] = rulesPart{c.Code, columnKey + "criterion", whole, criterionFields(c)}
	}
	return parts
}

// Scorers are who scores a criterion, as a list of codes or “*” for everybody, which has a message of its own.
type Scorers string

func criterionFields(c *scoring.Criterion) []field {
	fields := []field{
		{columnKey + "criterionname", 0, c.Name},
		{columnKey + "max", 0, c.Max},
		{columnKey + "weight", 0, scoring.Points(c.Weight)},
		{columnKey + "scorers", 0, Scorers(strings.Join(c.Scorers, ", "))},
		{columnKey + "figure", 0, c.Figure},
	}
	if !c.Computed() {
		return fields
	}
	bands := make([]string, len(c.Bands))
	for i, b := range c.Bands {
		bands[i] = "≥ " + c.Figure.FormatBound(b.Bound) + ": " + b.Points.String()
	}
	missing := make([]string, len(c.Missing))
	for i, m := range c.Missing {
		missing[i] = m.Track + ": " + m.Points.String()
	}
	return append(fields, field{"rules.sheet.bands", 0, strings.Join(bands, "; ")}, field{columnKey + "otherwise", 0, c.Otherwise},
		field{"rules.sheet.missing", 0, strings.Join(missing, "; ")})
}

// RulesFrozen is the fault round.frozen once there is a score, which freezes the scoring part of the rules; nil before.
func (v View) RulesFrozen() error {
	for i := range v.snap.dossiers {
		if v.snap.anyScore(i) {
			return scoring.NewFault("round.frozen")
		}
	}
	for _, ballots := range v.snap.keyings {
		if slices.ContainsFunc(ballots, (*Keying).begun) {
			return scoring.NewFault("round.frozen")
		}
	}
	return nil
}

package store

import "example.com/hoidong/scoring"

// A Condition is one of those on which a dossier is scored.
type Condition struct {
	// Name is that of the message condition.*, which says what is met.
	Name string
	// Met is Unstated where nothing shows whether it is met: that keeps a dossier out as well.
	Met Answer
	// Params are what the message speaks of.
	Params map[string]any
	// Why is the fault of codes condition.* of one that is not shown to be met; nil otherwise.
	Why *scoring.Fault
}

// Conditions are those of a dossier, one by one: that it came in time, and what its track asks for.
func (v View) Conditions(i int) []Condition {
	d, round, rules := v.snap.dossiers[i], &v.snap.round, v.snap.rules
	all := d.punctual(round)
	if len(rules.Tracks) > 0 {
		all = append(all, d.conditions(round, rules)...)
	}
	return all
}

// punctual are the conditions of days; none where the round has no deadlines, or the dossier no days.
func (d *Dossier) punctual(round *Round) []Condition {
	if late := d.lateness(round); late != nil {
		if d.Late != Yes {
			return []Condition{{Name: "in_time", Met: No, Why: late}}
		}
		return []Condition{{Name: "admitted", Met: Yes, Params: map[string]any{"late": late, "reason": d.LateReason}}}
	}
	var met []Condition
	for _, in := range []struct{ name, day, deadline string }{
		{"received", d.Received, round.DossierDeadline}, {"referred", d.ReferralDate, round.ReferralDeadline},
	} {
		if in.day != "" && in.deadline != "" {
			met = append(met, Condition{Name: in.name, Met: Yes, Params: map[string]any{"day": spoken(in.day), "deadline": spoken(in.deadline)}})
		}
	}
	return met
}

// conditions are those of rules with tracks.
func (d *Dossier) conditions(round *Round, rules *scoring.Rules) []Condition {
	all := []Condition{answered("site", d.SiteInHanoi), answered("commitments", d.Commitments)}
	track := rules.Track(d.Track)
	if track == nil {
		return append(all, Condition{Name: "track", Why: scoring.NewFault("condition.track", "track", d.Track)})
	}
	if track.Judged {
		all = append(all, answered("conclusion", d.Conclusion))
	}
	for _, c := range track.Check(d.FiguresFor(round.Year)) {
		all = append(all, required(c))
	}
	return all
}

// answered is a condition that the dossier answers with yes or no.
func answered(name string, answer Answer) Condition {
	c := Condition{Name: name, Met: answer}
	switch answer {
	case No:
		c.Why = scoring.NewFault("condition." + name)
	case Unstated:
		c.Why = scoring.NewFault("condition." + name + "_unstated")
	}
	return c
}

// required is a condition on a figure.
func required(c scoring.Checked) Condition {
	kind := c.Requirement.Figure
	if c.Value == nil {
		return Condition{Name: "figure", Why: scoring.NewFault("condition.figure_unstated", "figure", kind)}
	}
	said := scoring.NewFault("condition.figure", "figure", kind, "value", kind.FormatValue(c.Value), "bound", kind.FormatBound(c.Requirement.Bound))
	if c.Met {
		return Condition{Name: "figure", Met: Yes, Params: said.Params}
	}
	return Condition{Name: "figure", Met: No, Why: said}
}

// failing are the faults of what is known not to be met, and of what is not known.
func failing(all []Condition) (unmet, unstated []*scoring.Fault) {
	for _, c := range all {
		switch c.Met {
		case No:
			unmet = append(unmet, c.Why)
		case Unstated:
			unstated = append(unstated, c.Why)
		}
	}
	return unmet, unstated
}

package store

import (
	"slices"

	"example.com/hoidong/scoring"
)

// opening lists what keeps a sitting from being opened: what has to be true before anybody scores.
func opening(rules *scoring.Rules, members []*Member, dossiers bool) []*scoring.Fault {
	var faults []*scoring.Fault
	if !slices.ContainsFunc(members, (*Member).Votes) {
		faults = append(faults, scoring.NewFault("session.no_council"))
	} else {
		faults = noScorers(rules, members)
	}
	if !dossiers {
		faults = append(faults, scoring.NewFault("session.no_dossier"))
	}
	return faults
}

func noScorers(rules *scoring.Rules, members []*Member) []*scoring.Fault {
	var faults []*scoring.Fault
	for _, criterion := range unscored(rules, members) {
		faults = append(faults, scoring.NewFault("session.no_scorer", "criterion", criterion))
	}
	return faults
}

// unscored are the codes of the judged criteria that nobody with a vote scores.
func unscored(rules *scoring.Rules, members []*Member) []string {
	var codes []string
	for i := range rules.Criteria {
		c := &rules.Criteria[i]
		scores := func(m *Member) bool { return m.Votes() && c.ScoredBy(m.Code) }
		if !c.Computed() && !slices.ContainsFunc(members, scores) {
			codes = append(codes, c.Code)
		}
	}
	return codes
}

// Opening lists what keeps the sitting from being opened, as faults session.*; empty when nothing does. That the rules
// are a sample is not among them: whoever opens the sitting acknowledges it.
func (v View) Opening() []*scoring.Fault {
	return opening(v.snap.rules, v.snap.members, len(v.snap.dossiers) > 0)
}

// Unscored are the codes of the judged criteria that nobody with a vote scores.
func (v View) Unscored() []string { return unscored(v.snap.rules, v.snap.members) }

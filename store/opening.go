package store

import (
	"slices"

	"example.com/hoidong/scoring"
)

// opening lists what keeps a sitting from being opened: what has to be true before anybody scores.
func (s *Snapshot) opening() []*scoring.Fault {
	var faults []*scoring.Fault
	if len(s.voters) == 0 {
		faults = append(faults, scoring.NewFault("session.no_council"))
	} else {
		faults = noScorers(s.rules, s.members)
	}
	if len(s.dossiers) == 0 {
		faults = append(faults, scoring.NewFault("session.no_dossier"))
	}
	return faults
}

// checkOpening asks what has to be true before anybody scores.
func (a *ChangePhase) checkOpening(t *tx) error {
	snap, err := load(t, t.round)
	if err != nil {
		return err
	}
	if snap.rules.Sample && !a.SampleAcknowledged {
		return scoring.NewFault("session.sample_rules")
	}
	switch a.Visibility {
	case "", scoring.VisibleLive, scoring.VisibleAfterOwn, scoring.VisibleClosed:
	default:
		return scoring.NewFault("session.visibility", "visibility", string(a.Visibility))
	}
	faults := snap.opening()
	if fault := snap.quorum().Fault(); fault != nil {
		faults = append(faults, fault)
	}
	return joinFaults(faults)
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
// are a sample is not among them, for whoever opens the sitting acknowledges it, and neither is the quorum, which is that of
// the day: see Quorum.
func (v View) Opening() []*scoring.Fault { return v.snap.opening() }

// Idle are the voting members who would have nothing to score, in the order of the council.
func (v View) Idle() []*Member {
	var idle []*Member
	sums, asked := make([]scoring.Cell, len(v.snap.voters)), make([]bool, len(v.snap.voters))
	for d := range v.snap.products {
		if v.snap.standings[d].Out != "" || !v.snap.onAgenda(d) {
			continue
		}
		v.snap.asking(d).SheetSums(sums)
		for m, sum := range sums {
			asked[m] = asked[m] || sum != 0
		}
	}
	for m, voter := range v.snap.voters {
		if !asked[m] {
			idle = append(idle, voter)
		}
	}
	return idle
}

// Unscored are the codes of the judged criteria that nobody with a vote scores.
func (v View) Unscored() []string { return unscored(v.snap.rules, v.snap.members) }

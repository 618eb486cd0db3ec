package store

import (
	"context"

	"example.com/hoidong/scoring"
	"example.com/hoidong/store/engine"
)

// A Prospect is what an act would lead to, seen before anybody does it: every preview of what moves comes from here.
type Prospect struct {
	// Before is what the actor sees now; after is the state that the act would lead to, of which he sees what he sees now.
	Before View
	after  *Snapshot
}

// Prospect finds out what an act of the actor's would lead to. The error is why it is not possible; that it needs grounds is
// none. Of what is keyed from paper nothing is told beforehand: it would say whether the other pass is the same.
func (s *Store) Prospect(ctx context.Context, actor Actor, act Act) (Prospect, error) {
	var p Prospect
	err := s.engine.View(ctx, func(r engine.R) error {
		was, err := s.Snapshot().after(r)
		if err != nil {
			return err
		}
		if _, hides := act.(blind); hides {
			return scoring.NewFault("keying.foresight")
		}
		t := &tx{RW: engine.Over(r), round: actor.round, at: s.clock()}
		if err := t.allow(actor, act); err != nil {
			return err
		}
		if err := act.check(t); err != nil {
			return err
		}
		if err := act.apply(t); err != nil {
			return err
		}
		after, err := load(t, t.round)
		if err != nil {
			return err
		}
		after.rest()
		p = Prospect{was.For(actor), after}
		return nil
	})
	return p, err
}

// Rankings are the ranking as it is and as it would be. The faults are those of Ranking, and for somebody who may not
// see single scores, ranking.owes, or ranking.foresight when he may not see them either once he owes nothing: an act that
// leaves the scores of one member would show them.
func (p Prospect) Rankings() (before, after *scoring.Ranking, err error) {
	before, err = p.Before.Ranking()
	if err != nil {
		return nil, nil, err
	}
	switch {
	case !p.Before.seesScores() && !p.Before.SeesTally():
		return nil, nil, scoring.NewFault("ranking.foresight")
	case !p.Before.seesScores():
		return nil, nil, scoring.NewFault("ranking.owes")
	}
	return before, p.after.ranking(), nil
}

// Dossier is a dossier as the act would leave it; nil when it would be gone.
func (p Prospect) Dossier(code string) *Dossier {
	if d := p.after.dossierIndex(code); d >= 0 {
		return p.after.dossiers[d]
	}
	return nil
}

// Code is the dossier of a number in the ranking after the act.
func (p Prospect) Code(product int) string { return p.after.dossiers[product].Code }

// Computed are the points of a dossier's computed criteria, by criterion, after the act; nil when it would be gone.
func (p Prospect) Computed(code string) []scoring.Computed {
	if d := p.after.dossierIndex(code); d >= 0 {
		return p.after.products[d].Computed
	}
	return nil
}

// Standing is where a dossier would stand; zero when it would be gone.
func (p Prospect) Standing(code string) Standing {
	if d := p.after.dossierIndex(code); d >= 0 {
		return p.after.For(Actor{}).Standing(d)
	}
	return Standing{}
}

// A Burden is what one member's sheets come to: the cells he still owes, and how many of his scores count.
type Burden struct{ Owed, Counting int }

// A Shift is a member whose burden would change.
type Shift struct {
	Member        *Member
	Before, After Burden
}

// Shifts lists them by code, for whoever may know what others owe; nil for others.
func (p Prospect) Shifts() []Shift {
	if !p.Before.roles().Has(Secretary, Operator, Chair) {
		return nil
	}
	was, will := p.Before.snap.burdens(), p.after.burdens()
	var shifts []Shift
	for i, m := range p.Before.snap.voters {
		at := p.after.voterIndex(m.Code)
		after := Burden{}
		if at >= 0 {
			after = will[at]
		}
		if was[i] != after {
			shifts = append(shifts, Shift{m, was[i], after})
		}
	}
	return shifts
}

// burdens has one element a voter.
func (s *Snapshot) burdens() []Burden {
	burdens, sums := make([]Burden, len(s.voters)), make([]scoring.Cell, len(s.voters))
	for d := range s.products {
		if s.standings[d].Out != "" {
			continue
		}
		s.asking(d).SheetSums(sums)
		for m, sum := range sums {
			if s.stance(m, d).owes {
				burdens[m].Owed += sum.Expected() - sum.Present()
			}
		}
		s.products[d].SheetSums(sums)
		for m, sum := range sums {
			burdens[m].Counting += sum.Present()
		}
	}
	return burdens
}

package store

import (
	"cmp"
	"slices"

	"example.com/hoidong/scoring"
)

// meansShownFrom is how many members must have scored a criterion before its mean is shown to somebody who may not see
// single scores: from a mean of two each could work out the other's score.
const meansShownFrom = 3

// An Explanation is the arithmetic of one mean, as far as the actor may see it.
type Explanation struct {
	scoring.Explanation
	scoring.Reading
	// Hidden marks the criteria whose mean the actor may not see.
	Hidden scoring.CriterionSet
	// Members are the codes behind the member numbers of single scores; empty when the actor may not see those.
	Members []string
}

// Explain is the arithmetic behind a row of Ranking.
func (v View) Explain(row int) (Explanation, error) {
	ranking, err := v.Ranking()
	if err != nil {
		return Explanation{}, err
	}
	e := Explanation{Explanation: ranking.Explain(row), Reading: v.read(ranking, row)}
	if v.seesScores() {
		for _, m := range v.snap.voters {
			e.Members = append(e.Members, m.Code)
		}
		return e, nil
	}
	e.withhold(v.voter)
	return e, nil
}

// Read is what is read aloud about a row of Ranking.
func (v View) Read(row int) (scoring.Reading, error) {
	ranking, err := v.Ranking()
	if err != nil {
		return scoring.Reading{}, err
	}
	return v.read(ranking, row), nil
}

// read says no more of the means of two rows than Explain would of either.
func (v View) read(ranking *scoring.Ranking, row int) scoring.Reading {
	reading := ranking.Read(row)
	n := reading.Neighbour
	if n == nil || v.seesScores() {
		return reading
	}
	for _, of := range []int{row, ranking.RowOf(n.Product)} {
		e := Explanation{Explanation: ranking.Explain(of)}
		if e.withhold(v.voter); e.Hidden != 0 {
			n.Own, n.Other, n.Withheld = nil, nil, true
		}
	}
	return reading
}

// withhold takes out what a voter, or −1 for nobody, may not see who may not see single scores. A criterion that others
// have scored cannot be hidden alone: the total less what he knows would show it, so the one with the next fewest scores
// goes with it. One that nobody but he has scored hides nothing from him.
func (e *Explanation) withhold(voter int) {
	e.Sheets = nil
	e.Parts = slices.Clone(e.Parts)
	var others []*scoring.Part
	hidden := 0
	for i := range e.Parts {
		p := &e.Parts[i]
		alone := !slices.ContainsFunc(p.Scores, func(s scoring.CountedScore) bool { return s.Member != voter })
		p.Scores = nil
		switch {
		case p.Computed != nil || p.N == 0:
		case alone:
			if p.N < meansShownFrom {
				e.hide(p)
			}
		default:
			others = append(others, p)
		}
	}
	slices.SortStableFunc(others, func(a, b *scoring.Part) int { return cmp.Compare(a.N, b.N) })
	for i, p := range others {
		if p.N < meansShownFrom || i == 1 && hidden == 1 {
			e.hide(p)
			hidden++
		}
	}
}

func (e *Explanation) hide(p *scoring.Part) {
	e.Hidden |= 1 << p.Criterion
	p.Sum, p.Exact, p.Mean, p.Contribution, p.Floor = 0, nil, nil, nil, nil
}

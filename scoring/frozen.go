package scoring

import "slices"

// SameScoring reports whether two sets of rules have the same scoring part, so that one may take the place of the other
// after scores have been given. Who scores a criterion, and what it is called, belongs to the decision part.
func (r *Rules) SameScoring(other *Rules) bool {
	return r.Scale == other.Scale && r.Step == other.Step && r.Mean == other.Mean &&
		r.Trim == other.Trim && r.Round == other.Round &&
		slices.EqualFunc(r.Criteria, other.Criteria, sameScoring)
}

func sameScoring(a, b Criterion) bool {
	return a.Code == b.Code && a.Max == b.Max && a.Weight == b.Weight &&
		a.Figure == b.Figure && a.Otherwise == b.Otherwise &&
		slices.Equal(a.Bands, b.Bands) && slices.Equal(a.Missing, b.Missing)
}

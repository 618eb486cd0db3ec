package scoring

import "math/big"

// Where the points of a computed criterion come from when it is not a band.
const (
	// BandOtherwise: no bound was reached.
	BandOtherwise = -1
	// BandMissing: the figure is not there and the product's track has points for that.
	BandMissing = -2
	// BandCouncil: the figure is not there and the council gave the points. Compute never finds it.
	BandCouncil = -3
)

// Computed is what a computed criterion gives a product. The zero value is a missing figure.
type Computed struct {
	Points Points
	// Known says that there are points at all.
	Known bool
	// Band is the index of the band reached, BandOtherwise or BandMissing.
	Band int
	// Value is the figure, in its unit; nil when it is not there.
	Value *big.Rat
}

// Compute gives the points of a computed criterion for a product's figures: those of the first band whose bound is
// reached, else Otherwise. Without the figure only a track that cannot have it gets points.
func (c *Criterion) Compute(f Figures, track string) Computed {
	value, ok := f.Value(c.Figure)
	if !ok {
		for _, m := range c.Missing {
			if m.Track == track {
				return Computed{Points: m.Points, Known: true, Band: BandMissing}
			}
		}
		return Computed{}
	}
	for i, b := range c.Bands {
		if reaches(value, b.Bound) {
			return Computed{Points: b.Points, Known: true, Band: i, Value: value}
		}
	}
	return Computed{Points: c.Otherwise, Known: true, Band: BandOtherwise, Value: value}
}

// ComputeAll has one element a criterion; those of judged criteria are zero.
func (r *Rules) ComputeAll(f Figures, track string) []Computed {
	all := make([]Computed, len(r.Criteria))
	for i := range r.Criteria {
		if c := &r.Criteria[i]; c.Computed() {
			all[i] = c.Compute(f, track)
		}
	}
	return all
}

// A Checked is a condition of a track held against a product's figures.
type Checked struct {
	Requirement Requirement
	// Value is the figure, in its unit; nil when it is not there, and then the condition is not shown to be met.
	Value *big.Rat
	Met   bool
}

// Check holds the figures against every condition of the track. Reaching a bound is enough. A judged track has none: its
// recorded conclusion decides.
func (t *Track) Check(f Figures) []Checked {
	var all []Checked
	for _, r := range t.Require {
		value, ok := f.Value(r.Figure)
		all = append(all, Checked{r, value, ok && reaches(value, r.Bound)})
	}
	return all
}

func reaches(value *big.Rat, bound int64) bool {
	return value.Cmp(new(big.Rat).SetInt64(bound)) >= 0
}

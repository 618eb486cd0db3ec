package scoring

import (
	"math/big"
	"math/bits"
)

// totals turns criterion means into whole numbers over one denominator, so that they compare without a division.
type totals struct {
	rules *Rules
	// unit is the numerator of one hundredth of a point: 100 (of the weight) × the common multiple of the divisors.
	unit wide
	// factor[n] × points × weight is what a mean over n scores brings; zero for an n that does not occur.
	factor [MaxMembers + 1]wide
}

// newTotals prepares for the divisors that occur: bit n−1 of divisors stands for n.
func newTotals(rules *Rules, divisors uint64) *totals {
	t := &totals{rules: rules}
	common := wide{lo: 1}
	for rest := divisors; rest != 0; rest &= rest - 1 {
		common = common.multipleOf(uint64(bits.TrailingZeros64(rest) + 1))
	}
	for rest := divisors; rest != 0; rest &= rest - 1 {
		n := bits.TrailingZeros64(rest) + 1
		t.factor[n], _ = common.over(uint64(n))
	}
	t.unit = common.times(100)
	return t
}

// of is the numerator of a product's total.
func (t *totals) of(means []Cell) wide {
	var total wide
	for c, mean := range means {
		if t.rules.Round >= 0 {
			// A rounded mean is a score of its own: every divisor is 1.
			total = total.plus(wide{lo: 100 * uint64(t.rules.roundedContribution(c, mean))})
			continue
		}
		total = total.plus(t.factor[mean.Present()].times(uint64(mean.Points()) * uint64(t.rules.Criteria[c].Weight)))
	}
	return total
}

// rat is a numerator as points.
func (t *totals) rat(numerator wide) *big.Rat {
	return new(big.Rat).SetFrac(numerator.big(), t.unit.times(100).big())
}

// bound is the numerator of a number of points.
func (t *totals) bound(p Points) wide { return t.unit.times(uint64(p)) }

package scoring

import (
	"math/big"
	"math/bits"
)

// totals turns criterion means into whole numbers over one denominator, so that they compare without a division.
type totals struct {
	rules *Rules
	// weights of the criteria, in hundredths, side by side.
	weights []uint64
	// unit is the numerator of one hundredth of a point: 100 (of the weight) × the common multiple of the divisors.
	unit wide
	// factor[n] × points × weight is what a mean over n scores brings; zero for an n that does not occur.
	factor [MaxMembers + 1]wide
}

// newTotals prepares for the divisors that occur: bit n−1 of divisors stands for n.
func newTotals(rules *Rules, divisors uint64) *totals {
	t := &totals{rules: rules, weights: make([]uint64, len(rules.Criteria))}
	for c := range rules.Criteria {
		t.weights[c] = uint64(rules.Criteria[c].Weight)
	}
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

// of is the numerator of a product's total. Neighbouring criteria with the same divisor are added before they are
// multiplied.
func (t *totals) of(means []Cell) wide {
	if t.rules.Round >= 0 {
		return t.ofRounded(means)
	}
	var total wide
	points, divisor := uint64(0), 1
	for c, weight := range t.weights[:len(means)] {
		mean := means[c]
		if mean.Present() != divisor {
			total = total.plus(t.factor[divisor].times(points))
			points, divisor = 0, mean.Present()
		}
		points += uint64(mean.Points()) * weight
	}
	return total.plus(t.factor[divisor].times(points))
}

// ofRounded: a rounded mean is a score of its own, so that every divisor is 1.
func (t *totals) ofRounded(means []Cell) wide {
	points := Points(0)
	for c, mean := range means {
		points += t.rules.roundedContribution(c, mean)
	}
	return t.bound(points)
}

// rat is a numerator as points.
func (t *totals) rat(numerator wide) *big.Rat {
	return new(big.Rat).SetFrac(numerator.big(), t.unit.times(100).big())
}

// bound is the numerator of a number of points.
func (t *totals) bound(p Points) wide { return t.unit.times(uint64(p)) }

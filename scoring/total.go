package scoring

import "math/big"

// A total is a whole number of parts. A part is so small that every mean over up to MaxMembers scores is a whole number of
// them: one point is 100 (hundredths of a point) × 100 (hundredths of a weight) × D parts, where D is the least common
// multiple of 1…MaxMembers. So totals compare without a division, whatever the numbers of scores they came from.
var (
	// partsOver[n] is D ÷ n: what a hundredth of a point brings with a weight of one hundredth, when n scores are there.
	// No score brings nothing.
	partsOver = dividedByAll(commonMultiple(MaxMembers))
	// hundredth of a point, in parts.
	hundredth = partsOver[1].times(100)
	// point in parts.
	point = hundredth.times(100)
)

// commonMultiple is the least common multiple of 1…n.
func commonMultiple(n uint64) wide {
	multiple := wide{lo: 1}
	for i := range n {
		multiple = multiple.multipleOf(i + 1)
	}
	return multiple
}

func dividedByAll(dividend wide) (quotients [MaxMembers + 1]wide) {
	for n := 1; n <= MaxMembers; n++ {
		quotients[n], _ = dividend.over(uint64(n))
	}
	return quotients
}

// total adds criterion means up, in parts, and says which are missing.
func (r *Rules) total(means []Cell) (total wide, missing CriterionSet) {
	for c, mean := range means {
		n := mean.Present()
		if n == 0 {
			missing |= 1 << c
		}
		weighted := uint64(mean.Points()) * uint64(r.Criteria[c].Weight)
		total = total.plus(partsOver[n].times(weighted))
	}
	if r.Round >= 0 {
		total = parts(r.roundedTotal(means))
	}
	return total, missing
}

// roundedTotal: a rounded contribution is a whole number of hundredths.
func (r *Rules) roundedTotal(means []Cell) Points {
	total := Points(0)
	for c, mean := range means {
		total += r.roundedContribution(c, mean)
	}
	return total
}

// parts is a number of points in parts.
func parts(p Points) wide { return hundredth.times(uint64(p)) }

// ratOfParts is a number of parts as points.
func ratOfParts(n wide) *big.Rat { return new(big.Rat).SetFrac(n.big(), point.big()) }

package tui

import (
	"math/big"

	"example.com/hoidong/scoring"
)

// A distribution is how the means of the products with a place are spread: how many lie in each column of a scale.
type distribution struct {
	// from is where the first column begins and each how wide a column is, in points. Columns begin at the pass mark, so
	// that it never cuts one; a mean on a bound belongs to the column above.
	from, each scoring.Points
	counts     []int
	most       int
	// highest, middle and lowest mean.
	highest, middle, lowest *big.Rat
	// pass is nil without a pass mark; cut is the last mean above the line of the Top N, nil without one.
	pass, cut *big.Rat
}

// finest is the narrowest column, half a point; what follows it are 1, 2, 5, 10, 20, 50 … points.
const finest scoring.Points = 50

// most columns that are told apart at a glance.
const mostColumns = 30

// newDistribution spreads the first placed rows of a ranking over at most so many columns, two at least; top of them stand above the
// line of the Top N. It is nil when nothing has a place.
func newDistribution(ranked *scoring.Ranking, rules *scoring.Rules, placed, top, columns int) *distribution {
	if placed == 0 {
		return nil
	}
	means := make([]*big.Rat, placed)
	for i := range means {
		means[i], _ = ranked.Mean(i)
	}
	d := &distribution{highest: means[0], middle: middleOf(means), lowest: means[placed-1]}
	anchor := scoring.Points(0)
	if rules.Pass != nil {
		anchor, d.pass = *rules.Pass, rules.Pass.Rat()
	}
	if top > 0 {
		d.cut = means[top-1]
	}
	columns = max(2, min(columns, mostColumns)) // however wide they are, one may end at the pass mark and one begin there
	for d.each = finest; ; d.each = wider(d.each) {
		d.from = anchor + d.each*scoring.Points(columnOf(d.lowest, anchor, d.each))
		if n := columnOf(d.highest, d.from, d.each) + 1; n <= columns {
			d.counts = make([]int, n)
			break
		}
	}
	for _, m := range means {
		at := d.column(m)
		d.counts[at]++
		d.most = max(d.most, d.counts[at])
	}
	return d
}

// wider is the next width of columns: 0,5 → 1 → 2 → 5 → 10 …
func wider(each scoring.Points) scoring.Points {
	for digit := each; ; digit /= 10 {
		if digit == 2 {
			return each / 2 * 5
		}
		if digit < 10 {
			return each * 2
		}
	}
}

// column is that of a mean.
func (d *distribution) column(mean *big.Rat) int { return columnOf(mean, d.from, d.each) }

// columnOf counts columns from one that begins there, exactly; below it they are negative.
func columnOf(mean *big.Rat, from, each scoring.Points) int {
	x := new(big.Rat).Sub(mean, from.Rat())
	x.Quo(x, each.Rat())
	// Euclidean division rounds down, also below zero.
	return int(new(big.Int).Div(x.Num(), x.Denom()).Int64())
}

// middleOf is the mean in the middle of a list in order, or between the two there.
func middleOf(means []*big.Rat) *big.Rat {
	n := len(means)
	sum := new(big.Rat).Add(means[(n-1)/2], means[n/2])
	return sum.Quo(sum, big.NewRat(2, 1))
}

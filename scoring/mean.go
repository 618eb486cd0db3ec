package scoring

import (
	"math/big"
	"slices"
)

// A criterion's mean is kept as a Cell: its points over its scores present. Adding up to a total then needs no division,
// only a common denominator.

// fillMeans works out a product's means, criterion by criterion.
func (r *Rules) fillMeans(p *Product, members int) {
	p.rowSums(members, p.means)
	switch {
	case r.Mean == ByMember:
		r.keepComplete(p, members)
	case r.Trim > 0 || r.Round >= 0:
		r.trimAndRound(p, members)
	}
	for c := range p.Computed {
		if r.Criteria[c].Computed() {
			p.means[c] = p.Computed[c].cell()
		}
	}
}

// cell is a computed criterion as a score of its own.
func (c *Computed) cell() Cell {
	if !c.Known {
		return 0
	}
	return Score(c.Points)
}

// trimAndRound: by criterion, without the highest and the lowest scores, rounded.
func (r *Rules) trimAndRound(p *Product, members int) {
	means := p.means
	for c := range means {
		if r.Trim > 0 && means[c].Present() > 2*r.Trim {
			means[c] = trimmed(p.row(c, members), r.Trim)
		}
		if r.Round >= 0 && means[c].Present() > 0 {
			means[c] = Score(roundedMean(means[c], r.Round))
		}
	}
}

// keepComplete: by member, over the sheets with a score for every judged criterion. The means hold the sums of the rows.
func (r *Rules) keepComplete(p *Product, members int) {
	if r.allScored(p.means, members) {
		return
	}
	var buffer [MaxMembers]Cell
	masks := buffer[:members]
	r.maskComplete(p, masks)
	for c := range p.means {
		p.means[c] = sumMasked(p.row(c, members), masks)
	}
}

// maskComplete fills masks with ones for the members whose sheet is complete, and with zeros for the others.
func (r *Rules) maskComplete(p *Product, masks []Cell) {
	p.SheetSums(masks)
	judged := r.judged()
	for m, sheet := range masks {
		mask := Cell(0)
		if sheet.Present() == judged {
			mask = ^mask
		}
		masks[m] = mask
	}
}

// sumMasked adds up the cells of a row under the masks.
func sumMasked(row, masks []Cell) Cell {
	sum := Cell(0)
	for m, mask := range masks[:len(row)] {
		sum += row[m] & mask
	}
	return sum
}

// allScored: every member scored every judged criterion, so that every sheet is complete.
func (r *Rules) allScored(sums []Cell, members int) bool {
	for c, sum := range sums {
		if sum.Present() != members && !r.Criteria[c].Computed() {
			return false
		}
	}
	return true
}

// tieCriteria are the criteria of the tie order by index.
func (r *Rules) tieCriteria() []int {
	indexes := make([]int, len(r.TieOrder))
	for i, code := range r.TieOrder {
		indexes[i] = r.Criterion(code)
	}
	return indexes
}

// judged counts the criteria that members score.
func (r *Rules) judged() int {
	n := 0
	for i := range r.Criteria {
		if !r.Criteria[i].Computed() {
			n++
		}
	}
	return n
}

// trimmed adds a row up without its k highest and k lowest scores. There are more than 2k.
func trimmed(row []Cell, k int) Cell {
	var buffer [MaxMembers]Cell
	scores := buffer[:0]
	for _, cell := range row {
		if cell.Present() == 1 {
			scores = append(scores, cell)
		}
	}
	slices.Sort(scores)
	return sum(scores[k : len(scores)-k])
}

// roundedMean rounds sum ÷ n half up to so many decimals.
func roundedMean(mean Cell, decimals int) Points {
	return roundHalfUp(mean.Points(), Points(mean.Present()), decimals)
}

// roundHalfUp is p ÷ divisor to 0, 1 or 2 decimals of a point.
func roundHalfUp(p, divisor Points, decimals int) Points {
	unit := [...]Points{100, 10, 1}[decimals]
	return (2*p + divisor*unit) / (2 * divisor * unit) * unit
}

// rat is a mean that is there as an exact number of points.
func (c Cell) rat() *big.Rat {
	return big.NewRat(int64(c.Points()), int64(c.Present())*100)
}

// compareMeans compares two means that are there, by cross-multiplying.
func compareMeans(a, b Cell) int {
	x := int64(a.Points()) * int64(b.Present())
	y := int64(b.Points()) * int64(a.Present())
	switch {
	case x < y:
		return -1
	case x > y:
		return 1
	}
	return 0
}

// contribution is what a criterion's mean brings to the total, in points; nil when there is no mean.
func (r *Rules) contribution(c int, mean Cell) *big.Rat {
	if mean.Present() == 0 {
		return nil
	}
	if r.Round >= 0 {
		return big.NewRat(int64(r.roundedContribution(c, mean)), 100)
	}
	x := mean.rat()
	return x.Mul(x, big.NewRat(r.Criteria[c].Weight, 100))
}

// roundedContribution is a rounded mean × weight, rounded again.
func (r *Rules) roundedContribution(c int, mean Cell) Points {
	return roundHalfUp(mean.Points()*Points(r.Criteria[c].Weight), 100, r.Round)
}

// reachesFloor: mean ≥ floor × maximum, exactly.
func (r *Rules) reachesFloor(c int, mean Cell) bool {
	return int64(mean.Points())*100*100 >= int64(r.Floor)*int64(r.Criteria[c].Max)*int64(mean.Present())
}

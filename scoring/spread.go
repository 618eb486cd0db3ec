package scoring

import "math/big"

// Spread is how far the members are apart on a row's product, in points: over the complete sheets of the members who are
// asked, the largest minus the smallest of (points given ÷ points he could give) × scale. It takes two sheets.
func (rk *Ranking) Spread(row int) (*big.Rat, bool) {
	var buffer [MaxMembers]Cell
	sheets := buffer[:rk.members]
	product := rk.productOf(row)
	product.SheetSums(sheets)
	var least, most *big.Rat
	complete := 0
	for m, sheet := range sheets {
		if !sheet.Complete() {
			continue
		}
		complete++
		share := big.NewRat(int64(sheet.Points()), int64(rk.couldGive(product, m)))
		if least == nil || share.Cmp(least) < 0 {
			least = share
		}
		if most == nil || share.Cmp(most) > 0 {
			most = share
		}
	}
	if complete < 2 {
		return nil, false
	}
	spread := new(big.Rat).Sub(most, least)
	return spread.Mul(spread, rk.rules.Scale.Rat()), true
}

// couldGive is the sum of the maxima of what the member is asked for.
func (rk *Ranking) couldGive(p *Product, member int) Points {
	total := Points(0)
	for c := range rk.rules.Criteria {
		if p.row(c, rk.members)[member].Expected() > 0 {
			total += rk.rules.Criteria[c].Max
		}
	}
	return total
}

// Alarm reports whether the spread of a row is above the alarm of the rules.
func (rk *Ranking) Alarm(row int) bool {
	if rk.rules.SpreadAlarm == nil {
		return false
	}
	spread, ok := rk.Spread(row)
	return ok && spread.Cmp(rk.rules.SpreadAlarm.Rat()) > 0
}

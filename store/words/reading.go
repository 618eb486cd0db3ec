package words

import (
	"math/big"
	"strings"

	"example.com/hoidong/scoring"
)

// shownDecimals is to how many decimals means are spoken of; exactDecimals where two alike have to be told apart.
const (
	shownDecimals = 2
	exactDecimals = 6
)

// Reading is the sentence that can be read aloud about a row of a ranking: “SP34 xếp thứ 10, trên SP01: cùng 85,94 điểm,
// tiêu chí C5 cao hơn (12,95 so với 11,95)”. code is the code of a product by its index.
func (w *Words) Reading(r scoring.Reading, rules *scoring.Rules, code func(product int) string) string {
	own := code(r.Product)
	if r.Place == 0 {
		return w.T("reading.unplaced", "code", own, "reason", w.Reason(rules, scoring.Row{Reason: r.Reason, Missing: r.Missing}))
	}
	if r.Neighbour == nil {
		return w.T("reading.alone", "code", own, "place", r.Place, "mean", Mean(r.Mean))
	}
	n := r.Neighbour
	params := []any{"code", own, "place", r.Place, "mean", Mean(r.Mean), "than", code(n.Product), "than_mean", Mean(n.Mean)}
	side := "below"
	if n.Below {
		side = "above"
	}
	switch {
	case n.Withheld && n.Decided >= 0:
		return w.T("reading.split_untold_"+side, append(params, "criterion", rules.Criteria[n.Decided].Code)...)
	case n.Withheld && n.Misleading:
		return w.T("reading.close_untold_"+side, params...)
	case n.Decided == scoring.Undecided:
		if len(rules.TieOrder) == 0 {
			return w.T("reading.tied", params...)
		}
		return w.T("reading.tied_order", append(params, "order", strings.Join(rules.TieOrder, ", "))...)
	case n.Decided >= 0:
		return w.T("reading.split_"+side, append(params, "criterion", rules.Criteria[n.Decided].Code,
			"own", Mean(n.Own), "other", Mean(n.Other))...)
	case n.Misleading:
		return w.T("reading.close_"+side, append(params, "exact", exact(r.Mean), "than_exact", exact(n.Mean))...)
	}
	return w.T("reading.mean_"+side, params...)
}

// PassMark says how a mean stands against the pass mark, and warns where the rounded number would say something else:
// 69,995 shows as 70,00 and fails.
func (w *Words) PassMark(mean *big.Rat, c *scoring.Comparison) string {
	params := []any{
		"bound", bound(c.Bound), "mean", Mean(mean), "exact", exact(mean),
		"difference", Mean(new(big.Rat).Abs(c.Difference)), "exact_difference", exact(new(big.Rat).Abs(c.Difference)),
	}
	switch {
	case c.Misleading:
		return w.T("passmark.misleading", params...)
	case c.Reached && c.Difference.Sign() == 0:
		return w.T("passmark.exactly", params...)
	case c.Reached:
		return w.T("passmark.reached", params...)
	}
	return w.T("passmark.missed", params...)
}

// Mean writes a mean the way it is shown everywhere: two decimals, half up.
func Mean(x *big.Rat) string { return scoring.FormatRat(x, shownDecimals) }

// Exact writes all decimals of a mean, or where they never end, or go on for long, the fraction: “85,9375”, “10313/120”.
func Exact(x *big.Rat) string {
	for n := range exactDecimals + 1 {
		if scoring.RoundRat(x, n).Cmp(x) == 0 {
			return scoring.FormatRat(x, n)
		}
	}
	return x.Num().String() + "/" + x.Denom().String()
}

// exact writes as many decimals as it takes to tell, at most exactDecimals, cut and never rounded, with an ellipsis where
// there would be more.
func exact(x *big.Rat) string {
	for n := shownDecimals; n <= exactDecimals; n++ {
		if scoring.RoundRat(x, n).Cmp(x) == 0 {
			return scoring.FormatRat(x, n)
		}
	}
	power := new(big.Int).Exp(big.NewInt(10), big.NewInt(exactDecimals), nil)
	scaled := new(big.Int).Mul(x.Num(), power)
	return scoring.FormatRat(new(big.Rat).SetFrac(scaled.Quo(scaled, x.Denom()), power), exactDecimals) + "…"
}

// bound writes a bound without decimals it does not need.
func bound(x *big.Rat) string {
	for n := range shownDecimals {
		if scoring.RoundRat(x, n).Cmp(x) == 0 {
			return scoring.FormatRat(x, n)
		}
	}
	return Mean(x)
}

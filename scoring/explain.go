package scoring

import (
	"math/big"
	"slices"
)

// An Explanation is the arithmetic of one product's mean.
type Explanation struct {
	// Product and Row are indexes.
	Product, Row int
	// Parts has one element a criterion, in the order of the rules; empty for products that were kept out.
	Parts []Part
	// Sheets are the members' sheets, where the mean is by member.
	Sheets []MemberSheet
	// Mean is the exact sum of the contributions; nil without a place.
	Mean *big.Rat
	// Pass compares the mean with the pass mark; nil when there is none, or no mean.
	Pass *Comparison
	// Verdict, Grade, Reason and Missing are those of the row.
	Verdict Verdict
	Grade   int
	Reason  Reason
	Missing CriterionSet
}

// A Part is what one criterion brings to a mean.
type Part struct {
	// Criterion is its index.
	Criterion int
	// Computed tells the figure, band and points of a computed criterion; nil for a judged one.
	Computed *Computed
	// Scores are the scores that count, by member; those that trim drops among them.
	Scores []CountedScore
	// Sum of the scores that are not dropped, and N, how many they are: the number that divides.
	Sum Points
	N   int
	// Exact is Sum ÷ N in points. Mean is the same, rounded when the rules round. Both nil without a score.
	Exact, Mean *big.Rat
	// Weight in hundredths.
	Weight int64
	// Contribution is Mean × weight, rounded when the rules round; nil without a mean.
	Contribution *big.Rat
	// Floor compares the mean with the floor; nil when there is none, or no mean.
	Floor *Comparison
}

// A CountedScore is a score that counts.
type CountedScore struct {
	// Member is an index.
	Member  int
	Points  Points
	Dropped bool
}

// A MemberSheet is the total of one member's scores for the product.
type MemberSheet struct {
	Member int
	Total  Points
	// Complete sheets count; the others do not.
	Complete bool
}

// A Comparison holds an exact value against a bound; reaching it is enough.
type Comparison struct {
	// Bound and Difference (value − bound) in points.
	Bound, Difference *big.Rat
	Reached           bool
	// Misleading: the two look alike in two decimals, and yet the bound is missed (69,995 shows as 70,00).
	Misleading bool
}

// shownDecimals is to how many decimals means are shown.
const shownDecimals = 2

func compareWith(value, bound *big.Rat) *Comparison {
	reached := value.Cmp(bound) >= 0
	return &Comparison{
		Bound:      bound,
		Difference: new(big.Rat).Sub(value, bound),
		Reached:    reached,
		Misleading: !reached && looksAlike(value, bound),
	}
}

func looksAlike(a, b *big.Rat) bool {
	return RoundRat(a, shownDecimals).Cmp(RoundRat(b, shownDecimals)) == 0
}

// Explain lays out the arithmetic of a row.
func (rk *Ranking) Explain(row int) Explanation {
	r := rk.Rows[row]
	e := Explanation{
		Product: r.Product, Row: row,
		Verdict: r.Verdict, Grade: r.Grade, Reason: r.Reason, Missing: r.Missing,
	}
	if rk.products[r.Product].out != "" {
		return e
	}
	e.Sheets = rk.memberSheets(r.Product)
	for c := range rk.rules.Criteria {
		e.Parts = append(e.Parts, rk.part(r.Product, c, e.Sheets))
	}
	if mean, ok := rk.Mean(row); ok {
		e.Mean = mean
		if rk.rules.Pass != nil {
			e.Pass = compareWith(mean, rk.rules.Pass.Rat())
		}
	}
	return e
}

// memberSheets are the sheets that hold something, where the mean is by member.
func (rk *Ranking) memberSheets(product int) []MemberSheet {
	if rk.rules.Mean != ByMember {
		return nil
	}
	sums := make([]Cell, rk.members)
	rk.products[product].SheetSums(sums)
	judged := rk.rules.judged()
	var sheets []MemberSheet
	for m, sum := range sums {
		if sum != 0 {
			sheets = append(sheets, MemberSheet{Member: m, Total: sum.Points(), Complete: sum.Present() == judged})
		}
	}
	return sheets
}

func (rk *Ranking) part(product, c int, sheets []MemberSheet) Part {
	criterion := &rk.rules.Criteria[c]
	part := Part{Criterion: c, Weight: criterion.Weight}
	p := rk.products[product]
	if criterion.Computed() {
		part.Computed = &p.Computed[c]
		if part.Computed.Known {
			part.Sum, part.N = part.Computed.Points, 1
		}
	} else {
		part.Scores = rk.countedScores(p.row(c, rk.members), sheets)
		for _, s := range part.Scores {
			if !s.Dropped {
				part.Sum += s.Points
				part.N++
			}
		}
	}
	if part.N == 0 {
		return part
	}
	mean := p.means[c]
	part.Exact = big.NewRat(int64(part.Sum), int64(part.N)*100)
	part.Mean = mean.rat()
	part.Contribution = rk.rules.contribution(c, mean)
	if rk.rules.Floor > 0 {
		part.Floor = compareWith(part.Mean, rk.rules.floorOf(c))
	}
	return part
}

// floorOf is the floor of a criterion in points.
func (r *Rules) floorOf(c int) *big.Rat {
	share := big.NewRat(int64(r.Floor), 100*100)
	return share.Mul(share, r.Criteria[c].Max.Rat())
}

// countedScores are the scores of a row that count: where the mean is by member, those of complete sheets.
func (rk *Ranking) countedScores(row []Cell, sheets []MemberSheet) []CountedScore {
	var scores []CountedScore
	if rk.rules.Mean == ByMember {
		for _, s := range sheets {
			if s.Complete {
				scores = append(scores, CountedScore{Member: s.Member, Points: row[s.Member].Points()})
			}
		}
		return scores
	}
	for m, cell := range row {
		if cell.Present() == 1 {
			scores = append(scores, CountedScore{Member: m, Points: cell.Points()})
		}
	}
	drop(scores, rk.rules.Trim)
	return scores
}

// drop marks the k highest and k lowest of more than 2k scores. Of equal ones the first members are dropped as lowest and
// the last as highest.
func drop(scores []CountedScore, k int) {
	if len(scores) <= 2*k {
		return
	}
	order := make([]*CountedScore, len(scores))
	for i := range scores {
		order[i] = &scores[i]
	}
	slices.SortStableFunc(order, func(a, b *CountedScore) int { return int(a.Points - b.Points) })
	for i := range k {
		order[i].Dropped = true
		order[len(order)-1-i].Dropped = true
	}
}

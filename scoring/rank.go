package scoring

import (
	"math/big"
	"math/bits"
	"slices"
	"strings"
)

// A Decision says what separates a row from the row above it: a criterion's index, when the means are equal and the tie
// order split them, or one of the constants.
type Decision int8

const (
	// DecidedByMean: the mean is lower.
	DecidedByMean Decision = -1
	// Undecided: nothing separates them; they share the place.
	Undecided Decision = -2
	// NothingAbove: the first row, and every row without a place.
	NothingAbove Decision = -3
)

// A Verdict is what the pass mark and the floor say. It never changes a place.
type Verdict uint8

const (
	// NoVerdict: the rules have neither pass mark nor floor, or the product has no place.
	NoVerdict Verdict = iota
	Passed
	Failed
)

// A Top says whether a product is one of the N best of those that pass.
type Top uint8

const (
	TopNo Top = iota
	TopIn
	// TopOpen: it shares its place across the cut; the council settles it.
	TopOpen
)

// A Row is one line of a ranking.
type Row struct {
	// Product is its index among the products given to Rank.
	Product int
	// Place counts from 1; products that share one leave a gap after them (1, 2, 2, 4). 0 is no place.
	Place int
	// Reason why there is no place.
	Reason Reason
	// Missing are the criteria without a mean, for ReasonMissing and ReasonNoSheet.
	Missing CriterionSet
	// Grade is an index into Rules.Grades, or −1.
	Grade int
	// Tied: another product has the same place.
	Tied    bool
	Decided Decision
	Verdict Verdict
	Top     Top
}

// A Ranking is the order of a round's products. Rows with a place come first, best first, then those without; equal
// ones and those without a place by code. It is immutable, and so must be what it was made from.
//
// Its methods take the index of a row.
type Ranking struct {
	Rows []Row

	rules    *Rules
	members  int
	products []*Product
	totals   *totals
	// ties are the criteria of the tie order by index.
	ties []int
	// rowOf is the row of every product.
	rowOf []int32
}

// Rank orders products that were made for these rules and so many voting members. The order in which they come in never
// matters.
func Rank(rules *Rules, members int, products []*Product) *Ranking {
	rk := &Ranking{
		Rows:     make([]Row, len(products)),
		rules:    rules,
		members:  members,
		products: products,
		ties:     rules.tieCriteria(),
		rowOf:    make([]int32, len(products)),
	}
	placed, divisors := rk.split()
	rk.totals = newTotals(rules, divisors)
	order := rk.sorted(placed)
	for i := range order {
		rk.place(i, placed, order)
	}
	rk.cutTop(rk.Rows[:len(order)])
	slices.SortFunc(rk.Rows[len(order):], func(a, b Row) int { return rk.byCode(a.Product, b.Product) })
	for i := range rk.Rows {
		rk.rowOf[rk.Rows[i].Product] = int32(i)
	}
	return rk
}

// A standing is a product on its way to a place.
type standing struct {
	total   wide
	product int
}

// split lists the products that get a place, and the divisors that occur in their means (see newTotals). The others fill
// the rows from the end.
func (rk *Ranking) split() (placed []standing, divisors uint64) {
	placed = make([]standing, 0, len(rk.products))
	end := len(rk.Rows)
	for i, p := range rk.products {
		if reason := rk.rules.reasonFor(p); reason != "" {
			end--
			rk.Rows[end] = Row{Product: i, Decided: NothingAbove, Grade: -1, Reason: reason, Missing: p.missing}
			continue
		}
		placed = append(placed, standing{product: i})
		divisors |= p.divisors
	}
	return placed, divisors
}

// reasonFor says why a product has no place; empty when it has one.
func (r *Rules) reasonFor(p *Product) Reason {
	if p.missing == 0 {
		return p.out
	}
	if r.Mean == ByMember {
		for c := range p.missing.All() {
			if !r.Criteria[c].Computed() {
				return ReasonNoSheet
			}
		}
	}
	return ReasonMissing
}

// sorted returns the indexes of the standings, best first. Each standing becomes one number to sort by, the leading bits
// of its total above its own index; the few that agree in those bits are compared in full.
func (rk *Ranking) sorted(placed []standing) []uint64 {
	longest := 0
	for i := range placed {
		placed[i].total = rk.totals.of(rk.meansOf(placed[i].product))
		longest = max(longest, placed[i].total.len())
	}
	indexBits := bits.Len(uint(len(placed)))
	shift := max(0, longest-(64-indexBits))
	keys := make([]uint64, len(placed))
	for i := range placed {
		keys[i] = ^placed[i].total.shifted(shift)<<indexBits | uint64(i)
	}
	slices.Sort(keys)
	run, leading := 0, uint64(0)
	for i, key := range keys {
		if key>>indexBits != leading {
			rk.sortRun(placed, keys[run:i])
			run, leading = i, key>>indexBits
		}
		keys[i] &= 1<<indexBits - 1
	}
	rk.sortRun(placed, keys[run:])
	return keys
}

func (rk *Ranking) sortRun(placed []standing, run []uint64) {
	if len(run) < 2 {
		return
	}
	slices.SortFunc(run, func(i, j uint64) int {
		a, b := &placed[i], &placed[j]
		if order, _ := rk.compare(a, b); order != 0 {
			return -order
		}
		return rk.byCode(a.product, b.product)
	})
}

// compare is positive when a ranks above b, and says what decided it.
func (rk *Ranking) compare(a, b *standing) (int, Decision) {
	if order := a.total.compare(b.total); order != 0 {
		return order, DecidedByMean
	}
	x, y := rk.meansOf(a.product), rk.meansOf(b.product)
	for _, c := range rk.ties {
		if order := compareMeans(x[c], y[c]); order != 0 {
			return order, Decision(c)
		}
	}
	return 0, Undecided
}

func (rk *Ranking) byCode(a, b int) int {
	return strings.Compare(rk.products[a].Code, rk.products[b].Code)
}

// place fills row i, whose rows above are filled.
func (rk *Ranking) place(i int, placed []standing, order []uint64) {
	s := &placed[order[i]]
	row := &rk.Rows[i]
	row.Product, row.Place, row.Decided = s.product, i+1, NothingAbove
	row.Grade, row.Verdict = rk.grade(s.total), rk.verdict(s)
	if i == 0 {
		return
	}
	_, row.Decided = rk.compare(&placed[order[i-1]], s)
	if row.Decided == Undecided {
		row.Place, row.Tied = rk.Rows[i-1].Place, true
		rk.Rows[i-1].Tied = true
	}
}

func (rk *Ranking) grade(total wide) int {
	for i, g := range rk.rules.Grades {
		if total.compare(rk.totals.bound(g.Bound)) >= 0 {
			return i
		}
	}
	return -1
}

func (rk *Ranking) verdict(s *standing) Verdict {
	r := rk.rules
	if r.Pass == nil && r.Floor == 0 {
		return NoVerdict
	}
	if r.Pass != nil && s.total.compare(rk.totals.bound(*r.Pass)) < 0 {
		return Failed
	}
	if r.Floor > 0 {
		for c, mean := range rk.meansOf(s.product) {
			if !r.reachesFloor(c, mean) {
				return Failed
			}
		}
	}
	return Passed
}

// cutTop marks the N best of those that do not fail. Of products that share a place all are in, or the cut is open.
func (rk *Ranking) cutTop(rows []Row) {
	left := rk.rules.Top
	for len(rows) > 0 && left > 0 {
		size := 1
		for size < len(rows) && rows[size].Place == rows[0].Place {
			size++
		}
		group := rows[:size]
		passing := 0
		for _, row := range group {
			if row.Verdict != Failed {
				passing++
			}
		}
		mark := TopIn
		if passing > left {
			mark = TopOpen
		}
		for i := range group {
			if group[i].Verdict != Failed {
				group[i].Top = mark
			}
		}
		left -= passing
		rows = rows[size:]
	}
}

// meansOf are the criterion means of a product.
func (rk *Ranking) meansOf(product int) []Cell { return rk.products[product].means }

// RowOf is the row of a product.
func (rk *Ranking) RowOf(product int) int { return int(rk.rowOf[product]) }

// Mean is the exact mean of a row, in points; there is none without a place.
func (rk *Ranking) Mean(row int) (*big.Rat, bool) {
	if rk.Rows[row].Place == 0 {
		return nil, false
	}
	return rk.totals.rat(rk.totals.of(rk.meansOf(rk.Rows[row].Product))), true
}

// Contribution is what a criterion brings to the mean of a row, in points and with its weight. There is none when nobody
// scored it or its figure is missing, nor in products that were kept out.
func (rk *Ranking) Contribution(row, criterion int) (*big.Rat, bool) {
	x := rk.rules.contribution(criterion, rk.meansOf(rk.Rows[row].Product)[criterion])
	return x, x != nil
}

// Sheets counts the sheets of a row's product.
func (rk *Ranking) Sheets(row int) Sheets {
	return rk.products[rk.Rows[row].Product].Sheets(rk.members)
}

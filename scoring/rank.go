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
	order := rk.sorted()
	for i, product := range order {
		rk.place(i, int(product))
	}
	rk.cutTop(rk.Rows[:len(order)])
	rk.unplaced(rk.Rows[len(order):])
	for i := range rk.Rows {
		rk.rowOf[rk.Rows[i].Product] = int32(i)
	}
	return rk
}

// unplaced fills the rows of the products without a place.
func (rk *Ranking) unplaced(rows []Row) {
	i := 0
	for product, p := range rk.products {
		if !p.placed() {
			rows[i] = Row{Product: product, Decided: NothingAbove, Grade: -1, Reason: rk.rules.reasonFor(p), Missing: p.missing}
			i++
		}
	}
	slices.SortFunc(rows, func(a, b Row) int { return rk.byCode(a.Product, b.Product) })
}

// reasonFor says why a product has no place.
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

// sorted lists the products that get a place, best first. Each becomes one number to sort by, the leading bits of its
// total above its own index; the few that agree in those bits are compared in full.
func (rk *Ranking) sorted() []uint64 {
	longest := 0
	for _, p := range rk.products {
		longest = max(longest, p.total.len())
	}
	indexBits := bits.Len(uint(len(rk.products)))
	shift := max(0, longest-(64-indexBits))
	keys := make([]uint64, 0, len(rk.products))
	for i, p := range rk.products {
		if p.placed() {
			keys = append(keys, ^p.total.shifted(shift)<<indexBits|uint64(i))
		}
	}
	slices.Sort(keys)
	run, leading := 0, uint64(0)
	for i, key := range keys {
		if key>>indexBits != leading {
			rk.sortRun(keys[run:i])
			run, leading = i, key>>indexBits
		}
		keys[i] &= 1<<indexBits - 1
	}
	rk.sortRun(keys[run:])
	return keys
}

// sortRun sorts products whose totals agree in the leading bits.
func (rk *Ranking) sortRun(run []uint64) {
	if len(run) < 2 {
		return
	}
	slices.SortFunc(run, func(i, j uint64) int {
		a, b := int(i), int(j)
		if order, _ := rk.compare(a, b); order != 0 {
			return -order
		}
		return rk.byCode(a, b)
	})
}

// compare is positive when product a ranks above b, and says what decided it.
func (rk *Ranking) compare(a, b int) (int, Decision) {
	x, y := rk.products[a], rk.products[b]
	if order := x.total.compare(y.total); order != 0 {
		return order, DecidedByMean
	}
	for _, c := range rk.ties {
		if order := compareMeans(x.means[c], y.means[c]); order != 0 {
			return order, Decision(c)
		}
	}
	return 0, Undecided
}

func (rk *Ranking) byCode(a, b int) int {
	return strings.Compare(rk.products[a].Code, rk.products[b].Code)
}

// place fills row i with a product, below rows that are filled.
func (rk *Ranking) place(i, product int) {
	p, row := rk.products[product], &rk.Rows[i]
	row.Product, row.Place, row.Decided = product, i+1, NothingAbove
	row.Grade, row.Verdict = rk.rules.grade(p.total), rk.rules.verdict(p)
	if i == 0 {
		return
	}
	above := &rk.Rows[i-1]
	_, row.Decided = rk.compare(above.Product, product)
	if row.Decided == Undecided {
		row.Place, row.Tied, above.Tied = above.Place, true, true
	}
}

// grade of a total, in parts.
func (r *Rules) grade(total wide) int {
	for i, g := range r.Grades {
		if total.compare(parts(g.Bound)) >= 0 {
			return i
		}
	}
	return -1
}

func (r *Rules) verdict(p *Product) Verdict {
	if r.Pass == nil && r.Floor == 0 {
		return NoVerdict
	}
	if r.Pass != nil && p.total.compare(parts(*r.Pass)) < 0 {
		return Failed
	}
	if r.Floor > 0 {
		for c, mean := range p.means {
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

func (rk *Ranking) productOf(row int) *Product { return rk.products[rk.Rows[row].Product] }

// RowOf is the row of a product.
func (rk *Ranking) RowOf(product int) int { return int(rk.rowOf[product]) }

// Mean is the exact mean of a row, in points; there is none without a place.
func (rk *Ranking) Mean(row int) (*big.Rat, bool) {
	if rk.Rows[row].Place == 0 {
		return nil, false
	}
	return ratOfParts(rk.productOf(row).total), true
}

// Contribution is what a criterion brings to the mean of a row, in points and with its weight. There is none when nobody
// scored it or its figure is missing, nor in products that were kept out.
func (rk *Ranking) Contribution(row, criterion int) (*big.Rat, bool) {
	x := rk.rules.contribution(criterion, rk.productOf(row).means[criterion])
	return x, x != nil
}

// Sheets counts the sheets of a row's product.
func (rk *Ranking) Sheets(row int) Sheets {
	return rk.productOf(row).Sheets(rk.members)
}

package scoring

import "iter"

// A Cell is one member's score for one criterion of one product, packed so that adding cells adds three things at once:
// bits 0–31 hundredths of a point, 32–47 how many scores are there, 48–63 how many are expected. MaxMembers × MaxPoints
// fits in 32 bits, so the fields never run into each other.
//
// The zero Cell is nobody's question: not assigned, recused, or a score that does not count.
type Cell uint64

// Owed is a cell that is asked for and empty. It also marks the gaps in a sheet whose other scores count although its
// member owes no more: the sheet is incomplete either way.
const Owed Cell = 1 << 48

const present Cell = 1 << 32

// Score is a cell with points in it, from 0 to MaxPoints: zero is a score, an empty cell is not.
func Score(p Points) Cell { return Owed | present | Cell(uint32(p)) }

// Points are the points of a cell, or of a sum of cells.
func (c Cell) Points() Points { return Points(uint32(c)) }

// Present is how many scores are in a cell (0 or 1), or in a sum of cells.
func (c Cell) Present() int { return int(c >> 32 & 0xffff) }

// Expected is how many scores are asked for, whether they are there or not.
func (c Cell) Expected() int { return int(c >> 48) }

// Complete reports whether everything that is asked for is there, and something is.
func (c Cell) Complete() bool { return c != 0 && c.Present() == c.Expected() }

// sum adds cells four at a time, which keeps the adders busy.
func sum(cells []Cell) Cell {
	var a, b, c, d Cell
	i := 0
	for ; i < len(cells)-3; i += 4 {
		a += cells[i]
		b += cells[i+1]
		c += cells[i+2]
		d += cells[i+3]
	}
	for ; i < len(cells); i++ {
		a += cells[i]
	}
	return a + b + c + d
}

// Sheets counts the sheets of one product.
type Sheets struct {
	// Complete sheets have a score in every cell that is asked for.
	Complete int
	// Asked is how many members are asked for at least one score, or gave one that counts.
	Asked int
}

// Owed is how many sheets still lack something.
func (s Sheets) Owed() int { return s.Asked - s.Complete }

// Sheets counts the complete and the owed sheets of a product in a council of so many voting members.
func (p *Product) Sheets(members int) Sheets {
	var buffer [MaxMembers]Cell
	sums := buffer[:members]
	p.SheetSums(sums)
	var s Sheets
	for _, sheet := range sums {
		if sheet == 0 {
			continue
		}
		s.Asked++
		if sheet.Complete() {
			s.Complete++
		}
	}
	return s
}

// A CriterionSet is a set of criteria by index, lowest bit first.
type CriterionSet uint64

// Has reports whether the criterion with this index is in the set.
func (s CriterionSet) Has(criterion int) bool { return s>>criterion&1 == 1 }

// All yields the indexes in rising order.
func (s CriterionSet) All() iter.Seq[int] {
	return func(yield func(int) bool) {
		for c := 0; s>>c != 0 && c < MaxCriteria; c++ {
			if s.Has(c) && !yield(c) {
				return
			}
		}
	}
}

package scoring

// A Reason says why a product has no place. The empty reason means that it has one.
type Reason string

const (
	// ReasonIneligible: the conditions of its track are not met.
	ReasonIneligible Reason = "ineligible"
	// ReasonWithdrawn: the enterprise took it back.
	ReasonWithdrawn Reason = "withdrawn"
	// ReasonLate: it came after the deadline and nobody admitted it.
	ReasonLate Reason = "late"
	// ReasonPending: its eligibility is not settled.
	ReasonPending Reason = "pending"
	// ReasonNotCalled: no sitting has had it on its agenda yet.
	ReasonNotCalled Reason = "not-called"
	// ReasonMissing: criteria have no score or no figure. Found by Rank.
	ReasonMissing Reason = "missing"
	// ReasonNoSheet: no member's sheet is complete, where the mean is by member. Found by Rank.
	ReasonNoSheet Reason = "no-sheet"
)

// A Product is what Rank sees of a dossier. It belongs to the rules and the council it was made for: its means and its
// total are worked out when it is made, so that a change in one dossier costs the others nothing. It is immutable, and so
// must be what it was made from.
type Product struct {
	// Code orders products that share a place, and those without one. Unique in a round.
	Code string
	// Computed has one element a criterion; those of judged criteria are not looked at. Empty when the rules compute
	// nothing.
	Computed []Computed

	out Reason
	// cells has one row a criterion, one cell a member in each.
	cells []Cell
	// means has one criterion mean (see mean.go) a criterion; all are zero in a product that is kept out.
	means []Cell
	// room is where the means lie when there are not too many, so that making a product allocates once.
	room [16]Cell
	// missing are the criteria without a mean; none in a product that is kept out.
	missing CriterionSet
	// total of the means, in parts (see total.go).
	total wide
}

// NewProduct makes a product for valid rules and a council of so many voting members, at most MaxMembers. Out keeps it
// out of the ranking, whatever its cells hold; the empty reason lets it in. The cells stand at criterion × members +
// member; those of computed criteria are zero.
func NewProduct(rules *Rules, members int, code string, out Reason, computed []Computed, cells []Cell) *Product {
	p := &Product{Code: code, Computed: computed, out: out, cells: cells}
	p.means = append(p.room[:0], make([]Cell, len(rules.Criteria))...)
	if out == "" {
		rules.fillMeans(p, members)
		p.total, p.missing = rules.total(p.means)
	}
	return p
}

// placed: it gets a place.
func (p *Product) placed() bool { return p.out == "" && p.missing == 0 }

// row is the cells of one criterion.
func (p *Product) row(criterion, members int) []Cell {
	return p.cells[criterion*members : (criterion+1)*members]
}

// rowSums adds up every criterion's cells.
func (p *Product) rowSums(members int, sums []Cell) {
	cells := p.cells
	for c := range sums {
		sums[c] = sum(cells[:members])
		cells = cells[members:]
	}
}

// Blank are the criteria that one of so many voting members is asked for and has not scored.
func (p *Product) Blank(member, members int) CriterionSet {
	var blank CriterionSet
	for c, i := 0, member; i < len(p.cells); c, i = c+1, i+members {
		if p.cells[i] == Owed {
			blank |= 1 << c
		}
	}
	return blank
}

// SheetSums adds up every member's sheet, his cells over the criteria, into sums, which has one element a member. Four
// members at a time stay in registers.
func (p *Product) SheetSums(sums []Cell) {
	members := len(sums)
	m := 0
	for ; m < members-3; m += 4 {
		var a, b, c, d Cell
		for i := m; i < len(p.cells)-3; i += members {
			four := (*[4]Cell)(p.cells[i:])
			a += four[0]
			b += four[1]
			c += four[2]
			d += four[3]
		}
		sums[m], sums[m+1], sums[m+2], sums[m+3] = a, b, c, d
	}
	for ; m < members; m++ {
		sums[m] = 0
		for i := m; i < len(p.cells); i += members {
			sums[m] += p.cells[i]
		}
	}
}

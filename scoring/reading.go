package scoring

import "math/big"

// A Reading is what a sentence about a row says aloud: its place, its mean, and what separates it from its neighbour.
type Reading struct {
	// Product is an index.
	Product int
	// Place is 0 without one; then Reason and Missing say why, and nothing else is set.
	Place   int
	Tied    bool
	Reason  Reason
	Missing CriterionSet
	// Mean is exact.
	Mean *big.Rat
	// Neighbour is the row below, or for the last row with a place the one above; nil when it is the only one.
	Neighbour *Neighbour
}

// A Neighbour is the row that another is compared with.
type Neighbour struct {
	Product, Place int
	// Below: the neighbour stands in the row below.
	Below bool
	Mean  *big.Rat
	// Decided says what separates the two.
	Decided Decision
	// Own and Other are the means of the criterion that split equal means, in points and without weight; nil otherwise.
	Own, Other *big.Rat
	// Misleading: the means differ and yet look alike in two decimals.
	Misleading bool
	// Withheld: Own and Other are left out, and of the means no more than two decimals may be told.
	Withheld bool
}

// Read gathers what is read aloud about a row.
func (rk *Ranking) Read(row int) Reading {
	r := rk.Rows[row]
	reading := Reading{Product: r.Product, Place: r.Place, Tied: r.Tied, Reason: r.Reason, Missing: r.Missing}
	mean, ok := rk.Mean(row)
	if !ok {
		return reading
	}
	reading.Mean = mean
	switch {
	case row+1 < len(rk.Rows) && rk.Rows[row+1].Place > 0:
		reading.Neighbour = rk.neighbour(row, row+1, mean)
	case row > 0:
		reading.Neighbour = rk.neighbour(row, row-1, mean)
	}
	return reading
}

func (rk *Ranking) neighbour(row, other int, mean *big.Rat) *Neighbour {
	otherMean, _ := rk.Mean(other)
	n := &Neighbour{
		Product: rk.Rows[other].Product,
		Place:   rk.Rows[other].Place,
		Below:   other > row,
		Mean:    otherMean,
		Decided: rk.Rows[max(row, other)].Decided,
	}
	if n.Decided >= 0 {
		n.Own = rk.productOf(row).means[n.Decided].rat()
		n.Other = rk.productOf(other).means[n.Decided].rat()
	}
	n.Misleading = n.Decided == DecidedByMean && looksAlike(mean, otherMean)
	return n
}

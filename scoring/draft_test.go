package scoring_test

import "example.com/hoidong/scoring"

// A draft is what a product is made from, still open to change.
type draft struct {
	code     string
	out      scoring.Reason
	computed []scoring.Computed
	cells    []scoring.Cell
}

func (d draft) product(r *scoring.Rules, members int) *scoring.Product {
	return scoring.NewProduct(r, members, d.code, d.out, d.computed, d.cells)
}

func productsOf(r *scoring.Rules, members int, drafts ...draft) []*scoring.Product {
	products := make([]*scoring.Product, len(drafts))
	for i, d := range drafts {
		products[i] = d.product(r, members)
	}
	return products
}

// rank makes products of the drafts and ranks them.
func rank(r *scoring.Rules, members int, drafts ...draft) *scoring.Ranking {
	return scoring.Rank(r, members, productsOf(r, members, drafts...))
}

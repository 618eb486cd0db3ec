package scoring_test

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"example.com/hoidong/scoring"
)

// seededRound makes a round in which everybody scores every criterion up to 10 in steps of a half; so many of a hundred
// scores are still owed.
func seededRound(seed uint64, mean scoring.Method, owed, products, members, criteria int) (*scoring.Rules, []*scoring.Product) {
	random := rand.New(rand.NewPCG(seed, 0))
	r := rules("seeded", mean, fmt.Sprint(10*criteria), "0,5")
	for c := range criteria {
		r.Criteria = append(r.Criteria, judged(fmt.Sprint("C", c+1), "10", all))
	}
	r.Pass, r.TieOrder = markOf(fmt.Sprint(6*criteria)), []string{"C1", "C2"}
	var made []*scoring.Product
	for i := range products {
		p := &scoring.Product{
			Code:  fmt.Sprintf("SP%04d", i+1),
			Cells: make([]scoring.Cell, criteria*members),
		}
		for j := range p.Cells {
			p.Cells[j] = scoring.Score(scoring.Points(50 * (6 + random.IntN(15))))
			if random.IntN(100) < owed {
				p.Cells[j] = scoring.Owed
			}
		}
		made = append(made, p)
	}
	return r, made
}

func BenchmarkRank(b *testing.B) {
	for _, size := range []struct{ products, members, criteria int }{{60, 11, 15}, {1000, 20, 15}} {
		for _, mean := range []scoring.Method{scoring.ByCriterion, scoring.ByMember} {
			for _, owed := range []int{0, 5} {
				name := fmt.Sprintf("%dx%dx%d/%s/owed=%d%%", size.products, size.members, size.criteria, mean, owed)
				b.Run(name, func(b *testing.B) {
					r, products := seededRound(1, mean, owed, size.products, size.members, size.criteria)
					b.ReportAllocs()
					for b.Loop() {
						scoring.Rank(r, size.members, products)
					}
				})
			}
		}
	}
}

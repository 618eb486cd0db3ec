package scoring_test

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"example.com/hoidong/scoring"
)

// seededRound makes a round in which everybody scores every criterion up to 10 in steps of a half; so many of a hundred
// scores are still owed.
func seededRound(seed uint64, mean scoring.Method, owed, products, members, criteria int) (*scoring.Rules, []draft) {
	random := rand.New(rand.NewPCG(seed, 0))
	r := rules("seeded", mean, fmt.Sprint(10*criteria), "0,5")
	for c := range criteria {
		r.Criteria = append(r.Criteria, judged(fmt.Sprint("C", c+1), "10", all))
	}
	r.Pass, r.TieOrder = markOf(fmt.Sprint(6*criteria)), []string{"C1", "C2"}
	var drafts []draft
	for i := range products {
		d := draft{code: fmt.Sprintf("SP%04d", i+1), cells: make([]scoring.Cell, criteria*members)}
		for j := range d.cells {
			d.cells[j] = scoring.Score(scoring.Points(50 * (6 + random.IntN(15))))
			if random.IntN(100) < owed {
				d.cells[j] = scoring.Owed
			}
		}
		drafts = append(drafts, d)
	}
	return r, drafts
}

func BenchmarkRank(b *testing.B) {
	benchmarkRounds(b, func(b *testing.B, r *scoring.Rules, members int, drafts []draft) {
		products := productsOf(r, members, drafts...)
		for b.Loop() {
			scoring.Rank(r, members, products)
		}
	})
}

// BenchmarkRankFromScratch makes the products, too.
func BenchmarkRankFromScratch(b *testing.B) {
	benchmarkRounds(b, func(b *testing.B, r *scoring.Rules, members int, drafts []draft) {
		for b.Loop() {
			rank(r, members, drafts...)
		}
	})
}

func benchmarkRounds(b *testing.B, run func(*testing.B, *scoring.Rules, int, []draft)) {
	for _, size := range []struct{ products, members, criteria int }{{60, 11, 15}, {1000, 20, 15}} {
		for _, mean := range []scoring.Method{scoring.ByCriterion, scoring.ByMember} {
			for _, owed := range []int{0, 5} {
				name := fmt.Sprintf("%dx%dx%d/%s/owed=%d%%", size.products, size.members, size.criteria, mean, owed)
				b.Run(name, func(b *testing.B) {
					r, drafts := seededRound(1, mean, owed, size.products, size.members, size.criteria)
					b.ReportAllocs()
					run(b, r, size.members, drafts)
				})
			}
		}
	}
}

package scoring_test

import (
	"math/big"
	"testing"

	"pgregory.net/rapid"
)

// TestNearIsTheRunWithinAStepOfTheLine holds the run against means as fractions, row by row.
func TestNearIsTheRunWithinAStepOfTheLine(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := drawRound(t)
		rk := d.rank()
		above := rapid.IntRange(0, len(rk.Rows)+1).Draw(t, "above")
		from, to, ok := rk.Near(above)
		var run []int
		for i := range rk.Rows {
			across := above - 1 // the row on the other side that is nearest
			if i < above {
				across = above
			}
			if above < 1 || above >= len(rk.Rows) {
				continue
			}
			own, placed := rk.Mean(i)
			other, there := rk.Mean(across)
			if !placed || !there || rk.Rows[above].Place == 0 {
				continue
			}
			apart := new(big.Rat).Sub(own, other)
			if apart.Abs(apart).Cmp(d.rules.Step.Rat()) <= 0 {
				run = append(run, i)
			}
		}
		if ok != (len(run) > 0) {
			t.Fatalf("above %d: ok is %v, the run %v", above, ok, run)
		}
		if ok && (from != run[0] || to != run[len(run)-1] || len(run) != to-from+1) {
			t.Fatalf("above %d: from %d to %d, want %v", above, from, to, run)
		}
	})
}

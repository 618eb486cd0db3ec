package scoring

import (
	"math/big"
	"testing"

	"pgregory.net/rapid"
)

func TestWideIsExact(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a := wide{rapid.Uint64Range(0, 1<<40).Draw(t, "hi"), rapid.Uint64().Draw(t, "lo")}
		b := rapid.Uint64Range(1, 1<<20).Draw(t, "b")
		shift := rapid.IntRange(0, 127).Draw(t, "shift")
		big64 := new(big.Int).SetUint64(b)
		if got := a.times(b).big(); got.Cmp(new(big.Int).Mul(a.big(), big64)) != 0 {
			t.Fatalf("times: %v", got)
		}
		q, r := new(big.Int).QuoRem(a.big(), big64, new(big.Int))
		if got, rest := a.over(b); got.big().Cmp(q) != 0 || rest != r.Uint64() {
			t.Fatalf("over: %v, %d", got, rest)
		}
		low := new(big.Int).SetUint64(^uint64(0))
		if got := new(big.Int).SetUint64(a.shifted(shift)); got.Cmp(low.And(low, new(big.Int).Rsh(a.big(), uint(shift)))) != 0 {
			t.Fatalf("shifted: %v", got)
		}
		if a.len() != a.big().BitLen() {
			t.Fatalf("len: %d", a.len())
		}
		c := wide{a.hi, rapid.Uint64().Draw(t, "other")}
		if a.compare(c) != a.big().Cmp(c.big()) || a.plus(c).big().Cmp(new(big.Int).Add(a.big(), c.big())) != 0 {
			t.Fatal("compare or plus")
		}
	})
}

// TestTotalsFit: the largest total that rules allow, over the largest common denominator, is inside 128 bits, and so is
// everything on the way to it.
func TestTotalsFit(t *testing.T) {
	common := big.NewInt(1)
	for n := int64(1); n <= MaxMembers; n++ {
		gcd := new(big.Int).GCD(nil, nil, common, big.NewInt(n))
		common.Mul(common, big.NewInt(n)).Quo(common, gcd)
	}
	if got := commonMultiple(MaxMembers).big(); got.Cmp(common) != 0 {
		t.Errorf("multiple: %v, want %v", got, common)
	}
	largest := new(big.Int).Mul(common, big.NewInt(int64(MaxPoints)*100))
	if largest.BitLen() > 121 {
		t.Errorf("%d bits", largest.BitLen())
	}
	if sum := int64(MaxPoints) * MaxMembers; sum != int64(uint32(sum)) {
		t.Error("the points of a row do not fit in a cell")
	}
}

package scoring

import (
	"math/big"
	"math/bits"
)

// wide is an unsigned number of 128 bits.
//
// That is enough for every total (see total.go). A total is Σ sum × weight × (D ÷ n), where n ≤ MaxMembers divides the sum
// of a criterion's scores and D = lcm(1…64) < 2^90. Since sum ÷ n ≤ max, the total is at most D × Σ max × weight =
// D × scale × 100 < 2^90 × 2^24 × 2^7 = 2^121.
type wide struct{ hi, lo uint64 }

func (a wide) plus(b wide) wide {
	lo, carry := bits.Add64(a.lo, b.lo, 0)
	hi, _ := bits.Add64(a.hi, b.hi, carry)
	return wide{hi, lo}
}

func (a wide) times(b uint64) wide {
	hi, lo := bits.Mul64(a.lo, b)
	return wide{hi + a.hi*b, lo}
}

// over is a ÷ b, rounded down, and the rest.
func (a wide) over(b uint64) (wide, uint64) {
	hi, rest := bits.Div64(0, a.hi, b)
	lo, rest := bits.Div64(rest, a.lo, b)
	return wide{hi, lo}, rest
}

// multipleOf is the least common multiple of a and b, both positive.
func (a wide) multipleOf(b uint64) wide {
	_, rest := a.over(b)
	divisor := b
	for rest != 0 {
		divisor, rest = rest, divisor%rest
	}
	return a.times(b / divisor)
}

func (a wide) compare(b wide) int {
	switch {
	case a == b:
		return 0
	case a.hi < b.hi, a.hi == b.hi && a.lo < b.lo:
		return -1
	}
	return 1
}

// shifted is a ÷ 2^n cut to 64 bits.
func (a wide) shifted(n int) uint64 {
	if n >= 64 {
		return a.hi >> (n - 64)
	}
	return a.lo>>n | a.hi<<(64-n)
}

// len is how many bits a needs.
func (a wide) len() int {
	if a.hi != 0 {
		return 64 + bits.Len64(a.hi)
	}
	return bits.Len64(a.lo)
}

func (a wide) big() *big.Int {
	n := new(big.Int).SetUint64(a.hi)
	return n.Lsh(n, 64).Or(n, new(big.Int).SetUint64(a.lo))
}

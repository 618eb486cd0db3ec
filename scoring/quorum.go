package scoring

import (
	"strconv"
	"strings"
)

// HasQuorum reports whether a sitting may decide: one alternative is reached by the voting members present, and somebody
// presides. present and voting count voting members; presiding says that the chair, or the vice-chair he authorised, is
// there. Rules without a quorum ask for nothing.
func (r *Rules) HasQuorum(present, voting int, presiding bool) bool {
	if len(r.Quorum) == 0 {
		return true
	}
	if !presiding || voting <= 0 {
		return false
	}
	for _, f := range r.Quorum {
		if present*f.Den >= f.Num*voting {
			return true
		}
	}
	return false
}

// A Fraction is a small positive fraction such as 2/3.
type Fraction struct{ Num, Den int }

// ParseFraction reads "2/3". Both numbers are whole, positive and at most 1,000, and the fraction is at most one.
// The fault is fraction.syntax.
func ParseFraction(s string) (Fraction, error) {
	num, den, _ := strings.Cut(s, "/")
	f := Fraction{smallNumber(num), smallNumber(den)}
	if !f.valid() {
		return Fraction{}, NewFault("fraction.syntax", "text", s)
	}
	return f, nil
}

// String is "2/3".
func (f Fraction) String() string { return strconv.Itoa(f.Num) + "/" + strconv.Itoa(f.Den) }

func (f Fraction) valid() bool { return 0 < f.Num && f.Num <= f.Den && f.Den <= maxFraction }

const maxFraction = 1000

// smallNumber is 0 for what is no number: digits only, since Atoi would take a sign.
func smallNumber(s string) int {
	s = strings.TrimSpace(s)
	if strings.ContainsFunc(s, func(r rune) bool { return r < '0' || r > '9' }) {
		return 0
	}
	n, err := strconv.Atoi(s)
	if err != nil {
		return 0
	}
	return n
}

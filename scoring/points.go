package scoring

import (
	"math/big"
	"strconv"
	"strings"
)

// Points are hundredths of a point: 850 is 8,5 points.
type Points int64

// MaxPoints bounds every number of points that is read (100,000 points). It keeps the sum of MaxMembers scores inside
// a Cell and totals inside 128 bits (see wide.go).
const MaxPoints Points = 100_000_00

// ParsePoints reads a number of points the way it is written in Vietnam: "8,5", "8.5", "1.000", " 12 ". The comma is the
// decimal sign; a dot is the decimal sign only where it cannot be a thousands dot, so "1.000" is a thousand.
//
// The faults are points.empty; points.syntax, for anything that is no such number; points.decimals, for more than two
// decimals, which are never rounded away; points.range, for negative numbers and those above MaxPoints.
func ParsePoints(s string) (Points, error) {
	text := strings.TrimSpace(s)
	if text == "" {
		return 0, NewFault("points.empty")
	}
	unsigned, negative := cutMinus(text)
	d, ok := parseDecimal(unsigned, noSpaces)
	switch {
	case !ok:
		return 0, NewFault("points.syntax", "text", text)
	case d.places > 2:
		return 0, NewFault("points.decimals", "text", text, "decimals", 2)
	}
	v, _ := d.times(100)
	if negative || v > int64(MaxPoints) {
		return 0, NewFault("points.range", "text", text, "max", MaxPoints.String())
	}
	return Points(v), nil
}

// String is the shortest form with a decimal comma: "8,5", "12", "0". ParsePoints reads it back.
func (p Points) String() string {
	whole, hundredths := p.split()
	switch {
	case hundredths == 0:
		return whole
	case hundredths%10 == 0:
		return whole + "," + strconv.FormatInt(hundredths/10, 10)
	}
	return whole + "," + twoDigits(hundredths)
}

// Fixed has exactly so many decimals, half a unit of the last one rounded up: Fixed(2) of 8,5 is "8,50".
func (p Points) Fixed(decimals int) string { return FormatRat(p.Rat(), decimals) }

// Rat is the exact number of points.
func (p Points) Rat() *big.Rat { return big.NewRat(int64(p), 100) }

func (p Points) split() (whole string, hundredths int64) {
	v, sign := int64(p), ""
	if v < 0 {
		v, sign = -v, "-"
	}
	return sign + strconv.FormatInt(v/100, 10), v % 100
}

func twoDigits(v int64) string {
	return string([]byte{byte('0' + v/10), byte('0' + v%10)})
}

// RoundRat rounds to so many decimals. A half moves away from zero: up, as people say it, for every mean there is.
func RoundRat(x *big.Rat, decimals int) *big.Rat {
	power := pow10(decimals)
	return new(big.Rat).SetFrac(roundedTimes(x, power), power)
}

// FormatRat shows x rounded as RoundRat does, with a decimal comma and exactly so many decimals: "85,94". What rounds to
// zero has no sign.
func FormatRat(x *big.Rat, decimals int) string {
	units := roundedTimes(x, pow10(decimals))
	sign := ""
	if units.Sign() < 0 {
		sign = "-"
	}
	digits := units.Abs(units).String()
	if decimals <= 0 {
		return sign + digits
	}
	if short := decimals + 1 - len(digits); short > 0 {
		digits = strings.Repeat("0", short) + digits
	}
	cut := len(digits) - decimals
	return sign + digits[:cut] + "," + digits[cut:]
}

// roundedTimes is x × factor, rounded to a whole number, halves away from zero: ⌊(2·|n|·f + d) ÷ 2d⌋.
func roundedTimes(x *big.Rat, factor *big.Int) *big.Int {
	n := new(big.Int).Abs(x.Num())
	n.Mul(n, factor).Lsh(n, 1).Add(n, x.Denom())
	n.Quo(n, new(big.Int).Lsh(x.Denom(), 1))
	if x.Sign() < 0 {
		n.Neg(n)
	}
	return n
}

func pow10(n int) *big.Int {
	return new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(n)), nil)
}

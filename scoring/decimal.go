package scoring

import (
	"math"
	"math/bits"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A decimal is a number as it was written: digits ÷ 10^places. It is never negative.
type decimal struct {
	digits uint64
	places int
}

// maxDigits is the longest number that is read; 18 digits fit in 63 bits.
const maxDigits = 18

// spacing says whether blanks may stand between groups of three digits.
type spacing bool

const (
	noSpaces     spacing = false
	groupsSpaced spacing = true
)

// parseDecimal reads ASCII digits with a decimal comma and thousands dots. A single dot that cannot be a thousands dot
// is a decimal sign. Grouping has to be regular: "1.25.000" is no number, and neither is "1,250,000", because its first
// comma would mean something else than the comma of "1,250".
func parseDecimal(s string, spaces spacing) (decimal, bool) {
	whole, fraction, comma := strings.Cut(s, ",")
	if comma && fraction == "" {
		return decimal{}, false
	}
	separator := "."
	if spaces == groupsSpaced && strings.ContainsFunc(whole, unicode.IsSpace) {
		whole, separator = oneBlank(whole), " "
	}
	joined, grouped := joinGroups(whole, separator)
	if !grouped {
		if comma || separator != "." || strings.Count(whole, ".") != 1 {
			return decimal{}, false
		}
		joined, fraction, _ = strings.Cut(whole, ".")
		if fraction == "" {
			return decimal{}, false
		}
	}
	if joined == "" {
		return decimal{}, false
	}
	return digitsOf(joined, fraction)
}

// joinGroups takes the separators out of "1.250.000"; a number without any is one group of any length.
func joinGroups(s, separator string) (string, bool) {
	groups := strings.Split(s, separator)
	if len(groups) == 1 {
		return s, true
	}
	if n := len(groups[0]); n == 0 || n > 3 || groups[0][0] == '0' {
		return "", false
	}
	for _, g := range groups[1:] {
		if len(g) != 3 {
			return "", false
		}
	}
	return strings.Join(groups, ""), true
}

// oneBlank replaces every kind of blank, such as the non-breaking ones of spreadsheets, by a plain one.
func oneBlank(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return ' '
		}
		return r
	}, s)
}

func digitsOf(whole, fraction string) (decimal, bool) {
	text := strings.TrimLeft(whole, "0") + fraction
	if len(text) > maxDigits {
		return decimal{}, false
	}
	d := decimal{places: len(fraction)}
	for i := range len(text) {
		c := text[i]
		if c < '0' || c > '9' {
			return decimal{}, false
		}
		d.digits = d.digits*10 + uint64(c-'0')
	}
	return d, true
}

// times is the number × scale, which is positive. It is exact when nothing is cut off; what does not fit is the largest
// number there is.
func (d decimal) times(scale int64) (v int64, exact bool) {
	hi, lo := bits.Mul64(d.digits, uint64(scale))
	power := uint64(1)
	for range d.places {
		power *= 10
	}
	if hi >= power {
		return math.MaxInt64, true
	}
	q, rest := bits.Div64(hi, lo, power)
	return int64(min(q, math.MaxInt64)), rest == 0
}

// cutMinus takes a leading minus sign off, the typewriter's or the typographer's.
func cutMinus(s string) (rest string, negative bool) {
	if r, size := utf8.DecodeRuneInString(s); r == '-' || r == '−' {
		return s[size:], true
	}
	return s, false
}

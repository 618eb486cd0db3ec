package store

import (
	"cmp"
	"strings"
)

// compareCodes orders codes the way people count: SP2 before SP10. Codes that count the same compare as text.
func compareCodes(a, b string) int {
	x, y := a, b
	for x != "" && y != "" {
		i, j := digitsAhead(x), digitsAhead(y)
		if i == 0 || j == 0 {
			if x[0] != y[0] {
				return cmp.Compare(x[0], y[0])
			}
			x, y = x[1:], y[1:]
			continue
		}
		n, m := strings.TrimLeft(x[:i], "0"), strings.TrimLeft(y[:j], "0")
		if c := cmp.Or(cmp.Compare(len(n), len(m)), cmp.Compare(n, m)); c != 0 {
			return c
		}
		x, y = x[i:], y[j:]
	}
	return cmp.Or(cmp.Compare(len(x), len(y)), cmp.Compare(a, b))
}

// digitsAhead is how many digits a text begins with.
func digitsAhead(s string) int {
	n := 0
	for n < len(s) && s[n] >= '0' && s[n] <= '9' {
		n++
	}
	return n
}

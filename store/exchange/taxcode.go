package exchange

import (
	"regexp"
	"strings"
)

var taxCode = regexp.MustCompile(`^[0-9]{10}(-[0-9]{3})?$`)

// parseTaxCode brings a tax code into the form of ten digits, or of ten and three for a branch: 0101234567-001. The
// leading zero that a spreadsheet takes from a number is restored. There is no check digit to hold it against that all
// codes in use satisfy.
func parseTaxCode(s string) (string, bool) {
	s = strings.Map(func(r rune) rune {
		switch r {
		case ' ', '.', '\'':
			return -1
		case '–', '−', '‐', '‑':
			return '-'
		}
		return r
	}, s)
	firm, branch, split := strings.Cut(s, "-")
	if !split && len(firm) > 10 {
		cut := len(firm) - 3
		firm, branch, split = firm[:cut], firm[cut:], true
	}
	if len(firm) == 9 {
		firm = "0" + firm
	}
	if split {
		firm += "-" + branch
	}
	return firm, taxCode.MatchString(firm)
}

// taxCode is the tax code in a required column.
func (r record) taxCode(key string) string {
	c := r.cell(key)
	parsed, ok := parseTaxCode(c.text)
	if !ok {
		r.refuse(c, expect("taxcode"))
		return ""
	}
	return parsed
}

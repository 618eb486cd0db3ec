package tui

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// fold makes two texts equal when they differ in case, diacritics or đ and d only: “hoá” and “hóa” are both “hoa”.
func fold(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case unicode.Is(unicode.Mn, r):
			return -1
		case r == 'đ' || r == 'Đ':
			return 'd'
		}
		return unicode.ToLower(r)
	}, norm.NFD.String(s))
}

// found reports whether every word of a folded query is in a folded text.
func found(text, query string) bool {
	for word := range strings.FieldsSeq(query) {
		if !strings.Contains(text, word) {
			return false
		}
	}
	return true
}

package tui

import "strings"

// found reports whether every word of a folded query is in a folded text.
func found(text, query string) bool {
	for word := range strings.FieldsSeq(query) {
		if !strings.Contains(text, word) {
			return false
		}
	}
	return true
}

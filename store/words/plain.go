package words

import "strings"

// Plain is a code in letters that every system takes in names of files and in command lines: HD03, and HD-03 for HD/03.
func Plain(code string) string {
	return strings.Map(func(r rune) rune {
		if r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || r == '.' || r == '_' {
			return r
		}
		return '-'
	}, strings.ToUpper(Fold(code)))
}

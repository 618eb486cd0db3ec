package words

import (
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Fold makes two texts equal when they differ in case, diacritics or đ and d only: “hoá” and “hóa” are both “hoa”.
func Fold(s string) string {
	letters := foldedLetters()
	var folded strings.Builder
	folded.Grow(len(s))
	for _, r := range s {
		if r >= utf8.RuneSelf {
			if r = letters[r]; r == 0 {
				return foldApart(s)
			}
		}
		folded.WriteRune(unicode.ToLower(r))
	}
	return folded.String()
}

// foldApart takes every letter apart, of whatever script.
func foldApart(s string) string {
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

// foldedLetters are the letters of Vietnamese that stand for themselves, by what they fold to: nearly every text has no
// others, and a list folds all it shows.
var foldedLetters = sync.OnceValue(func() map[rune]rune {
	letters := map[rune]rune{}
	for _, r := range "ăâđêôơưáàảãạắằẳẵặấầẩẫậéèẻẽẹếềểễệíìỉĩịóòỏõọốồổỗộớờởỡợúùủũụứừửữựýỳỷỹỵ" {
		for _, cased := range []rune{r, unicode.ToUpper(r)} {
			letters[cased] = []rune(foldApart(string(cased)))[0]
		}
	}
	return letters
})

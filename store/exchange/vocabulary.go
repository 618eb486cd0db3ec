package exchange

import (
	"slices"
	"strings"
	"sync"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"example.com/hoidong/store/words"
)

// languages are all that files may be written in, whatever language the screen speaks.
var languages = sync.OnceValue(func() []*words.Words {
	var spoken []*words.Words
	for _, lang := range words.Languages() {
		w, err := words.Speak(lang)
		if err != nil {
			panic(err) // the words are part of the program
		}
		spoken = append(spoken, w)
	}
	return spoken
})

// A phrasebook leads from folded words to what they mean.
type phrasebook map[string]string

// phrases collects, in all languages, the words of every meaning: those under prefix + meaning, with | between them.
func phrases(prefix string, meanings ...string) phrasebook {
	book := phrasebook{}
	for _, meaning := range meanings {
		for _, phrase := range phrasesOf(prefix + meaning) {
			book[fold(phrase)] = meaning
		}
	}
	return book
}

// phrasesOf are the words under one key in all languages.
func phrasesOf(key string) []string {
	var all []string
	for _, w := range languages() {
		if w.Has(key) {
			all = append(all, strings.Split(w.T(key), "|")...)
		}
	}
	return all
}

// meaning is what a text means, however it is cased, accented and spaced.
func (b phrasebook) meaning(text string) (string, bool) {
	m, ok := b[fold(text)]
	return m, ok
}

// fold leaves what people mean by the same word: small letters without diacritics (đ is d), and digits. A text of signs
// only, such as a tick, stays as it is.
func fold(s string) string {
	var b strings.Builder
	for _, r := range words.Fold(s) {
		switch {
		case r == 'ð': // what old converters make of Đ
			b.WriteByte('d')
		case unicode.IsLetter(r), unicode.IsDigit(r):
			b.WriteRune(r)
		}
	}
	if b.Len() == 0 {
		return strings.TrimSpace(s)
	}
	return b.String()
}

// foldWords are the folded words of a text.
func foldWords(s string) []string {
	fields := strings.FieldsFunc(norm.NFC.String(s), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	for i, f := range fields {
		fields[i] = fold(f)
	}
	return fields
}

// cutAny takes the first occurrence of the first of the phrases that occurs out of a list of folded words.
func cutAny(list []string, phrases [][]string) ([]string, bool) {
	for _, phrase := range phrases {
		for i := 0; i+len(phrase) <= len(list); i++ {
			if slices.Equal(list[i:i+len(phrase)], phrase) {
				return slices.Concat(list[:i], list[i+len(phrase):]), true
			}
		}
	}
	return list, false
}

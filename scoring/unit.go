package scoring

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// A Measure is what a unit counts.
type Measure int

const (
	// Bare: a plain number, or a multiplier alone as in "125 tỷ".
	Bare Measure = iota
	// Dong is Vietnamese money.
	Dong
	// Dollar is US money.
	Dollar
	// PerCent is a share.
	PerCent
	// People are heads.
	People
)

// A Unit is what stands behind a number, or in the header of its column: "tỷ đồng" is {Dong, 10⁹}.
type Unit struct {
	Measure Measure
	// Scale is how many đồng, dollars, per cent or people one of it is.
	Scale int64
}

// UnitIn reads the unit out of a column's header: "Doanh thu 2020 (tỷ đồng)", "Xuất khẩu, triệu USD", "ĐVT: 1.000 đồng".
// A unit in brackets goes before one at the end. The header is in NFC.
func UnitIn(header string) (Unit, bool) {
	text := accountants.Replace(strings.ToLower(header))
	for rest := text; ; {
		_, after, found := strings.Cut(rest, "(")
		if !found {
			return unitAtEnd(text)
		}
		inside, _, _ := strings.Cut(after, ")")
		if u, ok := unitAtEnd(inside); ok {
			return u, true
		}
		rest = after
	}
}

// longestUnit is "nghìn tỷ đồng Việt Nam", in words.
const longestUnit = 5

// unitAtEnd reads the longest unit that the text ends with.
func unitAtEnd(text string) (Unit, bool) {
	words := unitWords(text)
	for i := max(0, len(words)-longestUnit); i < len(words); i++ {
		if u, ok := parseUnit(words[i:]); ok {
			return u, true
		}
	}
	return Unit{}, false
}

// accountants write round numbers for a multiplier.
var accountants = strings.NewReplacer("1.000.000", "triệu", "1000000", "triệu", "1.000", "nghìn", "1000", "nghìn")

// signs of units that stand without blanks, and those of two words.
var signs = strings.NewReplacer("%", " % ", "₫", " đ ", "us$", " usd ", "$", " usd ", "đô la", " usd ", "phần trăm", " % ")

// unitWords splits lower-case text at blanks and punctuation; signs that are units stand alone.
func unitWords(s string) []string {
	return strings.FieldsFunc(signs.Replace(s), func(r rune) bool {
		return r != '%' && !unicode.IsLetter(r) && !unicode.IsDigit(r)
	})
}

var multipliers = map[string]int64{
	"nghìn": 1e3, "ngàn": 1e3, "triệu": 1e6, "tr": 1e6, "tỷ": 1e9, "tỉ": 1e9,
}

var measures = map[string]Measure{
	"đồng": Dong, "đ": Dong, "vnđ": Dong, "vnd": Dong, "đồng việt nam": Dong,
	"usd": Dollar, "%": PerCent, "người": People, "lao động": People,
}

// parseUnit reads a whole phrase: a multiplier, or two as in "nghìn tỷ", then what is measured. One of both is enough.
func parseUnit(words []string) (Unit, bool) {
	u := Unit{Scale: 1}
	read := 0
	for read < len(words) && read < 2 && multipliers[words[read]] > 0 {
		u.Scale *= multipliers[words[read]]
		read++
	}
	if read == 2 && words[0] != "nghìn" && words[0] != "ngàn" {
		return Unit{}, false
	}
	if read == len(words) {
		return u, read > 0
	}
	measure, known := measures[strings.Join(words[read:], " ")]
	u.Measure = measure
	return u, known
}

// cutUnit splits "1,5 triệu USD", "$500.000" or "12,5%" into the number and its unit. A text without a unit has the zero
// Unit. The text is trimmed and in NFC.
func cutUnit(text string) (number string, u Unit, ok bool) {
	lower := strings.ToLower(text)
	first := strings.IndexFunc(lower, isDigit)
	last := strings.LastIndexFunc(lower, isDigit)
	if first < 0 {
		return "", Unit{}, false
	}
	before, number, after := lower[:first], lower[first:last+1], lower[last+1:]
	if strings.ContainsFunc(before+after, foreignToUnits) || strings.HasPrefix(after, ".") {
		return "", Unit{}, false
	}
	words := append(unitWords(after), unitWords(before)...)
	if strings.TrimSpace(before+after) == "" {
		return number, Unit{}, true
	}
	u, ok = parseUnit(words)
	return number, u, ok
}

// foreignToUnits: "~5 tỷ" and "-5 tỷ" say something that must not get lost.
func foreignToUnits(r rune) bool {
	return !unicode.IsLetter(r) && !unicode.IsSpace(r) && !strings.ContainsRune("%₫$.", r)
}

func isDigit(r rune) bool { return r < utf8.RuneSelf && unicode.IsDigit(r) }

package words

import (
	"math/big"
	"testing"

	"example.com/hoidong/scoring"
)

func rat(text string) *big.Rat {
	x, ok := new(big.Rat).SetString(text)
	if !ok {
		panic(text)
	}
	return x
}

func TestReading(t *testing.T) {
	rules := &scoring.Rules{TieOrder: []string{"C5"}, Criteria: []scoring.Criterion{{Code: "C1"}, {Code: "C5"}}}
	code := func(product int) string { return []string{"SP34", "SP01"}[product] }
	neighbour := func(n scoring.Neighbour) *scoring.Neighbour { n.Product = 1; return &n }
	for _, c := range []struct {
		name   string
		r      scoring.Reading
		vi, en string
	}{
		{
			"split by a criterion",
			scoring.Reading{Place: 10, Mean: rat("8594/100"), Neighbour: neighbour(scoring.Neighbour{
				Place: 11, Below: true, Mean: rat("8594/100"), Decided: 1, Own: rat("12.95"), Other: rat("11.95"),
			})},
			"SP34 xếp thứ 10, trên SP01: cùng 85,94 điểm, tiêu chí C5 cao hơn (12,95 so với 11,95).",
			"SP34 takes place 10, ahead of SP01: equal at 85,94 points, criterion C5 is higher (12,95 against 11,95).",
		},
		{
			"split, and the neighbour above",
			scoring.Reading{Place: 11, Mean: rat("85.94"), Neighbour: neighbour(scoring.Neighbour{
				Place: 10, Mean: rat("85.94"), Decided: 1, Own: rat("11.95"), Other: rat("12.95"),
			})},
			"SP34 xếp thứ 11, dưới SP01: cùng 85,94 điểm, tiêu chí C5 thấp hơn (11,95 so với 12,95).",
			"SP34 takes place 11, behind SP01: equal at 85,94 points, criterion C5 is lower (11,95 against 12,95).",
		},
		{
			"by the mean",
			scoring.Reading{Place: 2, Mean: rat("80"), Neighbour: neighbour(scoring.Neighbour{Place: 3, Below: true, Mean: rat("79.5"), Decided: scoring.DecidedByMean})},
			"SP34 xếp thứ 2, trên SP01: 80,00 điểm so với 79,50.",
			"SP34 takes place 2, ahead of SP01: 80,00 points against 79,50.",
		},
		{
			"by what rounding hides",
			scoring.Reading{Place: 2, Mean: rat("70.001"), Neighbour: neighbour(scoring.Neighbour{
				Place: 3, Below: true, Mean: rat("70"), Decided: scoring.DecidedByMean, Misleading: true,
			})},
			"SP34 xếp thứ 2, trên SP01: cùng hiện 70,00 điểm nhưng chưa làm tròn thì cao hơn (70,001 so với 70,00).",
			"SP34 takes place 2, ahead of SP01: both show 70,00 points, but unrounded it is higher (70,001 against 70,00).",
		},
		{
			"by nothing",
			scoring.Reading{Place: 22, Tied: true, Mean: rat("80"), Neighbour: neighbour(scoring.Neighbour{Place: 22, Below: true, Mean: rat("80"), Decided: scoring.Undecided})},
			"SP34 và SP01 cùng xếp thứ 22: cùng 80,00 điểm, các tiêu chí C5 cũng bằng nhau.",
			"SP34 and SP01 share place 22: equal at 80,00 points, and in the criteria C5 too.",
		},
		{
			"alone",
			scoring.Reading{Place: 1, Mean: rat("80")},
			"SP34 xếp thứ 1 với 80,00 điểm.",
			"SP34 takes place 1 with 80,00 points.",
		},
		{
			"without a place",
			scoring.Reading{Reason: scoring.ReasonMissing, Missing: 3},
			"SP34 chưa xếp hạng: Thiếu C1, C5.",
			"",
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := MustSpeak(Vietnamese).Reading(c.r, rules, code); got != c.vi {
				t.Errorf("vi: %s", got)
			}
			if got := MustSpeak(English).Reading(c.r, rules, code); c.en != "" && got != c.en {
				t.Errorf("en: %s", got)
			}
		})
	}
}

func TestPassMark(t *testing.T) {
	compare := func(mean, bound string, misleading bool) (*big.Rat, *scoring.Comparison) {
		m, b := rat(mean), rat(bound)
		return m, &scoring.Comparison{Bound: b, Difference: new(big.Rat).Sub(m, b), Reached: m.Cmp(b) >= 0, Misleading: misleading}
	}
	w := MustSpeak(Vietnamese)
	for _, c := range []struct {
		mean       string
		misleading bool
		want       string
	}{
		{"69.995", true, "Điểm đạt 70: không đạt. Điểm chưa làm tròn là 69,995, hiện thành 70,00 nhưng vẫn thiếu 0,005 điểm."},
		{"70", false, "Điểm đạt 70: đạt, vừa đúng điểm đạt."},
		{"71.5", false, "Điểm đạt 70: đạt, cao hơn 1,50 điểm."},
		{"60", false, "Điểm đạt 70: không đạt, thiếu 10,00 điểm."},
	} {
		mean, comparison := compare(c.mean, "70", c.misleading)
		if got := w.PassMark(mean, comparison); got != c.want {
			t.Errorf("%s: %s", c.mean, got)
		}
	}
}

func TestExactIsNeverRoundedUp(t *testing.T) {
	for text, want := range map[string]string{"209999999/3000000": "69,999999…", "70": "70,00", "139.99/2": "69,995", "1/3": "0,333333…"} {
		x := rat("1")
		if text == "139.99/2" {
			x.Quo(rat("139.99"), rat("2"))
		} else {
			x = rat(text)
		}
		if got := exact(x); got != want {
			t.Errorf("%s: %s, want %s", text, got, want)
		}
	}
}

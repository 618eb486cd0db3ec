package scoring_test

import (
	"errors"
	"math/big"
	"testing"

	"example.com/hoidong/scoring"
)

func TestParsePoints(t *testing.T) {
	for text, want := range map[string]scoring.Points{
		"8,5": 850, "8.5": 850, "12": 1200, "0": 0, " 8,50 ": 850, "0,05": 5, "12.25": 1225, "0.25": 25,
		"1.000": 100000, "1.000,5": 100050, "1.234,56": 123456, "100000": 10000000, "08,5": 850, "\u00a08,5\u00a0": 850,
		"8,5\n": 850,
	} {
		if got, err := scoring.ParsePoints(text); err != nil || got != want {
			t.Errorf("%q: got %d, %v, want %d", text, got, err, want)
		}
	}
}

func TestParsePointsRefuses(t *testing.T) {
	for text, code := range map[string]string{
		"": "points.empty", "  ": "points.empty",
		"8,505": "points.decimals", "8,500": "points.decimals", "0.505": "points.decimals", "1.0000": "points.decimals",
		"1.000,125": "points.decimals",
		"-5":        "points.range", "−0,5": "points.range", "100000,01": "points.range", "1.000.000": "points.range",
		"1e3": "points.syntax", "NaN": "points.syntax", "Inf": "points.syntax", "+5": "points.syntax", "8,": "points.syntax",
		",5": "points.syntax", ".5": "points.syntax", "5.": "points.syntax", ".": "points.syntax", ",": "points.syntax",
		"8,5,5": "points.syntax", "8.5.5": "points.syntax", "1.00.000": "points.syntax", "1,000.5": "points.syntax",
		"1.2,5": "points.syntax", "8 5": "points.syntax", "1 000": "points.syntax", "８,５": "points.syntax", "٨": "points.syntax",
		"0x10": "points.syntax", "8,5đ": "points.syntax", "--5": "points.syntax", "-": "points.syntax", "1_000": "points.syntax",
		"99999999999999999999999999": "points.syntax",
	} {
		got, err := scoring.ParsePoints(text)
		if !errors.Is(err, scoring.NewFault(code)) || got != 0 {
			t.Errorf("%q: got %d, %v, want %s", text, got, err, code)
		}
	}
}

func TestPointsString(t *testing.T) {
	for p, want := range map[scoring.Points]string{
		850: "8,5", 1200: "12", 0: "0", 5: "0,05", 1225: "12,25", 1210: "12,1", -850: "-8,5", -5: "-0,05", 100000: "1000",
	} {
		if got := p.String(); got != want {
			t.Errorf("%d: got %q, want %q", p, got, want)
		}
	}
	for decimals, want := range []string{"9", "8,5", "8,50", "8,500"} {
		if got := scoring.Points(850).Fixed(decimals); got != want {
			t.Errorf("%d decimals: got %q, want %q", decimals, got, want)
		}
	}
}

func TestFormatRat(t *testing.T) {
	for _, c := range []struct {
		num, den int64
		decimals int
		want     string
	}{
		{56719, 660, 2, "85,94"},
		{57, 8, 2, "7,13"},
		{-57, 8, 2, "-7,13"},
		{69995, 1000, 2, "70,00"},
		{1, 200, 2, "0,01"},
		{-1, 1000, 2, "0,00"},
		{-1, 200, 2, "-0,01"},
		{1, 3, 0, "0"},
		{5, 2, 0, "3"},
		{-5, 2, 0, "-3"},
		{1, 3, 4, "0,3333"},
		{2000, 1, 2, "2000,00"},
		{0, 1, 1, "0,0"},
	} {
		x := big.NewRat(c.num, c.den)
		if got := scoring.FormatRat(x, c.decimals); got != c.want {
			t.Errorf("%v to %d: got %q, want %q", x, c.decimals, got, c.want)
		}
	}
	if got := scoring.RoundRat(big.NewRat(57, 8), 2); got.Cmp(big.NewRat(713, 100)) != 0 {
		t.Errorf("got %v", got)
	}
}

func FuzzParsePoints(f *testing.F) {
	for _, s := range []string{"8,5", "1.000", "12.25", "−5", "1e3", "8,505", "１", "1.000.000,55"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		p, err := scoring.ParsePoints(s)
		if err != nil {
			if fault := (*scoring.Fault)(nil); !errors.As(err, &fault) || p != 0 {
				t.Fatalf("%q: %d, %v", s, p, err)
			}
			return
		}
		if p < 0 || p > scoring.MaxPoints {
			t.Fatalf("%q is %d", s, p)
		}
		for _, again := range []string{p.String(), p.Fixed(2)} {
			if q, err := scoring.ParsePoints(again); err != nil || q != p {
				t.Fatalf("%q: %d reads back from %q as %d, %v", s, p, again, q, err)
			}
		}
	})
}

package scoring_test

import (
	"errors"
	"testing"

	"example.com/hoidong/scoring"
)

func TestHasQuorum(t *testing.T) {
	for _, c := range []struct {
		quorum          []string
		present, voting int
		presiding, want bool
	}{
		{[]string{"2/3"}, 8, 11, true, true},
		{[]string{"2/3"}, 7, 11, true, false},
		{[]string{"2/3"}, 6, 9, true, true},
		{[]string{"2/3"}, 11, 11, false, false},
		{[]string{"3/4", "5/7"}, 5, 7, true, true},
		{[]string{"3/4"}, 5, 7, true, false},
		{[]string{"3/4", "5/7"}, 6, 8, true, true},
		{[]string{"3/4", "5/7"}, 4, 7, true, false},
		{[]string{"1/1"}, 11, 11, true, true},
		{[]string{"1/1"}, 10, 11, true, false},
		{[]string{"2/3"}, 0, 0, true, false},
		{nil, 0, 0, false, true},
	} {
		r := spcncl()
		r.Quorum = nil
		for _, text := range c.quorum {
			f, err := scoring.ParseFraction(text)
			if err != nil {
				t.Fatal(err)
			}
			r.Quorum = append(r.Quorum, f)
		}
		if got := r.HasQuorum(c.present, c.voting, c.presiding); got != c.want {
			t.Errorf("%v: %d of %d, presiding %t: got %t", c.quorum, c.present, c.voting, c.presiding, got)
		}
	}
}

func TestParseFraction(t *testing.T) {
	for text, want := range map[string]scoring.Fraction{"2/3": {Num: 2, Den: 3}, " 5 / 7 ": {Num: 5, Den: 7}, "1/1": {Num: 1, Den: 1}} {
		if got, err := scoring.ParseFraction(text); err != nil || got != want {
			t.Errorf("%q: got %v, %v", text, got, err)
		}
	}
	for _, text := range []string{"", "2", "2/", "/3", "0/3", "4/3", "-2/3", "+2/3", "2/3/4", "2,5/3", "1/1001", "2/0", "a/b"} {
		if got, err := scoring.ParseFraction(text); !errors.Is(err, scoring.NewFault("fraction.syntax")) {
			t.Errorf("%q: got %v, %v", text, got, err)
		}
	}
}

func FuzzParseFraction(f *testing.F) {
	f.Add("2/3")
	f.Fuzz(func(t *testing.T, s string) {
		got, err := scoring.ParseFraction(s)
		if err != nil {
			return
		}
		if again, err := scoring.ParseFraction(got.String()); err != nil || again != got || got.Num > got.Den {
			t.Fatalf("%q: %v reads back as %v, %v", s, got, again, err)
		}
	})
}

package store_test

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"example.com/hoidong/scoring"
	"example.com/hoidong/store"
)

// TestScoresAreASortedMapThatSurvivesItsText changes scores at random beside a map, codes with every sign among them.
func TestScoresAreASortedMapThatSurvivesItsText(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		codes := rapid.SliceOfN(rapid.String(), 1, 6).Draw(t, "codes")
		want := map[string]scoring.Points{}
		var scores store.Scores
		for range rapid.IntRange(0, 20).Draw(t, "changes") {
			code := rapid.SampledFrom(codes).Draw(t, "code")
			before := slices.Clone(scores)
			shared := scores
			if rapid.Bool().Draw(t, "empty") {
				delete(want, code)
				scores = scores.With(code, nil)
			} else {
				p := scoring.Points(rapid.IntRange(0, 100_000).Draw(t, "points"))
				want[code] = p
				scores = scores.With(code, &p)
			}
			if !slices.Equal(shared, before) {
				t.Fatal("scores that others hold were changed")
			}
		}
		text, err := scores.MarshalText()
		if err != nil {
			t.Fatal(err)
		}
		var again store.Scores
		if err := again.UnmarshalText(text); err != nil {
			t.Fatalf("%q: %v", text, err)
		}
		if len(again) != len(want) {
			t.Fatalf("%q has %d scores, want %d", text, len(again), len(want))
		}
		for code, p := range want {
			if got := again.Get(code); got == nil || *got != p {
				t.Errorf("%q: %q is %v, want %s", text, code, got, p)
			}
		}
	})
}

func FuzzScoresText(f *testing.F) {
	for _, seed := range []string{"", "C5=1250 C6=800", "C5", "=1", "C5=x", "%zz=1", "C5=1  C6=2"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		var scores, again store.Scores
		if scores.UnmarshalText([]byte(text)) != nil {
			return
		}
		written, err := scores.MarshalText()
		if err != nil {
			t.Fatal(err)
		}
		if err := again.UnmarshalText(written); err != nil || !slices.Equal(scores, again) {
			t.Fatalf("%q is written %q and read as %v, %v", text, written, again, err)
		}
	})
}

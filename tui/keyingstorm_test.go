package tui

import (
	"testing"

	"pgregory.net/rapid"

	"example.com/hoidong/store"
)

// keyingKeys are what clerks press, those that lead on more often than others.
var keyingKeys = []string{
	"enter", "enter", "enter", "enter", "1", "2", ",", "5", "8", "down", "up", "left", "right", "tab", "del", "bs", "esc", "f3", "pgdn",
	"home", "end", "133", "34", "a", "ctrl+z", "menu.keying", "menu.mismatches", "f2", "f6", "f7",
}

// TestWhateverClerksPress has two of them press keys at random, on terminals of every size: every frame fits, and a sheet holds
// what was keyed only where both have finished it.
func TestWhateverClerksPress(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(rt *rapid.T) {
		s := keyedOriginal.copy(t)
		size := rapid.SampledFrom(sizes()).Draw(rt, "size")
		clerks := []*seat{sit(t, s, "KP1", size[0], size[1]), sit(t, s, "KP2", size[0], size[1])}
		for _, p := range clerks {
			p.press("menu.keying", formHD03, "enter")
		}
		for range rapid.IntRange(1, 120).Draw(rt, "keys") {
			p := rapid.SampledFrom(clerks).Draw(rt, "clerk")
			p.send(changedMsg{})
			p.press(rapid.SampledFrom(keyingKeys).Draw(rt, "key"))
			checkFrame(t, p.app.View(), size[0], size[1])
		}
		whatCounts(t, rt, s)
	})
}

// whatCounts holds the sheets of HD03 against what both clerks see.
func whatCounts(t *testing.T, rt *rapid.T, s *store.Store) {
	var passes [2][]store.KeyedBallot
	for i, clerk := range []string{"KP1", "KP2"} {
		actor, err := s.SignInSample(clerk)
		must(t, err)
		view := s.Snapshot().For(actor)
		passes[i] = view.Keyed(view.Form(1), noon)
	}
	rules := s.Snapshot().Rules()
	member, err := s.SignInSample("HD03")
	must(t, err)
	view := s.Snapshot().For(member)
	for i, one := range passes[0] {
		two := passes[1][i]
		if one.Written && (!one.Own.Done || !two.Own.Done || one.Differs > 0) {
			rt.Fatalf("%s counts, and the passes are %+v and %+v", one.Dossier, one, two)
		}
		sheet := view.MySheet(view.IndexOf(one.Dossier))
		for c := range rules.Criteria {
			code := rules.Criteria[c].Code
			a, b := one.Own.Scores.Get(code), two.Own.Scores.Get(code)
			if cell := sheet.Cells[c]; one.Written && cell.Kind == store.CellScore && same(a, b) && !same(cell.Points, a) {
				rt.Fatalf("%s %s is %v on the sheet, and both keyed %v", one.Dossier, code, cell.Points, a)
			}
		}
	}
}

package tui

import (
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestNamesThatDifferInTheirMiddleStayDifferent(t *testing.T) {
	names := []string{
		"Máy biến áp phân phối ba pha 110kV ngâm dầu tiết kiệm điện loại A",
		"Máy biến áp phân phối ba pha 220kV ngâm dầu tiết kiệm điện loại A",
		"Khóa cửa thông minh",
	}
	for w := 12; w <= 60; w++ {
		cut := distinct(names, w)
		a, b := cut[0], cut[1]
		if a == b || width(a) != w || width(b) != w {
			t.Errorf("%d: %q and %q", w, a, b)
		}
	}
	if got := distinct(names, 30)[1]; got != "Máy biến…220kV ngâm dầu tiết …" {
		t.Errorf("%q", got)
	}
	if got := distinct(names, 20)[2]; got != "Khóa cửa thông minh " {
		t.Errorf("%q", got)
	}
}

// TestCutsTellNamesApart: two names of which one word is different, wherever it stands.
func TestCutsTellNamesApart(t *testing.T) {
	words := rapid.SliceOfN(rapid.StringMatching(`[a-zđêố]{1,9}`), 2, 14)
	rapid.Check(t, func(t *rapid.T) {
		text := words.Draw(t, "words")
		i := rapid.IntRange(0, len(text)-1).Draw(t, "which")
		other := append(append(append([]string{}, text[:i]...), rapid.StringMatching(`[A-Z][a-z]{0,8}`).Draw(t, "other")), text[i+1:]...)
		names := []string{strings.Join(text, " "), strings.Join(other, " ")}
		w := rapid.IntRange(14, 60).Draw(t, "w")
		cut := distinct(names, w)
		a, b := cut[0], cut[1]
		if width(a) != w || width(b) != w {
			t.Fatalf("%q and %q in %d", a, b, w)
		}
		if a == b {
			t.Fatalf("%q and %q are both %q", names[0], names[1], a)
		}
	})
}

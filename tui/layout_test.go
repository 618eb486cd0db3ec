package tui

import (
	"math/big"
	"strings"
	"testing"
	"unicode"

	"github.com/charmbracelet/x/ansi"
	"pgregory.net/rapid"
)

// TestLettersThatNeedNoLookingUp take one cell, alone and among others.
func TestLettersThatNeedNoLookingUp(t *testing.T) {
	known := 0
	for r := rune(0); r <= unicode.MaxRune; r++ {
		if !oneCell(r) {
			continue
		}
		known++
		if n := ansi.StringWidth("ẵ" + string(r) + "x"); n != 3 {
			t.Errorf("%q takes %d cells", r, n-2)
		}
	}
	if known < 500 || width("Hội đồng") != 8 || width("e\u0301") != 1 || width("\x1b[1mx\x1b[0m") != 1 {
		t.Errorf("%d letters", known)
	}
}

func TestNamesGiveWayWhereTheyAreAlike(t *testing.T) {
	for _, c := range []struct {
		name string
		w    int
		want string
	}{
		{"Công ty TNHH Cơ khí Sông Nhuệ", 30, "Công ty TNHH Cơ khí Sông Nhuệ "},
		{"Công ty TNHH Cơ khí Sông Nhuệ", 26, "Cty TNHH Cơ khí Sông Nhuệ "},
		{"Công ty TNHH Cơ khí Sông Nhuệ", 18, "Cơ khí Sông Nhuệ  "},
		{"Công ty CP Khuôn mẫu Thăng Long Xanh", 20, "Khuôn mẫu…Long Xanh "},
		{"Hợp tác xã Mây tre Phú Vinh", 12, "Hợp tá…Vinh "},
	} {
		if got := firm(c.name, c.w); got != c.want {
			t.Errorf("%q in %d: %q, want %q", c.name, c.w, got, c.want)
		}
	}
}

// TestCutsAreExact: whatever the text, a cut one is exactly as wide as its column.
func TestCutsAreExact(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringMatching(`[a-zĐđếữ漢👩\x{0007} ]([a-zĐđếữ漢👩\x{0301} ]){0,60}`).Draw(t, "text")
		w := rapid.IntRange(1, 60).Draw(t, "w")
		for kind, cut := range map[string]func(string, int) string{"leftly": leftly, "rightly": rightly, "middle": middle, "firm": firm} {
			if kind == "leftly" || kind == "rightly" {
				text = name(text)
			}
			if got := cut(text, w); width(got) != w {
				t.Fatalf("%s of %q in %d is %q, %d wide", kind, text, w, got, width(got))
			}
		}
	})
}

func TestBars(t *testing.T) {
	m := fineMarks()
	half, most, none := big.NewRat(1, 2), big.NewRat(1, 1), new(big.Rat)
	for _, c := range []struct {
		share, at *big.Rat
		want      string
	}{
		{half, nil, "━━━━╌╌╌╌"}, {most, half, "━━━━┃━━━"}, {none, most, "╌╌╌╌╌╌╌┃"}, {big.NewRat(999, 1000), nil, "━━━━━━━╸"}, {big.NewRat(3, 2), nil, "━━━━━━━━"},
	} {
		if got := m.bar(c.share, c.at, 8); got != c.want {
			t.Errorf("%s of %v: %s, want %s", c.share, c.at, got, c.want)
		}
	}
	a, b := int64(1), int64(8)
	if got := m.columns([]*int64{&a, nil, &b}); got != "▂ █" {
		t.Errorf("columns %q", got)
	}
	if got := plainMarks().columns([]*int64{&a, &b}); got != "" {
		t.Errorf("plain columns %q", got)
	}
}

func TestLinesAfterTheFirstAreSetIn(t *testing.T) {
	got := strings.Join(hanging("Enter   giữ điểm, sang ô kế", 18, 8), "\n")
	if want := "Enter   giữ điểm,\n        sang ô kế"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

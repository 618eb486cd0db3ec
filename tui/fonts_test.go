package tui

import (
	"strings"
	"testing"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

func TestPlainMarksWhereTheFontIsPoor(t *testing.T) {
	for _, c := range []struct {
		goos, env string
		want      bool
	}{
		{"windows", "", true},
		{"windows", "WT_SESSION=x", false},
		{"windows", "LANG=vi_VN.UTF-8", true},
		{"linux", "", false},
		{"linux", "TERM=linux LANG=vi_VN.UTF-8", true},
		{"linux", "TERM=xterm LANG=vi_VN.UTF-8", false},
		{"linux", "TERM=xterm LANG=vi_VN.utf8", false},
		{"linux", "TERM=xterm LANG=C", true},
		{"linux", "LC_ALL=C LANG=vi_VN.UTF-8", true},
		{"linux", "LC_ALL=C.UTF-8 LANG=C", false},
		{"darwin", "LC_CTYPE=UTF-8", false},
	} {
		env := func(name string) string {
			for _, pair := range strings.Fields(c.env) {
				if key, value, _ := strings.Cut(pair, "="); key == name {
					return value
				}
			}
			return ""
		}
		if got := LacksMarks(c.goos, env); got != c.want {
			t.Errorf("%s %q: %v", c.goos, c.env, got)
		}
	}
}

func TestTheFirstScreenTestsTheFont(t *testing.T) {
	p := sit(t, demo(t), "", 60, 18)
	p.sees("Đọc rõ: Ế ẵ ợ ử Đ ✓ ▅ ?", "F2 ký hiệu đơn giản")
	p.press("f2")
	p.sees("Đọc rõ: Ế ẵ ợ ử Đ x # ?", "> HD01")
}

// poor are the signs beside ASCII and Vietnamese letters that every font has which people meet: those of the list that
// Windows' fonts share since Windows 3 (WGL4).
const poor = "–—·“”…×÷≥≤≈±→←↑↓\u00a0"

// vietnamese are the letters with diacritics, without them.
const vietnamese = "abcdđeghijklmnopqrstuvxyw"

// TestPlainMarksNeedNoFont looks at every frame of every scene for signs that a poor font lacks.
func TestPlainMarksNeedNoFont(t *testing.T) {
	t.Parallel()
	councils := newCouncils(t)
	for _, scene := range scenes() {
		for _, lang := range []string{"vi", "en"} {
			p := sit(t, councils.of(scene), scene.member, 120, 40, func(o *Options) { o.Plain, o.Lang = true, lang })
			p.press(scene.keys...)
			frame := p.app.View()
			for _, r := range frame {
				base := []rune(norm.NFD.String(strings.ToLower(string(r))))[0]
				if r > unicode.MaxASCII && !strings.ContainsRune(poor, r) && !strings.ContainsRune(vietnamese, base) {
					t.Errorf("%s: %q needs a font:\n%s", scene.name, r, frame)
					break
				}
			}
		}
	}
}

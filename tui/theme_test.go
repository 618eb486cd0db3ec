package tui

import (
	"fmt"
	"io"
	"math"
	"strings"
	"testing"
	"unicode"

	"github.com/charmbracelet/lipgloss"
	"github.com/hinshun/vt10x"
	"github.com/muesli/termenv"

	"example.com/hoidong/store/engine"
	"example.com/hoidong/store/sample"
)

// rgb is a colour of 8 bits a channel.
type rgb [3]int

func (c rgb) String() string { return fmt.Sprintf("#%02X%02X%02X", c[0], c[1], c[2]) }

// luminance is WCAG's relative luminance.
func (c rgb) luminance() float64 {
	var parts [3]float64
	for i, v := range c {
		x := float64(v) / 255
		if x <= 0.04045 {
			parts[i] = x / 12.92
		} else {
			parts[i] = math.Pow((x+0.055)/1.055, 2.4)
		}
	}
	return 0.2126*parts[0] + 0.7152*parts[1] + 0.0722*parts[2]
}

// contrast is WCAG's ratio between two colours, from 1 to 21.
func contrast(a, b rgb) float64 {
	x, y := a.luminance(), b.luminance()
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

// The sixteen colours of Windows' console and of xterm.
var campbell = []string{
	"#0C0C0C", "#C50F1F", "#13A10E", "#C19C00", "#0037DA", "#881798", "#3A96DD", "#CCCCCC",
	"#767676", "#E74856", "#16C60C", "#F9F1A5", "#3B78FF", "#B4009E", "#61D6D6", "#F2F2F2",
}

var xterm = []string{
	"#000000", "#CD0000", "#00CD00", "#CDCD00", "#0000EE", "#CD00CD", "#00CDCD", "#E5E5E5",
	"#7F7F7F", "#FF0000", "#00FF00", "#FFFF00", "#5C5CFF", "#FF00FF", "#00FFFF", "#FFFFFF",
}

// seen is the colour that a token's value shows as: a hexadecimal number, or one of 256.
func seen(tb testing.TB, value string, sixteen []string) rgb {
	tb.Helper()
	var c rgb
	if strings.HasPrefix(value, "#") {
		_, err := fmt.Sscanf(value, "#%02X%02X%02X", &c[0], &c[1], &c[2])
		must(tb, err)
		return c
	}
	var n int
	_, err := fmt.Sscan(value, &n)
	must(tb, err)
	level := func(n int) int {
		if n == 0 {
			return 0
		}
		return 55 + 40*n
	}
	switch {
	case n < 16:
		return seen(tb, sixteen[n], nil)
	case n < 232:
		n -= 16
		return rgb{level(n / 36), level(n / 6 % 6), level(n % 6)}
	}
	return rgb{8 + 10*(n-232), 8 + 10*(n-232), 8 + 10*(n-232)}
}

// readableAt is the contrast that text of a shade has at least; lines and bars have lineAt.
func readableAt(s shade) float64 {
	if s == projector {
		return 7
	}
	return 4.5
}

const lineAt = 3

// TestTokensContrast holds every token against the ground it stands on, in all three forms. The sixteen colours are the
// terminal's own; they are held to a little less, on two palettes people have.
func TestTokensContrast(t *testing.T) {
	for s := range shades {
		tok := s.tokens()
		pairs := map[string]struct {
			fore, back lipgloss.CompleteColor
			least      float64
		}{
			"ink": {tok.ink, tok.ground, readableAt(s)}, "dim": {tok.dim, tok.ground, readableAt(s)},
			"accent": {tok.accent, tok.ground, readableAt(s)}, "warn": {tok.warn, tok.ground, readableAt(s)},
			"bad": {tok.bad, tok.ground, readableAt(s)}, "faint": {tok.faint, tok.ground, lineAt},
			"ink on chosen": {tok.ink, tok.chosen, readableAt(s)}, "field": {tok.fieldInk, tok.field, readableAt(s)},
		}
		for name, p := range pairs {
			check := func(form, fore, back string, palette []string, least float64) {
				if got := contrast(seen(t, fore, palette), seen(t, back, palette)); got < least {
					t.Errorf("%s: %s of %s: contrast %.2f, want %.1f", s, name, form, got, least)
				}
			}
			check("16 million", p.fore.TrueColor, p.back.TrueColor, nil, p.least)
			check("256", p.fore.ANSI256, p.back.ANSI256, nil, p.least)
			check("16 on Windows", p.fore.ANSI, p.back.ANSI, campbell, min(4, p.least))
			check("16 on xterm", p.fore.ANSI, p.back.ANSI, xterm, min(4, p.least))
		}
	}
}

// coloured gives a program a terminal with these colours.
func coloured(p termenv.Profile) func(*Options) {
	return func(o *Options) {
		o.Renderer = lipgloss.NewRenderer(io.Discard)
		o.Renderer.SetColorProfile(p)
	}
}

// TestEveryLetterOnEveryScreenCanBeRead draws every scene in every shade on a terminal and measures each cell, so that a
// style that no token made is found too.
func TestEveryLetterOnEveryScreenCanBeRead(t *testing.T) {
	t.Parallel()
	councils := newCouncils(t)
	for _, scene := range scenes() {
		p := sit(t, councils.of(scene), scene.member, 80, 24, coloured(termenv.TrueColor))
		p.press(scene.keys...)
		for range shades {
			nextShade(p.app)
			s := p.app.theme.shade
			term := vt10x.New(vt10x.WithSize(80, 24), vt10x.WithWriter(io.Discard))
			_, _ = term.Write([]byte(strings.ReplaceAll(p.app.View(), "\n", "\r\n")))
			for y := range 24 {
				for x := range 80 {
					g := term.Cell(x, y)
					if g.BG == vt10x.DefaultBG {
						t.Fatalf("%s, %s: the terminal's own ground at line %d, column %d", scene.name, s, y, x)
					}
					least := readableAt(s)
					if !unicode.IsLetter(g.Char) && !unicode.IsDigit(g.Char) {
						least = lineAt
					}
					if got := contrast(of(g.FG), of(g.BG)); g.Char > ' ' && got < least {
						t.Fatalf("%s, %s: %q in %s on %s: contrast %.2f", scene.name, s, g.Char, of(g.FG), of(g.BG), got)
					}
				}
			}
		}
	}
}

func of(c vt10x.Color) rgb { return rgb{int(c >> 16 & 255), int(c >> 8 & 255), int(c & 255)} }

// TestNothingIsToldByColourAlone has every scene without colours: the line with the cursor, the field and warnings have
// signs, in both sets of marks.
func TestNothingIsToldByColourAlone(t *testing.T) {
	t.Parallel()
	councils := newCouncils(t)
	for _, scene := range scenes() {
		p := sit(t, councils.of(scene), scene.member, 80, 24, coloured(termenv.Ascii))
		p.press(scene.keys...)
		for range 2 {
			frame, m := p.app.View(), p.app.marks
			if strings.Contains(frame, "\x1b") {
				t.Errorf("%s: there are colours: %q", scene.name, frame)
			}
			if p.app.status.tone != calm && !strings.Contains(frame, "\n "+m.alarm+" ") {
				t.Errorf("%s: the warning has no mark:\n%s", scene.name, frame)
			}
			if !strings.Contains(frame, " "+m.cursor+" ") && !strings.Contains(frame, m.caret) && scrolls(p.app) == nil && !p.app.view.SeesOnlyBoard() {
				t.Errorf("%s: nothing shows where the cursor is:\n%s", scene.name, frame)
			}
			p.press("f2")
		}
	}
}

// scrolls is what is only read and has no cursor; nil for anything else.
func scrolls(a *App) any {
	if a.cover != nil {
		return a.cover
	}
	if n, ok := a.dialog.(*notice); ok {
		return n
	}
	switch a.top().(type) {
	case *explain, *product, *roomScreen, *boxScreen:
		if a.dialog == nil {
			return a.top()
		}
	}
	if s, ok := a.top().(*sheet); ok && !s.asked() {
		return s
	}
	return nil
}

func TestTheNameOfAThemeIsSaidUntilTheNextKey(t *testing.T) {
	p := sit(t, demo(t), "HD03", 80, 24)
	p.press("f8")
	p.sees(p.app.T("status.shade.light"))
	p.press("f8")
	p.sees(p.app.T("status.shade.projector"))
	p.press("down")
	p.misses(p.app.T("status.shade.projector"))
}

func TestF8GoesRoundTheThemesAndIsRememberedByMember(t *testing.T) {
	p := sit(t, demo(t), "HD03", 80, 24, coloured(termenv.TrueColor))
	p.press("f8")
	p.sees("Màu sáng.")
	p.press("f8")
	p.sees("Màu máy chiếu")
	if !strings.Contains(p.app.View(), "\x1b[1;38;2;0;0;0;48;2;255;255;255m") {
		t.Errorf("the projector is not bold black on white: %q", p.app.View())
	}
	p.app.signOut()
	if p.app.theme.shade != dark {
		t.Error("the next one has the theme of the one before")
	}
	p.press("HD04", "enter", "f8")
	p.app.signOut()
	p.press("HD03", "enter")
	if p.app.theme.shade != projector {
		t.Error("the theme was forgotten")
	}
	p.press("f8")
	p.sees("Màu tối.")
}

// TestTheFieldShowsItsCaret where there are no colours to show it by, and keeps it in sight of a long text.
func TestTheFieldShowsItsCaret(t *testing.T) {
	s := open(t, engine.NewMemory())
	must(t, sample.Demo(t.Context(), s, false))
	p := sit(t, s, "", 80, 24)
	p.press("ngoc")
	p.sees("Tìm: ngoc▏")
	p.press("left", "left")
	p.sees("Tìm: ng▏oc")
	p.press("right", "right", strings.Repeat("x", 60))
	p.sees("xxx▏")
	checkFrame(t, p.app.View(), 80, 24)
}

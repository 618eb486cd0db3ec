package tui

import (
	"strings"

	"github.com/charmbracelet/lipgloss"
)

// A shade is one of the looks that F8 goes round.
type shade int

// The shades: light letters on dark, dark letters on light, and bold black on white for a projector in a bright room.
const (
	dark shade = iota
	light
	projector
	shades
)

// next is the shade that F8 turns to.
func (s shade) next() shade { return (s + 1) % shades }

func (s shade) String() string { return [...]string{"dark", "light", "projector"}[s] }

// tokens are the colours of a shade by what they mean. Each has a form for terminals with 16 million, 256 and 16
// colours; what 16 colours cannot tell apart is told by words and marks, as it is without any colour.
type tokens struct {
	// ink is on ground unless something else is said; the program paints its ground, so that letters can be read
	// whatever the terminal's own is.
	ground, ink lipgloss.CompleteColor
	// faint is for lines and bars, which are no text.
	dim, faint, accent, warn, bad lipgloss.CompleteColor
	// chosen is the ground of the line that has the cursor; fieldInk on field is what is being typed or chosen.
	chosen, field, fieldInk lipgloss.CompleteColor
	// bold makes all letters so.
	bold bool
}

func colour(full, indexed, basic string) lipgloss.CompleteColor {
	return lipgloss.CompleteColor{TrueColor: full, ANSI256: indexed, ANSI: basic}
}

func (s shade) tokens() tokens {
	return [...]func() tokens{darkTokens, lightTokens, projectorTokens}[s]()
}

func darkTokens() tokens {
	return tokens{
		ground: colour("#1E1E1E", "234", "0"), ink: colour("#D4D4D4", "252", "15"),
		dim: colour("#9AA3AE", "247", "7"), faint: colour("#6E7681", "243", "8"),
		accent: colour("#5CC8C2", "80", "14"), warn: colour("#E0B060", "179", "11"), bad: colour("#F08A80", "210", "9"),
		chosen: colour("#2D3F46", "237", "4"), field: colour("#D4D4D4", "252", "15"), fieldInk: colour("#1E1E1E", "234", "0"),
	}
}

func lightTokens() tokens {
	return tokens{
		ground: colour("#FAFAFA", "231", "15"), ink: colour("#24292F", "235", "0"),
		dim: colour("#5A636E", "241", "0"), faint: colour("#868E99", "245", "8"),
		accent: colour("#00696B", "23", "4"), warn: colour("#7A4F00", "94", "5"), bad: colour("#B3261E", "124", "1"),
		chosen: colour("#DCEBEC", "254", "7"), field: colour("#24292F", "235", "0"), fieldInk: colour("#FAFAFA", "231", "15"),
	}
}

func projectorTokens() tokens {
	return tokens{
		ground: colour("#FFFFFF", "231", "15"), ink: colour("#000000", "16", "0"),
		dim: colour("#303030", "236", "0"), faint: colour("#4A4A4A", "239", "0"),
		accent: colour("#00387A", "18", "0"), warn: colour("#5F3A00", "52", "0"), bad: colour("#8B0000", "88", "0"),
		chosen: colour("#E0E0E0", "254", "7"), field: colour("#000000", "16", "0"), fieldInk: colour("#FFFFFF", "231", "15"),
		bold: true,
	}
}

// A theme is the styles of one program, all made by its own renderer.
type theme struct {
	shade                                                            shade
	dim, faint, accent, strong, title, warn, bad, chosen, field, key ink
	// base begins what has no style of its own; empty on a terminal without colours.
	base string
}

func newTheme(r *lipgloss.Renderer, s shade) *theme {
	t := s.tokens()
	plain := r.NewStyle().Bold(t.bold)
	return &theme{
		shade:  s,
		base:   newInk(plain.Foreground(t.ink).Background(t.ground)).begin,
		dim:    newInk(plain.Foreground(t.dim)),
		faint:  newInk(plain.Foreground(t.faint)),
		accent: newInk(plain.Foreground(t.accent)),
		strong: newInk(plain.Bold(true)),
		title:  newInk(plain.Bold(true).Foreground(t.accent)),
		warn:   newInk(plain.Foreground(t.warn)),
		bad:    newInk(plain.Foreground(t.bad)),
		chosen: newInk(plain.Background(t.chosen).Bold(true)),
		field:  newInk(plain.Foreground(t.fieldInk).Background(t.field)),
		key:    newInk(plain.Foreground(t.accent)),
	}
}

// An ink is a style of letters in one line, and nothing of the margins, borders and alignments that the library looks for
// in a style each time: with fifty people before their screens that was a third of all work.
type ink struct {
	style lipgloss.Style
	// begin and end are what stands before and behind a text; empty on a terminal without colours.
	begin, end string
}

func newInk(style lipgloss.Style) ink {
	begin, end, _ := strings.Cut(style.Render("x"), "x")
	return ink{style, begin, end}
}

// Render is the text in this ink.
func (i ink) Render(text string) string {
	if text == "" {
		return ""
	}
	return i.begin + text + i.end
}

// reset ends a style.
const reset = "\x1b[0m"

// paint puts lines of at most w cells on the shade's ground, which covers the whole of the terminal.
func (t *theme) paint(lines []string, w int) []string {
	if t.base == "" {
		return lines
	}
	for i, line := range lines {
		lines[i] = t.base + strings.ReplaceAll(leftly(line, w), reset, reset+t.base) + reset
	}
	return lines
}

// line puts spans together. The line with the cursor is one piece, so that its ground has no holes.
func (t *theme) line(spans []span, chosen bool) string {
	var out string
	for _, s := range spans {
		if chosen || s.style == nil {
			out += s.text
			continue
		}
		out += s.style.Render(s.text)
	}
	if chosen {
		return t.chosen.Render(out)
	}
	return out
}

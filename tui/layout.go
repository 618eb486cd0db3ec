package tui

import (
	"strings"
	"unicode"

	"github.com/charmbracelet/x/ansi"
)

const (
	// minWidth and minHeight are the smallest terminal a screen is drawn in.
	minWidth, minHeight = 60, 18
	// minQuestion is the width that the answers of any question fit in.
	minQuestion = 34
	// wideFrom is the width from which a sheet stands beside its dossier, narrowBelow that below which columns that can
	// be missed are.
	wideFrom, narrowBelow = 110, 76
	// readable is how wide a text may run before its lines become hard to follow.
	readable = 100
)

// A span is a piece of a line in one style; nil is the terminal's own.
type span struct {
	text  string
	style *ink
}

// width is how many cells a text takes. Nearly all there is consists of letters of one cell each, which need not be
// looked up: most of what a frame costs would be that.
func width(s string) int {
	n := 0
	for _, r := range s {
		if !oneCell(r) {
			return ansi.StringWidth(s)
		}
		n++
	}
	return n
}

// oneCell reports whether a rune is known to take one cell, whatever stands beside it: the letters of Latin and
// Vietnamese, digits and signs. A rune that only joins, colours or widens others is none of them.
func oneCell(r rune) bool {
	switch {
	case r >= ' ' && r <= '~', r >= '\u00C0' && r <= '\u024F', r >= '\u1E00' && r <= '\u1EFF', r >= '\u2500' && r <= '\u257F':
		return true
	}
	return r == '·' || r == '–' || r == '…'
}

// name prepares a text that somebody typed for the screen: nothing in it moves the cursor, changes colours or turns the
// direction of writing, and every terminal gives it the same cells. Emoji that are joined, toned or turned into pictures by
// signs that are not seen are one sign in one terminal and several in another: without those signs they are several in all.
func name(s string) string {
	if !strings.ContainsFunc(s, func(r rune) bool { return shown(r) != r }) {
		return s
	}
	return strings.Map(shown, s)
}

// shown is what the screen has for a rune that somebody typed: a blank for what moves the cursor, and -1 for what has no
// cell of its own and is no mark of a letter.
func shown(r rune) rune {
	switch {
	case r < unicode.MaxASCII && r >= ' ':
		return r
	case unicode.IsControl(r), unicode.In(r, unicode.Zl, unicode.Zp):
		return ' '
	case unicode.In(r, unicode.Cf, unicode.Variation_Selector), r >= '\U0001F3FB' && r <= '\U0001F3FF':
		return -1
	}
	return r
}

func blank(n int) string { return strings.Repeat(" ", max(0, n)) }

// leftly makes s exactly w cells wide, cut at its end.
func leftly(s string, w int) string {
	if n := width(s); n <= w {
		return s + blank(w-n)
	}
	s = ansi.Truncate(s, max(0, w), "…")
	return s + blank(w-width(s))
}

// rightly makes s exactly w cells wide, set to the right.
func rightly(s string, w int) string {
	if n := width(s); n <= w {
		return blank(w-n) + s
	}
	return leftly(s, w)
}

// codeRoom is how wide a column of codes is: as the longest of them, within reason, with a blank behind it.
func codeRoom(longest int) int { return max(4, min(longest, 14)) + 2 }

// middle makes s exactly w cells wide, cut in its middle: long names differ at their ends.
func middle(s string, w int) string {
	s = name(s)
	n := width(s)
	if n <= w {
		return s + blank(w-n)
	}
	if w < 8 {
		return leftly(s, w)
	}
	head := ansi.Truncate(s, w*5/9, "")
	if w >= roomy {
		head = wholeWords(head)
	}
	head = strings.TrimRight(head, " ")
	tail := ansi.TruncateLeft(s, n-(w-1-width(head)), "")
	if at := strings.IndexByte(tail, ' '); w >= roomy && at >= 0 && width(tail[:at]) <= stump {
		tail = tail[at+1:]
	}
	return leftly(head+"…"+strings.TrimLeft(tail, " "), w)
}

// cutLeft drops the first cells of a text.
func cutLeft(s string, cells int) string { return ansi.TruncateLeft(s, cells, "") }

// between sets one text to the left and one to the right of a line of w cells; the left one gives way.
func between(left, right string, w int) string {
	room := w - width(right)
	if room <= 0 {
		return leftly(right, w)
	}
	return leftly(left, room) + right
}

// stump is how much of a word is not worth showing, in a column that is roomy enough to be choosy.
const stump, roomy = 3, 20

// wholeWords drops what a cut left of the last word, unless that is most of it.
func wholeWords(s string) string {
	if at := strings.LastIndexByte(s, ' '); at >= 0 && width(s[at+1:]) <= stump {
		return s[:at]
	}
	return s
}

// legalForms are how the names of nearly all enterprises begin, longest first.
var legalForms = []string{"TNHH Một thành viên ", "TNHH một thành viên ", "TNHH MTV ", "TNHH ", "Cổ phần ", "cổ phần ", "CP "}

// firm makes the name of an enterprise exactly w cells wide. What nearly all names begin with gives way first.
func firm(s string, w int) string {
	rest, company := strings.CutPrefix(s, "Công ty ")
	if !company || width(s) <= w {
		return middle(s, w)
	}
	if s = "Cty " + rest; width(s) <= w {
		return middle(s, w)
	}
	for _, form := range legalForms {
		if own, ok := strings.CutPrefix(rest, form); ok {
			return middle(own, w)
		}
	}
	return middle(s, w)
}

// wrap breaks a text into lines of at most w cells, at blanks where it can.
func wrap(s string, w int) []string {
	return strings.Split(ansi.Wrap(name(s), max(1, w), ""), "\n")
}

// hanging breaks a text into lines of at most w cells, those after the first set in by so many cells.
func hanging(s string, w, by int) []string {
	lines := wrap(s, w)[:1]
	if rest := strings.TrimLeft(strings.TrimPrefix(name(s), lines[0]), " "); rest != "" {
		for _, line := range wrap(rest, w-by) {
			lines = append(lines, blank(by)+line)
		}
	}
	return lines
}

// frame makes lines fill exactly h lines of at most w cells.
func frame(lines []string, w, h int) []string {
	out := make([]string, h)
	for i := range min(h, len(lines)) {
		out[i] = lines[i]
		if width(out[i]) > w {
			out[i] = ansi.Truncate(out[i], w, "")
		}
	}
	return out
}

// middleFor is where a box begins that lies over the middle of h lines of w cells.
func middleFor(box []string, w, h int) (top, left int) {
	return max(0, (h-len(box))/2), max(0, (w-width(box[0]))/2)
}

// sliver is how much of a line is not worth showing beside a box.
const sliver = 5

// overlay lays a box over the middle of lines.
func overlay(lines, box []string, w int) []string {
	top, at := middleFor(box, w, len(lines))
	for i, row := range box {
		if top+i >= len(lines) {
			break
		}
		if at < sliver {
			lines[top+i] = blank(at) + row
			continue
		}
		under := leftly(lines[top+i], w)
		lines[top+i] = ansi.Truncate(under, at, "") + row + ansi.TruncateLeft(under, at+width(row), "")
	}
	return lines
}

package tui

import (
	"math"
	"strconv"

	tea "github.com/charmbracelet/bubbletea"
)

// A scroll is the part of a long text that is on the screen.
type scroll struct {
	top int
	// overall and height are how many lines there were, and were shown, last.
	overall, height int
}

func (s *scroll) by(n int) { s.top = max(0, min(s.top+n, s.overall-s.height)) }

// toEnd shows the last lines, however many there are.
func (s *scroll) toEnd() { s.top = math.MaxInt32 }

// to moves as little as needed for a line to be shown, and not as the last, which may be the one that counts the rest.
func (s *scroll) to(line int) {
	s.top = max(min(s.top, line), line-s.height+2)
	s.by(0)
}

// walk takes a key that scrolls, a page at a time or to an end.
func (s *scroll) walk(k *keyMap, msg tea.KeyMsg) {
	switch {
	case matches(msg, k.up):
		s.by(-1)
	case matches(msg, k.down):
		s.by(1)
	case matches(msg, k.pageUp):
		s.by(-s.height)
	case matches(msg, k.pageDown):
		s.by(s.height)
	case matches(msg, k.home):
		s.top = 0
	case matches(msg, k.end):
		s.toEnd()
	}
}

// part is which of n lines are among the h that are shown, for whoever draws no more than those; tellBelow counts the rest.
func (s *scroll) part(n, h int) (from, to int) {
	s.overall, s.height = n, h
	s.by(0)
	return s.top, min(n, s.top+h)
}

// tellBelow says in the last of the lines shown how many are below.
func (s *scroll) tellBelow(d *desk, shown []string) {
	if more := s.overall - s.top - s.height; more > 0 {
		shown[len(shown)-1] = " " + d.theme.dim.Render(d.marks.below+strconv.Itoa(more+1))
	}
}

// show returns h of the lines; the last of them says how many are below.
func (s *scroll) show(d *desk, lines []string, h int) []string {
	from, to := s.part(len(lines), h)
	shown := lines[from:to]
	s.tellBelow(d, shown)
	return shown
}

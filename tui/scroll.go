package tui

import (
	"math"
	"strconv"
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

// show returns h of the lines; the last of them says how many are below.
func (s *scroll) show(d *desk, lines []string, h int) []string {
	s.overall, s.height = len(lines), h
	s.by(0)
	shown := lines[s.top:min(len(lines), s.top+h)]
	if more := len(lines) - s.top - h; more > 0 {
		shown[h-1] = " " + d.theme.dim.Render(d.marks.below+strconv.Itoa(more+1))
	}
	return shown
}

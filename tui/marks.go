package tui

import (
	"math/big"
	"strings"

	"github.com/charmbracelet/bubbles/spinner"
)

// marks are the signs on a screen beside letters and digits. The plain set needs no font of its own.
type marks struct {
	cursor, yes, no, dot, rule, upright, block, full, half, empty, pass, up, down, above, below, before, after, arrow, caret, missing, alarm, here string
	// corners are those of a box, clockwise from the upper left.
	corners [4]string
	// spinner turns while something is being read.
	spinner spinner.Spinner
	// steps are the heights of a small column, lowest first; empty where they cannot be drawn.
	steps []string
}

func fineMarks() *marks {
	return &marks{
		cursor: "▸", yes: "✓", no: "✗", dot: "·", rule: "─", upright: "│", block: "█", full: "━", half: "╸", empty: "╌", pass: "┃",
		up: "▲", down: "▼", above: "▲", below: "▼", before: "◀", after: "▶", arrow: "→", caret: "▏", missing: "?", alarm: "!", here: "●",
		corners: [4]string{"╭", "╮", "╯", "╰"},
		spinner: spinner.Dot,
		steps:   []string{"▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"},
	}
}

func plainMarks() *marks {
	return &marks{
		cursor: ">", yes: "x", no: "-", dot: "·", rule: "-", upright: "|", block: "#", full: "#", half: ".", empty: ".", pass: "|",
		up: "+", down: "-", above: "^", below: "v", before: "<", after: ">", arrow: "->", caret: "_", missing: "?", alarm: "!", here: "*",
		spinner: spinner.Line,
		corners: [4]string{"+", "+", "+", "+"},
	}
}

func (m *marks) line(w int) string { return strings.Repeat(m.rule, max(0, w)) }

// bar is a share of a whole over w cells, with an upright where at lies (nil for none).
func (m *marks) bar(share, at *big.Rat, w int) string {
	halves, mark := cells(share, 2*w), -1
	if at != nil {
		mark = min(w-1, cells(at, w))
	}
	var b strings.Builder
	for i := range w {
		switch {
		case i == mark:
			b.WriteString(m.pass)
		case 2*i+1 < halves:
			b.WriteString(m.full)
		case 2*i < halves:
			b.WriteString(m.half)
		default:
			b.WriteString(m.empty)
		}
	}
	return b.String()
}

// cells is how many of w cells a share fills, rounded down: a bar is full only when all is there.
func cells(share *big.Rat, w int) int {
	x := new(big.Rat).Mul(share, big.NewRat(int64(w), 1))
	return max(0, min(w, int(new(big.Int).Quo(x.Num(), x.Denom()).Int64())))
}

// columns draws amounts as small columns against the largest of them; a missing amount is blank.
func (m *marks) columns(amounts []*int64) string {
	largest := int64(0)
	for _, a := range amounts {
		if a != nil {
			largest = max(largest, *a)
		}
	}
	if largest == 0 || len(m.steps) == 0 {
		return ""
	}
	var b strings.Builder
	for _, a := range amounts {
		if a == nil {
			b.WriteString(" ")
			continue
		}
		share := new(big.Rat).SetFrac64(*a, largest)
		b.WriteString(m.steps[min(len(m.steps)-1, cells(share, len(m.steps)))])
	}
	return b.String()
}

package main

import (
	"fmt"
	"io"
	"strings"

	"github.com/charmbracelet/x/ansi"
)

// narrowest is how far an elastic column of a table is shortened, and gap what stands between two columns.
const (
	narrowest = 8
	gap       = 2
)

// A table is printed in columns as wide as what is in them. Elastic columns are shortened where a line would not fit.
type table struct {
	rows    [][]string
	elastic []int
	// from is the first column of numbers, which stand on the right; 0 when there are none.
	from int
}

func (t *table) add(cells ...string) { t.rows = append(t.rows, cells) }

// print writes the table in lines of at most limit cells, as far as its elastic columns allow; 0 is no limit.
func (t *table) print(out io.Writer, limit int) error {
	widths := t.widths()
	if limit > 0 {
		t.shorten(widths, limit)
	}
	for _, row := range t.rows {
		var line strings.Builder
		for i, text := range row {
			text = ansi.Truncate(text, widths[i], "…")
			space := strings.Repeat(" ", widths[i]-ansi.StringWidth(text))
			if t.from > 0 && i >= t.from {
				text, space = space+text, ""
			}
			line.WriteString(text + space + strings.Repeat(" ", gap))
		}
		if _, err := fmt.Fprintln(out, strings.TrimRight(line.String(), " ")); err != nil {
			return err
		}
	}
	return nil
}

func (t *table) widths() []int {
	var widths []int
	for _, row := range t.rows {
		for i, text := range row {
			if i == len(widths) {
				widths = append(widths, 0)
			}
			widths[i] = max(widths[i], ansi.StringWidth(text))
		}
	}
	return widths
}

// shorten takes from the widest elastic column, cell by cell, until the line fits or there is nothing left to take.
func (t *table) shorten(widths []int, limit int) {
	line := gap * (len(widths) - 1)
	for _, w := range widths {
		line += w
	}
	for ; line > limit; line-- {
		widest := t.elastic[0]
		for _, i := range t.elastic[1:] {
			if widths[i] > widths[widest] {
				widest = i
			}
		}
		if widths[widest] <= narrowest {
			return
		}
		widths[widest]--
	}
}

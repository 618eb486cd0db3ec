package tui

import (
	"math/big"
	"strconv"

	"example.com/hoidong/scoring"
	"example.com/hoidong/store/words"
)

// A canvas is a block of cells to draw on.
type canvas [][]mark

// A mark is one cell of a canvas.
type mark struct {
	text  string
	style *ink
}

func newCanvas(w, h int) canvas {
	c := make(canvas, h)
	for y := range c {
		c[y] = make([]mark, w)
	}
	return c
}

// put draws a text from a cell on, one cell a rune, as far as there is room.
func (c canvas) put(x, y int, text string, style *ink) {
	for _, r := range text {
		if y >= 0 && y < len(c) && x >= 0 && x < len(c[y]) {
			c[y][x] = mark{string(r), style}
		}
		x++
	}
}

// free reports whether nothing is drawn on so many cells.
func (c canvas) free(x, y, n int) bool {
	if x < 0 || x+n > len(c[y]) {
		return false
	}
	for _, m := range c[y][x : x+n] {
		if m.text != "" {
			return false
		}
	}
	return true
}

// lines puts the cells of one style together.
func (c canvas) lines(t *theme) []string {
	lines := make([]string, len(c))
	for y, row := range c {
		var spans []span
		for _, m := range row {
			if m.text == "" {
				m.text = " "
			}
			if n := len(spans); n > 0 && spans[n-1].style == m.style {
				spans[n-1].text += m.text
				continue
			}
			spans = append(spans, span(m))
		}
		lines[y] = t.line(spans, false)
	}
	return lines
}

// The least cells of a column with the blank behind it, and the most that are still a column; how far in the first begins.
const leastColumn, mostColumn, chartLeft = 2, 6, 2

// The lines of a chart beside its columns: the title, the names of the cut lines, the axis and its numbers.
const chartAround = 4

// columnsIn is how many columns there is room for.
func columnsIn(w int) int { return (w - 2*chartLeft) / leastColumn }

// A chart is a distribution on the screen.
type chart struct {
	*distribution
	desk   *desk
	canvas canvas
	// cells is how many cells each column has, with the blank behind it.
	cells int
}

// distributionView draws the columns over h lines of w cells, with the cut lines in them; mean, which may be nil, is that
// of the product with the cursor.
func (d *desk) distributionView(of *distribution, mean *big.Rat, w, h int) []string {
	c := chart{of, d, newCanvas(w, h-1), max(leastColumn, min(mostColumn, (w-2*chartLeft)/len(of.counts)))}
	bottom := h - chartAround // the lowest line of the columns
	for i := range of.counts {
		c.drawColumn(i, bottom)
	}
	c.drawAxis(bottom+1, mean)
	if of.pass != nil {
		c.drawCut(d.T("distribution.pass", "pass", d.rules().Pass.String()), c.cell(of.pass)-1, bottom)
	}
	if of.cut != nil {
		c.drawCut(d.T("distribution.cut", "n", d.rules().Top, "mean", words.Mean(of.cut)), c.cell(of.cut), bottom)
	}
	return append([]string{c.title(w)}, c.canvas.lines(d.theme)...)
}

// title says what is counted, and as much of the extremes as there is room for.
func (c *chart) title(w int) string {
	d, n := c.desk, 0
	for _, count := range c.counts {
		n += count
	}
	text := d.marks.line(3) + " " + d.T("distribution.title", "n", n)
	for _, part := range []string{
		d.T("distribution.each", "each", c.each.String()), d.T("distribution.highest", "mean", words.Mean(c.highest)),
		d.T("distribution.middle", "mean", words.Mean(c.middle)), d.T("distribution.lowest", "mean", words.Mean(c.lowest)),
	} {
		if longer := text + " " + d.marks.dot + " " + part; width(longer) < w-3 {
			text = longer
		}
	}
	return d.theme.faint.Render(" ") + d.theme.dim.Render(text+" ") + d.theme.faint.Render(d.marks.line(w-3-width(text)))
}

// cell is where a mean lies from left to right.
func (c *chart) cell(mean *big.Rat) int {
	x := new(big.Rat).Sub(mean, c.from.Rat())
	x.Mul(x.Quo(x, c.each.Rat()), big.NewRat(int64(c.cells), 1))
	return chartLeft + int(new(big.Int).Div(x.Num(), x.Denom()).Int64())
}

// drawColumn draws one column up from its lowest line, with its count above.
func (c *chart) drawColumn(i, bottom int) {
	count := c.counts[i]
	if count == 0 {
		return
	}
	m, x, style := c.desk.marks, chartLeft+i*c.cells, c.columnStyle(i)
	block := m.full
	if len(m.steps) > 0 {
		block = m.steps[len(m.steps)-1]
	}
	rows := bottom - 1 // a line for the names of the cuts, and one for the count above the highest column
	eighths := 8 * count
	if c.most > rows {
		eighths = max(1, 8*count*rows/c.most)
	}
	y := bottom
	for ; eighths >= 8; eighths -= 8 {
		c.fill(x, y, block, style)
		y--
	}
	switch {
	case eighths > 0 && len(m.steps) > 0:
		c.fill(x, y, m.steps[eighths-1], style)
		y--
	case y == bottom: // without steps a small column is a whole cell
		c.fill(x, y, block, style)
		y--
	}
	if text := strconv.Itoa(count); width(text) <= max(1, c.cells-1) {
		c.canvas.put(x, y, text, style)
	}
}

func (c *chart) fill(x, y int, sign string, style *ink) {
	for i := range c.cells - 1 {
		c.canvas.put(x+i, y, sign, style)
	}
}

// columnStyle tells the columns above the Top N line from the others, and from those below the pass mark.
func (c *chart) columnStyle(i int) *ink {
	t := c.desk.theme
	switch {
	case c.cut != nil && i >= c.column(c.cut):
		return &t.accent
	case c.pass != nil && i < c.column(c.pass):
		return &t.warn
	}
	return &t.dim
}

// drawAxis draws the line below the columns, with the product that has the cursor, and the bounds below it.
func (c *chart) drawAxis(y int, mean *big.Rat) {
	t, m := c.desk.theme, c.desk.marks
	c.canvas.put(chartLeft, y, m.line(len(c.counts)*c.cells), &t.faint)
	if mean != nil {
		c.canvas.put(chartLeft+c.column(mean)*c.cells, y, m.up, &t.accent)
	}
	bound := func(i int) string { return (c.from + c.each*scoring.Points(i)).String() }
	first := 0
	if c.pass != nil {
		first = c.column(c.pass) // the pass mark has its number whatever others leave out
	}
	every := 1
	for every*c.cells <= width(bound(len(c.counts))) {
		every++
	}
	first = ((first % every) + every) % every
	for i := first; i <= len(c.counts); i += every {
		c.canvas.put(chartLeft+i*c.cells, y+1, bound(i), &t.dim)
	}
}

// drawCut draws a cut line where the columns leave it room, with its name on top.
func (c *chart) drawCut(text string, x, bottom int) {
	if x < 1 || x >= len(c.canvas[0]) {
		return
	}
	t, m := c.desk.theme, c.desk.marks
	for y := range bottom + 1 {
		if c.canvas.free(x, y, 1) {
			c.canvas.put(x, y, m.upright, &t.strong)
		}
	}
	switch n := width(text); {
	case c.canvas.free(x+1, 0, n+1):
		c.canvas.put(x+2, 0, text, &t.strong)
	case c.canvas.free(x-n-1, 0, n+1):
		c.canvas.put(x-n-1, 0, text, &t.strong)
	}
}

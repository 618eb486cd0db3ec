package papers

// Sides on which the text of a cell stands.
type side int

const (
	atLeft side = iota
	inMiddle
	atRight
)

// cellPad is the room between a line of a grid and what stands beside it.
const cellPad = 1.3

// A gridColumn is one column of a grid, in millimetres.
type gridColumn struct {
	width float64
	side  side
}

// A grid is a table with lines round every cell. Its head stands again on every page that it goes on to.
type grid struct {
	*pages
	columns []gridColumn
	head    []string
	// size is that of the letters; least is how high a row is at least.
	size, least float64
}

// open draws the head, where a row fits below it.
func (g *grid) open() {
	g.room(g.heightOf(serifBold, g.head) + g.least)
	g.drawHead()
}

func (g *grid) drawHead() {
	sides := make([]gridColumn, len(g.columns))
	for i, c := range g.columns {
		sides[i] = gridColumn{c.width, inMiddle}
	}
	g.draw(serifBold, sides, g.head, max(7, g.heightOf(serifBold, g.head)))
}

// row draws a row in a face, on the next page when it does not fit on this one.
func (g *grid) row(f face, cells ...string) {
	h := max(g.least, g.heightOf(f, cells))
	if g.room(h) {
		g.drawHead()
	}
	g.draw(f, g.columns, cells, h)
}

// span draws a row of which the first n columns are one.
func (g *grid) span(f face, n int, cells ...string) {
	columns := []gridColumn{{0, atRight}}
	for _, c := range g.columns[:n] {
		columns[0].width += c.width
	}
	h := max(g.least, g.heightOf(f, nil))
	if g.room(h) {
		g.drawHead()
	}
	g.draw(f, append(columns, g.columns[n:]...), cells, h)
}

func (g *grid) heightOf(f face, cells []string) float64 {
	g.use(f, g.size)
	lines := 1
	for i, text := range cells {
		lines = max(lines, g.linesOf(text, g.columns[i].width))
	}
	return float64(lines)*leading(g.size) + 2*cellPad
}

func (g *grid) linesOf(text string, width float64) int { return len(g.cell(text, width)) }

// cell is a text as lines that fit in a column. A text may have line breaks of its own.
func (g *grid) cell(text string, width float64) []string { return g.split(text, width-2*cellPad) }

func (g *grid) draw(f face, columns []gridColumn, cells []string, h float64) {
	x := marginLeft
	for i, column := range columns {
		g.pdf.Rect(x, g.y, column.width, h, "D")
		g.use(f, g.size)
		lines := g.cell(cells[i], column.width)
		y := g.y + (h-float64(len(lines))*leading(g.size))/2 - 0.6
		for _, line := range lines {
			y += leading(g.size)
			at := x + cellPad
			switch over := column.width - 2*cellPad - g.pdf.GetStringWidth(line); column.side {
			case inMiddle:
				at += over / 2
			case atRight:
				at += over
			}
			g.pdf.Text(at, y, line)
		}
		x += column.width
	}
	g.y += h
}

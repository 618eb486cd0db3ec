package tui

import (
	"strconv"

	"example.com/hoidong/scoring"
)

// gridColumns are the columns of a table with products down and some criteria across, and a column behind them.
type gridColumns struct {
	// rules are those that columns are counted in.
	rules   *scoring.Rules
	columns []int
	// column is where in columns the cursor stands.
	column int
	// drawn is how they were drawn last, for the mouse.
	drawn gridWidths
}

// gridWidths are the widths of such a table; last is that of the column behind the criteria and their total. from is the
// first criterion that is drawn, shown how many are.
type gridWidths struct{ code, product, cell, total, last, from, shown int }

// cellsLeft is where the first cell begins.
func (c gridWidths) cellsLeft() int { return 3 + c.code + c.product }

const (
	// shortProduct and longProduct are how narrow the products' column may become, and how wide it needs to be.
	shortProduct, longProduct = 14, 48
	// namedCell is how wide a column is that has a name over it besides its code, wideCell the widest.
	namedCell, wideCell = 13, 20
	// totalRoom is the width of a column of totals.
	totalRoom = 9
)

// criterion is the one with the cursor.
func (t *gridColumns) criterion() int { return t.columns[t.column] }

// layout shares the width out: first the cells, as many as there are, then the names of the products, then those of the
// criteria. Columns that have no room scroll with the cursor.
func (t *gridColumns) layout(d *desk, w, code, last int) gridWidths {
	c := gridWidths{code: code, cell: t.narrowest(d), total: totalRoom, last: last}
	rest := w - 3 - c.code - c.total - c.last
	c.shown = max(1, min(len(t.columns), (rest-shortProduct)/c.cell))
	c.product = min(longProduct, rest-c.shown*c.cell)
	if c.shown == len(t.columns) {
		product := min(longProduct, max(shortProduct, rest/2))
		if cell := min(wideCell, (rest-product)/c.shown); cell >= namedCell {
			c.cell, c.product = cell, min(longProduct, rest-c.shown*cell)
		}
	}
	at := min(t.column, len(t.columns)-1)
	c.from = max(min(t.drawn.from, at), at-c.shown+1)
	c.from = max(0, min(c.from, len(t.columns)-c.shown))
	t.drawn = c
	return c
}

// narrowest is the width that any score has room in, with the cursor or the caret.
func (t *gridColumns) narrowest(d *desk) int {
	w := 6
	for _, i := range t.columns {
		criterion := &t.rules.Criteria[i]
		w = max(w, width(d.points(&criterion.Max))+3, width(criterion.Code)+2)
	}
	return w
}

// headings are the codes of the criteria, with their names where there is room, and the most that each can have. last is
// the message key of what the last column is called.
func (t *gridColumns) headings(d *desk, last string) []string {
	c := t.drawn
	product := leftly(d.T("column.product"), c.product)
	if c.from > 0 {
		product = between(d.T("column.product"), d.marks.before+strconv.Itoa(c.from), c.product)
	}
	head := "   " + leftly(d.T("column.code"), c.code) + product
	most := blank(3+c.code) + leftly(d.T("grid.max"), c.product)
	sum := scoring.Points(0)
	for i, column := range t.columns {
		criterion := &t.rules.Criteria[column]
		sum += criterion.Max
		if i < c.from || i >= c.from+c.shown {
			continue
		}
		title := criterion.Code
		if c.cell >= namedCell {
			title = leftly(name(criterion.Code+" "+criterion.Name), c.cell-1)
		}
		head += rightly(title, c.cell)
		most += rightly(criterion.Max.String(), c.cell)
	}
	total := rightly(d.T("column.total"), c.total)
	if hidden := len(t.columns) - c.from - c.shown; hidden > 0 {
		more := strconv.Itoa(hidden) + d.marks.after
		total = " " + more + rightly(d.T("column.total"), c.total-1-width(more))
	}
	return []string{
		d.theme.dim.Render(head + total + " " + leftly(d.T(last), c.last-1)),
		d.theme.dim.Render(most + rightly(sum.String(), c.total)),
	}
}

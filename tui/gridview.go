package tui

import (
	"strconv"
	"strings"

	"example.com/hoidong/store"
)

// gridTop is the line of the first row, below the summary and the two lines of headings; gridDetail is how many lines
// stand below the rows, the rule among them.
const gridTop, gridDetail = 3, 4

// gridSheet is the width of the column that says where a sheet stands.
const gridSheet = 8

// View draws the rows in the window, and what the cursor is on in full below them.
func (g *grid) View(w, h int) []string {
	c := g.layout(g.desk, w, codeRoom(g.list.table.longest), gridSheet)
	lines := append([]string{g.list.summary(len(g.rows), w)}, g.headings(g.desk, "column.sheet")...)
	from, to := g.window.show(h-gridTop-gridDetail, len(g.rows))
	for i := from; i < to; i++ {
		lines = append(lines, g.row(g.rows[i], i == g.window.cursor, c))
	}
	if len(g.rows) == 0 {
		lines = append(lines, "", "   "+g.desk.theme.dim.Render(g.desk.T("list.none")))
	}
	lines = append(lines, blankLines(h-gridDetail-len(lines))...)
	return append(lines, g.detail(w)...)
}

// row is one dossier. Its line is in one piece where it has the cursor, but for the cell.
func (g *grid) row(code string, chosen bool, c gridWidths) string {
	d := g.desk
	m := d.sheetOf(code)
	if m.index < 0 {
		return ""
	}
	mark, tone := " ", &d.theme.dim
	if chosen {
		mark = d.marks.cursor
	}
	if m.asked() {
		tone = nil
	}
	spans := []span{
		{" " + mark + " ", &d.theme.accent},
		{leftly(code, c.code-1) + " ", tone},
		{g.list.table.product(m.index, c.product-1) + " ", tone},
	}
	var left string
	for i := c.from; i < c.from+c.shown; i++ {
		if chosen && i == g.column {
			left = d.theme.line(spans, true) + g.cursorCell(&m, c.cell)
			spans = nil
			continue
		}
		spans = append(spans, g.restingCell(&m, g.columns[i], c.cell))
	}
	total, given := m.total()
	sum := ""
	if m.asked() {
		sum = d.points(total)
	}
	text, style := d.sheetMark(progress{m.mine.Status, given, m.mine.Asked, m.mine.Turn, m.mine.Corrected, m.mine.Channel})
	return left + d.theme.line(append(spans, span{rightly(sum, c.total), tone}, span{" " + leftly(text, c.last-1), style}), chosen)
}

// restingCell is a cell without the cursor. One that is locked is dim.
func (g *grid) restingCell(m *mySheet, criterion, w int) span {
	text, style := m.cellText(criterion)
	if m.mine.Status == store.SheetConfirmed || m.mine.Channel.OnForm() {
		style = &g.desk.theme.dim
	}
	return span{rightly(text, w), style}
}

func (g *grid) cursorCell(m *mySheet, w int) string {
	if g.halfTyped() {
		return g.edit.draw(w)
	}
	text, _ := m.cellText(g.criterion())
	return g.desk.theme.field.Render(rightly(g.desk.marks.cursor+" "+text, w))
}

// detail is in full what the cursor is on: the sheet's status, the product and its enterprise, the criterion.
func (g *grid) detail(w int) []string {
	d := g.desk
	m := d.sheetOf(g.Dossier())
	if m.index < 0 {
		return []string{d.theme.faint.Render(d.marks.line(w))}
	}
	status := " " + strconv.Itoa(g.window.cursor+1) + "/" + strconv.Itoa(len(g.rows)) + " " + d.marks.dot + " "
	status = d.theme.dim.Render(status) + m.statusWord() + " "
	lines := []string{between(d.theme.faint.Render(d.marks.line(w-width(status)-1)), status+d.theme.faint.Render(d.marks.rule), w)}
	// The product's name comes first, the criterion's next; the enterprise gives way.
	product := m.code + " " + d.view.Dossier(m.index).Product
	needed := len(hanging(product, w-2, width(m.code)+1))
	of := hanging(product+" "+d.marks.dot+" "+d.view.Enterprise(m.index).Name, w-2, width(m.code)+1)
	criterion := &g.rules.Criteria[g.criterion()]
	what := hanging(criterion.Code+" "+criterion.Name+" "+d.marks.dot+" "+d.T("grid.at_most", "max", criterion.Max.String()),
		w-2, width(criterion.Code)+1)
	room := gridDetail - 1
	of = fewer(of, min(room-1, max(needed, room-len(what))), w-2)
	what = fewer(what, room-len(of), w-2)
	return append(append(lines, indented(of, &d.theme.strong)...), indented(what, nil)...)
}

// fewer are lines of w cells, no more than n of them; what is left over shares the last.
func fewer(lines []string, n, w int) []string {
	if len(lines) <= n {
		return lines
	}
	rest := lines[n-1]
	for _, line := range lines[n:] {
		rest += " " + strings.TrimLeft(line, " ")
	}
	return append(lines[:n-1:n-1], leftly(rest, w))
}

func indented(lines []string, style *ink) []string {
	for i, line := range lines {
		if style != nil {
			line = style.Render(line)
		}
		lines[i] = " " + line
	}
	return lines
}

func (g *grid) Help() []hint {
	d := g.desk
	switch {
	case g.list.searching():
		return []hint{{"Enter", d.T("key.found")}, {"Esc", d.T("key.show_all")}}
	case g.halfTyped():
		return []hint{{"Enter", d.T("key.keep_down")}, {"Esc", d.T("key.restore")}, {"↑↓←→", d.T("key.keep_move")}, {"F6", d.T("key.sheet_of")}}
	}
	return []hint{
		{"Enter", d.T("key.down")},
		{"F6", d.T("key.sheet_of")},
		d.leftToGive(),
		{"←→", d.T("key.criterion")},
		{"F3", d.T("key.search")},
		{"Tab", d.T("key.filter")},
		{"F5", d.T("key.explain")},
		{"F4", d.T("key.ranking")},
		{"Esc", d.T("key.back")},
		{"Ctrl+Z", d.T("key.undo")},
	}
}

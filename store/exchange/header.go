package exchange

import (
	"slices"
	"strings"

	"example.com/hoidong/scoring"
)

// headerDepth is how many rows that are not blank may stand above the table: titles, dates, notes.
const headerDepth = 60

// A column of a table is called by the words under error.import.column.KEY and import.also.KEY.
type column struct {
	key      string
	required bool
}

// A layout is what a table consists of.
type layout struct {
	columns []column
	// yearly tables may have columns of yearly figures and of papers; figures are those that have to be there.
	yearly  bool
	figures []figureKey
	// proper are the names that columns are called by, further all others; a proper name goes first.
	proper, further phrasebook
}

func newLayout(columns ...column) *layout {
	l := &layout{columns: append(columns, column{key: "ordinal"})}
	keys := make([]string, len(l.columns))
	for i, c := range l.columns {
		keys[i] = c.key
	}
	l.proper, l.further = phrases("error.import.column.", keys...), phrases("import.also.", keys...)
	return l
}

// A heading is one candidate for a table's header: the texts of a row, or of two rows one above the other.
type heading struct {
	// texts by column; only those that are not blank.
	texts []cell
	// row is the number of its last row, body the index of the first row below it.
	row, body int
}

// A match is what a layout finds in a heading.
type match struct {
	heading
	columns map[string]int
	figures []figureColumn
	papers  []paperColumn
	extra   []string
	// twice are the columns that repeat an earlier one.
	twice []repeated
	// units are columns of figures whose unit counts something else.
	units []cell
	// required counts the required columns there are.
	required int
}

type repeated struct {
	first  int
	second cell
}

// A paperColumn is one of the checklist: "Giấy tờ: Báo cáo tài chính".
type paperColumn struct {
	column int
	name   string
}

// better tells whether m is the likelier header: more of what is required, then more of what is known.
func (m *match) better(than *match) bool {
	if m.required != than.required {
		return m.required > than.required
	}
	return m.known() > than.known()
}

func (m *match) known() int { return len(m.columns) + len(m.figures) + len(m.papers) }

// match reads a heading.
func (l *layout) match(h heading) *match {
	m := &match{heading: h, columns: map[string]int{}}
	for _, c := range h.texts {
		if !l.place(m, c) {
			m.extra = append(m.extra, oneLine(c.text))
		}
	}
	for _, c := range l.columns {
		if _, found := m.columns[c.key]; found && c.required {
			m.required++
		}
	}
	for _, key := range l.figures {
		if m.figure(key) != nil {
			m.required++
		}
	}
	return m
}

// place puts a column where it belongs and reports whether it is known.
func (l *layout) place(m *match, c cell) bool {
	if key, proper, ok := l.name(c.text); ok {
		return l.placeNamed(m, c, key, proper)
	}
	if !l.yearly {
		return false
	}
	if name, ok := paperName(c.text); ok {
		m.papers = append(m.papers, paperColumn{c.column, name})
		return true
	}
	return m.placeFigure(c)
}

// placeNamed settles which of several columns is meant: beside "Tên sản phẩm", a column "Sản phẩm" is an extra one, but
// two equally good names are one column twice.
func (l *layout) placeNamed(m *match, c cell, key string, proper bool) bool {
	column, taken := m.columns[key]
	if !taken {
		m.columns[key] = c.column
		return true
	}
	first := gridRow{cells: m.texts}.at(column)
	_, firstProper, _ := l.name(first.text)
	switch {
	case proper == firstProper:
		m.twice = append(m.twice, repeated{column, c})
	case proper:
		m.columns[key] = c.column
		m.extra = append(m.extra, oneLine(first.text))
	}
	return proper || !firstProper
}

// name is the key of a column with this header, with or without what stands in brackets, and whether that is its proper
// name.
func (l *layout) name(header string) (key string, proper, ok bool) {
	for _, text := range []string{header, outsideBrackets(header)} {
		if key, ok := l.proper.meaning(text); ok {
			return key, true, true
		}
		if key, ok := l.further.meaning(text); ok {
			return key, false, true
		}
	}
	return "", false, false
}

// paperName is what follows "Giấy tờ:".
func paperName(header string) (string, bool) {
	kind, name, found := strings.Cut(header, ":")
	if name = oneLine(name); !found || name == "" {
		return "", false
	}
	_, ok := phrases("import.", "paper").meaning(kind)
	return name, ok
}

// outsideBrackets is a header without what stands in brackets.
func outsideBrackets(s string) string {
	var out strings.Builder
	depth := 0
	for _, r := range s {
		switch {
		case r == '(':
			depth++
		case r == ')':
			depth = max(0, depth-1)
		case depth == 0:
			out.WriteRune(r)
		}
	}
	return out.String()
}

// headings are the candidates of a sheet: each of its first rows, and each two of them that touch.
func (g *grid) headings() []heading {
	var found []heading
	for i := 0; i < min(len(g.rows), headerDepth); i++ {
		row := g.rows[i]
		found = append(found, heading{texts: row.cells, row: row.number, body: i + 1})
		if i+1 < len(g.rows) && g.rows[i+1].number == row.number+1 {
			found = append(found, heading{texts: twoRows(row, g.rows[i+1]), row: row.number + 1, body: i + 2})
		}
	}
	return found
}

// twoRows joins a header of two rows: "Doanh thu (đồng)" above "2019" and "2020" makes "Doanh thu (đồng) 2019" and
// "Doanh thu (đồng) 2020". Cells need not be merged for that, since CSV knows no merged cells.
func twoRows(upper, lower gridRow) []cell {
	joined := gridRow{cells: slices.Clone(upper.cells)}
	for _, c := range lower.cells {
		i, own := upper.index(c.column)
		switch {
		case own && upper.cells[i].text == c.text: // the lower half of a cell merged downwards repeats the upper
		case own:
			at, _ := joined.index(c.column)
			joined.cells[at].text += "\n" + c.text
		case i > 0:
			joined.put(cell{column: c.column, text: upper.cells[i-1].text + "\n" + c.text})
		default:
			joined.put(c)
		}
	}
	return joined.cells
}

// oneLine is a text without line breaks and double blanks.
func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// columnFault names a column that is not there.
func columnFault(key string) *scoring.Fault { return scoring.NewFault("import.column." + key) }

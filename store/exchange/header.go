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
	// figures are the yearly figures that have to be there; nil when the table has no such columns at all.
	figures []figureKey
	yearly  bool
	names   phrasebook
}

func newLayout(columns ...column) *layout {
	l := &layout{columns: append(columns, column{key: "ordinal"}), names: phrasebook{}}
	for _, c := range l.columns {
		for _, prefix := range []string{"error.import.column.", "import.also."} {
			for _, phrase := range phrasesOf(prefix + c.key) {
				l.names[fold(phrase)] = c.key
			}
		}
	}
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
	// twice are the columns that repeat an earlier one; the value is the earlier one.
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
	if key, ok := l.name(c.text); ok {
		if first, taken := m.columns[key]; taken {
			m.twice = append(m.twice, repeated{first, c})
		} else {
			m.columns[key] = c.column
		}
		return true
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

// name is the key of a column with this header, with or without what stands in brackets.
func (l *layout) name(header string) (string, bool) {
	if key, ok := l.names.meaning(header); ok {
		return key, true
	}
	outside, _ := splitBrackets(header)
	return l.names.meaning(outside)
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

// splitBrackets parts a header into what stands outside and inside of brackets.
func splitBrackets(s string) (outside, inside string) {
	var out, in strings.Builder
	depth := 0
	for _, r := range s {
		switch {
		case r == '(':
			depth++
		case r == ')':
			depth = max(0, depth-1)
		case depth > 0:
			in.WriteRune(r)
		default:
			out.WriteRune(r)
		}
	}
	return out.String(), in.String()
}

// headings are the candidates of a sheet: each of its first rows, and two rows together where cells are merged.
func (g *grid) headings() []heading {
	var found []heading
	for i := 0; i < min(len(g.rows), headerDepth); i++ {
		row := g.rows[i]
		found = append(found, heading{texts: row.cells, row: row.number, body: i + 1})
		if i+1 < len(g.rows) && g.rows[i+1].number == row.number+1 {
			if texts, merged := g.twoRows(row, g.rows[i+1]); merged {
				found = append(found, heading{texts: texts, row: row.number + 1, body: i + 2})
			}
		}
	}
	return found
}

// twoRows joins a header of two rows: "Doanh thu (đồng)" merged over "2019" and "2020" makes "Doanh thu (đồng) 2019" and
// "Doanh thu (đồng) 2020"; a cell merged downwards stands for both. It reports whether the upper row has merged cells.
func (g *grid) twoRows(upper, lower gridRow) (texts []cell, merged bool) {
	above := slices.Clone(upper.cells)
	for _, m := range g.merges {
		if m.top != upper.number {
			continue
		}
		merged = true
		value := upper.at(m.left)
		for column := m.left + 1; column <= m.right && m.bottom == m.top && value.text != ""; column++ {
			if lower.at(column).text != "" {
				above = append(above, cell{column: column, text: value.text})
			}
		}
	}
	byColumn := map[int]string{}
	for _, c := range above {
		byColumn[c.column] = c.text
	}
	for _, c := range lower.cells {
		if byColumn[c.column] != c.text { // the lower half of a cell merged downwards repeats the upper
			byColumn[c.column] = strings.TrimSpace(byColumn[c.column] + " " + c.text)
		}
	}
	for column, text := range byColumn {
		texts = append(texts, cell{column: column, text: text})
	}
	slices.SortFunc(texts, func(a, b cell) int { return a.column - b.column })
	return texts, merged
}

// oneLine is a text without line breaks and double blanks.
func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// columnFault names a column that is not there.
func columnFault(key string) *scoring.Fault { return scoring.NewFault("import.column." + key) }

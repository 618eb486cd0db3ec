package exchange

import (
	"errors"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"example.com/hoidong/scoring"
)

// A table is the sheet that matched a layout.
type table struct {
	*grid
	*match
	layout *layout
	report *Report
	// body are the rows to read: without blank rows, headings between rows, and footers.
	body   []gridRow
	faults []error
	src    Source
}

// openTable finds the sheet and the header that fit a layout best. The first column of the layout holds the code by
// which rows and footers are told apart.
//
// The faults are those of readGrids; import.noheader; import.missing, one for each required column that is not there;
// import.otheryears, beside those of missing figures; import.repeated; import.unit; import.norows.
func openTable(src Source, l *layout) (*table, error) {
	grids, err := readGrids(src)
	if err != nil {
		return nil, err
	}
	t := &table{layout: l, src: src, report: &Report{File: src.Name}}
	var rivals []string
	for _, g := range grids {
		own := l.best(g)
		switch {
		case own == nil:
		case t.match == nil || own.better(t.match):
			t.grid, t.match = g, own
		}
		if own != nil && own.required == l.needed() && g.sheet != "" {
			rivals = append(rivals, g.sheet)
		}
	}
	if t.match == nil || t.match.required < 2 {
		return nil, scoring.NewFault("import.noheader", "file", src.Name, "columns", l.requiredNames())
	}
	t.checkHeader()
	if len(t.faults) > 0 {
		return nil, errors.Join(t.faults...)
	}
	t.describe(rivals)
	t.cutBody()
	if len(t.body) == 0 {
		t.fault("import.norows", "row", t.row)
		return nil, errors.Join(t.faults...)
	}
	return t, nil
}

// best is the likeliest header of a sheet; nil when the sheet is blank.
func (l *layout) best(g *grid) *match {
	var best *match
	for _, h := range g.headings() {
		if m := l.match(h); best == nil || m.better(best) {
			best = m
		}
	}
	return best
}

func (l *layout) needed() int {
	n := len(l.figures)
	for _, c := range l.columns {
		if c.required {
			n++
		}
	}
	return n
}

// requiredNames are the names of the columns without which nothing is read.
func (l *layout) requiredNames() []*scoring.Fault {
	var names []*scoring.Fault
	for _, c := range l.columns {
		if c.required {
			names = append(names, columnFault(c.key))
		}
	}
	return names
}

func (t *table) fault(code string, pairs ...any) {
	pairs = append(pairs, "file", t.file, "sheet", t.sheet)
	t.faults = append(t.faults, scoring.NewFault(code, pairs...))
}

func (t *table) checkHeader() {
	for _, c := range t.layout.columns {
		if _, found := t.columns[c.key]; c.required && !found {
			t.fault("import.missing", "row", t.row, "name", columnFault(c.key))
		}
	}
	for _, key := range t.layout.figures {
		if t.figure(key) == nil {
			t.fault("import.missing", "row", t.row, "name", key.fault())
		}
	}
	if years := t.years(); len(years) > 0 && t.isOfAnotherYear() {
		t.fault("import.otheryears", "row", t.row, "years", strings.Join(years, ", "))
	}
	for _, r := range t.twice {
		t.fault("import.repeated", "row", t.row, "name", oneLine(r.second.text),
			"first", columnName(r.first), "second", columnName(r.second.column))
	}
	for _, c := range t.units {
		t.fault("import.unit", "row", t.row, "column", columnName(c.column), "name", oneLine(c.text))
	}
}

// years are those of the columns of figures, each once.
func (t *table) years() []string {
	var years []int
	for _, c := range t.figures {
		years = append(years, c.year)
	}
	slices.Sort(years)
	var texts []string
	for _, year := range slices.Compact(years) {
		texts = append(texts, strconv.Itoa(year))
	}
	return texts
}

// isOfAnotherYear tells whether the file has nothing of the newest year that is needed.
func (t *table) isOfAnotherYear() bool {
	newest := 0
	for _, key := range t.layout.figures {
		newest = max(newest, key.year)
	}
	return newest > 0 && !slices.ContainsFunc(t.figures, func(c figureColumn) bool { return c.year == newest })
}

// describe starts the report with what the header tells.
func (t *table) describe(rivals []string) {
	t.report.Sheet, t.report.Extra = t.sheet, t.extra
	for _, sheet := range rivals {
		if sheet != t.sheet {
			t.report.warn("import.othersheet", "sheet", sheet, "taken", t.sheet)
		}
	}
}

// cutBody leaves out what is no record: a row that numbers the columns, headings between rows, and footers.
func (t *table) cutBody() {
	rows := t.grid.rows[t.match.body:]
	end := len(rows)
	for i := end - 1; i >= 0 && t.mayFollow(rows[i]); i-- {
		if t.isEmpty(rows[i]) {
			end = i
		}
	}
	for i, row := range rows {
		switch {
		case i >= end, i == 0 && numbersColumns(row), len(row.cells) == 1 && t.isEmpty(row):
			t.report.Skipped = append(t.report.Skipped, Skipped{Row: row.number, Text: row.String()})
		default:
			t.body = append(t.body, row)
		}
	}
	t.report.Rows = len(t.body)
}

// isEmpty tells whether a row is no record: nothing like a code, and nothing else that is required.
func (t *table) isEmpty(row gridRow) bool { return !t.hasCode(row) && t.filled(row) == 0 }

// mayFollow tells whether a row may stand below a footer: the name of whoever signed happens to stand in a required
// column.
func (t *table) mayFollow(row gridRow) bool { return !t.hasCode(row) && t.filled(row) <= 1 }

func (t *table) hasCode(row gridRow) bool {
	return isCode(row.at(t.columns[t.layout.columns[0].key]).text)
}

// filled counts the required cells besides the code that are not blank.
func (t *table) filled(row gridRow) int {
	n := 0
	for _, c := range t.layout.columns[1:] {
		if c.required && row.at(t.columns[c.key]).text != "" {
			n++
		}
	}
	return n
}

// numbersColumns recognises "(1) (2) (3) …" and "A B 1 2 3 …" below a header.
func numbersColumns(row gridRow) bool {
	last := 0
	for _, c := range row.cells {
		text := strings.Trim(c.text, "() ")
		n, err := strconv.Atoi(text)
		switch {
		case err == nil && last == 0, err == nil && n == last+1:
			last = n
		case err == nil || last > 0 || len(text) != 1:
			return false
		}
	}
	return last > 1 && len(row.cells) > 2
}

// String is the row in one line.
func (r gridRow) String() string {
	texts := make([]string, len(r.cells))
	for i, c := range r.cells {
		texts[i] = oneLine(c.text)
	}
	return strings.Join(texts, " ")
}

// maxCode is the length of a code in characters.
const maxCode = 20

var code = regexp.MustCompile(`^[\p{L}\p{N}\-._/]+$`)

// isCode tells whether a text can be the code of a dossier or of a member: letters, digits, - . _ / and a digit.
func isCode(text string) bool {
	return len([]rune(text)) <= maxCode && strings.ContainsAny(text, "0123456789") && code.MatchString(text)
}

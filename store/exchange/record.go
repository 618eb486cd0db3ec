package exchange

import (
	"cmp"
	"errors"
	"slices"
	"strings"
	"sync"

	"example.com/hoidong/scoring"
	"example.com/hoidong/store"
)

// A record is one row of a table being read. What it cannot read it reports to the table.
type record struct {
	*table
	row gridRow
}

// records reads every row of the body and joins what was faulty.
func (t *table) records(read func(record)) error {
	for i, row := range t.body {
		read(record{t, row})
		t.src.progress(i+1, len(t.body))
	}
	slices.SortStableFunc(t.faults, inReadingOrder)
	return errors.Join(t.faults...)
}

// inReadingOrder compares faults of one sheet by row and column.
func inReadingOrder(a, b error) int {
	at := func(err error) (row, width int, column string) {
		var f *scoring.Fault
		if errors.As(err, &f) {
			row, _ = f.Params["row"].(int)
			column, _ = f.Params["column"].(string)
		}
		return row, len(column), column
	}
	rowA, widthA, columnA := at(a)
	rowB, widthB, columnB := at(b)
	return cmp.Or(rowA-rowB, widthA-widthB, strings.Compare(columnA, columnB))
}

// cell is the one in a column; the table may not have the column.
func (r record) cell(key string) cell {
	column, ok := r.columns[key]
	if !ok {
		return cell{column: -1}
	}
	return r.checked(r.row.at(column))
}

// checked blanks a cell whose formula failed, after reporting it.
func (r record) checked(c cell) cell {
	if c.kind != 0 {
		r.refuse(c, expect("result"))
		return cell{column: -1}
	}
	return c
}

// refuse reports a cell and what was expected there. A column below zero says that it was reported already.
func (r record) refuse(c cell, expected *scoring.Fault) {
	if c.column >= 0 {
		r.fault("import.cell", "row", r.row.number, "column", columnName(c.column), "header", r.header(c.column),
			"value", oneLine(c.text), "expected", expected)
	}
}

func (r record) header(column int) string {
	return oneLine(gridRow{cells: r.texts}.at(column).text)
}

// expect names what a cell should hold.
func expect(what string, pairs ...any) *scoring.Fault {
	return scoring.NewFault("import.expect."+what, pairs...)
}

// text is a line of text, or nothing.
func (r record) text(key string) string { return oneLine(r.cell(key).text) }

// required is a line of text that has to be there.
func (r record) required(key string) string {
	c := r.cell(key)
	if c.text == "" {
		r.refuse(c, expect("text"))
	}
	return oneLine(c.text)
}

// code is the code of a dossier or a member in capitals.
func (r record) code(key string) string {
	c := r.cell(key)
	if !isCode(c.text) {
		r.refuse(c, expect("code"))
	}
	return strings.ToUpper(c.text)
}

// unique reports a row whose identity an earlier row has; seen leads from identities to rows.
func (r record) unique(seen map[string]int, key, identity string) {
	if identity == "" {
		return
	}
	if first, twice := seen[identity]; twice {
		r.fault("import.twice", "row", r.row.number, "first", first, "column", columnName(r.columns[key]), "value", identity)
		return
	}
	seen[identity] = r.row.number
}

var answers = sync.OnceValue(func() phrasebook {
	return phrases("import.answer.", string(store.Yes), string(store.No))
})

// answer is the yes or no in a cell; a blank one says neither.
func (r record) answer(c cell) store.Answer {
	if c = r.checked(c); c.text == "" {
		return store.Unstated
	}
	answer, ok := answers().meaning(c.text)
	if !ok {
		r.refuse(c, expect("answer"))
	}
	return store.Answer(answer)
}

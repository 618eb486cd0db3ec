package exchange

import (
	"slices"
	"strings"
	"unicode"

	"github.com/xuri/excelize/v2"
	"golang.org/x/text/unicode/norm"

	"example.com/hoidong/scoring"
)

// Bounds of one sheet: those of Excel, and a number of filled cells that the memory of a small laptop holds.
const (
	maxColumns = excelize.MaxColumns
	maxRows    = excelize.TotalRows
	maxCells   = 2_000_000
)

// A cellKind tells why a cell has no value; it is zero for one that has. Numbers are texts in full with a decimal comma
// and without exponent, days are serial numbers.
type cellKind byte

const (
	// errorCell shows an error of the spreadsheet such as #N/A.
	errorCell cellKind = iota + 1
	// formulaCell holds a formula whose result was never saved.
	formulaCell
)

// A cell that is not blank. Column counts from 0.
type cell struct {
	column int
	text   string
	kind   cellKind
}

// A gridRow has at least one cell; cells ascend by column. The number counts from 1, as the spreadsheet shows it.
type gridRow struct {
	number int
	cells  []cell
}

// index is where the cell of a column stands, or would stand.
func (r gridRow) index(column int) (int, bool) {
	return slices.BinarySearchFunc(r.cells, column, func(c cell, column int) int { return c.column - column })
}

// at is the cell in a column; a blank one has no text.
func (r gridRow) at(column int) cell {
	i, ok := r.index(column)
	if !ok {
		return cell{column: column}
	}
	return r.cells[i]
}

// A merge is a rectangle of cells shown as one, corners included.
type merge struct{ top, left, bottom, right int }

// A grid is one sheet as it was written: rows that are not blank, in order.
type grid struct {
	file string
	// sheet is empty for CSV.
	sheet string
	rows  []gridRow
	// merges do not overlap.
	merges []merge
	// from1904 tells which day serial dates count from.
	from1904 bool
}

// add appends a cell that is not blank; cells come in the order of rows and columns.
func (g *grid) add(row int, c cell) {
	if n := len(g.rows); n == 0 || g.rows[n-1].number != row {
		g.rows = append(g.rows, gridRow{number: row})
	}
	last := &g.rows[len(g.rows)-1]
	last.cells = append(last.cells, c)
}

// fillDown repeats a value merged over several rows in each of them that is not blank: a firm's name beside all its
// products. Nothing is repeated sideways, or a merged footer would look like a full row.
func (g *grid) fillDown() error {
	filled := 0
	for _, m := range g.merges {
		first, ok := g.search(m.top)
		if !ok || m.top == m.bottom {
			continue
		}
		value := g.rows[first].at(m.left)
		if value.text == "" {
			continue
		}
		for i := first + 1; i < len(g.rows) && g.rows[i].number <= m.bottom; i++ {
			if filled++; filled > maxCells {
				return scoring.NewFault("import.toomany", "file", g.file, "sheet", g.sheet, "cells", maxCells)
			}
			g.rows[i].put(value)
		}
	}
	return nil
}

func (g *grid) search(row int) (int, bool) {
	return slices.BinarySearchFunc(g.rows, row, func(r gridRow, row int) int { return r.number - row })
}

func (r *gridRow) put(c cell) {
	if i, ok := r.index(c.column); !ok {
		r.cells = slices.Insert(r.cells, i, c)
	}
}

// columnName is the spreadsheet's name of a column below maxColumns: 0 is A, 26 is AA.
func columnName(column int) string {
	name, err := excelize.ColumnNumberToName(column + 1)
	if err != nil {
		panic(err) // no grid has such a column
	}
	return name
}

// clean is text on its way in: composed letters, plain blanks, none of them at the ends, and nothing that commands a
// terminal or turns the direction of writing.
func clean(s string) string {
	s = strings.Map(func(r rune) rune {
		switch r {
		case '\u00a0', '\u2007', '\u202f':
			return ' '
		case '\u200b', '\ufeff', '\r':
			return -1
		}
		if commands := unicode.IsControl(r) && r != '\n' && r != '\t'; commands || unicode.Is(unicode.Bidi_Control, r) {
			return -1
		}
		return r
	}, s)
	return strings.TrimSpace(norm.NFC.String(s))
}

// How files of a kind begin: an archive, which a workbook is, and what Excel wrote until 2003 and writes with a password.
const (
	magicZip      = "PK\x03\x04"
	magicOldExcel = "\xd0\xcf\x11\xe0"
)

// readGrids opens a file: one grid for CSV and delimiter, one for every visible sheet of a workbook.
func readGrids(src Source) ([]*grid, error) {
	if err := src.checkSize(); err != nil {
		return nil, err
	}
	switch data := string(src.Data[:min(8, len(src.Data))]); {
	case strings.TrimSpace(data) == "":
		return nil, scoring.NewFault("import.blank", "file", src.Name)
	case strings.HasPrefix(data, magicOldExcel):
		return nil, scoring.NewFault("import.oldexcel", "file", src.Name)
	case strings.HasPrefix(data, magicZip):
		return readXLSX(src)
	}
	return readCSV(src)
}

package exchange

import (
	"bytes"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"

	"example.com/hoidong/scoring"
)

// A workbook is an open XLSX file.
type workbook struct {
	*excelize.File
	// shared are the texts that cells refer to by number; nil until a cell does.
	shared map[string]bool
	// shows tells of styles that were asked for what their number format makes of a number.
	shows map[int]numberShown
}

// readXLSX reads all visible sheets in their order.
func readXLSX(src Source) ([]*grid, error) {
	grids, err := readWorkbook(src)
	if err != nil {
		return nil, src.workbookFault(err)
	}
	return grids, nil
}

// workbookFault is why a workbook cannot be read: import.toomany or import.broken, when it is no fault already.
func (s Source) workbookFault(err error) error {
	switch {
	case errors.As(err, new(*scoring.Fault)):
		return err
	case errors.Is(err, errTooBig):
		return scoring.NewFault("import.toomany", "file", s.Name, "sheet", "", "cells", maxBookCells)
	}
	return scoring.NewFault("import.broken", "file", s.Name, "detail", err.Error())
}

// readWorkbook reads the grids of a workbook.
func readWorkbook(src Source) (grids []*grid, err error) {
	err = withWorkbook(src, maxUnzipped, func(wb *workbook) (err error) {
		grids, err = wb.grids(src.Name)
		return err
	})
	return grids, err
}

// withWorkbook lets read work on a workbook. A panic is its error: the library has some for workbooks that no program writes,
// such as a cell with the shared text number -1. All its parts together may have so many bytes.
func withWorkbook(src Source, unzipped int64, read func(*workbook) error) (err error) {
	defer func() {
		if cause := recover(); cause != nil {
			err = fmt.Errorf("%v", cause)
		}
	}()
	if err := checkWorkbook(src.Data, uint64(unzipped)); err != nil {
		return err
	}
	file, err := excelize.OpenReader(bytes.NewReader(src.Data), excelize.Options{
		RawCellValue: true, UnzipSizeLimit: unzipped, UnzipXMLSizeLimit: unzipped,
	})
	if err != nil {
		return err
	}
	defer file.Close()
	return read(&workbook{File: file, shows: map[int]numberShown{}})
}

func (wb *workbook) grids(file string) ([]*grid, error) {
	properties, err := wb.GetWorkbookProps()
	if err != nil {
		return nil, err
	}
	sheets := wb.GetSheetList()
	if len(sheets) == 0 {
		return nil, errors.New("no sheets")
	}
	var grids []*grid
	for _, sheet := range sheets {
		visible, err := wb.GetSheetVisible(sheet)
		if err != nil {
			return nil, err
		}
		if !visible {
			continue
		}
		g := &grid{file: file, sheet: clean(sheet), from1904: properties.Date1904 != nil && *properties.Date1904}
		if err := wb.read(sheet, g); err != nil {
			return nil, fmt.Errorf("%s: %w", sheet, err)
		}
		grids = append(grids, g)
	}
	return grids, nil
}

// stored are the values of a row as the file writes them, from column A on.
type stored struct {
	row    int
	values []string
}

func (wb *workbook) read(sheet string, g *grid) error {
	// Values come first: the library would write a sheet whose cells were asked for one by one anew to read its rows.
	rows, err := wb.rows(sheet)
	if err != nil || len(rows) == 0 { // a chart that fills a sheet has no rows, and cannot be asked for cells
		return err
	}
	if g.merges, err = wb.takeMerges(sheet); err != nil {
		return err
	}
	for _, s := range rows {
		for column, value := range s.values {
			at := columnName(column) + strconv.Itoa(s.row)
			c, err := wb.cell(sheet, at, value)
			if err != nil {
				return fmt.Errorf("%s: %w", at, err)
			}
			if c.text = clean(c.text); c.text != "" {
				c.column = column
				g.add(s.row, c)
			}
		}
	}
	return g.fillDown()
}

// rows are those with a value. What calls itself something else than a worksheet has not been checked; the library reads
// rows from it all the same.
func (wb *workbook) rows(sheet string) (all []stored, err error) {
	rows, err := wb.Rows(sheet)
	if err != nil {
		return nil, err
	}
	cells := 0
	for number := 1; rows.Next(); number++ {
		values, err := rows.Columns()
		if err != nil {
			return nil, err
		}
		if cells += len(values); cells > maxNodes || number > maxRows {
			return nil, errTooBig
		}
		if len(values) > 0 {
			all = append(all, stored{number, values})
		}
	}
	return all, rows.Close()
}

// takeMerges takes the merged cells out of a sheet, because the library gives every cell of one for its first.
func (wb *workbook) takeMerges(sheet string) (merges []merge, err error) {
	merged, err := wb.GetMergeCells(sheet, true)
	if err != nil {
		return nil, err
	}
	for _, m := range merged {
		from, fromErr := parseAddress(m.GetStartAxis())
		to, toErr := parseAddress(m.GetEndAxis())
		if err := errors.Join(fromErr, toErr); err != nil {
			return nil, err
		}
		merges = append(merges, merge{from.row, from.column, to.row, to.column})
	}
	return merges, wb.UnmergeCell(sheet, "A1", columnName(maxColumns-1)+strconv.Itoa(maxRows))
}

// cell makes text of the value of a cell.
func (wb *workbook) cell(sheet, at, value string) (cell, error) {
	if value == "" {
		formula, err := wb.GetCellFormula(sheet, at)
		if err != nil || formula == "" {
			return cell{}, err
		}
		return cell{text: "=" + formula, kind: formulaCell}, nil
	}
	kind, err := wb.GetCellType(sheet, at)
	if err != nil {
		return cell{}, err
	}
	switch kind {
	case excelize.CellTypeBool:
		return cell{text: strconv.FormatBool(value == "1" || value == "true")}, nil
	case excelize.CellTypeError:
		return cell{text: value, kind: errorCell}, nil
	case excelize.CellTypeUnset, excelize.CellTypeNumber:
		return wb.number(sheet, at, strings.TrimSpace(value))
	case excelize.CellTypeSharedString:
		if !wb.isShared(value) { // the library gives the number of a text that is not there as the text
			return cell{}, fmt.Errorf("no shared text %s", value)
		}
	}
	return cell{text: value}, nil
}

func (wb *workbook) isShared(text string) bool {
	if wb.shared == nil {
		wb.shared = map[string]bool{}
		for i := range wb.SharedStrings.SI {
			wb.shared[wb.SharedStrings.SI[i].String()] = true
		}
	}
	return wb.shared[text]
}

// number also shows as a percentage what lies in a row or column of percentages and has no style of its own: the library
// lends it theirs.
func (wb *workbook) number(sheet, at, value string) (cell, error) {
	style, err := wb.GetCellStyle(sheet, at)
	if err != nil {
		return cell{}, err
	}
	text, ok := plainNumber(value, wb.isPercent(style))
	if !ok && value != "" {
		return cell{}, fmt.Errorf("%q is no number", value)
	}
	return cell{text: text}, nil
}

// isPercent tells whether a style shows a percentage: there 0.15 is seen, and meant, as 15 %.
func (wb *workbook) isPercent(style int) bool { return wb.shown(style) == asPercentage }

// numberShown is what a number format makes of a number.
type numberShown byte

const (
	asItself numberShown = iota + 1
	asPercentage
	asDay
)

// shown is what a style makes of a number.
func (wb *workbook) shown(id int) numberShown {
	as, known := wb.shows[id]
	if known {
		return as
	}
	as = asItself
	// An error says that the workbook has no such style; then Excel shows the number as it is.
	if style, err := wb.GetStyle(id); err == nil {
		custom := ""
		if style.CustomNumFmt != nil {
			custom = strings.ToLower(literals.ReplaceAllString(*style.CustomNumFmt, ""))
		}
		switch {
		case slices.Contains(percentFormats, style.NumFmt) || strings.Contains(custom, "%"):
			as = asPercentage
		case dayFormat(style.NumFmt) || strings.ContainsAny(custom, "dmyhs"):
			as = asDay
		}
	}
	wb.shows[id] = as
	return as
}

// percentFormats are the built-in number formats 0% and 0.00%.
var percentFormats = []int{9, 10}

// dayFormat reports whether a built-in number format shows a day or a time, in any language of Excel.
func dayFormat(id int) bool {
	return 14 <= id && id <= 22 || 27 <= id && id <= 36 || 45 <= id && id <= 47 || 50 <= id && id <= 58
}

// literals are the parts of a number format that stand for themselves, and colours and conditions.
var literals = regexp.MustCompile(`"[^"]*"|\\.|_.|\[[^\]]*\]`)

// plainNumber writes a stored number in full with a decimal comma. A spreadsheet stores binary fractions with 17 digits
// and shows 15: 8,4499999999999993 is the 8,45 that somebody typed.
func plainNumber(raw string, percent bool) (string, bool) {
	if !percent && raw != "" && strings.Trim(raw, "0123456789") == "" {
		return raw, true
	}
	x, err := strconv.ParseFloat(raw, 64)
	if err != nil || x-x != 0 { // not a number, or not a finite one
		return "", false
	}
	sign := ""
	if percent {
		x, sign = x*100, "%"
	}
	shown, err := strconv.ParseFloat(strconv.FormatFloat(x, 'g', 15, 64), 64)
	if err != nil {
		return "", false
	}
	return strings.Replace(strconv.FormatFloat(shown, 'f', -1, 64), ".", ",", 1) + sign, true
}

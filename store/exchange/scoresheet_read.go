package exchange

import (
	"archive/zip"
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"example.com/hoidong/scoring"
	"example.com/hoidong/store"
)

// ReadScoreSheet reads a score sheet that WriteScoreSheet wrote and a member filled in; key is the one it was written with.
// Rows are found by their marks, wherever they stand, columns by the hidden row above the header; rows that are hidden or
// filtered away are read like others. A blank cell is no score; where a formula stands, what it gave is taken with a warning.
//
// The error joins all faults of the file in reading order: those of a file that is no workbook (import.*, scoresheet.ods,
// scoresheet.text, scoresheet.none); scoresheet.house when another council gave it out; scoresheet.altered for a mark that
// is not as it was written; scoresheet.foreign for rows of other forms; scoresheet.twice, scoresheet.mixed, scoresheet.stray
// and scoresheet.nocolumn for rows that were taken apart; scoresheet.cell for what is no score. With an error there are no
// sheets, but whose file it is as far as that is known.
func ReadScoreSheet(src Source, key []byte) (store.Incoming, []*scoring.Fault, error) {
	sum := sha256.Sum256(src.Data)
	in := store.Incoming{File: src.Name, Sum: hex.EncodeToString(sum[:])}
	if err := src.checkScoreSheet(); err != nil {
		return in, nil, err
	}
	r := &scoreSheetReader{file: src.Name, key: key, found: map[store.Ballot]rowPlace{}}
	if err := withWorkbook(src, maxScoreSheet, r.read); err != nil {
		return in, nil, src.workbookFault(err)
	}
	if r.book != nil {
		in.Round, in.Form, in.Member = r.book.Round, r.book.Form, r.book.Member
	}
	if len(r.faults) > 0 {
		return in, r.warnings, joinFaults(r.faults)
	}
	in.Sheets = r.sheets
	return in, r.warnings, nil
}

// IsWorkbook reports whether the content of a file is a workbook of any program and any year, so that ReadScoreSheet is who says
// what is wrong with it.
func IsWorkbook(src Source) bool {
	head := string(src.Data[:min(headLength, len(src.Data))])
	if strings.HasPrefix(head, magicOldExcel) || isOpenDocument(head) {
		return true
	}
	archive, err := zip.NewReader(bytes.NewReader(src.Data), int64(len(src.Data)))
	return err == nil && slices.ContainsFunc(archive.File, func(part *zip.File) bool { return strings.HasPrefix(part.Name, "xl/") })
}

// headLength is how many bytes tell what kind of file it is.
const headLength = 128

// isOpenDocument reports whether a file begins like one of OpenDocument, whose first part says so and is not compressed.
func isOpenDocument(head string) bool {
	return strings.HasPrefix(head, magicZip) && strings.Contains(head, "application/vnd.oasis.opendocument")
}

// checkScoreSheet refuses what is no workbook of today.
func (s Source) checkScoreSheet() error {
	if err := s.checkSize(); err != nil {
		return err
	}
	head := string(s.Data[:min(headLength, len(s.Data))])
	switch {
	case strings.TrimSpace(head) == "":
		return scoring.NewFault("import.blank", "file", s.Name)
	case strings.HasPrefix(head, magicOldExcel):
		return scoring.NewFault("import.oldexcel", "file", s.Name)
	case isOpenDocument(head):
		return scoring.NewFault("scoresheet.ods", "file", s.Name)
	case !strings.HasPrefix(head, magicZip):
		return scoring.NewFault("scoresheet.text", "file", s.Name)
	}
	return nil
}

// A scoreSheetReader reads one workbook.
type scoreSheetReader struct {
	*workbook
	file string
	key  []byte
	// pages are the worksheets with anything on them.
	pages []*page
	// book is the mark of the workbook, or without one that of its first row; nil for a workbook that is no score sheet.
	book *mark
	// found is where the ballots are.
	found    map[store.Ballot]rowPlace
	sheets   []store.IncomingSheet
	faults   []placedFault
	warnings []*scoring.Fault
}

// A rowPlace is where a row stands.
type rowPlace struct {
	sheet string
	row   int
}

// A page is one worksheet.
type page struct {
	number int
	// name is the sheet's, shown as people read it.
	name, shown string
	rows        []pageRow
	// header is the number of the hidden row that names the columns, 0 for none; columns are where they are.
	header  int
	columns map[string]int
}

// A pageRow is a row with the mark that it bears; neither mark nor fault is a row of no ballot.
type pageRow struct {
	stored
	mark  *mark
	fault *scoring.Fault
}

func (r *scoreSheetReader) read(wb *workbook) error {
	r.workbook = wb
	for i, name := range wb.GetSheetList() {
		if err := r.open(i, name); err != nil {
			return err
		}
	}
	if r.book == nil {
		return r.unknown()
	}
	for _, p := range r.pages {
		for i := range p.rows {
			if err := r.judge(p, &p.rows[i]); err != nil {
				return err
			}
		}
		r.foreign(p)
	}
	r.lookForMissing()
	return nil
}

// unknown is the fault of a workbook in which no mark can be read.
func (r *scoreSheetReader) unknown() error {
	found := scoring.NewFault("scoresheet.none", "file", r.file)
	for _, p := range r.pages {
		for i := range p.rows {
			switch fault := p.rows[i].fault; {
			case fault == nil:
			case errors.Is(fault, errHouse):
				return r.inFile(fault)
			default:
				found = r.inFile(fault)
			}
		}
	}
	return found
}

// inFile is a fault of a mark as one of the whole file.
func (r *scoreSheetReader) inFile(fault *scoring.Fault) *scoring.Fault {
	return scoring.NewFault("scoresheet.file", "file", r.file, "why", fault)
}

// maxScoreSheet is in bytes, of all parts of a score sheet: those of a thousand products have some three million.
const maxScoreSheet = 64 << 20

// maxMarks is how many marks are tried: many more than a round has products.
const maxMarks = 10_000

// open reads what is stored on a worksheet, and looks for marks and the names of columns.
func (r *scoreSheetReader) open(number int, name string) error {
	rows, err := r.rows(name)
	if err != nil || len(rows) == 0 {
		return err
	}
	if _, err := r.takeMerges(name); err != nil {
		return err
	}
	p := &page{number: number, name: name, shown: clean(name), columns: map[string]int{}}
	marks := 0
	for _, s := range rows {
		row := pageRow{stored: s}
		for _, value := range s.values {
			if isMark(value) {
				if marks++; marks > maxMarks {
					return errTooBig
				}
				r.take(&row, value)
			}
		}
		if row.mark == nil && row.fault == nil {
			r.name(p, s)
		}
		p.rows = append(p.rows, row)
	}
	r.pages = append(r.pages, p)
	return nil
}

// take notes a mark that was found in a row. Two rows that were put together into one are none.
func (r *scoreSheetReader) take(row *pageRow, text string) {
	m, fault := readMark(text, r.key)
	switch {
	case fault != nil:
		row.fault = fault
	case !m.ofRow():
		if r.book == nil || r.book.ofRow() {
			r.book = m
		}
	case row.mark != nil:
		row.fault = errAltered
	default:
		row.mark = m
		if r.book == nil {
			r.book = m
		}
	}
}

// name notes where columns are, when a row names any. A row with a mark names none, whatever its product is called.
func (r *scoreSheetReader) name(p *page, row stored) {
	for column, value := range row.values {
		name, names := strings.CutPrefix(value, columnPrefix)
		if !names {
			continue
		}
		if first, twice := p.columns[name]; twice {
			r.refuse(p, row.row, column, scoring.NewFault("scoresheet.column_twice", "first", columnName(first), "second", columnName(column)))
			continue
		}
		p.header, p.columns[name] = row.row, column
	}
}

// judge reads a row if it is one of this form, and says why it cannot be read.
func (r *scoreSheetReader) judge(p *page, row *pageRow) error {
	switch m := row.mark; {
	case row.fault != nil:
		r.refuse(p, row.row, 0, row.fault)
	case m == nil:
		r.lookForStray(p, row)
	case !r.own(m): // see foreign
	case r.found[m.Ballot] != rowPlace{}:
		first := r.found[m.Ballot]
		r.refuse(p, row.row, 0, scoring.NewFault("scoresheet.twice", "dossier", m.Dossier, "sheet", first.sheet, "row", first.row))
	default:
		r.found[m.Ballot] = rowPlace{p.shown, row.row}
		return r.readRow(p, row)
	}
	return nil
}

// own reports whether a row is of the form that the workbook is of.
func (r *scoreSheetReader) own(m *mark) bool {
	return m.Round == r.book.Round && m.Form == r.book.Form && m.Member == r.book.Member
}

// foreign names the rows of other forms that were copied into a worksheet, a fault a form.
func (r *scoreSheetReader) foreign(p *page) {
	rows := map[string][]int{}
	first := map[string]*pageRow{}
	for i := range p.rows {
		row := &p.rows[i]
		if row.fault != nil || row.mark == nil || r.own(row.mark) {
			continue
		}
		form := fmt.Sprint(row.mark.Round, "/", row.mark.Form)
		if first[form] == nil {
			first[form] = row
		}
		rows[form] = append(rows[form], row.row)
	}
	for form, row := range first {
		r.refuse(p, row.row, 0, scoring.NewFault("scoresheet.foreign", "rows", ranges(rows[form]), "form", row.mark.Code,
			"member", row.mark.Member, "own", r.book.Code))
	}
}

// ranges writes ascending numbers: "8–11, 15".
func ranges(numbers []int) string {
	var parts []string
	for i := 0; i < len(numbers); {
		last := i
		for last+1 < len(numbers) && numbers[last+1] == numbers[last]+1 {
			last++
		}
		part := strconv.Itoa(numbers[i])
		if last > i {
			part += "–" + strconv.Itoa(numbers[last])
		}
		parts = append(parts, part)
		i = last + 1
	}
	return strings.Join(parts, ", ")
}

// lookForStray refuses scores below the header in a row that bears no mark: nobody can tell whose they are.
func (r *scoreSheetReader) lookForStray(p *page, row *pageRow) {
	if p.header == 0 || row.row <= p.header {
		return
	}
	for name, column := range p.columns {
		if !strings.HasPrefix(name, criterionKey("")) || column >= len(row.values) {
			continue
		}
		_, err := scoring.ParsePoints(row.values[column])
		if _, number := plainNumber(row.values[column], false); number || err == nil {
			r.refuse(p, row.row, 0, scoring.NewFault("scoresheet.stray"))
			return
		}
	}
}

// lookForMissing warns of the products whose rows are not in the workbook any more.
func (r *scoreSheetReader) lookForMissing() {
	found := map[string]bool{}
	for ballot := range r.found {
		found[ballot.Dossier] = true
	}
	missing := slices.DeleteFunc(slices.Clone(r.book.Dossiers), func(code string) bool { return found[code] })
	switch {
	case len(found) == 0 && len(r.faults) == 0:
		r.faults = append(r.faults, placedFault{fault: r.inFile(scoring.NewFault("scoresheet.empty"))})
	case len(missing) > 0:
		r.warnings = append(r.warnings, scoring.NewFault("scoresheet.rows_gone", "file", r.file, "dossiers", strings.Join(missing, ", ")))
	}
}

// refuse notes a fault of a row, or of a cell that it names itself.
func (r *scoreSheetReader) refuse(p *page, row, column int, why *scoring.Fault) {
	r.faults = append(r.faults, placedFault{place{p.number, row, column}, scoring.NewFault("scoresheet.at",
		"file", r.file, "sheet", p.shown, "row", row, "why", why)})
}

// maxFaults is how many faults of one file are told.
const maxFaults = 100

// joinFaults are the faults in the order in which a reader of the workbook meets them.
func joinFaults(placed []placedFault) error {
	slices.SortStableFunc(placed, func(x, y placedFault) int {
		return slices.Compare([]int{x.at.sheet, x.at.row, x.at.column}, []int{y.at.sheet, y.at.row, y.at.column})
	})
	var faults []error
	for _, f := range placed[:min(maxFaults, len(placed))] {
		faults = append(faults, f.fault)
	}
	if more := len(placed) - maxFaults; more > 0 {
		faults = append(faults, scoring.NewFault("scoresheet.more", "n", more))
	}
	return errors.Join(faults...)
}

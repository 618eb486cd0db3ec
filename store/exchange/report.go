package exchange

import (
	"strconv"
	"strings"

	"example.com/hoidong/scoring"
	"example.com/hoidong/store/words"
)

// A Report tells what an import has read, and what it has not. It is there even when the import failed for faulty cells.
type Report struct {
	File string
	// Sheet is the one that was read; empty for CSV.
	Sheet string
	// Rows is the number of rows with records.
	Rows int
	// Skipped are the rows that hold no record: footers below the table, headings between rows.
	Skipped []Skipped
	// Extra are the headers of columns that are not known.
	Extra []string
	// Warnings are contradictions that do not keep the file from being imported. They are translated like errors.
	Warnings []*scoring.Fault
}

// A Skipped row, by its number in the sheet.
type Skipped struct {
	Row  int
	Text string
}

func (r *Report) warn(code string, pairs ...any) {
	r.Warnings = append(r.Warnings, scoring.NewFault(code, pairs...))
}

// Lines says the report in sentences.
func (r *Report) Lines(w *words.Words) []string {
	lines := []string{w.T("import.report.rows", "file", r.File, "sheet", r.Sheet, "rows", strconv.Itoa(r.Rows))}
	for _, s := range r.Skipped {
		lines = append(lines, w.T("import.report.skipped", "row", strconv.Itoa(s.Row), "text", s.Text))
	}
	if len(r.Extra) > 0 {
		lines = append(lines, w.T("import.report.extra", "columns", strings.Join(r.Extra, "; ")))
	}
	for _, warning := range r.Warnings {
		lines = append(lines, w.Error(warning))
	}
	return lines
}

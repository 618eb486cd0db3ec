package exchange

import (
	"cmp"
	"slices"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"

	"example.com/hoidong/scoring"
	"example.com/hoidong/store"
)

// readRow reads a row of this form.
func (r *scoreSheetReader) readRow(p *page, row *pageRow) error {
	m := row.mark
	if !r.hasColumns(p, row) || !r.isLabelled(p, row) {
		return nil
	}
	sheet := store.IncomingSheet{
		Ballot: m.Ballot, Done: true,
		Where: languages()[0].T("scoresheet.where", "sheet", p.shown, "row", row.row),
	}
	// Cells are read from left to right, so that their faults and warnings come in that order.
	asked := slices.SortedFunc(slices.Values(m.Criteria), func(a, b askedCriterion) int {
		return cmp.Compare(p.columns[criterionKey(a.Code)], p.columns[criterionKey(b.Code)])
	})
	for _, criterion := range asked {
		points, err := r.score(p, row, criterion)
		switch {
		case err != nil:
			return err
		case points == nil:
			sheet.Done = false
		}
		sheet.Scores = sheet.Scores.With(criterion.Code, points)
	}
	var err error
	if sheet.Remark, err = r.remark(p, row); err != nil {
		return err
	}
	r.sheets = append(r.sheets, sheet)
	return nil
}

// hasColumns refuses a row where a column is missing that it needs.
func (r *scoreSheetReader) hasColumns(p *page, row *pageRow) bool {
	needed := []string{codeKey, productKey, remarkKey}
	for _, criterion := range row.mark.Criteria {
		needed = append(needed, criterionKey(criterion.Code))
	}
	for _, name := range needed {
		if _, there := p.columns[name]; !there {
			r.refuse(p, row.row, 0, scoring.NewFault("scoresheet.nocolumn", "dossier", row.mark.Dossier))
			return false
		}
	}
	return true
}

// isLabelled refuses a row in which people read another product than its mark says: then some columns were sorted, and others
// were not.
func (r *scoreSheetReader) isLabelled(p *page, row *pageRow) bool {
	code, product := clean(row.value(p.columns[codeKey])), oneLine(clean(row.value(p.columns[productKey])))
	if code == row.mark.Dossier && product == oneLine(clean(row.mark.Product)) {
		return true
	}
	r.refuse(p, row.row, 0, scoring.NewFault("scoresheet.mixed", "shown", excerpt(code+" "+product), "dossier", row.mark.Dossier))
	return false
}

// value is what a column of the row holds; blank past its end.
func (s stored) value(column int) string {
	if column >= len(s.values) {
		return ""
	}
	return s.values[column]
}

// A scoreFlaw is what is wrong with a cell for a score.
type scoreFlaw string

const (
	flawText    scoreFlaw = "text"
	flawDay     scoreFlaw = "day"
	flawPercent scoreFlaw = "percent"
	flawTruth   scoreFlaw = "truth"
	flawError   scoreFlaw = "error"
	flawResult  scoreFlaw = "result"
	flawRange   scoreFlaw = "range"
	flawStep    scoreFlaw = "step"
)

// score reads the cell of a criterion; nil for a blank one, and for one that was refused.
func (r *scoreSheetReader) score(p *page, row *pageRow, criterion askedCriterion) (*scoring.Points, error) {
	column := p.columns[criterionKey(criterion.Code)]
	at := address{row.row, column}.String()
	text, flaw, err := r.numberAt(p, at, row.value(column))
	if err != nil || text == "" && flaw == "" {
		return nil, err
	}
	var points scoring.Points
	if flaw == "" {
		points, flaw = parseScore(text, criterion.Max, row.mark.Step)
	}
	if flaw != "" {
		r.faults = append(r.faults, placedFault{place{p.number, row.row, column}, scoring.NewFault("scoresheet.cell",
			"file", r.file, "sheet", p.shown, "cell", at, "dossier", row.mark.Dossier, "criterion", criterion.Code,
			"value", excerpt(text), "flaw", flaw, "max", criterion.Max, "step", row.mark.Step)})
		return nil, nil
	}
	return &points, r.warnOfFormula(p, at, row.mark, criterion.Code, text)
}

// excerptRunes is how much of a cell a fault repeats.
const excerptRunes = 60

// excerpt is the beginning of what stands in a cell, in one line.
func excerpt(text string) string {
	runes := []rune(oneLine(clean(text)))
	if len(runes) <= excerptRunes {
		return string(runes)
	}
	return string(runes[:excerptRunes]) + "…"
}

// parseScore reads the number of a cell as points that a criterion can have.
func parseScore(text string, most, step scoring.Points) (scoring.Points, scoreFlaw) {
	points, err := scoring.ParsePoints(text)
	switch {
	case err != nil || points > most:
		return 0, flawRange
	case step > 0 && points%step != 0:
		return 0, flawStep
	}
	return points, ""
}

// numberAt is the number of a cell in full, with a decimal comma; blank for a blank cell. Text is no number, whatever it looks
// like: "8.5" is text, or a day, where people write 8,5.
func (r *scoreSheetReader) numberAt(p *page, at, value string) (text string, flaw scoreFlaw, err error) {
	c, err := r.cell(p.name, at, value)
	if err != nil || c.text == "" {
		return "", "", err
	}
	if c.kind == formulaCell {
		return c.text, flawResult, nil
	}
	kind, err := r.GetCellType(p.name, at)
	if err != nil {
		return "", "", err
	}
	switch kind {
	case excelize.CellTypeBool:
		return c.text, flawTruth, nil
	case excelize.CellTypeError:
		return c.text, flawError, nil
	case excelize.CellTypeDate:
		return c.text, flawDay, nil
	case excelize.CellTypeUnset, excelize.CellTypeNumber:
		return r.plain(p, at, c.text)
	}
	if clean(c.text) == "" {
		return "", "", nil
	}
	return c.text, flawText, nil
}

// plain refuses a number that people see as something else.
func (r *scoreSheetReader) plain(p *page, at, text string) (string, scoreFlaw, error) {
	style, err := r.GetCellStyle(p.name, at)
	if err != nil {
		return "", "", err
	}
	switch r.shown(style) {
	case asPercentage:
		return text, flawPercent, nil
	case asDay:
		return text, flawDay, nil
	}
	return text, "", nil
}

// warnOfFormula warns where the score is what a formula gave.
func (r *scoreSheetReader) warnOfFormula(p *page, at string, m *mark, criterion, text string) error {
	formula, err := r.GetCellFormula(p.name, at)
	if err != nil || formula == "" {
		return err
	}
	r.warnings = append(r.warnings, scoring.NewFault("scoresheet.formula", "file", r.file, "sheet", p.shown, "cell", at,
		"dossier", m.Dossier, "criterion", criterion, "value", text))
	return nil
}

// remark reads the remark of a row.
func (r *scoreSheetReader) remark(p *page, row *pageRow) (string, error) {
	column := p.columns[remarkKey]
	c, err := r.cell(p.name, address{row.row, column}.String(), row.value(column))
	if err != nil {
		return "", err
	}
	text := clean(c.text)
	switch {
	case c.kind != 0:
		r.refuse(p, row.row, column, scoring.NewFault("scoresheet.remark", "value", excerpt(text)))
	case utf8.RuneCountInString(text) > maxRemark:
		r.refuse(p, row.row, column, scoring.NewFault("scoresheet.remark_long", "n", utf8.RuneCountInString(text), "max", maxRemark))
	}
	return text, nil
}

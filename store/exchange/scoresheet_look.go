package exchange

import (
	"fmt"
	"strings"

	"github.com/xuri/excelize/v2"

	"example.com/hoidong/scoring"
)

func (b *scoreSheet) moreStyles() (err error) {
	center := func(s *excelize.Style) *excelize.Style {
		s.Alignment = &excelize.Alignment{Horizontal: "center", Vertical: "center", WrapText: true}
		return s
	}
	left := &excelize.Alignment{Vertical: "center", WrapText: true, Horizontal: "left", Indent: 1}
	lines := []excelize.Border{{Type: "bottom", Color: "BFBFBF", Style: 1}, {Type: "right", Color: "BFBFBF", Style: 1}}
	open := &excelize.Protection{Locked: false}
	points := center(changeable(b.pointsFormat()))
	remark := changeable(nil)
	points.Protection, remark.Protection = open, open
	points.Border, remark.Border = lines, lines
	remark.Fill = excelize.Fill{}
	remark.Alignment = left
	remark.NumFmt = 49 // text: what begins with = is no formula
	faded, total, how := font11(), font11(), font11()
	faded.Color, total.Bold, how.Italic, how.Color = "7F7F7F", true, true, "595959"
	first, again, all := b.words.T("scoresheet.left_format"), b.words.T("scoresheet.left_again_format"), b.words.T("scoresheet.left_all_format")
	for style, as := range map[*int]*excelize.Style{
		&b.strong:    {Font: total},
		&b.how:       {Font: how, Alignment: &excelize.Alignment{Vertical: "top", WrapText: true}},
		&b.product:   {Alignment: left, Border: lines},
		&b.points:    points,
		&b.remark:    remark,
		&b.total:     center(&excelize.Style{Font: total, CustomNumFmt: b.pointsFormat(), Border: lines}),
		&b.left:      center(&excelize.Style{CustomNumFmt: &first, Border: lines}),
		&b.leftAgain: center(&excelize.Style{CustomNumFmt: &again, Border: lines}),
		&b.leftAll:   {Font: total, Alignment: &excelize.Alignment{Horizontal: "left"}, CustomNumFmt: &all},
		&b.off:       {Font: faded, Fill: plain("EDEDED"), Alignment: left, Border: lines},
		&b.signature: {Alignment: &excelize.Alignment{Horizontal: "center"}},
	} {
		if *style, err = b.file.NewStyle(as); err != nil {
			return err
		}
	}
	if b.given, err = b.file.NewConditionalStyle(&excelize.Style{Fill: plain("FFFFFF")}); err != nil {
		return err
	}
	b.wrong, err = b.file.NewConditionalStyle(&excelize.Style{Fill: plain("F8CBAD"), Font: &excelize.Font{Color: "C00000"}})
	return err
}

// pointsFormat shows as many decimals as the step has.
func (b *scoreSheet) pointsFormat() *string {
	switch step := b.rules.Step; {
	case step%100 == 0:
		return decimals(0)
	case step%10 == 0:
		return decimals(1)
	}
	return decimals(2)
}

// valuesSheet is the name of the hidden sheet with the mark of the workbook, and the values that drop-downs offer.
const valuesSheet = "hoidong"

// validations lets every open cell take what it can have and nothing else. The values of a drop-down stand in cells, as
// numbers: those of a list that is written out are text where the decimal sign is a comma.
func (b *scoreSheet) validations() error {
	if _, err := b.file.NewSheet(valuesSheet); err != nil {
		return err
	}
	if err := b.file.SetSheetVisible(valuesSheet, false, true); err != nil {
		return err
	}
	lists := map[scoring.Points]string{}
	for i, c := range b.asked {
		if values := int(c.Max/b.rules.Step) + 1; values <= fewEnough && lists[c.Max] == "" {
			list, err := b.list(1+len(lists), values)
			if err != nil {
				return err
			}
			lists[c.Max] = list
		}
		if err := b.validate(pointsAt+i, c, lists[c.Max]); err != nil {
			return err
		}
	}
	return b.limitRemarks()
}

// list writes the values from 0 on into a column of the hidden sheet.
func (b *scoreSheet) list(column, values int) (cells string, err error) {
	for i := range values {
		at := address{i + 1, column}.String()
		if err := b.file.SetCellValue(valuesSheet, at, number(scoring.Points(i)*b.rules.Step)); err != nil {
			return "", err
		}
	}
	letter := columnName(column)
	return fmt.Sprintf("%s!$%s$1:$%s$%d", valuesSheet, letter, letter, values), nil
}

// open are the cells of a column that can be filled in, as a spreadsheet writes them: "E8:E12 E15:E20". The first is where
// formulas about them start from.
func (b *scoreSheet) open(column int) (cells, first string) {
	var runs []string
	for i := range b.rows {
		if b.rows[i].Off != nil || i > 0 && b.rows[i-1].Off == nil {
			continue // not the beginning of a run
		}
		last := i
		for last+1 < len(b.rows) && b.rows[last+1].Off == nil {
			last++
		}
		runs = append(runs, fmt.Sprintf("%s:%s", address{b.row(i), column}, address{b.row(last), column}))
	}
	if len(runs) == 0 {
		return "", ""
	}
	first, _, _ = strings.Cut(runs[0], ":")
	return strings.Join(runs, " "), first
}

// validate limits a column to what its criterion can have, and colours what got past that: pasted values are not validated.
func (b *scoreSheet) validate(column int, c scoring.Criterion, list string) error {
	cells, first := b.open(column)
	if cells == "" {
		return nil
	}
	fits := pointsFormula(first, c.Max, b.rules.Step)
	v := excelize.NewDataValidation(true)
	v.Sqref = cells
	if list != "" {
		v.SetSqrefDropList(list)
	} else if err := v.SetRange(fits, "", excelize.DataValidationTypeCustom, excelize.DataValidationOperatorEqual); err != nil {
		return err
	}
	max, step := c.Max.String(), b.rules.Step.String()
	v.SetInput(b.words.T("scoresheet.input_title", "criterion", c.Code), b.words.T("scoresheet.input", "max", max, "step", step))
	v.SetError(excelize.DataValidationErrorStyleStop, b.words.T("scoresheet.error_title", "criterion", c.Code),
		b.words.T("scoresheet.error", "max", max, "step", step))
	if err := b.file.AddDataValidation(b.sheet, v); err != nil {
		return err
	}
	return b.colour(cells, first, fits)
}

// pointsFormula tells whether a cell holds points. Text is none, whatever it looks like. There is no < and no & in it, which
// the library would write as they are, and no number that is not whole.
func pointsFormula(cell string, most, step scoring.Points) string {
	return fmt.Sprintf("AND(ISNUMBER(%[1]s),MEDIAN(0,%[1]s*100,%[2]d)=%[1]s*100,MOD(ROUND(%[1]s*100,6),%[3]d)=0)", cell, most, step)
}

// colour shows cells that are filled in white, and those that hold no points red.
func (b *scoreSheet) colour(cells, first, fits string) error {
	return b.file.SetConditionalFormat(b.sheet, cells, []excelize.ConditionalFormatOptions{
		{Type: "formula", Criteria: fmt.Sprintf("AND(NOT(ISBLANK(%s)),NOT(IFERROR(%s,FALSE)))", first, fits), Format: &b.wrong, StopIfTrue: true},
		{Type: "formula", Criteria: fmt.Sprintf("NOT(ISBLANK(%s))", first), Format: &b.given},
	})
}

// limitRemarks bounds remarks as ReadScoreSheet does.
func (b *scoreSheet) limitRemarks() error {
	cells, _ := b.open(b.remarkAt())
	if cells == "" {
		return nil
	}
	v := excelize.NewDataValidation(true)
	v.Sqref = cells
	if err := v.SetRange(0, maxRemark, excelize.DataValidationTypeTextLength, excelize.DataValidationOperatorBetween); err != nil {
		return err
	}
	v.SetError(excelize.DataValidationErrorStyleStop, b.words.T("scoresheet.remark"), b.words.T("scoresheet.remark_error", "n", maxRemark))
	return b.file.AddDataValidation(b.sheet, v)
}

// closing writes the place for the signature.
func (b *scoreSheet) closing() error {
	under := b.row(len(b.rows)) + 1
	for i, key := range []string{"scoresheet.day", "scoresheet.signs", "scoresheet.sign"} {
		if err := b.put(b.sheet, b.remarkAt(), under+i, b.words.T(key), b.signature); err != nil {
			return err
		}
	}
	return b.put(b.sheet, b.remarkAt(), under+6, b.signer(), b.signature)
}

// page is how the sheet is shown and printed. The filter comes first: the library forgets the page for it.
func (b *scoreSheet) page() error {
	table := fmt.Sprintf("%s:%s", address{scoreSheetHeader, codeAt}, address{b.row(len(b.rows) - 1), b.remarkAt()})
	if err := b.file.AutoFilter(b.sheet, table, nil); err != nil {
		return err
	}
	if err := b.file.SetPanes(b.sheet, &excelize.Panes{
		Freeze: true, XSplit: productAt + 1, YSplit: scoreSheetHeader,
		TopLeftCell: address{scoreSheetFirst, productAt + 1}.String(), ActivePane: "bottomRight",
	}); err != nil {
		return err
	}
	side, foot := 0.4, 0.6 // inches
	if err := b.file.SetPageMargins(b.sheet, &excelize.PageLayoutMarginsOptions{Left: &side, Right: &side, Top: &side, Bottom: &foot}); err != nil {
		return err
	}
	if err := printAcross(b.file, b.sheet, scoreSheetHeader); err != nil {
		return err
	}
	plain := func(text string) string { return strings.ReplaceAll(text, "&", "&&") }
	return b.file.SetHeaderFooter(b.sheet, &excelize.HeaderFooterOptions{OddFooter: fmt.Sprintf("&L%s&C%s&R%s",
		plain(b.words.T("scoresheet.footer", "form", b.form.Code, "member", b.form.Member)),
		strings.NewReplacer("%p", "&P", "%n", "&N").Replace(b.words.T("scoresheet.page")),
		plain(b.words.T("scoresheet.made", "time", b.at.Format("15:04"), "day", b.at.Format("02/01/2006"))))})
}

// protect locks what is not to be filled in. Rows cannot be sorted: under protection a spreadsheet sorts nothing but open
// cells, which would be the scores without their products.
func (b *scoreSheet) protect() error {
	return b.file.ProtectSheet(b.sheet, &excelize.SheetProtectionOptions{
		AutoFilter: true, FormatColumns: true, FormatRows: true, SelectLockedCells: true, SelectUnlockedCells: true,
		EditObjects: true, EditScenarios: true,
	})
}

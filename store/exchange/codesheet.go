package exchange

import (
	"fmt"
	"io"

	"github.com/xuri/excelize/v2"

	"example.com/hoidong/store"
	"example.com/hoidong/store/words"
)

// Rows of one strip of a code sheet, and of the gap through which it is cut off.
const stripRows, stripGap = 4, 1

// WriteCodes writes access codes as a workbook to be printed and cut up: one strip a member, who gets only his own. The
// workbook is in Vietnamese.
func WriteCodes(w io.Writer, round string, codes []store.AccessCode) error {
	spoken, err := words.Speak(words.Vietnamese)
	if err != nil {
		return err
	}
	sheet := &codeSheet{file: excelize.NewFile(), words: spoken, round: round}
	defer sheet.file.Close()
	if err := sheet.write(codes); err != nil {
		return fmt.Errorf("exchange: %w", err)
	}
	if err := sheet.file.Write(w); err != nil {
		return fmt.Errorf("exchange: %w", err)
	}
	return nil
}

type codeSheet struct {
	file  *excelize.File
	words *words.Words
	round string
	// name is the sheet's.
	name          string
	small, strong int
	// code is the style of the code itself, cut that of the line between two strips.
	code, cut int
}

func (c *codeSheet) write(codes []store.AccessCode) error {
	c.name = c.words.T("codesheet.sheet")
	if err := c.file.SetSheetName("Sheet1", c.name); err != nil {
		return err
	}
	if err := c.styles(); err != nil {
		return err
	}
	if err := c.file.SetColWidth(c.name, "A", "A", 90); err != nil {
		return err
	}
	for i, one := range codes {
		if err := c.strip(1+i*(stripRows+stripGap), one); err != nil {
			return err
		}
	}
	return c.file.SetDocProps(&excelize.DocProperties{Creator: "hoidong", Title: c.words.T("codesheet.sheet")})
}

func (c *codeSheet) styles() (err error) {
	for _, s := range []struct {
		to    *int
		style excelize.Style
	}{
		{&c.small, excelize.Style{Font: &excelize.Font{Family: font, Size: 11}}},
		{&c.strong, excelize.Style{Font: &excelize.Font{Family: font, Size: 14, Bold: true}}},
		{&c.code, excelize.Style{Font: &excelize.Font{Family: "Consolas", Size: 24, Bold: true}, NumFmt: 49}},
		{&c.cut, excelize.Style{Border: []excelize.Border{{Type: "bottom", Style: 4, Color: "808080"}}}},
	} {
		style := s.style
		if *s.to, err = c.file.NewStyle(&style); err != nil {
			return err
		}
	}
	return nil
}

// strip writes what one member gets: the round, who he is, his code, and how to use it. Below it is where one cuts.
func (c *codeSheet) strip(top int, one store.AccessCode) error {
	lines := []struct {
		text  string
		style int
	}{
		{c.round, c.small},
		{one.Member.Code + "  " + one.Member.Name, c.strong},
		{one.Code, c.code},
		{c.words.T("codesheet.keep"), c.small},
		{"", c.cut},
	}
	for i, line := range lines {
		cell := fmt.Sprintf("A%d", top+i)
		if err := c.file.SetCellStr(c.name, cell, line.text); err != nil {
			return err
		}
		if err := c.file.SetCellStyle(c.name, cell, cell, line.style); err != nil {
			return err
		}
	}
	return c.file.SetRowHeight(c.name, top+2, 34)
}

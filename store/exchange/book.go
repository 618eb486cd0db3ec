package exchange

import (
	"fmt"
	"strconv"
	"time"

	"github.com/xuri/excelize/v2"

	"example.com/hoidong/scoring"
	"example.com/hoidong/store"
	"example.com/hoidong/store/words"
)

// A book is a workbook for people about one state of a round, in their language.
type book struct {
	file  *excelize.File
	words *words.Words
	view  store.View
	rules *scoring.Rules
	// The styles of the title, of the warning, of what stands below it, of the header, and of the cells.
	title, warning, note, header, text, middle, number int
}

func newBook(view store.View, spoken *words.Words) (*book, error) {
	b := &book{file: excelize.NewFile(), words: spoken, view: view, rules: view.Snapshot().Rules()}
	return b, b.styles()
}

// font11 is the font of a new workbook, as a style that changes something of it needs it.
func font11() *excelize.Font { return &excelize.Font{Family: font, Size: fontSize} }

func (b *book) styles() (err error) {
	title, warning, note := font11(), font11(), font11()
	title.Size, title.Bold = 14, true
	warning.Bold, warning.Color = true, "C00000"
	note.Italic, note.Color = true, "595959"
	for style, as := range map[*int]*excelize.Style{
		&b.title:   {Font: title},
		&b.warning: {Font: warning},
		&b.note:    {Font: note},
		&b.header:  headerStyle(),
		&b.text:    {Alignment: &excelize.Alignment{Vertical: "top", WrapText: true, Horizontal: "left", Indent: 1}},
		&b.middle:  {Alignment: &excelize.Alignment{Vertical: "top", Horizontal: "center"}},
		&b.number:  {Alignment: &excelize.Alignment{Vertical: "top"}, CustomNumFmt: decimals(2)},
	} {
		if *style, err = b.file.NewStyle(as); err != nil {
			return err
		}
	}
	return nil
}

// decimals is the format of a number with so many of them.
func decimals(n int) *string {
	format := fmt.Sprintf("%.*f", n, 0.0)
	return &format
}

// linesAbove the header: the round, what this is not, and where it comes from; a blank line.
const linesAbove = 4

// heading is what stands above a table.
func (b *book) heading(sheet string, at time.Time) error {
	snap := b.view.Snapshot()
	warning := b.words.T("banner.provisional")
	if snap.Round().Sample || b.rules.Sample {
		warning += " · " + b.words.T("banner.sample")
	}
	made := b.words.T("ranking.book.made", "time", at.Format("15:04"), "day", at.Format("02/01/2006"),
		"phase", b.words.T("phase."+string(snap.Phase())), "fingerprint", snap.Fingerprint())
	for i, line := range []struct {
		text  string
		style int
	}{{snap.Round().Name, b.title}, {warning, b.warning}, {made, b.note}} {
		if err := b.put(sheet, 0, i+1, line.text, line.style); err != nil {
			return err
		}
	}
	return nil
}

// put writes a value into a cell; columns count from 0, rows from 1.
func (b *book) put(sheet string, column, row int, value any, style int) error {
	at := address{row, column}.String()
	if err := b.file.SetCellValue(sheet, at, value); err != nil {
		return err
	}
	return b.file.SetCellStyle(sheet, at, at, style)
}

// String is the address as formulas have it: "C7".
func (a address) String() string { return columnName(a.column) + strconv.Itoa(a.row) }

// properties are what a file manager shows.
func (b *book) properties() error {
	return b.file.SetDocProps(&excelize.DocProperties{Creator: "hoidong", Title: b.view.Snapshot().Round().Name})
}

package exchange

import (
	"bytes"
	"fmt"
	"strings"
	"time"

	"github.com/xuri/excelize/v2"

	"example.com/hoidong/scoring"
	"example.com/hoidong/store"
)

// recountDecimals is to how many decimals the formulas of a recount compare means, the pass mark and the floor. Numbers of a
// spreadsheet are binary fractions: two means that are equal may differ there in the sixteenth digit. Ours are exact, and are
// compared unrounded; where means differ by less than this, the formulas take them for equal, and the column that holds
// the places against ours says so.
const recountDecimals = 9

// A recountBook is a workbook that counts the sheets again, by formulas that any spreadsheet works out: nothing in it that
// is the outcome of counting is a number, but for the column that holds our own outcome beside it. It has no dynamic arrays
// and no function younger than Excel 2007.
type recountBook struct {
	*book
	at      time.Time
	ranking *scoring.Ranking
	filed   []store.FiledSheet
	// The names of the sheets.
	cover, settings, sheets, working, order string
	// input is the style of a cell that somebody may change, score of one with points, percent of one with a share, exact of
	// a mean with all decimals that are compared, grey of a cell that nobody is asked for, bold of an outcome.
	input, score, percent, exact, grey, bold int
	// blocks are the rows of every dossier on the sheet of sheets.
	blocks []block
	// lines are where everything stands on the sheet that counts, terms where the settings stand.
	lines lines
	terms terms
}

// recountBook writes the workbook.
func (r *recount) recountBook() ([]byte, error) {
	base, err := newBook(r.view, r.words)
	if err != nil {
		return nil, err
	}
	defer base.file.Close()
	t := func(key string) string { return r.words.T("recount.sheet." + key) }
	b := &recountBook{
		book: base, at: r.at, ranking: r.ranking, filed: r.filed,
		cover: t("cover"), settings: t("settings"), sheets: t("sheets"), working: t("working"), order: t("order"),
	}
	if err := b.write(); err != nil {
		return nil, err
	}
	var out bytes.Buffer
	if err := b.file.Write(&out); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}

func (b *recountBook) write() error {
	if err := b.moreStyles(); err != nil {
		return err
	}
	for i, name := range []string{b.cover, b.settings, b.sheets, b.working, b.order} {
		if i == 0 {
			if err := b.file.SetSheetName("Sheet1", name); err != nil {
				return err
			}
		} else if _, err := b.file.NewSheet(name); err != nil {
			return err
		}
		if err := b.heading(name, b.at); err != nil {
			return err
		}
	}
	for _, write := range []func() error{b.writeSettings, b.writeSheets, b.writeWorking, b.writeOrder, b.writeCover} {
		if err := write(); err != nil {
			return err
		}
	}
	// No value stands beside a formula: whatever opens the workbook has to work it out.
	yes := true
	if err := b.file.SetCalcProps(&excelize.CalcPropsOptions{FullCalcOnLoad: &yes}); err != nil {
		return err
	}
	return b.properties()
}

func (b *recountBook) moreStyles() (err error) {
	bold, points, share := font11(), "0.0#", `General"%"`
	bold.Bold = true
	centre := &excelize.Alignment{Horizontal: "center", Vertical: "top"}
	for style, as := range map[*int]*excelize.Style{
		&b.input:   changeable(nil),
		&b.score:   changeable(&points),
		&b.percent: changeable(&share),
		&b.exact:   {Alignment: &excelize.Alignment{Vertical: "top"}, CustomNumFmt: decimals(recountDecimals)},
		&b.grey:    {Font: &excelize.Font{Family: font, Size: fontSize, Color: "7F7F7F"}, Fill: plain("EDEDED"), Alignment: centre},
		&b.bold:    {Font: bold, Alignment: centre},
	} {
		if *style, err = b.file.NewStyle(as); err != nil {
			return err
		}
	}
	return nil
}

// changeable is the style of a cell that somebody may change, with a number format or, for nil, the general one.
func changeable(format *string) *excelize.Style {
	blue := font11()
	blue.Color = "1F3FBF"
	return &excelize.Style{
		Font: blue, Fill: plain("FFF6D6"), Alignment: &excelize.Alignment{Vertical: "top", WrapText: true}, CustomNumFmt: format,
		Border: []excelize.Border{{Type: "bottom", Color: "E3D9B0", Style: 1}, {Type: "right", Color: "E3D9B0", Style: 1}},
	}
}

func plain(color string) excelize.Fill {
	return excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{color}}
}

// A column of the workbook by its name and width in characters.
type recountColumn struct {
	name  string
	width float64
}

// headers writes the names of the columns, and prints them on every page.
func (b *recountBook) headers(sheet string, row int, columns []recountColumn) error {
	lines := 1
	for i, c := range columns {
		letter := columnName(i)
		if err := b.file.SetColWidth(sheet, letter, letter, c.width); err != nil {
			return err
		}
		if err := b.put(sheet, i, row, c.name, b.header); err != nil {
			return err
		}
		lines = max(lines, linesOf(c.name, c.width-1))
	}
	if err := b.file.SetRowHeight(sheet, row, float64(lines*lineHeight)); err != nil {
		return err
	}
	return printAcross(b.file, sheet, row)
}

// freeze keeps the header and so many columns where they are.
func (b *recountBook) freeze(sheet string, columns, row int) error {
	return b.file.SetPanes(sheet, &excelize.Panes{
		Freeze: true, XSplit: columns, YSplit: row, TopLeftCell: address{row + 1, columns}.String(), ActivePane: "bottomRight",
	})
}

// formula puts one into a cell; columns count from 0, rows from 1. The verbs of the format are addresses and texts.
func (b *recountBook) formula(sheet string, column, row, style int, text string) error {
	at := address{row, column}.String()
	if err := b.file.SetCellFormula(sheet, at, text); err != nil {
		return err
	}
	return b.file.SetCellStyle(sheet, at, at, style)
}

// on is an address on another sheet.
func on(sheet, cells string) string { return "'" + sheet + "'!" + cells }

// fixed is an address that stays where it is when a formula is copied.
func fixed(column, row int) string { return fmt.Sprintf("$%s$%d", columnName(column), row) }

// quoted is a text in a formula.
func quoted(text string) string { return `"` + strings.ReplaceAll(text, `"`, `""`) + `"` }

// orNil leaves a cell blank for what is not there.
func orNil(p *scoring.Points) any {
	if p == nil {
		return nil
	}
	return number(*p)
}

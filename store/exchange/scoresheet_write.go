package exchange

import (
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"github.com/xuri/excelize/v2"

	"example.com/hoidong/scoring"
	"example.com/hoidong/store"
	"example.com/hoidong/store/words"
)

// WriteScoreSheet writes the workbook of a form: all products by code, with a cell for every criterion that its member judges.
// The products on the form can be filled in, and hold what stands on their sheets; the others say why they cannot. The
// workbook is protected without a password, so that nobody changes by accident what he does not mean to. key seals the marks by
// which ReadScoreSheet knows the rows again; at is the time as people there read it.
//
// The faults are those of View.FormRows.
func WriteScoreSheet(w io.Writer, view store.View, form *store.Form, key []byte, spoken *words.Words, at time.Time) error {
	rows, err := view.FormRows(form)
	if err != nil {
		return err
	}
	base, err := newBook(view, spoken)
	if err != nil {
		return fmt.Errorf("exchange: %w", err)
	}
	defer base.file.Close()
	b := &scoreSheet{book: base, form: form, rows: rows, key: key, at: at, sheet: spoken.T("scoresheet.sheet")}
	for _, c := range b.rules.Criteria {
		if !c.Computed() && c.ScoredBy(form.Member) {
			b.asked = append(b.asked, c)
		}
	}
	if err := b.write(); err != nil {
		return fmt.Errorf("exchange: %w", err)
	}
	if err := b.file.Write(w); err != nil {
		return fmt.Errorf("exchange: %w", err)
	}
	return nil
}

// A scoreSheet is the workbook of a form.
type scoreSheet struct {
	*book
	form *store.Form
	rows []store.FormRow
	// asked are the criteria that the member judges.
	asked []scoring.Criterion
	key   []byte
	at    time.Time
	sheet string
	// The styles of whose it is, of how it is filled in, of what names a product, of a cell for points and of a remark that can be filled in, of a total, of how many cells are blank in the first
	// turn and in later ones and in all rows, of what is not filled in, and of the place for the signature.
	strong, how, product, points, remark, total, left, leftAgain, leftAll, off, signature int
	// The styles that conditions give a cell with points, and one with something else.
	given, wrong int
}

// Rows of the sheet; columns from 0. The mark stands between what names the product and its scores: whoever sorts one
// without the other tears the row apart where ReadScoreSheet sees it.
const (
	scoreSheetKeys   = 6
	scoreSheetHeader = 7
	scoreSheetFirst  = 8

	codeAt, productAt, enterpriseAt, markAt, pointsAt = 0, 1, 2, 3, 4
)

// Widths in characters of the columns with texts.
const productWidth, enterpriseWidth, remarkWidth = 36, 36, 34

func (b *scoreSheet) totalAt() int  { return pointsAt + len(b.asked) }
func (b *scoreSheet) leftAt() int   { return b.totalAt() + 1 }
func (b *scoreSheet) remarkAt() int { return b.totalAt() + 2 }

// row is the number of the sheet's row of one of rows.
func (b *scoreSheet) row(i int) int { return scoreSheetFirst + i }

func (b *scoreSheet) write() error {
	if err := b.file.SetSheetName("Sheet1", b.sheet); err != nil {
		return err
	}
	for _, write := range []func() error{b.moreStyles, b.heading, b.columns, b.body, b.validations, b.marks, b.closing, b.page, b.protect} {
		if err := write(); err != nil {
			return err
		}
	}
	yes := true
	if err := b.file.SetCalcProps(&excelize.CalcPropsOptions{FullCalcOnLoad: &yes}); err != nil {
		return err
	}
	return b.properties()
}

// heading is what stands above the table: what it is and whose, how it is filled in, and how many cells are blank.
func (b *scoreSheet) heading() error {
	snap := b.view.Snapshot()
	warning := b.words.T("banner.provisional")
	if snap.Round().Sample || b.rules.Sample {
		warning += " · " + b.words.T("banner.sample")
	}
	for i, line := range []struct {
		text  string
		style int
	}{
		{b.words.T("scoresheet.title", "round", snap.Round().Name), b.title},
		{b.words.T("scoresheet.whose", "form", b.form.Code, "member", b.form.Member, "name", b.signer()), b.strong},
		{warning, b.warning},
		{b.words.T("scoresheet.how"), b.how},
	} {
		if err := b.put(b.sheet, 0, i+1, line.text, line.style); err != nil {
			return err
		}
	}
	if err := b.file.MergeCell(b.sheet, address{4, codeAt}.String(), address{4, b.remarkAt()}.String()); err != nil {
		return err
	}
	if err := b.file.SetRowHeight(b.sheet, 4, 2*lineHeight); err != nil {
		return err
	}
	if err := b.file.MergeCell(b.sheet, address{5, codeAt}.String(), address{5, enterpriseAt}.String()); err != nil {
		return err
	}
	column := columnName(b.leftAt())
	return b.formula(address{5, codeAt}, fmt.Sprintf("SUM(%s%d:%s%d)", column, b.row(0), column, b.row(len(b.rows)-1)),
		fmt.Sprint(b.blanks()), b.leftAll)
}

// signer is the member's name.
func (b *scoreSheet) signer() string {
	i := slices.IndexFunc(b.view.Snapshot().Members(), func(m *store.Member) bool { return m.Code == b.form.Member })
	return b.view.Snapshot().Members()[i].Name
}

// blanks counts the cells that are to be filled in.
func (b *scoreSheet) blanks() (n int) {
	for i := range b.rows {
		if b.rows[i].Off == nil {
			n += b.blanksOf(&b.rows[i])
		}
	}
	return n
}

func (b *scoreSheet) blanksOf(row *store.FormRow) (n int) {
	for _, c := range b.asked {
		if row.Scores.Get(c.Code) == nil {
			n++
		}
	}
	return n
}

// formula writes a formula with the value that whoever does not work it out shows: Excel, until editing is enabled.
func (b *scoreSheet) formula(at address, formula, value string, style int) error {
	if err := b.file.SetCellDefault(b.sheet, at.String(), value); err != nil {
		return err
	}
	if err := b.file.SetCellFormula(b.sheet, at.String(), formula); err != nil {
		return err
	}
	return b.file.SetCellStyle(b.sheet, at.String(), at.String(), style)
}

// columns writes the header, and above it the hidden row by which columns are known when they were moved.
func (b *scoreSheet) columns() error {
	type column struct {
		key, name string
		width     float64
	}
	list := []column{
		{codeKey, b.words.T("column.code"), 8},
		{productKey, b.words.T("column.product"), productWidth},
		{"", b.words.T("column.enterprise"), enterpriseWidth},
		{"mark", "", 8},
	}
	for _, c := range b.asked {
		name := b.words.T("scoresheet.criterion", "code", c.Code, "name", c.Name, "max", c.Max.String())
		list = append(list, column{criterionKey(c.Code), name, b.pointsWidth()})
	}
	list = append(list,
		column{"", b.words.T("scoresheet.total"), 9}, column{"", b.words.T("scoresheet.left"), b.leftWidth()},
		column{remarkKey, b.words.T("scoresheet.remark"), remarkWidth},
	)
	lines := 1
	for i, c := range list {
		letter := columnName(i)
		if err := b.file.SetColWidth(b.sheet, letter, letter, c.width); err != nil {
			return err
		}
		if c.key != "" {
			if err := b.put(b.sheet, i, scoreSheetKeys, columnPrefix+c.key, b.text); err != nil {
				return err
			}
		}
		if err := b.put(b.sheet, i, scoreSheetHeader, c.name, b.header); err != nil {
			return err
		}
		lines = max(lines, headerLines(c.name, c.width))
	}
	if err := b.file.SetRowHeight(b.sheet, scoreSheetHeader, float64(lines*lineHeight)); err != nil {
		return err
	}
	if err := b.file.SetRowVisible(b.sheet, scoreSheetKeys, false); err != nil {
		return err
	}
	return b.file.SetColVisible(b.sheet, columnName(markAt), false)
}

// headerLines is how many lines a header of several takes; bold words are wide, and wrap early.
func headerLines(name string, width float64) (lines int) {
	for line := range strings.SplitSeq(name, "\n") {
		lines += linesOf(line, width-2)
	}
	return lines
}

// pointsWidth leaves the names of few criteria more room.
func (b *scoreSheet) pointsWidth() float64 {
	if len(b.asked) <= 5 {
		return 15
	}
	return 11
}

// leftWidth has room for what the longest number format writes: a number that finds none is shown as ####.
func (b *scoreSheet) leftWidth() float64 {
	if slices.ContainsFunc(b.rows, func(r store.FormRow) bool { return r.Off == nil && r.Turn > 1 }) {
		return 30
	}
	return 16
}

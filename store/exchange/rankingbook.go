package exchange

import (
	"fmt"
	"io"
	"math/big"
	"time"

	"github.com/xuri/excelize/v2"

	"example.com/hoidong/scoring"
	"example.com/hoidong/store"
	"example.com/hoidong/store/words"
)

// WriteRankingBook writes the ranking as a workbook for people: what it is, when it was made and from which state above
// the table, one column a criterion with what it brings to the mean. It holds what the viewer may see and nothing else;
// the error of a ranking that is kept from him is the one of View.Ranking. at is the time as people there read it.
func WriteRankingBook(w io.Writer, view store.View, spoken *words.Words, at time.Time) error {
	ranking, err := view.Ranking()
	if err != nil {
		return err
	}
	explained := make([]store.Explanation, len(ranking.Rows))
	for i := range explained {
		if explained[i], err = view.Explain(i); err != nil {
			return err
		}
	}
	base, err := newBook(view, spoken)
	if err != nil {
		return fmt.Errorf("exchange: %w", err)
	}
	defer base.file.Close()
	book := &rankingBook{book: base, ranking: ranking, explained: explained, sheet: spoken.T("ranking.book.sheet")}
	if err := book.write(at); err != nil {
		return fmt.Errorf("exchange: %w", err)
	}
	if err := book.file.Write(w); err != nil {
		return fmt.Errorf("exchange: %w", err)
	}
	return nil
}

type rankingBook struct {
	*book
	ranking *scoring.Ranking
	// explained are the rows as far as the viewer may see them.
	explained []store.Explanation
	sheet     string
}

// A bookColumn is a column of the workbook: its name, its width in characters, and what stands in a row; numbers are
// shown with two decimals.
type bookColumn struct {
	name  string
	width float64
	value func(row int) any
}

func (b *rankingBook) write(at time.Time) error {
	if err := b.file.SetSheetName("Sheet1", b.sheet); err != nil {
		return err
	}
	columns := b.columns()
	if err := b.heading(b.sheet, at); err != nil {
		return err
	}
	for i, c := range columns {
		if err := b.column(i, c); err != nil {
			return err
		}
	}
	header := linesAbove + 1
	if err := b.heights(header, columns); err != nil {
		return err
	}
	if err := b.file.SetPanes(b.sheet, &excelize.Panes{
		Freeze: true, XSplit: 3, YSplit: header, TopLeftCell: fmt.Sprintf("D%d", header+1), ActivePane: "bottomRight",
	}); err != nil {
		return err
	}
	if err := printAcross(b.file, b.sheet, header); err != nil {
		return err
	}
	return b.properties()
}

// columns are those that the viewer may see.
func (b *rankingBook) columns() []bookColumn {
	dossier := func(row int) *store.Dossier { return b.view.Dossier(b.ranking.Rows[row].Product) }
	t := func(key string) string { return b.words.T("column." + key) }
	columns := []bookColumn{
		{t("place"), 6, b.place},
		{t("code"), 8, func(row int) any { return dossier(row).Code }},
		{t("product"), 34, func(row int) any { return dossier(row).Product }},
		{t("enterprise"), 34, func(row int) any { return b.view.Enterprise(b.ranking.Rows[row].Product).Name }},
		{t("sector"), 24, func(row int) any { return dossier(row).Sector }},
	}
	for c := range b.rules.Criteria {
		columns = append(columns, bookColumn{b.rules.Criteria[c].Code, 7, func(row int) any { return b.brings(row, c) }})
	}
	columns = append(columns, bookColumn{t("mean_full"), 11, b.mean})
	if b.view.SeesSheets() {
		columns = append(columns, bookColumn{t("sheet"), 8, b.sheets})
	}
	if b.view.SeesSpread() {
		columns = append(columns, bookColumn{t("spread"), 8, b.spread})
	}
	return append(columns, bookColumn{t("verdict"), 24, b.verdict})
}

// column writes the header and the cells of one.
func (b *rankingBook) column(i int, c bookColumn) error {
	letter := columnName(i)
	if err := b.file.SetColWidth(b.sheet, letter, letter, c.width); err != nil {
		return err
	}
	if err := b.put(b.sheet, i, linesAbove+1, c.name, b.header); err != nil {
		return err
	}
	for row := range b.ranking.Rows {
		value, style := c.value(row), b.text
		switch value.(type) {
		case float64:
			style = b.number
		case int:
			style = b.middle
		}
		if err := b.put(b.sheet, i, linesAbove+2+row, value, style); err != nil {
			return err
		}
	}
	return nil
}

// heights makes rows as high as their longest text needs, and the header two lines.
func (b *rankingBook) heights(header int, columns []bookColumn) error {
	if err := b.file.SetRowHeight(b.sheet, header, 2*lineHeight); err != nil {
		return err
	}
	for row := range b.ranking.Rows {
		lines := 1
		for _, c := range columns {
			text, _ := c.value(row).(string)
			lines = max(lines, linesOf(text, c.width))
		}
		if err := b.file.SetRowHeight(b.sheet, header+1+row, float64(lines*lineHeight)); err != nil {
			return err
		}
	}
	return nil
}

func (b *rankingBook) place(row int) any {
	if place := b.ranking.Rows[row].Place; place > 0 {
		return place
	}
	return nil
}

// brings is what a criterion brings to the mean of a row; a mark where the viewer may not see it.
func (b *rankingBook) brings(row, criterion int) any {
	e := &b.explained[row]
	switch {
	case criterion >= len(e.Parts):
		return nil
	case e.Hidden.Has(criterion):
		return b.words.T("explain.hidden_mark")
	}
	return shown(e.Parts[criterion].Contribution)
}

func (b *rankingBook) mean(row int) any {
	mean, _ := b.ranking.Mean(row)
	return shown(mean)
}

func (b *rankingBook) sheets(row int) any {
	sheets := b.ranking.Sheets(row)
	return fmt.Sprintf("%d/%d", sheets.Complete, sheets.Asked)
}

func (b *rankingBook) spread(row int) any {
	spread, _ := b.ranking.Spread(row)
	return shown(spread)
}

// verdict is what the pass mark says, with the Top N, or why there is no place.
func (b *rankingBook) verdict(i int) any {
	row := b.ranking.Rows[i]
	if row.Place == 0 {
		return b.words.Reason(b.rules, row)
	}
	text := b.words.Verdict(b.rules, row)
	if row.Top == scoring.TopIn {
		text += " · Top " + fmt.Sprint(b.rules.Top)
	}
	return text
}

// shown is a number as it is shown everywhere, rounded before a spreadsheet rounds it in its own way; nil for none.
func shown(x *big.Rat) any {
	if x == nil {
		return nil
	}
	rounded, _ := scoring.RoundRat(x, 2).Float64()
	return rounded
}

package exchange

import (
	"fmt"

	"example.com/hoidong/store"
)

// A block is the rows of one dossier on the sheet of sheets, both included; first is 0 when it has none.
type block struct{ first, last int }

// cells are a block's cells in a column, for a formula on another sheet.
func (b block) cells(sheet string, column int) string {
	return on(sheet, address{b.first, column}.String()+":"+address{b.last, column}.String())
}

// Columns of the sheet of sheets; between turnColumn and the total stands one a judged criterion.
const (
	dossierColumn = iota
	memberColumn
	nameColumn
	turnColumn
	firstScore
)

// judged are the criteria that members score, by index.
func (b *recountBook) judged() (criteria []int) {
	for c := range b.rules.Criteria {
		if !b.rules.Criteria[c].Computed() {
			criteria = append(criteria, c)
		}
	}
	return criteria
}

func (b *recountBook) totalColumn() int    { return firstScore + len(b.judged()) }
func (b *recountBook) completeColumn() int { return b.totalColumn() + 1 }

// scoreColumn is that of a judged criterion.
func (b *recountBook) scoreColumn(criterion int) int {
	for i, c := range b.judged() {
		if c == criterion {
			return firstScore + i
		}
	}
	panic("no member scores the criterion: the code is wrong")
}

// writeSheets writes one row a member and product, whether he has scored it or not: blanks may be filled in.
func (b *recountBook) writeSheets() error {
	t := func(key string) string { return b.words.T("recount.column." + key) }
	columns := []recountColumn{{t("dossier"), 9}, {t("member"), 9}, {t("name"), 24}, {t("turn"), 6}}
	for _, c := range b.judged() {
		columns = append(columns, recountColumn{b.rules.Criteria[c].Code, 8})
	}
	columns = append(columns, recountColumn{t("total"), 10}, recountColumn{t("complete"), 11}, recountColumn{t("note"), 44})
	header := linesAbove + 1
	if err := b.headers(b.sheets, header, columns); err != nil {
		return err
	}
	b.blocks = make([]block, b.view.Dossiers())
	row := header
	for i := range b.filed {
		f := &b.filed[i]
		if !f.Counting || f.Uncounted == store.UncountedProduct || f.Status == store.SheetNotAssigned {
			continue
		}
		row++
		of := &b.blocks[f.Dossier]
		if of.first == 0 {
			of.first = row
		}
		of.last = row
		if err := b.writeSheet(row, f); err != nil {
			return err
		}
	}
	return b.freeze(b.sheets, firstScore, header)
}

func (b *recountBook) writeSheet(row int, f *store.FiledSheet) error {
	put := func(column int, value any, style int) error { return b.put(b.sheets, column, row, value, style) }
	for column, value := range []any{f.Sheet.Dossier, f.Member.Code, f.Member.Name} {
		if err := put(column, value, b.text); err != nil {
			return err
		}
	}
	if err := put(turnColumn, f.Sheet.Turn, b.middle); err != nil {
		return err
	}
	asked := 0
	for i, c := range b.judged() {
		points, asks := f.Cell(c)
		value, style := orNil(points), b.score
		if asks {
			asked++
		} else {
			value, style = b.mark(f, c), b.grey
		}
		if err := put(firstScore+i, value, style); err != nil {
			return err
		}
	}
	cells := fmt.Sprintf("%s:%s", address{row, firstScore}, address{row, b.totalColumn() - 1})
	if err := b.formula(b.sheets, b.totalColumn(), row, b.number, fmt.Sprintf(`IF(COUNT(%s)=0,"",SUM(%s))`, cells, cells)); err != nil {
		return err
	}
	if err := b.formula(b.sheets, b.completeColumn(), row, b.middle, fmt.Sprintf(`IF(AND(%d>0,COUNT(%s)=%d),1,0)`, asked, cells, asked)); err != nil {
		return err
	}
	return put(b.completeColumn()+1, b.remark(f), b.text)
}

// mark stands in the cells of a sheet that are not asked for; nothing where the criterion belongs to others.
func (b *recountBook) mark(f *store.FiledSheet, criterion int) any {
	switch {
	case !b.rules.Criteria[criterion].ScoredBy(f.Member.Code):
		return nil
	case f.Uncounted == store.UncountedRecused:
		return b.words.T("cell.recused")
	case f.Uncounted == store.UncountedAway:
		return b.words.T("cell.absent")
	}
	return nil
}

// remark says why nothing of a sheet counts, and otherwise where a sheet stands that lacks something.
func (b *recountBook) remark(f *store.FiledSheet) any {
	switch {
	case f.Uncounted == store.UncountedRecused, f.Uncounted == "" && f.Status != store.SheetConfirmed && f.Status != store.SheetComplete:
		return b.words.T("sheet.status." + string(f.Status))
	case f.Uncounted != "" && len(f.Sheet.Scores) > 0:
		return whyNot(b.words, f.Uncounted, f.Sheet)
	case f.Uncounted != "":
		return b.words.T("sheet.status." + string(f.Status))
	}
	return nil
}

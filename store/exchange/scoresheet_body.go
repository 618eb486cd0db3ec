package exchange

import (
	"fmt"

	"example.com/hoidong/scoring"
	"example.com/hoidong/store"
)

// body writes the rows.
func (b *scoreSheet) body() error {
	for i := range b.rows {
		row := &b.rows[i]
		write := b.openRow
		if row.Off != nil {
			write = b.offRow
		}
		if err := write(i, row); err != nil {
			return err
		}
	}
	return nil
}

// name writes what names a product, and makes its row as high as it and what stands at the end of the row need. A row of one
// line grows with what is typed.
func (b *scoreSheet) name(i int, row *store.FormRow, end string, style int) error {
	product, enterprise := b.view.Dossier(row.Dossier), b.view.Enterprise(row.Dossier).Name
	for column, text := range []string{product.Code, product.Product, enterprise} {
		if err := b.put(b.sheet, column, b.row(i), text, style); err != nil {
			return err
		}
	}
	lines := max(linesOf(product.Product, productWidth-2), linesOf(enterprise, enterpriseWidth-2), linesOf(end, remarkWidth-2))
	if lines == 1 {
		return nil
	}
	return b.file.SetRowHeight(b.sheet, b.row(i), float64(lines*lineHeight))
}

// openRow is one that is filled in.
func (b *scoreSheet) openRow(i int, row *store.FormRow) error {
	if err := b.name(i, row, row.Remark, b.product); err != nil {
		return err
	}
	var total scoring.Points
	for c, criterion := range b.asked {
		var value any
		if points := row.Scores.Get(criterion.Code); points != nil {
			value = number(*points)
			total += *points
		}
		if err := b.put(b.sheet, pointsAt+c, b.row(i), value, b.points); err != nil {
			return err
		}
	}
	cells := fmt.Sprintf("%s:%s", address{b.row(i), pointsAt}, address{b.row(i), b.totalAt() - 1})
	blanks, left := b.blanksOf(row), b.left
	if row.Turn > 1 {
		left = b.leftAgain
	}
	shown := fmt.Sprint(number(total))
	if blanks == len(b.asked) {
		shown = ""
	}
	if err := b.formula(address{b.row(i), b.totalAt()}, fmt.Sprintf(`IF(COUNT(%s)=0,"",SUM(%s))`, cells, cells), shown, b.total); err != nil {
		return err
	}
	if err := b.formula(address{b.row(i), b.leftAt()}, fmt.Sprintf("%d-COUNT(%s)", len(b.asked), cells), fmt.Sprint(blanks), left); err != nil {
		return err
	}
	var remark any
	if row.Remark != "" {
		remark = row.Remark
	}
	return b.put(b.sheet, b.remarkAt(), b.row(i), remark, b.remark)
}

// offRow is one that is not filled in; it says why.
func (b *scoreSheet) offRow(i int, row *store.FormRow) error {
	why := b.words.Error(row.Off)
	if err := b.name(i, row, why, b.off); err != nil {
		return err
	}
	for column := pointsAt; column < b.remarkAt(); column++ {
		if err := b.put(b.sheet, column, b.row(i), nil, b.off); err != nil {
			return err
		}
	}
	return b.put(b.sheet, b.remarkAt(), b.row(i), why, b.off)
}

// marks writes the marks of the rows, and that of the workbook on a sheet that nobody sees.
func (b *scoreSheet) marks() error {
	snap := b.view.Snapshot()
	whose := mark{Round: snap.Round().ID, Form: b.form.Number, Code: b.form.Code, Member: b.form.Member, Revision: snap.Revision()}
	whole := whose
	for i := range b.rows {
		row := &b.rows[i]
		if row.Off != nil {
			continue
		}
		d := b.view.Dossier(row.Dossier)
		own := whose
		own.Ballot, own.Product, own.Step = store.Ballot{Dossier: d.Code, Turn: row.Turn}, d.Product, b.rules.Step
		for _, c := range b.asked {
			own.Criteria = append(own.Criteria, askedCriterion{c.Code, c.Max})
		}
		if err := b.mark(b.sheet, address{b.row(i), markAt}, own); err != nil {
			return err
		}
		whole.Dossiers = append(whole.Dossiers, d.Code)
	}
	return b.mark(valuesSheet, address{1, 0}, whole)
}

func (b *scoreSheet) mark(sheet string, at address, m mark) error {
	text, err := m.write(b.key)
	if err != nil {
		return err
	}
	return b.file.SetCellStr(sheet, at.String(), text)
}

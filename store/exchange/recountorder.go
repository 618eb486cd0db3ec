package exchange

import (
	"fmt"
	"strconv"

	"github.com/xuri/excelize/v2"
)

// writeOrder writes the ranking in its order, which is looked up: it follows when somebody changes a score.
func (b *recountBook) writeOrder() error {
	l := &b.lines
	type looked struct {
		recountColumn
		column, style int
	}
	columns := []looked{
		{recountColumn{b.words.T("column.place"), 7}, l.place, b.bold},
		{recountColumn{b.words.T("recount.column.dossier"), 9}, codeColumn, b.text},
		{recountColumn{b.words.T("column.product"), 44}, productColumn, b.text},
		{recountColumn{b.words.T("column.enterprise"), 44}, l.enterprise, b.text},
		{recountColumn{b.words.T("column.mean_full"), 10}, l.total, b.number},
		{recountColumn{b.words.T("column.verdict"), 12}, l.verdict, b.middle},
		{recountColumn{b.words.T("recount.column.top"), 20}, l.top, b.middle},
		{recountColumn{b.words.T("recount.column.reason"), 26}, l.reason, b.text},
	}
	if b.grades() {
		columns = append(columns, looked{recountColumn{b.words.T("recount.column.grade"), 12}, l.grade, b.middle})
	}
	names := make([]recountColumn, len(columns))
	for i, c := range columns {
		names[i] = c.recountColumn
	}
	header := linesAbove + 1
	if err := b.headers(b.order, header, names); err != nil {
		return err
	}
	if err := b.writePassMark(); err != nil {
		return err
	}
	lines := 1
	for d := range b.view.Dossiers() {
		lines = max(lines, linesOf(b.view.Dossier(d).Product, 41), linesOf(b.view.Enterprise(d).Name, 41))
	}
	for i := range b.view.Dossiers() {
		row := header + 1 + i
		at := fmt.Sprintf("MATCH(%d,%s,0)", i+1, on(b.working, b.whole(l.order)))
		for column, c := range columns {
			if err := b.formula(b.order, column, row, c.style, fmt.Sprintf("INDEX(%s,%s)", on(b.working, b.whole(c.column)), at)); err != nil {
				return err
			}
		}
		if err := b.file.SetRowHeight(b.order, row, float64(lines*lineHeight)); err != nil {
			return err
		}
	}
	if err := b.drawCuts(header+1, header+b.view.Dossiers(), len(columns)); err != nil {
		return err
	}
	return b.freeze(b.order, 3, header)
}

// passMark is the cell on this sheet that repeats the pass mark: what a line is drawn by has to stand on the same sheet.
var passMark = fixed(4, linesAbove)

func (b *recountBook) writePassMark() error {
	if err := b.put(b.order, 3, linesAbove, b.words.T("rules.setting.pass"), b.note); err != nil {
		return err
	}
	return b.formula(b.order, 4, linesAbove, b.number, fmt.Sprintf(`IF(%[1]s="","",%[1]s)`, b.terms.pass))
}

// drawCuts draws a line below the last product of the Top, below the last that reaches the pass mark, and below the last
// that has a place.
func (b *recountBook) drawCuts(first, last, columns int) error {
	if last < first {
		return nil
	}
	line, err := b.file.NewConditionalStyle(&excelize.Style{Border: []excelize.Border{{Type: "bottom", Color: "000000", Style: 1}}})
	if err != nil {
		return err
	}
	var cuts []excelize.ConditionalFormatOptions
	for _, criteria := range []string{
		fmt.Sprintf(`AND($G%[1]d<>"",SUMPRODUCT(--($G%[2]d:$G$%[3]d<>""))=0)`, first, first+1, last+1),
		fmt.Sprintf(`AND(ISNUMBER(%[3]s),ISNUMBER($E%[1]d),ISNUMBER($E%[2]d),ROUND($E%[1]d,%[4]d)>=%[3]s,ROUND(N($E%[2]d),%[4]d)<%[3]s)`,
			first, first+1, passMark, recountDecimals),
		fmt.Sprintf(`AND($A%d<>"",$A%d="")`, first, first+1),
	} {
		cuts = append(cuts, excelize.ConditionalFormatOptions{Type: "formula", Format: &line, Criteria: criteria})
	}
	return b.file.SetConditionalFormat(b.order, "A"+strconv.Itoa(first)+":"+address{last, columns - 1}.String(), cuts)
}

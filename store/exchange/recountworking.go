package exchange

import (
	"fmt"
	"strings"

	"github.com/xuri/excelize/v2"

	"example.com/hoidong/scoring"
)

// Rows of the sheet that counts: weights and floors of the criteria stand above the header.
const (
	aboutRow = linesAbove + iota
	weightRow
	floorRow
	workingHeader
	firstLine
)

// lines are the columns of the sheet that counts, and its last row. means are one column a criterion, weighted the same where
// every contribution is rounded, ties one for each criterion of the tie order. From key on they only help.
type lines struct {
	means, weighted, total             int
	place, verdict, grade, top, reason int
	ourMean, ourPlace, same            int
	key, ties, order, enterprise       int
	last                               int
}

// Columns of the sheet that counts before the means.
const (
	codeColumn = iota
	productColumn
	outColumn
	firstMean
)

func (b *recountBook) rounds() bool { return b.rules.Round >= 0 }
func (b *recountBook) grades() bool { return len(b.rules.Grades) > 0 }

// layLines settles which column is which, and names them.
func (b *recountBook) layLines() (columns []recountColumn) {
	t := func(key string) string { return b.words.T("recount.column." + key) }
	add := func(name string, width float64) int {
		columns = append(columns, recountColumn{name, width})
		return len(columns) - 1
	}
	add(t("dossier"), 9)
	add(b.words.T("column.product"), 30)
	add(t("out"), 14)
	l := &b.lines
	l.means = firstMean
	for i := range b.rules.Criteria {
		add(b.rules.Criteria[i].Code, 7.5)
	}
	l.weighted = len(columns)
	if b.rounds() {
		for i := range b.rules.Criteria {
			add(t("weighted")+" "+b.rules.Criteria[i].Code, 8)
		}
	}
	l.total = add(b.words.T("column.mean_full"), 10)
	l.place = add(b.words.T("column.place"), 6)
	l.verdict = add(b.words.T("column.verdict"), 11)
	if b.grades() {
		l.grade = add(t("grade"), 9)
	}
	l.top = add(t("top"), 12)
	l.reason = add(t("reason"), 20)
	l.ourMean = add(t("our_mean"), 14)
	l.ourPlace = add(t("our_place"), 11)
	l.same = add(t("same"), 8)
	l.key = add(t("key"), 14)
	l.ties = len(columns)
	for _, code := range b.rules.TieOrder {
		add(t("key")+" "+code, 14)
	}
	l.order = add(t("order"), 7)
	l.enterprise = add(b.words.T("column.enterprise"), 36)
	l.last = firstLine + max(b.view.Dossiers(), 1) - 1
	return columns
}

// writeWorking writes one row a product, in the order of their codes.
func (b *recountBook) writeWorking() error {
	if err := b.headers(b.working, workingHeader, b.layLines()); err != nil {
		return err
	}
	if err := b.file.SetDefinedName(&excelize.DefinedName{
		Name: "_xlnm.Print_Area", RefersTo: on(b.working, "$A$1:"+fixed(b.lines.same, b.lines.last)), Scope: b.working,
	}); err != nil {
		return err
	}
	if err := b.put(b.working, 0, aboutRow, b.words.T("recount.rounded", "decimals", recountDecimals), b.note); err != nil {
		return err
	}
	if err := b.writeTerms(); err != nil {
		return err
	}
	for d := range b.view.Dossiers() {
		if err := b.writeLine(d, firstLine+d); err != nil {
			return err
		}
	}
	return b.freeze(b.working, 2, workingHeader)
}

// writeTerms puts weight and floor above every criterion's means.
func (b *recountBook) writeTerms() error {
	for row, name := range map[int]string{weightRow: "weight", floorRow: "least"} {
		if err := b.put(b.working, outColumn, row, b.words.T("recount.settings."+name), b.note); err != nil {
			return err
		}
	}
	for c := range b.rules.Criteria {
		if err := b.formula(b.working, b.lines.means+c, weightRow, b.number, b.terms.weights[c]); err != nil {
			return err
		}
		if err := b.formula(b.working, b.lines.means+c, floorRow, b.number, b.terms.floors[c]); err != nil {
			return err
		}
	}
	return nil
}

// cell is a cell of the sheet that counts; whole is its column over all products, which stays where it is.
func (b *recountBook) cell(column, row int) string { return address{row, column}.String() }

func (b *recountBook) whole(column int) string {
	return fixed(column, firstLine) + ":" + fixed(column, b.lines.last)
}

// across are the cells of a row from one column on, one a criterion.
func (b *recountBook) across(column, row int) string {
	return b.cell(column, row) + ":" + b.cell(column+len(b.rules.Criteria)-1, row)
}

func (b *recountBook) writeLine(dossier, row int) error {
	d, rank := b.view.Dossier(dossier), b.ranking.Rows[b.ranking.RowOf(dossier)]
	out := ""
	if rank.Missing == 0 {
		out = b.words.Reason(b.rules, rank)
	}
	for column, cell := range map[int]struct {
		value any
		style int
	}{
		codeColumn: {d.Code, b.text}, productColumn: {d.Product, b.text}, outColumn: {blank(out), b.input},
		b.lines.enterprise: {b.view.Enterprise(dossier).Name, b.text},
	} {
		if err := b.put(b.working, column, row, cell.value, cell.style); err != nil {
			return err
		}
	}
	if err := b.writeMeans(dossier, row); err != nil {
		return err
	}
	if err := b.writeOutcome(dossier, row); err != nil {
		return err
	}
	if err := b.writeOurs(dossier, row); err != nil {
		return err
	}
	lines := max(linesOf(d.Product, 27), linesOf(out, 12), linesOf(b.words.Reason(b.rules, rank), 17))
	return b.file.SetRowHeight(b.working, row, float64(lines*lineHeight))
}

// blank is a text, or nothing for an empty one.
func blank(text string) any {
	if text == "" {
		return nil
	}
	return text
}

// writeMeans writes every criterion's mean: a formula over the sheets, or the points that came from a figure.
func (b *recountBook) writeMeans(dossier, row int) error {
	computed := b.view.Computed(dossier)
	for c := range b.rules.Criteria {
		column := b.lines.means + c
		var err error
		switch {
		case b.rules.Criteria[c].Computed():
			var points any
			if computed[c].Known {
				points = number(computed[c].Points)
			}
			err = b.put(b.working, column, row, points, b.score)
		case b.blocks[dossier].first == 0:
			err = b.put(b.working, column, row, nil, b.grey)
		default:
			err = b.formula(b.working, column, row, b.number, b.meanOf(c, b.blocks[dossier]))
		}
		if err != nil {
			return err
		}
		if !b.rounds() {
			continue
		}
		weighted := fmt.Sprintf(`IF(%[1]s="","",ROUND(ROUND(%[1]s*%[2]s,%[3]d),%[4]d))`,
			b.cell(column, row), fixed(column, weightRow), recountDecimals, b.rules.Round)
		if err := b.formula(b.working, b.lines.weighted+c, row, b.number, weighted); err != nil {
			return err
		}
	}
	return nil
}

// meanOf is the formula of a judged criterion's mean over the sheets of a product.
func (b *recountBook) meanOf(criterion int, sheets block) string {
	scores := sheets.cells(b.sheets, b.scoreColumn(criterion))
	if b.rules.Mean == scoring.ByMember {
		complete := sheets.cells(b.sheets, b.completeColumn())
		return fmt.Sprintf(`IF(COUNTIF(%[1]s,1)=0,"",AVERAGEIFS(%[2]s,%[1]s,1))`, complete, scores)
	}
	mean := fmt.Sprintf("AVERAGE(%s)", scores)
	if k := b.rules.Trim; k > 0 {
		mean = fmt.Sprintf("IF(COUNT(%[1]s)>%[2]d,(SUM(%[1]s)-%[3]s)/(COUNT(%[1]s)-%[2]d),%[4]s)", scores, 2*k, extremes(scores, k), mean)
	}
	if b.rounds() {
		mean = fmt.Sprintf("ROUND(ROUND(%s,%d),%d)", mean, recountDecimals, b.rules.Round)
	}
	return fmt.Sprintf(`IF(COUNT(%s)=0,"",%s)`, scores, mean)
}

// extremes add up the k highest and the k lowest scores.
func extremes(scores string, k int) string {
	terms := make([]string, 0, 2*k)
	for i := range k {
		terms = append(terms, fmt.Sprintf("LARGE(%s,%d)", scores, i+1), fmt.Sprintf("SMALL(%s,%d)", scores, i+1))
	}
	return strings.Join(terms, "-")
}

// writeOurs puts what the program says beside what the formulas say.
func (b *recountBook) writeOurs(dossier, row int) error {
	i := b.ranking.RowOf(dossier)
	var mean, place any
	if exact, ok := b.ranking.Mean(i); ok {
		rounded, _ := scoring.RoundRat(exact, recountDecimals).Float64()
		mean, place = rounded, b.ranking.Rows[i].Place
	}
	if err := b.put(b.working, b.lines.ourMean, row, mean, b.exact); err != nil {
		return err
	}
	if err := b.put(b.working, b.lines.ourPlace, row, place, b.middle); err != nil {
		return err
	}
	ours, theirs := b.cell(b.lines.ourPlace, row), b.cell(b.lines.place, row)
	// Half a unit of the last decimal that is compared, and a little more for what a binary fraction adds.
	same := fmt.Sprintf(`IF(AND(COUNT(%[1]s)=COUNT(%[2]s),IF(COUNT(%[1]s)=0,TRUE,AND(%[1]s=%[2]s,ABS(%[3]s-%[4]s)<0.0000000015))),%[5]s,%[6]s)`,
		ours, theirs, b.cell(b.lines.ourMean, row), b.cell(b.lines.key, row), quoted(b.words.T("recount.same")), quoted(b.words.T("recount.differs")))
	return b.formula(b.working, b.lines.same, row, b.middle, same)
}

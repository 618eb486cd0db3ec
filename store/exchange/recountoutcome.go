package exchange

import (
	"fmt"
	"strings"

	"example.com/hoidong/scoring"
)

// writeOutcome writes what follows from the means of a product: total, place, verdict, grade, Top, and what is missing.
func (b *recountBook) writeOutcome(dossier, row int) error {
	l := &b.lines
	type outcome struct {
		column, style int
		formula       string
	}
	total := b.cell(l.total, row)
	all := []outcome{
		{l.total, b.number, b.totalOf(dossier, row)},
		{l.key, b.exact, fmt.Sprintf(`IF(%[1]s="","",ROUND(%[1]s,%[2]d))`, total, recountDecimals)},
		{l.place, b.bold, b.placeOf(row)},
		{l.verdict, b.middle, b.verdictOf(row)},
		{l.top, b.middle, b.topOf(row)},
		{l.reason, b.text, b.reasonOf(dossier, row)},
		{l.order, b.middle, b.orderOf(row)},
	}
	for i, code := range b.rules.TieOrder {
		mean := b.cell(l.means+b.rules.Criterion(code), row)
		all = append(all, outcome{l.ties + i, b.exact, fmt.Sprintf(`IF(%s="","",ROUND(%s,%d))`, total, mean, recountDecimals)})
	}
	if b.grades() {
		key := b.cell(l.key, row)
		grade := fmt.Sprintf(`IF(%[1]s="","",IFERROR(LOOKUP(%[1]s,%[2]s,%[3]s),""))`, key, b.terms.gradeBounds, b.terms.gradeNames)
		all = append(all, outcome{l.grade, b.middle, grade})
	}
	for _, o := range all {
		if err := b.formula(b.working, o.column, row, o.style, o.formula); err != nil {
			return err
		}
	}
	return nil
}

// totalOf is the mean of a product; a blank where it takes no part, or a criterion has no mean.
func (b *recountBook) totalOf(dossier, row int) string {
	l := &b.lines
	means := b.across(l.means, row)
	var sum string
	switch {
	case b.rules.Mean == scoring.ByMember:
		sum = b.sumByMember(dossier, row)
	case b.rounds():
		sum = fmt.Sprintf("SUM(%s)", b.across(l.weighted, row))
	default:
		sum = fmt.Sprintf("SUMPRODUCT(%s:%s,%s)", fixed(l.means, weightRow), fixed(l.means+len(b.rules.Criteria)-1, weightRow), means)
	}
	return fmt.Sprintf(`IF(OR(%s<>"",COUNT(%s)<%d),"",%s)`, b.cell(outColumn, row), means, len(b.rules.Criteria), sum)
}

// sumByMember is the mean of the totals of complete sheets, and what came from figures.
func (b *recountBook) sumByMember(dossier, row int) string {
	var terms []string
	if sheets := b.blocks[dossier]; sheets.first > 0 {
		terms = append(terms, fmt.Sprintf("AVERAGEIFS(%s,%s,1)", sheets.cells(b.sheets, b.totalColumn()), sheets.cells(b.sheets, b.completeColumn())))
	}
	for c := range b.rules.Criteria {
		if b.rules.Criteria[c].Computed() {
			terms = append(terms, b.cell(b.lines.means+c, row))
		}
	}
	if len(terms) == 0 {
		return "0" // without a criterion of figures and without a sheet there are no means either
	}
	return strings.Join(terms, "+")
}

// placeOf counts the products that are better: by the total, or with an equal one by the criteria of the tie order in turn.
func (b *recountBook) placeOf(row int) string {
	l := &b.lines
	key := b.cell(l.key, row)
	placed := fmt.Sprintf("ISNUMBER(%s)", b.whole(l.key))
	terms := []string{fmt.Sprintf("1+SUMPRODUCT(%s*(%s>%s))", placed, b.whole(l.key), key)}
	equal := fmt.Sprintf("%s*(%s=%s)", placed, b.whole(l.key), key)
	for i := range b.rules.TieOrder {
		own := b.cell(l.ties+i, row)
		terms = append(terms, fmt.Sprintf("SUMPRODUCT(%s*(%s>%s))", equal, b.whole(l.ties+i), own))
		equal += fmt.Sprintf("*(%s=%s)", b.whole(l.ties+i), own)
	}
	return fmt.Sprintf(`IF(%s="","",%s)`, key, strings.Join(terms, "+"))
}

// verdictOf: the pass mark on the total, and the floor on every criterion.
func (b *recountBook) verdictOf(row int) string {
	l := &b.lines
	key := b.cell(l.key, row)
	floors := fixed(l.means, floorRow) + ":" + fixed(l.means+len(b.rules.Criteria)-1, floorRow)
	below := fmt.Sprintf("SUMPRODUCT(--(ROUND(%s,%d)<%s))", b.across(l.means, row), recountDecimals, floors)
	return fmt.Sprintf(`IF(OR(%[1]s="",AND(%[2]s="",%[3]s=0)),"",IF(AND(%[1]s>=ROUND(N(%[2]s),%[4]d),%[5]s=0),%[6]s,%[7]s))`,
		key, b.terms.pass, b.terms.floor, recountDecimals, below, quoted(b.words.T("verdict.passed")), b.failed())
}

func (b *recountBook) failed() string { return quoted(b.words.T("verdict.failed")) }

// topOf: the best N of those that do not fail; those that share a place across the cut are for the council to settle.
func (b *recountBook) topOf(row int) string {
	l := &b.lines
	place := b.cell(l.place, row)
	passing := fmt.Sprintf("ISNUMBER(%s)*(%s<>%s)", b.whole(l.place), b.whole(l.verdict), b.failed())
	better := fmt.Sprintf("SUMPRODUCT(%s*(%s<%s))", passing, b.whole(l.place), place)
	notWorse := fmt.Sprintf("SUMPRODUCT(%s*(%s<=%s))", passing, b.whole(l.place), place)
	return fmt.Sprintf(`IF(OR(%s="",%s=%s),"",IF(%s<=%s,"Top "&%s,IF(%s<%s,%s,"")))`,
		place, b.cell(l.verdict, row), b.failed(), notWorse, b.terms.top, b.terms.top, better, b.terms.top, quoted(b.words.T("recount.open")))
}

// reasonOf says why a product has no place, in the words of the ranking.
func (b *recountBook) reasonOf(dossier, row int) string {
	l := &b.lines
	lacking := make([]string, len(b.rules.Criteria))
	var judged []string
	for c := range b.rules.Criteria {
		mean := b.cell(l.means+c, row)
		lacking[c] = fmt.Sprintf(`IF(%s="",%s,"")`, mean, quoted(", "+b.rules.Criteria[c].Code))
		if !b.rules.Criteria[c].Computed() {
			judged = append(judged, mean)
		}
	}
	before, behind, _ := strings.Cut(b.words.T("reason.missing", "criteria", "\x00"), "\x00")
	reason := fmt.Sprintf(`%s&MID(%s,3,999)&%s`, quoted(before), strings.Join(lacking, "&"), quoted(behind))
	if b.rules.Mean == scoring.ByMember && len(judged) > 0 {
		reason = fmt.Sprintf(`IF(COUNT(%s)<%d,%s,%s)`, strings.Join(judged, ","), len(judged), quoted(b.words.T("reason.no-sheet")), reason)
	}
	out := b.cell(outColumn, row)
	return fmt.Sprintf(`IF(%[1]s<>"",%[1]s,IF(COUNT(%[2]s)=%[3]d,"",%[4]s))`, out, b.across(l.means, row), len(b.rules.Criteria), reason)
}

// orderOf numbers all products without gaps: by place, those that share one and those without by code.
func (b *recountBook) orderOf(row int) string {
	place := b.cell(b.lines.place, row)
	above := fixed(b.lines.place, workingHeader) + ":" + b.cell(b.lines.place, row-1) // the header is no number
	return fmt.Sprintf(`IF(%[1]s="",COUNT(%[2]s)+ROW()-%[3]d-COUNT(%[4]s),%[1]s+COUNTIF(%[4]s,%[1]s))`,
		place, b.whole(b.lines.place), workingHeader, above)
}

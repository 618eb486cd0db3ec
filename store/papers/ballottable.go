package papers

import (
	"slices"

	"example.com/hoidong/scoring"
	"example.com/hoidong/store"
)

// Widths of the table of a member, in millimetres. So many criteria stand beside each other; more of them take further
// tables.
const (
	placeWidth     = 11.0
	codeWidth      = 17.0
	totalWidth     = 17.0
	confirmedWidth = 22.0
	leastProduct   = 62.0
	mostPoints     = 17.0
	leastPoints    = 10.0
	acrossAtMost   = 13
)

// table writes the ballots as a table: products down, criteria across.
func (b *ballots) table() {
	snap := b.view.Snapshot()
	b.fresh = true
	b.paper(b.begins)
	b.letterhead(letterheadOf(snap, b.words))
	key := "papers.ballot.table"
	if b.signed {
		key = "papers.ballot.signed"
	}
	b.title(key, 1)
	b.judge()
	b.legend()
	parts := slices.Collect(slices.Chunk(b.criteria, acrossAtMost))
	for n, criteria := range parts {
		b.skip(2)
		b.part(criteria, n == len(parts)-1)
	}
	if _, _, remark := b.widths(len(parts[len(parts)-1]), true); b.signed && remark == 0 {
		b.remarks()
	}
	if left := b.left(); len(left) > 0 {
		b.skip(2)
		b.text(styled{serifBold, 11, b.words.T("papers.ballot.left")})
		for _, sentence := range left {
			b.text(styled{serif, 11, "- " + sentence})
		}
	}
	if !b.signed {
		b.remark("", 2)
	}
	b.note()
	b.sign()
}

// remarks are what the member wrote about products, where the table has no column for it.
func (b *ballots) remarks() {
	for _, ballot := range b.form.Ballots {
		if sheet, there := b.sheetOf(ballot); there && sheet.Remark != "" {
			b.skip(0.5)
			b.text(styled{serif, 11, b.words.T("papers.ballot.remark_on", "dossier", ballot.Dossier, "text", sheet.Remark)})
		}
	}
}

// legend names the criteria that stand across by their codes.
func (b *ballots) legend() {
	parts := make([]string, len(b.criteria))
	for i, c := range b.criteria {
		parts[i] = b.words.T("papers.ballot.legend", "criterion", c.Code, "name", c.Name, "max", c.Max.String())
	}
	b.skip(0.5)
	b.text(styled{serif, 10.5, joinedBy("; ", parts) + "."})
}

// part is a table of some of the criteria; the last of several has the totals.
func (b *ballots) part(criteria []*scoring.Criterion, last bool) {
	g := &grid{pages: b.pages, size: 10.5, least: 9.5}
	column := func(width float64, side side, head string) {
		g.columns, g.head = append(g.columns, gridColumn{width, side}), append(g.head, head)
	}
	points, product, remark := b.widths(len(criteria), last)
	column(placeWidth, inMiddle, b.words.T("papers.ballot.place"))
	column(codeWidth, inMiddle, b.words.T("papers.ballot.code"))
	column(product, atLeft, b.words.T("papers.ballot.product_and_firm"))
	for _, c := range criteria {
		column(points, inMiddle, c.Code+"\n("+c.Max.String()+")")
	}
	if last {
		column(totalWidth, inMiddle, b.words.T("papers.ballot.sum")+"\n("+b.most().String()+")")
		if b.signed {
			column(confirmedWidth, inMiddle, b.words.T("papers.ballot.confirmed_at"))
		}
		if remark > 0 {
			column(remark, atLeft, b.words.T("papers.ballot.remark"))
		}
	}
	g.open()
	for n, ballot := range b.form.Ballots {
		g.row(serif, b.entry(n, ballot, criteria, last, remark > 0)...)
	}
}

// widths are those of a cell for points, of the product, and of the remark: 0 where there is no room for one.
func (b *ballots) widths(n int, last bool) (points, product, remark float64) {
	rest := b.inner() - placeWidth - codeWidth
	if last {
		rest -= totalWidth
		if b.signed {
			rest -= confirmedWidth
		}
	}
	points = max(leastPoints, min(mostPoints, (rest-leastProduct)/float64(n)))
	rest -= points * float64(n)
	if remark = min(rest-leastProduct, rest*0.45); last && remark >= 30 {
		return points, rest - remark, remark
	}
	return points, rest, 0
}

// entry is a row: one product.
func (b *ballots) entry(n int, ballot store.Ballot, criteria []*scoring.Criterion, last, remark bool) []string {
	i := b.view.IndexOf(ballot.Dossier)
	sheet, there := b.sheetOf(ballot)
	code := ballot.Dossier
	if ballot.Turn > 1 {
		code += "\n" + b.words.T("papers.ballot.turn_short", "turn", ballot.Turn)
	}
	name := b.view.Dossier(i).Product
	if firm := b.view.Enterprise(i); firm != nil {
		name += "\n" + firm.Name
	}
	cells := []string{place(n), code, name}
	for _, c := range criteria {
		cells = append(cells, b.given(sheet, there, c))
	}
	if !last {
		return cells
	}
	cells = append(cells, b.total(sheet, there))
	if b.signed {
		when := b.moment(sheet.ConfirmedAt)
		if !there {
			when = b.words.T("papers.ballot.reopened")
		}
		cells = append(cells, when)
	}
	if remark {
		cells = append(cells, sheet.Remark)
	}
	return cells
}

package papers

import (
	"example.com/hoidong/store"
)

// sheets writes every ballot of the form on a page of its own, after the official sheet.
func (b *ballots) sheets() {
	for n, ballot := range b.form.Ballots {
		b.fresh = true
		if n == 0 {
			b.paper(b.begins)
		} else {
			b.turn()
		}
		b.sheet(ballot)
	}
}

func (b *ballots) sheet(ballot store.Ballot) {
	snap, i := b.view.Snapshot(), b.view.IndexOf(ballot.Dossier)
	sheet, there := b.sheetOf(ballot)
	b.letterhead(letterheadOf(snap, b.words))
	b.title("papers.ballot.title", ballot.Turn)
	b.product(i)
	b.judge()
	b.skip(2)
	g := &grid{pages: b.pages, size: 12, least: b.least(), columns: []gridColumn{
		{11, inMiddle}, {b.inner() - 11 - 21 - 26 - 38, atLeft}, {21, inMiddle}, {26, inMiddle}, {38, atLeft},
	}, head: []string{
		b.words.T("papers.ballot.place"), b.words.T("papers.ballot.criterion"), b.words.T("papers.ballot.max"),
		b.words.T("papers.ballot.points"), b.words.T("papers.ballot.remarks"),
	}}
	g.open()
	for n, c := range b.criteria {
		g.row(serif, place(n), c.Code+". "+c.Name, c.Max.String(), b.given(sheet, there, c), "")
	}
	g.span(serifBold, 2, b.words.T("papers.ballot.total"), b.most().String(), b.total(sheet, there), "")
	b.computed(i)
	b.remark(sheet.Remark, 3)
	switch {
	case there && !sheet.ConfirmedAt.IsZero():
		b.skip(1)
		b.text(styled{serifItalic, 11, b.words.T("papers.ballot.confirmed", "time", b.moment(sheet.ConfirmedAt))})
	case b.signed && !there:
		b.text(styled{serifBold, 11, b.words.T("papers.ballot.reopened")})
	}
	b.note()
	b.sign()
}

// least is how high the rows are at least: eight millimetres to write in, more where there are few.
func (b *ballots) least() float64 {
	if len(b.criteria) > 10 {
		return 8
	}
	return 10
}

// product is what is scored.
func (b *ballots) product(i int) {
	d := b.view.Dossier(i)
	b.field(b.words.T("papers.ballot.product"), d.Product+" ("+d.Code+")")
	if firm := b.view.Enterprise(i); firm != nil {
		b.field(b.words.T("papers.ballot.enterprise"), firm.Name)
	}
	registration := ""
	if d.Registration != "" {
		registration = b.words.T("registration." + string(d.Registration))
	}
	if track := joined(d.Track, registration); track != "" {
		b.field(b.words.T("papers.ballot.track"), track)
	}
}

// computed tells what the product has from its figures: points that nobody scores.
func (b *ballots) computed(i int) {
	sheet := b.view.MySheet(i)
	rules := b.view.Snapshot().Rules()
	var parts []string
	for c, cell := range sheet.Cells {
		criterion := &rules.Criteria[c]
		switch {
		case !criterion.Computed():
		case cell.Points == nil:
			parts = append(parts, criterion.Code+" ?")
		default:
			parts = append(parts, b.words.T("papers.ballot.computed_one", "criterion", criterion.Code, "name", criterion.Name,
				"points", cell.Points.String(), "max", criterion.Max.String()))
		}
	}
	if len(parts) == 0 {
		return
	}
	b.skip(1.5)
	b.text(styled{serifItalic, 10, b.words.T("papers.ballot.computed", "list", joinedBy("; ", parts))})
}

package papers

import (
	"example.com/hoidong/store"
	"example.com/hoidong/store/words"
)

// letterhead is what official papers begin with: whose they are on the left, the state's name and motto on the right.
func (p *pages) letterhead(of letterhead) {
	left, right := p.inner()*0.44, p.inner()*0.56
	x := marginLeft + left
	whose := styled{serifBold, 11.5, of.council}
	y := p.centred(marginLeft, left-4, p.y, whose)
	p.under(marginLeft, left-4, y+1.4, whose, 0.4)
	y = p.centred(marginLeft, left-4, y+2, styled{serif, 11, of.round})
	motto := styled{serifBold, 12, of.motto}
	end := p.centred(x, right, p.y, styled{serifBold, 11.5, of.nation})
	end = p.centred(x, right, end, motto)
	p.under(x, right, end+1.4, motto, 1)
	p.y = max(y, end) + 3
}

// A letterhead is the council and the round on the left, the state and its motto on the right.
type letterhead struct{ council, round, nation, motto string }

func letterheadOf(snap *store.Snapshot, spoken *words.Words) letterhead {
	return letterhead{
		spoken.T("papers.council"), snap.Round().Name, spoken.T("papers.nation"), spoken.T("papers.motto"),
	}
}

// warnings say above everything else what the paper is not: one of a round that is invented, or by rules that nobody
// decided on.
func (p *pages) warnings(texts ...string) {
	for _, text := range texts {
		p.pdf.SetLineWidth(0.5)
		p.pdf.Rect(marginLeft, p.y, p.inner(), 6.4, "D")
		p.pdf.SetLineWidth(0.2)
		p.centred(marginLeft, p.inner(), p.y-0.3, styled{serifBold, 11, text})
		p.y += 8
	}
}

// invented is the warning of a round or of rules that are a sample; none of others.
func invented(snap *store.Snapshot, spoken *words.Words) []string {
	switch {
	case snap.Round().Sample:
		return []string{spoken.T("banner.sample")}
	case snap.Rules().Sample:
		return []string{spoken.T("papers.sample_rules")}
	}
	return nil
}

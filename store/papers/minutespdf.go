package papers

import (
	"io"
	"strconv"
)

// textSize is that of the letters of running text.
const textSize = 12.5

// writePDF writes the minutes as pages.
func (m *minutes) writePDF(w io.Writer) error {
	p := newPages(m.title+" – "+m.round, false, m.at)
	p.paper(func() { p.warnings(m.warnings...) })
	p.letterhead(m.letterhead)
	p.skip(2)
	p.middle(styled{serifBold, 15, m.title})
	p.middle(styled{serif, textSize, m.meeting})
	p.skip(3)
	for _, b := range m.blocks {
		b.draw(p)
	}
	p.close(m.foot, func(page, pages int) string { return m.page(strconv.Itoa(page), strconv.Itoa(pages)) })
	return p.writeTo(w)
}

func (b paragraph) draw(p *pages) {
	if b.face == serifBold {
		p.skip(2)
		p.room(20) // a heading does not stand alone at the foot of a page
	}
	p.text(styled{b.face, textSize, b.text})
	p.skip(1)
}

func (t figureTable) draw(p *pages) {
	g := &grid{pages: p, size: 10.5, least: 6.4, head: t.Head}
	parts := 0.0
	for _, w := range t.widths {
		parts += w
	}
	for i, w := range t.widths {
		c := gridColumn{w / parts * p.inner(), inMiddle}
		if i < t.Lead {
			c.side = atLeft
		}
		g.columns = append(g.columns, c)
	}
	g.open()
	for i, row := range t.Rows {
		f := serif
		if t.Summed && i == len(t.Rows)-1 {
			f = serifBold
		}
		g.row(f, row...)
	}
	p.skip(2)
}

func (s signatures) draw(p *pages) {
	p.use(serif, textSize)
	p.room(float64(len(p.split(s.last, p.inner())))*leading(textSize) + 1 + signatureHeight + 6)
	paragraph{serif, s.last}.draw(p)
	w := p.inner() / float64(len(s.who))
	p.y = p.centred(marginLeft+p.inner()/2, p.inner()/2, p.y+2, styled{serifItalic, textSize, s.date})
	for i, who := range s.who {
		x := marginLeft + float64(i)*w
		y := p.centred(x, w, p.y, styled{serifBold, textSize, who.office})
		p.centred(x, w, y, styled{serifItalic, 11, who.sign})
		p.centred(x, w, p.y+signatureHeight-12, styled{serifBold, textSize, who.name})
	}
	p.y += signatureHeight
}

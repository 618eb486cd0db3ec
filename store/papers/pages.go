package papers

import "time"

// Margins of papers, in millimetres; on the left there is room for a folder's holes.
const (
	marginLeft   = 20.0
	marginRight  = 15.0
	marginTop    = 14.0
	marginBottom = 16.0
)

// pages are written from the top down, on as many pages as it takes. What begins every page is drawn by begin.
type pages struct {
	*document
	width, height float64
	// y is how far down the page is filled.
	y float64
	// begin draws what every page begins with; nil for nothing.
	begin func()
	// first is the number of the page that the paper in the making began with: one document may hold many papers.
	first int
}

func newPages(title string, lying bool, at time.Time) *pages {
	d := newDocument(title, at)
	p := &pages{document: d, width: pageWidth, height: pageHeight}
	if lying {
		p.width, p.height = pageHeight, pageWidth
	}
	return p
}

// inner is the width between the margins.
func (p *pages) inner() float64 { return p.width - marginLeft - marginRight }

// paper begins a paper on a page of its own.
func (p *pages) paper(begin func()) {
	p.begin = begin
	p.first = p.pdf.PageCount() + 1
	p.turn()
}

// turn begins a page.
func (p *pages) turn() {
	orientation := "P"
	if p.width > p.height {
		orientation = "L"
	}
	p.pdf.AddPageFormat(orientation, p.pdf.GetPageSizeStr("A4"))
	p.black()
	p.pdf.SetLineWidth(0.2)
	p.y = marginTop
	if p.begin != nil {
		p.begin()
	}
}

// room makes sure that h fits on the page, and reports whether that took a new one.
func (p *pages) room(h float64) bool {
	if p.y+h <= p.height-marginBottom {
		return false
	}
	p.turn()
	return true
}

// close writes the foot of every page of the paper: what it is on the left, and which page of how many on the right.
func (p *pages) close(foot string, count func(page, pages int) string) {
	last := p.pdf.PageCount()
	for page := p.first; page <= last; page++ {
		p.pdf.SetPage(page)
		p.use(serif, 1) // a page that is come back to takes a face only when it changes
		p.use(serifItalic, 9)
		p.grey()
		p.fitting(marginLeft, p.height-9, p.inner()-30, 9, foot)
		text := p.checked(count(page-p.first+1, last-p.first+1))
		p.pdf.SetFontSize(9)
		p.pdf.Text(p.width-marginRight-p.pdf.GetStringWidth(text), p.height-9, text)
		p.black()
	}
	p.pdf.SetPage(last)
}

// text writes paragraphs below what is there.
func (p *pages) text(all ...styled) {
	for _, one := range all {
		p.use(one.face, one.size)
		for _, part := range p.split(one.text, p.inner()) {
			if p.room(leading(one.size)) {
				p.use(one.face, one.size)
			}
			p.y += leading(one.size)
			p.pdf.Text(marginLeft, p.y, part)
		}
	}
}

// centred writes a paragraph in the middle between two edges, and returns where it ends.
func (p *pages) centred(x, w, y float64, one styled) float64 {
	p.use(one.face, one.size)
	for _, part := range p.split(one.text, w) {
		y += leading(one.size)
		p.pdf.Text(x+(w-p.pdf.GetStringWidth(part))/2, y, part)
	}
	return y
}

// middle writes a paragraph in the middle of the page below what is there.
func (p *pages) middle(one styled) { p.y = p.centred(marginLeft, p.inner(), p.y, one) }

// skip leaves room.
func (p *pages) skip(h float64) { p.y += h }

// under draws a line of the width of a text below it, in the middle between two edges.
func (p *pages) under(x, w, y float64, one styled, part float64) {
	p.use(one.face, one.size)
	long := min(w, p.pdf.GetStringWidth(p.checked(one.text))) * part
	p.pdf.SetLineWidth(0.3)
	p.pdf.Line(x+(w-long)/2, y, x+(w+long)/2, y)
	p.pdf.SetLineWidth(0.2)
}

package papers

import (
	"io"
	"strings"
	"time"

	"example.com/hoidong/store"
	"example.com/hoidong/store/invite"
	"example.com/hoidong/store/words"
)

// Measures of a slip: four of the page's width stand on a page, so that three cuts part them. Left of the middle stands
// who it is for, right of it how to come in.
const (
	slipsPerPage = 4
	slipHeight   = pageHeight / slipsPerPage
	slipLeft     = 15.0
	// boxTop is how far down the box with the access code begins.
	boxTop     = 43.0
	slipRight  = 108.0
	leftWidth  = 82.0
	rightWidth = pageWidth - slipRight - slipLeft
)

// WriteSlips writes one slip a member, to be cut apart and handed to him alone: who he is, his access code, and how to come
// in. The faults are papers.letter when a name has a letter that cannot be printed, and then nothing is written.
func WriteSlips(w io.Writer, to *invite.Invitation, codes []store.AccessCode, spoken *words.Words, at time.Time) error {
	d := newDocument(spoken.T("slip.title"), at)
	for i, code := range codes {
		if i%slipsPerPage == 0 {
			d.pdf.AddPage()
		}
		s := &slip{document: d, words: spoken, to: to, code: code, top: float64(i%slipsPerPage) * slipHeight}
		s.draw()
	}
	return d.writeTo(w)
}

// A slip is drawn below top.
type slip struct {
	*document
	words *words.Words
	to    *invite.Invitation
	code  store.AccessCode
	top   float64
}

func (s *slip) draw() {
	s.who()
	s.box()
	s.how()
	if s.top+slipHeight < pageHeight-1 {
		s.cut(s.top + slipHeight)
	}
}

// who is the round, and the member with his posts, in letters as large as leave room for the box.
func (s *slip) who() {
	s.grey()
	s.use(serif, 10)
	s.fitting(slipLeft, s.top+11, leftWidth, 10, s.to.Round)
	s.black()
	m := s.code.Member
	lines := []styled{
		{serifBold, 15, s.words.T("slip.name", "name", m.Name)},
		{serif, 10.5, joined(m.Post, m.Office)},
		{serifItalic, 10.5, m.Title},
	}
	scale := 1.0
	for scale > 0.4 && s.height(lines, leftWidth, scale) > boxTop-16 {
		scale -= 0.05
	}
	s.stack(slipLeft, s.top+14, leftWidth, scale, lines)
}

func joined(parts ...string) string { return joinedBy(", ", parts) }

// joinedBy joins the parts that are not empty.
func joinedBy(between string, parts []string) string {
	var there []string
	for _, p := range parts {
		if p != "" {
			there = append(there, p)
		}
	}
	return strings.Join(there, between)
}

// box is the access code, large.
func (s *slip) box() {
	const height, label = slipHeight - 9 - boxTop, 4.5
	top := s.top + boxTop
	s.pdf.SetLineWidth(0.4)
	s.pdf.Rect(slipLeft, top, leftWidth, height, "D")
	s.grey()
	s.use(serif, 9)
	s.line(slipLeft+4, top+label+1, s.words.T("slip.member"))
	s.line(slipLeft+30, top+label+1, s.words.T("slip.code"))
	s.black()
	s.use(monoBold, 14)
	s.fitting(slipLeft+4, top+height-6.5, 24, 14, invite.UserName(s.code.Member.Code))
	s.use(monoBold, 26)
	s.line(slipLeft+30, top+height-6, s.code.Code)
}

// how is the three ways in, and what the server is recognised by.
func (s *slip) how() {
	user := invite.UserName(s.code.Member.Code)
	s.use(serifBold, 10.5)
	s.line(slipRight, s.top+11, s.words.T("slip.how"))
	y := s.top + 17.5
	s.use(serif, 10.5)
	for i, key := range []string{"slip.first", "slip.second", "slip.third"} {
		s.line(slipRight, y, string(rune('1'+i))+".")
		y = s.paragraph(slipRight+5, y, rightWidth-5, 10.5, s.words.T(key, "user", user)) + 1
	}
	s.use(monoBold, 10.5)
	s.fitting(slipRight+5, y+0.5, rightWidth-5, 10.5, s.to.Line(s.code.Member.Code))
	s.grey()
	s.use(serif, 8.5)
	s.line(slipRight+5, y+6, s.words.T("slip.fingerprint"))
	s.use(mono, 8)
	s.fitting(slipRight+5, y+9.8, rightWidth-5, 8, s.to.Fingerprint())
	s.use(serifItalic, 8.5)
	s.fitting(slipLeft, s.top+slipHeight-4, pageWidth-2*slipLeft, 8.5, s.words.T("slip.keep"))
	s.black()
}

// cut is where the page is cut through.
func (s *slip) cut(y float64) {
	s.colour(150)
	s.pdf.SetLineWidth(0.2)
	s.pdf.SetDashPattern([]float64{2, 2}, 0)
	s.pdf.Line(5, y, pageWidth-5, y)
	s.pdf.SetDashPattern(nil, 0)
	s.black()
}

package papers

import (
	"io"
	"slices"
	"strconv"
	"strings"
	"time"

	"example.com/hoidong/scoring"
	"example.com/hoidong/store"
	"example.com/hoidong/store/words"
)

// A Shape is how the ballots of a form stand on paper.
type Shape string

const (
	// PerProduct puts every ballot on a page of its own, after the official sheet.
	PerProduct Shape = "product"
	// AsTable puts products down and a member's criteria across, with one signature.
	AsTable Shape = "table"
)

// ShapeOf is the one that a form was most likely printed in: a form of a single ballot is a page of a product.
func ShapeOf(f *store.Form) Shape {
	if len(f.Ballots) == 1 {
		return PerProduct
	}
	return AsTable
}

// WriteBallots writes forms for people to score on, or to sign, one behind the other. Those on which members score are empty,
// whatever is on their sheets; sheets for signature hold what the member confirmed. The faults are papers.kind for forms that
// are no paper, form.withheld when the view may not show what a member gave, and papers.letter when something has a letter
// that cannot be printed; nothing is written then.
func WriteBallots(w io.Writer, view store.View, forms []*store.Form, shape Shape, spoken *words.Words, at time.Time) error {
	p := newPages(spoken.T("papers.ballot.title"), shape == AsTable, at)
	for _, f := range forms {
		b, err := newBallots(p, view, f, spoken, at)
		if err != nil {
			return err
		}
		if shape == AsTable {
			b.table()
		} else {
			b.sheets()
		}
		p.close(b.foot(), func(page, pages int) string { return spoken.T("papers.page", "page", page, "pages", pages) })
	}
	return p.writeTo(w)
}

// ballots are those of one form in the making.
type ballots struct {
	*pages
	view   store.View
	words  *words.Words
	form   *store.Form
	member *store.Member
	voter  int
	// criteria are those that the member scores.
	criteria []*scoring.Criterion
	signed   bool
	// fresh: the page that begins is the first of a form or of a sheet.
	fresh bool
	at    time.Time
}

func newBallots(p *pages, view store.View, f *store.Form, spoken *words.Words, at time.Time) (*ballots, error) {
	if f.Kind != store.PaperForm && f.Kind != store.SignedForm {
		return nil, scoring.NewFault("papers.kind", "form", f.Code)
	}
	b := &ballots{pages: p, view: view, words: spoken, form: f, voter: -1, signed: f.Kind == store.SignedForm, at: at}
	voters := 0
	for _, m := range view.Snapshot().Members() {
		if m.Code == f.Member {
			b.member, b.voter = m, voters
		}
		if m.Votes() {
			voters++
		}
	}
	if b.member == nil || !b.member.Votes() {
		return nil, scoring.NewFault("member.no_vote", "member", f.Member)
	}
	if b.signed {
		if err := view.MayReadForms([]*store.Form{f}); err != nil {
			return nil, err
		}
	}
	rules := view.Snapshot().Rules()
	for i := range rules.Criteria {
		if c := &rules.Criteria[i]; !c.Computed() && c.ScoredBy(f.Member) {
			b.criteria = append(b.criteria, c)
		}
	}
	return b, nil
}

// foot is what every page of the form says of itself.
func (b *ballots) foot() string {
	foot := b.words.T("papers.ballot.foot", "form", b.form.Code, "member", b.member.Code, "name", b.member.Name)
	if b.signed {
		foot += " · " + b.words.T("papers.fingerprint", "fingerprint", b.view.Snapshot().Fingerprint())
	}
	return foot
}

// sheetOf is the sheet of a ballot on a form to sign, and whether it stands there still.
func (b *ballots) sheetOf(ballot store.Ballot) (store.MemberSheet, bool) {
	if !b.signed || !b.view.On(b.form, ballot) {
		return store.MemberSheet{}, false
	}
	return b.view.SheetOf(b.view.IndexOf(ballot.Dossier), b.voter), true
}

// given is what the member gave a criterion; empty where nothing is to be shown.
func (b *ballots) given(sheet store.MemberSheet, there bool, c *scoring.Criterion) string {
	if !there {
		return ""
	}
	points := sheet.Cells[b.view.Snapshot().Rules().Criterion(c.Code)].Points
	if points == nil {
		return "–"
	}
	return points.String()
}

// total is the sum of what the member gave.
func (b *ballots) total(sheet store.MemberSheet, there bool) string {
	if !there {
		return ""
	}
	return sheet.Total.String()
}

// most is what a member can give a product.
func (b *ballots) most() scoring.Points {
	var sum scoring.Points
	for _, c := range b.criteria {
		sum += c.Max
	}
	return sum
}

// begins is what pages begin with: the warnings, and behind the first page whose they are.
func (b *ballots) begins() {
	b.warnings(invented(b.view.Snapshot(), b.words)...)
	if !b.fresh {
		b.number()
		b.use(serif, 11)
		b.fitting(marginLeft, b.y+5.3, b.inner()-50, 11, b.words.T("papers.ballot.judge")+": "+b.member.Name+" ("+b.member.Code+")")
		b.skip(10)
	}
	b.fresh = false
}

// number is the one that the tellers go by, in a box on the right.
func (b *ballots) number() {
	text := styled{serifBold, 12, b.words.T("papers.number", "form", b.form.Code)}
	b.use(text.face, text.size)
	w := b.pdf.GetStringWidth(b.checked(text.text)) + 6
	b.pdf.SetLineWidth(0.4)
	b.pdf.Rect(b.width-marginRight-w, b.y, w, 7.5, "D")
	b.pdf.SetLineWidth(0.2)
	b.line(b.width-marginRight-w+3, b.y+5.3, text.text)
}

// title is what the paper is, and what of.
func (b *ballots) title(key string, turn int) {
	b.number()
	b.middle(styled{serifBold, 15, b.words.T(key)})
	b.middle(styled{serif, 11.5, b.words.T("papers.meeting", "number", b.form.Session)})
	if turn > 1 {
		b.middle(styled{serifBold, 11.5, b.words.T("papers.ballot.turn", "turn", turn)})
	}
	b.skip(2)
}

// judge is who scores: name and post, and who sits in his place.
func (b *ballots) judge() {
	m := b.member
	b.field(b.words.T("papers.ballot.judge"), m.Name+" ("+m.Code+")")
	if post := joined(m.Post, m.Office, m.Title); post != "" {
		b.field(b.words.T("papers.ballot.post"), post)
	}
	if s := b.view.Substitute(m.Code); s != nil && s.Scores {
		b.field(b.words.T("papers.ballot.substitute"), joined(s.Name, s.Post))
	}
}

// fieldSize is that of the letters of what stands above a table.
const fieldSize = 12

// field writes a label and what it is, in lines that begin below each other.
func (b *ballots) field(label, text string) {
	b.use(serif, fieldSize)
	indent := b.pdf.GetStringWidth(b.checked(label+": ")) + 0.5
	b.line(marginLeft, b.y+leading(fieldSize), label+":")
	b.use(serifBold, fieldSize)
	for _, part := range b.split(text, b.inner()-indent) {
		b.y += leading(fieldSize)
		b.pdf.Text(marginLeft+indent, b.y, part)
	}
	b.y += 1
}

// signatureHeight is what date and signature take up.
const signatureHeight = 44.0

// sign leaves room for the date, the signature and the full name.
func (b *ballots) sign() {
	b.room(signatureHeight)
	x, w := marginLeft+b.inner()*0.52, b.inner()*0.48
	y := b.centred(x, w, b.y+2, styled{serifItalic, 12, b.words.T("papers.date", "year", b.view.Snapshot().Round().Year)})
	y = b.centred(x, w, y, styled{serifBold, 12, b.words.T("papers.ballot.signer")})
	b.centred(x, w, y, styled{serifItalic, 11, b.words.T("papers.sign")})
	name := b.member.Name
	if s := b.view.Substitute(b.member.Code); s != nil && s.Scores {
		name = s.Name
	}
	b.centred(x, w, b.y+signatureHeight-9, styled{serifBold, 12, name})
	b.y += signatureHeight
}

// remark leaves room for what the member writes, or holds what he wrote.
func (b *ballots) remark(text string, lines int) {
	b.skip(2)
	b.use(serif, fieldSize)
	if text != "" {
		b.field(b.words.T("papers.ballot.remark"), text)
		return
	}
	b.room(float64(lines) * 8)
	label := b.words.T("papers.ballot.remark") + ":"
	b.line(marginLeft, b.y+5, label)
	from := marginLeft + b.pdf.GetStringWidth(label) + 2
	b.pdf.SetDashPattern([]float64{0.4, 1}, 0)
	for range lines {
		b.pdf.Line(from, b.y+5.4, b.width-marginRight, b.y+5.4)
		b.y += 8
		from = marginLeft
	}
	b.pdf.SetDashPattern(nil, 0)
}

// note tells how a number is written.
func (b *ballots) note() {
	if b.signed {
		return
	}
	b.skip(1)
	b.text(styled{serifItalic, 10, b.words.T("papers.ballot.note", "step", b.view.Snapshot().Rules().Step.String())})
}

// moment is a time as it stands in a cell.
func (b *ballots) moment(at time.Time) string {
	if at.IsZero() {
		return ""
	}
	return at.In(b.at.Location()).Format("15:04 2/1/2006")
}

// left are the products that are not scored on the form, a sentence a reason.
func (b *ballots) left() []string {
	reasons := map[string][]string{}
	var order []string
	for i := range b.view.Dossiers() {
		code := b.view.Dossier(i).Code
		off := b.view.OffForm(b.form, i)
		if off == nil || slices.ContainsFunc(b.form.Ballots, func(ballot store.Ballot) bool { return ballot.Dossier == code }) {
			continue
		}
		why := b.words.Error(off)
		if reasons[why] == nil {
			order = append(order, why)
		}
		reasons[why] = append(reasons[why], code)
	}
	sentences := make([]string, len(order))
	for i, why := range order {
		sentences[i] = why + ": " + strings.Join(reasons[why], ", ")
	}
	return sentences
}

// place is where a line stands, from 1.
func place(i int) string { return strconv.Itoa(i + 1) }

package tui

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"example.com/hoidong/store"
)

// productHead are the lines above the page that do not move: the product, the enterprise and a rule.
const productHead = 3

func (s *product) View(w, h int) []string {
	d := s.desk
	if s.index < 0 {
		return []string{"", "   " + d.T("error.dossier.unknown", "dossier", s.code)}
	}
	lines := []string{
		d.productLine(s.code, s.index, w),
		" " + d.theme.dim.Render(middle(d.view.Enterprise(s.index).Name, w-2)),
		d.theme.faint.Render(d.marks.line(w)),
	}
	s.linkLines = s.linkLines[:0]
	draw := s.page
	if w >= wideFrom {
		draw = s.panes
	}
	page := draw(w)
	s.scroll.height, s.scroll.overall = h-len(lines), len(page)
	if s.chosen {
		s.scroll.to(s.linkLines[s.at])
		s.chosen = false
	}
	return append(lines, s.scroll.show(d, page, h-len(lines))...)
}

// productLine names a product with its place and mean.
func (d *desk) productLine(code string, index, w int) string {
	place := ""
	if ranked, row, ok := d.placed(index); ok {
		place = d.placeText(ranked, row)
	}
	code = " " + d.theme.title.Render(code) + "  "
	room := w - width(code) - width(place) - 3
	return between(code+d.theme.strong.Render(middle(d.view.Dossier(index).Product, room)), d.theme.strong.Render(place)+" ", w)
}

// page is one column for narrow screens.
func (s *product) page(w int) []string {
	lines := s.topLinks(w)
	lines = append(lines, s.about(w)...)
	lines = append(lines, s.figures()...)
	lines = append(lines, s.conditions(w)...)
	lines = append(lines, s.papers(w)...)
	lines = append(lines, s.siblings(w, len(lines))...)
	return append(lines, s.desk.glossary(s.statuses(), w)...)
}

// panes are two columns: what was handed in, and what became of it.
func (s *product) panes(w int) []string {
	d := s.desk
	half := min(readable, w*49/100)
	rest := min(readable, w-half-1)
	right := s.topLinks(rest)
	right = append(right, s.siblings(rest, len(right))...)
	right = append(right, d.glossary(s.statuses(), rest)...)
	left := s.about(half)
	left = append(left, s.figures()...)
	left = append(left, s.conditions(half)...)
	left = append(left, s.papers(half)...)
	lines := make([]string, max(len(left), len(right)))
	left, right = frame(left, half, len(lines)), frame(right, rest, len(lines))
	for i := range lines {
		lines[i] = leftly(left[i], half) + d.theme.faint.Render(d.marks.upright) + right[i]
	}
	return lines
}

// heading begins a part of the page.
func (d *desk) heading(text string) []string { return []string{"", " " + d.theme.title.Render(text)} }

// topLinks are the ways to what the actor does with the product, on the first lines, and what has become of its scoring.
func (s *product) topLinks(w int) []string {
	d := s.desk
	lines := s.sheetLine(w, 0)
	if s.meetingLinks() > 0 {
		s.linkLines = append(s.linkLines, len(lines))
		lines = append(lines, s.link(s.ownLinks(), []span{{leftly(d.T("product.meeting"), w-4), nil}}))
	}
	if states := d.view.Rescorings(s.index); len(states) > 0 {
		lines = append(lines, "   "+d.theme.warn.Render(middle(sentence(d.rescoringShort(states)), w-4)))
	}
	return lines
}

// sheetLine is the way to the actor's own sheet.
func (s *product) sheetLine(w, line int) []string {
	d := s.desk
	if s.ownLinks() == 0 {
		return nil
	}
	s.linkLines = append(s.linkLines, line)
	text := d.T("product.my_sheet") + ": " + d.T("sheet.status."+string(s.mine.Status))
	if s.mine.Asked > 0 {
		text += " " + d.marks.dot + " " + strconv.Itoa(s.mine.Given) + "/" + strconv.Itoa(s.mine.Asked)
	}
	return []string{s.link(0, []span{{leftly(text, w-4), nil}})}
}

// link is a line that Enter follows.
func (s *product) link(i int, spans []span) string {
	mark := " "
	if i == s.at {
		mark = s.desk.marks.cursor
	}
	return s.desk.theme.line(append([]span{{" " + mark + " ", &s.desk.theme.accent}}, spans...), i == s.at)
}

// labelled puts a label before a text that may take several lines; nothing for no text.
func (d *desk) labelled(label, text string, w int) []string {
	if text == "" {
		return nil
	}
	label = d.T(label)
	lines := wrap(text, w-aboutRoom-2)
	for i := range lines {
		lines[i] = " " + d.theme.dim.Render(leftly(label, aboutRoom)) + lines[i]
		label = ""
	}
	return lines
}

// aboutRoom is the column of the labels.
const aboutRoom = 18

// about is what was handed in, in words.
func (s *product) about(w int) []string {
	d, dossier, firm := s.desk, s.desk.view.Dossier(s.index), s.desk.view.Enterprise(s.index)
	registration := ""
	if dossier.Registration != "" {
		registration = d.T("registration." + string(dossier.Registration))
	}
	referral := dossier.ReferredBy
	if dossier.ReferralNumber != "" {
		referral = strings.TrimSpace(referral + " " + d.T("product.letter", "number", dossier.ReferralNumber, "day", d.day(dossier.ReferralDate)))
	}
	var lines []string
	for _, one := range []struct{ label, text string }{
		{"column.status", d.T("dossier." + string(d.view.Standing(s.index).Status))},
		{"dossier_figure.tax_code", dossier.TaxCode},
		{"product.address", firm.Address},
		{"column.sector", dossier.Sector},
		{"column.track", dossier.Track},
		{"product.registration", registration},
		{"dossier_figure.referred_by", referral},
		{"dossier_figure.received", d.day(dossier.Received)},
	} {
		lines = append(lines, d.labelled(one.label, one.text, w)...)
	}
	if s.tellsFigures() {
		lines = append(lines, d.labelled("product.answers", s.answers(), w)...)
	}
	return lines
}

// figures are those of the product, and the enterprise's where it gave any.
func (s *product) figures() []string {
	if !s.tellsFigures() {
		return nil
	}
	d := s.desk
	lines := append(d.heading(d.T("product.figures")), d.figureTable(d.view.Dossier(s.index).Figures)...)
	if firm := d.view.Enterprise(s.index).Figures; len(firm) > 0 {
		lines = append(append(lines, d.heading(d.T("product.firm_figures"))...), d.figureTable(firm)...)
	}
	return lines
}

// conditions are listed one by one, met or not.
func (s *product) conditions(w int) []string {
	d := s.desk
	all := d.view.Conditions(s.index)
	if len(all) == 0 {
		return nil
	}
	lines := d.heading(d.T("product.conditions"))
	for _, c := range all {
		lines = append(lines, s.answered(c.Met, d.condition(c), w)...)
	}
	return lines
}

// condition says what is met, or why it is not.
func (d *desk) condition(c store.Condition) string {
	if c.Why != nil {
		return d.words.Error(c.Why)
	}
	var pairs []any
	for param, value := range c.Params {
		pairs = append(pairs, param, d.words.Value(value))
	}
	return d.T("condition."+c.Name, pairs...)
}

// papers are the checklist, what is there and what is not.
func (s *product) papers(w int) []string {
	d := s.desk
	papers := d.view.Dossier(s.index).Papers
	if len(papers) == 0 {
		return nil
	}
	lines := d.heading(d.T("product.papers"))
	for _, p := range papers {
		lines = append(lines, s.answered(p.Present, p.Name, w)...)
	}
	return lines
}

// answered is a text behind its yes, no or not known.
func (s *product) answered(answer store.Answer, text string, w int) []string {
	t := s.desk.theme
	style := &t.warn
	if answer == store.Yes {
		style = &t.accent
	}
	lines := wrap(sentence(text), w-5)
	for i := range lines {
		lines[i] = "   " + lines[i]
	}
	lines[0] = " " + style.Render(s.answer(answer)) + lines[0][2:]
	return lines
}

// sentence begins a text with a capital.
func sentence(text string) string {
	first, size := utf8.DecodeRuneInString(text)
	return string(unicode.ToUpper(first)) + text[size:]
}

// siblings are the enterprise's other products; the first of their lines is that line of the page.
func (s *product) siblings(w, line int) []string {
	d := s.desk
	if len(s.others) == 0 {
		return nil
	}
	lines := d.heading(d.T("product.others"))
	for i, other := range s.others {
		s.linkLines = append(s.linkLines, line+len(lines))
		dossier := d.view.Dossier(other)
		place := ""
		if ranked, row, ok := d.placed(other); ok && ranked.Rows[row].Place > 0 {
			place = d.T("product.place", "place", ranked.Rows[row].Place)
		}
		status := d.T("dossier." + string(d.view.Standing(other).Status))
		const codes, statuses, places = 6, 19, 8
		lines = append(lines, s.link(s.ownLinks()+s.meetingLinks()+i, []span{
			{leftly(dossier.Code, codes), nil},
			{middle(dossier.Product, w-4-codes-statuses-places-1) + " ", nil},
			{leftly(status, statuses), &d.theme.dim},
			{rightly(place, places), &d.theme.strong},
		}))
	}
	return lines
}

// statuses are those that apply to the product and to the actor's sheet.
func (s *product) statuses() applying {
	now := applying{dossier: string(s.desk.view.Standing(s.index).Status)}
	if s.ownLinks() > 0 {
		now.sheet = string(s.mine.Status)
	}
	return now
}

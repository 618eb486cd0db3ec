package tui

import (
	"slices"
	"strings"

	"example.com/hoidong/scoring"
	"example.com/hoidong/store"
)

// facts are what a dossier and its enterprise say of themselves.
type facts struct {
	desk *desk
	// index is the dossier's number in the view, −1 when it is there no more.
	index int
}

// answers is “ISO 9001 ✓  ISO 14001 ✗  Cam kết ✓”; what nobody stated is a question mark.
func (f facts) answers() string {
	dossier := f.desk.view.Dossier(f.index)
	parts := []string{
		"ISO 9001 " + f.answer(dossier.ISO9001), "ISO 14001 " + f.answer(dossier.ISO14001),
		f.desk.T("dossier_figure.commitments") + " " + f.answer(dossier.Commitments),
	}
	return strings.Join(parts, "   ")
}

func (f facts) answer(a store.Answer) string {
	switch a {
	case store.Yes:
		return f.desk.marks.yes
	case store.No:
		return f.desk.marks.no
	}
	return f.desk.marks.missing
}

// firm is the enterprise, and of sector, track and registration as much as leaves room for its name.
func (f facts) firm(w int) string {
	d, kinds := f.desk, f.kind()
	for {
		kind := ""
		for _, k := range kinds {
			kind += " " + d.marks.dot + " " + name(k)
		}
		room := max(0, w-2-width(kind))
		enterprise := strings.TrimRight(firm(d.view.Enterprise(f.index).Name, room), " ")
		if len(kinds) == 0 || !strings.Contains(enterprise, "…") && room > 0 {
			return " " + enterprise + d.theme.dim.Render(kind)
		}
		kinds = kinds[:len(kinds)-1]
	}
}

func (f facts) kind() []string {
	dossier := f.desk.view.Dossier(f.index)
	var kind []string
	for _, k := range []string{dossier.Sector, dossier.Track} {
		if k != "" {
			kind = append(kind, k)
		}
	}
	if dossier.Registration != "" {
		kind = append(kind, f.desk.T("registration."+string(dossier.Registration)))
	}
	return kind
}

// whyNot says what keeps the dossier out of the scoring.
func (f facts) whyNot(w int) []string {
	standing := f.desk.view.Standing(f.index)
	if !unsettled(standing.Status) {
		return nil
	}
	d := f.desk
	reasons := make([]string, len(standing.Why))
	for i, why := range standing.Why {
		reasons[i] = d.words.Error(why)
	}
	text := d.T("dossier." + string(standing.Status))
	if len(reasons) > 0 {
		text += ": " + strings.Join(reasons, "; ")
	}
	lines := wrap(text, w-2)
	for i := range lines {
		lines[i] = " " + d.theme.warn.Render(lines[i])
	}
	return lines
}

// tellsFigures reports whether this round goes by figures and answers at all: a round that does not would show question
// marks only.
func (f facts) tellsFigures() bool {
	dossier, rules := f.desk.view.Dossier(f.index), f.desk.rules()
	computed := func(c scoring.Criterion) bool { return c.Computed() }
	return len(dossier.Figures) > 0 || len(rules.Tracks) > 0 || slices.ContainsFunc(rules.Criteria, computed) ||
		dossier.ISO9001 != store.Unstated || dossier.ISO14001 != store.Unstated || dossier.Commitments != store.Unstated
}

// shortFigures is the dossier's figures in the least number of lines.
func (f facts) shortFigures(w int) []string {
	if !f.tellsFigures() {
		return nil
	}
	d, years := f.desk, lastYears(f.desk.view.Dossier(f.index).Figures)
	line := func(s series, rest string) string {
		return leftly(" "+d.theme.dim.Render(leftly(s.label, labelRoom))+leftly(s.values(d.marks), 38)+rightly(s.growth(), growthRoom)+
			"   "+d.theme.dim.Render(rest), w)
	}
	people := d.people(years)
	return []string{
		line(d.revenue(years), people.label+" "+people.last(d.marks)), line(d.export(years), ""),
		" " + blank(labelRoom) + f.answers(),
	}
}

// pane is the dossier beside the cells.
func (s *sheet) pane(w int) []string {
	d := s.desk
	lines := []string{
		" " + between(middle(d.view.Enterprise(s.index).Name, w-3-width(s.statusWord())), s.statusWord(), w-2),
		" " + d.theme.dim.Render(middle(strings.Join(s.kind(), " "+d.marks.dot+" "), w-1)),
		"",
	}
	if why := s.whyNot(w); why != nil {
		lines = append(append(lines, why...), "")
	}
	if notices := s.noticeLines(w); notices != nil {
		lines = append(append(lines, notices...), "")
	}
	if s.tellsFigures() {
		lines = append(lines, d.figureTable(d.view.Dossier(s.index).Figures)...)
		lines = append(lines, "", " "+s.answers(), "")
	}
	return append(lines, s.referral(w)...)
}

// referral says how the dossier came in.
func (f facts) referral(w int) []string {
	d, dossier := f.desk, f.desk.view.Dossier(f.index)
	var lines []string
	add := func(label, text string) {
		if text != "" {
			lines = append(lines, " "+d.theme.dim.Render(leftly(d.T(label), 18))+middle(text, w-19))
		}
	}
	add("dossier_figure.tax_code", dossier.TaxCode)
	add("dossier_figure.referred_by", dossier.ReferredBy)
	add("dossier_figure.received", d.day(dossier.Received))
	return lines
}

// day writes a day of the store, YYYY-MM-DD, as people do.
func (d *desk) day(iso string) string {
	if len(iso) != len("2006-01-02") {
		return iso
	}
	return iso[8:] + "/" + iso[5:7] + "/" + iso[:4]
}

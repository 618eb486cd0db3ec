package tui

import (
	"math/big"
	"slices"
	"strconv"
	"strings"

	"example.com/hoidong/scoring"
	"example.com/hoidong/store"
)

// shownYears is how many years of a figure are shown.
const shownYears = 3

// years are the newest figures of the dossier, oldest first.
func (s *sheet) years() []store.YearFigures {
	all := s.desk.view.Dossier(s.index).Figures
	return all[max(0, len(all)-shownYears):]
}

// A series is one figure over the years.
type series struct {
	label, unit string
	amounts     []*int64
	format      func(int64) string
}

func (s *sheet) revenue() series {
	d := s.desk
	return series{
		d.T("dossier_figure.revenue"), d.T("unit.dong"), pick(s.years(), func(y store.YearFigures) *int64 { return y.Revenue }),
		func(v int64) string { return scoring.FormatMoney(v, 1) },
	}
}

func (s *sheet) export() series {
	d := s.desk
	return series{
		d.T("dossier_figure.export"), d.T("unit.usd"), pick(s.years(), func(y store.YearFigures) *int64 { return y.Export }),
		func(v int64) string { return scoring.FormatUSD(v, 2) },
	}
}

func pick(years []store.YearFigures, figure func(store.YearFigures) *int64) []*int64 {
	amounts := make([]*int64, len(years))
	for i, y := range years {
		amounts[i] = figure(y)
	}
	return amounts
}

// values is “22,5 → 31,8 → 38,3 tỷ đồng”.
func (f series) values(m *marks) string {
	parts := make([]string, len(f.amounts))
	for i, a := range f.amounts {
		parts[i] = m.missing
		if a != nil {
			parts[i] = f.format(*a)
		}
	}
	if len(parts) == 0 {
		return m.missing
	}
	return strings.Join(parts, " "+m.arrow+" ") + " " + f.unit
}

// growth is the last year against the one before, “+20,5 %”; empty where it cannot be told.
func (f series) growth() string {
	n := len(f.amounts)
	if n < 2 || f.amounts[n-1] == nil || f.amounts[n-2] == nil || *f.amounts[n-2] == 0 {
		return ""
	}
	ratio := big.NewRat(*f.amounts[n-1], *f.amounts[n-2])
	ratio.Sub(ratio, big.NewRat(1, 1)).Mul(ratio, big.NewRat(100, 1))
	text := scoring.FormatRat(ratio, 1) + " %"
	if ratio.Sign() > 0 {
		return "+" + text
	}
	return text
}

// workers is “25 người · 1,53 tỷ đồng/người”.
func (s *sheet) workers() string {
	d, years := s.desk, s.years()
	if len(years) == 0 || years[len(years)-1].Workers == nil {
		return d.marks.missing
	}
	last := years[len(years)-1]
	text := scoring.FormatGrouped(*last.Workers) + " " + d.T("unit.people")
	if last.Revenue != nil && *last.Workers > 0 {
		each := new(big.Rat).SetFrac64(*last.Revenue, *last.Workers)
		text += " " + d.marks.dot + " " + scoring.FormatRat(each.Mul(each, big.NewRat(1, 1e9)), 2) + " " + d.T("unit.dong_each")
	}
	return text
}

// answers is “ISO 9001 ✓  ISO 14001 ✗  Cam kết ✓”; what nobody stated is a question mark.
func (s *sheet) answers() string {
	dossier := s.desk.view.Dossier(s.index)
	parts := []string{
		"ISO 9001 " + s.answer(dossier.ISO9001), "ISO 14001 " + s.answer(dossier.ISO14001),
		s.desk.T("dossier_figure.commitments") + " " + s.answer(dossier.Commitments),
	}
	return strings.Join(parts, "   ")
}

func (s *sheet) answer(a store.Answer) string {
	switch a {
	case store.Yes:
		return s.desk.marks.yes
	case store.No:
		return s.desk.marks.no
	}
	return s.desk.marks.missing
}

// firm is the enterprise with sector, track and registration.
func (s *sheet) firm(w int) string {
	d := s.desk
	kind := ""
	for _, k := range s.kind() {
		kind += " " + d.marks.dot + " " + name(k)
	}
	enterprise := name(d.view.Enterprise(s.index).Name)
	room := max(w*3/10, w-2-width(kind))
	if width(enterprise) > room {
		enterprise = strings.TrimRight(firm(enterprise, room), " ")
	}
	return " " + enterprise + d.theme.dim.Render(strings.TrimRight(leftly(kind, w-2-width(enterprise)), " "))
}

func (s *sheet) kind() []string {
	dossier := s.desk.view.Dossier(s.index)
	var kind []string
	for _, k := range []string{dossier.Sector, dossier.Track} {
		if k != "" {
			kind = append(kind, k)
		}
	}
	if dossier.Registration != "" {
		kind = append(kind, s.desk.T("registration."+string(dossier.Registration)))
	}
	return kind
}

// whyNot says what keeps the dossier out of the scoring.
func (s *sheet) whyNot(w int) []string {
	standing := s.desk.view.Standing(s.index)
	if !unsettled(standing.Status) {
		return nil
	}
	d := s.desk
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
func (s *sheet) tellsFigures() bool {
	dossier := s.desk.view.Dossier(s.index)
	computed := func(c scoring.Criterion) bool { return c.Computed() }
	return len(dossier.Figures) > 0 || len(s.rules.Tracks) > 0 || slices.ContainsFunc(s.rules.Criteria, computed) ||
		dossier.ISO9001 != store.Unstated || dossier.ISO14001 != store.Unstated || dossier.Commitments != store.Unstated
}

// shortFigures is the dossier's figures in the least number of lines.
func (s *sheet) shortFigures(w int) []string {
	if !s.tellsFigures() {
		return nil
	}
	d := s.desk
	line := func(f series, growth int, rest string) string {
		return " " + d.theme.dim.Render(leftly(f.label, 11)) + leftly(f.values(d.marks), 38) + rightly(f.growth(), growth) + "   " + d.theme.dim.Render(rest)
	}
	return []string{
		leftly(line(s.revenue(), 9, d.T("dossier_figure.workers")+" "+s.workersOnly()), w),
		leftly(line(s.export(), 9, ""), w),
		" " + d.theme.dim.Render(leftly("", 11)) + s.answers(),
	}
}

func (s *sheet) workersOnly() string {
	head, _, _ := strings.Cut(s.workers(), " "+s.desk.marks.dot)
	return head
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
	if s.tellsFigures() {
		lines = append(lines, s.longFigures()...)
	}
	return append(lines, s.referral(w)...)
}

// longFigures is the dossier's figures with a column a year, and its answers.
func (s *sheet) longFigures() []string {
	d := s.desk
	var lines []string
	if len(s.years()) > 0 {
		lines = append(lines, s.yearHeading())
	}
	for _, f := range []series{s.revenue(), s.export()} {
		lines = append(lines, s.yearly(f))
	}
	return append(lines, " "+d.theme.dim.Render(leftly(d.T("dossier_figure.workers"), labelRoom))+s.workers(), "", " "+s.answers(), "")
}

// The columns of the figures beside the cells.
const labelRoom, yearRoom = 11, 7

// yearHeading names the years of the figures.
func (s *sheet) yearHeading() string {
	line := blank(1 + labelRoom)
	for _, y := range s.years() {
		line += rightly(strconv.Itoa(y.Year), yearRoom)
	}
	return s.desk.theme.dim.Render(line)
}

// yearly is one figure with a column a year, what it is counted in, its shape and its growth.
func (s *sheet) yearly(f series) string {
	d := s.desk
	line := " " + d.theme.dim.Render(leftly(f.label, labelRoom))
	if len(f.amounts) == 0 {
		return line + d.marks.missing
	}
	for _, a := range f.amounts {
		text := d.marks.missing
		if a != nil {
			text = f.format(*a)
		}
		line += rightly(text, yearRoom)
	}
	return line + "  " + d.theme.dim.Render(leftly(f.unit, 10)) + d.theme.accent.Render(d.marks.columns(f.amounts)) + rightly(f.growth(), 9)
}

// referral says how the dossier came in.
func (s *sheet) referral(w int) []string {
	d, dossier := s.desk, s.desk.view.Dossier(s.index)
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

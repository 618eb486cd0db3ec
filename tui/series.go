package tui

import (
	"math/big"
	"strconv"
	"strings"

	"example.com/hoidong/scoring"
	"example.com/hoidong/store"
)

// shownYears is how many years of a figure are shown: those the rules can speak of, and one before.
const shownYears = 3

// lastYears are the last of the years that figures were given for, oldest first and without a gap: a year in between that
// has none is there all the same.
func lastYears(figures []store.YearFigures) []store.YearFigures {
	if len(figures) == 0 {
		return nil
	}
	last := figures[len(figures)-1].Year
	first := max(figures[0].Year, last-shownYears+1)
	years := make([]store.YearFigures, last-first+1)
	for i := range years {
		years[i].Year = first + i
	}
	for _, y := range figures {
		if y.Year >= first {
			years[y.Year-first] = y
		}
	}
	return years
}

// A series is one figure over the years.
type series struct {
	label, unit string
	amounts     []*int64
	format      func(int64) string
}

func (d *desk) revenue(years []store.YearFigures) series {
	return series{
		d.T("dossier_figure.revenue"), d.T("unit.dong"), pick(years, func(y store.YearFigures) *int64 { return y.Revenue }),
		func(v int64) string { return scoring.FormatMoney(v, 1) },
	}
}

func (d *desk) export(years []store.YearFigures) series {
	return series{
		d.T("dossier_figure.export"), d.T("unit.usd"), pick(years, func(y store.YearFigures) *int64 { return y.Export }),
		func(v int64) string { return scoring.FormatUSD(v, 2) },
	}
}

func (d *desk) people(years []store.YearFigures) series {
	return series{
		d.T("dossier_figure.workers"), d.T("unit.people"), pick(years, func(y store.YearFigures) *int64 { return y.Workers }),
		scoring.FormatGrouped,
	}
}

// perWorker is the revenue of each year over its workers, in whole đồng.
func (d *desk) perWorker(years []store.YearFigures) series {
	return series{
		d.T("dossier_figure.per_worker"), d.T("unit.dong_each"), pick(years, eachBrings),
		func(v int64) string { return scoring.FormatMoney(v-v%perWorkerUnit, 2) },
	}
}

// perWorkerUnit is a hundredth of a tỷ: below it the revenue per worker is cut and not rounded, as where it is held
// against the bounds of a criterion.
const perWorkerUnit = 1e7

// eachBrings is the revenue of a year per worker; nil where one of the two is missing.
func eachBrings(y store.YearFigures) *int64 {
	if y.Revenue == nil || y.Workers == nil || *y.Workers == 0 {
		return nil
	}
	each := *y.Revenue / *y.Workers
	return &each
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

// last is the newest amount with its unit.
func (f series) last(m *marks) string {
	n := len(f.amounts)
	if n == 0 || f.amounts[n-1] == nil {
		return m.missing
	}
	return f.format(*f.amounts[n-1]) + " " + f.unit
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

// The columns of a table of figures.
const labelRoom, yearRoom, unitRoom, growthRoom = 11, 7, 10, 9

// figureTable has a column a year and a line a figure: what it is counted in, its shape and its growth.
func (d *desk) figureTable(figures []store.YearFigures) []string {
	years := lastYears(figures)
	if len(years) == 0 {
		return []string{" " + d.theme.dim.Render(d.T("dossier_figure.none"))}
	}
	heading := blank(1 + labelRoom)
	for _, y := range years {
		heading += rightly(strconv.Itoa(y.Year), yearRoom)
	}
	if n := len(years); n > 1 {
		heading += blank(2+unitRoom+shownYears) + rightly(strconv.Itoa(years[n-1].Year)+"/"+strconv.Itoa(years[n-2].Year), growthRoom)
	}
	lines := []string{d.theme.dim.Render(heading)}
	for _, s := range []series{d.revenue(years), d.export(years), d.people(years), d.perWorker(years)} {
		lines = append(lines, d.yearly(s))
	}
	return lines
}

// yearly is one line of a table of figures.
func (d *desk) yearly(s series) string {
	line := " " + d.theme.dim.Render(leftly(s.label, labelRoom))
	for _, a := range s.amounts {
		text := d.marks.missing
		if a != nil {
			text = s.format(*a)
		}
		line += rightly(text, yearRoom)
	}
	return line + "  " + d.theme.dim.Render(leftly(s.unit, unitRoom)) +
		d.theme.accent.Render(leftly(d.marks.columns(s.amounts), shownYears)) + rightly(s.growth(), growthRoom)
}

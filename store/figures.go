package store

import (
	"cmp"
	"slices"

	"example.com/hoidong/scoring"
)

// YearFigures are the figures of one calendar year; a figure that was not given is nil, which is not zero.
type YearFigures struct {
	Year int `json:"year"`
	// Revenue in đồng.
	Revenue *int64 `json:"revenue,omitempty"`
	// Export in US cents.
	Export *int64 `json:"export,omitempty"`
	// Workers is a number of people.
	Workers *int64 `json:"workers,omitempty"`
}

// FiguresOf picks one year; a year that is not there has no figure.
func FiguresOf(figures []YearFigures, year int) YearFigures {
	if i, there := findYear(figures, year); there {
		return figures[i]
	}
	return YearFigures{Year: year}
}

func findYear(figures []YearFigures, year int) (int, bool) {
	return slices.BinarySearchFunc(figures, year, func(f YearFigures, y int) int { return cmp.Compare(f.Year, y) })
}

// withYear is a copy in which the year has these figures. A year without any is left out.
func withYear(figures []YearFigures, year YearFigures) []YearFigures {
	i, there := findYear(figures, year.Year)
	end := i
	if there {
		end++
	}
	if year.blank() {
		return slices.Delete(slices.Clone(figures), i, end)
	}
	return slices.Replace(slices.Clone(figures), i, end, year)
}

func (y YearFigures) blank() bool { return y.Revenue == nil && y.Export == nil && y.Workers == nil }

func (y YearFigures) same(other YearFigures) bool {
	return y.Year == other.Year && sameValue(y.Revenue, other.Revenue) && sameValue(y.Export, other.Export) &&
		sameValue(y.Workers, other.Workers)
}

func (y YearFigures) check() error {
	for _, v := range []*int64{y.Revenue, y.Export, y.Workers} {
		if v != nil && (*v < 0 || *v > scoring.MaxFigure) {
			return scoring.NewFault("figure.range", "text", scoring.FormatGrouped(*v))
		}
	}
	return nil
}

// CorrectFigures is a đính chính số liệu: the figures of one year of a dossier's product, or of an enterprise when TaxCode
// is given and Dossier is not. What follows from the figures, conditions and computed criteria, follows at once.
type CorrectFigures struct {
	Dossier string `json:"dossier,omitempty"`
	TaxCode string `json:"tax_code,omitempty"`
	// Was and Now are of the same year.
	Was    YearFigures `json:"was"`
	Now    YearFigures `json:"now"`
	Reason string      `json:"reason"`
}

func (a *CorrectFigures) reason() string { return a.Reason }
func (a *CorrectFigures) kind() string   { return "figures.correct" }
func (a *CorrectFigures) action() Action { return ManageDossiers }

// inverse keeps the reason, which is the reason of the correction that is taken back.
func (a *CorrectFigures) inverse() Act {
	return &CorrectFigures{a.Dossier, a.TaxCode, a.Now, a.Was, a.Reason}
}

func (a *CorrectFigures) check(t *tx) error {
	if err := needReason(a.Reason); err != nil {
		return err
	}
	if a.Was.Year != a.Now.Year {
		return scoring.NewFault("figures.year", "was", a.Was.Year, "now", a.Now.Year)
	}
	if err := a.Now.check(); err != nil {
		return err
	}
	asSeen := func(figures []YearFigures) bool { return FiguresOf(figures, a.Was.Year).same(a.Was) }
	if a.Dossier != "" {
		return t.compareDossier(a.Dossier, func(d *Dossier) bool { return asSeen(d.Figures) })
	}
	firm, err := t.enterprise(a.TaxCode)
	if err != nil {
		return err
	}
	if !asSeen(firm.Figures) {
		return firm.moved()
	}
	return nil
}

func (a *CorrectFigures) apply(t *tx) error {
	if err := t.tellConfirmed(func(d *Dossier) bool { return d.Code == a.Dossier || a.Dossier == "" && d.TaxCode == a.TaxCode }); err != nil {
		return err
	}
	if a.Dossier != "" {
		return t.changeDossier(a.Dossier, func(d *Dossier) { d.Figures = withYear(d.Figures, a.Now) })
	}
	firm, err := t.enterprise(a.TaxCode)
	if err != nil {
		return err
	}
	firm.Figures = withYear(firm.Figures, a.Now)
	return put(t, firm.at(t.round), firm)
}

// tellConfirmed marks the confirmed sheets of dossiers of which a figure is corrected, until their members confirm them
// again or open them.
func (t *tx) tellConfirmed(corrected func(*Dossier) bool) error {
	dossiers, err := all[Dossier](t, under(dossierTable, t.round))
	if err != nil {
		return err
	}
	for _, d := range dossiers {
		if !corrected(d) {
			continue
		}
		sheets, err := all[Sheet](t, under(sheetTable, t.round, d.Code))
		if err != nil {
			return err
		}
		for _, sheet := range sheets {
			if !sheet.Confirmed || sheet.Corrected {
				continue
			}
			sheet.Corrected = true
			if err := t.putSheet(sheet); err != nil {
				return err
			}
		}
	}
	return nil
}

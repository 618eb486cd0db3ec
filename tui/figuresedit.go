package tui

import (
	tea "github.com/charmbracelet/bubbletea"

	"example.com/hoidong/scoring"
	"example.com/hoidong/store"
)

// correctedYears is how many years before the round's may be corrected.
const correctedYears = 3

// pickFigures chooses whose figures of which year are corrected: the product's or the enterprise's.
func pickFigures(code string) action {
	return forDossier(code, func(a *App, i int) tea.Cmd {
		dossier, firm := a.view.Dossier(i), a.view.Enterprise(i)
		round := a.view.Snapshot().Round().Year
		var all []command
		for year := round - 1; year >= round-correctedYears; year-- {
			was := store.FiguresOf(dossier.Figures, year)
			all = append(all, command{a.T("intake.figures_product", "year", year), correctFigures(code, "", was)})
		}
		for year := round - 1; year >= round-correctedYears; year-- {
			was := store.FiguresOf(firm.Figures, year)
			all = append(all, command{a.T("intake.figures_firm", "year", year), correctFigures("", firm.TaxCode, was)})
		}
		a.dialog = commandPicker(&a.desk, a.T("intake.figures_of", "dossier", code), all)
		return nil
	})
}

// correctFigures asks for the figures of a year as people write them, and shows what follows before they are kept. Either
// the dossier or the tax code is given.
func correctFigures(dossier, taxCode string, was store.YearFigures) action {
	return func(a *App) tea.Cmd {
		title := a.T("intake.figures_product", "year", was.Year)
		if dossier == "" {
			title = a.T("intake.figures_firm", "year", was.Year)
		}
		f := newForm(&a.desk, title, a.T("form.next"), func(values []string) (action, error) {
			now, err := readFigures(was.Year, values)
			if err != nil {
				return nil, err
			}
			if values[3] == "" {
				return nil, scoring.NewFault("reason.missing")
			}
			correct := &store.CorrectFigures{Dossier: dossier, TaxCode: taxCode, Was: was, Now: now, Reason: values[3]}
			return reviewFigures(correct), nil
		})
		return f.ask(a.T("intake.revenue"), writeFigure(scoring.Revenue, was.Revenue), a.T("intake.revenue_hint")).
			ask(a.T("intake.export"), writeFigure(scoring.Export, was.Export), a.T("intake.export_hint")).
			ask(a.T("intake.workers"), writeWorkers(was.Workers), a.T("intake.workers_hint")).
			ask(a.T("error.import.column.reason"), "", a.T("intake.reason_hint")).open(a)
	}
}

// writeFigure writes an amount so that it can be read back exactly; blank for none.
func writeFigure(kind scoring.FigureKind, v *int64) string {
	if v == nil {
		return ""
	}
	return kind.FormatBound(*v)
}

func writeWorkers(v *int64) string {
	if v == nil {
		return ""
	}
	return scoring.FormatGrouped(*v)
}

// readFigures reads the figures of a year; blank is not given, which is not zero.
func readFigures(year int, values []string) (store.YearFigures, error) {
	figures := store.YearFigures{Year: year}
	for i, one := range []struct {
		into **int64
		read func(string) (int64, error)
	}{
		{&figures.Revenue, scoring.Revenue.ParseBound},
		{&figures.Export, scoring.Export.ParseBound},
		{&figures.Workers, scoring.ParseCount},
	} {
		if values[i] == "" {
			continue
		}
		v, err := one.read(values[i])
		if err != nil {
			return figures, err
		}
		*one.into = &v
	}
	return figures, nil
}

// reviewFigures shows what a correction changes: the figures, the points computed from them, and where the dossier stands.
func reviewFigures(correct *store.CorrectFigures) action {
	return func(a *App) tea.Cmd {
		text := a.figuresChanged(correct.Was, correct.Now)
		if len(text) == 0 {
			a.status.say("intake", calm, a.T("intake.same_figures"))
			return nil
		}
		who := correct.Dossier
		if who == "" {
			who = correct.TaxCode
		}
		return a.foresee(step{
			act: correct, title: a.T("intake.figures_title", "who", who, "year", correct.Now.Year),
			changes: func(p store.Prospect) []string {
				if correct.Dossier == "" {
					return text
				}
				return append(text, a.figuresFollow(correct.Dossier, p)...)
			},
			yes: a.T("intake.do_correct"), said: a.T("status.figures_corrected", "who", who, "year", correct.Now.Year),
		})
	}
}

// figuresChanged lists the figures that are others now.
func (d *desk) figuresChanged(was, now store.YearFigures) []string {
	var lines []string
	for _, one := range []struct{ label, was, now string }{
		{"intake.revenue", writeFigure(scoring.Revenue, was.Revenue), writeFigure(scoring.Revenue, now.Revenue)},
		{"intake.export", writeFigure(scoring.Export, was.Export), writeFigure(scoring.Export, now.Export)},
		{"intake.workers", writeWorkers(was.Workers), writeWorkers(now.Workers)},
	} {
		if one.was != one.now {
			lines = append(lines, d.T(one.label)+": "+d.words.Shown(one.was)+" "+d.marks.arrow+" "+d.words.Shown(one.now))
		}
	}
	return lines
}

// figuresFollow lists the computed points and the standing that a correction of a product's figures changes.
func (d *desk) figuresFollow(code string, p store.Prospect) []string {
	at, rules := p.Before.IndexOf(code), p.Before.Snapshot().Rules()
	before, after := p.Before.Computed(at), p.Computed(code)
	lines := []string{""}
	for c := range rules.Criteria {
		if x, y := d.computedPoints(before[c]), d.computedPoints(after[c]); rules.Criteria[c].Computed() && x != y {
			lines = append(lines, d.T("intake.points_follow", "criterion", rules.Criteria[c].Code, "name", rules.Criteria[c].Name, "was", x, "now", y))
		}
	}
	for c := range before {
		if before[c].Band == scoring.BandCouncil && after[c].Known && after[c].Band != scoring.BandCouncil {
			lines = append(lines, d.T("points.end", "criterion", rules.Criteria[c].Code))
		}
	}
	if len(lines) == 1 {
		lines = append(lines, d.T("intake.no_points_follow"))
	}
	if x, y := p.Before.Standing(at).Status, p.Standing(code).Status; x != y {
		lines = append(lines, d.T("intake.standing_follows", "was", d.T("dossier."+string(x)), "now", d.T("dossier."+string(y))))
	}
	return lines
}

// computedPoints are the points of a computed criterion, or the mark of a missing figure.
func (d *desk) computedPoints(c scoring.Computed) string {
	if !c.Known {
		return d.marks.missing
	}
	return c.Points.String()
}

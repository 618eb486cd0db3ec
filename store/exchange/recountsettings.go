package exchange

import (
	"fmt"
	"slices"
	"strconv"

	"example.com/hoidong/scoring"
)

// terms are where the settings stand that formulas refer to: whole addresses with the name of the sheet, by criterion where
// there is one each. The names and bounds of grades are empty for rules without grades.
type terms struct {
	pass, floor, top        string
	weights, floors         []string
	gradeNames, gradeBounds string
}

// writeSettings writes what the formulas depend on: the settings that somebody may change here to see what it would do, and
// those that stand in the formulas.
func (b *recountBook) writeSettings() error {
	t := func(key string) string { return b.words.T("recount.settings." + key) }
	row := linesAbove + 1
	if err := b.headers(b.settings, row, []recountColumn{
		{t("setting"), 30}, {t("value"), 22}, {t("meaning"), 70}, {t("weight"), 9}, {t("least"), 12}, {t("ties"), 14}, {t("scorers"), 34},
	}); err != nil {
		return err
	}
	// The columns further right belong to the table of criteria, which names them itself.
	for column := 3; column < 7; column++ {
		if err := b.put(b.settings, column, row, nil, b.header); err != nil {
			return err
		}
	}
	for _, s := range b.settingsShown() {
		row++
		if s.address != nil {
			*s.address = on(b.settings, fixed(1, row))
		}
		for column, cell := range []struct {
			value any
			style int
		}{{b.words.T("rules.setting." + s.key), b.text}, {s.value, s.style}, {s.meaning, b.text}} {
			if err := b.put(b.settings, column, row, cell.value, cell.style); err != nil {
				return err
			}
		}
		value, _ := s.value.(string)
		lines := max(linesOf(s.meaning, 66), linesOf(b.words.T("rules.setting."+s.key), 26), linesOf(value, 18))
		if err := b.file.SetRowHeight(b.settings, row, float64(lines*lineHeight)); err != nil {
			return err
		}
	}
	row, err := b.writeCriteria(row + 2)
	if err != nil {
		return err
	}
	return b.writeGrades(row + 2)
}

// A settingShown has an address when formulas refer to it; otherwise it stands in the formulas themselves.
type settingShown struct {
	key     string
	value   any
	style   int
	meaning string
	address *string
}

func (b *recountBook) settingsShown() []settingShown {
	r := b.rules
	round := b.words.T("recount.settings.unrounded")
	if r.Round >= 0 {
		round = strconv.Itoa(r.Round)
	}
	live := func(key string) string { return b.words.T("rules.explain." + key) }
	inFormulas := b.words.T("recount.settings.in_formulas")
	return []settingShown{
		{"pass", orNil(r.Pass), b.input, live("pass"), &b.terms.pass},
		{"floor", number(scoring.Points(r.Floor)), b.percent, live("floor"), &b.terms.floor},
		{"top", r.Top, b.input, live("top"), &b.terms.top},
		{"mean", means.word(b.words, string(r.Mean)), b.text, inFormulas, nil},
		{"trim", strconv.Itoa(r.Trim), b.text, inFormulas, nil},
		{"round", round, b.text, inFormulas, nil},
	}
}

// writeCriteria writes the table of criteria and returns its last row.
func (b *recountBook) writeCriteria(row int) (int, error) {
	t := func(key string) string { return b.words.T("recount.settings." + key) }
	for column, name := range []string{t("criterion"), t("max"), t("name"), t("weight"), t("least"), t("ties"), t("scorers")} {
		if err := b.put(b.settings, column, row, name, b.header); err != nil {
			return row, err
		}
	}
	if err := b.file.SetRowHeight(b.settings, row, 3*lineHeight); err != nil {
		return row, err
	}
	for i := range b.rules.Criteria {
		c := &b.rules.Criteria[i]
		row++
		var tie any
		if at := slices.Index(b.rules.TieOrder, c.Code); at >= 0 {
			tie = at + 1
		}
		weight, style := any(number(scoring.Points(c.Weight))), b.input
		if b.rules.Mean == scoring.ByMember {
			style = b.middle
		}
		scorers := t("from_figure")
		if !c.Computed() {
			scorers = b.scorers(c)
		}
		for column, cell := range []struct {
			value any
			style int
		}{{c.Code, b.text}, {number(c.Max), b.input}, {c.Name, b.text}, {weight, style}, {nil, b.number}, {tie, b.middle}, {scorers, b.text}} {
			if err := b.put(b.settings, column, row, cell.value, cell.style); err != nil {
				return row, err
			}
		}
		if err := b.file.SetRowHeight(b.settings, row, float64(max(linesOf(c.Name, 66), linesOf(scorers, 30))*lineHeight)); err != nil {
			return row, err
		}
		least := fmt.Sprintf("ROUND(%s*%s/100,%d)", address{row, 1}, b.terms.floor, recountDecimals)
		if err := b.formula(b.settings, 4, row, b.number, least); err != nil {
			return row, err
		}
		b.terms.weights = append(b.terms.weights, on(b.settings, fixed(3, row)))
		b.terms.floors = append(b.terms.floors, on(b.settings, fixed(4, row)))
	}
	return row, nil
}

func (b *recountBook) scorers(c *scoring.Criterion) string {
	names := ""
	for i, s := range c.Scorers {
		if s == scoring.Everybody {
			return b.words.T("scorers.*")
		}
		if i > 0 {
			names += ", "
		}
		names += s
	}
	return names
}

// writeGrades writes the grades from the lowest to the highest, as they are looked up.
func (b *recountBook) writeGrades(row int) error {
	if len(b.rules.Grades) == 0 {
		return nil
	}
	for column, name := range []string{b.words.T("error.import.column.gradename"), b.words.T("error.import.column.gradebound")} {
		if err := b.put(b.settings, column, row, name, b.header); err != nil {
			return err
		}
	}
	first := row + 1
	for _, g := range slices.Backward(b.rules.Grades) {
		row++
		if err := b.put(b.settings, 0, row, g.Name, b.text); err != nil {
			return err
		}
		if err := b.put(b.settings, 1, row, number(g.Bound), b.input); err != nil {
			return err
		}
	}
	b.terms.gradeNames = on(b.settings, fixed(0, first)+":"+fixed(0, row))
	b.terms.gradeBounds = on(b.settings, fixed(1, first)+":"+fixed(1, row))
	return nil
}

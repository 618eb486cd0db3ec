package tui

import (
	"slices"
	"strconv"

	tea "github.com/charmbracelet/bubbletea"

	"example.com/hoidong/store/rules"
)

// The cells of a row of the detail: what the row is, the bound or the track, and the points.
const detailLabel, detailFirst, detailPoints = 0, 1, 2

// detailRows are the bands of a criterion, what it gives below them, and what it gives to tracks without the figure. A
// criterion that members judge has none.
func (s *criteria) detailRows(i int) []ruleRow {
	if i < 0 || s.draft().written.Criteria[i].Figure == "" {
		return nil
	}
	d, c := s.desk, &s.draft().written.Criteria[i]
	list := func(of string, j, half int) string {
		return rules.Path(i, of) + "[" + strconv.Itoa(j) + "][" + strconv.Itoa(half) + "]"
	}
	var rows []ruleRow
	for j := range c.Bands {
		b := &c.Bands[j]
		rows = append(rows, ruleRow{
			cells: []ruleCell{
				{shown: d.T("criteria.from"), frozen: true},
				{shown: b.First, put: into(&b.First), place: list("bands", j, 0), frozen: true, label: d.T("error.import.column.bound")},
				{shown: b.Second, put: into(&b.Second), place: list("bands", j, 1), frozen: true, label: d.T("error.import.column.points")},
			},
			remove: s.changing(func() { c.Bands = slices.Delete(c.Bands, j, j+1) }),
			move:   func(by int) bool { return shift(c.Bands, j, by) },
		})
	}
	rows = append(rows, ruleRow{cells: []ruleCell{
		{shown: d.T("criteria.otherwise"), frozen: true},
		{},
		{shown: c.Otherwise, put: into(&c.Otherwise), place: rules.Path(i, "otherwise"), frozen: true, label: d.T("error.import.column.otherwise")},
	}})
	for j := range c.Missing {
		m := &c.Missing[j]
		rows = append(rows, ruleRow{
			cells: []ruleCell{
				{shown: d.T("criteria.missing"), frozen: true},
				{
					shown: m.First, open: func() action { return s.pickTrack(func(track string) { m.First = track }) },
					place: list("missing", j, 0), frozen: true, label: d.T("error.import.column.trackname"),
				},
				{shown: m.Second, put: into(&m.Second), place: list("missing", j, 1), frozen: true, label: d.T("error.import.column.points")},
			},
			remove: s.changing(func() { c.Missing = slices.Delete(c.Missing, j, j+1) }),
		})
	}
	return append(rows, s.detailCommands(i))
}

// detailCommands add a band, or a track that cannot have the figure.
func (s *criteria) detailCommands(i int) ruleRow {
	row := ruleRow{cells: []ruleCell{{}, {shown: s.desk.T("criteria.add_band"), open: s.addBand(i), frozen: true}}}
	if len(s.draft().written.Tracks) == 0 {
		return row
	}
	c := &s.draft().written.Criteria[i]
	addMissing := func() action {
		return s.pickTrack(func(track string) { c.Missing = append(c.Missing, rules.Pair{First: track, Second: "0"}) })
	}
	row.cells = append(row.cells, ruleCell{shown: s.desk.T("criteria.add_missing"), open: addMissing, frozen: true})
	return row
}

// addBand puts a band below the others and begins to type its bound.
func (s *criteria) addBand(i int) func() action {
	return func() action {
		c := &s.draft().written.Criteria[i]
		s.change(func() { c.Bands = append(c.Bands, rules.Pair{}) })
		s.build()
		s.inDetail = true
		s.detail.window.to(len(c.Bands)-1, len(s.detail.rows))
		s.detail.column = detailFirst
		s.detail.begin("")
		return nil
	}
}

// changing is the action that changes the draft.
func (s *criteria) changing(do func()) action {
	return func(*App) tea.Cmd {
		s.change(do)
		s.build()
		return nil
	}
}

// pickTrack chooses a track for something.
func (s *criteria) pickTrack(taken func(track string)) action {
	return func(a *App) tea.Cmd {
		p := newPicker(&a.desk, a.T("error.import.column.trackname"), func(track string) action {
			return s.changing(func() { taken(track) })
		})
		for _, t := range s.draft().written.Tracks {
			p.offer(t.Name, "", t.Name)
		}
		a.dialog = p
		return nil
	}
}

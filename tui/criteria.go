package tui

import (
	"slices"
	"strconv"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"example.com/hoidong/scoring"
	"example.com/hoidong/store/rules"
)

// criteria is the grid in which the criteria of a draft are changed, and beside or below it what goes with the one that
// has the cursor: its bands, or who scores it.
type criteria struct {
	rulesScreen
	table, detail rulePane
	// inDetail: the keys go to the detail.
	inDetail bool
	// of is the criterion that the detail shows.
	of int
	// where the two were drawn: the line of the first row, and the columns at which their cells begin.
	tableTop, detailTop, detailLeft int
	tableColumns, detailColumns     []int
}

const tabCriteria, tabAssignment, tabSettings = 0, 1, 2

func newCriteria(d *desk) *criteria {
	s := &criteria{rulesScreen: newRulesScreen(d), table: newRulePane(d), detail: newRulePane(d)}
	s.build()
	return s
}

func (s *criteria) CapturesInput() bool { return true }

// build makes the cells of the draft as it is now, when that is another one than was drawn.
func (s *criteria) build() {
	if s.stale() {
		s.table.set(s.tableRows())
		s.of = -1
	}
	if at := s.chosen(); at != s.of {
		s.of = at
		s.detail.set(s.detailRows(at))
	}
}

// chosen is the criterion with the cursor, −1 for none.
func (s *criteria) chosen() int {
	if n := len(s.draft().written.Criteria); s.table.window.cursor < n {
		return s.table.window.cursor
	}
	return -1
}

func (s *criteria) tableRows() []ruleRow {
	d, written := s.desk, s.draft().written
	rows := make([]ruleRow, 0, len(written.Criteria)+1)
	for i := range written.Criteria {
		c := &written.Criteria[i]
		typed := func(field, label string, text *string, frozen bool) ruleCell {
			return ruleCell{shown: *text, put: into(text), place: rules.Path(i, field), frozen: frozen, label: d.T(label)}
		}
		rows = append(rows, ruleRow{
			cells: []ruleCell{
				typed("code", "error.import.column.criterion", &c.Code, true),
				typed("name", "error.import.column.criterionname", &c.Name, false),
				typed("max", "error.import.column.max", &c.Max, true),
				typed("weight", "error.import.column.weight", &c.Weight, true),
				{
					shown: s.source(c), open: func() action { return s.pickFigure(i) }, frozen: true,
					place: rules.Path(i, "figure"), label: d.T("criteria.source"),
				},
			},
			remove: s.askRemove(i),
			move:   func(by int) bool { return shift(written.Criteria, i, by) },
		})
	}
	add := ruleCell{shown: d.T("criteria.add"), open: s.add, frozen: true, place: "criterion", label: d.T("rules.tab.criteria")}
	return append(rows, s.commands(add))
}

// shift exchanges an element with its neighbour.
func shift[T any](list []T, i, by int) bool {
	if to := i + by; to >= 0 && to < len(list) {
		list[i], list[to] = list[to], list[i]
		return true
	}
	return false
}

// source is where the points of a criterion come from.
func (s *criteria) source(c *rules.WrittenCriterion) string {
	if c.Figure == "" {
		return s.desk.T("criteria.judged")
	}
	return s.desk.T("cell.computed") + " " + s.desk.figureName(c.Figure)
}

// figureName is a figure in words; what is no figure stays as it is.
func (d *desk) figureName(kind string) string {
	if key := "figurekind." + kind; d.words.Has(key) {
		return d.T(key)
	}
	return kind
}

// figureKinds are the figures that points can be computed from.
func figureKinds() []scoring.FigureKind {
	return []scoring.FigureKind{scoring.Revenue, scoring.RevenueGrowth, scoring.RevenuePerWorker, scoring.Export}
}

// pickFigure chooses where the points of a criterion come from.
func (s *criteria) pickFigure(i int) action {
	return func(a *App) tea.Cmd {
		written := s.draft().written
		p := newPicker(&a.desk, a.T("criteria.source_of", "code", written.Criteria[i].Code), func(figure string) action {
			return func(*App) tea.Cmd {
				s.change(func() { written.Criteria[i].Figure = figure })
				s.build()
				return nil
			}
		})
		p.offer("", "", a.T("criteria.judged"))
		for _, kind := range figureKinds() {
			p.offer(string(kind), a.T("cell.computed"), a.figureName(string(kind)))
		}
		p.start(written.Criteria[i].Figure)
		a.dialog = p
		return nil
	}
}

// add puts a criterion behind the others, with the next code that is free, and goes to its name.
func (s *criteria) add() action {
	written := s.draft().written
	s.change(func() {
		written.Criteria = append(written.Criteria, rules.WrittenCriterion{
			Code: freeCode(written.Criteria), Weight: "1", Scorers: []string{scoring.Everybody},
		})
	})
	s.build()
	s.table.window.to(len(written.Criteria)-1, len(s.table.rows))
	s.table.column = 1
	s.build()
	s.table.begin("")
	return nil
}

// freeCode counts on from the codes there are: after C9 comes C10.
func freeCode(criteria []rules.WrittenCriterion) string {
	taken := func(code string) bool {
		return slices.ContainsFunc(criteria, func(c rules.WrittenCriterion) bool { return c.Code == code })
	}
	letters := "C"
	if len(criteria) > 0 {
		letters = strings.TrimRight(criteria[0].Code, "0123456789")
	}
	for n := len(criteria) + 1; ; n++ {
		if code := letters + strconv.Itoa(n); !taken(code) {
			return code
		}
	}
}

// askRemove asks before a criterion is taken out with all its bands.
func (s *criteria) askRemove(i int) action {
	return func(a *App) tea.Cmd {
		written := s.draft().written
		if i >= len(written.Criteria) {
			return nil
		}
		c := &written.Criteria[i]
		remove := func(*App) tea.Cmd {
			s.change(func() { written.Criteria = slices.Delete(written.Criteria, i, i+1) })
			s.build()
			return nil
		}
		a.ask(a.T("criteria.remove", "code", c.Code), []string{c.Name},
			choice{a.T("criteria.do_remove"), remove}, choice{a.T("dialog.not_now"), nil})
		return nil
	}
}

// to puts the cursor on a place of the draft.
func (s *criteria) to(place string) {
	s.build()
	if s.table.to(place) {
		s.inDetail = false
		return
	}
	for i := range s.draft().written.Criteria {
		if strings.HasPrefix(place, rules.Path(i, "")) {
			s.table.window.to(i, len(s.table.rows))
			s.build()
			s.inDetail = s.detail.to(place)
		}
	}
}

// draftPlace is that of the cell with the cursor.
func (s *criteria) draftPlace() string { return s.pane().place() }

// pane is the one that has the keys.
func (s *criteria) pane() *rulePane {
	if s.inDetail {
		return &s.detail
	}
	return &s.table
}

func (s *criteria) Update(msg tea.Msg) (action, tea.Cmd) {
	s.build()
	defer s.build()
	switch msg := msg.(type) {
	case changedMsg, relabelMsg:
		s.lock, s.version = s.desk.rulesLock(), -1
	case tea.MouseMsg:
		return s.mouse(msg), nil
	case tea.KeyMsg:
		return s.press(msg), nil
	}
	return nil, nil
}

func (s *criteria) press(msg tea.KeyMsg) action {
	k, pane := s.desk.keys, s.pane()
	if !pane.typing {
		switch {
		case matches(msg, k.back) && s.inDetail:
			s.inDetail = false
			return nil
		case matches(msg, k.tab, k.backTab):
			s.inDetail = !s.inDetail && len(s.detail.rows) > 0
			return nil
		case matches(msg, k.insert):
			return s.insert()
		}
		if act, ok := s.rulesScreen.key(msg, tabCriteria); ok {
			return act
		}
	}
	act, _ := pane.key(msg)
	if len(s.detail.rows) == 0 {
		s.inDetail = false
	}
	return act
}

// insert adds a row to the pane with the keys.
func (s *criteria) insert() action {
	if s.table.locked(true) {
		return nil
	}
	if s.inDetail {
		return s.addBand(s.of)()
	}
	return s.add()
}

func (s *criteria) Help() []hint {
	d := s.desk
	if s.pane().typing {
		return []hint{{"Enter", d.T("key.keep")}, {"Esc", d.T("key.restore")}, {"Tab", d.T("key.next_cell")}}
	}
	return []hint{
		{"Enter", d.T("key.edit")},
		{"Tab", d.T("key.pane")},
		{"Ctrl+→", d.T("key.next_tab")},
		{"F7", d.T("key.next_fault")},
		{"Ins", d.T("key.add_row")},
		{"Ctrl+D", d.T("key.remove_row")},
		{"Ctrl+↑↓", d.T("key.move_row")},
		{"Ctrl+S", d.T("key.apply")},
		{"Esc", d.T("key.back")},
	}
}

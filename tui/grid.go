package tui

import (
	"slices"

	tea "github.com/charmbracelet/bubbletea"

	"example.com/hoidong/store"
)

// grid is the actor's own sheets side by side: dossiers down, the criteria he scores across.
type grid struct {
	desk *desk
	list *arrangement
	// rows are the dossiers as they were last arranged. Scores move no row: only whoever filters or searches does.
	rows []string
	// The columns are the criteria of the actor.
	gridColumns
	// window is the part of the rows on the screen, and the one with the cursor.
	window window
	edit   editor
}

// headroom is how many rows are seen above the one that the grid is opened on.
const headroom = 5

func newGrid(d *desk, list *arrangement) *grid {
	return &grid{
		desk: d, list: list, rows: list.codes(), edit: editor{desk: d},
		gridColumns: gridColumns{rules: d.rules(), columns: d.myCriteria()},
	}
}

// myCriteria are the criteria that the actor scores; none for somebody without a vote.
func (d *desk) myCriteria() []int {
	var mine []int
	for c := range d.rules().Criteria {
		if criterion := &d.rules().Criteria[c]; d.scores() && !criterion.Computed() && criterion.ScoredBy(d.actor.Member()) {
			mine = append(mine, c)
		}
	}
	return mine
}

// Dossier is the one with the cursor.
func (g *grid) Dossier() string {
	if g.window.cursor >= len(g.rows) {
		return ""
	}
	return g.rows[g.window.cursor]
}

// cell is the field with the cursor.
func (g *grid) cell() field {
	return field{g.Dossier(), g.rules.Criteria[g.criterion()].Code}
}

func (g *grid) CapturesInput() bool { return true }

func (g *grid) halfTyped() bool { return g.edit.cell.open }

// goTo puts the cursor on a cell, or on the first blank one of a dossier when no criterion is named. A dossier that is
// not listed brings all of them back. What is half typed keeps the cursor.
func (g *grid) goTo(at field) {
	g.list.search.Blur()
	if g.halfTyped() {
		return
	}
	if g.rows = g.list.codes(); at.dossier != "" && !slices.Contains(g.rows, at.dossier) {
		g.list.all()
		g.rows = g.list.codes()
	}
	if row := slices.Index(g.rows, at.dossier); row != g.window.cursor {
		g.window.to(row, len(g.rows))
		g.window.top = g.window.cursor - headroom
	}
	g.toCriterion(at)
}

func (g *grid) toCriterion(at field) {
	m := g.desk.sheetOf(at.dossier)
	for column, c := range g.columns {
		if code := g.rules.Criteria[c].Code; code == at.criterion || at.criterion == "" && c == m.blank() {
			g.column = column
			return
		}
	}
}

// arrange takes the rows from the list anew. The cursor stays on its dossier.
func (g *grid) arrange() {
	code := g.Dossier()
	g.rows = g.list.codes()
	if row := slices.Index(g.rows, code); row >= 0 {
		g.window.to(row, len(g.rows))
		return
	}
	g.window.to(0, len(g.rows))
}

// renew takes up the desk's view. It touches neither the cursor nor what is being typed.
func (g *grid) renew() {
	if g.rules != g.desk.rules() {
		g.follow()
	}
	if len(g.list.table.rows) != g.desk.view.Dossiers() {
		g.list.table.renew(g.desk)
		g.arrange()
	}
}

// follow keeps the cursor, and what is typed there, on its criterion when the rules were replaced.
func (g *grid) follow() {
	at := g.cell()
	g.rules, g.columns, g.column = g.desk.rules(), g.desk.myCriteria(), 0
	if len(g.columns) > 0 {
		g.toCriterion(at)
	}
	if len(g.columns) == 0 || g.cell() != at {
		g.edit.cell.close()
	}
}

// fillable reports whether the actor can still write on the sheet in a row.
func (g *grid) fillable(row int) bool {
	i := g.desk.view.IndexOf(g.rows[row])
	if i < 0 {
		return false
	}
	mine := g.desk.mine[i]
	return mine.status.Asked() && mine.status != store.SheetConfirmed && !mine.channel.OnForm()
}

// toggleGrid goes from a screen about a dossier to the grid, on the same cell, and from the grid to the sheet. What is
// half typed goes along.
func toggleGrid(a *App) tea.Cmd {
	from, ok := a.top().(about)
	if !ok {
		return nil
	}
	switch top := a.top().(type) {
	case *grid:
		return top.toSheet(a)
	case *sheet:
		return top.toGrid(a)
	case *tally:
		if len(a.myCriteria()) == 0 {
			return back(a)
		}
	}
	return openGrid(field{dossier: from.Dossier()})(a)
}

// openGrid opens the grid on a cell; without a criterion, on the dossier's first blank one.
func openGrid(at field) action {
	return func(a *App) tea.Cmd {
		switch {
		case len(a.myCriteria()) > 0:
		case a.view.SeesTally():
			return openTally(at.dossier, "")(a)
		default:
			a.status.say("grid", calm, a.T("grid.nothing"))
			return nil
		}
		if i := find(a, func(*grid) bool { return true }); i >= 0 {
			a.raise(i)
		} else {
			list := a.screens[find(a, func(*dossiers) bool { return true })].(*dossiers)
			a.push(newGrid(&a.desk, list.list))
		}
		a.top().(*grid).goTo(at)
		a.status.clear("grid")
		return nil
	}
}

// addGrid offers the grid, and from there the sheet.
func (a *App) addGrid(add func(key, label string, act action)) {
	switch a.top().(type) {
	case *grid:
		add("F6", "menu.sheet", toggleGrid)
		add("", "menu.grid_order", nextGridOrder)
	case about:
		if len(a.myCriteria()) > 0 {
			add("F6", "menu.grid", toggleGrid)
		}
	}
}

// toGrid opens the grid on the cell of the sheet. A remark that is half typed waits below.
func (s *sheet) toGrid(a *App) tea.Cmd {
	at := field{dossier: s.code}
	if s.at < s.criteria() {
		at = s.field(s.at)
	}
	openGrid(at)(a)
	if g, ok := a.top().(*grid); ok && !g.halfTyped() && g.cell() == at {
		g.edit.carry(&s.edit)
	}
	return nil
}

// toSheet opens the sheet on the cell of the grid.
func (g *grid) toSheet(a *App) tea.Cmd {
	code := g.Dossier()
	if code == "" {
		return nil
	}
	openSheet(code, g.rows)(a)
	if s := a.top().(*sheet); !s.halfTyped() && s.own(g.criterion()) {
		s.goTo(g.criterion())
		s.edit.carry(&g.edit)
	}
	return nil
}

var _ unkept = (*grid)(nil)

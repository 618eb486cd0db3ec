package tui

import tea "github.com/charmbracelet/bubbletea"

func (g *grid) Update(msg tea.Msg) (action, tea.Cmd) {
	switch msg := msg.(type) {
	case changedMsg:
		g.renew()
	case tea.MouseMsg:
		return g.mouse(msg), nil
	case tea.KeyMsg:
		if g.list.searching() {
			return g.typeSearch(msg)
		}
		return g.key(msg)
	}
	return nil, nil
}

func (g *grid) key(msg tea.KeyMsg) (action, tea.Cmd) {
	k := g.desk.keys
	page := max(1, g.window.height-1)
	switch {
	case matches(msg, k.enter):
		return nil, g.enter()
	case matches(msg, k.down):
		return nil, g.move(1, 0)
	case matches(msg, k.up):
		return nil, g.move(-1, 0)
	case matches(msg, k.right):
		return nil, g.move(0, 1)
	case matches(msg, k.left):
		return nil, g.move(0, -1)
	case matches(msg, k.pageDown):
		return nil, g.move(page, 0)
	case matches(msg, k.pageUp):
		return nil, g.move(-page, 0)
	case matches(msg, k.home):
		g.toOuter(-len(g.rows))
		return nil, nil
	case matches(msg, k.end):
		g.toOuter(len(g.rows))
		return nil, nil
	case matches(msg, k.back):
		return g.escape(), nil
	case matches(msg, k.tab):
		return g.tab(1)
	case matches(msg, k.backTab):
		return g.tab(-1)
	case matches(msg, k.search):
		return g.search(), nil
	}
	if m := g.desk.sheetOf(g.Dossier()); m.index >= 0 {
		g.edit.key(&m, g.criterion(), msg)
	}
	return nil, nil
}

// escape gives a cell its old value back, shows the rows again when a search left none, or leaves the grid.
func (g *grid) escape() action {
	switch {
	case g.edit.restore():
		return nil
	case len(g.rows) == 0:
		g.list.all()
		return g.rearranged()
	}
	return back
}

// keep takes the value out of the cell with the cursor; see the editor.
func (g *grid) keep() (tea.Cmd, bool) {
	if !g.halfTyped() {
		g.edit.cell.letters = 0
		return nil, true
	}
	m := g.desk.sheetOf(g.Dossier())
	return g.edit.keep(&m, g.criterion(), g.rows)
}

// move keeps the cell and goes over rows and columns, as far as there are some.
func (g *grid) move(rows, columns int) tea.Cmd {
	cmd, ok := g.keep()
	if ok {
		g.window.move(rows, len(g.rows))
		g.column = max(0, min(g.column+columns, len(g.columns)-1))
	}
	return cmd
}

// toOuter goes to the first row or to the last, but never away from what is half typed.
func (g *grid) toOuter(by int) {
	if !g.halfTyped() {
		g.window.move(by, len(g.rows))
	}
}

// enter keeps the cell and goes down the column to the next one that can be filled in, from its end to the top of the
// next column. Where no sheet can be filled in any more it goes down line by line.
func (g *grid) enter() tea.Cmd {
	g.edit.cell.take()
	cmd, ok := g.keep()
	if !ok {
		return cmd
	}
	some := false
	for column := g.column; column < len(g.columns); column++ {
		for row := range g.rows {
			if !g.fillable(row) {
				continue
			}
			some = true
			if column > g.column || row > g.window.cursor {
				g.column = column
				g.window.to(row, len(g.rows))
				return cmd
			}
		}
	}
	if !some {
		g.window.move(1, len(g.rows))
	} else if cmd == nil {
		g.desk.status.say("grid", calm, g.desk.T("grid.end"))
	}
	return cmd
}

// tab keeps an open cell and goes to the one beside it, as in other tables; otherwise it filters the rows, as in the list.
func (g *grid) tab(by int) (action, tea.Cmd) {
	if g.halfTyped() {
		return nil, g.move(0, by)
	}
	g.list.nextFilter(by)
	return g.rearranged(), nil
}

// search goes into the search field. The row of a half-typed cell could vanish there, so the cell comes first.
func (g *grid) search() action {
	if g.halfTyped() {
		g.desk.status.say("cell", warning, g.desk.T("grid.finish_cell"))
		return nil
	}
	g.list.beginSearch()
	return g.rearranged()
}

func (g *grid) typeSearch(msg tea.KeyMsg) (action, tea.Cmd) {
	if !g.list.typeSearch(msg) {
		return g.key(msg)
	}
	return g.rearranged(), nil
}

// nextOrder sorts the rows by another column.
func nextGridOrder(a *App) tea.Cmd {
	g := a.top().(*grid)
	if g.halfTyped() {
		a.status.say("cell", warning, a.T("grid.finish_cell"))
		return nil
	}
	g.list.nextOrder(1)
	return g.rearranged()(a)
}

// rearranged shows the rows as they are listed now, and has the list do so too.
func (g *grid) rearranged() action {
	g.arrange()
	return func(a *App) tea.Cmd {
		a.tellScreens(changedMsg{})
		return nil
	}
}

// mouse goes to the cell that was clicked and over the rows with the wheel, but never away from what is half typed. A
// click on a heading sorts by it.
func (g *grid) mouse(msg tea.MouseMsg) action {
	if msg.Action != tea.MouseActionPress || g.halfTyped() {
		return nil
	}
	if g.window.wheel(msg, len(g.rows)) || msg.Button != tea.MouseButtonLeft {
		return nil
	}
	return g.click(msg.X, msg.Y)
}

func (g *grid) click(x, y int) action {
	if y >= 1 && y < gridTop {
		return g.sortBy(x)
	}
	row := g.window.top + y - gridTop
	if y < gridTop || y >= gridTop+g.window.height || row >= len(g.rows) {
		return nil
	}
	g.window.to(row, len(g.rows))
	if i := x - g.drawn.cellsLeft(); i >= 0 && i < g.drawn.shown*g.drawn.cell {
		g.column = g.drawn.from + i/g.drawn.cell
	}
	return nil
}

func (g *grid) sortBy(x int) action {
	c := g.drawn
	switch {
	case x < 3+c.code:
		g.list.order = byCode
	case x < c.cellsLeft():
		g.list.order = byProduct
	case x >= c.cellsLeft()+c.shown*c.cell+c.total:
		g.list.order = byProgress
	default:
		return nil
	}
	return g.rearranged()
}

package tui

import (
	tea "github.com/charmbracelet/bubbletea"

	"example.com/hoidong/store"
)

// dossiers is the list that everything starts from.
type dossiers struct {
	desk *desk
	list *arrangement
	// shown are rows of the table after filter and search, in the order of sorting.
	shown  []*dossierRow
	window window
}

func newDossiers(d *desk) *dossiers {
	s := &dossiers{desk: d, list: newArrangement(d)}
	s.arrange()
	return s
}

// arrange filters and sorts anew. The cursor stays on its dossier.
func (s *dossiers) arrange() {
	code := s.Dossier()
	s.shown = s.list.shown(s.shown[:0])
	s.window.keep(s.shown, code)
}

// Dossier is the one with the cursor.
func (s *dossiers) Dossier() string {
	if s.window.cursor >= len(s.shown) {
		return ""
	}
	return s.shown[s.window.cursor].code
}

func (s *dossiers) CapturesInput() bool { return s.list.searching() }

func (s *dossiers) Update(msg tea.Msg) (action, tea.Cmd) {
	switch msg := msg.(type) {
	case changedMsg, relabelMsg:
		s.list.table.renew(s.desk)
		s.arrange()
	case tea.MouseMsg:
		return s.mouse(msg), nil
	case tea.KeyMsg:
		if s.list.searching() {
			return s.typeSearch(msg), nil
		}
		return s.key(msg), nil
	}
	return nil, nil
}

func (s *dossiers) key(msg tea.KeyMsg) action {
	k, n := s.desk.keys, len(s.shown)
	switch {
	case s.window.walk(k, msg, n):
	case letter(msg) == 'p':
		s.window.move(-1, n)
	case letter(msg) == 'n':
		s.window.move(1, n)
	case matches(msg, k.tab):
		s.list.nextFilter(1)
		s.arrange()
	case matches(msg, k.backTab):
		s.list.nextFilter(-1)
		s.arrange()
	case matches(msg, k.right):
		s.list.nextOrder(1)
		s.arrange()
	case matches(msg, k.left):
		s.list.nextOrder(-1)
		s.arrange()
	case matches(msg, k.search) || letter(msg) == '/':
		s.list.beginSearch()
		s.arrange()
	case matches(msg, k.back):
		if s.list.complete() {
			return endPractice
		}
		s.list.all()
		s.arrange()
	case matches(msg, k.enter):
		if code := s.Dossier(); code != "" {
			return openSheet(code, s.list.codes())
		}
	}
	return nil
}

func (s *dossiers) typeSearch(msg tea.KeyMsg) action {
	if !s.list.typeSearch(msg) {
		return s.key(msg)
	}
	s.arrange()
	return nil
}

// listTop is the line of the first row.
const listTop = 2

func (s *dossiers) mouse(msg tea.MouseMsg) action {
	n := len(s.shown)
	row := s.window.top + msg.Y - listTop
	switch {
	case s.window.wheel(msg, n):
	case msg.Action != tea.MouseActionPress || msg.Button != tea.MouseButtonLeft || msg.Y < listTop:
	case row >= n || row >= s.window.top+s.window.height:
	case row == s.window.cursor:
		return openSheet(s.Dossier(), s.list.codes())
	default:
		s.window.to(row, n)
	}
	return nil
}

// columns are the widths of the list; zero for one that has no room.
type columns struct{ code, product, enterprise, sector, status, sheet int }

func (s *dossiers) columns(w int) columns {
	c := columns{code: codeRoom(s.list.table.longest), status: 19, sheet: 8}
	rest := w - 3 - c.code - c.status - c.sheet
	if w >= wideFrom {
		c.sector = 24
		rest = min(rest-c.sector, readable)
	}
	c.product = rest
	if w >= narrowBelow {
		c.product = rest * 11 / 20
		c.enterprise = rest - c.product
	}
	return c
}

func (s *dossiers) View(w, h int) []string {
	d := s.desk
	c := s.columns(w)
	lines := []string{s.list.summary(len(s.shown), w), d.theme.dim.Render(s.heading(c))}
	if s.desk.view.Dossiers() == 0 {
		return append(lines, "", "   "+d.T("dossiers.empty"), "   "+d.theme.dim.Render(d.T("dossiers.empty_text")))
	}
	if len(s.shown) == 0 {
		return append(lines, "", "   "+d.theme.dim.Render(d.T("list.none")))
	}
	from, to := s.window.show(h-listTop, len(s.shown))
	for i := from; i < to; i++ {
		lines = append(lines, s.row(s.shown[i], i == s.window.cursor, c))
	}
	return lines
}

func (s *dossiers) heading(c columns) string {
	d := s.desk
	line := "   " + leftly(d.T("column.code"), c.code) + leftly(d.T("column.product"), c.product)
	if c.enterprise > 0 {
		line += leftly(d.T("column.enterprise"), c.enterprise)
	}
	if c.sector > 0 {
		line += leftly(d.T("column.sector"), c.sector)
	}
	return line + leftly(d.T("column.status"), c.status) + leftly(d.T("column.sheet"), c.sheet)
}

func (s *dossiers) row(r *dossierRow, chosen bool, c columns) string {
	d := s.desk
	spans := s.list.table.beginning(d, r, chosen, c.code, c.product)
	if c.enterprise > 0 {
		spans = append(spans, span{firm(r.enterprise, c.enterprise-1) + " ", &d.theme.dim})
	}
	if c.sector > 0 {
		spans = append(spans, span{middle(r.sector, c.sector-1) + " ", &d.theme.dim})
	}
	text, style := d.sheetMark(d.mine[r.index])
	return d.theme.line(append(spans,
		span{leftly(d.T("dossier."+string(r.status)), c.status), s.statusStyle(r.status)}, span{leftly(text, c.sheet), style}), chosen)
}

func (s *dossiers) Help() []hint {
	d := s.desk
	if s.list.searching() {
		return []hint{{"Enter", d.T("key.found")}, {"Esc", d.T("key.show_all")}}
	}
	return []hint{
		{"Enter", d.T("key.sheet")},
		{"F3", d.T("key.search")},
		{"F6", d.T("key.grid")},
		d.leftToGive(),
		{"F4", d.T("key.ranking")},
		{"F5", d.T("key.explain")},
		{"Tab", d.T("key.filter")},
		{"←→", d.T("key.sort")},
		{"↑↓", d.T("key.choose")},
		{"F10", d.T("key.quit")},
	}
}

var _ about = (*dossiers)(nil)

// asked reports whether the actor still owes something on the dossier.
func asked(p progress) bool { return p.status.Asked() && p.given < p.asked }

// unsettled dossiers take no part in the scoring as they stand.
func unsettled(s store.Status) bool {
	return s != store.StatusEligible && s != store.StatusScoring && s != store.StatusScored
}

package tui

import (
	"cmp"
	"slices"

	tea "github.com/charmbracelet/bubbletea"

	"example.com/hoidong/store"
)

// missing answers "Còn thiếu gì?": what the actor still owes, from where Enter leads to the next blank cell, and for
// those who lead the council what everybody owes.
type missing struct {
	desk *desk
	owed store.Missing
	// members are those of owed, who owes most first.
	members []store.MemberOwed
	// longest is the width of the longest code among the dossiers.
	longest int
	// byMember: the members are shown, and not the actor's own sheets.
	byMember    bool
	own, people window
	// inGrid: whoever opened it came from the grid, and goes back there.
	inGrid bool
}

func newMissing(d *desk) *missing {
	m := &missing{desk: d}
	m.renew()
	m.byMember = !d.scores() && len(m.members) > 0
	return m
}

// toggleMissing opens it with the cursor on the dossier that the screen is about, or on the next one after it; it closes
// it again when it is open.
func toggleMissing(a *App) tea.Cmd {
	if _, ok := a.top().(*missing); ok {
		return back(a)
	}
	about := a.view.IndexOf(a.about())
	m := newMissing(&a.desk)
	_, m.inGrid = a.top().(*grid)
	next := slices.IndexFunc(m.owed.Own, func(s store.BlankSheet) bool { return s.Dossier >= about })
	m.own.to(max(0, next), len(m.owed.Own))
	a.push(m)
	return nil
}

func (m *missing) renew() {
	m.owed = m.desk.view.Missing()
	m.members = slices.Clone(m.owed.Members)
	slices.SortStableFunc(m.members, func(a, b store.MemberOwed) int {
		return cmp.Or(b.Cells-a.Cells, b.Unconfirmed-a.Unconfirmed)
	})
	m.longest = 0
	for _, s := range m.owed.Own {
		m.longest = max(m.longest, width(m.desk.view.Dossier(s.Dossier).Code))
	}
	m.own.to(m.own.cursor, len(m.owed.Own))
	m.people.to(m.people.cursor, len(m.members))
}

func (m *missing) CapturesInput() bool { return false }

// Dossier is the one with the cursor.
func (m *missing) Dossier() string {
	if m.byMember || len(m.owed.Own) == 0 {
		return ""
	}
	return m.desk.view.Dossier(m.owed.Own[m.own.cursor].Dossier).Code
}

func (m *missing) Update(msg tea.Msg) (action, tea.Cmd) {
	switch msg := msg.(type) {
	case changedMsg:
		m.renew()
	case tea.MouseMsg:
		return m.mouse(msg), nil
	case tea.KeyMsg:
		return m.key(msg), nil
	}
	return nil, nil
}

// lines is the window that is shown, and how many lines it is over.
func (m *missing) lines() (*window, int) {
	if m.byMember {
		return &m.people, len(m.members)
	}
	return &m.own, len(m.owed.Own)
}

// both reports whether there is something of one's own and something of others to look at.
func (m *missing) both() bool { return m.desk.scores() && len(m.members) > 0 }

func (m *missing) key(msg tea.KeyMsg) action {
	k := m.desk.keys
	list, n := m.lines()
	switch {
	case matches(msg, k.back):
		return back
	case matches(msg, k.tab, k.backTab):
		m.byMember = m.byMember != m.both()
	case matches(msg, k.enter):
		return m.enter()
	default:
		list.walk(k, msg, n)
	}
	return nil
}

// enter leads to the next blank cell, or confirms what is complete when there is none.
func (m *missing) enter() action {
	switch {
	case m.byMember && len(m.members) > 0:
		return openTally("", m.members[m.people.cursor].Member.Code)
	case m.byMember || !m.desk.scores():
		return nil
	case len(m.owed.Own) == 0:
		return askConfirmAll
	}
	if m.inGrid {
		return openGrid(field{dossier: m.Dossier()})
	}
	return openBlank(m.Dossier())
}

// openBlank opens the sheet of a dossier on its first blank cell; PgUp and PgDn go through all dossiers from there.
func openBlank(code string) action {
	return func(a *App) tea.Cmd {
		cmd := openSheet(code, a.allCodes())(a)
		if s, ok := a.top().(*sheet); ok && !s.halfTyped() {
			s.toFirst()
		}
		return cmd
	}
}

// missingTop is the line of the first row, below the summary and the heads of the columns.
const missingTop = 2

func (m *missing) mouse(msg tea.MouseMsg) action {
	list, n := m.lines()
	row := list.top + msg.Y - missingTop
	switch {
	case list.wheel(msg, n):
	case msg.Action != tea.MouseActionPress || msg.Button != tea.MouseButtonLeft || msg.Y < missingTop:
	case n == 0 && msg.Y == missingTop || row == list.cursor:
		return m.enter()
	case row < n && row < list.top+list.height:
		list.to(row, n)
	}
	return nil
}

func (m *missing) Help() []hint {
	d := m.desk
	var hints []hint
	switch {
	case m.byMember:
		hints = []hint{{"Enter", d.T("key.tally")}}
	case len(m.owed.Own) > 0:
		hints = []hint{{"Enter", d.T("key.to_cell")}}
	case len(m.owed.Unconfirmed) > 0:
		hints = []hint{{"Enter", d.T("key.confirm_all")}}
	}
	if m.both() {
		does := d.T("key.by_member")
		if m.byMember {
			does = d.T("key.own")
		}
		hints = append(hints, hint{"Tab", does})
	}
	return append(hints, hint{"Esc", d.T("key.back")}, hint{"↑↓", d.T("key.choose")})
}

var _ about = (*missing)(nil)

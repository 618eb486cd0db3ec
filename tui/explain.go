package tui

import (
	tea "github.com/charmbracelet/bubbletea"

	"example.com/hoidong/scoring"
	"example.com/hoidong/store"
)

// explain is the arithmetic of one product's mean, and the sentence to read aloud.
type explain struct {
	desk *desk
	code string
	// of is the arithmetic, of the product in row; why says why there is none.
	of  store.Explanation
	row scoring.Row
	why error
	// top is the first line that is shown of a long explanation, of which overall is the number of lines shown last.
	top, overall, height int
}

func newExplain(d *desk, code string) *explain {
	s := &explain{desk: d, code: code}
	s.renew()
	return s
}

// renew takes up the newest arithmetic.
func (s *explain) renew() {
	index := s.desk.view.IndexOf(s.code)
	if index < 0 {
		s.why = scoring.NewFault("dossier.unknown", "dossier", s.code)
		return
	}
	ranked, err := s.desk.view.Ranking()
	if err != nil {
		s.why = err
		return
	}
	row := ranked.RowOf(index)
	s.row = ranked.Rows[row]
	s.of, s.why = s.desk.view.Explain(row)
}

// Dossier is the one explained.
func (s *explain) Dossier() string { return s.code }

func (s *explain) CapturesInput() bool { return false }

func (s *explain) Update(msg tea.Msg) (action, tea.Cmd) {
	switch msg := msg.(type) {
	case changedMsg:
		s.renew()
	case tea.MouseMsg:
		switch msg.Button {
		case tea.MouseButtonWheelUp:
			s.scroll(-3)
		case tea.MouseButtonWheelDown:
			s.scroll(3)
		}
	case tea.KeyMsg:
		return s.key(msg), nil
	}
	return nil, nil
}

func (s *explain) key(msg tea.KeyMsg) action {
	k := s.desk.keys
	switch {
	case matches(msg, k.up):
		s.scroll(-1)
	case matches(msg, k.down):
		s.scroll(1)
	case matches(msg, k.pageUp) || letter(msg) == 'p':
		s.turn(-1)
	case matches(msg, k.pageDown) || letter(msg) == 'n':
		s.turn(1)
	case matches(msg, k.back):
		return back
	case matches(msg, k.search):
		return openDossiers
	case matches(msg, k.enter):
		return openSheet(s.code, []string{s.code})
	}
	return nil
}

func (s *explain) scroll(by int) { s.top = max(0, min(s.top+by, s.overall-s.height)) }

// turn goes to the row above or below in the ranking.
func (s *explain) turn(by int) {
	ranked, err := s.desk.view.Ranking()
	index := s.desk.view.IndexOf(s.code)
	if err != nil || index < 0 {
		return
	}
	row := ranked.RowOf(index) + by
	if row < 0 || row >= len(ranked.Rows) {
		s.desk.status.say("list", calm, s.desk.T("status.end_of_list"))
		return
	}
	s.code, s.top = s.desk.view.Dossier(ranked.Rows[row].Product).Code, 0
	s.renew()
	s.desk.status.clear("list")
}

func (s *explain) Help() []hint {
	d := s.desk
	return []hint{
		{"PgUp PgDn", d.T("key.rows")}, {"↑↓", d.T("key.scroll")}, {"Enter", d.T("key.sheet")}, {"Esc", d.T("key.back")}, {"F4", d.T("key.ranking")},
	}
}

var _ about = (*explain)(nil)

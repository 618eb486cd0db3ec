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
	// above is the row above, when it takes a sentence to say why it is: nil otherwise.
	above *scoring.Reading
	// scroll is the part of a long explanation that is shown.
	scroll scroll
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
	s.above = nil
	if s.row.Place > 0 && row > 0 && s.why == nil {
		var above scoring.Reading
		if above, s.why = s.desk.view.Read(row - 1); s.why == nil && (above.Neighbour.Decided != scoring.DecidedByMean || above.Neighbour.Misleading) {
			s.above = &above
		}
	}
}

// Dossier is the one explained.
func (s *explain) Dossier() string { return s.code }

func (s *explain) CapturesInput() bool { return false }

func (s *explain) Update(msg tea.Msg) (action, tea.Cmd) {
	switch msg := msg.(type) {
	case changedMsg:
		s.renew()
	case tea.MouseMsg:
		s.scroll.by(turned(msg))
	case tea.KeyMsg:
		return s.key(msg), nil
	}
	return nil, nil
}

func (s *explain) key(msg tea.KeyMsg) action {
	k := s.desk.keys
	switch {
	case matches(msg, k.up):
		s.scroll.by(-1)
	case matches(msg, k.down):
		s.scroll.by(1)
	case matches(msg, k.pageUp) || letter(msg) == 'p':
		s.turn(-1)
	case matches(msg, k.pageDown) || letter(msg) == 'n':
		s.turn(1)
	case matches(msg, k.back):
		return back
	case matches(msg, k.search):
		return openDossiers
	case matches(msg, k.enter):
		return openProduct(s.code)
	}
	return nil
}

// turn goes to the row above or below in the ranking.
func (s *explain) turn(by int) {
	if code, ok := s.desk.beside(s.code, by); ok {
		s.code, s.scroll = code, scroll{}
		s.renew()
	}
}

func (s *explain) Help() []hint {
	d := s.desk
	return []hint{
		{"PgUp PgDn", d.T("key.rows")},
		{"Enter", d.T("key.product")},
		{"↑↓", d.T("key.scroll")},
		{"Esc", d.T("key.back")},
		{"F4", d.T("key.ranking")},
	}
}

var _ about = (*explain)(nil)

package tui

import (
	"slices"

	tea "github.com/charmbracelet/bubbletea"

	"example.com/hoidong/scoring"
	"example.com/hoidong/store"
)

// mismatches lists the cells of paper ballots that two people keyed differently. Whoever looks at the paper types what it
// says.
type mismatches struct {
	desk   *desk
	rows   []store.KeyedMismatch
	window window
	edit   editor
}

// openMismatches shows what differs.
func openMismatches(a *App) tea.Cmd {
	if err := a.view.MayKey(); err != nil {
		a.status.say("keying", warning, a.words.Error(err))
		return nil
	}
	return bring(a, func(d *desk) *mismatches {
		m := &mismatches{desk: d, edit: editor{desk: d}}
		m.renew()
		return m
	})
}

// openMismatchesOf opens it on a product of a form.
func openMismatchesOf(form int, dossier string) action {
	return func(a *App) tea.Cmd {
		cmd := openMismatches(a)
		if m, ok := a.top().(*mismatches); ok && !m.halfTyped() {
			at := slices.IndexFunc(m.rows, func(r store.KeyedMismatch) bool { return r.Form.Number == form && r.Dossier == dossier })
			m.window.to(max(0, at), len(m.rows))
		}
		return cmd
	}
}

// settledField is the cell that a row is about.
func settledField(row *store.KeyedMismatch) keyedField {
	return keyedField{form: row.Form.Number, dossier: row.Dossier, turn: row.Turn, criterion: row.Criterion}
}

// renew takes up the desk's view. The cursor stays on its cell; what is half typed in one that is settled by now is dropped.
func (m *mismatches) renew() {
	var at keyedField
	if row := m.chosen(); row != nil {
		at = settledField(row)
	}
	m.rows = m.desk.view.KeyedMismatches()
	i := slices.IndexFunc(m.rows, func(r store.KeyedMismatch) bool { return settledField(&r) == at })
	if i < 0 && m.halfTyped() {
		m.edit.cell.close()
		m.desk.status.say("cell", warning, m.desk.T("mismatches.gone"))
	}
	if i >= 0 {
		m.window.to(i, len(m.rows))
	}
	m.window.to(m.window.cursor, len(m.rows))
}

// chosen is the row with the cursor; nil when there is none.
func (m *mismatches) chosen() *store.KeyedMismatch {
	if m.window.cursor >= len(m.rows) {
		return nil
	}
	return &m.rows[m.window.cursor]
}

func (m *mismatches) Dossier() string {
	if row := m.chosen(); row != nil {
		return row.Dossier
	}
	return ""
}

func (m *mismatches) CapturesInput() bool { return true }

func (m *mismatches) halfTyped() bool { return m.edit.cell.open }

func (m *mismatches) Update(msg tea.Msg) (action, tea.Cmd) {
	switch msg := msg.(type) {
	case changedMsg, relabelMsg:
		m.renew()
	case tea.MouseMsg:
		m.mouse(msg)
	case tea.KeyMsg:
		return m.key(msg)
	}
	return nil, nil
}

func (m *mismatches) key(msg tea.KeyMsg) (action, tea.Cmd) {
	keys := m.desk.keys
	row := m.chosen()
	switch {
	case matches(msg, keys.back):
		if m.edit.restore() {
			return nil, nil
		}
		return back, nil
	case row == nil && matches(msg, keys.enter):
		return openKeying, nil
	case row == nil:
		return nil, nil
	case matches(msg, keys.enter):
		return nil, m.keep(1)
	case matches(msg, keys.down, keys.tab):
		return nil, m.keep(1)
	case matches(msg, keys.up, keys.backTab):
		return nil, m.keep(-1)
	case !m.halfTyped() && matches(msg, keys.empty):
		return m.askBlank(), nil
	case !m.halfTyped() && m.window.walk(keys, msg, len(m.rows)):
		return nil, nil
	}
	s := m.settled(row)
	m.edit.key(&s, m.desk.rules().Criterion(row.Criterion), msg)
	return nil, nil
}

// keep settles the cell by what was typed, and goes on.
func (m *mismatches) keep(by int) tea.Cmd {
	m.edit.cell.take()
	var cmd tea.Cmd
	if m.halfTyped() {
		if m.edit.cell.text == "" {
			m.edit.restore()
			return nil
		}
		s, ok := m.settled(m.chosen()), false
		if cmd, ok = m.edit.keep(&s, m.desk.rules().Criterion(s.Criterion), nil); !ok {
			return cmd
		}
	}
	m.window.move(by, len(m.rows))
	return cmd
}

// askBlank asks whether the cell is blank on the paper.
func (m *mismatches) askBlank() action {
	s := m.settled(m.chosen())
	if err := s.closed(); err != nil {
		m.edit.refuse(err)
		return nil
	}
	return func(a *App) tea.Cmd {
		a.ask(a.T("mismatches.blank_title", "dossier", s.Dossier, "cell", s.Criterion), []string{a.T("mismatches.blank_text")},
			choice{a.T("mismatches.not_blank"), nil},
			choice{a.T("mismatches.blank"), func(*App) tea.Cmd { return s.settle(nil, "") }})
		return nil
	}
}

// mismatchTop is the line of the first row, below the summary and the heads of the columns.
const mismatchTop = 2

func (m *mismatches) mouse(msg tea.MouseMsg) {
	if m.halfTyped() || m.window.wheel(msg, len(m.rows)) || msg.Action != tea.MouseActionPress || msg.Button != tea.MouseButtonLeft {
		return
	}
	if row := m.window.top + msg.Y - mismatchTop; msg.Y >= mismatchTop && msg.Y < mismatchTop+m.window.height && row < len(m.rows) {
		m.window.to(row, len(m.rows))
	}
}

// A settledSheet is the one cell of a ballot in which the passes differ, as it is to be.
type settledSheet struct {
	desk *desk
	store.KeyedMismatch
}

func (m *mismatches) settled(row *store.KeyedMismatch) settledSheet {
	return settledSheet{m.desk, *row}
}

func (s *settledSheet) criteria() int { return len(s.desk.rules().Criteria) }

func (s *settledSheet) own(criterion int) bool {
	return criterion >= 0 && s.desk.rules().Criteria[criterion].Code == s.Criterion
}

func (s *settledSheet) nothingToDo() string {
	return s.desk.T("keying.not_assigned", "member", s.Form.Member)
}

func (s *settledSheet) closed() error {
	if _, waits := s.desk.keyed[settledField(&s.KeyedMismatch)]; waits {
		return scoring.NewFault("keying.moved_on", "dossier", s.Dossier, "form", s.Form.Code)
	}
	return s.desk.view.MayKeyForm(s.Form)
}

// points are none as long as it is not settled.
func (s *settledSheet) points(int) *scoring.Points {
	return s.desk.keyed.points(settledField(&s.KeyedMismatch), nil)
}

func (s *settledSheet) turn() int { return s.Turn }

func (s *settledSheet) turned() error {
	return scoring.NewFault("keying.moved_on", "dossier", s.Dossier, "form", s.Form.Code)
}

func (s *settledSheet) keep(_ int, _, now *scoring.Points, _ []string) tea.Cmd {
	said := ""
	if !same(now, s.First) && !same(now, s.Second) {
		said = s.desk.T("mismatches.neither", "dossier", s.Dossier, "cell", s.Criterion)
	}
	return s.settle(now, said)
}

// settle says what the paper holds; nil is a blank.
func (s *settledSheet) settle(points *scoring.Points, warning string) tea.Cmd {
	d := s.desk
	ballot := store.PaperBallot{Form: s.Form.Number, Dossier: s.Dossier, Turn: s.Turn, Clerk: d.actor.Member()}
	act := &store.SettleKeying{PaperBallot: ballot, Criterion: s.Criterion, Points: points}
	return d.doKeyed(act, settledField(&s.KeyedMismatch), kept{points: points}, d.T("mismatches.settled", "points", d.spoken(points)), warning)
}

var (
	_ unkept   = (*mismatches)(nil)
	_ editable = (*settledSheet)(nil)
)

package tui

import (
	"slices"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"example.com/hoidong/scoring"
	"example.com/hoidong/store"
	"example.com/hoidong/store/rules"
)

// assignment is the grid in which it is laid down who scores what: the criteria that members judge down, the voting
// members across, and before them a column for all of them at once.
type assignment struct {
	rulesScreen
	// judged are the criteria that are rows; voters are the members that are columns from 1 on.
	judged []int
	voters []*store.Member
	window window
	// column is the one with the cursor, 0 for everybody; left is the first member column on the screen.
	column, left int
	// command is the command with the cursor, in the row behind the criteria.
	command int
	// cellsLeft is the screen's column of the first cell, cellRoom how wide a member's is, and members how many have room.
	cellsLeft, cellRoom, members int
	// prefix is how much of the members' codes is left out in the heads.
	prefix int
}

func newAssignment(d *desk) *assignment {
	s := &assignment{rulesScreen: newRulesScreen(d)}
	s.build()
	return s
}

func (s *assignment) CapturesInput() bool { return true }

// build takes up the draft and the council as they are now.
func (s *assignment) build() {
	if !s.stale() {
		return
	}
	s.judged, s.voters = s.judged[:0], s.voters[:0]
	for i := range s.draft().written.Criteria {
		if s.draft().written.Criteria[i].Figure == "" {
			s.judged = append(s.judged, i)
		}
	}
	for _, m := range s.desk.view.Snapshot().Members() {
		if m.Votes() {
			s.voters = append(s.voters, m)
		}
	}
	s.window.to(s.window.cursor, len(s.judged)+1)
	s.column = min(s.column, len(s.voters))
}

// criterion is the one in a row.
func (s *assignment) criterion(row int) *rules.WrittenCriterion {
	return &s.draft().written.Criteria[s.judged[row]]
}

// onCommands reports whether the cursor is behind the criteria.
func (s *assignment) onCommands() bool { return s.window.cursor == len(s.judged) }

func everybody(scorers []string) bool { return slices.Contains(scorers, scoring.Everybody) }

// scores reports whether the criterion is for the member in a column; column 0 asks for everybody.
func scores(c *rules.WrittenCriterion, column int, voters []*store.Member) bool {
	if column == 0 || everybody(c.Scorers) {
		return everybody(c.Scorers)
	}
	return slices.Contains(c.Scorers, voters[column-1].Code)
}

// toggle gives the criterion with the cursor to a member, or takes it from him. Who takes one out of everybody names the
// others.
func (s *assignment) toggle() {
	if why := s.lock.of(false); why != nil {
		s.desk.status.say("rules", warning, s.desk.words.Error(why))
		return
	}
	s.desk.status.clear("rules")
	c := s.criterion(s.window.cursor)
	s.change(func() { c.Scorers = toggled(c, s.column, s.voters) })
}

// toggled are the scorers once the cell in a column has been turned over, in the order of the columns. Codes that are no
// voting member's go.
func toggled(c *rules.WrittenCriterion, column int, voters []*store.Member) []string {
	if column == 0 {
		if everybody(c.Scorers) {
			return nil
		}
		return []string{scoring.Everybody}
	}
	var scorers []string
	for i, m := range voters {
		if scores(c, i+1, voters) != (i+1 == column) {
			scorers = append(scorers, m.Code)
		}
	}
	return scorers
}

// strangers are the scorers of a criterion that are no voting members.
func (s *assignment) strangers(c *rules.WrittenCriterion) []string {
	var unknown []string
	for _, code := range c.Scorers {
		if code != scoring.Everybody && !slices.ContainsFunc(s.voters, func(m *store.Member) bool { return m.Code == code }) {
			unknown = append(unknown, code)
		}
	}
	return unknown
}

// load counts the criteria that a member scores.
func (s *assignment) load(column int) int {
	n := 0
	for row := range s.judged {
		if scores(s.criterion(row), column, s.voters) {
			n++
		}
	}
	return n
}

// draftPlace is where faults about the row with the cursor stand.
func (s *assignment) draftPlace() string {
	if s.onCommands() {
		return ""
	}
	return rules.Path(s.judged[s.window.cursor], "scorers")
}

// to puts the cursor on the row that a place of the draft belongs to.
func (s *assignment) to(place string) {
	s.build()
	for row, i := range s.judged {
		if strings.HasPrefix(place, rules.Path(i, "scorers")) {
			s.window.to(row, len(s.judged)+1)
		}
	}
}

func (s *assignment) Update(msg tea.Msg) (action, tea.Cmd) {
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

func (s *assignment) press(msg tea.KeyMsg) action {
	if act, ok := s.rulesScreen.key(msg, tabAssignment); ok {
		return act
	}
	k := s.desk.keys
	switch {
	case matches(msg, k.home):
		s.sideways(-len(s.voters))
	case matches(msg, k.end):
		s.sideways(len(s.voters))
	case s.window.walk(k, msg, len(s.judged)+1):
	case matches(msg, k.left, k.backTab):
		s.sideways(-1)
	case matches(msg, k.right, k.tab):
		s.sideways(1)
	case matches(msg, k.enter) || msg.Type == tea.KeySpace:
		return s.enter()
	}
	return nil
}

func (s *assignment) sideways(by int) {
	if s.onCommands() {
		s.command = max(0, min(s.command+by, len(s.commands().cells)-1))
		return
	}
	s.column = max(0, min(s.column+by, len(s.voters)))
}

func (s *assignment) enter() action {
	if s.onCommands() {
		return s.commands().cells[s.command].open()
	}
	s.toggle()
	return nil
}

func (s *assignment) Help() []hint {
	d := s.desk
	return []hint{
		{d.T("key.space"), d.T("key.toggle")},
		{"↑↓←→", d.T("key.choose")},
		{"Ctrl+→", d.T("key.next_tab")},
		{"F7", d.T("key.next_fault")},
		{"Ctrl+S", d.T("key.apply")},
		{"Esc", d.T("key.back")},
	}
}

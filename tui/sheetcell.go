package tui

import (
	"slices"

	tea "github.com/charmbracelet/bubbletea"

	"example.com/hoidong/scoring"
	"example.com/hoidong/store"
)

// enterText takes a key that types or erases in the cell with the cursor.
func (s *sheet) enterText(msg tea.KeyMsg) {
	k := s.desk.keys
	switch {
	case !s.own(s.at):
		if runes := typed(msg); s.at < s.criteria() && len(runes) > 0 && isNumeric(runes[0]) {
			s.refuse(s.closed())
		}
	case matches(msg, k.erase):
		s.erase()
	case matches(msg, k.empty):
		if s.openCell() {
			s.cell.text, s.cell.offered = "", nil
		}
	default:
		s.typeRunes(typed(msg), msg.Paste)
	}
}

// typeRunes puts characters in the cell; letters alone never open one.
func (s *sheet) typeRunes(runes []rune, pasted bool) {
	if len(runes) == 0 {
		return
	}
	numeric := false
	for _, r := range runes {
		numeric = numeric || isNumeric(r)
	}
	if !s.cell.open && !numeric {
		s.cell.letters += len(runes)
		return
	}
	if !s.openCell() {
		return
	}
	if s.cell.put(runes, pasted, s.desk.now()) {
		s.desk.status.clear("cell")
		return
	}
	if s.cell.text == "" {
		s.cell.drop()
	}
	s.desk.status.say("cell", warning, s.desk.T("cell.one_number"))
}

// erase takes the last character away, and empties a resting cell, unless an input method sent it to take back a letter
// of its own.
func (s *sheet) erase() {
	switch {
	case s.cell.letters > 0:
		s.cell.letters--
	case s.cell.open:
		s.cell.erase()
		s.desk.status.clear("cell")
	default:
		s.openCell()
	}
}

// openCell begins typing where that is possible, and otherwise says why not.
func (s *sheet) openCell() bool {
	if s.cell.open {
		return true
	}
	if err := s.closed(); err != nil {
		s.refuse(err)
		return false
	}
	s.cell.begin(s.points(s.at))
	s.desk.status.clear("cell")
	return true
}

// keep puts the value of an open cell in the queue. It reports false when the value cannot be kept: then it stays in
// the cell, with the reason in the status line.
func (s *sheet) keep() (tea.Cmd, bool) {
	s.cell.letters = 0
	if !s.cell.open {
		return nil, true
	}
	d := s.desk
	criterion := &s.rules.Criteria[s.at]
	value, trouble := s.cell.value(criterion, s.rules.Step)
	if trouble != nil {
		s.cell.offered = trouble.offered
		d.status.say("cell", warning, s.troubleInWords(criterion, trouble))
		return nil, false
	}
	if err := s.closed(); err != nil {
		s.refuse(err)
		return nil, false
	}
	was := s.cell.was
	s.cell.close()
	d.status.clear("cell")
	if same(was, value) {
		return nil, true
	}
	return d.keepPoints(s.field(s.at), was, value, s.twin(value)), true
}

// fewCells is how many cells a sheet may have without being compared with its neighbours: few are equal by chance.
const fewCells = 2

// twin warns, once the value makes the sheet complete, that it is the same as the sheet before or after it in the list.
func (s *sheet) twin(value *scoring.Points) string {
	points := make([]*scoring.Points, s.criteria())
	cells := 0
	for c := range points {
		if !s.own(c) {
			continue
		}
		if points[c] = s.points(c); c == s.at {
			points[c] = value
		}
		if points[c] == nil {
			return ""
		}
		cells++
	}
	at := slices.Index(s.order, s.code)
	for _, near := range []int{at - 1, at + 1} {
		if cells > fewCells && near >= 0 && near < len(s.order) && s.sameAs(s.order[near], points) {
			return " " + s.desk.marks.dot + " " + s.desk.T("sheet.twin", "dossier", s.order[near])
		}
	}
	return ""
}

// sameAs reports whether the actor's sheet of another dossier has the same points in every cell.
func (s *sheet) sameAs(code string, points []*scoring.Points) bool {
	i := s.desk.view.IndexOf(code)
	if i < 0 {
		return false
	}
	for c, cell := range s.desk.view.MySheet(i).Cells {
		other := s.desk.pending.points(field{code, s.rules.Criteria[c].Code}, cell.Points)
		if s.own(c) && (cell.Kind != store.CellScore || !same(points[c], other)) {
			return false
		}
	}
	return true
}

func (s *sheet) troubleInWords(c *scoring.Criterion, p *problem) string {
	d := s.desk
	switch {
	case p.tooMuch && p.offered != nil:
		return d.T("cell.offer", "cell", c.Code, "max", c.Max.String(), "points", p.offered.String())
	case p.tooMuch:
		return d.T("cell.above", "cell", c.Code, "max", c.Max.String())
	case p.below != nil:
		return d.T("cell.step", "cell", c.Code, "step", s.rules.Step.String(), "below", p.below.String(), "above", p.above.String())
	}
	return d.T("cell.bad", "cell", c.Code, "reason", d.words.Error(p.err))
}

func same(a, b *scoring.Points) bool {
	if a == nil || b == nil {
		return a == b
	}
	return *a == *b
}

// mouse goes through the list with the wheel and to the cell that was clicked, but never away from what is half typed.
func (s *sheet) mouse(msg tea.MouseMsg) tea.Cmd {
	if msg.Action != tea.MouseActionPress || s.halfTyped() {
		return nil
	}
	switch msg.Button {
	case tea.MouseButtonWheelUp:
		return s.page(-1)
	case tea.MouseButtonWheelDown:
		return s.page(1)
	case tea.MouseButtonLeft:
		if msg.X >= s.cellsLeft && s.asked() {
			return s.click(msg.Y)
		}
	}
	return nil
}

// click puts the cursor on a line; it confirms nothing.
func (s *sheet) click(line int) tea.Cmd {
	switch c := s.window.top + line - s.cellsTop; {
	case line >= s.cellsTop && line < s.cellsTop+s.window.height && s.own(c):
		s.goTo(c)
	case line >= s.remarkTop && line < s.confirmTop:
		return s.toRemark()
	case line == s.confirmTop:
		s.goTo(s.criteria() + atConfirm)
	}
	return nil
}

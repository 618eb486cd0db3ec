package tui

import tea "github.com/charmbracelet/bubbletea"

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

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
	for _, spot := range s.spots {
		switch {
		case line < spot.from || line >= spot.to:
		case spot.at == s.criteria()+atRemark:
			return s.toRemark()
		default:
			s.goTo(spot.at)
			return nil
		}
	}
	return nil
}

// spot takes note of the lines that stand for a place of the cursor.
func (s *sheet) spot(from, lines, at int) { s.spots = append(s.spots, spot{from, from + lines, at}) }

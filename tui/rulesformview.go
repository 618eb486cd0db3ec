package tui

import (
	"strconv"

	tea "github.com/charmbracelet/bubbletea"
)

// The columns of the list: what a setting is called, and the name of a grade.
const settingRoom, gradeRoom = 38, 24

// explainBelow is how many lines the explanation has below the list.
const explainBelow = 2

func (s *rulesForm) View(w, h int) []string {
	s.build()
	d := s.desk
	lines := []string{s.heading(tabSettings, w)}
	left, below := w, 1+explainBelow
	if w >= wideFrom {
		left, below = min(readable, w*62/100), 0
	}
	n := len(s.list.rows) - 1
	room := h - len(lines) - 1 - rulesBottom - below
	from, to := s.list.window.show(room, n)
	var list []string
	for i := from; i < to; i++ {
		list = append(list, s.row(i, left))
	}
	column := -1
	if s.list.window.cursor == n {
		column = s.list.column
	}
	list = append(frame(list, left, min(room, n)), s.commandLine(&s.list.rows[n], column))
	explained := s.explanation(w-left-3, left == w, w)
	if left < w {
		edge := d.theme.faint.Render(d.marks.upright)
		list = frame(list, left, h-len(lines)-rulesBottom)
		explained = frame(explained, w-left-2, len(list))
		for i := range list {
			list[i] = leftly(list[i], left) + edge + " " + explained[i]
		}
		return append(append(lines, list...), s.faultLine(s.list.cell(), s.list.row().cells, d.T("rulesform.hint"), w))
	}
	more := " "
	if hidden := n - to; hidden > 0 {
		more = " " + d.marks.below + strconv.Itoa(hidden) + " "
	}
	lines = append(append(lines, list...), d.theme.faint.Render(" "+d.marks.line(2))+d.theme.dim.Render(more)+d.theme.faint.Render(d.marks.line(w-5-width(more))))
	return append(append(lines, frame(explained, w, explainBelow)...), s.faultLine(s.list.cell(), s.list.row().cells, d.T("rulesform.hint"), w))
}

// explanation is the sentence that says what the setting with the cursor means.
func (s *rulesForm) explanation(beside int, stacked bool, w int) []string {
	key := s.explained[min(s.list.window.cursor, len(s.explained)-1)]
	if key == "" {
		return nil
	}
	d := s.desk
	label := s.labels[s.list.window.cursor]
	if stacked {
		lines := wrap(d.T(key), min(readable, w-2))
		for i := range lines {
			lines[i] = " " + d.theme.dim.Render(lines[i])
		}
		return lines
	}
	lines := []string{d.theme.strong.Render(middle(label, beside)), ""}
	for _, line := range wrap(d.T(key), beside) {
		lines = append(lines, d.theme.dim.Render(line))
	}
	return lines
}

func (s *rulesForm) row(i, w int) string {
	d, row := s.desk, &s.list.rows[i]
	chosen := i == s.list.window.cursor
	mark, cursor := " ", " "
	for j := range row.cells {
		if s.draft().at(row.cells[j].place) != nil {
			mark = d.theme.bad.Render(d.marks.alarm)
		}
	}
	if chosen {
		cursor = d.theme.accent.Render(d.marks.cursor)
	}
	label := min(settingRoom, w/2)
	line := mark + cursor + " " + d.theme.dim.Render(middle(s.labels[i], label-1)) + " "
	rooms := []int{w - 3 - label}
	if len(row.cells) == 2 {
		first := min(gradeRoom, rooms[0]-9)
		rooms = []int{first, 9}
	}
	s.columns = []int{3 + label, 3 + label + min(gradeRoom, w-3-label-9)}
	for j, room := range rooms {
		here := chosen && j == s.list.column
		line += s.cellText(&row.cells[j], here, here && s.list.typing, j == 1, s.list.show, room)
	}
	return line
}

func (s *rulesForm) mouse(msg tea.MouseMsg) action {
	if msg.Action != tea.MouseActionPress || s.list.typing {
		return nil
	}
	switch {
	case msg.Button == tea.MouseButtonWheelUp:
		s.list.window.move(-1, len(s.list.rows))
	case msg.Button == tea.MouseButtonWheelDown:
		s.list.window.move(1, len(s.list.rows))
	case msg.Button != tea.MouseButtonLeft:
	case msg.Y == 0:
		return s.clickTab(msg.X)
	default:
		return s.list.click(msg.Y-1, msg.X, s.columns)
	}
	return nil
}

func (s *rulesForm) Help() []hint {
	d := s.desk
	if s.list.typing {
		return []hint{{"Enter", d.T("key.keep")}, {"Esc", d.T("key.restore")}, {"↑↓", d.T("key.keep_move")}}
	}
	return []hint{
		{"Enter", d.T("key.edit")},
		{"Ctrl+→", d.T("key.next_tab")},
		{"F7", d.T("key.next_fault")},
		{"Ctrl+D", d.T("key.remove_row")},
		{"Ctrl+S", d.T("key.apply")},
		{"Esc", d.T("key.back")},
	}
}

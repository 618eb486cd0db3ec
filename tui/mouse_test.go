package tui

import (
	"slices"
	"strings"
	"testing"

	tea "github.com/charmbracelet/bubbletea"
)

// marked are the lines of a frame that have the cursor, and what each of them says without it.
func marked(p *seat) map[int]string {
	lines := map[int]string{}
	for y, line := range strings.Split(p.app.View(), "\n") {
		if strings.Contains(line, p.app.marks.cursor+" ") {
			lines[y] = strings.ReplaceAll(line, p.app.marks.cursor, " ")
		}
	}
	return lines
}

// rowsOf are the lines of a scene that the cursor reaches with the arrows before anything scrolls.
func rowsOf(open func() *seat) []int {
	p := open()
	was := strings.Split(strings.ReplaceAll(p.app.View(), p.app.marks.cursor, " "), "\n")
	seen := map[int]bool{}
	var rows []int
	for _, key := range []string{"up", "down"} {
		p = open()
		for range p.app.height {
			for y, line := range marked(p) {
				if !seen[y] && line == was[y] {
					seen[y] = true
					rows = append(rows, y)
				}
			}
			p.press(key)
		}
	}
	return rows
}

func (s *seat) mouse(x, y int, button tea.MouseButton) {
	s.send(tea.MouseMsg{X: x, Y: y, Button: button, Action: tea.MouseActionPress})
}

// pointable are the scenes that answer the mouse: nothing is half typed, which a click must not take away, nothing hides
// the work, and it is no question, in which the answers stand side by side.
func pointable(p *seat) bool {
	switch p.app.dialog.(type) {
	case *question:
		return false
	case *picker, *form:
		return true
	}
	switch p.app.top().(type) {
	case *signIn, *fileChooser:
		return true
	}
	return p.app.veil() == nil && !strings.Contains(p.app.View(), p.app.marks.caret)
}

// eachPointable opens every scene that answers the mouse; open sits down at it anew.
func eachPointable(t *testing.T, look func(t *testing.T, open func() *seat)) {
	councils := newCouncils(t)
	for _, scene := range scenes() {
		t.Run(scene.name, func(t *testing.T) {
			open := func() *seat {
				p := sit(t, councils.of(scene), scene.member, 80, 24)
				p.press(scene.keys...)
				return p
			}
			if pointable(open()) {
				look(t, open)
			}
		})
	}
}

// TestEveryVisibleRowTakesAClick: wherever the arrows bring the cursor a click brings it too, or does what Enter does there.
func TestEveryVisibleRowTakesAClick(t *testing.T) {
	t.Parallel()
	eachPointable(t, func(t *testing.T, open func() *seat) {
		for _, y := range rowsOf(open) {
			p := open()
			screen, dialog, before := p.app.top(), p.app.dialog, p.app.View()
			p.mouse(firstCell(before, y), y, tea.MouseButtonLeft)
			after := strings.Split(p.app.View(), "\n")[y]
			there := strings.Contains(after, p.app.marks.cursor+" ") || strings.Contains(after, p.app.marks.caret)
			if !there && p.app.top() == screen && p.app.dialog == dialog && !answered(before, p.app.View()) {
				t.Errorf("a click on line %d leaves the cursor elsewhere:\n%s\n%s", y, before, p.app.View())
			}
		}
	})
}

// answered reports whether a command was carried out: the state above the rows or the status line is another.
func answered(before, after string) bool {
	lines := differing(before, after)
	return slices.Contains(lines, headerLines) || slices.Contains(lines, len(strings.Split(before, "\n"))-footerLines)
}

// firstCell is the first cell of a line in which something is written that is no border.
func firstCell(frame string, y int) int {
	line := strings.Split(frame, "\n")[y]
	return width(line) - width(strings.TrimLeft(line, " │|▸"))
}

// TestTheWheelGoesWhereTheArrowsGo: where an arrow moves something a turn of the wheel does.
func TestTheWheelGoesWhereTheArrowsGo(t *testing.T) {
	t.Parallel()
	eachPointable(t, func(t *testing.T, open func() *seat) {
		for key, button := range map[string]tea.MouseButton{"down": tea.MouseButtonWheelDown, "up": tea.MouseButtonWheelUp} {
			p, q := open(), open()
			before := p.app.View()
			p.press(key)
			q.mouse(10, 10, button)
			if _, fills := p.app.dialog.(*form); fills {
				continue // the wheel of a form would leave the line that is typed in
			}
			if len(marked(p)) > 0 && p.app.View() != before && q.app.View() == before {
				t.Errorf("the wheel does nothing where %s does:\n%s", key, before)
			}
		}
	})
}

// TestTheFooterOpensTheMenu from every screen, whatever is typed there.
func TestTheFooterOpensTheMenu(t *testing.T) {
	councils := newCouncils(t)
	for _, scene := range scenes() {
		p := sit(t, councils.of(scene), scene.member, 80, 24)
		p.press(scene.keys...)
		if p.app.dialog != nil || p.app.veil() != nil || p.app.insistent() != nil {
			continue
		}
		p.mouse(5, 23, tea.MouseButtonLeft)
		if _, ok := p.app.dialog.(*picker); !ok {
			t.Errorf("%s: no menu:\n%s", scene.name, p.app.View())
		}
	}
}

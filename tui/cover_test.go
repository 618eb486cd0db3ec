package tui

import (
	"testing"

	tea "github.com/charmbracelet/bubbletea"
)

// TestTheCoverHidesEverythingAndChangesNothing: on every screen, with a dialog open and without.
func TestTheCoverHidesEverythingAndChangesNothing(t *testing.T) {
	t.Parallel()
	councils := newCouncils(t)
	for _, scene := range scenes() {
		s := councils.of(scene)
		p := sit(t, s, scene.member, 80, 24)
		p.press(scene.keys...)
		if p.app.cover != nil || p.app.view.SeesOnlyBoard() {
			continue
		}
		before, revision := p.app.View(), s.Snapshot().Revision()
		for _, uncover := range []string{"f12", "esc"} {
			p.press("f12")
			p.sees("Màn hình được che lúc")
			if p.app.cover.asked > 0 {
				p.sees("phiếu đủ điểm")
			}
			p.misses("HD0", "Phạm", "SP0")
			p.press("12,5", "enter", "tab", "f4", "f1", "f10", "enter", "ctrl+z", "pgdn", "ctrl+c")
			p.send(tea.MouseMsg{X: 5, Y: 23, Action: tea.MouseActionPress, Button: tea.MouseButtonLeft})
			p.send(changedMsg{})
			p.press(uncover)
			if after := p.app.View(); after != before {
				t.Fatalf("%s is not as it was:\n%s\n%s", scene.name, before, after)
			}
		}
		if p.quit || s.Snapshot().Revision() != revision {
			t.Errorf("%s: something was done behind the cover", scene.name)
		}
	}
}

func TestTheCoverFollowsTheCouncil(t *testing.T) {
	s := demo(t)
	room, member := sit(t, s, "HD01", 80, 24), sit(t, s, "HD03", 80, 24)
	room.press("f12")
	before := room.app.cover.complete
	member.at(blank3)
	member.press("8", "enter", "7", "enter")
	room.send(changedMsg{})
	if room.app.cover.complete != before+1 {
		t.Errorf("%d sheets before, %d now", before, room.app.cover.complete)
	}
}

func TestTheCoverFitsAnyWindow(t *testing.T) {
	p := sit(t, demo(t), "HD03", 80, 24)
	p.press("f12")
	for _, size := range [][2]int{{1, 1}, {10, 3}, {30, 8}, {200, 60}} {
		p.send(tea.WindowSizeMsg{Width: size[0], Height: size[1]})
		checkFrame(t, p.app.View(), size[0], size[1])
	}
}

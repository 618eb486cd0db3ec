package tui

import (
	"strings"
	"testing"

	"example.com/hoidong/store"
)

// differing are the numbers of the lines in which two frames differ.
func differing(a, b string) []int {
	x, y := strings.Split(a, "\n"), strings.Split(b, "\n")
	var lines []int
	for i := range max(len(x), len(y)) {
		if i >= len(x) || i >= len(y) || x[i] != y[i] {
			lines = append(lines, i)
		}
	}
	return lines
}

// lists are the scenes in which a cursor goes through rows.
var lists = []struct {
	name, member string
	keys         []string
}{
	{"signin", "", nil},
	{"dossiers", "HD03", nil},
	{"dossiers of the chair", "HD01", nil},
	{"ranking", "HD03", []string{"f4", "home"}},
	{"missing", "HD03", []string{"f7"}},
	{"grid", "HD03", []string{"f6"}},
}

// belowRows is the line from which a frame speaks of the row with the cursor: the first rule below a line of rows, or the
// status line.
func belowRows(frame string, row int) int {
	lines := strings.Split(frame, "\n")
	for i := row + 1; i < len(lines)-footerLines; i++ {
		if strings.HasPrefix(strings.TrimSpace(lines[i]), "──") {
			return i
		}
	}
	return len(lines) - footerLines
}

// TestTheCursorMovesAndNothingElse: one step down changes the row that is left, the one that is reached, and what is said
// below the rows; no other line.
func TestTheCursorMovesAndNothingElse(t *testing.T) {
	s := demo(t)
	for _, list := range lists {
		for _, size := range sizes() {
			p := sit(t, s, list.member, size[0], size[1])
			p.press(list.keys...)
			for range 4 {
				before := p.app.View()
				p.press("down")
				changed := differing(before, p.app.View())
				for _, line := range changed {
					rows := changed[0] >= headerLines && line <= changed[0]+1
					if !rows && line < belowRows(before, changed[0]) {
						t.Errorf("%s at %d×%d: line %d changed too:\n%s\n%s", list.name, size[0], size[1], line, before, p.app.View())
						break
					}
				}
			}
		}
	}
}

// TestNewsLeaveTheScreenAlone: a score of somebody else's changes no line of a list but those of its dossier.
func TestNewsLeaveTheScreenAlone(t *testing.T) {
	for _, list := range lists[:3] {
		s := demo(t)
		p := sit(t, s, list.member, 120, 40)
		p.press(list.keys...)
		before := p.app.View()
		actor, err := s.SignInSample("HD04")
		must(t, err)
		view := s.Snapshot().For(actor)
		for i := range view.Dossiers() {
			for c, cell := range view.MySheet(i).Cells {
				if cell.Kind == store.CellScore && cell.Points == nil {
					rules := s.Snapshot().Rules()
					score := &store.KeepScore{Dossier: view.Dossier(i).Code, Member: "HD04", Criterion: rules.Criteria[c].Code, Now: &rules.Step}
					_, err := s.Do(t.Context(), actor, score)
					must(t, err)
					p.send(changedMsg{})
					for _, line := range differing(before, p.app.View()) {
						if !strings.Contains(strings.Split(p.app.View(), "\n")[line], score.Dossier) {
							t.Fatalf("%s: line %d changed:\n%s", list.name, line, p.app.View())
						}
					}
					before = p.app.View()
				}
			}
		}
	}
}

package tui

import (
	"strings"
	"testing"

	tea "github.com/charmbracelet/bubbletea"

	"example.com/hoidong/scoring"
	"example.com/hoidong/store"
	"example.com/hoidong/store/engine"
)

// grid3 opens the grid on HD03's first blank sheet, SP03; C5 and C6 are his.
func grid3(t *testing.T, s *store.Store, w, h int) *seat {
	t.Helper()
	p := sit(t, s, "HD03", w, h)
	p.press("down", "down", "f6")
	p.sees("▸ SP03")
	return p
}

// on fails unless the cursor stands on a cell.
func (s *seat) on(dossier, criterion string) {
	s.tb.Helper()
	g, ok := s.app.top().(*grid)
	if !ok || g.cell() != (field{dossier, criterion}) {
		s.tb.Fatalf("the cursor is not on %s %s:\n%s", dossier, criterion, s.app.View())
	}
}

func TestEnterGoesDownTheColumn(t *testing.T) {
	s := demo(t)
	p := grid3(t, s, 80, 24)
	p.press("12,5", "enter")
	holds(t, s, "HD03", "SP03", "C5", "12,5")
	p.sees("SP03 C5: trống → 12,5 · đã lưu 12:00:00")
	p.on("SP04", "C5")
	p.press("enter", "enter")
	p.on("SP06", "C5")
	p.press("end", "enter")
	p.on("SP01", "C6") // from the end of a column to the top of the next
	p.press("end", "enter")
	p.on("SP54", "C6")
	p.sees("Hết bảng chấm.")
}

func TestEnterPassesOverWhatCannotBeFilledIn(t *testing.T) {
	s := demo(t)
	p := sit(t, s, "HD07", 80, 24)
	p.press("down", "down", "down", "f6", "enter") // SP05 and SP06 are a firm's that HD07 declared
	p.on("SP07", "C5")
	p.press("f6", "enter", "enter", "enter") // confirms the sheet of SP07
	p.sees("✓ Đã xác nhận")
	p.press("f6", "up", "up", "enter")
	p.on("SP08", "C5")
	p.press("up", "9")
	p.sees("Phiếu SP07 đã xác nhận")
	p.press("up", "9")
	p.sees("Đã khai báo xung đột lợi ích")
	p.misses("▏")
}

func TestEveryKeyThatLeavesACellOfTheGridKeepsIt(t *testing.T) {
	for key, to := range map[string]field{
		"enter": {"SP04", "C5"}, "up": {"SP02", "C5"}, "down": {"SP04", "C5"}, "left": {"SP03", "C5"}, "right": {"SP03", "C6"},
		"tab": {"SP03", "C6"}, "shift+tab": {"SP03", "C5"}, "pgup": {"SP01", "C5"}, "pgdn": {"SP15", "C5"},
	} {
		s := demo(t)
		p := grid3(t, s, 80, 24)
		p.press("9", key)
		holds(t, s, "HD03", "SP03", "C5", "9")
		p.on(to.dossier, to.criterion)
	}
}

func TestNothingElseKeepsWhatIsHalfTypedInTheGrid(t *testing.T) {
	s := demo(t)
	for _, key := range []string{"home", "end", "esc", "f1", "f2", "f3", "f4", "f5", "f6", "f8", "ctrl+s", "ctrl+c", "ctrl+z", "f10", "alt+esc", "nul"} {
		p := grid3(t, s, 80, 24)
		p.press("1", key)
		p.send(tea.WindowSizeMsg{Width: 100, Height: 30})
		p.send(changedMsg{})
		p.send(tea.MouseMsg{X: 5, Y: 12, Action: tea.MouseActionPress, Button: tea.MouseButtonWheelDown})
		p.send(tea.MouseMsg{X: 60, Y: 9, Action: tea.MouseActionPress, Button: tea.MouseButtonLeft})
		holds(t, s, "HD03", "SP03", "C5", "")
	}
}

func TestTheGridGoesOverItsColumns(t *testing.T) {
	p := grid3(t, demo(t), 80, 24)
	p.press("right")
	p.on("SP03", "C6")
	p.press("right")
	p.on("SP03", "C6")
	p.press("left", "left")
	p.on("SP03", "C5")
	p.press("pgdn", "pgup", "down", "up", "esc")
	p.sees("Trạng thái") // the list
}

// TestF6GoesBetweenSheetAndGrid takes what is half typed along, on the same cell.
func TestF6GoesBetweenSheetAndGrid(t *testing.T) {
	s := demo(t)
	p := sit(t, s, "HD03", 80, 24)
	p.at(blank3)
	p.press("down", "1", "f6")
	p.on(blank3, "C6")
	p.sees("1▏")
	p.press("0", "f6")
	p.sees("▸ C6", "10▏")
	p.press("f6", "bs", "bs", "8,5", "enter")
	holds(t, s, "HD03", blank3, "C6", "8,5")
	holds(t, s, "HD03", blank3, "C5", "")
	p.press("esc", "esc")
	p.sees("Trạng thái")
	for _, open := range [][]string{{"f4", "f6"}, {"f4", "f5", "f6"}, {"g"}, {"f4", "G"}, {"f4", "f5", "g"}} {
		p.press(open...)
		if _, ok := p.app.top().(*grid); !ok {
			t.Fatalf("%v does not open the grid:\n%s", open, p.app.View())
		}
		p.press("esc", "esc", "esc")
	}
}

func TestAHalfTypedRemarkWaitsBehindTheGrid(t *testing.T) {
	s := demo(t)
	p := sit(t, s, "HD03", 80, 24)
	p.at(blank3)
	p.press("tab", "Tốt", "f6")
	p.on(blank3, "C5")
	p.press("8", "f6")
	p.sees("Tốt")
	p.press("enter", "f6")
	p.sees("8▏")
	holds(t, s, "HD03", blank3, "C5", "")
}

func TestTheGridIsSortedAndFilteredLikeTheList(t *testing.T) {
	s := demo(t)
	p := sit(t, s, "HD03", 80, 24)
	p.press("right", "right", "right", "tab", "g") // by progress, what is missing
	p.sees("Còn thiếu điểm 10/54", "tiến độ")
	p.press("home", "9", "right", "8", "enter")
	p.sees("2/2", "10/54") // a row that is complete stays until somebody filters anew
	p.press("shift+tab", "tab")
	p.sees("Còn thiếu điểm 9/54")
	p.press("shift+tab", "f3", "khoa cua")
	p.sees("Tất cả 1/54", "▸ SP04")
	p.press("enter", "esc")
	p.sees("Tất cả 1/54", "Trạng thái", "▸ SP04")
	p.press("g", "f3", "esc")
	p.sees("54/54")
	p.press("f3", "qqq", "enter", "esc")
	p.sees("54/54")
	p.press("alt+esc", "xep theo", "enter")
	p.sees("Xếp theo: mã")
}

func TestADossierThatIsNotListedBringsAllBack(t *testing.T) {
	p := sit(t, demo(t), "HD03", 80, 24)
	p.press("f3", "khoa cua", "enter", "f4", "home", "f6")
	p.sees("Tất cả 54/54", "▸ "+p.app.about())
}

func TestTheGridSaysWhyThereIsNone(t *testing.T) {
	g := small()
	g.Council = append(g.Council, store.Member{Code: "PC01", Name: "Phó Chủ tịch", Roles: store.NewRoles(store.ViceChair)})
	s := open(t, engine.NewMemory())
	must(t, g.Fill(t.Context(), s))
	p := sit(t, s, "PC01", 80, 24)
	p.press("f6")
	p.sees("Không được phân công tiêu chí nào")
}

func TestClicksReachTheCellsOfTheGrid(t *testing.T) {
	s := demo(t)
	p := grid3(t, s, 80, 24)
	click := func(x int, row string) {
		for y, line := range strings.Split(p.app.View(), "\n") {
			if strings.Contains(line, row) {
				p.send(tea.MouseMsg{X: x, Y: y, Action: tea.MouseActionPress, Button: tea.MouseButtonLeft})
				return
			}
		}
		t.Fatalf("%q is not on the screen", row)
	}
	head, _, _ := strings.Cut(p.line("Sản phẩm   "), "C6")
	click(width(head), " SP08")
	p.on("SP08", "C6")
	p.press("7", "enter")
	holds(t, s, "HD03", "SP08", "C6", "7")
	click(12, " SP05")
	p.on("SP05", "C6")
	p.send(tea.MouseMsg{X: 5, Y: 12, Action: tea.MouseActionPress, Button: tea.MouseButtonWheelDown})
	p.on("SP08", "C6")
	p.send(tea.MouseMsg{X: 5, Y: 12, Action: tea.MouseActionPress, Button: tea.MouseButtonWheelUp})
	p.on("SP05", "C6")
	click(12, "Sản phẩm   ")
	p.sees("Xếp theo: sản phẩm")
	click(78, "Sản phẩm   ")
	p.sees("Xếp theo: tiến độ")
	click(3, "Sản phẩm   ")
	p.sees("Xếp theo: mã")
	p.on("SP05", "C6")
}

// TestScoresOfOthersMoveNothingInTheGrid: what another machine keeps shows, and neither rows nor the half-typed cell
// change.
func TestScoresOfOthersMoveNothingInTheGrid(t *testing.T) {
	s := demo(t)
	p := sit(t, s, "HD03", 80, 24)
	p.press("right", "right", "right", "tab", "g", "home", "8")
	elsewhere(t, s, "C5", nil, points("9"))
	elsewhere(t, s, "C6", nil, points("7"))
	p.send(changedMsg{})
	p.sees("8▏", "10/54")
	p.on(blank3, "C5")
	p.press("enter")
	p.sees("vừa sửa thành 9 ở máy khác")
	holds(t, s, "HD03", blank3, "C5", "9")
}

func TestTheGridFollowsItsCriterion(t *testing.T) {
	s := demo(t)
	p := grid3(t, s, 80, 24)
	p.press("right", "8")
	rules := *s.Snapshot().Rules()
	rules.Criteria = append([]scoring.Criterion{}, rules.Criteria...)
	for i := range rules.Criteria {
		if rules.Criteria[i].Code == "C5" {
			rules.Criteria[i].Scorers = []string{"HD01"}
		}
	}
	p.app.view = s.Snapshot().For(p.app.actor)
	g := p.app.top().(*grid)
	g.rules = &rules
	g.renew()
	p.on(blank3, "C6")
	p.sees("8▏")
}

func TestTwinRowsAreWarnedOfInTheGrid(t *testing.T) {
	s := demo(t)
	p := sit(t, s, "HD01", 100, 24)
	p.press("down", "down", "down", "down", "f6")
	for i, c := range []string{"C5", "C6", "C8"} {
		p.press(stored(t, s, "HD01", "SP04", c).String(), []string{"tab", "tab", "enter"}[i])
	}
	p.sees("SP05 giống hệt SP04: chuyển / đổi chỗ điểm?")
	p.press("up", "alt+esc", "doi cho", "enter")
	p.sees("Điểm của SP05 đổi chỗ với hồ sơ nào?")
}

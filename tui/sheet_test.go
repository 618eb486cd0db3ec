package tui

import (
	"strings"
	"testing"

	tea "github.com/charmbracelet/bubbletea"

	"example.com/hoidong/scoring"
	"example.com/hoidong/store"
	"example.com/hoidong/store/engine"
	"example.com/hoidong/store/sample"
)

func TestEnterKeepsAndGoesToTheNextCell(t *testing.T) {
	s := demo(t)
	p := sit(t, s, "HD03", 80, 24)
	p.at(blank3)
	p.press("12,5", "enter")
	holds(t, s, "HD03", blank3, "C5", "12,5")
	p.sees("C5: trống → 12,5 · đã lưu 12:00:00")
	p.press("0", "enter")
	holds(t, s, "HD03", blank3, "C6", "0")
	p.sees("▸ Xác nhận phiếu")
	p.press("enter")
	p.sees("✓ Đã xác nhận")
}

func TestEveryKeyThatLeavesACellKeepsIt(t *testing.T) {
	for _, k := range []string{"enter", "up", "down", "left", "right", "tab", "pgup", "pgdn"} {
		s := demo(t)
		p := sit(t, s, "HD03", 80, 24)
		p.at(blank3)
		p.press("9", k)
		holds(t, s, "HD03", blank3, "C5", "9")
	}
}

func TestNothingElseKeepsWhatIsHalfTyped(t *testing.T) {
	s := demo(t)
	for _, k := range []string{"esc", "f1", "f2", "f4", "f5", "f8", "f3", "ctrl+s", "ctrl+c", "ctrl+z", "f10", "alt+esc", "nul"} {
		p := sit(t, s, "HD03", 80, 24)
		p.at(blank3)
		p.press("1", k)
		p.send(tea.WindowSizeMsg{Width: 100, Height: 30})
		p.send(changedMsg{})
		p.send(tea.MouseMsg{X: 5, Y: 12, Action: tea.MouseActionPress, Button: tea.MouseButtonWheelDown})
		p.send(tea.MouseMsg{X: 5, Y: 18, Action: tea.MouseActionPress, Button: tea.MouseButtonLeft})
		holds(t, s, "HD03", blank3, "C5", "")
	}
}

func TestWhatIsHalfTypedWaitsBehindOtherScreens(t *testing.T) {
	s := demo(t)
	p := sit(t, s, "HD03", 80, 24)
	p.at(blank3)
	p.press("1", "f4", "esc", "f5", "esc", "f1", "esc")
	p.sees("1▏")
	p.press("2", "enter")
	holds(t, s, "HD03", blank3, "C5", "12")
}

func TestEscapeRestoresAndBackspaceEdits(t *testing.T) {
	s := demo(t)
	p := sit(t, s, "HD03", 80, 24)
	p.at(blank3)
	p.press("7", "enter", "up", "9", "esc", "enter")
	holds(t, s, "HD03", blank3, "C5", "7")
	p.press("up", "12,5", "bs", "ctrl+h", "enter")
	holds(t, s, "HD03", blank3, "C5", "12")
}

func TestBlankIsKeptOnlyByEnter(t *testing.T) {
	for _, empties := range []string{"bs", "del", "ctrl+h"} {
		s := demo(t)
		p := sit(t, s, "HD03", 80, 24)
		p.at(blank3)
		p.press("7", "enter", "up", empties, "esc")
		holds(t, s, "HD03", blank3, "C5", "7")
		p.press(empties, "enter")
		holds(t, s, "HD03", blank3, "C5", "")
		p.sees("C5: 7,0 → trống")
	}
}

func TestTheRemarkTakesVietnameseAndIsKeptOnLeaving(t *testing.T) {
	s := demo(t)
	p := sit(t, s, "HD03", 80, 24)
	p.at(blank3)
	p.press("tab", "Too", "bs", "ctrl+h", "ố", "t", "pgdn")
	remark := func() string {
		actor, err := s.SignInSample("HD03")
		must(t, err)
		v := s.Snapshot().For(actor)
		return v.MySheet(v.IndexOf(blank3)).Remark
	}
	if got := remark(); got != "Tốt" {
		t.Fatalf("the remark is %q", got)
	}
	p.press("pgup", "tab")
	p.press(" hơn", "esc", "enter")
	if got := remark(); got != "Tốt" {
		t.Fatalf("escape kept %q", got)
	}
	p.press("tab", "e\u0302\u0301", "enter") // decomposed ế
	if got := remark(); got != "Tốtế" {
		t.Fatalf("the remark is %q", got)
	}
}

func TestHomeAndEndGoToTheFirstCellAndToTheLast(t *testing.T) {
	p := sit(t, demo(t), "HD01", 80, 24)
	p.press(sp04...)
	p.press("end")
	p.sees("▸ C8")
	p.press("home")
	p.sees("▸ C5")
	p.press("down", "down", "down", "home") // in the remark they are the remark's
	p.sees("▸ Nhận xét")
	p.press("up", "1", "home")
	p.sees("▸ C8", "1▏")
}

func TestASheetWithNothingToDoScrolls(t *testing.T) {
	for _, dossier := range []string{"SP05", "SP32"} {
		p := sit(t, demo(t), "HD07", 60, 18)
		p.at(dossier)
		p.misses("C9 ")
		p.press("down", "down", "down", "down", "down")
		p.sees("C9 Trách nhiệm")
		p.misses("C1 ", "▸")
		p.press("up", "up", "up", "up", "up")
		p.sees("C1 ", "▼")
	}
}

// TestWhatWasKeptIsNotTakenForTheNextSheet: a cell without its dossier is one of the sheet that is seen.
func TestWhatWasKeptIsNotTakenForTheNextSheet(t *testing.T) {
	p := sit(t, demo(t), "HD01", 80, 24)
	p.press(sp04...)
	p.press("1", "enter")
	p.sees(" C5: ", "đã lưu")
	p.misses("SP04 C5: ")
	p.press("pgdn")
	p.misses("đã lưu")
	p.press("1", "pgdn")
	p.sees("SP06  ", "SP05 C6: trống → 1,0 · đã lưu")
	p.hold = true
	p.press("2", "enter", "pgdn")
	p.release()
	p.sees("SP06 C6: ", "đã lưu")
}

func TestAConfirmedSheetIsLockedUntilItIsOpenedAgain(t *testing.T) {
	s := demo(t)
	p := sit(t, s, "HD03", 80, 24)
	p.at(blank3)
	p.press("8", "enter", "7", "enter", "enter")
	p.press("up", "up", "9", "enter")
	p.sees("đã xác nhận")
	holds(t, s, "HD03", blank3, "C5", "8")
	p.press("down", "down", "down", "enter", "right", "enter")
	p.sees("Đã mở lại phiếu SP03")
}

func TestACompleteSheetIsNeededToConfirm(t *testing.T) {
	s := demo(t)
	p := sit(t, s, "HD03", 80, 24)
	p.at(blank3)
	p.press("8", "enter", "down", "down", "enter")
	p.sees("Chưa có điểm C6", "▸ C6")
}

func TestAllCompleteSheetsAreConfirmedInOneAct(t *testing.T) {
	s := demo(t)
	p := sit(t, s, "HD03", 80, 24)
	before := s.Snapshot().Revision()
	p.press("menu.confirm_all")
	p.sees("41 phiếu đã đủ điểm")
	p.press("enter")
	p.sees("Đã xác nhận 41 phiếu")
	if after := s.Snapshot().Revision(); after != before+1 {
		t.Fatalf("%d acts", after-before)
	}
}

func TestUndoNamesTheActAndTakesItBack(t *testing.T) {
	s := demo(t)
	p := sit(t, s, "HD03", 80, 24)
	p.at(blank3)
	p.press("8", "enter", "ctrl+z")
	p.sees("Hoàn tác thao tác gần nhất?", "SP03 C5: trống → 8,0")
	p.press("enter")
	holds(t, s, "HD03", blank3, "C5", "")
	p.press("ctrl+z")
	p.sees("Không còn gì để hoàn tác.")
}

func TestAPausedSittingTakesNoScores(t *testing.T) {
	s := demo(t)
	p := sit(t, s, "HD03", 80, 24)
	p.at(blank3)
	p.press("1")
	_, err := s.Do(t.Context(), s.Owner(), &store.ChangePhase{From: store.Scoring, To: store.Paused})
	must(t, err)
	p.send(changedMsg{})
	p.sees("1▏", "Tạm dừng")
	p.press("2", "enter")
	p.sees("12▏", "Tạm dừng”")
	holds(t, s, "HD03", blank3, "C5", "")
}

func TestAConflictGivesTheCellItsNewValue(t *testing.T) {
	s := demo(t)
	p := sit(t, s, "HD03", 80, 24)
	p.at(blank3)
	p.press("8")
	elsewhere(t, s, "C5", nil, points("9"))
	p.send(changedMsg{})
	p.sees("8▏")
	p.press("enter")
	p.sees("vừa sửa thành 9 ở máy khác")
	holds(t, s, "HD03", blank3, "C5", "9")
	if line := p.line("C5 Đảm"); !strings.Contains(line, "9,0") {
		t.Fatalf("the cell shows %q", line)
	}
}

func points(text string) *scoring.Points {
	p, err := scoring.ParsePoints(text)
	if err != nil {
		panic(err)
	}
	return &p
}

// elsewhere keeps a score of HD03 on another machine.
func elsewhere(t *testing.T, s *store.Store, criterion string, was, now *scoring.Points) {
	t.Helper()
	actor, err := s.SignInSample("HD03")
	must(t, err)
	_, err = s.Do(t.Context(), actor, &store.KeepScore{Dossier: blank3, Member: "HD03", Criterion: criterion, Was: was, Now: now})
	must(t, err)
}

// TestWhatIsHalfTypedIsNotDropped goes from a half-typed cell to other screens and other sheets, and finds it again.
func TestWhatIsHalfTypedIsNotDropped(t *testing.T) {
	s := demo(t)
	p := sit(t, s, "HD03", 80, 24)
	p.at(blank3)
	p.press("1", "f4", "home", "enter", "enter")
	p.misses("1▏")
	p.press("2", "f4", "end", "enter", "enter", "f4", "f5", "f3")
	p.at(blank3)
	p.sees("1▏")
	p.press("2", "enter")
	holds(t, s, "HD03", blank3, "C5", "12")
	p.at("SP07")
	p.sees("2▏")
	p.press("esc", "esc", "f4", "enter", "f4", "enter", "f5", "f4", "f5", "f4")
	if n := len(p.app.screens); n > 4 {
		t.Fatalf("%d screens lie on each other", n)
	}
}

func TestALongRemarkIsReadWhereThereIsRoom(t *testing.T) {
	s := demo(t)
	p := sit(t, s, "HD03", 120, 40)
	p.at(blank3)
	p.press("tab")
	p.paste(strings.Repeat("Chất lượng đồng đều qua các năm. ", 8) + "Hết.")
	p.press("enter")
	p.sees("Hết.")
	p.send(tea.WindowSizeMsg{Width: 80, Height: 24})
	p.sees("Xác nhận phiếu", "…")
}

func TestTheMousePutsTheCursorOnALine(t *testing.T) {
	for _, size := range [][2]int{{80, 24}, {120, 40}} {
		s := demo(t)
		p := sit(t, s, "HD03", size[0], size[1])
		p.at(blank3)
		click := func(text string) {
			for y, line := range strings.Split(p.app.View(), "\n") {
				if strings.Contains(line, text) {
					p.send(tea.MouseMsg{X: size[0] - 30, Y: y, Action: tea.MouseActionPress, Button: tea.MouseButtonLeft})
					return
				}
			}
			t.Fatalf("%q is not on the screen", text)
		}
		click("C6 Trình")
		p.sees("▸ C6")
		click("C7 Bảo vệ")
		p.sees("▸ C6")
		click("Nhận xét")
		p.sees("▸ Nhận xét")
		click("Xác nhận phiếu")
		p.sees("▸ Xác nhận phiếu")
		click("C5 Đảm")
		p.press("9", "enter")
		holds(t, s, "HD03", blank3, "C5", "9")
	}
}

func TestScoresTypedUnderTheNeighbourChangePlaces(t *testing.T) {
	s := demo(t)
	p := sit(t, s, "HD03", 80, 24)
	p.press("down", "down", "enter")
	p.press("15", "enter", "9,5", "enter", "alt+esc")
	was := stored(t, s, "HD03", "SP04", "C5").String()
	p.click("Chuyển / đổi chỗ điểm")
	p.sees("▸ SP04") // the neighbour comes first
	p.press("khoa cua", "enter")
	p.sees("SP03: Ống thép inox trang trí", "SP04: Khóa cửa thông minh")
	p.press("enter")
	holds(t, s, "HD03", "SP04", "C5", "15")
	holds(t, s, "HD03", "SP03", "C5", was)
	p.press("ctrl+z")
	p.sees("SP03 đổi chỗ điểm với SP04")
}

// TestTwinSheetsAreWarnedOf: HD01 has three cells a sheet.
func TestTwinSheetsAreWarnedOf(t *testing.T) {
	s := demo(t)
	p := sit(t, s, "HD01", 100, 24)
	p.press("down", "down", "down", "down", "enter") // SP05, which is empty
	p.sees("SP05  ")
	var like []string
	for _, c := range []string{"C5", "C6", "C8"} {
		like = append(like, stored(t, s, "HD01", "SP04", c).String(), "enter")
	}
	p.press(like...)
	p.sees("SP05 giống hệt SP04: chuyển / đổi chỗ điểm?")
	p.press("up", "up", "1", "enter")
	p.misses("giống hệt")
}

func TestARoundWithoutFiguresShowsNoQuestionMarks(t *testing.T) {
	g := sample.Generate(1, sample.Size{Dossiers: 3, Members: 2, Criteria: 1})
	for i := range g.Intake.Dossiers {
		d := &g.Intake.Dossiers[i]
		d.Figures, d.Commitments, d.Sector = nil, store.Unstated, ""
	}
	g.Rules.Criteria[0].Name = "Đáp ứng thị trường và phát triển sản xuất"
	s := open(t, engine.NewMemory())
	must(t, g.Fill(t.Context(), s))
	for _, w := range []int{80, 140} {
		p := sit(t, s, "HD01", w, 24)
		p.press("enter")
		p.sees("C1 Đáp ứng thị trường và phát triển sản xuất ")
		p.misses("?", "Doanh thu", "Số 1 ·")
	}
}

func TestUndoNamesTheOneSheet(t *testing.T) {
	p := sit(t, demo(t), "HD03", 80, 24)
	p.press("enter", "enter", "enter", "enter", "ctrl+z")
	p.sees("Hoàn tác thao tác gần nhất?", "xác nhận phiếu SP01")
}

func TestManyCriteriaTellHowManyAreNotSeen(t *testing.T) {
	g := sample.Generate(1, sample.Size{Dossiers: 2, Members: 2, Criteria: 64})
	s := open(t, engine.NewMemory())
	must(t, g.Fill(t.Context(), s))
	p := sit(t, s, "HD01", 80, 24)
	p.press("enter")
	p.sees("32/32", "▲", "▼")
	p.press("down")
	for range 40 {
		p.press("down")
	}
	p.sees("▲", "▸ Xác nhận phiếu")
	p.misses("▼")
}

package tui

import (
	"strings"
	"testing"

	"example.com/hoidong/store"
)

func (s *seat) practise() {
	s.tb.Helper()
	s.press("menu.practice")
	s.sees("CHẤM THỬ – KHÔNG TÍNH VÀO KẾT QUẢ", "Sản phẩm thử A", "Sản phẩm thử B")
}

func TestPracticeTouchesNothingAndComesBackToTheSameScreen(t *testing.T) {
	s := demo(t)
	p := sit(t, s, "HD03", 80, 24)
	p.at(blank3)
	p.press("12")
	before, revision := p.app.View(), s.Snapshot().Revision()
	p.practise()
	p.press("enter", "8", "enter", "7", "enter", "enter")
	p.sees("CHẤM THỬ", "Đã xác nhận phiếu THU1")
	p.press("f4")
	p.sees("CHẤM THỬ", "THU1")
	p.misses("SP07")
	if s.Snapshot().Revision() != revision {
		t.Fatal("the practice reached the council's file")
	}
	p.press("alt+esc")
	p.misses("Bàn giao", "Tạm dừng phiên họp")
	p.press("esc", "menu.end_practice")
	p.sees("Đã kết thúc chấm thử")
	p.app.status = status{}
	if got, want := body(p.app.View()), body(before); got != want {
		t.Fatalf("the screen is another:\n%s\n%s", want, got)
	}
	p.press(",5", "enter")
	holds(t, s, "HD03", blank3, "C5", "12,5")
}

// body is a frame without its last two lines, the status and the keys.
func body(frame string) string {
	lines := strings.Split(frame, "\n")
	return strings.Join(lines[:len(lines)-2], "\n")
}

// TestAnswersWaitWhileSomebodyPractises: the council's writer goes on, and what it says is told afterwards.
func TestAnswersWaitWhileSomebodyPractises(t *testing.T) {
	s := demo(t)
	p := sit(t, s, "HD03", 80, 24)
	p.at(blank3)
	p.hold = true
	p.press("8", "enter")
	late := p.held
	p.hold, p.held = false, nil
	p.practise()
	for _, cmd := range late {
		p.carryOut(cmd)
	}
	holds(t, s, "HD03", blank3, "C5", "8")
	p.misses("đã lưu")
	p.press("esc")
	p.sees("C5: trống → 8,0 · đã lưu")
	if n := p.app.pending.queue(); n != 0 {
		t.Errorf("%d answers are still awaited", n)
	}
}

func TestPracticeBeforeTheSittingOpens(t *testing.T) {
	s, code := coded(t)
	p := sit(t, s, "", 80, 24)
	p.press("HD02", "enter", code, "enter")
	p.practise()
	p.press("enter")
	p.sees("Doanh nghiệp thử")
	p.press("9", "enter")
	p.sees("trống → 9,0 · đã lưu")
	must(t, p.app.Close())
}

func TestLeavingEndsThePractice(t *testing.T) {
	s := demo(t)
	p := sit(t, s, "HD03", 80, 24)
	p.practise()
	p.lockIt()
	p.sees("SPCNCL 2021")
	p.press("tab", "enter")
	p.sees("Chọn tên để vào phòng họp")
	p.misses("CHẤM THỬ")
	p.press("HD03", "enter")
	p.practise()
	p.press("f10", "enter")
	if !p.quit {
		t.Fatal("the program goes on")
	}
}

func TestOperatorsHaveNothingToPractise(t *testing.T) {
	s := demo(t)
	for _, m := range s.Snapshot().Members() {
		p := sit(t, s, m.Code, 80, 24)
		p.press("alt+esc")
		if m.Votes() != strings.Contains(p.app.View(), "Chấm thử") {
			t.Errorf("%s votes: %v", m.Code, m.Votes())
		}
	}
}

func TestAPracticeThatComesTooLateIsDropped(t *testing.T) {
	s := demo(t)
	p := sit(t, s, "HD03", 80, 24)
	p.hold = true
	p.press("menu.practice")
	late := p.held
	p.hold, p.held = false, nil
	handOver(p.app)
	for _, cmd := range late {
		p.carryOut(cmd)
	}
	p.sees("Chọn tên để vào phòng họp")
	p.misses("CHẤM THỬ")
	p.send(practiceMsg{visit: p.app.visit, err: store.May(nil, store.RunSession, store.Scoring)})
	p.sees("Không có quyền")
}

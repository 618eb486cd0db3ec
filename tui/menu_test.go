package tui

import (
	"testing"

	"example.com/hoidong/store"
)

func TestTheMenuNarrowsWithoutDiacriticsAndNamesItsGroups(t *testing.T) {
	p := sit(t, demo(t), "HD01", 60, 18)
	p.press("alt+esc")
	p.sees("Chấm điểm", "Kết quả", "▸ Chấm điểm     Danh sách hồ sơ")
	p.press("phien hop")
	p.sees("▸ Phiên họp     Tạm dừng phiên họp", "Kết thúc chấm")
	p.misses("Danh sách hồ sơ")
	p.press("x", "enter")
	p.sees("Không có dòng nào khớp")
	p.press("bs", "down", "enter")
	p.sees("Điểm không sửa được nữa")
}

// TestEnterHeldDownDoesNotEndTheScoring: there is no way back from there.
func TestEnterHeldDownDoesNotEndTheScoring(t *testing.T) {
	s := demo(t)
	p := sit(t, s, "HD01", 80, 24)
	p.press("menu.end", "enter", "enter")
	if phase := s.Snapshot().Phase(); phase != store.Scoring {
		t.Fatalf("it is %s", phase)
	}
	p.press("menu.end", "right", "enter")
	if phase := s.Snapshot().Phase(); phase != store.Ended {
		t.Fatalf("it is %s", phase)
	}
}

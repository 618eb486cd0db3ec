package tui

import "testing"

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

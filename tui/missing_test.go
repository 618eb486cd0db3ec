package tui

import (
	"testing"

	"example.com/hoidong/store"
)

func TestMissingLeadsFromBlankCellToBlankCell(t *testing.T) {
	s := demo(t)
	p := sit(t, s, "HD03", 80, 24)
	p.press("f7")
	p.sees("Còn 20 ô ở 10 sản phẩm", "▸ SP03", "C5 Đảm bảo duy trì chất lượng sản phẩm, C6 Trình độ công nghệ")
	p.press("enter")
	p.sees("SP03  Ống thép inox", "▸ C5", "F7 còn 20 ô")
	p.press("8", "enter", "7", "enter")
	p.sees("F7 còn 18 ô")
	p.press("f7")
	p.sees("Còn 18 ô ở 9 sản phẩm", "▸ SP08")
	p.press("enter", "5", "enter", "f7", "enter")
	p.sees("SP08  Cửa nhôm", "▸ C6") // what is left of the sheet
	p.press("pgdn")
	p.sees("SP09  ")
	p.press("f7", "f7")
	p.sees("SP09  ")
}

// TestMissingLeavesWhatIsHalfTyped: the list lies over the sheet, and going elsewhere does not drop the cell.
func TestMissingLeavesWhatIsHalfTyped(t *testing.T) {
	s := demo(t)
	p := sit(t, s, "HD03", 80, 24)
	p.at(blank3)
	p.press("12", "f7", "down", "enter")
	p.sees("SP08  Cửa nhôm")
	p.press("esc", "up", "enter")
	p.sees("12▏")
	holds(t, s, "HD03", blank3, "C5", "")
}

func TestMissingOffersToConfirmWhenNothingIsMissing(t *testing.T) {
	s := demo(t)
	p := sit(t, s, "HD03", 80, 24)
	for range 10 {
		p.press("f7", "enter", "5", "enter", "5", "enter")
	}
	p.press("f7")
	p.sees("Không còn ô nào thiếu điểm", "▸ Xác nhận tất cả phiếu đã đủ điểm (51/51)")
	p.press("enter", "enter")
	p.sees("Đã xác nhận 51 phiếu", "Mọi phiếu đã xác nhận")
	p.press("enter")
	p.sees("Chưa có thêm phiếu nào")
	p.press("esc", "menu.handover")
	p.sees("Không còn ô nào thiếu điểm")
}

func TestTheSecretarySeesWhoOwesWhat(t *testing.T) {
	s := demo(t)
	p := sit(t, s, "HD11", 80, 24)
	p.press("f7")
	p.sees("Còn 40 ô", "Tab từng người")
	p.press("tab")
	p.sees("▸ HD02  Lê Thanh Hương", "Còn 292 ô ở 111 phiếu; 447 phiếu đủ điểm chưa xác nhận")
	other := sit(t, s, "HD02", 80, 24)
	other.at("SP05")
	other.press("f7", "enter", "5", "enter")
	p.send(changedMsg{})
	p.sees("Còn 291 ô")
	p.press("end", "home", "tab")
	p.sees("Còn 40 ô")
}

func TestWhatIsMissingIsNotForTheRoom(t *testing.T) {
	s := demo(t)
	helpers := []store.Member{
		{Code: "MH", Name: "Màn hình chung", Roles: store.NewRoles(store.Screen)},
		{Code: "TG01", Name: "Tổ giúp việc", Roles: store.NewRoles(store.Operator)},
	}
	_, err := s.ImportCouncil(t.Context(), s.Owner(), "", helpers)
	must(t, err)
	room := sit(t, s, "MH", 80, 24)
	room.press("f7", "enter", "tab")
	room.misses("HD0", "Còn ")
	operator := sit(t, s, "TG01", 80, 24)
	operator.press("f7")
	operator.sees("▸ HD02  Lê Thanh Hương")
	operator.misses("Tab")
	operator.press("enter")
	operator.sees("HD02 Lê Thanh Hương · chưa vào chương trình")
}

func TestPausingTheSittingSaysWhatIsMissing(t *testing.T) {
	p := sit(t, demo(t), "HD01", 80, 24)
	p.press("menu.pause")
	p.sees("Còn 292 ô ở 111 phiếu")
}

func TestTheMouseChoosesWhatIsMissing(t *testing.T) {
	p := sit(t, demo(t), "HD03", 80, 24)
	p.press("f7")
	p.click("Cáp điện lực")
	p.sees("▸ SP13")
	p.click("Cáp điện lực")
	p.sees("SP13  Cáp điện lực", "▸ C5")
}

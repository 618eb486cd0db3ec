package tui

import "testing"

func TestTheMenuNarrowsWithoutDiacriticsAndNamesItsGroups(t *testing.T) {
	p := sit(t, demo(t), "HD01", 60, 18)
	p.press("alt+esc")
	p.sees("Chấm điểm", "Kết quả", "▸ Chấm điểm       Danh sách hồ sơ")
	p.press("phien hop")
	p.sees("▸ Phiên họp       Tạm dừng phiên họp", "Kết thúc chấm")
	p.misses("Danh sách hồ sơ")
	p.press("x", "enter")
	p.sees("Không có dòng nào khớp")
	p.press("bs", "down", "enter")
	p.sees("Chưa kết thúc chấm được")
}

// TestTheMenuIsAboutTheScreenThatEscapeWasPressedOn: the first of two Escapes leaves it.
func TestTheMenuIsAboutTheScreenThatEscapeWasPressedOn(t *testing.T) {
	p := sit(t, demo(t), "HD01", 80, 24)
	p.press("down", "enter")
	escape := func() { p.send(named["esc"]) }
	escape()
	p.sees("Trạng thái")
	escape()
	p.press("doi cho", "enter")
	p.sees("Điểm của SP02")
	p.press("esc")
	p.sees("SP02  ", "Phần được phân công")
	p.press("esc")
	p.sees("Trạng thái")
}

// TestTheMenuAfterPractice: the first of two Escapes ended it, and nothing of it comes back.
func TestTheMenuAfterPractice(t *testing.T) {
	p := sit(t, demo(t), "HD03", 80, 24)
	p.press("menu.practice")
	p.sees("CHẤM THỬ")
	p.send(named["esc"])
	p.send(named["esc"])
	p.misses("CHẤM THỬ", "THU1")
	p.sees("Việc có thể làm")
}

// TestTheBeginningOfAnEntryLeadsToIt: “điểm danh” is also in “Chấm điểm: danh sách hồ sơ”, which stands before it.
func TestTheBeginningOfAnEntryLeadsToIt(t *testing.T) {
	p := sit(t, unattended(t), "HD01", 80, 24)
	p.press("alt+esc", "diem danh")
	p.sees("Danh sách hồ sơ", "▸ Phiên họp")
	p.press("enter")
	p.sees("Có mặt 0/11")
}

// TestTheMenuOffersNothingTwice to anybody.
func TestTheMenuOffersNothingTwice(t *testing.T) {
	s := differingRound.copy(t)
	for _, member := range []string{"HD01", "HD03", secretary, "KP1"} {
		p := sit(t, s, member, 80, 24)
		p.press("alt+esc")
		names := map[string]bool{}
		for _, one := range p.app.dialog.(*picker).all {
			if names[one.name] {
				t.Errorf("%s is offered “%s” twice", member, one.name)
			}
			names[one.name] = true
		}
	}
}

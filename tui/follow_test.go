package tui

import (
	"testing"
)

// listen takes up what was called out in the room, as the program's pump does.
func (s *seat) listen() { s.send(roomMsg{}) }

func TestEverybodyFollowsTheProductUnderDiscussion(t *testing.T) {
	s, room := demo(t), NewRoom()
	chair := sit(t, s, "HD01", 80, 24, together(room, ""))
	member := sit(t, s, "HD03", 80, 24, together(room, ""))
	recused := sit(t, s, "HD07", 80, 24, together(room, ""))
	member.press("ctrl+g")
	member.sees("Chưa có hồ sơ nào đang xét chung")
	chair.press("down", "menu.lead")
	chair.sees("mời theo SP02")
	member.listen()
	member.sees("Đang xét SP02 Máy biến tốc công nghiệp. Ctrl+G để đến", "đang xét SP02")
	member.at(blank3)
	member.press("12", "ctrl+g")
	member.sees("SP02  Máy biến tốc")
	member.misses("Ctrl+G để đến")
	member.misses("đang xét SP02")
	chair.press("down", "down", "down")
	member.listen()
	member.misses("SP05") // what the chair passes in a list is not what he shows
	chair.press("enter")
	member.listen()
	member.sees("đang xét SP05", "Đang xét SP05 Khuôn đúc áp lực. Ctrl+G để đến")
	recused.listen()
	recused.sees("Đang xét SP05", "không tham gia chấm")
	recused.press("ctrl+g")
	recused.sees("SP05", "Không tham gia chấm (XĐLI)")
	recused.misses("Đang xét SP05")
	recused.press("ctrl+g")
	recused.sees("Đang xét SP05 Khuôn đúc áp lực: không tham gia chấm (XĐLI)")
	member.press("esc")
	member.sees("12▏")
	holds(t, s, "HD03", blank3, "C5", "")
	chair.press("menu.lead_end")
	member.listen()
	member.misses("đang xét")
	late := sit(t, s, "HD04", 80, 24, together(room, ""))
	late.misses("đang xét")
	late.press("alt+esc", "Mời mọi người")
	late.sees("Không có dòng nào khớp")
}

// TestLeadingEndsWithWhoeverLeads: the next one at the same desk leads nobody.
func TestLeadingEndsWithWhoeverLeads(t *testing.T) {
	s, room := demo(t), NewRoom()
	p := sit(t, s, "HD01", 80, 24, together(room, ""))
	p.press("menu.lead", "menu.handover", "enter")
	actor, err := s.SignInSample("HD03")
	must(t, err)
	p.send(signedInMsg{member: "HD03", actor: actor})
	p.press("down", "down")
	if got := room.Discussed(); got != "SP01" {
		t.Errorf("%s is discussed", got)
	}
}

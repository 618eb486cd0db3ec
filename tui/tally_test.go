package tui

import (
	"testing"

	"example.com/hoidong/store"
)

// TestTheTallyShowsWhoIsThereAndReminds: whoever comes and moves is seen, and reads what he is told in his status line.
func TestTheTallyShowsWhoIsThereAndReminds(t *testing.T) {
	s, r := demo(t), NewRoom()
	p := sit(t, s, "HD11", 120, 40, together(r, ""))
	p.press("menu.tally", "right", "right")
	p.sees("Đang vào: 1", "HD03 Phạm Quốc Bảo · chưa vào chương trình")
	far := sit(t, s, "HD03", 80, 24, together(r, "192.168.1.7"))
	far.at(blank3)
	far.press("12")
	hearNews(p)
	p.sees("Đang vào: 2", "HD03 Phạm Quốc Bảo · phiếu chấm điểm SP03, vào lúc")
	p.press("enter")
	p.sees("Hiện nay: phiếu chấm điểm SP03")
	p.press("enter")
	p.sees("Đã nhắc HD03.")
	hearNews(far)
	far.sees("HD11 Dương Hải Đăng nhắc: còn 20 ô ở 10 sản phẩm", "12▏")

	p.press("right", "enter", "enter")
	p.sees("HD04 chưa vào chương trình nên không nhắc được.")
	p.press("menu.nudge_all")
	p.sees("Đã nhắc 1 người còn thiếu; 9 người chưa vào chương trình.")
}

// TestTheTallyLeadsToASheet as far as it may be seen: one's own, what is on another's for whoever owes nothing, and to
// those who owe how far it is.
func TestTheTallyLeadsToASheet(t *testing.T) {
	s := demo(t)
	p := sit(t, s, "HD01", 80, 24)
	p.press("menu.tally", "right", "enter")
	p.sees("SP01 · HD02 Lê Thanh Hương", "Đủ điểm, chưa xác nhận: 5/5 ô")
	p.misses("C5: ")
	p.press("esc", "left", "down", "enter")
	p.sees("SP02 ", "Điểm")
	if _, ok := p.app.top().(*sheet); !ok {
		t.Fatalf("%T", p.app.top())
	}

	operator := store.Member{Code: "TG01", Name: "Tổ giúp việc", Roles: store.NewRoles(store.Operator)}
	_, err := s.Do(t.Context(), s.Owner(), &store.EditMember{Now: &operator})
	must(t, err)
	q := sit(t, s, "TG01", 80, 24)
	q.press("down", "f6")
	q.sees("Còn thiếu (ô)", "SP02 Máy biến tốc")
	q.press("up", "right", "enter")
	q.sees("C5: ")
	q.press("esc", "f6")
	q.misses("Còn thiếu (ô)")
}

// TestTheTallyIsFilteredByWhoOwes, by sector and by what is looked for; the cursor stays on its dossier.
func TestTheTallyIsFilteredByWhoOwes(t *testing.T) {
	p := sit(t, demo(t), "HD11", 80, 24)
	p.press("f7", "tab", "enter")
	p.sees("Lọc: Tất cả 54/54", "▸ SP01")
	p.press("tab")
	p.sees("Lọc: còn thiếu 51/54")
	p.press("home", "tab")
	p.sees("HD02 còn thiếu 10/54", "▸ SP04")
	p.press("tab")
	p.sees("Chế biến nông sản, thực phẩm")
	code := p.app.top().(*tally).Dossier()
	p.press("esc")
	p.sees("Tất cả 54/54", "▸ "+code)
	p.press("f3", "khoa cua", "enter")
	p.sees("1/54", "SP04 Khóa cửa thông minh")
	p.press("esc", "esc")
	p.sees("Còn 292 ô")
}

// TestTheTallyIsForThoseWhoLeadAndHelp: a member's menu does not offer it, and F6 leads him to his own sheets.
func TestTheTallyIsForThoseWhoLeadAndHelp(t *testing.T) {
	p := sit(t, demo(t), "HD03", 120, 40)
	p.press("alt+esc")
	p.misses("Theo dõi phiếu")
}

// TestTheTallyFollowsTheScores as they come in from elsewhere.
func TestTheTallyFollowsTheScores(t *testing.T) {
	s := demo(t)
	p := sit(t, s, "HD11", 120, 40)
	p.press("menu.tally", "down", "down", "right", "right")
	p.sees("3/54 · Chưa chấm")
	far := sit(t, s, "HD03", 80, 24)
	far.at(blank3)
	far.press("9", "enter")
	p.send(changedMsg{})
	p.sees("3/54 · Đang chấm", "1/2")
}

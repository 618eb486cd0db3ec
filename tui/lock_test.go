package tui

import (
	"testing"
	"time"

	"example.com/hoidong/store"
)

// lockIt locks through the menu.
func (s *seat) lockIt() {
	s.tb.Helper()
	s.press("menu.lock")
	s.sees("Màn hình đang khóa")
}

func TestTheLockHidesTheWorkAndKeepsIt(t *testing.T) {
	s := demo(t)
	p := sit(t, s, "HD03", 80, 24)
	p.at(blank3)
	p.press("12")
	p.lockIt()
	p.sees("HD03 Phạm Quốc Bảo", "Khóa lúc 12:0", "SPCNCL 2021")
	p.misses(blank3, "▏", "C5")
	p.press("9", "f4", "f10", "esc")
	p.sees("Màn hình đang khóa")
	p.press("esc", "f4")
	p.sees("mở khóa rồi mới dùng được phím này")
	p.press("enter")
	p.sees(blank3, "12▏")
	p.press(",5", "enter")
	holds(t, s, "HD03", blank3, "C5", "12,5")
}

func TestTheScreenLocksItselfWhileTheSittingIsOpen(t *testing.T) {
	s := demo(t)
	p := sit(t, s, "HD03", 80, 24)
	p.at(blank3)
	p.press("12")
	p.time = p.time.Add(lockAfter - time.Second)
	p.send(tickMsg{})
	p.misses("Màn hình đang khóa")
	p.time = p.time.Add(time.Second)
	p.send(tickMsg{})
	p.sees("Màn hình đang khóa")
	p.time = p.time.Add(30 * time.Minute)
	p.send(tickMsg{})
	p.sees("bây giờ là 12:4")
	p.press("enter")
	p.sees("12▏")
	p.send(tickMsg{})
	p.misses("Màn hình đang khóa")
	holds(t, s, "HD03", blank3, "C5", "")
}

func TestNothingLocksItselfWithoutASitting(t *testing.T) {
	s := sampleSheets(t)
	t.Cleanup(func() { must(t, s.Close()) })
	end(t, s)
	p := sit(t, s, "HD03", 80, 24)
	p.time = p.time.Add(time.Hour)
	p.send(tickMsg{})
	p.misses("Màn hình đang khóa")
	nobody := sit(t, demo(t), "", 80, 24)
	nobody.time = nobody.time.Add(time.Hour)
	nobody.send(tickMsg{})
	nobody.sees("Chọn tên")
}

func TestTheLockAsksForTheCode(t *testing.T) {
	s, code := coded(t)
	p := sit(t, s, "", 80, 24)
	p.press("HD02", "enter", code, "enter")
	p.lockIt()
	p.press("enter")
	p.sees("Màn hình đang khóa")
	p.press("11112222", "enter")
	p.sees("chưa đúng")
	p.hold = true
	p.press("x", code, "enter")
	p.sees("Đang kiểm tra")
	p.press("tab", "enter") // while the code is checked nothing else is done
	p.release()
	p.misses("Màn hình đang khóa")
	p.sees("HD02")
}

func TestTheNextOneComesInThroughTheLock(t *testing.T) {
	s := demo(t)
	p := sit(t, s, "HD03", 80, 24)
	p.at(blank3)
	p.press("12")
	p.lockIt()
	p.press("tab", "enter")
	p.sees("Chọn tên để vào phòng họp")
	p.misses("đang khóa", "đã lưu")
	p.press("HD06", "enter", "ctrl+z")
	p.misses(blank3+" C5", "12▏")
	p.press("menu.handover", "enter", "HD03", "enter")
	p.sees("12▏", "Phần gõ dở ở SP03 còn nguyên")
	holds(t, s, "HD03", blank3, "C5", "")
	p.press(",5", "enter")
	holds(t, s, "HD03", blank3, "C5", "12,5")
}

func TestWhatWasHalfTypedIsComparedWithWhatIsThereNow(t *testing.T) {
	s := demo(t)
	p := sit(t, s, "HD03", 80, 24)
	p.at(blank3)
	p.press("12")
	handOver(p.app)
	elsewhere := sit(t, s, "HD03", 80, 24)
	elsewhere.at(blank3)
	elsewhere.press("9", "enter")
	p.press("HD03", "enter")
	p.sees("12▏")
	p.press("enter")
	p.sees("vừa sửa thành 9 ở máy khác")
	holds(t, s, "HD03", blank3, "C5", "9")
}

func TestHandingOverTellsOfWhatCouldNotBeSaved(t *testing.T) {
	s := demo(t)
	p := sit(t, s, "HD03", 80, 24)
	p.at(blank3)
	elsewhere := sit(t, s, "HD03", 80, 24)
	elsewhere.at(blank3)
	elsewhere.press("9", "enter")
	p.hold = true
	p.press("8", "enter")
	p.press("menu.lock", "tab", "enter")
	p.release()
	p.sees("Màn hình đang khóa", "1 thao tác chưa lưu được")
	p.press("enter") // told of it, the machine is given away
	p.sees("Chọn tên để vào phòng họp")
}

// TestTheLockOutlivesItsMember: he may be taken off the council while he is away.
func TestTheLockOutlivesItsMember(t *testing.T) {
	s, code := coded(t)
	p := sit(t, s, "", 80, 24)
	p.press("HD02", "enter", code, "enter")
	p.lockIt()
	removed := s.Snapshot().Members()[1]
	_, err := s.Do(t.Context(), s.Owner(), &store.EditMember{
		Was: s.Snapshot().Members()[2], Now: with(s.Snapshot().Members()[2], store.NewRoles(store.Voter, store.Secretary)),
	})
	must(t, err)
	code, err = s.IssueCode(t.Context(), s.Owner(), "HD03")
	must(t, err)
	_, err = s.Do(t.Context(), s.Owner(), &store.RemoveMember{Was: removed})
	must(t, err)
	p.send(changedMsg{})
	p.sees("Màn hình đang khóa", "HD02")
	p.press(code, "enter")
	p.sees("chưa đúng")
	p.press("tab", "enter")
	p.sees("Chọn tên để vào phòng họp")
}

// with is a member with other roles.
func with(m *store.Member, roles store.Roles) *store.Member {
	other := *m
	other.Roles = roles
	return &other
}

// coded is a real round, and the access code of HD02.
func coded(t *testing.T) (*store.Store, string) {
	t.Helper()
	s := realRound(t)
	code, err := s.IssueCode(t.Context(), s.Owner(), "HD02")
	must(t, err)
	return s, code
}

// TestAFormWaitsForTheOneWhoFillsItIn: somebody else comes in through the lock meanwhile, and does not see it.
func TestAFormWaitsForTheOneWhoFillsItIn(t *testing.T) {
	s := demo(t)
	p := sit(t, s, secretary, 80, 24)
	p.press("menu.setup")
	p.part(3)
	p.press("enter", " Anh")
	p.sees("Trần Minh Khôi Anh▏")
	p.time = p.time.Add(lockAfter)
	p.send(tickMsg{})
	p.press("tab", "enter", "HD06", "enter")
	p.misses("Trần Minh Khôi Anh", "Thiết lập")
	p.press("menu.handover", "enter", secretary, "enter")
	p.sees("Trần Minh Khôi Anh▏", "Biểu mẫu đang điền dở còn nguyên")
	for range 20 {
		p.press("down")
	}
	p.press("enter")
	p.sees("Trần Minh Khôi Anh")
	if got := s.Snapshot().Members()[0].Name; got != "Trần Minh Khôi Anh" {
		t.Fatalf("the store has %q", got)
	}
}

package tui

import (
	"testing"

	"example.com/hoidong/store"
)

// atReturns opens the list of what came back in the round of forms.
func atReturns(t *testing.T, s *store.Store, member string) *seat {
	t.Helper()
	p := sit(t, s, member, 100, 30)
	p.press("menu.receive", "left", "down", "enter", "enter")
	p.sees("Nhận phiếu: 7 tệp")
	return p
}

// TestFilesAreReceivedWithKeys goes the whole way: all that are in order, one of two of the same form, one with a stale sheet.
func TestFilesAreReceivedWithKeys(t *testing.T) {
	s := formsRound.copy(t)
	p := atReturns(t, s, operator)
	before := s.Snapshot().Revision()
	p.press("down", "down", "enter")
	p.sees("C5: 8 → 9,5", "! Phiếu cũ")
	p.press("home", "enter")
	p.sees("Còn 1 phiếu cũ chưa quyết định")
	p.press("right")
	p.sees("lấy theo tệp")
	p.press("home", "enter", "enter", "enter")
	p.sees("Cần ghi lý do")
	p.press("up", "đã hỏi lại", "enter", "enter")
	p.sees("Đã nhận 1 tệp", "Phieu-HD04.xlsx", "Vừa nhận")
	if n := s.Snapshot().Revision() - before; n != 1 {
		t.Fatalf("%d acts", n)
	}
	holds(t, s, "HD04", "SP02", "C5", "9,5")
	p.press("home", "enter")
	p.sees("Đã nhận 1 tệp")
	holds(t, s, "HD03", "SP01", "C5", "12,5")
	p.press("end", "up", "enter", "home", "enter")
	p.sees("Đã nhận 1 tệp")
	holds(t, s, "HD07", "SP01", "C5", "11")
	p.press("home")
	p.misses("Nhận 1 tệp hợp lệ")
	p.press("esc", "menu.receive", "left", "down", "enter", "enter")
	p.sees("Đã nhận")
	p.misses("Nhận 1 tệp hợp lệ")
}

// TestWhoeverOwesScoresReceivesWithoutSeeing: counts, and no score.
func TestWhoeverOwesScoresReceivesWithoutSeeing(t *testing.T) {
	s := formsRound.copy(t)
	p := atReturns(t, s, secretary)
	p.press("down", "down", "enter")
	p.sees("Phiếu cũ")
	p.misses("9,5", "→ 8")
}

// TestFormsAreTickedOffWithKeys: in the list, and by their numbers.
func TestFormsAreTickedOffWithKeys(t *testing.T) {
	s := formsRound.copy(t)
	p := sit(t, s, secretary, 80, 24)
	state := func(number int) store.FormState { return s.Snapshot().For(s.Owner()).Form(number).State }
	p.press("menu.forms", "space")
	p.sees("Phiếu số 0001-33 của HD03: đã thu về")
	if state(1) != store.FormReturned {
		t.Fatal(state(1))
	}
	p.press("space")
	p.sees("bỏ đánh dấu thu về")
	p.press("home", "enter", "4 24", "enter", "0005-21", "enter", "5 21", "enter", "5 12", "enter")
	p.sees("0004-24, HD06", "0005-21, HD07", "đã đánh dấu thu về", "“5 12” không phải số")
	p.press("esc")
	if state(4) != store.FormReturned || state(5) != store.FormReturned {
		t.Fatal(state(4), state(5))
	}
	p.press("end", "del", "rách", "enter", "enter")
	p.sees("Phiếu số 0008-12: hỏng")
	if state(8) != store.FormSpoiled {
		t.Fatal(state(8))
	}
}

// TestABallotIsDeclaredVoid, with a second person, and the other way round.
func TestABallotIsDeclaredVoid(t *testing.T) {
	s := formsRound.copy(t)
	p := sit(t, s, secretary, 80, 24)
	for _, want := range []store.SheetStatus{store.SheetInvalid, store.SheetEmpty} {
		p.press("menu.forms", "enter", "end", "enter", "enter", "không có chữ ký", "enter", "enter")
		p.agree()
		if got := mineOf(s, "HD03", "SP01").Status; got != want {
			t.Errorf("it is %s, want %s", got, want)
		}
	}
}

// TestFormsAreGivenOutWithKeys: workbooks into the folder of the day, and paper.
func TestFormsAreGivenOutWithKeys(t *testing.T) {
	s := formsRound.copy(t)
	p := sit(t, s, secretary, 80, 24)
	p.press("menu.forms", "home", "down", "down", "enter", "down", "enter", "HD10", "enter", "enter", "enter")
	p.sees("Đã phát phiếu số 0009-09", "2026-03-02")
	p.press("menu.forms", "home", "down", "down", "enter", "enter", "HD11", "enter", "enter", "right", "enter", "enter")
	p.sees("Đã phát")
	if forms := s.Snapshot().For(s.Owner()).Forms(); len(forms) < 20 || forms[8].Kind != store.ExcelForm || len(forms[9].Ballots) != 1 {
		t.Errorf("%d forms", len(forms))
	}
}

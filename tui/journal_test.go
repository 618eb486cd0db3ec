package tui

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"example.com/hoidong/store"
)

func TestOnesOwnJournalTakesBackAnyEntry(t *testing.T) {
	s := demo(t)
	p := sit(t, s, "HD03", 80, 24)
	p.at(blank3)
	p.press("8", "enter", "7", "enter")
	p.press("menu.own_journal")
	p.sees("Nhật ký của mình", "▸   12:00:00  SP03", "C6: trống → 7,0", "C5: trống → 8,0", "Còn hoàn tác được")
	p.press("down", "enter")
	p.sees("Hoàn tác thao tác này?", "SP03 C5: trống → 8,0")
	p.press("enter")
	p.sees("Đã hoàn tác: SP03 C5: trống → 8,0", "C5: 8,0 → trống")
	holds(t, s, "HD03", blank3, "C5", "")
	holds(t, s, "HD03", blank3, "C6", "7")
	p.sees("▸ ✗ 12:00:00  SP03", "Đã hoàn tác lúc 12:00:00") // the cursor stays on its entry
	p.press("enter")
	p.sees("SP03 C5: trống → 8,0", "Đã hoàn tác lúc")
	p.misses("▸ Hoàn tác")
	p.press("esc", "esc")
	p.sees("SP03  Ống thép")
}

func TestAnEntryThatWasChangedSinceSaysSo(t *testing.T) {
	s := demo(t)
	p := sit(t, s, "HD03", 80, 24)
	p.at(blank3)
	p.press("8", "enter", "up", "9", "enter", "menu.own_journal", "end")
	p.sees("C5 sau đó đã đổi thành 9 nên không hoàn tác được")
	p.press("enter", "enter")
	p.sees("C5 sau đó đã đổi")
	p.misses("Hoàn tác thao tác này?")
	holds(t, s, "HD03", blank3, "C5", "9")
}

func TestAScoreInTheJournalCanBeMoved(t *testing.T) {
	s := demo(t)
	p := sit(t, s, "HD03", 80, 24)
	p.at(blank3)
	p.press("8", "enter", "menu.own_journal", "enter", "right", "right", "enter")
	p.sees("Điểm của SP03", "▸ SP04")
	p.press("SP08", "enter", "enter")
	holds(t, s, "HD03", "SP08", "C5", "8")
	p.sees("đổi chỗ điểm với SP08")
}

func TestTheJournalFollowsAndReadsByThePage(t *testing.T) {
	s := demo(t)
	actor, err := s.SignInSample("HD03")
	must(t, err)
	was := points("1")
	for i := range 250 {
		now := points(fmt.Sprint(i%10 + 1))
		if i == 0 {
			was = nil
		}
		_, err := s.Do(t.Context(), actor, &store.KeepScore{Dossier: blank3, Member: "HD03", Criterion: "C5", Was: was, Now: now})
		must(t, err)
		was = now
	}
	p := sit(t, s, "HD03", 80, 24)
	p.press("menu.own_journal")
	j := p.app.top().(*journal)
	if len(j.lines) != journalPage {
		t.Fatalf("%d lines at first", len(j.lines))
	}
	p.press("end")
	if len(j.lines) != 2*journalPage {
		t.Fatalf("%d lines at the end of the first page", len(j.lines))
	}
	p.press("end", "end")
	if len(j.lines) != 250 || !j.ended {
		t.Fatalf("%d lines in all", len(j.lines))
	}
	p.press("up")
	at := j.lines[j.window.cursor].Seq
	write(t, s, blank3)
	p.send(changedMsg{})
	if got := j.lines[j.window.cursor].Seq; got != at {
		t.Errorf("the cursor went from entry %d to %d", at, got)
	}
	p.press("home")
	p.click("C5: 9,0 → 10,0")
	p.click("C5: 9,0 → 10,0")
	p.sees("Thực hiện lúc")
}

func TestTheSecretarysJournalIsFilteredByPerson(t *testing.T) {
	s := demo(t)
	member := sit(t, s, "HD03", 80, 24)
	member.at(blank3)
	member.press("8", "enter", "alt+esc", "nhat ky")
	member.misses("Nhật ký thao tác")
	p := sit(t, s, "HD11", 80, 24)
	p.press("menu.journal")
	p.sees("HD03", "C5: giữ kín", "nhập hồ sơ") // he owes scores himself
	p.misses("8,0")
	p.press("f3", "HD03", "enter")
	p.sees("Nhật ký thao tác: HD03 Phạm Quốc Bảo")
	p.misses("nhập hồ sơ")
	p.press("enter")
	p.sees("của người khác")
	p.press("esc", "f3", "dong lenh", "enter")
	p.sees("nhập hồ sơ", "người giữ tệp")
	p.press("f3", "tat ca", "enter")
	p.sees("HD03", "nhập hồ sơ")
}

func TestAnEmptyJournalAndOneThatCannotBeRead(t *testing.T) {
	p := sit(t, demo(t), "HD03", 80, 24)
	p.hold = true
	p.press("menu.own_journal")
	p.sees("Đang đọc nhật ký")
	p.release()
	p.sees("Chưa có thao tác nào")
	p.press("enter", "down", "pgdn")
	j := p.app.top().(*journal)
	j.asked = j.requests + 1
	p.send(journalMsg{visit: p.app.visit, request: j.asked, err: errors.New("hỏng")})
	p.sees("hỏng")
	p.send(journalMsg{visit: p.app.visit - 1, request: j.asked})
	p.sees("hỏng")
}

// TestEveryActHasWords: an act that the journal shows is never just another act.
func TestEveryActHasWords(t *testing.T) {
	p := sit(t, demo(t), "HD11", 80, 24)
	for _, done := range []store.Act{
		&store.CreateRound{}, &store.EditRound{}, &store.SetRules{}, &store.ChangePhase{From: store.Scoring, To: store.Paused}, &store.ImportCouncil{},
		&store.EditMember{Now: &store.Member{}}, &store.RemoveMember{Was: &store.Member{}}, &store.ImportDossiers{}, &store.DecideLate{},
		&store.RecordConclusion{}, &store.WithdrawDossier{}, &store.WithdrawDossier{Now: &store.Withdrawal{}}, &store.CorrectFigures{},
		&store.EditDossier{Was: &store.Dossier{Code: "SP01"}}, &store.EditEnterprise{Now: &store.Enterprise{}}, &store.ImportRecusals{},
		&store.DeclareRecusal{}, &store.WithdrawRecusal{}, &store.DeclareInterest{}, &store.MarkAttendance{}, &store.AuthorisePresiding{}, &store.AppointTellers{}, &store.AppointTellers{Now: []string{"HD03", "HD04"}}, &store.ImportSheets{}, &store.KeepScore{}, &store.KeepRemark{},
		&store.ConfirmSheets{Dossiers: []string{"SP01", "SP02"}}, &store.ReopenSheets{Dossiers: []string{"SP01"}}, &store.MoveScores{}, &store.IssueCodes{},
		&store.SetChannel{}, &store.SetChannel{Sheets: []store.ChannelChange{{Now: store.OnPaper}}}, &store.CallRescoring{}, &store.WithdrawRescoring{},
		&store.WithdrawRescoring{Back: true}, &store.GivePoints{Was: &store.CouncilPoints{}}, &store.GivePoints{Now: &store.CouncilPoints{}},
		&store.KeyScore{}, &store.MarkKeyed{}, &store.MarkKeyed{Back: true}, &store.SettleKeying{}, &store.SettleKeying{Back: true},
		&store.RegisterKey{}, &store.ForgetKey{}, &store.LockOut{}, &store.LockOut{Member: "HD03"},
	} {
		line := store.JournalLine{Done: done}
		if text := p.app.lineInWords(&line); text == p.app.T("act.any") || strings.Contains(text, "⟦") || strings.Contains(text, "<no value>") {
			t.Errorf("%T: %q", done, text)
		}
	}
}

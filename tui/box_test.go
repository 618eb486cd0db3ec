package tui

import (
	"path/filepath"
	"strings"
	"testing"

	"example.com/hoidong/store"
)

// boxedRound is the demo with something of everything in the box.
var boxedRound = demoRound.then(func(tb testing.TB, s *store.Store) {
	ctx := tb.Context()
	issue := func(want store.IssueOptions) []*store.Form {
		want.Anew, want.Reason = true, "đề nghị chấm trên giấy"
		forms, _, err := s.Issue(ctx, s.Owner(), want)
		must(tb, err)
		return forms
	}
	hd03, err := s.SignInSample("HD03")
	must(tb, err)
	confirm := &store.ConfirmSheets{Member: "HD03"}
	for i, view := 0, s.Snapshot().For(hd03); i < view.Dossiers(); i++ {
		if view.MySheet(i).Status == store.SheetComplete {
			confirm.Dossiers = append(confirm.Dossiers, view.Dossier(i).Code)
		}
	}
	_, err = s.Do(ctx, hd03, confirm)
	must(tb, err)
	paper := issue(store.IssueOptions{Kind: store.PaperForm, Members: []string{"HD04", "HD05"}})
	issue(store.IssueOptions{Kind: store.ExcelForm, Members: []string{"HD06"}})
	issue(store.IssueOptions{Kind: store.SignedForm, Members: []string{"HD03"}})
	for _, act := range []store.Act{
		&store.CollectForms{Forms: []int{paper[0].Number}},
		&store.SpoilForm{Form: paper[1].Number, Reason: "in mờ, không đọc được"},
		&store.RejectBallot{Dossier: paper[0].Ballots[0].Dossier, Turn: 1, Member: "HD04", Reason: "không ký tên"},
		&store.AppointTellers{Session: 1, Now: []string{"HD02", "HD11"}},
	} {
		_, err := s.Do(ctx, granted(tb, s, s.Owner()), act)
		must(tb, err)
	}
})

func boxedCouncil(tb testing.TB) *store.Store { return boxedRound.copy(tb) }

// TestTheBoxIsShown with the same numbers as the store counts, and follows what happens.
func TestTheBoxIsShown(t *testing.T) {
	s := boxedCouncil(t)
	p := sit(t, s, "HD11", 120, 40)
	p.press("menu.box")
	p.sees("Kiểm phiếu, phiên họp 1", "Lê Thanh Hương, Dương Hải Đăng", "Số liệu chưa khớp")
	forms := s.Snapshot().For(s.Owner()).Forms()
	_, err := s.Do(t.Context(), s.Owner(), &store.SpoilForm{Form: forms[2].Number, Reason: "mất tệp"})
	must(t, err)
	p.send(changedMsg{})
	p.press("end")
	p.sees("mất tệp", "in mờ, không đọc được", "không ký tên")
}

// TestTellersAreNamedOnTheScreen, one after the other, and no more.
func TestTellersAreNamedOnTheScreen(t *testing.T) {
	p := sit(t, demo(t), "HD11", 120, 40)
	p.press("menu.box")
	p.sees("chưa phân công")
	p.press("enter", "down", "down", "enter")
	p.sees("Người kiểm phiếu thứ 1")
	p.press("hd03", "enter")
	p.sees("Người kiểm phiếu thứ 2")
	p.press("hd04", "enter")
	p.sees("Tổ kiểm phiếu: Phạm Quốc Bảo, Đặng Thu Trang")
	p.press("enter", "down", "down", "down", "enter")
	p.sees("chưa phân công")
}

// TestMinutesAreWrittenFromTheScreen: F9 for the printer, the list of what can be done for Word.
func TestMinutesAreWrittenFromTheScreen(t *testing.T) {
	folder, opened := t.TempDir(), ""
	printing := func(o *Options) {
		o.Folder = folder
		o.Open = func(path string) error { opened = path; return nil }
	}
	p := sit(t, boxedCouncil(t), "HD11", 120, 40, printing)
	p.press("menu.box", "f9")
	p.sees("Đã ghi ")
	if filepath.Ext(opened) != ".pdf" || !strings.Contains(opened, "bien-ban-kiem-phieu") {
		t.Errorf("%q was opened", opened)
	}
	p.press("enter", "down", "enter")
	if filepath.Ext(opened) != ".docx" {
		t.Errorf("%q was opened", opened)
	}
}

// TestTheBoxIsNotForMembers.
func TestTheBoxIsNotForMembers(t *testing.T) {
	p := sit(t, demo(t), "HD03", 80, 24)
	p.press("alt+esc")
	p.misses(p.app.T("menu.box"))
}

// TestAFormIsPrintedOnceMore from the register.
func TestAFormIsPrintedOnceMore(t *testing.T) {
	folder, opened := t.TempDir(), ""
	printing := func(o *Options) {
		o.Folder = folder
		o.Open = func(path string) error { opened = filepath.Base(path); return nil }
	}
	p := sit(t, boxedCouncil(t), "HD11", 120, 40, printing)
	p.press("menu.forms", "home", "down", "down", "down", "down", "down", "enter")
	p.sees("0001-33", "In lại")
	p.press("in lại", "enter")
	if !strings.HasPrefix(opened, "phieu-cham-diem-giay-HD04-0001-33") {
		t.Errorf("%q was opened", opened)
	}
}

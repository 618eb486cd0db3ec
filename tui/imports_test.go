package tui

import (
	"strings"
	"testing"

	"example.com/hoidong/store"
)

func TestAnImportIsTakenBack(t *testing.T) {
	s := founded(t)
	p := sit(t, s, "", 80, 24)
	p.part(5)
	p.press("enter", "enter", "ho-so.csv", "enter", "enter")
	p.sees("54: ")
	p.press("ctrl+z")
	p.sees("nhập hồ sơ từ ho-so.csv")
	p.press("enter")
	p.sees("Đã hoàn tác: nhập hồ sơ từ ho-so.csv")
	if n := s.Snapshot().For(s.Owner()).Dossiers(); n != 0 {
		t.Fatalf("%d dossiers are left", n)
	}
}

func TestAFileWithFaultsChangesNothing(t *testing.T) {
	s := founded(t)
	p := sit(t, s, "", 80, 24)
	p.part(5)
	p.press("enter", "enter", "lỗi", "enter")
	p.sees("Chưa nhập gì: tệp có 2 lỗi", "dòng 2", "dòng 3")
	p.press("down")
	p.press("enter")
	p.sees("Chọn tệp hồ sơ")
	for _, file := range []string{"hoi-dong", "trống", "mất"} {
		p.press("esc", file, "enter")
		p.sees("Chưa nhập gì")
		p.press("enter")
	}
	if r := s.Snapshot().Revision(); r != 1 {
		t.Fatalf("revision %d", r)
	}
}

func TestWhatChangedMeanwhileIsLookedAtAgain(t *testing.T) {
	s := imported(t)
	p := sit(t, s, "", 80, 24)
	p.part(5)
	p.press("enter", "enter", "sửa", "enter")
	p.sees("thay đổi 1", "Khóa cửa đã sửa")
	p.press("tab")
	p.sees("chỉ xem thay đổi")
	owner, err := s.SitAsOwner()
	must(t, err)
	changed := -1
	view := s.Snapshot().For(owner)
	for i := range view.Dossiers() {
		if view.Dossier(i).Product == "Khóa cửa thông minh" {
			changed = i
		}
	}
	now := *view.Dossier(changed)
	now.Product = "Khóa cửa đã đổi tên"
	_, err = s.Do(t.Context(), owner, &store.EditDossier{Was: view.Dossier(changed), Now: &now})
	must(t, err)
	p.send(changedMsg{})
	p.press("enter")
	p.sees("Dữ liệu vừa thay đổi ở nơi khác", "Sẽ nhập")
	p.press("enter")
	p.sees("Đã nhập ho-so sửa.csv: mới 0, thay đổi 1")
}

// TestOthersDoNotHoldUpAnImport: while the council works every moment is another revision.
func TestOthersDoNotHoldUpAnImport(t *testing.T) {
	s := imported(t)
	p := sit(t, s, "", 80, 24)
	p.part(5)
	p.press("enter", "enter", "sửa", "enter")
	owner, err := s.SitAsOwner()
	must(t, err)
	_, err = s.Do(t.Context(), owner, &store.DeclareRecusal{Recusal: store.Recusal{Member: "HD03", TaxCode: "0159522728", Reason: "Cố vấn"}})
	must(t, err)
	p.send(changedMsg{})
	p.press("enter")
	p.sees("Đã nhập ho-so sửa.csv: mới 0, thay đổi 1")
}

func TestTheListOfFilesSaysWhenAFolderCannotBeRead(t *testing.T) {
	p := sit(t, founded(t), "", 80, 24)
	p.part(3)
	p.press("enter")
	p.sees("SPCNCL 2021", "thư mục")
	p.press("tab", "end", "enter")
	p.sees("Không xem được thư mục này")
	p.press("tab", "home", "enter")
	p.sees("SPCNCL 2021")
	p.press("enter", "left")
	p.sees("▸ SPCNCL 2021")
	// Whoever holds Backspace to clear what was typed stays where he is.
	p.press("enter", "hoi", "bs", "bs", "bs", "bs", "bs")
	p.sees("hoi-dong.csv")
	p.press("left")
	p.press("xyz")
	p.sees("Không có dòng nào khớp")
	p.press("esc")
	p.sees("SPCNCL 2021")
	p.press("esc")
	p.sees("Thêm một thành viên")
	if strings.Contains(p.app.View(), "Chọn tệp") {
		t.Fatal("it is still there")
	}
}

// TestTheListOutlivesItsDossiers: an import is taken back while the list lies open, or below another screen, and somebody
// else's import makes other rows of it.
func TestTheListOutlivesItsDossiers(t *testing.T) {
	s := imported(t)
	dossiers := s.Snapshot().Revision() - 1
	for _, open := range [][]string{
		nil,
		{"menu.intake"},
		{"f6"},
		{"esc", "end"},
		{"esc", "end", "f6"},
		{"esc", "end", "menu.intake", "end"},
		{"esc", "end", "enter"},
		{"f4", "end"},
		{"esc", "end", "enter", "f5"},
		{"esc", "end", "menu.intake", "end", "enter"},
		{"menu.journal"},
	} {
		p := sit(t, s, "", 80, 24)
		p.press(open...)
		owner, err := s.SitAsOwner()
		must(t, err)
		_, err = s.Undo(t.Context(), owner, dossiers)
		must(t, err)
		p.send(changedMsg{})
		p.press("down", "up", "enter", "esc")
		if p.app.broken != nil {
			t.Fatalf("%v: %+v", open, p.app.broken)
		}
		owner, err = s.SitAsOwner()
		must(t, err)
		back, err := s.Undo(t.Context(), owner, s.Snapshot().Revision())
		must(t, err)
		dossiers = back.Seq
		p.send(changedMsg{})
		if p.app.broken != nil {
			t.Fatalf("%v: %+v", open, p.app.broken)
		}
		p.sees("Kỳ xét chọn năm 2021")
	}
}

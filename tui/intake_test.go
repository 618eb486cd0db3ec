package tui

import (
	"slices"
	"testing"

	"example.com/hoidong/store"
)

// dossierOf is one of the store's.
func dossierOf(s *store.Store, code string) *store.Dossier {
	v := s.Snapshot().For(s.Owner())
	return v.Dossier(v.IndexOf(code))
}

func TestDossiersAreListedWithWhatIsWrong(t *testing.T) {
	p := sit(t, paused(false)(t), secretary, 80, 24)
	p.press("menu.intake", "tab")
	p.sees("Có việc cần xử lý 3/54", "! Không có cam kết", "doanh thu 99,99 tỷ")
	p.press("tab")
	p.sees("Không đủ điều kiện 3/54")
	p.press("f3", "khan lua", "enter")
	p.sees("▸ ! SP51", "1/54")
}

func TestAWithdrawnDossierIsOutAtOnceAndComesBack(t *testing.T) {
	s := paused(false)(t)
	p := sit(t, s, secretary, 80, 24)
	p.press("menu.intake", "enter", "rut ho so", "enter", "enter", "enter", "enter")
	p.sees("Cần ghi lý do")
	p.press("up", "Đổi mẫu", "enter", "enter")
	p.sees("Trạng thái hồ sơ: Đang chấm → Doanh nghiệp rút hồ sơ")
	p.press("enter")
	p.agree()
	p.sees("Đã ghi nhận doanh nghiệp rút SP01 (Ctrl+Z: hoàn tác)", "Doanh nghiệp rút hồ sơ ngày 2/3/2026: Đổi mẫu")
	if dossierOf(s, "SP01").Withdrawn == nil {
		t.Fatal("not withdrawn")
	}
	p.press("enter")
	p.sees("Đưa lại hồ sơ đã rút")
	p.press("esc", "ctrl+z", "enter")
	p.agree()
	if dossierOf(s, "SP01").Withdrawn != nil {
		t.Error("still withdrawn")
	}
	p.misses("Đổi mẫu")
}

func TestFiguresAreCorrectedWithAReasonAndAPreview(t *testing.T) {
	s := paused(false)(t)
	p := sit(t, s, secretary, 80, 24)
	p.press("menu.intake", "f3", "SP42", "enter", "enter", "enter", "enter")
	p.sees("99.999 triệu", "Doanh thu (đồng)")
	p.press(slices.Repeat([]string{"bs"}, 14)...)
	p.press("1 0x", "down", "down", "down", "down", "enter")
	p.sees("“1 0x” không phải số liệu")
	p.press("up", "up", "up", "up", "bs", "bs", "bs", "bs", "100 tỷ", "down", "down", "down", "down", "enter")
	p.sees("Cần ghi lý do")
	p.press("up", "Theo báo cáo kiểm toán", "enter", "enter")
	p.sees("Doanh thu (đồng): 99.999 triệu → 100 tỷ", "Không đủ điều kiện → Đủ điều kiện", "C2 Quy mô sản xuất: 7 → 8 điểm")
	p.press("enter")
	p.agree()
	p.sees("Đã đính chính số liệu 2020 của SP42", "Không có gì cần xử lý")
	p.press("ctrl+z", "enter")
	p.agree()
	p.sees("doanh thu 99,99 tỷ, cần từ 100 tỷ")
}

func TestTheSecretaryConcludesAndDecides(t *testing.T) {
	s := paused(true)(t)
	was := dossierOf(s, "SP01")
	now := *was
	now.Track = "Khởi nghiệp"
	_, err := s.Do(t.Context(), granted(t, s, s.Owner()), &store.EditDossier{Was: was, Now: &now})
	must(t, err)
	p := sit(t, s, secretary, 80, 24)
	p.press("menu.intake")
	p.sees("Cần bổ sung", "! Chưa có kết luận điều kiện")
	p.press("enter", "ket luan", "enter", "right", "right", "enter", "Không có sản phẩm mới", "enter", "enter")
	p.agree()
	p.sees("Đã ghi quyết định về SP01", "Kết luận: không đủ điều kiện (Không có sản phẩm mới)", "Không đủ điều kiện")
	p.press("ctrl+z", "enter")
	p.agree()
	p.misses("Không có sản phẩm mới")
}

func TestADossierIsCorrectedInAForm(t *testing.T) {
	s := paused(true)(t)
	p := sit(t, s, secretary, 120, 40)
	p.press("menu.intake", "enter", "sua ho so", "enter")
	p.press(slices.Repeat([]string{"bs"}, 20)...)
	p.press("Nồi ba đáy", "down", "down", "down", "down", "down", "down", "down")
	p.press(slices.Repeat([]string{"bs"}, 12)...)
	p.press("31/2/2021", "down", "down", "down", "down", "down", "enter")
	p.sees("31/2/2021")
	p.press("up", "up", "up", "up", "up")
	p.press(slices.Repeat([]string{"bs"}, 9)...)
	p.press("1/3/2021", "down", "down", "down", "down", "down", "enter")
	p.agree()
	p.sees("Đã sửa SP01")
	if d := dossierOf(s, "SP01"); d.Product != "Nồi ba đáy" || d.Received != "2021-03-01" {
		t.Errorf("%+v", d)
	}
}

func TestDossiersAreOnlyLookedAtWhileMembersScore(t *testing.T) {
	s := demo(t)
	p := sit(t, s, secretary, 80, 24)
	p.press("menu.intake", "enter")
	p.sees("Đang chấm” nên không")
	if p.app.dialog != nil {
		t.Error("it can be decided all the same")
	}
	q := sit(t, s, "HD03", 80, 24)
	q.press("alt+esc")
	q.misses("Tiếp nhận và xử lý")
}

func TestADossierChangedElsewhereIsNotOverwritten(t *testing.T) {
	s := paused(true)(t)
	p, q := sit(t, s, secretary, 80, 24), sit(t, s, secretary, 80, 24)
	p.press("menu.intake", "enter", "sua ho so", "enter", " A")
	q.press("menu.intake", "enter", "sua ho so", "enter", " B")
	q.press(append(slices.Repeat([]string{"down"}, 12), "enter")...)
	q.agree()
	q.sees("Đã sửa SP01")
	p.press(append(slices.Repeat([]string{"down"}, 12), "enter")...)
	p.sees("đã có sửa đổi mới hơn; chưa ghi gì")
	if got := dossierOf(s, "SP01").Product; got != "Nồi inox ba đáy B" {
		t.Error(got)
	}
}

// TestNothingChangedIsNoEntry: a form that is taken as it was opened leaves the journal alone.
func TestNothingChangedIsNoEntry(t *testing.T) {
	s := paused(false)(t)
	revision := s.Snapshot().Revision()
	p := sit(t, s, secretary, 80, 24)
	p.press("menu.intake", "enter", "sua ho so", "enter")
	if _, ok := p.app.dialog.(*form); !ok {
		t.Fatal(p.app.View())
	}
	p.press(slices.Repeat([]string{"down"}, 12)...)
	p.press("enter")
	p.sees("Không có gì thay đổi")
	if now := s.Snapshot().Revision(); now != revision {
		t.Errorf("revision %d, was %d", now, revision)
	}
}

// TestADossierMayGoWhileItsMenuIsOpen: somebody else takes the import back meanwhile.
func TestADossierMayGoWhileItsMenuIsOpen(t *testing.T) {
	s := imported(t)
	for _, open := range []func(string) action{pickDossierAct, pickFigures, editDossier, editPapers, decideLate, conclude} {
		p := sit(t, s, "", 80, 24)
		open("SP99")(p.app)
		p.sees("Không có hồ sơ SP99")
		if p.app.broken != nil {
			t.Fatal(p.app.broken)
		}
	}
}

package tui

import (
	"testing"

	"example.com/hoidong/store"
)

// TestASecondPersonGivesHisOwnCode goes the whole way where people have access codes: no reason, a wrong code, giving up,
// and at last the right one.
func TestASecondPersonGivesHisOwnCode(t *testing.T) {
	s := realRound(t)
	sample := s.Snapshot().For(s.Owner())
	intake := store.Intake{
		Dossiers:    []store.Dossier{{Code: "SP01", Product: "Khóa", TaxCode: "0100000001", SiteInHanoi: store.Yes, Commitments: store.Yes}},
		Enterprises: []store.Enterprise{{TaxCode: "0100000001", Name: "Công ty"}},
	}
	_, err := s.ImportDossiers(t.Context(), s.Owner(), "hồ sơ.xlsx", intake)
	must(t, err)
	secretary, err := s.IssueCode(t.Context(), s.Owner(), "HD02")
	must(t, err)
	chair, err := s.IssueCode(t.Context(), s.Owner(), "HD01")
	must(t, err)
	for _, to := range []store.Phase{store.Scoring, store.Paused} {
		_, err := s.Do(t.Context(), s.Owner(), &store.ChangePhase{From: sample.Snapshot().Phase(), To: to, SampleAcknowledged: true})
		must(t, err)
		sample = s.Snapshot().For(s.Owner())
	}
	actor, err := s.SignIn(t.Context(), "HD02", secretary)
	must(t, err)
	p := sit(t, s, "", 80, 24)
	p.send(signedInMsg{member: "HD02", actor: actor})
	p.press("menu.intake", "enter", "rut ho so", "enter", "enter", "xin rút", "enter", "enter", "enter")
	p.sees("Cần lý do và người thứ hai", "HD01", "Mã truy cập")
	p.misses("Lý do        ")
	p.press("enter", "0000-0000", "enter", "enter")
	p.sees("mã truy cập chưa đúng", "HD01")
	p.press("esc")
	p.sees("Chưa thực hiện")
	if dossierOf(s, "SP01").Withdrawn != nil {
		t.Fatal("withdrawn without a second person")
	}
	p.press("enter", "rut ho so", "enter", "enter", "xin rút", "enter", "enter", "enter", "enter", chair, "enter", "enter")
	p.sees("Đã ghi nhận doanh nghiệp rút SP01")
	lines, err := s.Journal(t.Context(), s.Owner(), store.JournalFilter{Limit: 1})
	must(t, err)
	if lines[0].Actor != "HD02" || lines[0].Second != "HD01" {
		t.Errorf("%+v", lines[0])
	}
	p.press("f10", "enter")
	if !p.quit {
		t.Error("what had been given up keeps the program open")
	}
}

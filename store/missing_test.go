package store_test

import (
	"slices"
	"testing"

	"example.com/hoidong/scoring"
	"example.com/hoidong/store"
	"example.com/hoidong/store/engine"
	"example.com/hoidong/store/sample"
)

func TestMissingIsWhatIsAskedAndNotThere(t *testing.T) {
	each(t, func(t *testing.T, s *store.Store) {
		small(t, s)
		scoreAll(t, s, "HD03", "SP01", 700)
		scoreAll(t, s, "HD03", "SP02", 700)
		do(t, s, as(t, s, "HD03"), &store.ConfirmSheets{Member: "HD03", Dossiers: []string{"SP02"}})
		do(t, s, as(t, s, "HD03"), keep("HD03", "SP04", "C4", nil, points(0)))
		do(t, s, granted(t, s), &store.DeclareRecusal{Recusal: store.Recusal{Member: "HD03", TaxCode: "0100000002", Dossier: "SP05", Reason: "cố vấn"}})
		to(t, s, store.Paused)
		do(t, s, granted(t, s), &store.WithdrawDossier{Dossier: "SP06", Now: &store.Withdrawal{Day: "2026-03-02", Reason: "xin rút"}})
		do(t, s, granted(t, s), setRules(s, func(r *scoring.Rules) { r.Criteria[3].Scorers = []string{"HD01", "HD02", "HD03"} }))

		own := s.Snapshot().For(as(t, s, "HD03")).Missing()
		want := []store.BlankSheet{{Dossier: 2, Criteria: 1<<2 | 1<<3}, {Dossier: 3, Criteria: 1 << 2}}
		if !slices.Equal(own.Own, want) || !slices.Equal(own.Unconfirmed, []int{0}) || own.Members != nil {
			t.Errorf("HD03 owes %+v, want %v", own, want)
		}
		total := store.Owed{Cells: 3 + 2*10 + 5, Sheets: 2 + 2*5 + 5, Unconfirmed: 1}
		for _, code := range []string{"HD01", "HD02"} {
			m := s.Snapshot().For(as(t, s, code)).Missing()
			if len(m.Members) != 4 || len(m.Own) != 5 || m.Total != total {
				t.Fatalf("%s sees %+v", code, m)
			}
			if got := m.Members[2]; got.Member.Code != "HD03" || got.Owed != (store.Owed{Cells: 3, Sheets: 2, Unconfirmed: 1}) {
				t.Errorf("%s sees of HD03: %+v", code, got)
			}
			if got := m.Members[3].Owed; got != (store.Owed{Cells: 5, Sheets: 5}) {
				t.Errorf("%s sees of HD04: %+v", code, got)
			}
		}
		seat(t, s, store.Member{Code: "TG01", Name: "Tổ giúp việc", Roles: store.NewRoles(store.Operator)})
		if m := s.Snapshot().For(as(t, s, "TG01")).Missing(); len(m.Members) != 4 || m.Own != nil {
			t.Errorf("an operator sees %+v", m)
		}
		seat(t, s, store.Member{Code: "MH", Name: "Màn hình chung", Roles: store.NewRoles(store.Screen)})
		if m := s.Snapshot().For(as(t, s, "MH")).Missing(); m.Members != nil || m.Own != nil || m.Total != total {
			t.Errorf("the shared screen sees %+v", m)
		}
	})
}

func TestMissingAllocatesNothingByCell(t *testing.T) {
	s, err := store.New(t.Context(), engine.NewMemory(), clock)
	must(t, err)
	defer s.Close()
	must(t, sample.Generate(1, sample.Size{Dossiers: 200, Members: 10, Criteria: 10}).Fill(t.Context(), s))
	view := s.Snapshot().For(s.Owner())
	if n := testing.AllocsPerRun(10, func() { view.Missing() }); n > 5 {
		t.Errorf("%v allocations", n)
	}
	if m := view.Missing(); m.Total != (store.Owed{Unconfirmed: 2000}) {
		t.Errorf("everything is scored, and owed is %+v", m.Total)
	}
}

func TestTheOtherProductsOfAnEnterprise(t *testing.T) {
	each(t, func(t *testing.T, s *store.Store) {
		small(t, s)
		view := s.Snapshot().For(s.Owner())
		if got := view.OfEnterprise("0100000001"); !slices.Equal(got, []int{2, 3}) {
			t.Errorf("dossiers %v", got)
		}
		if got := view.OfEnterprise("9"); got != nil {
			t.Errorf("nobody's dossiers: %v", got)
		}
	})
}

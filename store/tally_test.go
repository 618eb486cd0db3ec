package store_test

import (
	"slices"
	"testing"

	"example.com/hoidong/store"
)

// TestTheTallySaysHowFarEverybodyIs, and what is on a sheet only to whoever may see single scores.
func TestTheTallySaysHowFarEverybodyIs(t *testing.T) {
	each(t, func(t *testing.T, s *store.Store) {
		small(t, s)
		scoreAll(t, s, "HD02", "SP01", 700)
		scoreAll(t, s, "HD03", "SP01", 700)
		do(t, s, as(t, s, "HD03"), &store.ConfirmSheets{Member: "HD03", Dossiers: []string{"SP01"}})
		do(t, s, as(t, s, "HD04"), keep("HD04", "SP01", "C4", nil, points(500)))
		do(t, s, as(t, s, "HD04"), keep("HD04", "SP02", "C4", nil, points(500)))
		firm := s.Snapshot().For(s.Owner()).Dossier(1).TaxCode
		do(t, s, granted(t, s), &store.DeclareRecusal{Recusal: store.Recusal{Member: "HD04", TaxCode: firm, Dossier: "SP02", Reason: "cố vấn"}})

		statuses := func(v store.View, dossier string) (all []store.SheetStatus) {
			for m := range v.Missing().Members {
				all = append(all, v.SheetOf(v.IndexOf(dossier), m).Status)
			}
			return all
		}
		chair := s.Snapshot().For(as(t, s, "HD01"))
		for dossier, want := range map[string][]store.SheetStatus{
			"SP01": {store.SheetEmpty, store.SheetComplete, store.SheetConfirmed, store.SheetPartial},
			"SP02": {store.SheetEmpty, store.SheetEmpty, store.SheetEmpty, store.SheetRecused},
		} {
			if got := statuses(chair, dossier); !slices.Equal(got, want) {
				t.Errorf("%s: %v, not %v", dossier, got, want)
			}
		}
		for m, one := range chair.Missing().Members {
			sheet, own := chair.SheetOf(chair.IndexOf("SP01"), m), one.Member.Code == "HD01"
			if own != (sheet.Cells != nil) || !own && sheet.Total != 0 {
				t.Errorf("the chair, who owes, sees of %s: %+v", one.Member.Code, sheet)
			}
		}
		owner := s.Snapshot().For(s.Owner())
		if sheet := owner.SheetOf(owner.IndexOf("SP01"), 1); sheet.Total != 1400 || sheet.Given != 2 || sheet.Asked != 2 {
			t.Errorf("who owes nothing sees %+v", sheet)
		}

		mark(t, s, store.Mark{Turnout: store.Excused}, "HD02", "HD04")
		want := []store.SheetStatus{store.SheetEmpty, store.SheetAbsent, store.SheetConfirmed, store.SheetAbsent}
		if got := statuses(s.Snapshot().For(s.Owner()), "SP01"); !slices.Equal(got, want) {
			t.Errorf("two are not there: %v", got)
		}
		seat(t, s, store.Member{Code: "MH", Name: "Màn hình chung", Roles: store.NewRoles(store.Screen)})
		for _, blind := range []string{"HD03", "HD04", "MH"} {
			if view := s.Snapshot().For(as(t, s, blind)); view.SeesTally() || view.SheetOf(0, 1).Status != "" {
				t.Errorf("%s sees %+v", blind, view.SheetOf(0, 1))
			}
		}
	})
}

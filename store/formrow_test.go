package store_test

import (
	"testing"

	"example.com/hoidong/store"
)

// rowsOf are what a form lists, by product.
func rowsOf(t *testing.T, s *store.Store, actor store.Actor, number int) map[string]store.FormRow {
	t.Helper()
	view := s.Snapshot().For(actor)
	rows, err := view.FormRows(s.Snapshot().For(s.Owner()).Form(number))
	must(t, err)
	if len(rows) != view.Dossiers() {
		t.Errorf("%d rows of %d products", len(rows), view.Dossiers())
	}
	byCode := map[string]store.FormRow{}
	for _, row := range rows {
		byCode[view.Dossier(row.Dossier).Code] = row
	}
	return byCode
}

// TestAFormListsEveryProductAndWhyItIsNotScoredOnIt.
func TestAFormListsEveryProductAndWhyItIsNotScoredOnIt(t *testing.T) {
	each(t, func(t *testing.T, s *store.Store) {
		small(t, s)
		do(t, s, as(t, s, "HD03"), keep("HD03", "SP02", "C3", nil, points(500)))
		firm := s.Snapshot().For(s.Owner()).Enterprise(4).TaxCode
		do(t, s, granted(t, s), &store.DeclareRecusal{Recusal: store.Recusal{Member: "HD03", TaxCode: firm, Reason: "người nhà"}})
		scoreAll(t, s, "HD03", "SP03", 600)
		f := issued(t, s, store.ExcelForm, "HD03")
		rows := rowsOf(t, s, s.Owner(), f.Number)
		for dossier, code := range map[string]string{"SP02": "offform.screen", "SP03": "offform.screen", "SP05": "offform.recused"} {
			refused(t, rows[dossier].Off, code)
			if rows[dossier].Scores != nil {
				t.Errorf("%s is not on the form, yet its scores are", dossier)
			}
		}
		if rows["SP01"].Off != nil || rows["SP01"].Turn != 1 {
			t.Errorf("%+v", rows["SP01"])
		}
		anew := store.IssueOptions{Kind: store.ExcelForm, Members: []string{"HD03"}, Dossiers: []string{"SP01", "SP02"}, Anew: true, Reason: "đổi tệp"}
		_, _, err := s.Issue(t.Context(), s.Owner(), anew)
		must(t, err)
		rows = rowsOf(t, s, s.Owner(), f.Number)
		refused(t, rows["SP01"].Off, "offform.form")
		if rows["SP04"].Off != nil {
			t.Errorf("%+v", rows["SP04"])
		}
		rows = rowsOf(t, s, s.Owner(), 2)
		if rows["SP02"].Off != nil || *rows["SP02"].Scores.Get("C3") != 500 {
			t.Errorf("what stands on the sheet is not on the form: %+v", rows["SP02"])
		}
	})
}

// TestAFormWithScoresIsKeptFromWhoeverOwesSheets: it is neither shown nor shown as empty.
func TestAFormWithScoresIsKeptFromWhoeverOwesSheets(t *testing.T) {
	each(t, func(t *testing.T, s *store.Store) {
		small(t, s)
		do(t, s, as(t, s, "HD03"), keep("HD03", "SP02", "C3", nil, points(500)))
		_, _, err := s.Issue(t.Context(), s.Owner(), store.IssueOptions{Kind: store.ExcelForm, Members: []string{"HD03"}, Anew: true, Reason: "đi vắng"})
		must(t, err)
		secretary := s.Snapshot().For(as(t, s, "HD02"))
		_, err = secretary.FormRows(secretary.Form(1))
		refused(t, err, "form.withheld")
		_, err = s.Snapshot().For(as(t, s, "HD04")).FormRows(secretary.Form(1))
		refused(t, err, "policy.role")
		rowsOf(t, s, s.Owner(), 1)
	})
}

// TestAPacketTakesAllSheetsAlong, those too that are not filled in there, so that whoever may see none of them makes none.
func TestAPacketTakesAllSheetsAlong(t *testing.T) {
	each(t, func(t *testing.T, s *store.Store) {
		small(t, s)
		f := issued(t, s, store.PacketForm, "HD03")
		secretary := s.Snapshot().For(as(t, s, "HD02"))
		if _, err := secretary.PacketFor(f, ""); err != nil {
			t.Errorf("nothing stands on any sheet: %v", err)
		}
		do(t, s, s.Owner(), toScreen(s, "HD03"))
		scoreAll(t, s, "HD03", "SP02", 500)
		do(t, s, as(t, s, "HD03"), &store.ConfirmSheets{Member: "HD03", Dossiers: []string{"SP02"}})
		f = issued(t, s, store.PacketForm, "HD03")
		secretary = s.Snapshot().For(as(t, s, "HD02"))
		refused(t, secretary.MayReadForms([]*store.Form{f}), "form.withheld")
		_, err := secretary.PacketFor(f, "")
		refused(t, err, "form.withheld")
		_, err = s.Snapshot().For(s.Owner()).PacketFor(f, "")
		must(t, err)
	})
}

package store_test

import (
	"strings"
	"testing"

	"example.com/hoidong/store"
)

// issued gives one member's sheets out.
func issued(t *testing.T, s *store.Store, kind store.FormKind, member string) *store.Form {
	t.Helper()
	forms, _, err := s.Issue(t.Context(), s.Owner(), store.IssueOptions{Kind: kind, Members: []string{member}})
	must(t, err)
	return forms[0]
}

// back is a file of a form in which the sheets of these dossiers hold points, C3 and C4 alike, and the others nothing.
func back(f *store.Form, sum string, given map[string]int) store.Incoming {
	in := store.Incoming{Round: "2026", Form: f.Number, Member: f.Member, File: sum + ".xlsx", Sum: sum}
	for _, b := range f.Ballots {
		sheet := store.IncomingSheet{Ballot: b, Done: true, Where: "Phiếu, " + b.Dossier}
		if p, ok := given[b.Dossier]; ok {
			sheet.Scores = store.Scores{}.With("C3", points(p)).With("C4", points(p))
		}
		in.Sheets = append(in.Sheets, sheet)
	}
	return in
}

func staged(t *testing.T, s *store.Store, in store.Incoming, decided store.Decisions) store.StagedFile {
	t.Helper()
	file, err := s.Stage(t.Context(), s.Owner(), in, decided)
	must(t, err)
	return file
}

// TestAFormsCodeIsCheckedByItsDigits: every single wrong digit and every two that changed places are found out.
func TestAFormsCodeIsCheckedByItsDigits(t *testing.T) {
	each(t, func(t *testing.T, s *store.Store) {
		small(t, s)
		f := issued(t, s, store.PaperForm, "HD03")
		view := s.Snapshot().For(s.Owner())
		for _, text := range []string{f.Code, strings.ReplaceAll(f.Code, "-", ""), " " + f.Code[:4] + " " + f.Code[5:], f.Code[3:]} {
			if found, err := view.FormByCode(text); err != nil || found != f {
				t.Errorf("%q: %v, %v", text, found, err)
			}
		}
		digits := []byte(strings.ReplaceAll(f.Code, "-", ""))
		for i := range digits {
			for d := byte('0'); d <= '9'; d++ {
				wrong := []byte(string(digits))
				if wrong[i] = d; d != digits[i] {
					_, err := view.FormByCode(string(wrong))
					refused(t, err, "form.code")
				}
			}
			if i > 0 && digits[i] != digits[i-1] {
				wrong := []byte(string(digits))
				wrong[i], wrong[i-1] = wrong[i-1], wrong[i]
				_, err := view.FormByCode(string(wrong))
				refused(t, err, "form.code")
			}
		}
		if got := s.Snapshot().For(as(t, s, "HD03")).Forms(); got != nil {
			t.Errorf("a member knows who has which form: %v", got)
		}
	})
}

// TestAFileIsTakenOnceAndWhole is the course of a workbook: taken as a draft, once, changed by a later one, taken back.
func TestAFileIsTakenOnceAndWhole(t *testing.T) {
	each(t, func(t *testing.T, s *store.Store) {
		small(t, s)
		f := issued(t, s, store.ExcelForm, "HD03")
		_, err := s.Do(t.Context(), as(t, s, "HD03"), keep("HD03", "SP01", "C3", nil, points(500)))
		refused(t, err, "sheet.in_workbook")
		first := back(f, "a", map[string]int{"SP01": 700, "SP02": 0})
		first.Sheets[2].Scores = store.Scores{}.With("C3", points(150))
		if file := staged(t, s, first, store.Decisions{}); file.Refusal != nil || file.Count(store.StagedNew) != 3 || file.Partial() != len(f.Ballots)-2 {
			t.Fatalf("%+v", file)
		}
		received, err := s.Receive(t.Context(), s.Owner(), first, store.Decisions{})
		must(t, err)
		if mine := sheet(t, s, "HD03", "SP01"); mine.Status != store.SheetConfirmed || mine.Total != 1400 {
			t.Errorf("%+v", mine)
		}
		if mine := sheet(t, s, "HD03", "SP02"); mine.Status != store.SheetConfirmed || mine.Given != 2 || mine.Total != 0 {
			t.Errorf("zeros are scores: %+v", mine)
		}
		if mine := sheet(t, s, "HD03", "SP03"); mine.Status != store.SheetPartial || mine.Given != 1 {
			t.Errorf("a draft stays one: %+v", mine)
		}
		_, err = s.Receive(t.Context(), s.Owner(), first, store.Decisions{})
		refused(t, err, "receive.known")
		second := back(f, "b", map[string]int{"SP01": 750, "SP02": 0})
		if file := staged(t, s, second, store.Decisions{}); file.Count(store.StagedChanged) != 2 || file.Count(store.StagedSame) != len(f.Ballots)-2 {
			t.Errorf("%+v", file.Sheets)
		}
		broken := back(f, "c", map[string]int{"SP01": 100_00, "SP02": 725})
		file := staged(t, s, broken, store.Decisions{})
		if file.Count(store.StagedBroken) != 2 {
			t.Errorf("%+v", file.Sheets)
		}
		refused(t, file.Refusal, "receive.at")
		before := s.Snapshot().Revision()
		_, err = s.Receive(t.Context(), s.Owner(), broken, store.Decisions{})
		refused(t, err, "receive.at")
		if s.Snapshot().Revision() != before {
			t.Error("something of a broken file was taken")
		}
		_, err = s.Undo(t.Context(), s.Owner(), received.Seq)
		must(t, err)
		if mine := sheet(t, s, "HD03", "SP01"); mine.Given != 0 || mine.Channel != store.InWorkbook {
			t.Errorf("%+v", mine)
		}
		if got := s.Snapshot().For(s.Owner()).Form(f.Number); got.State != store.FormOut || len(got.Files) != 0 {
			t.Errorf("%+v", got)
		}
	})
}

// TestAStaleFileWaitsForAPerson: what was brought back to the screen meanwhile is not written over without a decision.
func TestAStaleFileWaitsForAPerson(t *testing.T) {
	each(t, func(t *testing.T, s *store.Store) {
		small(t, s)
		f := issued(t, s, store.ExcelForm, "HD03")
		home := toScreen(s, "HD03")
		home.Sheets = home.Sheets[:2]
		do(t, s, s.Owner(), home)
		do(t, s, as(t, s, "HD03"), keep("HD03", "SP01", "C3", nil, points(900)))
		in := back(f, "a", map[string]int{"SP01": 700, "SP02": 600, "SP03": 500})
		file := staged(t, s, in, store.Decisions{})
		refused(t, file.Refusal, "receive.stale")
		if file.Count(store.StagedStale) != 2 {
			t.Fatalf("%+v", file.Sheets)
		}
		decided := store.Decisions{Takes: map[string]store.Take{"SP01": store.TakeKeep, "SP02": store.TakeFile}}
		_, err := s.Receive(t.Context(), s.Owner(), in, decided)
		refused(t, err, "reason.missing")
		decided.Reason = "đã hỏi lại đồng chí"
		_, err = s.Receive(t.Context(), s.Owner(), in, decided)
		must(t, err)
		if mine := sheet(t, s, "HD03", "SP01"); mine.Channel != store.OnScreen || mine.Given != 1 || mine.Total != 900 {
			t.Errorf("kept: %+v", mine)
		}
		if mine := sheet(t, s, "HD03", "SP02"); mine.Channel != store.InWorkbook || mine.Total != 1200 {
			t.Errorf("taken: %+v", mine)
		}
	})
}

// TestASpoiledFormTakesNothing and gives its ballots back; one issued anew takes the place of the older one.
func TestASpoiledFormTakesNothing(t *testing.T) {
	each(t, func(t *testing.T, s *store.Store) {
		small(t, s)
		f := issued(t, s, store.ExcelForm, "HD03")
		do(t, s, s.Owner(), &store.SpoilForm{Form: f.Number, Reason: "tệp hỏng"})
		file := staged(t, s, back(f, "a", map[string]int{"SP01": 700}), store.Decisions{})
		refused(t, file.Refusal, "receive.spoiled")
		g := issued(t, s, store.PaperForm, "HD03")
		view := s.Snapshot().For(s.Owner())
		if g.Number != 2 || view.On(view.Form(1), f.Ballots[0]) || !view.On(g, g.Ballots[0]) {
			t.Errorf("%+v", g)
		}
		_, err := s.Do(t.Context(), s.Owner(), &store.SpoilForm{Form: f.Number, Reason: "lần nữa"})
		refused(t, err, "form.spoiled")
	})
}

// TestARejectedBallotCountsNothingAndIsNotOwed until that is taken back.
func TestARejectedBallotCountsNothingAndIsNotOwed(t *testing.T) {
	each(t, func(t *testing.T, s *store.Store) {
		small(t, s)
		f := issued(t, s, store.ExcelForm, "HD03")
		_, err := s.Receive(t.Context(), s.Owner(), back(f, "a", map[string]int{"SP01": 700}), store.Decisions{})
		must(t, err)
		reject := &store.RejectBallot{Dossier: "SP01", Turn: 1, Member: "HD03", Reason: "không có chữ ký"}
		_, err = s.Do(t.Context(), s.Owner(), reject)
		refused(t, err, "grounds.second")
		done := do(t, s, granted(t, s), reject)
		if mine := sheet(t, s, "HD03", "SP01"); mine.Status != store.SheetInvalid {
			t.Errorf("%+v", mine)
		}
		if e := explained(t, s, s.Owner(), "SP01"); len(e.Parts[2].Scores) != 0 {
			t.Errorf("it counts still: %+v", e.Parts[2].Scores)
		}
		for _, u := range s.Snapshot().For(s.Owner()).Unsettled() {
			if u.Member == "HD03" && u.Dossier == "SP01" {
				t.Error("it is owed still")
			}
		}
		_, err = s.Undo(t.Context(), granted(t, s), done.Seq)
		must(t, err)
		if mine := sheet(t, s, "HD03", "SP01"); mine.Status != store.SheetConfirmed {
			t.Errorf("%+v", mine)
		}
	})
}

// TestNothingIsTakenFromASheetForSignature: scores are on the sheets that it was printed of.
func TestNothingIsTakenFromASheetForSignature(t *testing.T) {
	each(t, func(t *testing.T, s *store.Store) {
		small(t, s)
		scoreAll(t, s, "HD03", "SP01", 700)
		do(t, s, as(t, s, "HD03"), &store.ConfirmSheets{Member: "HD03", Dossiers: []string{"SP01"}})
		f := issued(t, s, store.SignedForm, "HD03")
		file := staged(t, s, back(f, "a", map[string]int{"SP01": 900}), store.Decisions{Takes: map[string]store.Take{"SP01": store.TakeFile}, Reason: "x"})
		refused(t, file.Refusal, "receive.kind")
	})
}

package store_test

import (
	"slices"
	"testing"

	"example.com/hoidong/scoring"
	"example.com/hoidong/store"
)

// journal lists everything an actor may see.
func journal(t *testing.T, s *store.Store, actor store.Actor) []store.JournalLine {
	t.Helper()
	lines, err := s.Journal(t.Context(), actor, store.JournalFilter{Limit: 1000})
	must(t, err)
	return lines
}

func TestTheJournalComesByThePage(t *testing.T) {
	each(t, func(t *testing.T, s *store.Store) {
		small(t, s)
		scoreAll(t, s, "HD03", "SP01", 700)
		scoreAll(t, s, "HD04", "SP01", 700)
		all := journal(t, s, s.Owner())
		if len(all) != int(s.Snapshot().Revision()) || all[0].Seq != s.Snapshot().Revision() {
			t.Fatalf("%d lines of %d", len(all), s.Snapshot().Revision())
		}
		var paged []uint64
		for before := uint64(0); ; {
			page, err := s.Journal(t.Context(), granted(t, s), store.JournalFilter{Before: before, Limit: 3})
			must(t, err)
			for _, line := range page {
				paged = append(paged, line.Seq)
			}
			if len(page) < 3 {
				break
			}
			before = page[2].Seq
		}
		for i, line := range all {
			if paged[i] != line.Seq || line.Seq != uint64(len(all)-i) {
				t.Fatalf("line %d is entry %d, on its page %d", i, line.Seq, paged[i])
			}
		}
		own, err := s.Journal(t.Context(), as(t, s, "HD03"), store.JournalFilter{Limit: 1})
		must(t, err)
		if len(own) != 1 || own[0].Actor != "HD03" || own[0].Done.(*store.KeepScore).Criterion != "C4" {
			t.Errorf("own: %+v", own)
		}
	})
}

// TestWhoSeesWhatOfTheJournal: a member his own; secretary and chair all of it, without what others gave as long as they
// owe scores themselves.
func TestWhoSeesWhatOfTheJournal(t *testing.T) {
	each(t, func(t *testing.T, s *store.Store) {
		small(t, s)
		scoreAll(t, s, "HD03", "SP01", 700)
		do(t, s, as(t, s, "HD03"), &store.KeepRemark{Dossier: "SP01", Member: "HD03", Now: "Tốt"})
		scoreAll(t, s, "HD02", "SP01", 600)
		seat(t, s, store.Member{Code: "GV", Name: "Giúp việc", Roles: store.NewRoles(store.Operator)},
			store.Member{Code: "MH", Name: "Màn hình chung", Roles: store.NewRoles(store.Screen)})
		for _, code := range []string{"HD03", "HD04", "GV", "MH"} {
			for _, line := range journal(t, s, as(t, s, code)) {
				if line.Actor != code || line.Withheld {
					t.Errorf("%s sees %+v", code, line)
				}
			}
		}
		for _, code := range []string{"HD01", "HD02"} {
			lines := journal(t, s, as(t, s, code))
			if len(lines) != int(s.Snapshot().Revision()) {
				t.Errorf("%s sees %d lines", code, len(lines))
			}
			for _, line := range lines {
				checkWithheld(t, code, line, code != line.Actor)
			}
		}
		for _, dossier := range []string{"SP02", "SP03", "SP04", "SP05", "SP06"} {
			scoreAll(t, s, "HD02", dossier, 600)
		}
		for _, line := range journal(t, s, as(t, s, "HD02")) {
			checkWithheld(t, "HD02, who owes nothing", line, false)
		}
		for _, line := range journal(t, s, s.Owner()) {
			checkWithheld(t, "the owner", line, false)
		}
		own, err := s.Journal(t.Context(), as(t, s, "HD02"), store.JournalFilter{Limit: 100, By: new("HD02")})
		must(t, err)
		if len(own) != 12 || slices.ContainsFunc(own, func(l store.JournalLine) bool { return l.Actor != "HD02" }) {
			t.Errorf("%d own lines", len(own))
		}
		none, err := s.Journal(t.Context(), as(t, s, "HD03"), store.JournalFilter{Limit: 100, By: new("HD02")})
		if err != nil || len(none) > 0 {
			t.Errorf("a member picks those of another: %+v, %v", none, err)
		}
		begun, err := s.Journal(t.Context(), as(t, s, "HD02"), store.JournalFilter{Limit: 100, By: new("")})
		if err != nil || len(begun) == 0 || begun[0].Actor != "" {
			t.Errorf("those of the owner of the file: %+v, %v", begun, err)
		}
	})
}

// checkWithheld looks for what somebody gave in a line.
func checkWithheld(t *testing.T, who string, line store.JournalLine, withheld bool) {
	t.Helper()
	var gave bool
	switch act := line.Done.(type) {
	case *store.KeepScore:
		gave = act.Now != nil
	case *store.KeepRemark:
		gave = act.Now != ""
	default:
		return
	}
	if gave == withheld || line.Withheld != withheld {
		t.Errorf("%s sees %+v: withheld is %v", who, line.Done, line.Withheld)
	}
}

func TestImportedScoresAreWithheldToo(t *testing.T) {
	each(t, func(t *testing.T, s *store.Store) {
		small(t, s)
		to(t, s, store.Paused)
		_, err := s.ImportScores(t.Context(), granted(t, s), "điểm.xlsx", store.Given{
			Scores: []store.GivenScore{{Member: "HD03", Dossier: "SP01", Criterion: "C3", Points: 900}},
		})
		must(t, err)
		got := journal(t, s, as(t, s, "HD02"))[0]
		act := got.Done.(*store.ImportSheets)
		// A hash of what was given is enough to try what it might be.
		if !got.Withheld || *act != (store.ImportSheets{Source: "điểm.xlsx"}) {
			t.Errorf("%+v", act)
		}
	})
}

func TestTheJournalSaysWhatCanBeTakenBack(t *testing.T) {
	each(t, func(t *testing.T, s *store.Store) {
		small(t, s)
		hd03 := as(t, s, "HD03")
		first := do(t, s, hd03, keep("HD03", "SP01", "C3", nil, points(500)))
		second := do(t, s, hd03, keep("HD03", "SP01", "C3", points(500), points(600)))
		third := do(t, s, hd03, keep("HD03", "SP01", "C4", nil, points(700)))
		back, err := s.Undo(t.Context(), hd03, third.Seq)
		must(t, err)
		line := func(actor store.Actor, seq uint64) store.JournalLine {
			lines := journal(t, s, actor)
			return lines[slices.IndexFunc(lines, func(l store.JournalLine) bool { return l.Seq == seq })]
		}
		refused(t, line(hd03, first.Seq).Refusal, "score.conflict")
		must(t, line(hd03, second.Seq).Refusal)
		refused(t, line(hd03, third.Seq).Refusal, "undo.already")
		must(t, line(hd03, back.Seq).Refusal)
		refused(t, line(s.Owner(), second.Seq).Refusal, "undo.not_own")
		refused(t, line(s.Owner(), 1).Refusal, "undo.impossible")
		if l := line(hd03, third.Seq); l.UndoneBy != back.Seq {
			t.Errorf("%+v", l)
		}
		if l := line(hd03, back.Seq); l.Undoes != third.Seq || l.UndoneBy != 0 {
			t.Errorf("%+v", l)
		}
		again, err := s.Undo(t.Context(), hd03, back.Seq)
		must(t, err)
		equal(t, "done again", cellOf(t, s, "HD03", "SP01", "C4"), points(700))
		if l := line(hd03, third.Seq); l.UndoneBy != 0 || l.Refusal != nil {
			t.Errorf("what was done again: %+v", l)
		}
		if l := line(hd03, back.Seq); l.UndoneBy != again.Seq {
			t.Errorf("what was taken back in its turn: %+v", l)
		}
		last, err := s.Undoable(t.Context(), hd03)
		must(t, err)
		if last == nil || last.Seq != third.Seq {
			t.Errorf("the next to take back is %+v", last)
		}
		to(t, s, store.Paused)
		refused(t, line(hd03, second.Seq).Refusal, "policy.phase")
	})
}

// TestARefusalInTheJournalIsTheAnswerOfUndo asks both about every entry.
func TestARefusalInTheJournalIsTheAnswerOfUndo(t *testing.T) {
	each(t, func(t *testing.T, s *store.Store) {
		small(t, s)
		to(t, s, store.Paused)
		owner := granted(t, s)
		_, err := s.ImportDossiers(t.Context(), owner, "hồ sơ.xlsx", incoming(s))
		must(t, err)
		do(t, s, owner, setRules(s, func(r *scoring.Rules) { r.Top = 3 }))
		do(t, s, owner, &store.EditMember{Now: &store.Member{Code: "HD10", Name: "Mười", Roles: store.NewRoles(store.Operator)}})
		for _, line := range journal(t, s, owner) {
			if _, err := s.Undo(t.Context(), owner, line.Seq); (err == nil) != (line.Refusal == nil) {
				t.Errorf("%T: %v and %v", line.Done, line.Refusal, err)
			} else if err == nil {
				_, err := s.Undo(t.Context(), owner, s.Snapshot().Revision())
				must(t, err)
			}
		}
	})
}

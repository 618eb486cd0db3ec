package store_test

import (
	"testing"

	"example.com/hoidong/scoring"
	"example.com/hoidong/store"
)

func TestKeptScoreIsThereAndCounts(t *testing.T) {
	each(t, func(t *testing.T, s *store.Store) {
		small(t, s)
		hd03 := as(t, s, "HD03")
		do(t, s, hd03, keep("HD03", "SP02", "C3", nil, points(850)))
		equal(t, "kept", cellOf(t, s, "HD03", "SP02", "C3"), points(850))
		equal(t, "of another member", cellOf(t, s, "HD04", "SP02", "C3"), nil)
		equal(t, "of another product", cellOf(t, s, "HD03", "SP01", "C3"), nil)
		do(t, s, hd03, keep("HD03", "SP02", "C4", nil, points(0)))
		if got := sheet(t, s, "HD03", "SP02"); got.Status != store.SheetComplete || got.Total != 850 || got.Given != 2 {
			t.Errorf("zero is a score: %+v", got)
		}
		do(t, s, hd03, keep("HD03", "SP02", "C3", points(850), nil))
		equal(t, "emptied", cellOf(t, s, "HD03", "SP02", "C3"), nil)
		ranking, err := s.Snapshot().For(hd03).Ranking()
		must(t, err)
		row := ranking.RowOf(1)
		if _, ok := ranking.Contribution(row, 2); ok {
			t.Error("an emptied cell still counts")
		}
		if _, ok := ranking.Contribution(row, 3); !ok {
			t.Error("a zero does not count")
		}
	})
}

func TestAScoreIsComparedAndSet(t *testing.T) {
	each(t, func(t *testing.T, s *store.Store) {
		small(t, s)
		here, there := as(t, s, "HD03"), as(t, s, "HD03")
		do(t, s, here, keep("HD03", "SP01", "C3", nil, points(900)))
		_, err := s.Do(t.Context(), there, keep("HD03", "SP01", "C3", nil, points(500)))
		refused(t, err, "score.conflict")
		equal(t, "after the conflict", cellOf(t, s, "HD03", "SP01", "C3"), points(900))
	})
}

func TestWhatCannotBeScored(t *testing.T) {
	each(t, func(t *testing.T, s *store.Store) {
		small(t, s)
		do(t, s, granted(t, s), &store.DeclareRecusal{Recusal: store.Recusal{Member: "HD03", TaxCode: "0100000001", Reason: "cố vấn"}})
		hd03 := as(t, s, "HD03")
		for code, act := range map[string]*store.KeepScore{
			"score.range":        keep("HD03", "SP01", "C3", nil, points(1001)),
			"score.step":         keep("HD03", "SP01", "C3", nil, points(825)),
			"criterion.computed": keep("HD03", "SP01", "C1", nil, points(800)),
			"criterion.unknown":  keep("HD03", "SP01", "C9", nil, points(800)),
			"dossier.unknown":    keep("HD03", "SP99", "C3", nil, points(800)),
			"sheet.recused":      keep("HD03", "SP03", "C3", nil, points(800)),
			"policy.own":         keep("HD04", "SP01", "C3", nil, points(800)),
		} {
			_, err := s.Do(t.Context(), hd03, act)
			refused(t, err, code)
		}
		_, err := s.Do(t.Context(), hd03, keep("HD03", "SP01", "C3", nil, points(-50)))
		refused(t, err, "score.range")
	})
}

func TestAssignmentIsKept(t *testing.T) {
	each(t, func(t *testing.T, s *store.Store) {
		small(t, s)
		to(t, s, store.Paused)
		do(t, s, granted(t, s), setRules(s, func(r *scoring.Rules) { r.Criteria[3].Scorers = []string{"HD01", "HD02"} }))
		to(t, s, store.Scoring)
		_, err := s.Do(t.Context(), as(t, s, "HD03"), keep("HD03", "SP01", "C4", nil, points(800)))
		refused(t, err, "criterion.not_assigned")
		if got := sheet(t, s, "HD03", "SP01"); got.Asked != 1 || got.Cells[3].Kind != store.CellNotAssigned {
			t.Errorf("asked for %d cells: %+v", got.Asked, got.Cells)
		}
	})
}

func TestScoringPartIsFrozenByTheFirstScore(t *testing.T) {
	each(t, func(t *testing.T, s *store.Store) {
		small(t, s)
		do(t, s, as(t, s, "HD03"), keep("HD03", "SP01", "C3", nil, points(800)))
		to(t, s, store.Paused)
		_, err := s.Do(t.Context(), granted(t, s), setRules(s, func(r *scoring.Rules) { r.Step = 25 }))
		refused(t, err, "round.frozen")
		do(t, s, granted(t, s), setRules(s, func(r *scoring.Rules) { r.Top = 3 }))
		if s.Snapshot().Rules().Top != 3 {
			t.Error("the decision part may change")
		}
	})
}

func TestARecusalTakesScoresOutAndBackIn(t *testing.T) {
	each(t, func(t *testing.T, s *store.Store) {
		small(t, s)
		scoreAll(t, s, "HD03", "SP03", 800)
		recusal := store.Recusal{Member: "HD03", TaxCode: "0100000001", Reason: "người thân"}
		do(t, s, granted(t, s), &store.DeclareRecusal{Recusal: recusal})
		mean := func() bool {
			ranking, err := s.Snapshot().For(s.Owner()).Ranking()
			must(t, err)
			_, ok := ranking.Contribution(ranking.RowOf(2), 2)
			return ok
		}
		if mean() || sheet(t, s, "HD03", "SP03").Status != store.SheetRecused {
			t.Error("the scores of a recused member still count")
		}
		if got := sheet(t, s, "HD03", "SP04").Status; got != store.SheetRecused {
			t.Errorf("the firm's other product: %s", got)
		}
		do(t, s, granted(t, s), &store.WithdrawRecusal{Member: "HD03", TaxCode: "0100000001", Reason: "khai nhầm"})
		if !mean() {
			t.Error("the scores do not count again")
		}
	})
}

// TestAMemberDeclaresHisOwnInterest: for himself and nobody else, once, and without a second person. Taking it back is
// the secretary's, and needs one.
func TestAMemberDeclaresHisOwnInterest(t *testing.T) {
	each(t, func(t *testing.T, s *store.Store) {
		small(t, s)
		own := &store.DeclareInterest{Recusal: store.Recusal{Member: "HD03", TaxCode: "0100000001", Reason: "cổ đông"}}
		_, err := s.Do(t.Context(), as(t, s, "HD04"), own)
		refused(t, err, "policy.own")
		_, err = s.Do(t.Context(), as(t, s, "HD03"), &store.DeclareInterest{Recusal: store.Recusal{Member: "HD03", TaxCode: "0100000001"}})
		refused(t, err, "reason.missing")
		do(t, s, as(t, s, "HD03"), own)
		if got := sheet(t, s, "HD03", "SP04").Status; got != store.SheetRecused {
			t.Errorf("the firm's other product: %s", got)
		}
		_, err = s.Do(t.Context(), as(t, s, "HD03"), own)
		refused(t, err, "recusal.there")
		withdraw := &store.WithdrawRecusal{Member: "HD03", TaxCode: "0100000001", Reason: "khai nhầm"}
		_, err = s.Do(t.Context(), as(t, s, "HD03"), withdraw)
		refused(t, err, "policy.role")
		_, err = s.Do(t.Context(), as(t, s, "HD02"), withdraw)
		refused(t, err, "grounds.second")
		do(t, s, as(t, s, "HD02").On(grounds(t, s, "HD01")), withdraw)
		if got := sheet(t, s, "HD03", "SP04").Status; got != store.SheetEmpty {
			t.Errorf("taken back: %s", got)
		}
		do(t, s, as(t, s, "HD03"), own)
	})
}

func TestConfirmedSheetsAreLockedUntilOpenedAgain(t *testing.T) {
	each(t, func(t *testing.T, s *store.Store) {
		small(t, s)
		hd03 := as(t, s, "HD03")
		scoreAll(t, s, "HD03", "SP01", 700)
		scoreAll(t, s, "HD03", "SP02", 750)
		_, err := s.Do(t.Context(), hd03, &store.ConfirmSheets{Member: "HD03", Dossiers: []string{"SP01", "SP04"}})
		refused(t, err, "confirm.incomplete")
		if got := sheet(t, s, "HD03", "SP01").Status; got != store.SheetComplete {
			t.Errorf("half of a refused act was done: %s", got)
		}
		do(t, s, hd03, &store.ConfirmSheets{Member: "HD03", Dossiers: []string{"SP01", "SP02"}})
		_, err = s.Do(t.Context(), hd03, keep("HD03", "SP01", "C3", points(700), points(800)))
		refused(t, err, "sheet.confirmed")
		_, err = s.Do(t.Context(), hd03, &store.MoveScores{Member: "HD03", From: "SP01", To: "SP04"})
		refused(t, err, "sheet.confirmed")
		do(t, s, hd03, &store.ReopenSheets{Member: "HD03", Dossiers: []string{"SP01"}})
		do(t, s, hd03, keep("HD03", "SP01", "C3", points(700), points(800)))
	})
}

func TestMovingScoresRepairsANeighboursRow(t *testing.T) {
	each(t, func(t *testing.T, s *store.Store) {
		small(t, s)
		hd03 := as(t, s, "HD03")
		scoreAll(t, s, "HD03", "SP01", 700)
		do(t, s, hd03, &store.KeepRemark{Dossier: "SP01", Member: "HD03", Now: "Cần bổ sung hồ sơ"})
		do(t, s, hd03, keep("HD03", "SP02", "C3", nil, points(900)))
		moved := do(t, s, hd03, &store.MoveScores{Member: "HD03", From: "SP01", To: "SP02"})
		equal(t, "SP01", cellOf(t, s, "HD03", "SP01", "C3"), points(900))
		equal(t, "SP02", cellOf(t, s, "HD03", "SP02", "C4"), points(700))
		if got := sheet(t, s, "HD03", "SP02").Remark; got != "Cần bổ sung hồ sơ" {
			t.Errorf("the remark stayed behind: %q", got)
		}
		_, err := s.Undo(t.Context(), hd03, moved.Seq)
		must(t, err)
		equal(t, "SP01 again", cellOf(t, s, "HD03", "SP01", "C4"), points(700))
		equal(t, "SP02 again", cellOf(t, s, "HD03", "SP02", "C4"), nil)
	})
}

func TestUndoTakesBackOwnActsOnly(t *testing.T) {
	each(t, func(t *testing.T, s *store.Store) {
		small(t, s)
		hd03, hd04 := as(t, s, "HD03"), as(t, s, "HD04")
		first := do(t, s, hd03, keep("HD03", "SP01", "C3", nil, points(800)))
		second := do(t, s, hd03, keep("HD03", "SP01", "C4", nil, points(900)))
		_, err := s.Undo(t.Context(), hd04, first.Seq)
		refused(t, err, "undo.not_own")
		last, err := s.Undoable(t.Context(), hd03)
		must(t, err)
		if last == nil || last.Seq != second.Seq {
			t.Fatalf("the last act to undo is %+v", last)
		}
		_, err = s.Undo(t.Context(), hd03, second.Seq)
		must(t, err)
		equal(t, "undone", cellOf(t, s, "HD03", "SP01", "C4"), nil)
		if last, err = s.Undoable(t.Context(), hd03); err != nil || last == nil || last.Seq != first.Seq {
			t.Errorf("after one undo the next is %+v, %v", last, err)
		}
		do(t, s, hd03, keep("HD03", "SP01", "C3", points(800), points(850)))
		_, err = s.Undo(t.Context(), hd03, first.Seq)
		refused(t, err, "score.conflict")
		if last, err := s.Undoable(t.Context(), hd04); err != nil || last != nil {
			t.Errorf("somebody who did nothing can undo %+v, %v", last, err)
		}
	})
}

package store_test

import (
	"slices"
	"testing"

	"example.com/hoidong/scoring"
	"example.com/hoidong/store"
)

func TestASittingEndsWhenEverySheetIsSettled(t *testing.T) {
	each(t, func(t *testing.T, s *store.Store) {
		small(t, s)
		secretary := as(t, s, "HD02").On(grounds(t, s, "HD01"))
		end := &store.ChangePhase{From: store.Scoring, To: store.Ended}
		_, err := s.Do(t.Context(), secretary, end)
		refused(t, err, "session.owed")
		for _, m := range s.Snapshot().Members() {
			for i := range 6 {
				scoreAll(t, s, m.Code, s.Snapshot().For(s.Owner()).Dossier(i).Code, 500)
			}
		}
		left := s.Snapshot().For(secretary).Unsettled()
		if len(left) != 24 || left[0].Blanks != 0 {
			t.Errorf("%d sheets are left, the first %+v", len(left), left[0])
		}
		for _, m := range []string{"HD01", "HD02", "HD03"} {
			do(t, s, as(t, s, m), &store.ConfirmSheets{Member: m, Dossiers: []string{"SP01", "SP02", "SP03", "SP04", "SP05", "SP06"}})
		}
		do(t, s, as(t, s, "HD04"), keep("HD04", "SP02", "C3", points(500), nil))
		_, err = s.Do(t.Context(), secretary, end)
		refused(t, err, "session.owed")
		left = s.Snapshot().For(secretary).Unsettled()
		if len(left) != 6 || left[1] != (store.Unsettled{Member: "HD04", Dossier: "SP02", Blanks: 1}) {
			t.Errorf("left are %+v", left)
		}
		if got := s.Snapshot().For(as(t, s, "HD03")).Unsettled(); got != nil {
			t.Errorf("a member sees %+v", got)
		}
		waived := do(t, s, secretary, store.NewWaivers(left, "bận việc đột xuất"))
		if got := sheet(t, s, "HD04", "SP02"); got.Status != store.SheetWaived {
			t.Errorf("the sheet is %s", got.Status)
		}
		view := s.Snapshot().For(secretary)
		if got := view.Standing(1).Status; got != store.StatusScored {
			t.Errorf("the product is %s", got)
		}
		if got := view.Progress(1); got.Complete != 3 || got.Asked != 4 {
			t.Errorf("a sheet with a gap that was agreed to makes %d of %d", got.Complete, got.Asked)
		}
		_, err = s.Do(t.Context(), secretary, store.NewWaivers(left, "lần nữa"))
		refused(t, err, "waiver.moved_on")
		_, err = s.Undo(t.Context(), secretary, waived.Seq)
		must(t, err)
		_, err = s.Do(t.Context(), secretary, end)
		refused(t, err, "session.owed")
		do(t, s, secretary, store.NewWaivers(left, "bận việc đột xuất"))
		do(t, s, secretary, end)
	})
}

// TestAWaivedSheetCountsAsFarAsItGoes: by criterion what was given counts; by member half a sheet is no sheet.
func TestAWaivedSheetCountsAsFarAsItGoes(t *testing.T) {
	for method, want := range map[scoring.Method]string{scoring.ByCriterion: "8/1 6/1", scoring.ByMember: "6/1 6/1"} {
		each(t, func(t *testing.T, s *store.Store) {
			small(t, s)
			to(t, s, store.Paused)
			do(t, s, granted(t, s), setRules(s, func(r *scoring.Rules) {
				r.Mean, r.Trim, r.Round = method, 0, -1
				for i := range r.Criteria {
					r.Criteria[i].Weight = 100
					if !r.Criteria[i].Computed() {
						r.Criteria[i].Scorers = []string{"*"}
					}
				}
			}))
			to(t, s, store.Scoring)
			scoreAll(t, s, "HD03", "SP01", 600)
			do(t, s, as(t, s, "HD04"), keep("HD04", "SP01", "C3", nil, points(1000)))
			waive(t, s)
			view := s.Snapshot().For(s.Owner())
			ranking, err := view.Ranking()
			must(t, err)
			row := slices.IndexFunc(ranking.Rows, func(r scoring.Row) bool { return view.Dossier(r.Product).Code == "SP01" })
			e, err := view.Explain(row)
			must(t, err)
			if got := e.Parts[2].Mean.String() + " " + e.Parts[3].Mean.String(); got != want {
				t.Errorf("%s: the means of C3 and C4 are %s, want %s", method, got, want)
			}
		})
	}
}

func TestASittingIsOpenedAgainWithGrounds(t *testing.T) {
	each(t, func(t *testing.T, s *store.Store) {
		small(t, s)
		scoreAll(t, s, "HD03", "SP01", 700)
		to(t, s, store.Ended)
		back := &store.ChangePhase{From: store.Ended, To: store.Scoring}
		secretary := as(t, s, "HD02")
		_, err := s.Do(t.Context(), secretary, back)
		refused(t, err, "grounds.reason")
		_, err = s.Do(t.Context(), as(t, s, "HD03").On(grounds(t, s, "HD01")), back)
		refused(t, err, "policy.role")
		_, err = s.Do(t.Context(), as(t, s, "HD03"), keep("HD03", "SP01", "C3", points(700), points(800)))
		refused(t, err, "policy.phase")
		again(t, s)
		if got := s.Snapshot().Session(); !got.Again() || got.Reopened != 1 || got.Phase != store.Scoring {
			t.Errorf("%+v", got)
		}
		do(t, s, as(t, s, "HD03"), keep("HD03", "SP01", "C3", points(700), points(800)))
		if _, err := s.Snapshot().For(as(t, s, "HD03")).Explain(0); err != nil {
			t.Error(err)
		}
	})
}

// again opens the sitting again.
func again(t *testing.T, s *store.Store) {
	t.Helper()
	do(t, s, granted(t, s), &store.ChangePhase{From: store.Ended, To: store.Scoring})
}

func TestEverySittingScoresItsAgenda(t *testing.T) {
	each(t, func(t *testing.T, s *store.Store) {
		small(t, s)
		to(t, s, store.Paused)
		secretary := as(t, s, "HD02").On(grounds(t, s, "HD01"))
		first := &store.SetAgenda{Now: []string{"SP01", "SP02"}}
		_, err := s.Do(t.Context(), as(t, s, "HD02"), first)
		refused(t, err, "grounds.reason")
		do(t, s, secretary, first)
		for fault, agenda := range map[string]*store.SetAgenda{
			"agenda.moved_on": {Now: []string{"SP01"}},
			"agenda.twice":    {Was: first.Now, Now: []string{"SP01", "SP01"}},
			"dossier.unknown": {Was: first.Now, Now: []string{"SP99"}},
		} {
			_, err := s.Do(t.Context(), secretary, agenda)
			refused(t, err, fault)
		}
		to(t, s, store.Scoring)
		scoreAll(t, s, "HD03", "SP01", 700)
		_, err = s.Do(t.Context(), as(t, s, "HD03"), keep("HD03", "SP03", "C3", nil, points(800)))
		refused(t, err, "dossier.not_called")
		view := s.Snapshot().For(secretary)
		if got := view.Standing(2); got.Out != scoring.ReasonNotCalled || got.Status != store.StatusEligible {
			t.Errorf("%+v", got)
		}
		if got := view.Missing().Total.Sheets; got != 7 {
			t.Errorf("%d sheets are missing", got)
		}
		_, err = s.Do(t.Context(), secretary, &store.CallSession{Number: 2})
		refused(t, err, "session.running")
		to(t, s, store.Ended)
		do(t, s, secretary, &store.CallSession{Number: 2, Agenda: []string{"SP03"}})
		_, err = s.Do(t.Context(), secretary, &store.CallSession{Number: 3})
		refused(t, err, "session.running")
		if got := s.Snapshot(); got.Session().Number != 2 || got.Phase() != store.Preparing || len(got.Sessions()) != 2 {
			t.Errorf("%+v", got.Session())
		}
		to(t, s, store.Scoring)
		_, err = s.Do(t.Context(), as(t, s, "HD03"), keep("HD03", "SP01", "C3", points(700), points(800)))
		refused(t, err, "dossier.not_called")
		if got := sheet(t, s, "HD03", "SP01"); got.Status != store.SheetConfirmed {
			t.Errorf("a complete sheet of the sitting before is %s", got.Status)
		}
		scoreAll(t, s, "HD03", "SP03", 600)
		statuses := []scoring.Reason{}
		for i := range 6 {
			statuses = append(statuses, s.Snapshot().For(secretary).Standing(i).Out)
		}
		if !slices.Equal(statuses, []scoring.Reason{"", "", "", scoring.ReasonNotCalled, scoring.ReasonNotCalled, scoring.ReasonNotCalled}) {
			t.Errorf("%q", statuses)
		}
	})
}

func TestTheOpeningSaysWhatMembersSee(t *testing.T) {
	each(t, func(t *testing.T, s *store.Store) {
		small(t, s)
		to(t, s, store.Ended)
		do(t, s, granted(t, s), &store.CallSession{Number: 2})
		open := &store.ChangePhase{From: store.Preparing, To: store.Scoring, SampleAcknowledged: true, Visibility: "sometimes"}
		_, err := s.Do(t.Context(), s.Owner(), open)
		refused(t, err, "session.visibility")
		member := as(t, s, "HD03")
		if _, err := s.Snapshot().For(member).Ranking(); err != nil {
			t.Errorf("between two sittings: %v", err)
		}
		open.Visibility = scoring.VisibleClosed
		do(t, s, s.Owner(), open)
		_, err = s.Snapshot().For(member).Ranking()
		refused(t, err, "ranking.closed")
		if _, err := s.Snapshot().For(as(t, s, "HD01")).Ranking(); err != nil {
			t.Errorf("the chair: %v", err)
		}
	})
}

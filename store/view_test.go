package store_test

import (
	"testing"

	"example.com/hoidong/scoring"
	"example.com/hoidong/store"
)

func explained(t *testing.T, s *store.Store, actor store.Actor, dossier string) store.Explanation {
	t.Helper()
	view := s.Snapshot().For(actor)
	ranking, err := view.Ranking()
	must(t, err)
	e, err := view.Explain(ranking.RowOf(view.IndexOf(dossier)))
	must(t, err)
	return e
}

// TestNobodySeesSingleScoresOfOthers: who sees them, and when, by role and by what he still owes.
func TestNobodySeesSingleScoresOfOthers(t *testing.T) {
	each(t, func(t *testing.T, s *store.Store) {
		small(t, s)
		for _, m := range []string{"HD01", "HD02", "HD03"} {
			scoreAll(t, s, m, "SP01", 700)
		}
		scoreAll(t, s, "HD03", "SP02", 700)
		secretary := as(t, s, "HD02")
		for who, actor := range map[string]store.Actor{"member": as(t, s, "HD03"), "secretary who owes": secretary, "chair who owes": as(t, s, "HD01")} {
			if e := explained(t, s, actor, "SP01"); e.Members != nil || e.Parts[2].Scores != nil || e.Parts[2].Mean == nil {
				t.Errorf("%s: %+v", who, e.Parts[2])
			}
			e := explained(t, s, actor, "SP02")
			if !e.Hidden.Has(2) || e.Parts[2].Mean != nil || e.Parts[2].Sum != 0 {
				t.Errorf("%s works out another's score from the mean of one: %+v", who, e.Parts[2])
			}
		}
		if e := explained(t, s, s.Owner(), "SP02"); len(e.Members) != 4 || len(e.Parts[2].Scores) != 1 {
			t.Errorf("the owner of the file: %+v", e.Parts[2])
		}
		for d := range 6 {
			view := s.Snapshot().For(secretary)
			if view.MySheet(d).Given == 0 {
				scoreAll(t, s, "HD02", view.Dossier(d).Code, 700)
			}
		}
		if e := explained(t, s, secretary, "SP02"); e.Members == nil {
			t.Error("the secretary owes nothing any more and sees nothing")
		}
		to(t, s, store.Ended)
		if e := explained(t, s, as(t, s, "HD03"), "SP02"); e.Members == nil {
			t.Error("scoring has ended and a member sees nothing")
		}
	})
}

func TestWhenMembersSeeTheRanking(t *testing.T) {
	each(t, func(t *testing.T, s *store.Store) {
		small(t, s)
		hd03 := as(t, s, "HD03")
		seen := func(actor store.Actor) error {
			_, err := s.Snapshot().For(actor).Ranking()
			return err
		}
		must(t, seen(hd03))
		visible(t, s, scoring.VisibleClosed)
		refused(t, seen(hd03), "ranking.closed")
		must(t, seen(as(t, s, "HD01")))
		visible(t, s, scoring.VisibleAfterOwn)
		refused(t, seen(hd03), "ranking.after_own")
		var all []string
		for _, d := range []string{"SP01", "SP02", "SP03", "SP04", "SP05", "SP06"} {
			scoreAll(t, s, "HD03", d, 700)
			all = append(all, d)
		}
		refused(t, seen(hd03), "ranking.after_own")
		do(t, s, hd03, &store.ConfirmSheets{Member: "HD03", Dossiers: all})
		must(t, seen(hd03))
		visible(t, s, scoring.VisibleClosed)
		to(t, s, store.Ended)
		must(t, seen(hd03))
	})
}

func visible(t *testing.T, s *store.Store, v scoring.Visibility) {
	t.Helper()
	to(t, s, store.Paused)
	rules := *s.Snapshot().Rules()
	rules.Visibility = v
	do(t, s, s.Owner(), &store.SetRules{Rules: rules})
	to(t, s, store.Scoring)
}

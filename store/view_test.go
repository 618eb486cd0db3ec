package store_test

import (
	"fmt"
	"slices"
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
	do(t, s, granted(t, s), setRules(s, func(r *scoring.Rules) { r.Visibility = v }))
	to(t, s, store.Scoring)
}

// TestOneHiddenCriterionIsNotLeftToArithmetic: the mean less all other criteria would be the one that is hidden.
func TestOneHiddenCriterionIsNotLeftToArithmetic(t *testing.T) {
	s, _ := onMemory(t)
	for _, m := range []string{"HD01", "HD02", "HD04"} {
		do(t, s, as(t, s, m), keep(m, "SP01", "C4", nil, points(600)))
	}
	e := explained(t, s, as(t, s, "HD04"), "SP01")
	if e.Parts[2].N != 1 || e.Parts[3].N != 4 {
		t.Fatalf("%d and %d scores", e.Parts[2].N, e.Parts[3].N)
	}
	if !e.Hidden.Has(2) || !e.Hidden.Has(3) || e.Parts[3].Contribution != nil {
		t.Errorf("hidden are %b", e.Hidden)
	}
	if e.Parts[0].Contribution == nil {
		t.Error("a computed criterion is hidden")
	}
}

// TestWhoSeesWhatInWhichPhase tries every role in every phase under every visibility: the ranking, and the single scores
// of others. Nobody here owes anything but the member whose only role it is to vote.
func TestWhoSeesWhatInWhichPhase(t *testing.T) {
	inside := []store.Role{store.Chair, store.Secretary, store.Operator}
	for _, visibility := range []scoring.Visibility{scoring.VisibleLive, scoring.VisibleAfterOwn, scoring.VisibleClosed} {
		s, _ := onMemory(t)
		var helpers []store.Member
		roles := []store.Role{store.Chair, store.ViceChair, store.Secretary, store.Operator, store.Screen}
		for _, role := range roles {
			helpers = append(helpers, store.Member{Code: "X-" + string(role), Name: string(role), Roles: store.NewRoles(role)})
		}
		seat(t, s, helpers...)
		visible(t, s, visibility)
		for _, phase := range []store.Phase{store.Scoring, store.Paused, store.Ended} {
			if s.Snapshot().Phase() != phase {
				to(t, s, phase)
			}
			for _, role := range append(roles, store.Voter) {
				code := "X-" + string(role)
				if role == store.Voter {
					code = "HD03"
				}
				name := fmt.Sprintf("%s, %s, %s", visibility, phase, role)
				view := s.Snapshot().For(as(t, s, code))
				_, err := view.Ranking()
				// Somebody who is asked for no sheet has confirmed all of his.
				done := visibility == scoring.VisibleAfterOwn && role != store.Voter
				want := phase == store.Ended || visibility == scoring.VisibleLive || done || slices.Contains(inside, role)
				// The shared screen shows the board and nothing else.
				want = want && role != store.Screen
				if (err == nil) != want {
					t.Errorf("%s: ranking: %v", name, err)
				}
				if err != nil {
					continue
				}
				e, err := view.Explain(0)
				must(t, err)
				if want := phase == store.Ended || slices.Contains(inside, role); (e.Members != nil) != want {
					t.Errorf("%s: single scores seen: %v", name, e.Members != nil)
				}
			}
		}
	}
}

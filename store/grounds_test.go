package store_test

import (
	"testing"

	"example.com/hoidong/scoring"
	"example.com/hoidong/store"
)

func TestWhatChangesResultsNeedsGrounds(t *testing.T) {
	each(t, func(t *testing.T, s *store.Store) {
		small(t, s)
		seat(t, s, store.Member{Code: "TG01", Name: "Tổ giúp việc", Roles: store.NewRoles(store.Operator)})
		to(t, s, store.Paused)
		top := setRules(s, func(r *scoring.Rules) { r.Top = 4 })
		secretary := as(t, s, "HD02")
		for _, try := range []struct {
			grounds store.Grounds
			fault   string
		}{
			{store.Grounds{}, "grounds.reason"},
			{store.Grounds{Reason: "  ", Second: grounds(t, s, "TG01").Second}, "grounds.reason"},
			{store.Grounds{Reason: "vì"}, "grounds.second"},
			{grounds(t, s, "HD02"), "grounds.same"},
			{grounds(t, s, "HD03"), "grounds.role"},
		} {
			_, err := s.Do(t.Context(), secretary.On(try.grounds), top)
			refused(t, err, try.fault)
		}
		receipt := do(t, s, secretary.On(grounds(t, s, "TG01")), top)
		lines, err := s.Journal(t.Context(), secretary, store.JournalFilter{Limit: 1})
		must(t, err)
		line := lines[0]
		if line.Seq != receipt.Seq || line.Reason != "Hội đồng thống nhất" || line.Second != "TG01" || line.Refusal != nil {
			t.Errorf("the journal says %+v", line)
		}
		_, err = s.Undo(t.Context(), secretary, receipt.Seq)
		refused(t, err, "grounds.reason")
		_, err = s.Undo(t.Context(), secretary.On(grounds(t, s, "HD01")), receipt.Seq)
		must(t, err)
	})
}

// TestWitnessesGiveTheirOwnCode: outside of a sample round the second person has to know his access code.
func TestWitnessesGiveTheirOwnCode(t *testing.T) {
	each(t, func(t *testing.T, s *store.Store) {
		do(t, s, s.Owner(), &store.CreateRound{Round: store.NewRound(2026, "Kỳ thử"), Rules: scoring.Rules{
			Code: "x", Name: "Bộ tiêu chí", Basis: "thử", Scale: 1000, Step: 50, Mean: scoring.ByCriterion, Round: -1,
			Visibility: scoring.VisibleLive, SecondClerk: "required", CommentDays: 1, ValidYears: 1, Top: 1,
			Criteria: []scoring.Criterion{{Code: "C1", Name: "Một", Max: 1000, Weight: 100, Scorers: []string{"*"}}},
		}})
		seat(t, s, store.Member{Code: "CT", Name: "Chủ tịch", Roles: store.NewRoles(store.Chair, store.Voter)})
		_, err := s.Witness(t.Context(), "CT", "0000-0000")
		refused(t, err, "signin.wrong")
		code, err := s.IssueCode(t.Context(), s.Owner(), "CT")
		must(t, err)
		witness, err := s.Witness(t.Context(), "CT", code)
		must(t, err)
		if witness.Member() != "CT" {
			t.Errorf("the witness is %q", witness.Member())
		}
	})
}

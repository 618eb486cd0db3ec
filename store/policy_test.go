package store_test

import (
	"fmt"
	"strings"
	"testing"

	"example.com/hoidong/scoring"
	"example.com/hoidong/store"
)

// allowed is who may do what, in which phase, written down a second time: p, s, u, e stand for the phases in preparation,
// scoring, paused and ended.
const allowed = `
chair      run-session       psu
secretary  import-scores     pu
secretary  manage-round      pu
secretary  manage-dossiers   pu
operator   manage-dossiers   pu
founder    manage-round      pu
founder    manage-dossiers   pu
founder    manage-council    psu
secretary  manage-council    psu
secretary  run-session       psu
member     score-own-sheet   s
member     confirm-own-sheet s
`

func TestPolicyAllowsThisAndNothingElse(t *testing.T) {
	table := map[string]string{}
	for _, line := range strings.Split(strings.TrimSpace(allowed), "\n") {
		f := strings.Fields(line)
		table[f[0]+" "+f[1]] = f[2]
	}
	letters := map[store.Phase]string{store.Preparing: "p", store.Scoring: "s", store.Paused: "u", store.Ended: "e"}
	for _, role := range []store.Role{store.Chair, store.ViceChair, store.Voter, store.Secretary, store.Operator, store.Screen, store.Founder} {
		for _, action := range store.Actions() {
			for _, phase := range store.Phases() {
				err := store.May(store.Roles{role}, action, phase)
				want := strings.Contains(table[fmt.Sprintf("%s %s", role, action)], letters[phase])
				if (err == nil) != want {
					t.Errorf("%s %s in %s: %v", role, action, phase, err)
				}
			}
		}
	}
	if err := store.May(nil, store.RunSession, store.Scoring); err == nil {
		t.Error("somebody without a role may run the session")
	}
}

func TestThePhaseDecidesInTheTransaction(t *testing.T) {
	each(t, func(t *testing.T, s *store.Store) {
		small(t, s)
		to(t, s, store.Paused)
		_, err := s.Do(t.Context(), as(t, s, "HD03"), keep("HD03", "SP01", "C3", nil, points(800)))
		refused(t, err, "policy.phase")
		_, err = s.Do(t.Context(), s.Owner(), keep("HD03", "SP01", "C3", nil, points(800)))
		refused(t, err, "policy.role")
		to(t, s, store.Ended)
		_, err = s.Do(t.Context(), s.Owner(), &store.ChangePhase{From: store.Ended, To: store.Scoring})
		refused(t, err, "policy.phase")
	})
}

func TestOpeningAsksForWhatScoringNeeds(t *testing.T) {
	each(t, func(t *testing.T, s *store.Store) {
		small(t, s)
		to(t, s, store.Paused)
		_, err := s.Do(t.Context(), s.Owner(), &store.ChangePhase{From: store.Preparing, To: store.Scoring})
		refused(t, err, "session.changed")
		_, err = s.Do(t.Context(), s.Owner(), &store.ChangePhase{From: store.Paused, To: store.Preparing})
		refused(t, err, "session.step")
	})
}

func TestSampleRulesHaveToBeAcknowledged(t *testing.T) {
	each(t, func(t *testing.T, s *store.Store) {
		round := store.NewRound(2026, "Kỳ thử")
		pass := scoring.Points(500)
		rules := scoring.Rules{
			Code: "x", Name: "Bộ tiêu chí", Basis: "thử", Sample: true, Scale: 1000, Step: 50, Mean: scoring.ByCriterion,
			Round: -1, Pass: &pass, Visibility: scoring.VisibleLive, SecondClerk: "required", CommentDays: 1, ValidYears: 1,
			Criteria: []scoring.Criterion{{Code: "C1", Name: "Một", Max: 1000, Weight: 100, Scorers: []string{"HD01"}}},
		}
		do(t, s, s.Owner(), &store.CreateRound{Round: round, Rules: rules})
		open := &store.ChangePhase{From: store.Preparing, To: store.Scoring}
		_, err := s.Do(t.Context(), s.Owner(), open)
		refused(t, err, "session.sample_rules")
		open.SampleAcknowledged = true
		_, err = s.Do(t.Context(), s.Owner(), open)
		refused(t, err, "session.no_scorer")
		member := store.Member{Code: "HD01", Name: "Một", Roles: store.NewRoles(store.Voter)}
		seat(t, s, member)
		_, err = s.Do(t.Context(), s.Owner(), open)
		refused(t, err, "session.no_dossier")
		_, err = s.Do(t.Context(), s.Owner(), &store.CreateRound{Round: round, Rules: rules})
		refused(t, err, "round.exists")
	})
}

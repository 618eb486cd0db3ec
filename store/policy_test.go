package store_test

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"example.com/hoidong/scoring"
	"example.com/hoidong/store"
)

// allowed is who may do what, in which phase, written down a second time: p, s, u, e stand for the phases in preparation,
// scoring, paused and ended.
const allowed = `
chair      run-session          psue
chair      reopen-session       e
chair      set-shared-screen    psue
vice-chair set-shared-screen    psue
secretary  set-shared-screen    psue
chair      change-agenda        pu
secretary  change-agenda        pu
chair      take-attendance      psu
chair      appoint-presiding    psu
secretary  appoint-presiding    psu
chair      name-tellers         psue
secretary  name-tellers         psue
secretary  manage-recusals      psu
founder    manage-recusals      psu
chair      settle-scoring       su
secretary  reopen-session       e
secretary  take-attendance      psu
secretary  settle-scoring       su
secretary  change-channel       psu
secretary  give-out-forms       psu
operator   give-out-forms       psu
secretary  receive-forms        psu
operator   receive-forms        psu
secretary  key-ballots          psu
operator   key-ballots          psu
secretary  tick-forms           psue
operator   tick-forms           psue
chair      manage-own-keys      psue
vice-chair manage-own-keys      psue
member     manage-own-keys      psue
secretary  manage-own-keys      psue
operator   manage-own-keys      psue
screen     manage-own-keys      psue
secretary  guard-door           psue
operator   take-attendance      psu
member     declare-own-interest psu
secretary  import-scores     pu
secretary  manage-round      pu
secretary  manage-dossiers   pu
operator   manage-dossiers   pu
founder    manage-round      pu
secretary  adjust-decision   pu
chair      adjust-decision   pu
founder    adjust-decision   pu
founder    manage-dossiers   pu
founder    manage-council    psu
secretary  manage-council    psu
secretary  run-session          psue
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
		refused(t, err, "grounds.reason")
	})
}

// TestWhoManagesInWhichPhase tries every act of management as everybody, in every phase.
func TestWhoManagesInWhichPhase(t *testing.T) {
	each(t, func(t *testing.T, s *store.Store) {
		small(t, s)
		helpers := []store.Role{store.Operator, store.Screen, store.Chair}
		for _, role := range helpers {
			seat(t, s, store.Member{Code: "X1-" + string(role), Name: string(role), Roles: store.NewRoles(role)})
		}
		people := map[string]store.Actor{"owner": s.Owner(), "secretary": as(t, s, "HD02"), "member": as(t, s, "HD03")}
		for _, role := range helpers {
			people[string(role)] = as(t, s, "X1-"+string(role))
		}
		view := s.Snapshot().For(s.Owner())
		dossier, firm, member := view.Dossier(0), view.Enterprise(0), s.Snapshot().Members()[3]
		round := s.Snapshot().Round()
		council, dossiers := []string{"owner", "secretary"}, []string{"owner", "secretary", "operator"}
		for _, phase := range []store.Phase{store.Scoring, store.Paused, store.Ended} {
			if s.Snapshot().Phase() != phase {
				to(t, s, phase)
			}
			for _, try := range []struct {
				who    []string
				always bool
				act    store.Act
			}{
				{dossiers, false, &store.DecideLate{Dossier: "SP01", Now: store.Ruling{Answer: store.Yes, Reason: "thử"}}},
				{dossiers, false, &store.RecordConclusion{Dossier: "SP01", Now: store.Ruling{Answer: store.Yes, Reason: "thử"}}},
				{dossiers, false, &store.WithdrawDossier{Dossier: "SP01", Now: &store.Withdrawal{Day: "2026-03-02", Reason: "thử"}}},
				{dossiers, false, &store.CorrectFigures{TaxCode: firm.TaxCode, Was: store.YearFigures{Year: 2020}, Now: store.YearFigures{Year: 2020, Workers: money(7)}, Reason: "thử"}},
				{dossiers, false, &store.EditDossier{Was: dossier, Now: dossier}},
				{dossiers, false, &store.EditEnterprise{Was: firm, Now: firm}},
				{[]string{"owner", "secretary", "chair"}, false, setRules(s, func(r *scoring.Rules) { r.Top = 4 })},
				{[]string{"owner", "secretary"}, false, &store.EditRound{Was: round, Now: round}},
				{council, true, &store.EditMember{Was: member, Now: member}},
				{council, true, &store.RemoveMember{Was: member}},
				{council, true, &store.IssueCodes{Members: []string{"HD01"}}},
			} {
				for who, actor := range people {
					actor = actor.On(grounds(t, s, "X1-operator"))
					if who == "operator" {
						actor = actor.On(grounds(t, s, "HD02"))
					}
					receipt, err := s.Do(t.Context(), actor, try.act)
					want := slices.Contains(try.who, who) && (phase == store.Paused || try.always && phase != store.Ended)
					if (err == nil) != want {
						t.Errorf("%s, %s, %T: %v", phase, who, try.act, err)
					}
					if err != nil {
						continue
					}
					if _, err := s.Undo(t.Context(), actor, receipt.Seq); err != nil && !errors.Is(err, scoring.NewFault("undo.impossible")) {
						t.Errorf("%s, %s, %T taken back: %v", phase, who, try.act, err)
					}
				}
			}
		}
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
		refused(t, err, "session.no_council")
		member := store.Member{Code: "HD01", Name: "Một", Roles: store.NewRoles(store.Voter)}
		seat(t, s, member)
		_, err = s.Do(t.Context(), s.Owner(), open)
		refused(t, err, "session.no_dossier")
		_, err = s.Do(t.Context(), s.Owner(), &store.CreateRound{Round: round, Rules: rules})
		refused(t, err, "round.exists")
	})
}

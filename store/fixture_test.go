package store_test

import (
	"context"
	"errors"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"example.com/hoidong/scoring"
	"example.com/hoidong/store"
	"example.com/hoidong/store/engine"
	"example.com/hoidong/store/sample"
)

// noon is the time of every act in tests.
var noon = time.Date(2026, 3, 2, 5, 0, 0, 0, time.UTC)

func clock() time.Time { return noon }

// each runs a test on an empty store over every engine.
func each(t *testing.T, test func(t *testing.T, s *store.Store)) {
	t.Run("bolt", func(t *testing.T) {
		s, err := store.Create(t.Context(), filepath.Join(t.TempDir(), "Kỳ xét chọn.hoidong"), clock)
		run(t, s, err, test)
	})
	t.Run("chaos", func(t *testing.T) {
		s, err := store.New(t.Context(), engine.NewChaos(11), clock)
		run(t, s, err, test)
	})
}

// run closes the store behind the test, and holds it against its journal before.
func run(t *testing.T, s *store.Store, err error, test func(t *testing.T, s *store.Store)) {
	t.Helper()
	must(t, err)
	t.Cleanup(func() {
		identical(t, s)
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	test(t, s)
}

func identical(t *testing.T, s *store.Store) {
	t.Helper()
	v, err := s.Verify(context.Background())
	if err != nil {
		t.Error(err)
	}
	for _, fault := range v.Faults {
		t.Error(fault)
	}
}

// small fills the store with a generated round of 6 dossiers, 4 members and 4 criteria (C3 and C4 are judged) without
// scores, and opens the sitting.
func small(t *testing.T, s *store.Store) {
	t.Helper()
	g := sample.Generate(3, sample.Size{Dossiers: 6, Members: 4, Criteria: 4})
	g.Given = store.Given{}
	must(t, g.Fill(t.Context(), s))
	to(t, s, store.Scoring)
}

func to(t *testing.T, s *store.Store, phase store.Phase) {
	t.Helper()
	if phase == store.Ended {
		waive(t, s)
	}
	do(t, s, granted(t, s), &store.ChangePhase{From: s.Snapshot().Phase(), To: phase, SampleAcknowledged: true})
}

// waive agrees to every sheet that keeps the sitting from being ended.
func waive(t *testing.T, s *store.Store) {
	t.Helper()
	if left := s.Snapshot().For(s.Owner()).Unsettled(); len(left) > 0 {
		do(t, s, granted(t, s), store.NewWaivers(left, "thành viên bận việc đột xuất"))
	}
}

// seat puts members into the council.
func seat(t *testing.T, s *store.Store, members ...store.Member) store.Receipt {
	t.Helper()
	receipt, err := s.ImportCouncil(t.Context(), s.Owner(), "hội đồng.csv", members)
	must(t, err)
	return receipt
}

// setRules changes the rules from what they are.
func setRules(s *store.Store, change func(*scoring.Rules)) *store.SetRules {
	rules := *s.Snapshot().Rules()
	rules.Criteria = slices.Clone(rules.Criteria)
	change(&rules)
	return &store.SetRules{Was: *s.Snapshot().Rules(), Now: rules}
}

func as(t *testing.T, s *store.Store, member string) store.Actor {
	t.Helper()
	actor, err := s.SignInSample(member)
	must(t, err)
	return actor
}

// grounds are a reason, and a member as the second person.
func grounds(t *testing.T, s *store.Store, second string) store.Grounds {
	t.Helper()
	witness, err := s.Witness(t.Context(), second, "")
	must(t, err)
	return store.Grounds{Reason: "Hội đồng thống nhất", Second: witness}
}

// granted is the owner, in a sample round with grounds for whatever needs them.
func granted(t *testing.T, s *store.Store) store.Actor {
	t.Helper()
	if !s.Snapshot().Round().Sample {
		return s.Owner()
	}
	return s.Owner().On(grounds(t, s, "HD01"))
}

func do(t *testing.T, s *store.Store, actor store.Actor, act store.Act) store.Receipt {
	t.Helper()
	receipt, err := s.Do(t.Context(), actor, act)
	must(t, err)
	return receipt
}

func keep(member, dossier, criterion string, was, now *scoring.Points) *store.KeepScore {
	return &store.KeepScore{Dossier: dossier, Member: member, Criterion: criterion, Was: was, Now: now}
}

// scoreAll gives every cell of a member's sheet these points.
func scoreAll(t *testing.T, s *store.Store, member, dossier string, p int) {
	t.Helper()
	for _, c := range []string{"C3", "C4"} {
		do(t, s, as(t, s, member), keep(member, dossier, c, nil, points(p)))
	}
}

func points(p int) *scoring.Points { v := scoring.Points(p); return &v }

// sheet is a member's own sheet as he sees it.
func sheet(t *testing.T, s *store.Store, member, dossier string) store.MemberSheet {
	t.Helper()
	view := s.Snapshot().For(as(t, s, member))
	return view.MySheet(view.IndexOf(dossier))
}

func cellOf(t *testing.T, s *store.Store, member, dossier, criterion string) *scoring.Points {
	t.Helper()
	return sheet(t, s, member, dossier).Cells[s.Snapshot().Rules().Criterion(criterion)].Points
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// refused checks that an error is the fault with this code.
func refused(t *testing.T, err error, code string) {
	t.Helper()
	if !errors.Is(err, scoring.NewFault(code)) {
		t.Errorf("got %v, want the fault %s", err, code)
	}
}

func equal(t *testing.T, what string, got, want *scoring.Points) {
	t.Helper()
	if (got == nil) != (want == nil) || got != nil && *got != *want {
		t.Errorf("%s: got %v, want %v", what, got, want)
	}
}

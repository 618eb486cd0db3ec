package store_test

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"testing"
	"time"

	"example.com/hoidong/scoring"
	"example.com/hoidong/store"
	"example.com/hoidong/store/engine"
	"example.com/hoidong/store/sample"
)

// A watch is a clock that a test turns.
type watch struct{ at time.Time }

func (w *watch) now() time.Time { return w.at }

// guarded is a round that is not a sample, with a code for HD01 and for the secretary HD02, and the watch it goes by.
func guarded(t *testing.T) (s *store.Store, w *watch, code string) {
	t.Helper()
	w = &watch{noon}
	s, err := store.New(t.Context(), engine.NewMemory(), w.now)
	must(t, err)
	t.Cleanup(func() { identical(t, s); must(t, s.Close()) })
	g := sample.Generate(3, sample.Size{Dossiers: 2, Members: 3, Criteria: 3})
	do(t, s, s.Owner(), &store.CreateRound{Round: store.NewRound(2026, "Kỳ thật"), Rules: *g.Rules})
	seat(t, s, g.Council...)
	code, err = s.IssueCode(t.Context(), s.Owner(), "HD01")
	must(t, err)
	return s, w, code
}

// wrong gives a wrong code and returns the fault.
func wrong(t *testing.T, s *store.Store, address, member string) error {
	t.Helper()
	_, err := s.SignInFrom(t.Context(), address, member, "0")
	if !errors.As(err, new(*scoring.Fault)) {
		t.Fatal(err)
	}
	return err
}

func TestWrongCodesLockAMemberOutForLongerAndLonger(t *testing.T) {
	s, w, code := guarded(t)
	for range 5 {
		refused(t, wrong(t, s, "192.168.1.7", "hd01"), "signin.wrong")
	}
	for _, seconds := range []int{30, 60, 120, 240, 480, 900, 900} {
		_, err := s.SignInFrom(t.Context(), "192.168.1.8", "HD01", code) // from elsewhere, and right
		refused(t, err, "signin.locked")
		w.at = w.at.Add(time.Duration(seconds)*time.Second - time.Second)
		refused(t, wrong(t, s, "192.168.1.7", "HD01"), "signin.locked")
		w.at = w.at.Add(time.Second)
		refused(t, wrong(t, s, "192.168.1.7", "HD01"), "signin.wrong")
	}
	out, err := s.Lockouts(s.Owner())
	must(t, err)
	if len(out) != 1 || out[0].Member != "HD01" || out[0].Address != "192.168.1.7" || out[0].Wrong != 12 || !out[0].Until.After(w.at) {
		t.Errorf("%+v", out)
	}
	if _, err := s.SignIn(t.Context(), "HD03", "0"); errors.Is(err, scoring.NewFault("signin.locked")) {
		t.Error("another member is locked out too")
	}

	code, err = s.IssueCode(t.Context(), s.Owner(), "HD01")
	must(t, err)
	actor, err := s.SignInFrom(t.Context(), "192.168.1.7", "hd01", code)
	must(t, err)
	if actor.Member() != "HD01" {
		t.Error(actor.Member())
	}
	out, err = s.Lockouts(actor)
	refused(t, err, "policy.role")
	if len(out) != 0 {
		t.Error("a member learns who is locked out")
	}
}

// TestARightCodeForgetsTheWrongOnes: whoever mistypes now and then is never locked out.
func TestARightCodeForgetsTheWrongOnes(t *testing.T) {
	s, _, code := guarded(t)
	for range 4 {
		for range 4 {
			refused(t, wrong(t, s, "a", "HD01"), "signin.wrong")
		}
		_, err := s.SignInFrom(t.Context(), "a", "HD01", code)
		must(t, err)
	}
}

func TestAnAddressIsLockedOutWhateverNamesItTries(t *testing.T) {
	s, w, code := guarded(t)
	for i := range 20 {
		refused(t, wrong(t, s, "10.0.0.9", fmt.Sprint("X", i)), "signin.wrong")
	}
	refused(t, wrong(t, s, "10.0.0.9", "HD01"), "signin.locked")
	_, err := s.SignInFrom(t.Context(), "10.0.0.10", "HD01", code)
	must(t, err)
	w.at = w.at.Add(31 * time.Second)
	_, err = s.SignInFrom(t.Context(), "10.0.0.9", "HD01", code)
	must(t, err)
}

// TestTheMachineItselfIsNoAddress: it is passed round, and everybody types there.
func TestTheMachineItselfIsNoAddress(t *testing.T) {
	s, _, code := guarded(t)
	for i := range 30 {
		refused(t, wrong(t, s, "", fmt.Sprint("X", i)), "signin.wrong")
	}
	_, err := s.SignIn(t.Context(), "HD01", code)
	must(t, err)
}

// TestNobodyFillsTheJournalWithWrongCodes: lock-outs of members stand in it, the first, the second, the fourth and so on.
func TestNobodyFillsTheJournalWithWrongCodes(t *testing.T) {
	s, w, _ := guarded(t)
	before := s.Snapshot().Revision()
	for i := range 24 {
		wrong(t, s, "a", "HD01")
		wrong(t, s, fmt.Sprint("b", i), "NOBODY")
		w.at = w.at.Add(15 * time.Minute)
	}
	lines, err := s.Journal(t.Context(), s.Owner(), store.JournalFilter{Limit: 100})
	must(t, err)
	var told []string
	for _, l := range lines {
		if act, ok := l.Done.(*store.LockOut); ok && l.Seq > before {
			told = append(told, fmt.Sprintf("%s%s %d", act.Member, l.Via, act.Wrong))
		}
	}
	// HD01's at 5, 6, 8, 12 and 20 wrong codes, and those of the address, which count from 20 on.
	if got := fmt.Sprint(told); got != "[ssh 23 ssh 21 ssh 20 HD01ssh 20 HD01ssh 12 HD01ssh 8 HD01ssh 6 HD01ssh 5]" {
		t.Error(got)
	}
}

// TestManyWrongCodesAtOnceAreNotMoreTries: those that come together are counted before any is looked at.
func TestManyWrongCodesAtOnceAreNotMoreTries(t *testing.T) {
	s, _, _ := guarded(t)
	var all sync.WaitGroup
	var mu sync.Mutex
	looked := 0
	for i := range 40 {
		all.Go(func() {
			_, err := s.SignInFrom(context.Background(), fmt.Sprint("a", i), "HD01", "1")
			mu.Lock()
			defer mu.Unlock()
			if errors.Is(err, scoring.NewFault("signin.wrong")) {
				looked++
			}
		})
	}
	all.Wait()
	if looked != 5 {
		t.Errorf("%d codes were looked at", looked)
	}
}

package packet

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"example.com/hoidong/scoring"
	"example.com/hoidong/store"
	"example.com/hoidong/store/sample"
	"example.com/hoidong/store/words"
)

var noon = time.Date(2026, 3, 2, 5, 0, 0, 0, time.UTC)

// A council is a file at home in a folder of its own, with a sitting that scores.
type council struct {
	*store.Store
	path string
}

// secretRemark is what another member wrote, and no packet of anybody else may hold.
const secretRemark = "Dây chuyền đã cũ, đề nghị xem lại"

// home is a council of four that scores six dossiers by C3 and C4, of which HD03 has scored none and the others all.
func home(t testing.TB) *council {
	t.Helper()
	path := filepath.Join(t.TempDir(), "ky.hoidong")
	s, err := store.Create(t.Context(), path, func() time.Time { return noon })
	must(t, err)
	t.Cleanup(func() { must(t, s.Close()) })
	g := sample.Generate(3, sample.Size{Dossiers: 6, Members: 4, Criteria: 4})
	g.Given.Scores = slices.DeleteFunc(g.Given.Scores, func(s store.GivenScore) bool { return s.Member == "HD03" })
	must(t, g.Fill(t.Context(), s))
	act(t, s, s.Owner(), &store.ChangePhase{From: store.Preparing, To: store.Scoring, SampleAcknowledged: true})
	hd04, err := s.SignInSample("HD04")
	must(t, err)
	act(t, s, hd04, &store.KeepRemark{Dossier: "SP01", Member: "HD04", Now: secretRemark})
	return &council{s, path}
}

func act(t testing.TB, s *store.Store, actor store.Actor, what store.Act) {
	t.Helper()
	_, err := s.Do(t.Context(), actor, what)
	must(t, err)
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func refused(t testing.TB, err error, code string) {
	t.Helper()
	if !errors.Is(err, scoring.NewFault(code)) {
		t.Errorf("got %v, want the fault %s", err, code)
	}
}

var vietnamese = words.MustSpeak(words.Vietnamese)

// packetOf makes a packet of a member's, and opens its file.
func (c *council) packetOf(t testing.TB, member string) (Made, *store.Store, store.Actor) {
	t.Helper()
	program := filepath.Join(t.TempDir(), "chương trình")
	must(t, os.WriteFile(program, []byte("#!/bin/sh\n"), 0o755))
	made, err := Make(t.Context(), c.Store, c.Owner(), Options{
		Member: member, Folder: t.TempDir(), Home: filepath.Dir(c.path), Programs: []string{program},
		Anew: true, Reason: "chấm ở xa",
	}, vietnamese)
	must(t, err)
	s := open(t, filepath.Join(made.Folder, fileName))
	actor, err := s.OpenPacket(t.Context(), made.Phrase)
	must(t, err)
	return made, s, actor
}

func open(t testing.TB, path string) *store.Store {
	t.Helper()
	s, err := store.Open(t.Context(), path, func() time.Time { return noon.Add(time.Hour) })
	must(t, err)
	t.Cleanup(func() {
		found, err := s.Verify(context.WithoutCancel(t.Context()))
		must(t, err)
		for _, fault := range found.Faults {
			t.Error(fault)
		}
		must(t, s.Close())
	})
	return s
}

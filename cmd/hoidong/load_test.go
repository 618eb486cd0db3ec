package main

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"example.com/hoidong/scoring"
	"example.com/hoidong/store"
)

// TestACrowdOverTheNetwork: members type as fast as the program answers while others look on, one machine freezes and one
// vanishes in the middle of a number. Then the plug of the server is pulled.
func TestACrowdOverTheNetwork(t *testing.T) {
	const typists, watchers, dossiers = 8, 3, 10
	path := crowdRound(t, typists+watchers+2)
	h := serveFile(t, path)
	var looking []*guest
	for i := range watchers {
		g := h.join(memberCode(typists + i))
		g.openRanking()
		looking = append(looking, g)
	}
	frozen := h.join(memberCode(typists + watchers))
	frozen.openRanking()
	frozen.freeze()
	go frozen.flood()

	typed := make([][]scoring.Points, typists)
	var typing sync.WaitGroup
	for i := range typists {
		g := h.join(memberCode(i))
		g.openFirst()
		typing.Go(func() { typed[i] = g.fillIn(dossiers, rand.New(rand.NewPCG(7, uint64(i)))) })
	}
	lost := h.join(memberCode(typists + watchers + 1))
	lost.openFirst()
	kept := lost.fillIn(1, rand.New(rand.NewPCG(7, 99)))
	lost.press("1")
	lost.waitFor("1▏")
	lost.vanish()
	typing.Wait()

	want := ranked(t, hoidong(t, "--db", path, "rank", "--format", "csv"))
	if len(want) != dossiers {
		t.Errorf("%d products have a place", len(want))
	}
	for _, g := range looking {
		g.shows(want)
	}
	h.kill()
	for i, points := range append(typed, nil, nil, nil, nil, kept) {
		holds(t, path, memberCode(i), points)
	}
	if out := hoidong(t, "--db", path, "verify"); !strings.Contains(out, "Khớp hoàn toàn") {
		t.Error(out)
	}
}

// TestASecondMachineServesFromTheCopy: it holds what the first one had, and those who were connected know it.
func TestASecondMachineServesFromTheCopy(t *testing.T) {
	path, stick := crowdRound(t, 4), t.TempDir()
	first := serveFile(t, path, "--copies", stick)
	g := first.join("HD03")
	g.openFirst()
	typed := g.fillIn(3, rand.New(rand.NewPCG(7, 1)))
	first.stop()

	second := filepath.Join(t.TempDir(), "máy thứ hai.hoidong")
	said := hoidong(t, "--db", second, "takeover", filepath.Join(stick, filepath.Base(path)))
	if !containsAll(said, []string{"HD03  Thành viên 3", "SP03"}) {
		t.Error(said)
	}
	holds(t, second, "HD03", typed)
	known, err := os.ReadFile(store.HostKeyPath(path))
	must(t, err)
	if key, _ := os.ReadFile(store.HostKeyPath(second)); !bytes.Equal(key, known) {
		t.Error("the second machine has another key")
	}
	again := serveFile(t, second).join("HD03")
	again.openRanking()
	again.shows(ranked(t, hoidong(t, "--db", second, "rank", "--format", "csv")))
}

// memberCode is the code of a member of a generated round, from 0.
func memberCode(i int) string { return fmt.Sprintf("HD%02d", i+1) }

// fillIn gives the first dossiers scores, key by key, and waits until the last is said to be kept.
func (g *guest) fillIn(dossiers int, random *rand.Rand) (typed []scoring.Points) {
	for i := range dossiers {
		points := scoring.Points(50 * (2*i + random.IntN(180-2*dossiers))) // two in a row are hardly ever the same
		for _, digit := range points.String() {
			g.press(string(digit))
		}
		typed = append(typed, points)
		g.press(keyPageDown)
	}
	g.waitFor(fmt.Sprintf("SP%02d C2", dossiers), "đã lưu")
	return typed
}

// flood has the program draw so much that a client which does not read blocks it.
func (g *guest) flood() {
	for range 2000 {
		if _, err := g.keys.Write([]byte(keyEscape)); err != nil {
			return
		}
		if _, err := g.keys.Write([]byte(keyF4)); err != nil {
			return
		}
	}
}

// holds checks the scores that a member has in the file: these, from the first dossier on, and nothing else.
func holds(t *testing.T, path, member string, want []scoring.Points) {
	t.Helper()
	s, err := store.Open(t.Context(), path, time.Now)
	must(t, err)
	defer s.Close()
	actor, err := s.SignInSample(member)
	must(t, err)
	view := s.Snapshot().For(actor)
	for i := range view.Dossiers() {
		got := view.MySheet(i).Cells[view.Snapshot().Rules().Criterion("C2")].Points
		switch {
		case i >= len(want) && got != nil:
			t.Errorf("%s has %v for dossier %d and typed nothing", member, *got, i+1)
		case i < len(want) && (got == nil || *got != want[i]):
			t.Errorf("%s has %v for dossier %d and typed %v", member, got, i+1, want[i])
		}
	}
}

package store_test

import (
	"fmt"
	"strings"
	"sync"
	"testing"

	"pgregory.net/rapid"

	"example.com/hoidong/scoring"
	"example.com/hoidong/store"
	"example.com/hoidong/store/engine"
	"example.com/hoidong/store/sample"
)

// onMemory is a small round on an engine that the test can reach into.
func onMemory(t *testing.T) (*store.Store, *engine.Memory) {
	t.Helper()
	e := engine.NewMemory()
	s, err := store.New(t.Context(), e, clock)
	must(t, err)
	t.Cleanup(func() { s.Close() })
	small(t, s)
	scoreAll(t, s, "HD03", "SP01", 700)
	return s, e
}

// TestVerifyFindsEveryChangedRecord changes each value of the file in turn, as somebody would who edits the file without
// the program, and expects to be told.
func TestVerifyFindsEveryChangedRecord(t *testing.T) {
	s, e := onMemory(t)
	// Something that was taken back, and something that is not there any more.
	to(t, s, store.Paused)
	imported, err := s.ImportDossiers(t.Context(), granted(t, s), "hồ sơ.xlsx", incoming(s))
	must(t, err)
	undo(t, s, imported.Seq)
	identical(t, s)
	values := map[string][]byte{}
	must(t, e.View(t.Context(), func(r engine.R) error {
		for k, v := range r.Scan("", false) {
			values[k] = v
		}
		return nil
	}))
	changed := 0
	for k, v := range values {
		if strings.HasPrefix(k, "meta/") {
			continue
		}
		tampered := []byte(strings.Replace(string(v), "0", "1", 1))
		if string(tampered) == string(v) {
			tampered = append(v[:len(v):len(v)], ' ')
		}
		overwrite(t, e, k, tampered)
		result, err := s.Verify(t.Context())
		last := fmt.Sprintf("journal/%012d", result.Entries)
		if err == nil && len(result.Faults) == 0 && k != last {
			t.Errorf("%s: %s is taken for %s", k, tampered, v)
		}
		overwrite(t, e, k, v)
		changed++
	}
	if changed < 20 {
		t.Fatalf("only %d values were changed", changed)
	}
	identical(t, s)
}

func overwrite(t *testing.T, e engine.Engine, key string, value []byte) {
	t.Helper()
	_, err := e.Update(t.Context(), func(rw engine.RW) error { return rw.Put(key, value) })
	must(t, err)
}

// TestTheFingerprintCoversTheLastEntry: nothing follows the last entry, so it is the fingerprint, which people compare,
// that gives its change away.
func TestTheFingerprintCoversTheLastEntry(t *testing.T) {
	s, e := onMemory(t)
	before, err := s.Verify(t.Context())
	must(t, err)
	last := fmt.Sprintf("journal/%012d", before.Entries)
	var value []byte
	must(t, e.View(t.Context(), func(r engine.R) (err error) { value, err = r.Get(last); return err }))
	overwrite(t, e, last, []byte(strings.Replace(string(value), "2026", "2025", 1)))
	after, err := s.Verify(t.Context())
	must(t, err)
	if after.Fingerprint == before.Fingerprint {
		t.Error("the fingerprint is the same")
	}
}

// TestAnyActsReplayToTheSameFile does acts at random, wrong ones among them, and then asks verify; the snapshot that was
// brought up to date act by act has to equal the one of a store opened anew.
func TestAnyActsReplayToTheSameFile(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		e := engine.NewChaos(rapid.Uint64().Draw(rt, "seed"))
		s, err := store.New(t.Context(), e, clock)
		must(t, err)
		defer s.Close()
		small(t, s)
		r := newRandom(t, rt, s)
		for range rapid.IntRange(1, 150).Draw(rt, "acts") {
			r.act()
		}
		identical(t, s)
		again, err := store.New(t.Context(), e, clock)
		must(t, err)
		defer again.Close()
		if a, b := board(t, s)+standstill(t, s), board(t, again)+standstill(t, again); a != b {
			rt.Errorf("act by act:\n%s\nopened anew:\n%s", a, b)
		}
	})
}

// board writes the ranking down.
func board(t *testing.T, s *store.Store) string {
	t.Helper()
	snap := s.Snapshot()
	ranking, err := snap.For(s.Owner()).Ranking()
	must(t, err)
	var b strings.Builder
	for i, row := range ranking.Rows {
		mean, _ := ranking.Mean(i)
		fmt.Fprintln(&b, snap.Revision(), row, mean, ranking.Sheets(i))
	}
	return b.String()
}

// TestConcurrentMembersLoseNothing lets all members score all they are asked for at the same time.
func TestConcurrentMembersLoseNothing(t *testing.T) {
	each(t, func(t *testing.T, s *store.Store) {
		small(t, s)
		updates := s.Watch(t.Context())
		var wg sync.WaitGroup
		for m := range 4 {
			wg.Go(func() {
				code := fmt.Sprintf("HD%02d", m+1)
				actor, err := s.SignInSample(code)
				if err != nil {
					t.Error(err)
				}
				for d := range 6 {
					for _, c := range []string{"C3", "C4"} {
						act := keep(code, fmt.Sprintf("SP%02d", d+1), c, nil, points(50*(m+d)))
						if _, err := s.Do(t.Context(), actor, act); err != nil {
							t.Error(err)
						}
					}
				}
			})
		}
		wg.Wait()
		for m := range 4 {
			for d := range 6 {
				got := sheet(t, s, fmt.Sprintf("HD%02d", m+1), fmt.Sprintf("SP%02d", d+1))
				if want := scoring.Points(100 * (m + d)); got.Status != store.SheetComplete || got.Total != want {
					t.Errorf("member %d, dossier %d: %+v, want the total %s", m+1, d+1, got, want)
				}
			}
		}
		if newest := <-updates; uint64(newest) != s.Snapshot().Revision() {
			t.Errorf("told of revision %d, the newest is %d", newest, s.Snapshot().Revision())
		}
	})
}

// TestAStoreFollowsAnother: two stores on one engine, as two machines on one database would be.
func TestAStoreFollowsAnother(t *testing.T) {
	s, e := onMemory(t)
	other, err := store.New(t.Context(), e, clock)
	must(t, err)
	defer other.Close()
	updates := other.Watch(t.Context())
	receipt := do(t, s, as(t, s, "HD04"), keep("HD04", "SP05", "C3", nil, points(650)))
	for rev := range updates {
		if uint64(rev) >= receipt.Seq {
			break
		}
	}
	equal(t, "seen by the other", cellOf(t, other, "HD04", "SP05", "C3"), points(650))
}

func BenchmarkKeepScore(b *testing.B) {
	e, err := engine.CreateBolt(b.TempDir() + "/f.hoidong")
	if err != nil {
		b.Fatal(err)
	}
	s := filled(b, e, sample.Size{Dossiers: 1000, Members: 20, Criteria: 15})
	if _, err := s.Do(b.Context(), s.Owner(), &store.ChangePhase{From: store.Preparing, To: store.Scoring, SampleAcknowledged: true}); err != nil {
		b.Fatal(err)
	}
	actor, err := s.SignInSample("HD03")
	if err != nil {
		b.Fatal(err)
	}
	view := s.Snapshot().For(actor)
	was := view.MySheet(0).Cells[14].Points
	for i := 0; b.Loop(); i++ {
		now := points(50 * (i % 20))
		if _, err := s.Do(b.Context(), actor, keep("HD03", "SP01", "C15", was, now)); err != nil {
			b.Fatal(err)
		}
		was = now
		if _, err := s.Snapshot().For(actor).Ranking(); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkOpen(b *testing.B) {
	for _, size := range []sample.Size{{Dossiers: 54, Members: 11, Criteria: 9}, {Dossiers: 1000, Members: 20, Criteria: 15}} {
		b.Run(fmt.Sprintf("%dx%dx%d", size.Dossiers, size.Members, size.Criteria), func(b *testing.B) {
			path := b.TempDir() + "/f.hoidong"
			e, err := engine.CreateBolt(path)
			if err != nil {
				b.Fatal(err)
			}
			if err := filled(b, e, size).Close(); err != nil {
				b.Fatal(err)
			}
			for b.Loop() {
				s, err := store.Open(b.Context(), path, clock)
				if err != nil {
					b.Fatal(err)
				}
				if err := s.Close(); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func filled(b *testing.B, e engine.Engine, size sample.Size) *store.Store {
	b.Helper()
	s, err := store.New(b.Context(), e, clock)
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { s.Close() })
	if err := sample.Generate(1, size).Fill(b.Context(), s); err != nil {
		b.Fatal(err)
	}
	return s
}

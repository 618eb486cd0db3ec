package store_test

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"example.com/hoidong/scoring"
	"example.com/hoidong/store"
	"example.com/hoidong/store/engine"
)

// onFile is a small round in a file, whose sitting is open, and the path of that file.
func onFile(t *testing.T) (*store.Store, string) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "kỳ 2026.hoidong")
	s, err := store.Create(t.Context(), path, clock)
	must(t, err)
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	small(t, s)
	return s, path
}

func opened(t *testing.T, path string) *store.Store {
	t.Helper()
	s, err := store.Open(t.Context(), path, clock)
	must(t, err)
	t.Cleanup(func() {
		identical(t, s)
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	return s
}

func backUp(t *testing.T, s *store.Store, path string) store.Copy {
	t.Helper()
	made, err := s.Backup(t.Context(), path)
	must(t, err)
	return made
}

func filesIn(t *testing.T, folder string) []string {
	t.Helper()
	var names []string
	entries, err := os.ReadDir(folder)
	must(t, err)
	for _, e := range entries {
		names = append(names, e.Name())
	}
	return names
}

func TestACopyHoldsWhatTheFileHeld(t *testing.T) {
	s, path := onFile(t)
	must(t, os.WriteFile(store.HostKeyPath(path), []byte("key"), 0o600))
	stick := filepath.Join(t.TempDir(), "USB của thư ký")
	must(t, os.Mkdir(stick, 0o700))
	at := filepath.Join(stick, "bản sao.hoidong")
	first := backUp(t, s, at)
	scoreAll(t, s, "HD03", "SP01", 700)
	want := board(t, s)
	second := backUp(t, s, at)
	if first.Revision+2 != second.Revision || second.Revision != s.Snapshot().Revision() || second.Fingerprint != s.Snapshot().Fingerprint() {
		t.Errorf("first %+v, second %+v", first, second)
	}
	scoreAll(t, s, "HD04", "SP01", 100)
	if got := filesIn(t, stick); !slices.Equal(got, []string{"bản sao.hoidong", "bản sao.hoidong.hostkey"}) {
		t.Errorf("on the stick: %q", got)
	}
	if got := filesIn(t, filepath.Dir(path)); len(got) != 3 { // the file, the note of its owner, the key
		t.Errorf("beside the file: %q", got)
	}
	if got := board(t, opened(t, at)); got != want {
		t.Errorf("the copy shows\n%s\nwant\n%s", got, want)
	}
	if key, _ := os.ReadFile(store.HostKeyPath(at)); string(key) != "key" {
		t.Errorf("the key is %q", key)
	}
}

func TestWhatIsNoEarlierCopyIsLeftAlone(t *testing.T) {
	s, path := onFile(t)
	folder := t.TempDir()
	foreign := filepath.Join(folder, "foreign")
	must(t, os.WriteFile(foreign, bytes.Repeat([]byte("x"), 9000), 0o600))
	_, err := s.Backup(t.Context(), foreign)
	refused(t, err, "backup.unrelated")

	other := filepath.Join(folder, "other")
	o, err := store.Create(t.Context(), other, func() time.Time { return noon.Add(time.Hour) })
	must(t, err)
	small(t, o)
	must(t, o.Close())
	before, err := os.ReadFile(other)
	must(t, err)
	_, err = s.Backup(t.Context(), other)
	refused(t, err, "backup.unrelated")
	if after, _ := os.ReadFile(other); !bytes.Equal(before, after) {
		t.Error("the file of another round was changed")
	}

	_, err = s.Backup(t.Context(), path)
	refused(t, err, "backup.itself")
	_, err = s.Backup(t.Context(), filepath.Join(folder, "gone", "copy"))
	refused(t, err, "backup.no_folder")
	_, err = s.Backup(t.Context(), folder)
	refused(t, err, "file.system")

	torn := filepath.Join(folder, "torn")
	must(t, os.WriteFile(torn, before[:5000], 0o600))
	backUp(t, s, torn) // it never was a copy

	memory, err := store.New(t.Context(), engine.NewMemory(), clock)
	must(t, err)
	defer memory.Close()
	_, err = memory.Backup(t.Context(), filepath.Join(folder, "memory"))
	refused(t, err, "backup.no_file")
}

func TestACopyAheadOfTheFileIsLeftAlone(t *testing.T) {
	s, path := onFile(t)
	at := filepath.Join(t.TempDir(), "copy")
	older := filepath.Join(t.TempDir(), "older")
	backUp(t, s, older)
	scoreAll(t, s, "HD03", "SP01", 700)
	backUp(t, s, at)
	_, err := opened(t, older).Backup(t.Context(), at)
	refused(t, err, "backup.ahead")
	if _, err := os.Stat(path); err != nil {
		t.Error(err)
	}
}

// TestACopyThatCannotBeMadeLeavesTheOneBefore makes the stick full, as far as that can be done: the copy's other name is
// taken by a folder that holds something.
func TestACopyThatCannotBeMadeLeavesTheOneBefore(t *testing.T) {
	s, _ := onFile(t)
	at := filepath.Join(t.TempDir(), "copy")
	backUp(t, s, at)
	before, err := os.ReadFile(at)
	must(t, err)
	must(t, os.MkdirAll(filepath.Join(at+".new", "x"), 0o700))
	scoreAll(t, s, "HD03", "SP01", 700)
	_, err = s.Backup(t.Context(), at)
	refused(t, err, "backup.failed")
	if after, _ := os.ReadFile(at); !bytes.Equal(before, after) {
		t.Error("the copy before was changed")
	}
}

func TestABrokenChainIsNotCopied(t *testing.T) {
	path := filepath.Join(t.TempDir(), "f.hoidong")
	s, err := store.Create(t.Context(), path, clock)
	must(t, err)
	small(t, s)
	must(t, s.Close())
	b, err := engine.OpenBolt(path)
	must(t, err)
	overwrite(t, b, "journal/000000000001", []byte("{}"))
	must(t, b.Close())
	s, err = store.Open(t.Context(), path, clock)
	must(t, err)
	defer s.Close()
	at := filepath.Join(t.TempDir(), "copy")
	_, err = s.Backup(t.Context(), at)
	refused(t, err, "verify.chain")
	if _, err := os.Stat(at); err == nil {
		t.Error("a copy was made")
	}
}

func TestCopiesWhileOthersScoreAreWhole(t *testing.T) {
	s, _ := onFile(t)
	folder := t.TempDir()
	var none *scoring.Points
	busy, stop := context.WithCancel(t.Context())
	done := make(chan struct{})
	go func() {
		defer close(done)
		actor := as(t, s, "HD03")
		for was := none; busy.Err() == nil; was = next(was) {
			if _, err := s.Do(context.Background(), actor, keep("HD03", "SP01", "C3", was, next(was))); err != nil {
				t.Error(err)
				return
			}
		}
	}()
	for range 10 {
		made := backUp(t, s, filepath.Join(folder, "copy"))
		copied := opened(t, filepath.Join(folder, "copy"))
		if copied.Snapshot().Revision() != made.Revision || copied.Snapshot().Fingerprint() != made.Fingerprint {
			t.Errorf("the copy is at %d %s, said was %+v", copied.Snapshot().Revision(), copied.Snapshot().Fingerprint(), made)
		}
		identical(t, copied)
	}
	stop()
	<-done
}

// keeper keeps copies of a store in a folder, by a clock that the test winds.
func keeper(t *testing.T, s *store.Store, folder string) (*store.Copies, chan<- time.Time) {
	t.Helper()
	tick := make(chan time.Time)
	c := s.KeepCopies(folder, tick)
	t.Cleanup(c.Close)
	return c, tick
}

// until waits for a state of the copies.
func until(t *testing.T, c *store.Copies, reached func(store.CopiesState) bool) store.CopiesState {
	t.Helper()
	ctx, stop := context.WithTimeout(t.Context(), 20*time.Second)
	defer stop()
	for range c.Watch(ctx) {
		if state := c.State(); reached(state) {
			return state
		}
	}
	t.Fatalf("the copies are %+v", c.State())
	return store.CopiesState{}
}

func TestCopiesAreMadeByTheClockAtEachPhaseAndAtTheEnd(t *testing.T) {
	s, path := onFile(t)
	folder := t.TempDir()
	c, tick := keeper(t, s, folder)
	hasAll := func(state store.CopiesState) bool { return state.Last.Revision == s.Snapshot().Revision() }
	until(t, c, hasAll)
	scoreAll(t, s, "HD03", "SP01", 700)
	tick <- noon
	until(t, c, hasAll)
	to(t, s, store.Paused)
	state := until(t, c, hasAll)
	if want := filepath.Join(folder, filepath.Base(path)); state.Last.Path != want || !state.Last.At.Equal(noon) || state.Failed != nil {
		t.Errorf("state %+v", state)
	}
	do(t, s, s.Owner(), &store.IssueCodes{Members: []string{"HD03"}})
	c.Close()
	if !hasAll(c.State()) {
		t.Errorf("at the end: %+v", c.State())
	}
}

func TestAStickThatWasPulledOutIsTriedAgain(t *testing.T) {
	s, _ := onFile(t)
	folder := filepath.Join(t.TempDir(), "USB")
	must(t, os.Mkdir(folder, 0o700))
	c, tick := keeper(t, s, "")
	if state := c.State(); state.Folder != "" || state.Last.Path != "" {
		t.Errorf("state %+v", state)
	}
	c.Choose(folder)
	until(t, c, func(state store.CopiesState) bool { return state.Last.Path != "" })
	must(t, os.RemoveAll(folder))
	scoreAll(t, s, "HD03", "SP01", 700)
	tick <- noon
	state := until(t, c, func(state store.CopiesState) bool { return state.Failed != nil })
	refused(t, state.Failed, "backup.no_folder")
	if state.Last.Path == "" || !state.FailedAt.Equal(noon) {
		t.Errorf("state %+v", state)
	}
	if _, err := os.Stat(folder); err == nil {
		t.Error("the folder of the stick was made on the machine's own disk")
	}
	must(t, os.Mkdir(folder, 0o700))
	tick <- noon
	until(t, c, func(state store.CopiesState) bool {
		return state.Failed == nil && state.Last.Revision == s.Snapshot().Revision()
	})
}

package store_test

import (
	"bufio"
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"go.uber.org/goleak"

	"example.com/hoidong/scoring"
	"example.com/hoidong/store"
)

// crashFile names the file that a process of its own scores on until it is killed.
const crashFile = "HOIDONG_CRASH_FILE"

func TestMain(m *testing.M) {
	if path := os.Getenv(crashFile); path != "" {
		scoreForEver(path)
	}
	goleak.VerifyTestMain(m)
}

// scoreForEver keeps 0, 0,5, 1 … 10, 0 … in one cell and prints how many it was told are on disk.
func scoreForEver(path string) {
	fail := func(err error) {
		if err != nil {
			fmt.Println(err)
			os.Exit(1)
		}
	}
	ctx := context.Background()
	s, err := store.Open(ctx, path, clock)
	fail(err)
	actor, err := s.SignInSample("HD03")
	fail(err)
	view := s.Snapshot().For(actor)
	was := view.MySheet(0).Cells[2].Points
	for n := 1; ; n++ {
		now := next(was)
		_, err := s.Do(ctx, actor, keep("HD03", "SP01", "C3", was, now))
		fail(err)
		fmt.Println(n)
		was = now
	}
}

func next(was *scoring.Points) *scoring.Points {
	if was == nil {
		return points(0)
	}
	return points((int(*was) + 50) % 1050)
}

// TestWhatWasAcknowledgedSurvivesKills kills the process again and again at another moment. The journal may hold one act
// more than was acknowledged, the one that was on its way.
func TestWhatWasAcknowledgedSurvivesKills(t *testing.T) {
	path := filepath.Join(t.TempDir(), "f.hoidong")
	s, err := store.Create(t.Context(), path, clock)
	must(t, err)
	small(t, s)
	acts := s.Snapshot().Revision()
	must(t, s.Close())
	for run := range 12 {
		acknowledged := killAfter(t, path, 3+7*run)
		s, err := store.Open(t.Context(), path, clock)
		must(t, err)
		now := s.Snapshot().Revision()
		if now < acts+acknowledged || now > acts+acknowledged+1 {
			t.Errorf("run %d: %d acts, then %d acknowledged, and now there are %d", run, acts, acknowledged, now)
		}
		acts = now
		identical(t, s)
		must(t, s.Close())
	}
}

// killAfter lets the process acknowledge at least n acts, kills it, and returns how many it acknowledged.
func killAfter(t *testing.T, path string, n int) uint64 {
	t.Helper()
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), crashFile+"="+path)
	out, err := cmd.StdoutPipe()
	must(t, err)
	must(t, cmd.Start())
	var last int
	for lines := bufio.NewScanner(out); lines.Scan(); {
		if last, err = strconv.Atoi(strings.TrimSpace(lines.Text())); err != nil {
			t.Fatal(lines.Text())
		}
		if last == n {
			must(t, cmd.Process.Kill())
		}
	}
	_ = cmd.Wait() // it was killed
	return uint64(last)
}

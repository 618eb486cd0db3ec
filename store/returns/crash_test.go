package returns_test

import (
	"bufio"
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"go.uber.org/goleak"

	"example.com/hoidong/scoring"
	"example.com/hoidong/store"
	"example.com/hoidong/store/returns"
)

// crashFile names the file that a process of its own receives into until it is killed.
const crashFile = "HOIDONG_CRASH_RECEIVE"

func TestMain(m *testing.M) {
	if path := os.Getenv(crashFile); path != "" {
		receiveForEver(path)
	}
	goleak.VerifyTestMain(m)
}

// steps is how many different points there are.
const steps = 21

// receiveForEver receives a folder of files, one a form, and then the next, and prints a line whenever it comes a bit further.
func receiveForEver(path string) {
	fail := func(err error) {
		if err != nil {
			fmt.Println(err)
			os.Exit(1)
		}
	}
	ctx := context.Background()
	s, err := store.Open(ctx, path, time.Now)
	fail(err)
	folder := filepath.Join(filepath.Dir(path), "usb")
	for n := int(s.Snapshot().Revision()); ; n++ {
		fail(os.RemoveAll(folder))
		fail(os.Mkdir(folder, 0o700))
		for _, form := range s.Snapshot().For(s.Owner()).Forms() {
			text := fmt.Sprintf("form %d seal 0 points %d turn %d\n", form.Number, 50*(n%steps), n)
			fail(os.WriteFile(filepath.Join(folder, fmt.Sprintf("%d-%d.xlsx", n, form.Number)), []byte(text), 0o600))
		}
		paths, err := returns.Paths([]string{folder})
		fail(err)
		b := returns.New(s, s.Owner(), plain)
		further := func(int, int) { fmt.Println(n) }
		fail(b.Read(ctx, paths, store.Decisions{}, further))
		fail(b.Take(ctx, b.Offered(), further))
	}
}

// kills is how often the process is killed.
const kills = 100

// TestKilledWhileReceiving pulls the plug again and again in the middle of receiving: the file is identical with its journal
// each time, and every file is in whole or not at all.
func TestKilledWhileReceiving(t *testing.T) {
	path := filepath.Join(t.TempDir(), "f.hoidong")
	s, err := store.Create(t.Context(), path, time.Now)
	must(t, err)
	giveOut(t, s, store.ExcelForm)
	must(t, s.Close())
	received := 0
	for run := range kills {
		killAfter(t, path, 1+run*7%11)
		s, err := store.Open(t.Context(), path, time.Now)
		must(t, err)
		received = wholeFiles(t, s)
		v, err := s.Verify(t.Context())
		must(t, err)
		if len(v.Faults) > 0 {
			t.Fatalf("run %d: %v", run, v.Faults)
		}
		must(t, s.Close())
	}
	if received < kills {
		t.Errorf("only %d files came in", received)
	}
}

// wholeFiles fails unless every form holds what its last file says, and returns how many files were received.
func wholeFiles(t *testing.T, s *store.Store) int {
	t.Helper()
	n := 0
	for _, form := range s.Snapshot().For(s.Owner()).Forms() {
		n += len(form.Files)
		var want *scoring.Points
		if len(form.Files) > 0 {
			var turn, number int
			_, err := fmt.Sscanf(form.Files[len(form.Files)-1].Name, "%d-%d.xlsx", &turn, &number)
			must(t, err)
			p := scoring.Points(50 * (turn % steps))
			want = &p
		}
		got, same := points(t, s, form)
		if !same || (got == nil) != (want == nil) || got != nil && *got != *want {
			t.Fatalf("form %s holds %v, all the same: %v; its last file says %v", form.Code, got, same, want)
		}
	}
	return n
}

// killAfter lets the process come so many steps further, and kills it.
func killAfter(t *testing.T, path string, n int) {
	t.Helper()
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), crashFile+"="+path)
	out, err := cmd.StdoutPipe()
	must(t, err)
	must(t, cmd.Start())
	for lines := bufio.NewScanner(out); lines.Scan(); {
		var turn int
		if _, err := fmt.Sscan(lines.Text(), &turn); err != nil {
			t.Fatal(lines.Text())
		}
		if n--; n == 0 {
			must(t, cmd.Process.Kill())
		}
	}
	_ = cmd.Wait() // it was killed
}

package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"slices"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/creack/pty"
	"github.com/hinshun/vt10x"

	"example.com/hoidong/store"
	"example.com/hoidong/store/engine"
)

// Keys as a terminal sends them.
const (
	keyEnter    = "\r"
	keyEscape   = "\x1b"
	keyUp       = "\x1b[A"
	keyDown     = "\x1b[B"
	keyRight    = "\x1b[C"
	keyHome     = "\x1b[H"
	keyPageUp   = "\x1b[5~"
	keyPageDown = "\x1b[6~"
	keyTab      = "\t"
	// keyMenu is Escape twice, as a terminal delivers it in one piece.
	keyMenu = "\x1b\x1b"
	keyF1   = "\x1bOP"
	keyF4   = "\x1bOS"
	keyF5   = "\x1b[15~"
	keyF6   = "\x1b[17~"
	keyF7   = "\x1b[18~"
	keyF8   = "\x1b[19~"
	keyF10  = "\x1b[21~"
)

// stuck is how long a screen may take to show what a test waits for before the test fails.
const stuck = 20 * time.Second

// A terminal is the program in a pseudo terminal, and what its screen shows.
type terminal struct {
	t       testing.TB
	cmd     *exec.Cmd
	pty     *os.File
	mu      sync.Mutex
	vt      vt10x.Terminal
	changed chan struct{}
	// wrote is all that the program has written so far.
	wrote []byte
	ended chan error
	// look is what the program is turned to; only pictures show it.
	look shade
}

// start runs the program in a terminal of this size, without colours.
func start(t testing.TB, columns, rows int, name string, args ...string) *terminal {
	t.Helper()
	return startWith(t, columns, rows, []string{"TERM=xterm-256color", "NO_COLOR=1"}, name, args...)
}

func startWith(t testing.TB, columns, rows int, env []string, name string, args ...string) *terminal {
	t.Helper()
	cmd := exec.Command(name, args...)
	// A build server sets CI, at which libraries take no terminal for one and leave out what a person would see.
	cmd.Env = append(slices.DeleteFunc(os.Environ(), func(v string) bool { return strings.HasPrefix(v, "CI=") }), "LANG=vi_VN.UTF-8", "LC_ALL=")
	cmd.Env = append(cmd.Env, env...)
	file, err := pty.StartWithSize(cmd, &pty.Winsize{Cols: uint16(columns), Rows: uint16(rows)})
	if err != nil {
		t.Fatal(err)
	}
	s := &terminal{
		t: t, cmd: cmd, pty: file, changed: make(chan struct{}, 1), ended: make(chan error, 1),
		vt: vt10x.New(vt10x.WithSize(columns, rows), vt10x.WithWriter(io.Discard)),
	}
	go s.read()
	t.Cleanup(func() {
		_ = cmd.Process.Kill()
		_ = file.Close()
	})
	return s
}

// read draws what the program writes until it ends.
func (s *terminal) read() {
	buffer, held := make([]byte, 32<<10), 0
	for {
		n, err := s.pty.Read(buffer[held:])
		n += held
		whole := wholeLetters(buffer[:n])
		s.mu.Lock()
		_, _ = s.vt.Write(buffer[:whole])
		s.wrote = append(s.wrote, buffer[:whole]...)
		s.mu.Unlock()
		held = copy(buffer, buffer[whole:n])
		select {
		case s.changed <- struct{}{}:
		default:
		}
		if err != nil {
			s.ended <- s.cmd.Wait()
			return
		}
	}
}

// wholeLetters is how much of what was read ends with a whole letter: the emulator loses one that comes in two pieces.
func wholeLetters(b []byte) int {
	for n := len(b); n > max(0, len(b)-utf8.UTFMax); n-- {
		if utf8.RuneStart(b[n-1]) {
			if !utf8.FullRune(b[n-1:]) {
				return n - 1
			}
			break
		}
	}
	return len(b)
}

// resize gives the terminal another size.
func (s *terminal) resize(columns, rows int) {
	s.t.Helper()
	s.mu.Lock()
	s.vt.Resize(columns, rows)
	s.mu.Unlock()
	if err := pty.Setsize(s.pty, &pty.Winsize{Cols: uint16(columns), Rows: uint16(rows)}); err != nil {
		s.t.Fatal(err)
	}
}

func (s *terminal) screen() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.vt.String()
}

// waitFor waits until the screen shows all of these.
func (s *terminal) waitFor(what ...string) {
	s.t.Helper()
	s.waitUntil(fmt.Sprintf("%q", what), func(screen string) bool { return containsAll(screen, what) })
}

// waitUntil waits for a state of the screen.
func (s *terminal) waitUntil(what string, reached func(screen string) bool) {
	s.t.Helper()
	await(s.t, s.changed, s.screen, what, reached)
}

// await waits for a state of a screen, which is looked at whenever something says that it changed.
func await[C any](tb testing.TB, changed <-chan C, look func() string, what string, reached func(screen string) bool) {
	tb.Helper()
	late := time.After(stuck)
	for {
		screen := look()
		if reached(screen) {
			return
		}
		select {
		case <-changed:
		case <-late:
			tb.Fatalf("waited for %s; the screen shows\n%s", what, screen)
		}
	}
}

func containsAll(text string, parts []string) bool {
	for _, part := range parts {
		if !strings.Contains(text, part) {
			return false
		}
	}
	return true
}

func (s *terminal) send(keys string) {
	s.t.Helper()
	if _, err := io.WriteString(s.pty, keys); err != nil {
		s.t.Fatal(err)
	}
}

// waitEnd waits until the program has ended by itself.
func (s *terminal) waitEnd() {
	s.t.Helper()
	select {
	case err := <-s.ended:
		if err != nil {
			s.t.Fatalf("the program ended with %v; the screen shows\n%s", err, s.screen())
		}
	case <-time.After(stuck):
		s.t.Fatalf("the program does not end; the screen shows\n%s", s.screen())
	}
}

// kill ends the program the way a pulled plug does.
func (s *terminal) kill() {
	s.t.Helper()
	if err := s.cmd.Process.Signal(syscall.SIGKILL); err != nil {
		s.t.Fatal(err)
	}
	<-s.ended
}

// slowName is the program with slow commits.
const slowName = "hoidong-slow"

// commitTime is how long its commits take.
const commitTime = 50 * time.Millisecond

func runSlowly(args []string) int {
	p := &program{in: os.Stdin, out: os.Stdout, err: os.Stderr, clock: time.Now, open: openSlowly, create: store.Create, lan: localNetwork{}}
	return p.run(context.Background(), args)
}

func openSlowly(ctx context.Context, path string, clock func() time.Time) (*store.Store, error) {
	b, err := engine.OpenBolt(path)
	if err != nil {
		return nil, err
	}
	return store.New(ctx, slowEngine{b}, clock)
}

// A slowEngine takes its time over every commit.
type slowEngine struct{ engine.Engine }

func (s slowEngine) Update(ctx context.Context, fn func(engine.RW) error) (engine.Revision, error) {
	select {
	case <-time.After(commitTime):
	case <-ctx.Done():
		return 0, errors.Join(ctx.Err())
	}
	return s.Engine.Update(ctx, fn)
}

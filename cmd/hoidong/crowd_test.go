package main

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"net"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/hinshun/vt10x"
	"golang.org/x/crypto/ssh"

	"example.com/hoidong/store"
	"example.com/hoidong/store/sample"
)

// crowdRound makes a file with a generated round for so many members and opens its sitting. Every member is asked for one
// criterion, C2, of up to 100 points in hundredths: a product has a place as soon as one member has scored it.
func crowdRound(t testing.TB, members int) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "round.hoidong")
	s, err := store.Create(t.Context(), path, time.Now)
	must(t, err)
	g := sample.Generate(1, sample.Size{Dossiers: 54, Members: members, Criteria: 2})
	g.Given = store.Given{}
	g.Rules.Criteria[1].Max, g.Rules.Step, g.Rules.Scale = 100_00, 1, 110_00
	must(t, g.Fill(t.Context(), s))
	open := &store.ChangePhase{From: store.Preparing, To: store.Scoring, SampleAcknowledged: true}
	_, err = s.Do(t.Context(), s.Owner(), open)
	must(t, err)
	must(t, s.Close())
	return path
}

// A host is the program that serves a file, without a window.
type host struct {
	t       testing.TB
	cmd     *exec.Cmd
	address string
}

var portInLine = regexp.MustCompile(`-p (\d+)`)

// serveFile starts the server on a port of its own.
func serveFile(t testing.TB, path string, options ...string) *host {
	t.Helper()
	args := []string{"--db", path, "serve", "--headless", "--listen", "127.0.0.1:0"}
	h := &host{t: t, cmd: exec.Command("hoidong", append(args, options...)...)}
	out, err := h.cmd.StdoutPipe()
	must(t, err)
	must(t, h.cmd.Start())
	t.Cleanup(func() {
		_ = h.cmd.Process.Kill()
		_ = h.cmd.Wait()
	})
	said := ""
	for buffer := make([]byte, 4096); h.address == ""; {
		n, err := out.Read(buffer)
		said += string(buffer[:n])
		if m := portInLine.FindStringSubmatch(said); m != nil {
			h.address = "127.0.0.1:" + m[1]
		}
		if err != nil {
			t.Fatalf("the server ended: %v: %s", err, said)
		}
	}
	go func() { _, _ = io.Copy(io.Discard, out) }()
	return h
}

// kill ends the server the way a pulled plug does.
func (h *host) kill() {
	h.t.Helper()
	must(h.t, h.cmd.Process.Signal(syscall.SIGKILL))
	_ = h.cmd.Wait()
}

// stop ends the server in order.
func (h *host) stop() {
	h.t.Helper()
	must(h.t, h.cmd.Process.Signal(syscall.SIGTERM))
	must(h.t, h.cmd.Wait())
}

// A guest is a member who is connected over SSH, with a terminal.
type guest struct {
	t       testing.TB
	member  string
	conn    *stoppable
	client  *ssh.Client
	session *ssh.Session
	keys    io.Writer

	mu sync.Mutex
	// vt is the screen; nil while nobody looks, which costs much less.
	vt vt10x.Terminal
	// waits is what the raw output is looked through for; nil for nothing.
	waits *wait
	tail  []byte
	// changed tells that something came.
	changed chan time.Time
}

// A wait is for a line with two texts on it; came gets the time.
type wait struct {
	row, text string
	came      chan time.Time
}

// A stoppable connection can stop reading, as a laptop that froze does.
type stoppable struct {
	net.Conn
	frozen chan struct{}
	once   sync.Once
}

func (s *stoppable) Read(p []byte) (int, error) {
	n, err := s.Conn.Read(p)
	select {
	case <-s.frozen:
		<-context.Background().Done() // for good
	default:
	}
	return n, err
}

// Size of the terminals.
const guestColumns, guestRows = 100, 30

// join connects a member of a sample round.
func (h *host) join(member string) *guest {
	h.t.Helper()
	tcp, err := net.Dial("tcp", h.address)
	must(h.t, err)
	g := &guest{
		t: h.t, member: member, conn: &stoppable{Conn: tcp, frozen: make(chan struct{})}, changed: make(chan time.Time, 1),
		vt: newScreen(guestColumns, guestRows),
	}
	h.t.Cleanup(func() { _ = tcp.Close() })
	conn, channels, requests, err := ssh.NewClientConn(g.conn, h.address, &ssh.ClientConfig{
		User: strings.ToLower(member), HostKeyCallback: ssh.InsecureIgnoreHostKey(), //nolint:gosec // the server is ours
	})
	must(h.t, err)
	g.client = ssh.NewClient(conn, channels, requests)
	g.session, err = g.client.NewSession()
	must(h.t, err)
	must(h.t, g.session.Setenv("NO_COLOR", "1"))
	must(h.t, g.session.RequestPty("xterm-256color", guestRows, guestColumns, ssh.TerminalModes{}))
	g.keys, err = g.session.StdinPipe()
	must(h.t, err)
	out, err := g.session.StdoutPipe()
	must(h.t, err)
	must(h.t, g.session.Shell())
	go g.read(out)
	return g
}

// read draws what comes until the connection ends.
func (g *guest) read(out io.Reader) {
	buffer, held := make([]byte, 32<<10), 0
	for {
		n, err := out.Read(buffer[held:])
		n += held
		now := time.Now()
		whole := wholeLetters(buffer[:n])
		g.take(buffer[:whole], now)
		held = copy(buffer, buffer[whole:n])
		if err != nil {
			return
		}
	}
}

func (g *guest) take(text []byte, now time.Time) {
	g.mu.Lock()
	if g.vt != nil {
		_, _ = g.vt.Write(text)
	}
	if w := g.waits; w != nil {
		if g.tail = append(g.tail, text...); onOneLine(g.tail, w.row, w.text) {
			w.came <- now
			g.waits = nil
		}
	}
	g.mu.Unlock()
	select {
	case g.changed <- now:
	default:
	}
}

// onOneLine reports whether a line holds one text behind the other.
func onOneLine(lines []byte, first, second string) bool {
	for {
		at := bytes.Index(lines, []byte(first))
		if at < 0 {
			return false
		}
		line, rest, _ := bytes.Cut(lines[at:], []byte("\n"))
		if bytes.Contains(line, []byte(second)) {
			return true
		}
		lines = rest
	}
}

// await begins to look for a line in what comes from now on.
func (g *guest) await(row, text string) *wait {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.waits, g.tail = &wait{row, text, make(chan time.Time, 1)}, nil
	return g.waits
}

func (g *guest) send(keys string) {
	g.t.Helper()
	if _, err := io.WriteString(g.keys, keys); err != nil {
		g.t.Fatalf("%s: %v", g.member, err)
	}
}

func (g *guest) screen() string {
	g.mu.Lock()
	defer g.mu.Unlock()
	return g.vt.String()
}

// waitUntil waits for a state of the screen.
func (g *guest) waitUntil(what string, reached func(screen string) bool) {
	g.t.Helper()
	await(g.t, g.changed, g.screen, g.member+", "+what, reached)
}

func (g *guest) waitFor(what ...string) {
	g.t.Helper()
	g.waitUntil(fmt.Sprintf("%q", what), func(screen string) bool { return containsAll(screen, what) })
}

// look has the whole screen drawn anew, in another size.
func (g *guest) look(columns, rows int) {
	g.t.Helper()
	g.mu.Lock()
	g.vt = newScreen(columns, rows)
	g.mu.Unlock()
	must(g.t, g.session.WindowChange(rows, columns))
}

// lookAway stops drawing the screen.
func (g *guest) lookAway() {
	g.mu.Lock()
	g.vt = nil
	g.mu.Unlock()
}

func newScreen(columns, rows int) vt10x.Terminal {
	return vt10x.New(vt10x.WithSize(columns, rows), vt10x.WithWriter(io.Discard))
}

// freeze stops reading, for good.
func (g *guest) freeze() { g.conn.once.Do(func() { close(g.conn.frozen) }) }

// vanish breaks the connection without a word.
func (g *guest) vanish() {
	g.t.Helper()
	must(g.t, g.conn.Conn.(*net.TCPConn).SetLinger(0))
	must(g.t, g.conn.Close())
}

// press sends a key and waits for what the program draws.
func (g *guest) press(key string) time.Duration {
	g.t.Helper()
	select {
	case <-g.changed: // what came before
	default:
	}
	began := time.Now()
	g.send(key)
	select {
	case at := <-g.changed:
		return at.Sub(began)
	case <-time.After(stuck):
		g.t.Fatalf("%s pressed %q and nothing came", g.member, key)
		return 0
	}
}

// openFirst opens the sheet of the first dossier.
func (g *guest) openFirst() {
	g.t.Helper()
	g.waitFor("SP01", "Trạng thái")
	g.send(keyEnter)
	g.waitFor("▸ C2")
}

// openRanking opens the ranking, from wherever a member is led who has signed in a second time.
func (g *guest) openRanking() {
	g.t.Helper()
	g.waitFor("F1")
	g.send(keyF4)
	g.waitFor("Hạng")
	g.send(keyHome) // the cursor follows its product, and the window the cursor
}

// shows waits until the ranking on the screen is this one.
func (g *guest) shows(want []string) {
	g.t.Helper()
	g.look(guestColumns, 80) // high enough for all rows
	g.waitUntil("the ranking that rank prints:\n"+strings.Join(want, "\n"), func(screen string) bool {
		return slices.Equal(shownRanking(screen), want)
	})
}

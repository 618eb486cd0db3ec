package overssh

import (
	"context"
	"crypto/ed25519"
	"crypto/rand"
	"errors"
	"fmt"
	"io"
	"net"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/hinshun/vt10x"
	"go.uber.org/goleak"
	gossh "golang.org/x/crypto/ssh"

	"example.com/hoidong/scoring"
	"example.com/hoidong/store"
	"example.com/hoidong/store/engine"
	"example.com/hoidong/store/sample"
	"example.com/hoidong/tui"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// stuck is how long something may take that a test waits for before it fails.
const stuck = 20 * time.Second

func must(tb testing.TB, err error) {
	tb.Helper()
	if err != nil {
		tb.Fatal(err)
	}
}

// A house is a server over the sample round, and where it is found.
type house struct {
	tb      testing.TB
	store   *store.Store
	room    *tui.Room
	server  *Server
	address string
	key     gossh.PublicKey
}

// newSigner is a fresh key.
func newSigner(tb testing.TB) gossh.Signer {
	tb.Helper()
	_, private, err := ed25519.GenerateKey(rand.Reader)
	must(tb, err)
	signer, err := gossh.NewSignerFromKey(private)
	must(tb, err)
	return signer
}

// sampled fills a store with the sample round.
func sampled(tb testing.TB, s *store.Store) { must(tb, sample.Demo(tb.Context(), s, false)) }

// coded fills a store with a round in which people need codes.
func coded(tb testing.TB, s *store.Store) {
	g := sample.Generate(3, sample.Size{Dossiers: 3, Members: 3, Criteria: 4})
	_, err := s.Do(tb.Context(), s.Owner(), &store.CreateRound{Round: store.NewRound(2026, "SPCNCL 2026"), Rules: *g.Rules})
	must(tb, err)
	_, err = s.ImportCouncil(tb.Context(), s.Owner(), "", g.Council)
	must(tb, err)
}

// open serves a store until the test is over.
func open(tb testing.TB, fill func(testing.TB, *store.Store), options ...func(*Options)) *house {
	tb.Helper()
	s, err := store.New(context.Background(), engine.NewMemory(), time.Now)
	must(tb, err)
	fill(tb, s)
	host := newSigner(tb)
	h := &house{tb: tb, store: s, room: tui.NewRoom(), key: host.PublicKey()}
	o := Options{Store: s, Room: h.room, HostKey: host, Farewell: 2 * time.Second}
	for _, option := range options {
		option(&o)
	}
	h.server, err = New(o)
	must(tb, err)
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	must(tb, err)
	h.address = listener.Addr().String()
	served := make(chan error, 1)
	go func() { served <- h.server.Serve(listener) }()
	tb.Cleanup(func() {
		must(tb, h.server.Close())
		must(tb, <-served)
		must(tb, s.Close())
	})
	return h
}

// dial connects as a member who signs in by these means; by none in a sample round.
func (h *house) dial(user string, by ...gossh.AuthMethod) (*gossh.Client, error) {
	conn, err := net.Dial("tcp", h.address)
	must(h.tb, err)
	return h.over(conn, user, by...)
}

func (h *house) over(conn net.Conn, user string, by ...gossh.AuthMethod) (*gossh.Client, error) {
	config := &gossh.ClientConfig{User: user, Auth: by, HostKeyCallback: gossh.FixedHostKey(h.key)}
	c, channels, requests, err := gossh.NewClientConn(conn, h.address, config)
	if err != nil {
		_ = conn.Close()
		return nil, err
	}
	client := gossh.NewClient(c, channels, requests)
	h.tb.Cleanup(func() { _ = client.Close() })
	return client, nil
}

// enter opens the screens for a member of a sample round.
func (h *house) enter(user string, columns, rows int, term ...string) *window {
	h.tb.Helper()
	client, err := h.dial(user)
	must(h.tb, err)
	return h.screens(client, columns, rows, append(term, "xterm-256color")[0])
}

// A window is a session with the screens, and what it shows.
type window struct {
	tb      testing.TB
	client  *gossh.Client
	session *gossh.Session
	keys    io.Writer
	mu      sync.Mutex
	vt      vt10x.Terminal
	wrote   []byte
	changed chan struct{}
	over    chan struct{}
}

func (h *house) screens(client *gossh.Client, columns, rows int, term string, env ...string) *window {
	h.tb.Helper()
	session, err := client.NewSession()
	must(h.tb, err)
	w := &window{
		tb: h.tb, client: client, session: session, vt: vt10x.New(vt10x.WithSize(columns, rows), vt10x.WithWriter(io.Discard)),
		changed: make(chan struct{}, 1), over: make(chan struct{}),
	}
	for _, one := range env {
		name, value, _ := strings.Cut(one, "=")
		must(h.tb, session.Setenv(name, value))
	}
	must(h.tb, session.RequestPty(term, rows, columns, gossh.TerminalModes{}))
	w.keys, err = session.StdinPipe()
	must(h.tb, err)
	shown, err := session.StdoutPipe()
	must(h.tb, err)
	must(h.tb, session.Shell())
	go w.read(shown)
	return w
}

func (w *window) read(from io.Reader) {
	defer close(w.over)
	buffer := make([]byte, 32<<10)
	for {
		n, err := from.Read(buffer)
		w.mu.Lock()
		_, _ = w.vt.Write(buffer[:n])
		w.wrote = append(w.wrote, buffer[:n]...)
		w.mu.Unlock()
		select {
		case w.changed <- struct{}{}:
		default:
		}
		if err != nil {
			return
		}
	}
}

func (w *window) screen() string {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.vt.String()
}

// all is everything that was written.
func (w *window) all() string {
	w.mu.Lock()
	defer w.mu.Unlock()
	return string(w.wrote)
}

// sees waits until the screen shows all of these.
func (w *window) sees(what ...string) {
	w.tb.Helper()
	late := time.After(stuck)
	for {
		screen := w.screen()
		if !slices.ContainsFunc(what, func(s string) bool { return !strings.Contains(screen, s) }) {
			return
		}
		select {
		case <-w.changed:
		case <-late:
			w.tb.Fatalf("waited for %q; the screen shows\n%s", what, screen)
		}
	}
}

func (w *window) press(keys string) {
	w.tb.Helper()
	_, err := io.WriteString(w.keys, keys)
	must(w.tb, err)
}

// ends waits until the session is over.
func (w *window) ends() {
	w.tb.Helper()
	select {
	case <-w.over:
	case <-time.After(stuck):
		w.tb.Fatalf("the session goes on; the screen shows\n%s", w.screen())
	}
}

// present waits until so many programs are in the room.
func (h *house) present(n int) {
	h.tb.Helper()
	late, tick := time.Now().Add(stuck), time.NewTicker(time.Millisecond)
	defer tick.Stop()
	for len(h.room.Present()) != n {
		if time.Now().After(late) {
			h.tb.Fatalf("in the room are %+v", h.room.Present())
		}
		<-tick.C
	}
}

// score is what the store has of HD03 for C5 of SP03; empty for nothing.
func (h *house) score() string {
	h.tb.Helper()
	actor, err := h.store.SignInSample("HD03")
	must(h.tb, err)
	view := h.store.Snapshot().For(actor)
	points := view.MySheet(view.IndexOf("SP03")).Cells[view.Snapshot().Rules().Criterion("C5")].Points
	if points == nil {
		return ""
	}
	return points.String()
}

// Keys as a terminal sends them.
const (
	down   = "\x1b[B"
	enter  = "\r"
	ctrlZ  = "\x1a"
	f10    = "\x1b[21~"
	toSP03 = down + down + enter
)

func TestAScoreTypedInOneSessionIsOnTheOthersAndInTheStore(t *testing.T) {
	h := open(t, sampled)
	one, other := h.enter("hd03", 120, 40), h.enter("HD03", 80, 24)
	one.sees("HD03", "SP01")
	other.sees("HD03", "SP01")
	one.press(toSP03)
	one.sees("▸ C5")
	one.press("12,5" + enter)
	one.sees("C5: trống → 12,5 · đã lưu")
	other.sees("1/2") // the sheet of SP03 in the list
	if got := h.score(); got != "12,5" {
		t.Fatal(got)
	}
	lines, err := h.store.Journal(t.Context(), h.store.Owner(), store.JournalFilter{Limit: 1})
	must(t, err)
	if lines[0].Via != store.ViaSSH || lines[0].Actor != "HD03" {
		t.Errorf("%+v", lines[0])
	}
}

func TestALostConnectionKeepsNothingHalfTypedAndComesBackToItsCell(t *testing.T) {
	h := open(t, sampled)
	w := h.enter("hd03", 80, 24)
	w.sees("SP01")
	w.press(toSP03)
	w.sees("▸ C5")
	w.press(down)
	w.sees("▸ C6")
	w.press("1")
	w.sees("1▏")
	must(t, w.client.Conn.Close())
	h.present(0)
	again := h.enter("hd03", 80, 24)
	again.sees("SP03  ", "▸ C6", "Tiếp tục từ chỗ đang làm")
	if strings.Contains(again.screen(), "1▏") || h.score() != "" {
		t.Error("half a number was kept")
	}
}

func TestAPanicEndsItsSessionAndNoOther(t *testing.T) {
	var armed atomic.Bool
	var mu sync.Mutex
	var reported []error
	h := open(t, sampled, func(o *Options) {
		o.Now = func() time.Time {
			if armed.CompareAndSwap(true, false) {
				panic("the clock stopped")
			}
			return time.Now()
		}
		o.Report = func(err error) error {
			mu.Lock()
			defer mu.Unlock()
			reported = append(reported, err)
			return scoring.NewFault("program.broken", "path", "hoidong.log")
		}
	})
	one, other := h.enter("hd03", 80, 24), h.enter("hd04", 80, 24)
	one.sees("SP01")
	other.sees("SP01")
	armed.Store(true)
	one.press(down)
	one.ends()
	other.press(down + enter)
	other.sees("SP02  ")
	mu.Lock()
	defer mu.Unlock()
	var broken *tui.Panic
	if len(reported) != 1 || !errors.As(reported[0], &broken) {
		t.Errorf("reported: %v", reported)
	}
}

func TestTheServerTakesLeaveOfEverybody(t *testing.T) {
	h := open(t, sampled)
	windows := []*window{h.enter("hd03", 80, 24), h.enter("hd04", 60, 18), h.enter("hd11", 120, 40)}
	for _, w := range windows {
		w.sees("SP01")
	}
	windows[0].press(toSP03)
	windows[0].sees("▸ C5")
	windows[0].press("12,5" + enter)
	windows[0].sees("▸ C6")
	must(t, h.server.Close())
	for _, w := range windows {
		w.ends()
		if !strings.Contains(w.all(), "Máy chủ đã dừng. Điểm đã lưu vẫn còn.") {
			t.Errorf("he is told nothing: %q", w.all())
		}
	}
	if got := h.score(); got != "12,5" {
		t.Errorf("what was kept is %q", got)
	}
}

// A frozen connection stops reading when it is told to.
type frozen struct {
	net.Conn
	still  chan struct{}
	thawed chan struct{}
}

func (f *frozen) Read(p []byte) (int, error) {
	select {
	case <-f.still:
		<-f.thawed
		return 0, io.EOF
	default:
	}
	return f.Conn.Read(p)
}

// TestAFrozenClientDelaysNobodyAndIsFoundOut: it answers nothing, not even whether it is there.
func TestAFrozenClientDelaysNobodyAndIsFoundOut(t *testing.T) {
	h := open(t, sampled, func(o *Options) { o.KeepAlive = 100 * time.Millisecond })
	conn, err := net.Dial("tcp", h.address)
	must(t, err)
	f := &frozen{conn, make(chan struct{}), make(chan struct{})}
	client, err := h.over(f, "hd04")
	must(t, err)
	ice := h.screens(client, 80, 24, "xterm-256color")
	ice.sees("SP01")
	w := h.enter("hd03", 80, 24)
	w.sees("SP01")
	close(f.still)
	w.press(toSP03)
	w.sees("▸ C5")
	w.press("12,5" + enter)
	w.sees("C5: trống → 12,5 · đã lưu")
	h.present(1) // the frozen one is gone, the one who answers is there
	close(f.thawed)
	ice.ends()
	w.press(f10)
	w.sees("Thoát chương trình?")
}

func TestThereIsNothingButTheProgram(t *testing.T) {
	h := open(t, sampled)
	client, err := h.dial("hd03")
	must(t, err)
	if _, err := client.Dial("tcp", h.address); err == nil {
		t.Error("a connection is forwarded")
	}
	if _, err := client.Listen("tcp", "127.0.0.1:0"); err == nil {
		t.Error("a port is forwarded")
	}
	session, err := client.NewSession()
	must(t, err)
	if err := session.RequestSubsystem("sftp"); err == nil {
		t.Error("there is sftp")
	}
	for _, request := range []string{"auth-agent-req@openssh.com", "x11-req", "signal", "break"} {
		if taken, err := session.SendRequest(request, true, nil); taken || err != nil {
			t.Error(request, taken, err)
		}
	}
	for range mostVariables {
		must(t, session.Setenv("LC_ALL", "C"))
	}
	if err := session.Setenv("LC_ALL", "C"); err == nil {
		t.Error("he brings any number of variables")
	}
}

// run carries out a command without a terminal.
func (h *house) run(user, command string) (said string, err error) {
	h.tb.Helper()
	client, err := h.dial(user)
	must(h.tb, err)
	session, err := client.NewSession()
	must(h.tb, err)
	out, err := session.CombinedOutput(command)
	return string(out), err
}

func TestWithoutATerminalOneCommandIsCarriedOut(t *testing.T) {
	h := open(t, sampled, func(o *Options) {
		o.Command = func(_ context.Context, actor store.Actor, args []string, in io.Reader, out, errs io.Writer) int {
			fmt.Fprintf(out, "%s %q", actor.Member(), args)
			return 3
		}
	})
	said, err := h.run("hd03", `rank --format "c sv"`)
	var status *gossh.ExitError
	if said != `HD03 ["rank" "--format" "c sv"]` || !errors.As(err, &status) || status.ExitStatus() != 3 {
		t.Errorf("%q, %v", said, err)
	}
	said, err = open(t, sampled).run("hd03", "rank")
	if !strings.Contains(said, "không nhận lệnh qua mạng") || err == nil {
		t.Errorf("%q, %v", said, err)
	}
	client, err := h.dial("hd03")
	must(t, err)
	session, err := client.NewSession()
	must(t, err)
	var told strings.Builder
	session.Stderr = &told
	must(t, session.Shell())
	if err := session.Wait(); err == nil || !strings.Contains(told.String(), "Không có cửa sổ") {
		t.Errorf("%q, %v", told.String(), err)
	}
}

func TestARoomThatIsFullSaysSo(t *testing.T) {
	h := open(t, sampled, func(o *Options) { o.Sessions = 1 })
	first := h.enter("hd03", 80, 24)
	first.sees("SP01")
	client, err := h.dial("hd04")
	must(t, err)
	session, err := client.NewSession()
	must(t, err)
	said, err := session.CombinedOutput("rank")
	if !strings.Contains(string(said), "đã đủ người") || err == nil {
		t.Errorf("%q, %v", said, err)
	}
	first.press(f10)
	first.sees("Thoát chương trình?")
	first.press(enter)
	first.ends()
	if !strings.Contains(first.all(), "Đã rời phiên họp") {
		t.Errorf("%q", first.all())
	}
	h.present(0)
	h.enter("hd04", 80, 24).sees("SP01")
}

// TestWhoeverOnlyKnocksKeepsNobodyOut: connections that do not sign in are few, and end.
func TestWhoeverOnlyKnocksKeepsNobodyOut(t *testing.T) {
	h := open(t, sampled, func(o *Options) { o.Waiting, o.Patience = 2, 300*time.Millisecond })
	var idle []net.Conn
	for range 3 {
		conn, err := net.Dial("tcp", h.address)
		must(t, err)
		idle = append(idle, conn)
		defer conn.Close()
	}
	for _, conn := range idle {
		_, err := io.Copy(io.Discard, conn)
		if err != nil && !strings.Contains(err.Error(), "reset") {
			t.Error(err)
		}
	}
	h.enter("hd03", 80, 24).sees("SP01")
}

// TestEveryKindOfTerminalHasItsFirstFrameAtOnce: none is asked anything, for many never answer.
func TestEveryKindOfTerminalHasItsFirstFrameAtOnce(t *testing.T) {
	h := open(t, sampled)
	for _, kind := range []struct {
		term          string
		columns, rows int
		env           []string
		colours       bool
	}{
		{"xterm-256color", 80, 24, nil, true},
		{"xterm-256color", 120, 40, []string{"COLORTERM=truecolor"}, true},
		{"xterm-256color", 80, 24, []string{"NO_COLOR=1"}, false},
		{"vt100", 60, 18, nil, false},
		{"dumb", 80, 24, nil, false},
		{"tmux-256color", 200, 50, nil, true},
	} {
		t.Run(kind.term, func(t *testing.T) {
			client, err := h.dial("hd03")
			must(t, err)
			began := time.Now()
			w := h.screens(client, kind.columns, kind.rows, kind.term, kind.env...)
			w.sees("HD03", "SP01")
			if took := time.Since(began); took > time.Second {
				t.Errorf("the first frame took %s", took)
			}
			if got := strings.Contains(w.all(), "\x1b[38;") || strings.Contains(w.all(), "\x1b[1;38;"); got != kind.colours {
				t.Errorf("colours: %v", got)
			}
			for _, question := range []string{"\x1b]11;?", "\x1b[c", "\x1b[6n", "\x1b]10;?"} {
				if strings.Contains(w.all(), question) {
					t.Errorf("the terminal is asked %q", question)
				}
			}
		})
	}
}

func TestAWindowIsResized(t *testing.T) {
	h := open(t, sampled)
	w := h.enter("hd03", 120, 40)
	w.sees("HD03 Phạm Quốc Bảo")
	w.mu.Lock()
	w.vt.Resize(60, 18)
	w.mu.Unlock()
	must(t, w.session.WindowChange(18, 60))
	w.sees(strings.Repeat("─", 60)+"\n", "F1 trợ giúp")
	must(t, w.session.WindowChange(1<<30, 1<<30)) // nobody has such a window, and nobody draws it
	must(t, w.session.WindowChange(18, 60))
	w.press(down)
	w.sees("▸ SP02")
}

// TestCtrlZStopsNothing: the server is one process for everybody.
func TestCtrlZStopsNothing(t *testing.T) {
	h := open(t, sampled)
	w := h.enter("hd03", 80, 24)
	w.sees("SP01")
	w.press(ctrlZ)
	w.sees("hoàn tác")
	w.press(down)
	w.sees("▸ SP02")
}

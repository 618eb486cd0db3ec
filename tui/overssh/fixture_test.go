package overssh

import (
	"context"
	"crypto/ed25519"
	"crypto/rand"
	"io"
	"net"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/hinshun/vt10x"
	"go.uber.org/goleak"
	gossh "golang.org/x/crypto/ssh"

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

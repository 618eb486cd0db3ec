package overssh

import (
	"context"
	"errors"
	"io"
	"net"
	"sync"
	"time"

	"github.com/charmbracelet/ssh"
	"github.com/charmbracelet/wish"
	gossh "golang.org/x/crypto/ssh"

	"example.com/hoidong/store"
	"example.com/hoidong/store/words"
	"example.com/hoidong/tui"
)

// Options are what a server is given. Those without a default have to be there.
type Options struct {
	Store *store.Store
	// Room is where the programs meet, those of this server and the window of the process.
	Room *tui.Room
	// Copies keep copies of the council's file, of which whoever they concern is told; nil where none are kept.
	Copies *store.Copies
	// HostKey is what clients recognise the server by.
	HostKey gossh.Signer
	// Lang is the language people are greeted in, one of words.Languages; empty for Vietnamese.
	Lang string
	// Zone is the time zone of the clocks; nil for the machine's.
	Zone *time.Location
	// Report is told of errors of the store and of panics, by any number of sessions at once, and returns what the person
	// is told instead; nil leaves them as they are.
	Report func(error) error
	// Command carries out what somebody asks for without screens, and returns the exit status; nil refuses. ctx ends with
	// the session.
	Command func(ctx context.Context, actor store.Actor, args []string, in io.Reader, out, errs io.Writer) int
	// Sessions is how many there may be at a time; 0 for 256. Waiting is how many connections of one address may be
	// waiting to sign in; 0 for 32.
	Sessions, Waiting int
	// KeepAlive is how often a client is asked whether it is still there; one that misses three in a row is gone. 0 for 15
	// seconds.
	KeepAlive time.Duration
	// Patience is how long a connection may take to sign in, 0 for two minutes; and Farewell how long a session may take to
	// end when the server stops, 0 for five seconds.
	Patience, Farewell time.Duration
	// Now is the clock of the programs; nil for the machine's.
	Now func() time.Time
}

// Defaults of Options.
const (
	sessions  = 256
	waiting   = 32
	keepAlive = 15 * time.Second
	patience  = 2 * time.Minute
	farewell  = 5 * time.Second
)

// withDefaults fills in what was left out.
func (o Options) withDefaults() Options {
	for value, otherwise := range map[*int]int{&o.Sessions: sessions, &o.Waiting: waiting} {
		if *value == 0 {
			*value = otherwise
		}
	}
	for value, otherwise := range map[*time.Duration]time.Duration{&o.KeepAlive: keepAlive, &o.Patience: patience, &o.Farewell: farewell} {
		if *value == 0 {
			*value = otherwise
		}
	}
	if o.Lang == "" {
		o.Lang = words.Vietnamese
	}
	if o.Report == nil {
		o.Report = func(err error) error { return err }
	}
	return o
}

// A Server lets people in. Make one with New.
type Server struct {
	o     Options
	words *words.Words
	ssh   *ssh.Server
	doors doors
	// stopping ends when the server stops.
	stopping context.Context
	stop     context.CancelFunc
	// running are the sessions that are not over.
	mu      sync.Mutex
	stopped bool
	running int
	over    sync.WaitGroup
}

// New makes a server that lets nobody in yet. The fault is language.unknown.
func New(o Options) (*Server, error) {
	o = o.withDefaults()
	spoken, err := words.Speak(o.Lang)
	if err != nil {
		return nil, err
	}
	s := &Server{o: o, words: spoken, doors: doors{most: o.Waiting, all: o.Sessions + o.Waiting, waiting: map[string]int{}, open: map[*connection]struct{}{}}}
	s.stopping, s.stop = context.WithCancel(context.Background())
	s.ssh, err = wish.NewServer(
		wish.WithPublicKeyAuth(s.offered),
		wish.WithPasswordAuth(s.password),
		wish.WithKeyboardInteractiveAuth(s.asked),
		wish.WithMiddleware(s.attend, s.catch),
		func(server *ssh.Server) error {
			server.Version = "hoidong"
			server.HostSigners = []ssh.Signer{o.HostKey}
			server.ConnCallback = s.knock
			server.ServerConfigCallback = s.config
			server.ChannelHandlers = map[string]ssh.ChannelHandler{"session": s.open}
			return nil
		},
	)
	if err != nil {
		return nil, err
	}
	return s, nil
}

// Serve lets people in who come to a listener, until Close. The error is one of the listener's.
func (s *Server) Serve(l net.Listener) error {
	if err := s.ssh.Serve(l); !errors.Is(err, ssh.ErrServerClosed) {
		return err
	}
	return nil
}

// Close lets nobody in any more, tells everybody who is there, gives them Options.Farewell to take leave, and then closes
// their connections. When it returns everything that was kept is written.
func (s *Server) Close() error {
	s.mu.Lock()
	s.stopped = true
	s.mu.Unlock()
	s.stop()
	leave, cancel := context.WithTimeout(context.Background(), s.o.Farewell)
	defer cancel()
	listeners := make(chan error, 1)
	go func() { listeners <- s.ssh.Shutdown(leave) }()
	over := make(chan struct{})
	go func() { s.over.Wait(); close(over) }()
	select {
	case <-over:
	case <-leave.Done():
	}
	err := s.ssh.Close()
	s.doors.close() // whoever is still connected
	<-over
	cancel()
	if waited := <-listeners; waited != nil && !errors.Is(waited, context.DeadlineExceeded) && !errors.Is(waited, context.Canceled) {
		err = errors.Join(err, waited)
	}
	if errors.Is(err, net.ErrClosed) {
		err = nil // each listener is closed twice
	}
	return err
}

// begin counts a session in. It returns the key of why there is no room for it; empty when there is.
func (s *Server) begin() (why string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	switch {
	case s.stopped:
		return "ssh.stopping"
	case s.running >= s.o.Sessions:
		return "ssh.full"
	}
	s.running++
	s.over.Add(1)
	return ""
}

func (s *Server) end() {
	s.mu.Lock()
	s.running--
	s.mu.Unlock()
	s.over.Done()
}

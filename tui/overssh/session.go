package overssh

import (
	"context"
	"fmt"
	"io"
	"slices"

	"github.com/charmbracelet/ssh"
	gossh "golang.org/x/crypto/ssh"

	"example.com/hoidong/store"
	"example.com/hoidong/tui"
)

// framesPerSecond is how often a screen is drawn at most: what goes over a network is not seen sooner.
const framesPerSecond = 60

// open takes a session on a connection on which somebody has signed in.
func (s *Server) open(server *ssh.Server, conn *gossh.ServerConn, channel gossh.NewChannel, ctx ssh.Context) {
	v := visitorOf(ctx)
	v.conn.welcome()
	v.conn.alive.Do(func() { go s.keepAlive(ctx, conn) })
	ssh.DefaultSessionHandler(server, conn, modest{channel}, ctx)
}

// A modest channel asks for nothing but a terminal, the screens or a command.
type modest struct{ gossh.NewChannel }

// Accept takes the channel, and refuses what is not to be had here.
func (m modest) Accept() (gossh.Channel, <-chan *gossh.Request, error) {
	channel, all, err := m.NewChannel.Accept()
	if err != nil {
		return nil, nil, err
	}
	some := make(chan *gossh.Request)
	go func() {
		defer close(some)
		variables := 0
		for request := range all {
			switch {
			case request.Type == "env" && variables < mostVariables:
				variables++
				some <- request
			case slices.Contains(requests, request.Type):
				some <- request
			default:
				_ = request.Reply(false, nil) // a connection that is gone asks for nothing
			}
		}
	}()
	return channel, some, nil
}

// requests are what a session may ask for, besides variables of its environment.
var requests = []string{"pty-req", "window-change", "shell", "exec"}

// mostVariables is how many variables of his environment somebody may bring along.
const mostVariables = 32

// catch keeps a panic in one session from ending the process: it is reported, and its person is told.
func (s *Server) catch(next ssh.Handler) ssh.Handler {
	return func(session ssh.Session) {
		defer func() {
			if cause := recover(); cause != nil {
				s.fail(session, tui.Caught(cause))
			}
		}()
		next(session)
	}
}

// fail tells somebody why his session is over.
func (s *Server) fail(session ssh.Session, err error) {
	s.say(session.Stderr(), s.words.Error(s.told(err)))
	_ = session.Exit(1) // he may be gone
}

// say writes to somebody who may be gone.
func (s *Server) say(w io.Writer, text string) { _, _ = fmt.Fprintln(w, text) }

// attend is a session from its beginning to its end.
func (s *Server) attend(next ssh.Handler) ssh.Handler {
	return func(session ssh.Session) {
		if why := s.begin(); why != "" {
			s.say(session.Stderr(), s.words.T(why))
			_ = session.Exit(1) // he may be gone
			return
		}
		defer s.end()
		v := visitorOf(session.Context())
		_, sizes, terminal := session.Pty()
		switch {
		case session.RawCommand() != "":
			go drain(sizes)
			s.command(session, v.signedIn())
		case terminal:
			s.screens(session, v, sizes)
		default:
			s.say(session.Stderr(), s.words.T("ssh.no_terminal"))
			_ = session.Exit(1)
		}
		next(session)
	}
}

// drain takes sizes that nobody needs, which would hold up what comes behind them.
func drain(sizes <-chan ssh.Window) {
	if sizes == nil {
		return
	}
	for range sizes { //nolint:revive // see above
	}
}

// command carries out what somebody asks for without screens.
func (s *Server) command(session ssh.Session, actor store.Actor) {
	if s.o.Command == nil {
		s.say(session.Stderr(), s.words.T("ssh.no_command"))
		_ = session.Exit(1)
		return
	}
	ctx, cancel := context.WithCancel(session.Context())
	defer cancel()
	defer context.AfterFunc(s.stopping, cancel)()
	_ = session.Exit(s.o.Command(ctx, actor, session.Command(), session, session, session.Stderr()))
}

// screens shows the program until somebody leaves it, his client is gone, or the server stops.
func (s *Server) screens(session ssh.Session, v *visitor, windows <-chan ssh.Window) {
	actor := v.signedIn()
	gone, err := Show(s.stopping, session, windows, tui.Options{
		Store: s.o.Store, Room: s.o.Room, Copies: s.o.Copies, Lang: s.o.Lang, Zone: s.o.Zone, Now: s.o.Now, Report: s.o.Report,
		From: v.conn.address, Actor: &actor, Keys: slices.Clone(v.keys),
	})
	switch {
	case err != nil:
		s.fail(session, err)
	case gone:
	case s.stopping.Err() != nil:
		s.say(session, s.words.T("ssh.stopped"))
		_ = session.Exit(1) // whoever came by a stick is brought back when a server is there again
	default:
		s.say(session, s.words.T("ssh.left"))
	}
}

// Show shows a program on the terminal of a session until somebody leaves it, his client is gone, which it reports, or ctx
// ends. How the program is drawn follows from what the client tells of its terminal; the errors are those of tui.Show.
func Show(ctx context.Context, session ssh.Session, windows <-chan ssh.Window, o tui.Options) (gone bool, err error) {
	there, lose := context.WithCancel(session.Context())
	defer lose()
	environment := environmentOf(session)
	o.Renderer, o.Plain = environment.renderer(session), environment.plain(session.Context().ClientVersion())
	err = tui.Show(ctx, o, tui.Terminal{
		In: input{session, lose}, Out: session, FramesPerSecond: framesPerSecond, Sizes: sizesOf(there, windows), Gone: there.Done(),
	})
	return there.Err() != nil, err
}

// An input is what somebody types. When there can be no more of it, the client is gone.
type input struct {
	from io.Reader
	lose func()
}

func (i input) Read(p []byte) (int, error) {
	n, err := i.from.Read(p)
	if err != nil {
		i.lose()
	}
	return n, err
}

// mostCells is how wide and how high a terminal may say that it is.
const mostCells = 1000

// sizesOf are the sizes of a terminal, until nobody looks at it; what comes behind that is dropped.
func sizesOf(gone context.Context, windows <-chan ssh.Window) <-chan tui.Size {
	sizes := make(chan tui.Size)
	go func() {
		for w := range windows {
			select {
			case sizes <- tui.Size{Width: min(w.Width, mostCells), Height: min(w.Height, mostCells)}:
			case <-gone.Done():
			}
		}
	}()
	return sizes
}

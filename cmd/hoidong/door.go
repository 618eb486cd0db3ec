package main

import (
	"context"
	"crypto/ed25519"
	"crypto/rand"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"sync"
	"time"

	"github.com/charmbracelet/ssh"
	gossh "golang.org/x/crypto/ssh"

	"example.com/hoidong/scoring"
	"example.com/hoidong/store"
	"example.com/hoidong/store/words"
	"example.com/hoidong/tui"
	"example.com/hoidong/tui/overssh"
)

// A door is where the process that has a file open takes the commands of its machine: a Unix socket that speaks SSH, which
// brings streams, exit statuses, terminals and cancelling with it.
type door struct {
	program *program
	store   *store.Store
	path    string
	// room is that of the programs of this process.
	room   *tui.Room
	server *ssh.Server
	// listener is nil where the socket cannot be made.
	listener net.Listener
	// closing ends what would stay for as long as somebody looks.
	closing context.Context
	end     context.CancelFunc
	mu      sync.Mutex
	closed  bool
	// lines are the connections there are; inside counts them, what they have asked for, and the one who lets them in.
	lines  map[net.Conn]struct{}
	inside sync.WaitGroup
}

// doorPatience is how long a command that came in may take when the file is to be closed; so long its answer is waited for.
const doorPatience = 10 * time.Second

// openDoor takes the commands of this machine for a file that is open. Nobody is kept from the file because that is not
// possible: it is logged, and whoever gives a command reads that the file is in use.
func (p *program) openDoor(s *store.Store, path string, room *tui.Room) *door {
	d := &door{program: p, store: s, path: path, room: room, lines: map[net.Conn]struct{}{}, server: newDoorServer()}
	d.closing, d.end = context.WithCancel(context.Background())
	if err := d.listen(); err != nil {
		_ = p.told(fmt.Errorf("the commands of this machine: %w", err))
	}
	return d
}

func (d *door) listen() error {
	at, err := socketPath(d.path)
	if err != nil {
		return err
	}
	_, secret, err := ed25519.GenerateKey(rand.Reader)
	if err != nil {
		return err
	}
	signer, err := gossh.NewSignerFromKey(secret)
	if err != nil {
		return err
	}
	listener, err := listenAt(at)
	if err != nil {
		return err
	}
	d.server.AddHostKey(signer)
	d.server.Handler = d.welcome
	d.listener = listener
	d.inside.Go(d.letIn)
	return nil
}

// newDoorServer takes sessions and nothing else.
func newDoorServer() *ssh.Server {
	server := &ssh.Server{ChannelHandlers: map[string]ssh.ChannelHandler{"session": ssh.DefaultSessionHandler}}
	_ = server.SetOption(ssh.EmulatePty()) // it sets a field
	return server
}

// letIn takes connections until the door is closed. The library's own loop cannot be waited for.
func (d *door) letIn() {
	for {
		conn, err := d.listener.Accept()
		if err != nil {
			if d.closing.Err() == nil {
				_ = d.program.told(err) // the sitting goes on without the commands of this machine
			}
			return
		}
		if !d.enter(conn) {
			_ = conn.Close()
			return
		}
		go func() {
			defer d.leave(conn)
			d.server.HandleConn(conn)
		}()
	}
}

// close takes no more commands and waits for those that are inside, so that the file can be closed behind it.
func (d *door) close() {
	d.mu.Lock()
	d.closed = true
	d.mu.Unlock()
	d.end()
	if d.listener != nil {
		_ = d.listener.Close() // which takes the socket away
	}
	late := time.AfterFunc(doorPatience, d.hangUp)
	defer late.Stop()
	d.inside.Wait()
}

// hangUp ends the connections of those who do not take their answer.
func (d *door) hangUp() {
	d.mu.Lock()
	defer d.mu.Unlock()
	for conn := range d.lines {
		_ = conn.Close()
	}
}

// enter counts somebody in, with his connection or, for nil, what he asks for on it; false when the door is closed.
func (d *door) enter(conn net.Conn) bool {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.closed {
		return false
	}
	d.inside.Add(1)
	if conn != nil {
		d.lines[conn] = struct{}{}
	}
	return true
}

func (d *door) leave(conn net.Conn) {
	d.mu.Lock()
	defer d.mu.Unlock()
	delete(d.lines, conn)
	d.inside.Done()
}

// welcome carries out what came in.
func (d *door) welcome(s ssh.Session) {
	if !d.enter(nil) {
		_ = s.Close() // without a status, by which the caller knows that nobody carried it out
		return
	}
	defer d.leave(nil)
	var c call
	if err := json.Unmarshal([]byte(s.RawCommand()), &c); err != nil {
		_ = s.Exit(exitFailed) // it is no program of ours
		return
	}
	if _, windows, lent := s.Pty(); lent {
		_ = s.Exit(d.board(s, windows, &c)) // as below
		return
	}
	_ = s.Exit(d.obey(s, &c)) // whoever has left does not want to know
}

// board shows the shared screen on a terminal that was lent, until somebody leaves it or the file is closed.
func (d *door) board(s ssh.Session, windows <-chan ssh.Window, c *call) int {
	p := d.program.behalf(d.store, d.path, nowhere)
	p.err = s.Stderr()
	spoken, err := words.Speak(c.Lang)
	if err != nil {
		return exitFailed // its own program would not have spoken
	}
	p.words = spoken
	actor := d.store.SitAsScreen()
	gone, err := overssh.Show(d.closing, s, windows, tui.Options{
		Store: d.store, Room: d.room, Lang: c.Lang, Zone: c.zone(), Report: p.told, Actor: &actor,
	})
	switch {
	case err != nil:
		return p.fail(p.told(err))
	case !gone && d.closing.Err() != nil:
		_, _ = fmt.Fprintln(s, spoken.T("command.board.over")) // he may be gone by now
	}
	return exitOK
}

// obey carries out a command of this machine. Whoever gave it is the owner of the file, for he could have opened it.
func (d *door) obey(s ssh.Session, c *call) int {
	out := newTally(s)
	p := d.program.behalf(d.store, d.path, thisMachine)
	p.in, p.out, p.err = s, out, s.Stderr()
	p.console, p.folder, p.clock = c.Console, c.Folder, c.clock(p.clock)
	p.held.actor = d.store.Owner
	p.held.asks = func(q question) (answer, error) {
		q.Behind = out.count()
		return askBack(s, q)
	}
	return p.obey(s.Context(), c.Args, c.Lang)
}

// askBack puts a question to whoever gave the command.
func askBack(s ssh.Session, q question) (a answer, err error) {
	text, err := json.Marshal(q)
	if err != nil {
		return a, err
	}
	conn := s.Context().Value(ssh.ContextKeyConn).(gossh.Conn)
	taken, reply, err := conn.SendRequest(askRequest, true, text)
	if err != nil || !taken {
		return a, errors.Join(scoring.NewFault("command.left"), err)
	}
	switch err := json.Unmarshal(reply, &a); {
	case err != nil:
		return a, err
	case a.Left:
		return a, scoring.NewFault("command.left")
	case a.Failed != "":
		return a, errors.New(a.Failed)
	}
	return a, nil
}

// held is the file that a command is carried out on which another process gave.
type held struct {
	store *store.Store
	path  string
	// actor is on whose behalf the command is carried out, from where it was given.
	actor func() store.Actor
	from  reach
	// asks puts a question to whoever gave the command; see program.answer.
	asks func(question) (answer, error)
}

// behalf is a program that carries out one command on a file that this one has open.
func (p *program) behalf(s *store.Store, path string, from reach) *program {
	return &program{clock: p.clock, open: p.open, create: p.create, lan: p.lan, held: &held{store: s, path: path, from: from}}
}

// actor is on whose behalf the command is carried out: the owner of the file, unless somebody else gave it.
func (p *program) actor(s *store.Store) store.Actor {
	if p.held != nil {
		return p.held.actor()
	}
	return s.Owner()
}

// overNetwork carries out a command that a member gave over the network, and returns its exit status. It shows what he
// may see, in his language, and nobody can be asked.
func (p *program) overNetwork(ctx context.Context, s *store.Store, path string, actor store.Actor, lang string, args []string, in io.Reader, out, errs io.Writer) int {
	n := p.behalf(s, path, network)
	n.in, n.out, n.err = in, out, errs
	n.held.actor = func() store.Actor { return actor }
	n.held.asks = func(question) (answer, error) { return answer{}, scoring.NewFault("command.left") }
	return n.obey(ctx, args, languageOf(args, lang))
}

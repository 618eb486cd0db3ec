package main

import (
	"context"
	"errors"
	"io"
	"net"
	"os"
	"os/signal"
	"path/filepath"
	"syscall"

	"github.com/spf13/cobra"
	gossh "golang.org/x/crypto/ssh"

	"example.com/hoidong/scoring"
	"example.com/hoidong/store"
	"example.com/hoidong/store/invite"
	"example.com/hoidong/tui"
	"example.com/hoidong/tui/overssh"
)

// serveOptions are how the council's file is served.
type serveOptions struct {
	listen   string
	headless bool
}

func (p *program) serveCommand() *cobra.Command {
	var options serveOptions
	cmd := &cobra.Command{
		Use:   "serve",
		Short: p.words.T("command.serve.short"),
		Long:  p.words.T("command.serve.long"),
		Args:  p.args(0, 0),
		RunE:  func(cmd *cobra.Command, _ []string) error { return p.serve(cmd.Context(), options) },
	}
	cmd.Flags().StringVar(&options.listen, "listen", ":2222", p.words.T("command.serve.listen"))
	cmd.Flags().BoolVar(&options.headless, "headless", false, p.words.T("command.serve.headless"))
	offer(cmd, "listen", cobra.ShellCompDirectiveNoFileComp)
	return cmd
}

// serve opens the file and lets people in from other machines, until the window is closed for good or the process is told
// to end. Then, in this order: nobody comes in any more, everybody takes leave and what he kept is written, commands end,
// and the file is closed.
func (p *program) serve(ctx context.Context, options serveOptions) error {
	path, err := p.path()
	if err != nil {
		return err
	}
	s, err := p.open(ctx, path, p.clock)
	if err != nil {
		return p.openElsewhere(ctx, path, err)
	}
	if !s.Snapshot().HasRound() {
		return errors.Join(scoring.NewFault("round.none"), s.Close())
	}
	return errors.Join(p.serveStore(ctx, s, path, options), s.Close())
}

func (p *program) serveStore(ctx context.Context, s *store.Store, path string, options serveOptions) error {
	ctx, stop := signal.NotifyContext(ctx, os.Interrupt, syscall.SIGTERM, syscall.SIGHUP)
	defer stop()
	room := tui.NewRoom()
	server, err := p.letIn(s, room, path, options.listen)
	if err != nil {
		return err
	}
	door := p.openDoor(s, path)
	defer door.close()
	defer p.keepAwake(p.words.T("command.serve.awake"))()
	err = p.preside(ctx, s, room, path, options.headless)
	return errors.Join(err, server.Close())
}

// letIn begins to let people in.
func (p *program) letIn(s *store.Store, room *tui.Room, path, listen string) (*overssh.Server, error) {
	key, err := invite.HostKey(path)
	if err != nil {
		return nil, err
	}
	server, err := overssh.New(overssh.Options{
		Store: s, Room: room, HostKey: key, Lang: p.words.Lang(), Report: p.told,
		Command: func(ctx context.Context, actor store.Actor, args []string, in io.Reader, out, errs io.Writer) int {
			return p.overNetwork(ctx, s, path, actor, p.words.Lang(), args, in, out, errs)
		},
	})
	if err != nil {
		return nil, err
	}
	listener, err := net.Listen("tcp", listen)
	if err != nil {
		return nil, scoring.NewFault("command.listen", "address", listen, "reason", err)
	}
	go func() {
		if err := server.Serve(listener); err != nil {
			_ = p.told(err) // nobody new comes in; those who are there go on
			room.Open(nil)
		}
	}()
	room.Open(&tui.Entrance{
		Port: listener.Addr().(*net.TCPAddr).Port, Addresses: invite.Addresses(), Fingerprint: gossh.FingerprintSHA256(key.PublicKey()),
	})
	return server, nil
}

// preside shows the screens at this machine, and waits for the end when they are closed or there are none.
func (p *program) preside(ctx context.Context, s *store.Store, room *tui.Room, path string, headless bool) error {
	if !headless && p.console.interactive() {
		options := p.local(s, path)
		options.Room = room
		if err := tui.Run(ctx, options, p.in, p.out); !errors.Is(err, tui.ErrWindow) {
			return err
		}
	}
	p.sayEntrance(room.Entrance())
	<-ctx.Done()
	p.say("command.serve.stopping")
	return nil
}

// sayEntrance prints how people come in, and how the server is stopped.
func (p *program) sayEntrance(e *tui.Entrance) {
	if e == nil {
		return
	}
	p.say("room.commands")
	for _, address := range e.Addresses {
		p.say("command.serve.command", "command", e.Command("HD01", address))
	}
	if len(e.Addresses) == 0 {
		p.say("room.no_address")
	}
	p.say("room.fingerprint", "fingerprint", e.Fingerprint)
	p.say("command.serve.running")
}

// local is the program at the machine that has the file.
func (p *program) local(s *store.Store, path string) tui.Options {
	return tui.Options{Store: s, Lang: p.words.Lang(), Report: p.told, Local: true, Folder: filepath.Dir(path), Open: openFile}
}

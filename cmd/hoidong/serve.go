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
	// copies is the folder in which copies are kept; empty for none until somebody chooses one.
	copies string
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
	cmd.Flags().StringVar(&options.copies, "copies", "", p.words.T("command.serve.copies"))
	offer(cmd, "copies", cobra.ShellCompDirectiveFilterDirs)
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
	if options.copies != "" {
		options.copies = p.at(options.copies)
	}
	s, err := p.open(ctx, path, p.clock)
	if err != nil {
		return p.openElsewhere(ctx, path, err)
	}
	switch packet := s.Snapshot().Packet(); {
	case !s.Snapshot().HasRound():
		return errors.Join(scoring.NewFault("round.none"), s.Close())
	case packet != nil:
		return errors.Join(scoring.NewFault("packet.others", "member", packet.Member), s.Close())
	}
	return errors.Join(p.serveStore(ctx, s, path, options), s.Close())
}

func (p *program) serveStore(ctx context.Context, s *store.Store, path string, options serveOptions) error {
	ctx, stop := signal.NotifyContext(ctx, os.Interrupt, syscall.SIGTERM, syscall.SIGHUP)
	defer stop()
	copies, end := keepCopies(s, options.copies)
	defer end()
	room := tui.NewRoom()
	server, err := p.letIn(s, room, copies, path, options.listen)
	if err != nil {
		return err
	}
	door := p.openDoor(s, path, room)
	defer door.close()
	defer p.keepAwake(p.words.T("command.serve.awake"))()
	to := room.Invitation()
	windowed := !options.headless && p.console.interactive()
	if windowed {
		here := p.local(s, path, to.Port)
		here.Room, here.Copies = room, copies
		err = tui.Run(ctx, here, p.in, p.out)
	}
	if !windowed || errors.Is(err, tui.ErrWindow) {
		err = p.waitHeadless(ctx, to)
	}
	return errors.Join(err, server.Close())
}

// letIn begins to let people in.
func (p *program) letIn(s *store.Store, room *tui.Room, copies *store.Copies, path, listen string) (*overssh.Server, error) {
	key, err := invite.HostKey(path)
	if err != nil {
		return nil, err
	}
	server, err := overssh.New(overssh.Options{
		Store: s, Room: room, Copies: copies, HostKey: key, Lang: p.words.Lang(), Now: p.wall, Report: p.told,
		Command: func(ctx context.Context, actor store.Actor, args []string, in io.Reader, out, errs io.Writer) int {
			return p.overNetwork(ctx, s, path, actor, p.words.Lang(), args, in, out, errs)
		},
	})
	if err != nil {
		return nil, err
	}
	listener, err := p.lan.listen(listen)
	if err != nil {
		return nil, scoring.NewFault("command.listen", "address", listen, "reason", err)
	}
	to, err := p.invitation(s, listener.Addr().(*net.TCPAddr).Port)
	if err != nil {
		return nil, errors.Join(err, listener.Close())
	}
	if err := to.WriteFolder(filepath.Dir(path), p.words); err != nil {
		return nil, errors.Join(err, listener.Close())
	}
	room.Open(to)
	go func() {
		if err := server.Serve(listener); err != nil {
			_ = p.told(err) // nobody new comes in; those who are there go on
			room.Open(nil)
		}
	}()
	return server, nil
}

// waitHeadless says how people come in, and waits until the process is told to end.
func (p *program) waitHeadless(ctx context.Context, to *invite.Invitation) error {
	p.sayWayIn(to)
	<-ctx.Done()
	p.say("command.serve.stopping")
	return nil
}

// sayWayIn prints how people come in, and how the server is stopped.
func (p *program) sayWayIn(to *invite.Invitation) {
	p.say("room.commands")
	for _, address := range to.Addresses {
		p.say("command.serve.line", "line", to.LineAt("HD01", address))
	}
	if len(to.Addresses) == 0 {
		p.say("room.no_address")
	}
	p.say("room.fingerprint")
	p.say("command.serve.line", "line", to.Fingerprint())
	p.say("command.serve.running")
}

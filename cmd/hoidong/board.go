package main

import (
	"context"
	"encoding/json"
	"errors"
	"io"
	"os"
	"runtime"
	"time"

	"github.com/muesli/termenv"
	"github.com/spf13/cobra"
	gossh "golang.org/x/crypto/ssh"
	"golang.org/x/term"

	"example.com/hoidong/scoring"
)

func (p *program) boardCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "board",
		Short: p.words.T("command.board.short"),
		Long:  p.words.T("command.board.long"),
		Args:  p.args(0, 0),
		RunE:  func(cmd *cobra.Command, _ []string) error { return p.board(cmd.Context()) },
	}
}

// board is a second window on the shared screen: this terminal is lent to the process that has the file open, which shows
// in it what the room may see.
func (p *program) board(ctx context.Context) error {
	if !p.console.interactive() {
		return scoring.NewFault("command.board_terminal")
	}
	path, err := p.path()
	if err != nil {
		return err
	}
	line, err := dialDoor(ctx, path)
	if err != nil {
		return scoring.NewFault("command.board_closed", "path", path)
	}
	defer line.Close()
	session, err := line.NewSession()
	if err != nil {
		return scoring.NewFault("command.owner_gone")
	}
	c, err := p.call()
	if err != nil {
		return err
	}
	text, err := json.Marshal(c)
	if err != nil {
		return err
	}
	return p.lend(session, string(text))
}

// lent are the variables that say what a terminal can do.
var lent = []string{"COLORTERM", "LANG", "LC_ALL", "LC_CTYPE", "NO_COLOR", "TERM_PROGRAM", "WT_SESSION"}

// lend gives a session this terminal while a command runs in it.
func (p *program) lend(session *gossh.Session, command string) error {
	in, out := p.in.(*os.File), p.out.(*os.File)
	restore, err := termenv.EnableVirtualTerminalProcessing(termenv.NewOutput(out))
	if err != nil {
		return err
	}
	defer restore() //nolint:errcheck // the terminal is left as it is then
	kind := os.Getenv("TERM")
	if runtime.GOOS == "windows" {
		kind = "xterm-256color" // its console names itself nowhere
	}
	for _, name := range lent {
		if value := os.Getenv(name); value != "" {
			if err := session.Setenv(name, value); err != nil {
				return err
			}
		}
	}
	width, height, err := term.GetSize(int(out.Fd()))
	if err != nil {
		return err
	}
	if err := session.RequestPty(kind, height, width, nil); err != nil {
		return scoring.NewFault("command.owner_gone")
	}
	was, err := term.MakeRaw(int(in.Fd()))
	if err != nil {
		return err
	}
	session.Stdin, session.Stdout, session.Stderr = in, out, p.err
	watching, done := context.WithCancel(context.Background())
	defer done()
	go tellSizes(watching, out, width, height, session.WindowChange)
	err = ended(session.Run(command))
	if err != nil && !errors.Is(err, errSaid) {
		_, _ = io.WriteString(out, leaveScreens) // the other side could not
	}
	return errors.Join(err, term.Restore(int(in.Fd()), was))
}

// leaveScreens turns off what screens turn on: the other screen, the mouse and pastes in brackets; and shows the cursor.
const leaveScreens = "\x1b[?1002l\x1b[?1003l\x1b[?1006l\x1b[?2004l\x1b[?1049l\x1b[?25h"

// sizesEvery is how often the size of the terminal is looked at. Windows tells nobody of a change.
const sizesEvery = 250 * time.Millisecond

// tellSizes tells of every new size of a terminal, until ctx ends.
func tellSizes(ctx context.Context, out *os.File, width, height int, tell func(height, width int) error) {
	look := time.NewTicker(sizesEvery)
	defer look.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-look.C:
		}
		w, h, err := term.GetSize(int(out.Fd()))
		if err != nil || w == width && h == height {
			continue
		}
		width, height = w, h
		if tell(h, w) != nil {
			return // the session is over
		}
	}
}

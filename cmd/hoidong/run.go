package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"time"

	"github.com/spf13/cobra"

	"example.com/hoidong/store"
	"example.com/hoidong/store/words"
	"example.com/hoidong/tui"
)

// Exit statuses.
const (
	exitOK     = 0
	exitFailed = 1
)

// A program is one run of the command.
type program struct {
	in       io.Reader
	out, err io.Writer
	// console is what is at the other ends of these.
	console console
	words   *words.Words
	clock   func() time.Time
	// open opens and create makes a file; tests put slower ones in their place.
	open, create func(context.Context, string, func() time.Time) (*store.Store, error)
	// wall is the clock on the wall, which screens tell the time by; nil for the machine's.
	wall func() time.Time
	// lan is where others come in from; tests put one in its place that is the same everywhere.
	lan lan
	// called are the arguments it was called with.
	called []string
	// db is the file named with --db; empty for the default.
	db string
	// folder is the one that relative paths are relative to; empty for the folder of the process.
	folder string
	// held is set for a command that is carried out where the file is open already, on behalf of somebody else.
	held *held
}

// run is main without the process: it returns the exit status.
func run(ctx context.Context, args []string, in io.Reader, out, err io.Writer) int {
	p := &program{in: in, out: out, err: err, clock: time.Now, open: store.Open, create: store.Create, lan: localNetwork{}}
	return p.run(ctx, args)
}

func (p *program) run(ctx context.Context, args []string) int {
	p.console = consoleOf(p.in, p.out, p.err)
	return p.obey(ctx, args, languageOf(args, os.Getenv("HOIDONG_LANG")))
}

// obey carries out a command in a language and returns the exit status.
func (p *program) obey(ctx context.Context, args []string, lang string) int {
	p.called = args
	spoken, err := words.Speak(lang)
	if err != nil {
		spoken, _ = words.Speak(words.Vietnamese)
		p.words = spoken
		return p.fail(err)
	}
	p.words = spoken
	root := p.rootCommand()
	root.SetArgs(args)
	if err := execute(ctx, root); err != nil {
		return p.fail(p.told(err))
	}
	return exitOK
}

// execute carries out the command; a panic in it is its error.
func execute(ctx context.Context, root *cobra.Command) (err error) {
	defer func() {
		if cause := recover(); cause != nil {
			err = tui.Caught(cause)
		}
	}()
	return root.ExecuteContext(ctx)
}

// errSaid ends a command that failed after it had said why.
var errSaid = errors.New("said")

func (p *program) fail(err error) int {
	if !errors.Is(err, errSaid) {
		fmt.Fprintln(p.err, p.words.Error(err))
	}
	return exitFailed
}

// say prints a message on standard output.
func (p *program) say(key string, pairs ...any) { fmt.Fprintln(p.out, p.words.T(key, pairs...)) }

// with lets fn work on the file. Where another process has it open the whole command is carried out there; otherwise the
// file is opened, and closed behind fn.
func (p *program) with(cmd *cobra.Command, fn func(*store.Store) error) error {
	if p.held != nil {
		return fn(p.held.store)
	}
	path, err := p.path()
	if err != nil {
		return err
	}
	if handed, err := p.handOver(cmd.Context(), path); handed {
		return err
	}
	s, err := p.open(cmd.Context(), path, p.clock)
	if err != nil {
		return err
	}
	return errors.Join(fn(s), s.Close())
}

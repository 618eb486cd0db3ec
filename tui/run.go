package tui

import (
	"context"
	"errors"
	"io"
	"os"
	"os/signal"
	"runtime"
	"sync"
	"syscall"
	"time"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/lipgloss"
)

// framesPerSecond halves the wait between a key and its echo against the library's default.
const framesPerSecond = 120

// patience is how long an orderly quit may take when the terminal does not listen any more.
const patience = 3 * time.Second

// Run shows the program on a terminal until somebody leaves it, ctx ends, or the process is told to end. When it
// returns the terminal is as it was and everything that was kept is on disk.
//
// Where the terminal is likely to lack them, it starts with plain signs even if the options do not.
//
// The errors are those of New, the fault program.unsaved, whatever broke the program, and ErrSample.
func Run(ctx context.Context, o Options, in io.Reader, out io.Writer) error {
	if o.Renderer == nil {
		o.Renderer = lipgloss.NewRenderer(out)
	}
	o.Plain = o.Plain || lacksMarks(runtime.GOOS, os.Getenv)
	app, err := New(ctx, o)
	if err != nil {
		return err
	}
	letters := &rejoiner{locale: runtime.GOOS == "windows" && in != io.Reader(os.Stdin)}
	p := tea.NewProgram(app, tea.WithInput(in), tea.WithOutput(out), tea.WithAltScreen(), tea.WithMouseCellMotion(),
		tea.WithFPS(framesPerSecond), tea.WithoutSignalHandler(), tea.WithFilter(letters.filter))
	app.fail = p.Quit

	ctx, stop := signal.NotifyContext(ctx, os.Interrupt, syscall.SIGTERM, syscall.SIGHUP)
	defer stop()
	running, ended := context.WithCancel(context.Background())
	var background sync.WaitGroup
	background.Go(func() { pump(running, o.Store, app.room, p.Send) })
	background.Go(func() { followCopies(running, o.Copies, p.Send) })
	background.Go(func() { listen(running, app.guest, p.Send) })
	background.Go(func() { quitWith(ctx, running, p) })
	_, err = p.Run()
	// Order of the end: no more news, then what was kept is written.
	ended()
	background.Wait()
	if errors.Is(err, tea.ErrProgramKilled) {
		err = nil // the terminal was gone; nothing is lost by it
	}
	return errors.Join(err, app.Close(), app.wanted)
}

// quitWith asks the program to quit in order when ctx ends, and ends it when it does not answer.
func quitWith(ctx, running context.Context, p *tea.Program) {
	select {
	case <-running.Done():
		return
	case <-ctx.Done():
	}
	// Send waits for the program; a terminal that does not read keeps it from listening.
	go p.Send(stopMsg{})
	select {
	case <-running.Done():
	case <-time.After(patience):
		p.Kill()
	}
}

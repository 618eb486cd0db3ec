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

// A Terminal is where a program is shown.
type Terminal struct {
	In  io.Reader
	Out io.Writer
	// FramesPerSecond is how often the screen is drawn at most.
	FramesPerSecond int
	// Sizes brings the size of the terminal, the first at once; nil for one that is a file, which the library asks.
	Sizes <-chan Size
	// Gone is closed when nobody sees the terminal any more. The program ends at once then: what is half typed is lost,
	// what was kept is written. nil for a terminal that stays.
	Gone <-chan struct{}
}

// A Size is that of a terminal in cells.
type Size struct{ Width, Height int }

// Run is Show on the terminal of the process, until the process is told to end.
//
// Where the terminal is likely to lack them, it starts with plain signs even if the options do not.
func Run(ctx context.Context, o Options, in io.Reader, out io.Writer) error {
	if o.Renderer == nil {
		o.Renderer = lipgloss.NewRenderer(out)
	}
	o.Plain = o.Plain || LacksMarks(runtime.GOOS, os.Getenv)
	ctx, stop := signal.NotifyContext(ctx, os.Interrupt, syscall.SIGTERM, syscall.SIGHUP)
	defer stop()
	return Show(ctx, o, Terminal{In: in, Out: out, FramesPerSecond: framesPerSecond})
}

// Show shows the program on a terminal until somebody leaves it, ctx ends or the terminal is gone. When it returns the
// terminal is as it was and everything that was kept is on disk.
//
// The errors are those of New, the fault program.unsaved, whatever broke the program, ErrSample and ErrWindow.
func Show(ctx context.Context, o Options, t Terminal) error {
	app, err := New(ctx, o)
	if err != nil {
		return err
	}
	letters := &rejoiner{locale: runtime.GOOS == "windows" && t.In != io.Reader(os.Stdin)}
	p := tea.NewProgram(app, tea.WithInput(t.In), tea.WithOutput(t.Out), tea.WithAltScreen(), tea.WithMouseCellMotion(),
		tea.WithFPS(t.FramesPerSecond), tea.WithoutSignalHandler(), tea.WithFilter(letters.filter))
	app.fail = p.Quit

	running, ended := context.WithCancel(context.Background())
	var background sync.WaitGroup
	background.Go(func() { pump(running, o.Store, app.room, p.Send) })
	background.Go(func() { followCopies(running, o.Copies, p.Send) })
	background.Go(func() { listen(running, app.guest, p.Send) })
	background.Go(func() { minutes(running, p.Send) })
	background.Go(func() { resize(running, t.Sizes, p.Send) })
	background.Go(func() { quitWith(ctx, running, t.Gone, p) })
	_, err = p.Run()
	// Order of the end: no more news, then what was kept is written.
	ended()
	background.Wait()
	if errors.Is(err, tea.ErrProgramKilled) {
		err = nil // the terminal was gone; nothing is lost by it
	}
	return errors.Join(err, app.Close(), app.wanted)
}

// resize tells the program of the sizes of its terminal.
func resize(running context.Context, sizes <-chan Size, send func(tea.Msg)) {
	for {
		select {
		case <-running.Done():
			return
		case size, more := <-sizes:
			if !more {
				return
			}
			send(tea.WindowSizeMsg{Width: size.Width, Height: size.Height})
		}
	}
}

// quitWith asks the program to quit in order when ctx ends, and ends it when it does not answer, or when its terminal is
// gone.
func quitWith(ctx, running context.Context, gone <-chan struct{}, p *tea.Program) {
	select {
	case <-running.Done():
		return
	case <-gone:
		p.Kill()
		return
	case <-ctx.Done():
	}
	// Send waits for the program; a terminal that does not read keeps it from listening.
	go p.Send(stopMsg{})
	select {
	case <-running.Done():
	case <-gone:
		p.Kill()
	case <-time.After(patience):
		p.Kill()
	}
}

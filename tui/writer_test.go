package tui

import (
	"context"
	"errors"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"example.com/hoidong/store"
	"example.com/hoidong/store/engine"
)

var errDisk = errors.New("disk on fire")

func TestTheWriterKeepsTheOrderOfAsking(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		w := newWriter(t.Context(), nil)
		var done []int
		for i := range 100 {
			w.submit(func(context.Context) (store.Receipt, error) {
				time.Sleep(time.Duration(100-i) * time.Millisecond)
				done = append(done, i)
				return store.Receipt{}, nil
			}, nil)
		}
		if failed := w.close(); failed != 0 || len(done) != 100 || !slices.IsSorted(done) {
			t.Fatalf("%d failed, done %v", failed, done)
		}
	})
}

// TestTheWriterReportsWhatFailed: the one who asked is told what the report made of the error.
func TestTheWriterReportsWhatFailed(t *testing.T) {
	var reported []error
	w := newWriter(t.Context(), func(err error) error {
		reported = append(reported, err)
		return errDisk
	})
	told := func(_ store.Receipt, err error) tea.Msg { return keptMsg{err: err} }
	answer := w.submit(func(context.Context) (store.Receipt, error) { panic("no such sheet") }, told)
	w.submit(func(context.Context) (store.Receipt, error) { return store.Receipt{}, nil }, told)
	w.close()
	if msg := answer().(keptMsg); !errors.Is(msg.err, errDisk) {
		t.Fatalf("told %v", msg.err)
	}
	var broken *Panic
	if len(reported) != 1 || !errors.As(reported[0], &broken) || !strings.Contains(string(broken.Stack), "goroutine") {
		t.Fatalf("reported %v", reported)
	}
}

func TestTheWriterOutlivesItsContext(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	w := newWriter(ctx, nil)
	cancel()
	answer := w.submit(func(ctx context.Context) (store.Receipt, error) { return store.Receipt{Seq: 7}, ctx.Err() },
		func(r store.Receipt, err error) tea.Msg { return keptMsg{receipt: r, err: err} })
	if msg := answer().(keptMsg); msg.err != nil || msg.receipt.Seq != 7 {
		t.Fatalf("got %+v", msg)
	}
	w.close()
}

func TestFailuresAndPanicsComeBackAndDoNotStopTheWriter(t *testing.T) {
	w := newWriter(t.Context(), nil)
	told := func(_ store.Receipt, err error) tea.Msg { return keptMsg{err: err} }
	first := w.submit(func(context.Context) (store.Receipt, error) { return store.Receipt{}, errDisk }, told)
	second := w.submit(func(context.Context) (store.Receipt, error) { panic("no such sheet") }, told)
	settled := w.settle(func(failed int) tea.Msg { return settledMsg{failed: failed} })
	if msg := first().(keptMsg); !errors.Is(msg.err, errDisk) {
		t.Fatalf("got %v", msg.err)
	}
	if msg := second().(keptMsg); msg.err == nil {
		t.Fatal("a panic went unnoticed")
	}
	if msg := settled().(settledMsg); msg.failed != 2 {
		t.Fatal("settled without the failures")
	}
	if failed := w.close(); failed != 2 {
		t.Fatalf("%d failed", failed)
	}
	late := w.submit(func(context.Context) (store.Receipt, error) { return store.Receipt{}, nil }, told)
	if msg := late().(keptMsg); msg.err == nil {
		t.Fatal("a closed writer took a job")
	}
}

// A slow engine takes its time to commit, and fails while failing is set.
type slow struct {
	engine.Engine
	delay   time.Duration
	mu      sync.Mutex
	failing bool
}

func (e *slow) Update(ctx context.Context, fn func(engine.RW) error) (engine.Revision, error) {
	time.Sleep(e.delay)
	e.mu.Lock()
	failing := e.failing
	e.mu.Unlock()
	if failing {
		return 0, errDisk
	}
	return e.Engine.Update(ctx, fn)
}

func (e *slow) fail(failing bool) {
	e.mu.Lock()
	defer e.mu.Unlock()
	e.failing = failing
}

// TestABurstOfKeepsFollowedByQuitLosesNothing keeps a cell five times while commits are slow, and quits at once.
func TestABurstOfKeepsFollowedByQuitLosesNothing(t *testing.T) {
	e := &slow{Engine: engine.NewMemory()}
	s := demoOn(t, e)
	e.delay = 5 * time.Millisecond
	p := sit(t, s, "HD03", 80, 24)
	p.at(blank3)
	before := s.Snapshot().Revision()
	p.hold = true
	p.press("8", "left", "7", "left", "9", "left", "6,5", "left", "10", "enter", "5", "enter", "f10", "enter")
	p.sees("10,0", "5,0") // the screen is ahead of the disk
	must(t, p.app.Close())
	holds(t, s, "HD03", blank3, "C5", "10")
	holds(t, s, "HD03", blank3, "C6", "5")
	if acts := s.Snapshot().Revision() - before; acts != 6 {
		t.Fatalf("%d acts of 6", acts)
	}
	p.release()
	if !p.quit {
		t.Fatal("the program did not quit")
	}
}

// TestAnswersInAnyOrder delivers the answers of one cell the wrong way round, as the library may.
func TestAnswersInAnyOrder(t *testing.T) {
	s := demo(t)
	p := sit(t, s, "HD03", 80, 24)
	p.at(blank3)
	p.hold = true
	p.press("8", "left", "7", "left", "9", "left")
	slices.Reverse(p.held)
	p.release()
	holds(t, s, "HD03", blank3, "C5", "9")
	p.sees("9,0")
	if n := p.app.pending.queue(); n != 0 {
		t.Fatalf("%d answers are still awaited", n)
	}
}

// TestAfterARefusalTheCellShowsWhatIsStored has a chain of keeps refused: only the first refusal has a reason of its own.
func TestAfterARefusalTheCellShowsWhatIsStored(t *testing.T) {
	e := &slow{Engine: engine.NewMemory()}
	s := demoOn(t, e)
	p := sit(t, s, "HD03", 80, 24)
	p.at(blank3)
	p.hold = true
	e.fail(true)
	p.press("8", "left", "7", "left")
	p.app.writer.settle(func(int) tea.Msg { return nil })()
	e.fail(false)
	p.release()
	p.sees("SP03 C5 chưa lưu được: disk on fire")
	if line := p.line("C5 Đảm"); !strings.Contains(line, "–") {
		t.Fatalf("the cell shows %q", line)
	}
	p.press("9", "left")
	holds(t, s, "HD03", blank3, "C5", "9")
	must(t, p.app.Close())
}

// TestWhatFailedUnseenIsToldAtTheEnd: a keep fails behind somebody's back.
func TestWhatFailedUnseenIsToldAtTheEnd(t *testing.T) {
	e := &slow{Engine: engine.NewMemory()}
	s := demoOn(t, e)
	p := sit(t, s, "HD03", 80, 24)
	p.at(blank3)
	p.hold = true
	e.fail(true)
	p.press("8", "enter")
	if err := p.app.Close(); err == nil {
		t.Fatal("a lost score went unnoticed")
	}
}

func TestLeavingWithUnsavedScoresAsks(t *testing.T) {
	e := &slow{Engine: engine.NewMemory()}
	s := demoOn(t, e)
	p := sit(t, s, "HD03", 80, 24)
	p.at(blank3)
	p.hold = true
	e.fail(true)
	p.press("8", "enter")
	p.app.writer.settle(func(int) tea.Msg { return nil })() // it has failed by now, and nobody has been told
	p.press("f10", "enter")
	p.release()
	p.sees("Có điểm chưa lưu được")
	if p.quit {
		t.Fatal("it quit all the same")
	}
	p.press("enter", "f10", "enter")
	if !p.quit {
		t.Fatal("the second time it should")
	}
}

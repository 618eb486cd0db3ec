package tui

import (
	"context"
	"sync"

	tea "github.com/charmbracelet/bubbletea"

	"example.com/hoidong/scoring"
	"example.com/hoidong/store"
)

// A writer does what one program asks of the store, one after the other in the order of asking. The queue has no bound,
// so asking never waits; what was asked is done even if the program quits at once, as long as somebody calls close.
type writer struct {
	ctx context.Context
	// report turns the error of a job into what the one who asked is told; nil leaves it as it is.
	report func(error) error

	mu     sync.Mutex
	more   *sync.Cond
	queue  []job
	closed bool
	// failed counts the jobs that came back with an error.
	failed int
	done   chan struct{}
}

type job struct {
	do     func(context.Context) (store.Receipt, error)
	answer chan outcome
}

// run does the job; a panic in it is an error to the one who asked, and the writer goes on.
func (j job) run(ctx context.Context) (receipt store.Receipt, err error) {
	defer func() {
		if cause := recover(); cause != nil {
			err = Caught(cause)
		}
	}()
	return j.do(ctx)
}

type outcome struct {
	receipt store.Receipt
	err     error
}

// newWriter starts a writer. The end of ctx does not stop it: what was kept is written.
func newWriter(ctx context.Context, report func(error) error) *writer {
	w := &writer{ctx: context.WithoutCancel(ctx), report: report, done: make(chan struct{})}
	w.more = sync.NewCond(&w.mu)
	go w.work()
	return w
}

// submit puts a job in the queue, now, and returns the command that waits for its answer.
func (w *writer) submit(do func(context.Context) (store.Receipt, error), answered func(store.Receipt, error) tea.Msg) tea.Cmd {
	answer := make(chan outcome, 1)
	w.mu.Lock()
	if w.closed {
		answer <- outcome{err: scoring.NewFault("program.leaving")}
	} else {
		w.queue = append(w.queue, job{do, answer})
		w.more.Signal()
	}
	w.mu.Unlock()
	return func() tea.Msg {
		out := <-answer
		return answered(out.receipt, out.err)
	}
}

// settle returns the command that waits until everything asked so far is done and then tells how many jobs have failed
// in all.
func (w *writer) settle(told func(failed int) tea.Msg) tea.Cmd {
	nothing := func(context.Context) (store.Receipt, error) { return store.Receipt{}, nil }
	return w.submit(nothing, func(store.Receipt, error) tea.Msg { return told(w.failures()) })
}

func (w *writer) failures() int {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.failed
}

// close waits until everything in the queue is done; what is submitted afterwards fails. It returns how many jobs
// failed over the writer's life.
func (w *writer) close() int {
	w.mu.Lock()
	w.closed = true
	w.more.Signal()
	w.mu.Unlock()
	<-w.done
	return w.failures()
}

func (w *writer) work() {
	defer close(w.done)
	for {
		j, ok := w.next()
		if !ok {
			return
		}
		receipt, err := j.run(w.ctx)
		if err != nil {
			w.mu.Lock()
			w.failed++
			w.mu.Unlock()
			if w.report != nil {
				err = w.report(err)
			}
		}
		j.answer <- outcome{receipt, err}
	}
}

// next waits for a job; there is none any more once the writer is closed and the queue empty.
func (w *writer) next() (job, bool) {
	w.mu.Lock()
	defer w.mu.Unlock()
	for len(w.queue) == 0 {
		if w.closed {
			return job{}, false
		}
		w.more.Wait()
	}
	j := w.queue[0]
	w.queue = w.queue[1:]
	return j, true
}

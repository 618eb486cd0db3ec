package engine

import (
	"context"
	"slices"
	"sync"
)

// A queue holds the updates that wait for the file, in the order in which they came. One of them leads: it opens the
// transaction, lets in whoever waits, and commits for all. Nobody waits for company: whoever comes while nobody leads,
// leads at once.
type queue struct {
	mu      sync.Mutex
	led     bool
	waiting []ticket
}

// A ticket is an update's place in the queue. What comes through it is the batch to join, or nil: then it leads.
type ticket chan *batch

// join waits for a place. It returns the batch to follow, or nil when the caller leads, who calls pass at the end then.
// The only error is the end of ctx while nobody had called the update up.
func (q *queue) join(ctx context.Context) (*batch, error) {
	t, leads := q.line()
	if leads {
		return nil, nil
	}
	select {
	case joined := <-t:
		return joined, nil
	case <-ctx.Done():
		if q.leave(t) {
			return nil, ctx.Err()
		}
		return <-t, nil // called up meanwhile: the others count on the turn being taken
	}
}

// line takes the lead when nobody has it, and a ticket otherwise.
func (q *queue) line() (t ticket, leads bool) {
	q.mu.Lock()
	defer q.mu.Unlock()
	if !q.led {
		q.led = true
		return nil, true
	}
	t = make(ticket, 1)
	q.waiting = append(q.waiting, t)
	return t, false
}

// leave gives a place up; false when it was called up already.
func (q *queue) leave(t ticket) bool {
	q.mu.Lock()
	defer q.mu.Unlock()
	at := slices.Index(q.waiting, t)
	if at < 0 {
		return false
	}
	q.waiting = slices.Delete(q.waiting, at, at+1)
	return true
}

// call is the next ticket; nil when nobody waits.
func (q *queue) call() ticket {
	q.mu.Lock()
	defer q.mu.Unlock()
	return q.first()
}

// pass gives the lead to the next who waits.
func (q *queue) pass() {
	q.mu.Lock()
	defer q.mu.Unlock()
	if t := q.first(); t != nil {
		t <- nil
		return
	}
	q.led = false
}

func (q *queue) first() ticket {
	if len(q.waiting) == 0 {
		return nil
	}
	t := q.waiting[0]
	q.waiting = slices.Delete(q.waiting, 0, 1)
	return t
}

package store

import (
	"context"
	"path/filepath"
	"sync"
	"time"

	"example.com/hoidong/scoring"
	"example.com/hoidong/store/engine"
)

// CopiesEvery is how often a copy is made while something changes.
const CopiesEvery = time.Minute

// lastCopyWait is how long the end of the program waits for the last copy.
const lastCopyWait = 5 * time.Second

// Copies keep a copy of the council's file in a folder, on a stick as a rule: whenever the sitting goes from one phase to
// another, each time the clock says so and something has changed, and at the end. All of it happens on a goroutine of
// their own: a stick that is slow, full, write-protected or pulled out delays nobody; what is wrong is in State, and the
// next time it is tried again.
type Copies struct {
	store *Store
	// folder is the one chosen last that nobody has taken up yet.
	folder chan string
	hub    engine.Hub
	ended  chan struct{}
	stop   context.CancelFunc

	mu    sync.Mutex
	state CopiesState
	told  engine.Revision
}

// CopiesState is how far the copies are.
type CopiesState struct {
	// Folder they are in; empty while nobody has chosen one.
	Folder string
	// Last is the newest copy there; its Path is empty while there is none.
	Last Copy
	// Since is when the copy was begun that is being made now; zero when none is.
	Since time.Time
	// Failed is why the last try came to nothing, FailedAt when that was; nil when it went well.
	Failed   error
	FailedAt time.Time
}

// KeepCopies keeps copies in a folder, empty for none yet, until Close. tick says when it is time for the next.
func (s *Store) KeepCopies(folder string, tick <-chan time.Time) *Copies {
	ctx, stop := context.WithCancel(context.Background())
	c := &Copies{
		store: s, folder: make(chan string, 1), ended: make(chan struct{}), stop: stop,
		state: CopiesState{Folder: folder},
	}
	go c.work(ctx, s.Watch(ctx), tick)
	return c
}

// State is how far they are.
func (c *Copies) State() CopiesState {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.state
}

// Watch tells when State is another one, the way the store tells of revisions.
func (c *Copies) Watch(ctx context.Context) <-chan engine.Revision { return c.hub.Watch(ctx) }

// Choose keeps the copies in another folder, and makes the first there at once. Of two choices in a row the second counts.
func (c *Copies) Choose(folder string) {
	for {
		select {
		case c.folder <- folder:
			return
		case <-c.folder:
		case <-c.ended:
			return
		}
	}
}

// Close makes a last copy of what has changed and ends. It waits for a stuck stick only so long.
func (c *Copies) Close() {
	c.stop()
	select {
	case <-c.ended:
	case <-time.After(lastCopyWait):
	}
}

func (c *Copies) work(ctx context.Context, revisions <-chan engine.Revision, tick <-chan time.Time) {
	defer close(c.ended)
	phase := c.store.Snapshot().Phase()
	c.renew()
	for {
		select {
		case <-ctx.Done():
			c.renew()
			return
		case <-tick:
			c.renew()
		case folder := <-c.folder:
			c.change(func(s *CopiesState) { *s = CopiesState{Folder: folder} })
			c.renew()
		case <-revisions:
			if now := c.store.Snapshot().Phase(); now != phase {
				phase = now
				c.renew()
			}
		}
	}
}

// renew makes a copy when the last one is not of the newest revision, or the last try failed.
func (c *Copies) renew() {
	was := c.State()
	if was.Folder == "" || was.Failed == nil && was.Last.Path != "" && was.Last.Revision == c.store.Snapshot().Revision() {
		return
	}
	c.change(func(s *CopiesState) { s.Since = c.store.clock() })
	made, err := c.make(was.Folder)
	c.change(func(s *CopiesState) {
		s.Since, s.Failed, s.FailedAt = time.Time{}, err, time.Time{}
		if err != nil {
			s.FailedAt = c.store.clock()
			return
		}
		s.Last = made
	})
}

func (c *Copies) make(folder string) (Copy, error) {
	if c.store.backup == nil {
		return Copy{}, scoring.NewFault("backup.no_file")
	}
	return c.store.Backup(context.Background(), filepath.Join(folder, filepath.Base(c.store.backup.path)))
}

// change changes the state and tells of it.
func (c *Copies) change(how func(*CopiesState)) {
	c.mu.Lock()
	how(&c.state)
	c.told++
	told := c.told
	c.mu.Unlock()
	c.hub.Tell(told)
}

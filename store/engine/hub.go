package engine

import (
	"context"
	"sync"
)

// A Hub tells any number of readers the newest revision. Telling never blocks, whatever a reader does, and no reader
// ever misses the newest revision, though it may miss those between. The zero Hub is ready to use.
type Hub struct {
	mu     sync.Mutex
	newest Revision
	known  bool
	subs   map[chan Revision]struct{}
}

// Tell announces rev. Revisions that are not newer than the last one told are dropped.
func (h *Hub) Tell(rev Revision) {
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.known && rev <= h.newest {
		return
	}
	h.newest, h.known = rev, true
	for ch := range h.subs {
		replace(ch, rev)
	}
}

// Watch subscribes until ctx is done, then closes the channel.
func (h *Hub) Watch(ctx context.Context) <-chan Revision {
	ch := make(chan Revision, 1)
	h.mu.Lock()
	if h.subs == nil {
		h.subs = map[chan Revision]struct{}{}
	}
	h.subs[ch] = struct{}{}
	if h.known {
		ch <- h.newest
	}
	h.mu.Unlock()
	context.AfterFunc(ctx, func() {
		h.mu.Lock()
		defer h.mu.Unlock()
		delete(h.subs, ch)
		close(ch)
	})
	return ch
}

// replace puts rev into a channel of capacity one in place of what is in it. Only the holder of the lock sends, so the
// send after the drain cannot block.
func replace(ch chan Revision, rev Revision) {
	select {
	case <-ch:
	default:
	}
	ch <- rev
}

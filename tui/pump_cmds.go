package tui

import (
	"context"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"example.com/hoidong/store"
)

// listen tells the program of news in its room, until ctx ends.
func listen(ctx context.Context, g *guest, send func(tea.Msg)) {
	for {
		select {
		case <-ctx.Done():
			return
		case <-g.news:
			send(roomMsg{})
		}
	}
}

// minutes tells the program when the clock on the wall begins its next minute, until ctx ends.
func minutes(ctx context.Context, send func(tea.Msg)) {
	for {
		now := time.Now()
		next := time.NewTimer(now.Truncate(time.Minute).Add(time.Minute).Sub(now))
		select {
		case <-ctx.Done():
			next.Stop()
			return
		case <-next.C:
			send(tickMsg{})
		}
	}
}

// pump is the program's one goroutine that tells it of newer snapshots, until ctx ends. What comes faster than the pace
// of the room is told together.
func pump(ctx context.Context, s *store.Store, r *Room, send func(tea.Msg)) {
	for range s.Watch(ctx) {
		send(changedMsg{})
		select {
		case <-time.After(r.pace()):
		case <-ctx.Done():
			return
		}
	}
}

// frameShare is how long a program waits, for each that is in the room, before it draws what others have done once more.
// A frame takes about half of that, so that all programs together leave the processor to those who type.
const frameShare = 500 * time.Microsecond

// pace is how long a program rests between two pieces of news.
func (r *Room) pace() time.Duration {
	r.mu.Lock()
	defer r.mu.Unlock()
	return time.Duration(len(r.guests)) * frameShare
}

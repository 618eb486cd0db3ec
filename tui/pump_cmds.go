package tui

import (
	"context"

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

// pump is the program's one goroutine that tells it of newer snapshots, until ctx ends.
func pump(ctx context.Context, s *store.Store, send func(tea.Msg)) {
	for range s.Watch(ctx) {
		send(changedMsg{})
	}
}

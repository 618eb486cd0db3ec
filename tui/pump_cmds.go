package tui

import (
	"context"

	tea "github.com/charmbracelet/bubbletea"

	"example.com/hoidong/store"
)

// pump is the program's one goroutine that tells it of newer snapshots, until ctx ends.
func pump(ctx context.Context, s *store.Store, send func(tea.Msg)) {
	for range s.Watch(ctx) {
		send(changedMsg{})
	}
}

package tui

import (
	"context"

	tea "github.com/charmbracelet/bubbletea"

	"example.com/hoidong/store"
)

// followCopies tells the program how far the copies of the file are, until ctx ends.
func followCopies(ctx context.Context, c *store.Copies, send func(tea.Msg)) {
	if c == nil {
		return
	}
	for range c.Watch(ctx) {
		send(copiesMsg{c.State()})
	}
}

// keepCopiesCmd keeps the copies in a folder from now on.
func keepCopiesCmd(c *store.Copies, folder string) tea.Cmd {
	return func() tea.Msg {
		c.Choose(folder)
		return nil
	}
}

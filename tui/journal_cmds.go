package tui

import (
	"context"

	tea "github.com/charmbracelet/bubbletea"

	"example.com/hoidong/store"
)

// journalCmd reads a page of the journal.
func journalCmd(ctx context.Context, s *store.Store, actor store.Actor, visit, request int, filter store.JournalFilter) tea.Cmd {
	return func() tea.Msg {
		lines, err := s.Journal(ctx, actor, filter)
		return journalMsg{visit, request, filter, lines, err}
	}
}

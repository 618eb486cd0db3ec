package tui

import (
	"context"

	tea "github.com/charmbracelet/bubbletea"

	"example.com/hoidong/store"
)

// lockoutsCmd reads who gave wrong codes.
func lockoutsCmd(s *store.Store, actor store.Actor, to screen, visit int) tea.Cmd {
	return func() tea.Msg {
		out, err := s.Lockouts(actor)
		return replyMsg{to, visit, lockoutsMsg{out, err}}
	}
}

// keyringCmd reads which public keys the actor has registered.
func keyringCmd(ctx context.Context, s *store.Store, actor store.Actor, visit int) tea.Cmd {
	return func() tea.Msg {
		keys, err := s.OwnKeys(ctx, actor)
		return keyringMsg{visit, keys, err}
	}
}

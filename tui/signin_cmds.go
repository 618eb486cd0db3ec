package tui

import (
	"context"

	tea "github.com/charmbracelet/bubbletea"

	"example.com/hoidong/store"
)

// signInCmd holds an access code, given at an address, against what the store knows.
func signInCmd(ctx context.Context, s *store.Store, from, member, code string) tea.Cmd {
	return func() tea.Msg {
		actor, err := s.SignInFrom(ctx, from, member, code)
		return signedInMsg{member, actor, err}
	}
}

// signInSample takes somebody of a sample round at his word. It reads the snapshot in memory and nothing else, so that
// the keys behind Enter already find him signed in.
func signInSample(s *store.Store, member string) (store.Actor, error) { return s.SignInSample(member) }

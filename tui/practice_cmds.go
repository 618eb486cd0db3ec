package tui

import (
	"context"
	"errors"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"example.com/hoidong/store"
	"example.com/hoidong/store/engine"
	"example.com/hoidong/store/sample"
)

// practiceCmd makes a store in memory, fills it with the practice round and signs the member in.
func practiceCmd(ctx context.Context, visit int, p sample.Practice, member string, now func() time.Time) tea.Cmd {
	return func() tea.Msg {
		s, err := store.New(ctx, engine.NewMemory(), now)
		if err != nil {
			return practiceMsg{visit: visit, err: err}
		}
		actor, err := fillPractice(ctx, s, p, member)
		if err != nil {
			return practiceMsg{visit: visit, err: errors.Join(err, s.Close())}
		}
		return practiceMsg{visit: visit, store: s, actor: actor}
	}
}

func fillPractice(ctx context.Context, s *store.Store, p sample.Practice, member string) (store.Actor, error) {
	if err := p.Fill(ctx, s); err != nil {
		return store.Actor{}, err
	}
	return s.SignInSample(member)
}

// dropPracticeCmd lets go of a practice; a nil writer was never started.
func dropPracticeCmd(w *writer, s *store.Store) tea.Cmd {
	return func() tea.Msg {
		dropPractice(w, s)
		return nil
	}
}

// dropPractice closes a store that nobody will miss.
func dropPractice(w *writer, s *store.Store) {
	if w != nil {
		w.close()
	}
	_ = s.Close() // it is in memory, and nobody reads it again
}

package tui

import (
	"context"

	tea "github.com/charmbracelet/bubbletea"

	"example.com/hoidong/store"
)

// acting is an act for the writer's queue.
func acting(s *store.Store, actor store.Actor, act store.Act) func(context.Context) (store.Receipt, error) {
	return func(ctx context.Context) (store.Receipt, error) { return s.Do(ctx, actor, act) }
}

// findUndoCmd looks for the act to take back, behind everything that is still queued.
func findUndoCmd(w *writer, s *store.Store, actor store.Actor, visit int) tea.Cmd {
	var own *store.JournalLine
	find := func(ctx context.Context) (_ store.Receipt, err error) {
		own, err = s.Undoable(ctx, actor)
		return store.Receipt{}, err
	}
	return w.submit(find, func(_ store.Receipt, err error) tea.Msg { return undoFoundMsg{visit, own, err} })
}

// undoing takes an act back.
func undoing(s *store.Store, actor store.Actor, seq uint64) func(context.Context) (store.Receipt, error) {
	return func(ctx context.Context) (store.Receipt, error) { return s.Undo(ctx, actor, seq) }
}

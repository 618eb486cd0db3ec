package tui

import (
	"context"

	tea "github.com/charmbracelet/bubbletea"

	"example.com/hoidong/store"
)

// A deed is something that an actor does in the store.
type deed func(context.Context, store.Actor) (store.Receipt, error)

// acting does an act.
func acting(s *store.Store, act store.Act) deed {
	return func(ctx context.Context, actor store.Actor) (store.Receipt, error) { return s.Do(ctx, actor, act) }
}

// by is the deed of an actor, for the writer's queue.
func (d deed) by(actor store.Actor) func(context.Context) (store.Receipt, error) {
	return func(ctx context.Context) (store.Receipt, error) { return d(ctx, actor) }
}

// on is the deed with a reason and a second person, who gives his access code.
func (d deed) on(s *store.Store, reason, second, code string) deed {
	return func(ctx context.Context, actor store.Actor) (store.Receipt, error) {
		witness, err := s.Witness(ctx, second, code)
		if err != nil {
			return store.Receipt{}, err
		}
		return d(ctx, actor.On(store.Grounds{Reason: reason, Second: witness}))
	}
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
func undoing(s *store.Store, seq uint64) deed {
	return func(ctx context.Context, actor store.Actor) (store.Receipt, error) { return s.Undo(ctx, actor, seq) }
}

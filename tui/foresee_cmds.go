package tui

import (
	"context"

	tea "github.com/charmbracelet/bubbletea"

	"example.com/hoidong/store"
)

// foreseeCmd finds out what a step would lead to, behind everything that is still queued.
func foreseeCmd(w *writer, s *store.Store, actor store.Actor, visit int, one step) tea.Cmd {
	var prospect store.Prospect
	look := func(ctx context.Context) (_ store.Receipt, err error) {
		prospect, err = s.Prospect(ctx, actor, one.act)
		return store.Receipt{}, err
	}
	return w.submit(look, func(_ store.Receipt, err error) tea.Msg { return foreseenMsg{visit, one, prospect, err} })
}

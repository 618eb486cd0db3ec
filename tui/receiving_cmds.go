package tui

import (
	"context"

	tea "github.com/charmbracelet/bubbletea"

	"example.com/hoidong/store"
	"example.com/hoidong/store/returns"
)

func newInbox(s *store.Store, actor store.Actor, readers []returns.Reader) *returns.Inbox {
	return returns.New(s, actor, readers...)
}

// readReturnsCmd reads a file in which ballots come back, or all of a folder.
func readReturnsCmd(ctx context.Context, r *receiving, path string, progress *reading) tea.Cmd {
	inbox, visit := r.inbox, r.desk.visit
	return func() tea.Msg {
		paths, err := returns.Paths([]string{path})
		if err == nil {
			err = inbox.Read(ctx, paths, store.Decisions{}, progress.step)
		}
		return replyMsg{r, visit, inboxMsg{inbox.Look(), 0, err}}
	}
}

// taking decides about the stale sheets of a file, where somebody has decided, and takes the files that are wanted.
func taking(inbox *returns.Inbox, wanted func(*returns.File) bool, decided *decision, progress *reading) deed {
	return func(ctx context.Context, _ store.Actor) (store.Receipt, error) {
		if decided != nil {
			if err := inbox.Decide(ctx, inbox.Files[decided.file], decided.takes, decided.reason); err != nil {
				return store.Receipt{}, err
			}
		}
		var files []*returns.File
		for _, f := range inbox.Files {
			if wanted(f) {
				files = append(files, f)
			}
		}
		return store.Receipt{}, inbox.Take(ctx, files, progress.step)
	}
}

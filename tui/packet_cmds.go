package tui

import (
	"context"
	"path/filepath"

	tea "github.com/charmbracelet/bubbletea"

	"example.com/hoidong/store"
	"example.com/hoidong/store/packet"
)

// openPacketCmd tries a phrase on the packet that the file is.
func openPacketCmd(ctx context.Context, s *store.Store, phrase string) tea.Cmd {
	return func() tea.Msg {
		actor, err := s.OpenPacket(ctx, phrase)
		return signedInMsg{s.Snapshot().Packet().Member, actor, err}
	}
}

// sealCmd seals the packet, behind everything that is still in the queue.
func sealCmd(a *App, encrypt bool) tea.Cmd {
	s, actor, folder, visit := a.store, a.actor, a.home, a.visit
	var done packet.Seal
	seal := func(ctx context.Context) (store.Receipt, error) {
		var err error
		done, err = packet.Write(ctx, s, actor, folder, encrypt)
		return store.Receipt{}, err
	}
	return a.writer.submit(seal, func(_ store.Receipt, err error) tea.Msg {
		return sealedMsg{visit, done, filepath.Base(done.Path), filepath.Dir(done.Path), err}
	})
}

package tui

import (
	tea "github.com/charmbracelet/bubbletea"

	"example.com/hoidong/store"
	"example.com/hoidong/store/packet"
)

// sealedMsg says how a seal went, and the name of its file in which folder; visit is that of whoever sealed.
type sealedMsg struct {
	visit        int
	seal         packet.Seal
	file, folder string
	err          error
}

// addSeal lists the sealing of a packet.
func (a *App) addSeal(add func(key, label string, act action)) {
	if a.view.May(store.SealSheets) == nil {
		add("", "menu.seal", askSeal)
	}
}

// askSeal says what would be sealed, and asks how.
func askSeal(a *App) tea.Cmd {
	sheets := len(a.view.Snapshot().Packet().Ballots)
	complete, blanks, products := 0, 0, 0
	for _, b := range a.view.Snapshot().Packet().Ballots {
		m := a.mine[a.view.IndexOf(b.Dossier)]
		if m.given == m.asked {
			complete++
			continue
		}
		blanks += m.asked - m.given
		products++
	}
	text := []string{a.T("packet.seal.state", "complete", complete, "sheets", sheets)}
	if blanks > 0 {
		text = append(text, a.T("packet.seal.missing", "cells", blanks, "products", products))
	}
	if s := a.halfTyped(); s != nil {
		text = append(text, a.T("packet.seal.half_typed", "dossier", s.Dossier()))
	}
	text = append(text, a.T("packet.seal.done"))
	a.ask(a.T("packet.seal.title"), text,
		choice{a.T("packet.seal.do"), seal(false)}, choice{a.T("packet.seal.encrypt"), seal(true)}, choice{a.T("dialog.not_now"), nil})
	return nil
}

func seal(encrypt bool) action {
	return func(a *App) tea.Cmd {
		a.status.say("seal", calm, a.T("packet.seal.sealing"))
		return sealCmd(a, encrypt)
	}
}

// sealed shows where the seal is, or why there is none.
func (a *App) sealed(msg sealedMsg) {
	a.status.clear("seal")
	if msg.visit != a.visit {
		return
	}
	if msg.err != nil {
		a.told++
		a.status.say("seal", failure, a.words.Error(msg.err))
		return
	}
	s := msg.seal
	text := []string{a.T("packet.sealed.complete", "complete", s.Complete, "sheets", s.Sheets), "", a.T("packet.sealed.path", "file", msg.file), a.T("files.folder") + ": " + msg.folder}
	if s.Encrypted {
		text = append(text, a.T("packet.sealed.encrypted"))
	}
	text = append(text, "", a.T("packet.sealed.fingerprint", "fingerprint", s.Fingerprint), a.T("packet.sealed.next"))
	a.dialog = &notice{desk: &a.desk, title: a.T("packet.sealed.title", "seal", s.Seal), text: text}
}

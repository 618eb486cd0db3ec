package tui

import (
	tea "github.com/charmbracelet/bubbletea"

	"example.com/hoidong/store"
)

// findUndo asks what could be taken back.
func findUndo(a *App) tea.Cmd { return findUndoCmd(a.writer, a.store, a.actor) }

// foundUndo offers to take back the newest act, by name.
func (a *App) foundUndo(msg undoFoundMsg) tea.Cmd {
	switch {
	case msg.err != nil:
		a.told++
		a.status.say("undo", failure, a.words.Error(msg.err))
		return nil
	case msg.own == nil || !a.signedIn || msg.own.Actor != a.actor.Member():
		a.status.say("undo", calm, a.T("status.nothing_to_undo"))
		return nil
	case a.dialog != nil:
		return nil
	}
	seq := msg.own.Seq
	what := a.actInWords(msg.own.Done)
	undo := func(a *App) tea.Cmd {
		said, visit := a.T("status.undone", "what", what), a.visit
		return a.writer.submit(undoing(a.store, a.actor, seq), func(r store.Receipt, err error) tea.Msg {
			return doneMsg{visit, said, r, err}
		})
	}
	a.ask(a.T("dialog.undo"), []string{what, a.T("dialog.undo_at", "time", a.clock(msg.own.At))},
		choice{a.T("dialog.do_undo"), undo}, choice{a.T("dialog.not_now"), nil})
	return nil
}

// actInWords names an act that can be taken back.
func (a *App) actInWords(done store.Act) string {
	switch act := done.(type) {
	case *store.KeepScore:
		change := a.T("status.changed", "was", a.spoken(act.Was), "now", a.spoken(act.Now))
		return a.T("act.score", "dossier", act.Dossier, "cell", act.Criterion, "change", change)
	case *store.KeepRemark:
		return a.T("act.remark", "dossier", act.Dossier)
	case *store.ConfirmSheets:
		return a.sheetsInWords("act.confirm", act.Dossiers)
	case *store.ReopenSheets:
		return a.sheetsInWords("act.reopen", act.Dossiers)
	case *store.MoveScores:
		return a.T("act.move", "from", act.From, "to", act.To)
	}
	return a.T("act.any")
}

// sheetsInWords names an act on sheets: the one sheet, or how many there are.
func (a *App) sheetsInWords(act string, dossiers []string) string {
	if len(dossiers) == 1 {
		return a.T(act+"_one", "dossier", dossiers[0])
	}
	return a.T(act, "sheets", len(dossiers))
}

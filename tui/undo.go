package tui

import (
	"errors"
	"slices"

	tea "github.com/charmbracelet/bubbletea"

	"example.com/hoidong/scoring"
	"example.com/hoidong/store"
)

// findUndo asks what could be taken back.
func findUndo(a *App) tea.Cmd { return findUndoCmd(a.writer, a.store, a.actor, a.visit) }

// foundUndo offers to take back the newest act, by name.
func (a *App) foundUndo(msg undoFoundMsg) tea.Cmd {
	switch {
	case msg.visit != a.visit:
		return nil
	case msg.err != nil:
		a.told++
		a.status.say("undo", failure, a.words.Error(msg.err))
		return nil
	case msg.own == nil:
		a.status.say("undo", calm, a.T("status.nothing_to_undo"))
		return nil
	case a.dialog != nil:
		return nil
	}
	return askUndo(*msg.own, nil, a.T("dialog.undo"))(a)
}

// askUndo offers to take an act back, or says why that cannot be. For a score there is another way: it was typed on the
// wrong sheet. Among lines is the one that took it back already, if any did.
func askUndo(line store.JournalLine, lines []store.JournalLine, title string) action {
	return func(a *App) tea.Cmd {
		what := a.lineInWords(&line)
		text := []string{what, a.T("dialog.undo_at", "time", a.clock(line.At))}
		var choices []choice
		if line.Refusal == nil {
			choices = append(choices, choice{a.T("dialog.do_undo"), undo(line.Seq, what)})
		} else {
			title, text = what, []string{a.standing(&line, lines)}
		}
		choices = append(choices, choice{a.T("dialog.not_now"), nil})
		if score, ok := line.Done.(*store.KeepScore); ok && score.Member == a.actor.Member() && a.mayScore() == nil {
			choices = append(choices, choice{a.T("dialog.move_instead"), pickSwap(score.Dossier, a.allCodes())})
		}
		a.ask(title, text, choices...)
		return nil
	}
}

// undo takes an act back; what names it.
func undo(seq uint64, what string) action {
	return func(a *App) tea.Cmd {
		said, visit := a.T("status.undone", "what", what), a.visit
		return a.submit(undoing(a.store, seq), func(r store.Receipt, err error) tea.Msg {
			return doneMsg{visit, said, r, err}
		})
	}
}

// lineInWords names what was done, with the dossier it is about.
func (d *desk) lineInWords(line *store.JournalLine) string {
	if code := aboutAct(line.Done); code != "" {
		return code + " " + d.actInWords(line)
	}
	return d.actInWords(line)
}

// standing says whether an act can be taken back, and otherwise why not. Among lines is the one that took it back already.
func (d *desk) standing(line *store.JournalLine, lines []store.JournalLine) string {
	var fault *scoring.Fault
	undoer := slices.IndexFunc(lines, func(l store.JournalLine) bool { return l.Seq == line.UndoneBy })
	switch {
	case line.Refusal == nil:
		return d.T("journal.undoable")
	case undoer >= 0:
		return d.T("journal.undone_at", "time", d.when(lines[undoer].At))
	case line.UndoneBy != 0:
		return d.T("journal.undone", "seq", line.UndoneBy)
	case errors.As(line.Refusal, &fault) && fault.Code == "score.conflict":
		return d.T("journal.changed", "cell", fault.Params["criterion"], "points", fault.Params["points"])
	}
	return d.words.Error(line.Refusal)
}

// allCodes are all dossiers in the order of their codes.
func (d *desk) allCodes() []string {
	codes := make([]string, d.view.Dossiers())
	for i := range codes {
		codes[i] = d.view.Dossier(i).Code
	}
	return codes
}

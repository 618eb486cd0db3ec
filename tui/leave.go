package tui

import tea "github.com/charmbracelet/bubbletea"

// leaving is what somebody waits for while the queue is written.
type leaving int

const (
	staying leaving = iota
	signingOut
	quitting
)

// askQuit asks before the program ends. What is half typed is not kept, and the question says so.
func askQuit(a *App) tea.Cmd {
	a.ask(a.T("dialog.quit"), a.halfTyped(),
		choice{a.T("dialog.do_quit"), leave(quitting)}, choice{a.T("dialog.stay"), nil})
	return nil
}

func askSignOut(a *App) tea.Cmd {
	a.ask(a.T("dialog.signout"), a.halfTyped(),
		choice{a.T("dialog.do_signout"), leave(signingOut)}, choice{a.T("dialog.stay"), nil})
	return nil
}

// halfTyped warns of what is typed and not kept, on any screen.
func (a *App) halfTyped() []string {
	for _, s := range a.screens {
		if halfTyped(s) {
			return []string{a.T("dialog.half_typed", "dossier", s.(unkept).Dossier())}
		}
	}
	return []string{a.T("dialog.all_kept")}
}

// leave waits for the queue; settled does the rest. Every failure counts that had not been told of when somebody asked to
// leave: what the status line says from then on flashes by.
func leave(to leaving) action {
	return func(a *App) tea.Cmd {
		if a.leaving != staying {
			return nil
		}
		a.leaving = to
		known := a.told
		a.status.say("leaving", calm, a.T("status.leaving", "n", a.pending.queue()))
		return a.writer.settle(func(failed int) tea.Msg { return settledMsg{to, failed - known} })
	}
}

// settled leaves, unless something could not be written: then whoever leaves has to know.
func (a *App) settled(msg settledMsg) tea.Cmd {
	a.leaving = staying
	if msg.failed > 0 {
		a.ask(a.T("dialog.unsaved"), []string{a.T("dialog.unsaved_text", "n", msg.failed)},
			choice{a.T("dialog.stay"), nil}, choice{a.T("dialog.leave_anyway"), leave(msg.then)})
		return nil
	}
	if msg.then == quitting {
		return tea.Quit
	}
	a.signOut()
	return nil
}

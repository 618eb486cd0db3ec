package tui

import tea "github.com/charmbracelet/bubbletea"

// printedMsg: a file for people was written, or not.
type printedMsg struct {
	visit int
	// file is the name of the file in the folder.
	file, folder string
	err          error
}

// printScreen writes what is on the screen as a file for people, and opens it.
func printScreen(a *App) tea.Cmd {
	if !a.local {
		a.status.say("print", calm, a.T("files.not_here"))
		return nil
	}
	if _, ok := a.top().(*ranking); !ok {
		a.status.say("print", calm, a.T("print.ranking_only"))
		return nil
	}
	if a.practising() {
		a.status.say("print", calm, a.T("print.practice"))
		return nil
	}
	if a.printer.folder == "" {
		a.status.say("print", calm, a.T("print.nowhere"))
		return nil
	}
	if _, err := a.view.Ranking(); err != nil {
		a.status.say("print", calm, a.words.Error(err))
		return nil
	}
	a.status.say("print", calm, a.T("print.writing"))
	return printRankingCmd(a.printer, a.view, a.words, a.now().In(a.zone), a.visit)
}

// printed tells where the file is.
func (a *App) printed(msg printedMsg) {
	switch {
	case msg.visit != a.visit:
	case msg.err != nil:
		a.status.say("print", failure, a.words.Error(msg.err))
	default:
		a.status.say("print", calm, a.T("print.done", "file", msg.file, "folder", msg.folder))
	}
}

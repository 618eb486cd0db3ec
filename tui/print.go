package tui

import tea "github.com/charmbracelet/bubbletea"

// printedMsg: a file for people was written, or not.
type printedMsg struct {
	visit int
	// file is the name of the file in the folder.
	file, folder string
	err          error
}

// A printable screen has a file for people, which the command writes; the error is why there is none.
type printable interface {
	prints(*App) (tea.Cmd, error)
}

// printScreen writes what is on the screen as a file for people, and opens it.
func printScreen(a *App) tea.Cmd {
	s, ok := a.top().(printable)
	if a.local && !ok {
		a.status.say("print", calm, a.T("print.ranking_only"))
		return nil
	}
	return a.write(func() tea.Cmd {
		cmd, err := s.prints(a)
		if err != nil {
			a.status.say("print", calm, a.words.Error(err))
		}
		return cmd
	})
}

// write has a file for people written, where files can be written.
func (a *App) write(begin func() tea.Cmd) tea.Cmd {
	if !a.local {
		a.status.say("print", calm, a.T("files.not_here"))
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
	cmd := begin()
	if cmd != nil {
		a.status.say("print", calm, a.T("print.writing"))
	}
	return cmd
}

// prints writes the ranking as a workbook.
func (s *ranking) prints(a *App) (tea.Cmd, error) {
	if _, err := a.view.Ranking(); err != nil {
		return nil, err
	}
	return printRankingCmd(a.printer, a.view, a.words, a.now().In(a.zone), a.visit), nil
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

package tui

import (
	"path/filepath"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"example.com/hoidong/store"
	"example.com/hoidong/store/papers"
	"example.com/hoidong/store/words"
)

// printMinutesCmd writes the minutes of the count that a view shows, and opens them.
func printMinutesCmd(p printer, view store.View, format string, spoken *words.Words, at time.Time, visit int) tea.Cmd {
	return func() tea.Msg {
		out := papers.Printout{Folder: filepath.Join(p.folder, at.Format(time.DateOnly)), Words: spoken, At: at}
		path, err := out.Minutes(view, format)
		if err == nil {
			err = p.show(path)
		}
		return printedMsg{visit, filepath.Base(path), filepath.Dir(path), err}
	}
}

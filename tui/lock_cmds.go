package tui

import (
	"time"

	tea "github.com/charmbracelet/bubbletea"
)

// everyMinute tells once, when the clock on the wall begins its next minute.
func everyMinute() tea.Cmd {
	return tea.Every(time.Minute, func(time.Time) tea.Msg { return tickMsg{} })
}

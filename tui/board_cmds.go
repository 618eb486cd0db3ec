package tui

import (
	"time"

	tea "github.com/charmbracelet/bubbletea"
)

// laterCmd tells a message after a while.
func laterCmd(after time.Duration, msg tea.Msg) tea.Cmd {
	return tea.Tick(after, func(time.Time) tea.Msg { return msg })
}

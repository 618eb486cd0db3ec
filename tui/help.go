package tui

import (
	"strings"

	tea "github.com/charmbracelet/bubbletea"
)

// helpKeys are the keys that the help explains, in the order of users' fingers.
var helpKeys = []struct{ key, does string }{
	{"↑ ↓", "help.up_down"},
	{"Enter", "help.enter"},
	{"PgUp PgDn", "help.page"},
	{"Home End", "help.home"},
	{"Tab", "help.tab"},
	{"Esc", "help.esc"},
	{"F1", "help.f1"},
	{"F2", "help.f2"},
	{"F3 Ctrl+F", "help.f3"},
	{"F4", "help.f4"},
	{"F5", "help.f5"},
	{"F6", "help.f6"},
	{"F7", "help.f7"},
	{"F8", "help.f8"},
	{"F9 Ctrl+P", "help.f9"},
	{"F10 Ctrl+Q", "help.f10"},
	{"F12", "help.f12"},
	{"Ctrl+G", "help.ctrl_g"},
	{"Ctrl+S", "help.ctrl_s"},
	{"Ctrl+Z", "help.ctrl_z"},
	{"Esc Esc", "help.esc_esc"},
}

// helpRoom is the column of the keys, and of the signs below them.
const helpRoom = 13

// openHelp explains the keys and what the cells of a sheet mean.
func openHelp(a *App) tea.Cmd {
	var text []string
	for _, h := range helpKeys {
		text = append(text, leftly(h.key, helpRoom)+a.T(h.does))
	}
	text = append(text, "", a.T("help.cells"))
	text = append(text, strings.Split(strings.TrimSpace(a.T("help.cells_text")), "\n")...)
	a.dialog = &notice{desk: &a.desk, title: a.T("help.title"), text: text, hang: helpRoom}
	return nil
}

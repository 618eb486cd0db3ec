package tui

import "errors"

// ErrWindow ends a program whose window was closed while the server goes on: others are connected to it.
var ErrWindow = errors.New("tui: the window was closed, and the server goes on")

// serves reports whether people on other machines are connected through the process of this window.
func (a *App) serves() bool { return a.local && a.room.Invitation() != nil }

// connected counts those who are connected from other machines.
func (r *Room) connected() int {
	n := 0
	for _, p := range r.Present() {
		if p.From != "" {
			n++
		}
	}
	return n
}

// askLeaveServer asks what closing the window is to mean for those who are connected.
func (a *App) askLeaveServer(lost []string) {
	text := append([]string{a.T("dialog.serving", "n", a.room.connected())}, lost...)
	a.ask(a.T("dialog.quit"), text,
		choice{a.T("dialog.window_only"), leave(closingWindow)},
		choice{a.T("dialog.stop_server"), leave(quitting)},
		choice{a.T("dialog.stay"), nil})
}

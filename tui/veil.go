package tui

import (
	"strings"

	tea "github.com/charmbracelet/bubbletea"
)

// A veil hides everything: screens, dialogs, header and status line. It gets every key, and what is below it stays as
// it is.
type veil interface {
	Key(msg tea.KeyMsg) action
	// View are the lines that stand in the middle of the terminal, at most w cells wide.
	View(w int) []string
	Help() []hint
}

// veil is the one that is seen; nil for none. A cover also hides a lock.
func (a *App) veil() veil {
	switch {
	case a.cover != nil:
		return a.cover
	case a.lock != nil:
		return a.lock
	}
	return nil
}

// drawVeil puts the frame of a veil together, in a window of any size.
func (a *App) drawVeil(v veil) string {
	w := a.width
	lines := v.View(w)
	lines = append(blankLines((a.height-1-len(lines))/2), lines...)
	for i, line := range lines {
		lines[i] = blank((w-width(line))/2) + line
	}
	lines = append(frame(lines, w, max(0, a.height-1)), " "+a.hints(v.Help(), a.separator()))
	return strings.Join(a.theme.paint(frame(lines, w, a.height), w), "\n")
}

// headline is the round, with the mark that it is invented, and what its sitting is doing.
func (a *App) headline() []string {
	snap := a.council().Snapshot()
	if !snap.HasRound() {
		return []string{a.theme.title.Render("hoidong")}
	}
	if packet := snap.Packet(); packet != nil {
		return []string{a.theme.title.Render(name(snap.Round().Name)) + a.sampleMark(snap), "", a.T("packet.door.title", "form", packet.Code)}
	}
	return []string{
		a.theme.title.Render(name(snap.Round().Name)) + a.sampleMark(snap), "",
		a.T("veil.sitting", "phase", a.phase()),
	}
}

package tui

import tea "github.com/charmbracelet/bubbletea"

// A screen fills the room between the header and the status line. Screens are pointers: one that is covered by another
// comes back as it was left, with what is half typed in it.
type screen interface {
	// Update takes a key that is meant for the screen, a mouse message whose line 0 is the screen's first, or news of
	// changed data, of which every screen hears. The action is carried out before the next message is looked at.
	Update(msg tea.Msg) (action, tea.Cmd)
	// View is at most h lines of at most w cells.
	View(w, h int) []string
	// Help lists the keys that work here, the most useful first.
	Help() []hint
	// CapturesInput reports whether something is being typed, so that letters and digits are not aliases.
	CapturesInput() bool
}

// An action is what a screen or a dialog asks the root to do; nil for nothing.
type action func(*App) tea.Cmd

// A hint is a key and what it does here, in words.
type hint struct{ key, does string }

// An insistent screen shows what nobody can see again. While it insists every key but those of the looks is its own, so
// that it can ask before it is left.
type insistent interface {
	insists() bool
	leave(*App) tea.Cmd
}

// A wholeView fills the whole terminal but its last line: no header and no status line stand round it.
type wholeView interface{ fillsTerminal() }

// A screen that is about one dossier tells which, so that the next screen can open on the same one.
type about interface {
	// Dossier is the code of the dossier the screen is about; empty for none.
	Dossier() string
}

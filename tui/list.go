package tui

import tea "github.com/charmbracelet/bubbletea"

// A window is the part of a long list that is on the screen, and the line in it that has the cursor. Only its lines are
// ever drawn.
type window struct {
	cursor, top int
	// height is how many lines were shown last.
	height int
}

// move shifts the cursor by so many of n lines and stops at the ends.
func (w *window) move(by, n int) { w.to(w.cursor+by, n) }

func (w *window) to(line, n int) { w.cursor = max(0, min(line, n-1)) }

// walk takes a key that moves the cursor over n lines. It reports false for any other key.
func (w *window) walk(k *keyMap, msg tea.KeyMsg, n int) bool {
	page := max(1, w.height-1)
	switch {
	case matches(msg, k.up):
		w.move(-1, n)
	case matches(msg, k.down):
		w.move(1, n)
	case matches(msg, k.pageUp):
		w.move(-page, n)
	case matches(msg, k.pageDown):
		w.move(page, n)
	case matches(msg, k.home):
		w.to(0, n)
	case matches(msg, k.end):
		w.to(n-1, n)
	default:
		return false
	}
	return true
}

// wheelLines is how far one turn of the wheel goes.
const wheelLines = 3

// turned is how many lines down the mouse's wheel went; 0 for anything else.
func turned(msg tea.MouseMsg) int {
	switch {
	case msg.Action != tea.MouseActionPress:
	case msg.Button == tea.MouseButtonWheelUp:
		return -wheelLines
	case msg.Button == tea.MouseButtonWheelDown:
		return wheelLines
	}
	return 0
}

// wheel moves the cursor over n lines with the mouse's wheel. It reports false for anything else.
func (w *window) wheel(msg tea.MouseMsg, n int) bool {
	by := turned(msg)
	w.move(by, n)
	return by != 0
}

// show moves the window as little as needed for the cursor to be among its h lines, and returns the lines it shows.
func (w *window) show(h, n int) (from, to int) {
	h = max(1, h)
	w.height = h
	w.top = max(min(w.top, w.cursor), w.cursor-h+1)
	w.top = max(0, min(w.top, n-h))
	return w.top, min(n, w.top+h)
}

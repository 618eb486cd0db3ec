package tui

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

// show moves the window as little as needed for the cursor to be among its h lines, and returns the lines it shows.
func (w *window) show(h, n int) (from, to int) {
	h = max(1, h)
	w.height = h
	w.top = max(min(w.top, w.cursor), w.cursor-h+1)
	w.top = max(0, min(w.top, n-h))
	return w.top, min(n, w.top+h)
}

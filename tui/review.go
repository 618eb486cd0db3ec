package tui

import (
	tea "github.com/charmbracelet/bubbletea"
)

// A review is a question about something long: its text scrolls, and the choices stay in sight below it.
type review struct {
	desk    *desk
	title   string
	text    []string
	choices []choice
	cursor  int
	// top is the first line shown, height how many are shown; row is the line of the choices.
	top, height, row int
}

func (r *review) Key(msg tea.KeyMsg) (action, bool) {
	k, n := r.desk.keys, len(r.choices)
	switch {
	case matches(msg, k.back):
		return nil, true
	case matches(msg, k.enter):
		return r.choices[r.cursor].act, true
	case matches(msg, k.right, k.tab):
		r.cursor = (r.cursor + 1) % n
	case matches(msg, k.left, k.backTab):
		r.cursor = (r.cursor + n - 1) % n
	case matches(msg, k.down):
		r.scroll(1)
	case matches(msg, k.up):
		r.scroll(-1)
	case matches(msg, k.pageDown):
		r.scroll(r.height)
	case matches(msg, k.pageUp):
		r.scroll(-r.height)
	}
	return nil, false
}

// scroll goes as far as the next frame finds lines.
func (r *review) scroll(by int) { r.top += by }

func (r *review) Click(line, column int) (action, bool) {
	if line != r.row {
		return nil, false
	}
	return clicked(r.choices, column)
}

func (r *review) View(w, h int) []string {
	w = min(w, formWidth)
	var text []string
	for _, t := range r.text {
		text = append(text, hanging(t, w, 3)...)
	}
	r.height = max(1, min(len(text), h-4))
	r.top = max(0, min(r.top, len(text)-r.height))
	end := r.top + min(r.height, len(text)-r.top)
	lines := append(r.desk.titled(r.title, len(text)-end, w), text[r.top:end]...)
	r.row = len(lines) + 1
	return append(lines, "", r.desk.choiceRow(r.choices, r.cursor))
}

func (r *review) Help() []hint {
	d := r.desk
	return []hint{{"↑↓", d.T("key.scroll")}, {"←→", d.T("key.choose")}, {"Enter", d.T("key.accept")}, {"Esc", d.T("key.close")}}
}

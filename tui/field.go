package tui

import (
	"github.com/charmbracelet/bubbles/cursor"
	"github.com/charmbracelet/bubbles/key"
	"github.com/charmbracelet/bubbles/textinput"
	"github.com/charmbracelet/x/ansi"
)

// newField makes a line to type in. Its cursor stands still: a blinking one redraws the screen for nothing.
func newField(limit int) textinput.Model {
	f := textinput.New()
	f.Prompt = ""
	f.CharLimit = limit
	f.Cursor.SetMode(cursor.CursorStatic)
	// The terminal pastes; reading a clipboard from here would be input and output in Update.
	f.KeyMap.Paste = key.NewBinding(key.WithDisabled())
	return f
}

// show draws a field over w cells. The caret is the sign that the cells of a sheet have: the library's own is a colour,
// and is lost where there is none.
func (d *desk) show(f *textinput.Model, w int) string {
	text := []rune(f.Value())
	if !f.Focused() {
		return leftly(name(string(text)), w)
	}
	caret := d.theme.accent.Render(d.marks.caret)
	before, after := name(string(text[:f.Position()])), name(string(text[f.Position():]))
	if over := width(before) + width(caret) - w; over > 0 {
		before = ansi.TruncateLeft(before, over, "")
	}
	return leftly(before+caret+ansi.Truncate(after, w-width(before)-width(caret), ""), w)
}

package tui

import (
	"github.com/charmbracelet/bubbles/cursor"
	"github.com/charmbracelet/bubbles/key"
	"github.com/charmbracelet/bubbles/textinput"
)

// newField makes a line to type in. Its cursor stands still: a blinking one redraws the screen for nothing.
func newField(d *desk, limit int) textinput.Model {
	f := textinput.New()
	f.Prompt = ""
	f.CharLimit = limit
	f.Cursor.SetMode(cursor.CursorStatic)
	// The terminal pastes; reading a clipboard from here would be input and output in Update.
	f.KeyMap.Paste = key.NewBinding(key.WithDisabled())
	d.style(&f)
	return f
}

// style gives a field the styles of this program: the library's own are those of the process.
func (d *desk) style(f *textinput.Model) {
	plain := d.theme.strong.UnsetBold()
	f.PromptStyle, f.TextStyle, f.PlaceholderStyle, f.CompletionStyle = plain, plain, d.theme.dim, d.theme.dim
	f.Cursor.Style, f.Cursor.TextStyle = plain, plain
}

// show draws a field over w cells.
func (d *desk) show(f *textinput.Model, w int) string {
	d.style(f)
	f.Width = max(1, w-1)
	return leftly(f.View(), w)
}

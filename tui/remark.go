package tui

import (
	"strings"

	"github.com/charmbracelet/bubbles/cursor"
	"github.com/charmbracelet/bubbles/key"
	"github.com/charmbracelet/bubbles/textarea"
	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/x/ansi"
	"golang.org/x/text/unicode/norm"
)

// remarkRunes is the longest remark that is taken.
const remarkRunes = 500

// A remark is the field for what a member writes about a product: one paragraph, on as many lines as it needs. Enter
// puts no line in it, because Enter keeps and goes on everywhere.
type remark struct {
	area textarea.Model
	// was is what the field showed when it got the focus, and began how that stands in it.
	was, began string
	// turn is that of the sheet then.
	turn int
}

func newRemark() remark {
	area := textarea.New()
	area.Prompt, area.ShowLineNumbers, area.MaxHeight = "", false, 0
	// The library's styles are those of the process; the screen gives the lines its own.
	area.FocusedStyle, area.BlurredStyle = textarea.Style{}, textarea.Style{}
	area.Blur()
	area.Cursor.SetMode(cursor.CursorStatic)
	off := key.NewBinding(key.WithDisabled())
	area.KeyMap.InsertNewline = off
	// The terminal pastes; reading a clipboard from here would be input and output in Update.
	area.KeyMap.Paste = off
	return remark{area: area}
}

// begin gives the field the focus, with a text that may be longer than what is taken from now on.
func (r *remark) begin(text string) {
	r.area.CharLimit = max(remarkRunes, len([]rune(text)))
	r.area.SetValue(name(text))
	r.area.CursorEnd()
	r.area.Focus()
	r.was, r.began = text, r.area.Value()
}

func (r *remark) end() { r.area.Blur() }

func (r *remark) changed() bool { return r.area.Value() != r.began }

// value is the text of the field, in the form that texts are kept in.
func (r *remark) value() string { return norm.NFC.String(r.area.Value()) }

// restore takes back what was typed.
func (r *remark) restore() { r.area.SetValue(r.began) }

// key takes a key that types or moves; it reports false when there is no room for what was typed.
func (r *remark) key(msg tea.KeyMsg) bool {
	if typed(msg) != nil {
		msg.Runes = []rune(name(string(msg.Runes)))
	}
	before := r.area.Length()
	r.area, _ = r.area.Update(msg)
	return len(typed(msg)) == 0 || r.area.Length() > before
}

// first and last report whether the caret is on that line of the text.
func (r *remark) first() bool { return r.area.LineInfo().RowOffset == 0 }

func (r *remark) last() bool {
	at := r.area.LineInfo()
	return at.RowOffset >= at.Height-1
}

// lines are h lines of w cells at most, among them the one with the caret. The caret is the sign that the cells have:
// the library's own is a colour, and is lost where there is none.
func (r *remark) lines(d *desk, w, h int) []string {
	r.area.SetWidth(max(2, w-1))
	at := r.area.LineInfo()
	r.area.SetHeight(max(1, at.Height))
	shown := r.area
	shown.Blur()
	all := strings.Split(shown.View(), "\n")[:max(1, at.Height)]
	line := all[at.RowOffset]
	all[at.RowOffset] = ansi.Truncate(line, at.CharOffset, "") + d.theme.accent.Render(d.marks.caret) +
		ansi.TruncateLeft(line, at.CharOffset, "")
	top := max(0, min(at.RowOffset-h+1, len(all)-h))
	all = all[top:min(len(all), top+h)]
	for i, line := range all {
		all[i] = leftly(strings.TrimRight(line, " "), w)
	}
	return all
}

package tui

import (
	"slices"
	"strings"

	"github.com/charmbracelet/bubbles/textinput"
	tea "github.com/charmbracelet/bubbletea"
	"golang.org/x/text/unicode/norm"
)

// A form is a dialog with a few lines to fill in and a button below them. Nothing is done before the button: Escape
// leaves everything as it was, and asks for a second one when something was typed.
type form struct {
	desk  *desk
	title string
	text  []string
	lines []*formLine
	// accept makes the action of the values, one a line; an error keeps the form open and is shown in it.
	accept func(values []string) (action, error)
	button string
	// gaveUp is what Escape does besides closing the form; nil for nothing.
	gaveUp action
	// at is the line with the cursor; the one behind the last is the button.
	at      int
	refused string
	// changed: something was typed; warned: Escape has been pressed once since.
	changed, warned bool
	// window is the part of the lines that is seen.
	window window
	// tops are the lines of the view that the form's lines and its button were drawn on last.
	tops []int
}

// A formLine is one thing to fill in: a text, or a choice when it has options.
type formLine struct {
	label   string
	hint    string
	input   textinput.Model
	options []option
	chosen  int
}

// An option is one value of a choice, and what it is called.
type option struct{ value, label string }

// formText is how many runes a line takes.
const formText = 500

func newForm(d *desk, title, button string, accept func(values []string) (action, error)) *form {
	return &form{desk: d, title: title, button: button, accept: accept}
}

// ask adds a line for a text. The hint says what is expected, and may be empty.
func (f *form) ask(label, value, hint string) *form {
	line := &formLine{label: label, hint: hint, input: newField(formText)}
	line.input.SetValue(value)
	line.input.CursorEnd()
	return f.add(line)
}

// choose adds a line for one of several values.
func (f *form) choose(label, value, hint string, options ...option) *form {
	line := &formLine{label: label, hint: hint, options: options}
	for i, o := range options {
		if o.value == value {
			line.chosen = i
		}
	}
	return f.add(line)
}

func (f *form) add(line *formLine) *form {
	f.lines = append(f.lines, line)
	f.to(0)
	return f
}

// say adds a paragraph above the lines.
func (f *form) say(text ...string) *form {
	f.text = append(f.text, text...)
	return f
}

// open is the action that shows the form.
func (f *form) open(a *App) tea.Cmd {
	a.dialog = f
	return nil
}

func (l *formLine) value() string {
	if l.options != nil {
		return l.options[l.chosen].value
	}
	return norm.NFC.String(strings.TrimSpace(l.input.Value()))
}

func (f *form) values() []string {
	values := make([]string, len(f.lines))
	for i, l := range f.lines {
		values[i] = l.value()
	}
	return values
}

// to puts the cursor on a line.
func (f *form) to(at int) {
	for i, l := range f.lines {
		if l.options == nil {
			l.input.Blur()
			if i == at {
				l.input.Focus()
			}
		}
	}
	f.at = at
}

func (f *form) Key(msg tea.KeyMsg) (action, bool) {
	k, n := f.desk.keys, len(f.lines)+1
	switch {
	case matches(msg, k.back):
		closes := f.leave()
		if !closes {
			return nil, false
		}
		return f.gaveUp, true
	case matches(msg, k.enter) && f.at == len(f.lines):
		return f.finish()
	case matches(msg, k.enter, k.down, k.tab):
		f.to(min(f.at+1, n-1))
	case matches(msg, k.up, k.backTab):
		f.to(max(f.at-1, 0))
	default:
		f.put(msg)
	}
	return nil, false
}

// leave reports whether Escape closes the form: at once when nothing was typed, and otherwise the second time.
func (f *form) leave() bool {
	if !f.changed || f.warned {
		return true
	}
	f.warned = true
	f.refused = f.desk.T("form.escape_again")
	return false
}

// finish hands the values over.
func (f *form) finish() (action, bool) {
	act, err := f.accept(f.values())
	if err != nil {
		f.refused = f.desk.words.Error(err)
		return nil, false
	}
	return act, true
}

// put types in a text, or goes round a choice.
func (f *form) put(msg tea.KeyMsg) {
	if f.at == len(f.lines) {
		return
	}
	k, line := f.desk.keys, f.lines[f.at]
	before := line.value()
	switch {
	case line.options == nil:
		line.input, _ = line.input.Update(msg)
	case matches(msg, k.right) || msg.Type == tea.KeySpace:
		line.chosen = (line.chosen + 1) % len(line.options)
	case matches(msg, k.left):
		line.chosen = (line.chosen + len(line.options) - 1) % len(line.options)
	}
	if line.value() != before {
		f.changed, f.warned, f.refused = true, false, ""
	}
}

func (f *form) Click(at, _ int) (action, bool) {
	for i, top := range f.tops {
		if at != top {
			continue
		}
		f.to(i)
		if i == len(f.lines) {
			return f.finish()
		}
	}
	return nil, false
}

// formWidth is as wide as a form gets.
const formWidth = 76

// View keeps the title, what is expected and the button in sight; the lines between scroll when the terminal is too low.
func (f *form) View(w, h int) []string {
	w = min(w, formWidth)
	lines, foot := f.head(w), append([]string{""}, f.help(w)...)
	foot = append(foot, f.buttonView())
	n := len(f.lines)
	if len(lines)+n+len(foot) > h { // air goes first
		lines, foot = slices.DeleteFunc(lines, func(line string) bool { return line == "" }), foot[1:]
		lines = lines[:max(1, min(len(lines), h-len(foot)-min(n, leastLines)))]
	}
	f.window.to(f.at, n)
	from, to := f.window.show(h-len(lines)-len(foot), n)
	room := f.labelRoom(w)
	f.tops = f.tops[:0]
	for i, l := range f.lines {
		if i < from || i >= to {
			f.tops = append(f.tops, notDrawn)
			continue
		}
		f.tops = append(f.tops, len(lines))
		lines = append(lines, f.line(l, i == f.at, room, w))
	}
	lines = append(lines, foot...)
	f.tops = append(f.tops, len(lines)-1)
	return lines
}

// leastLines is how many lines to fill in are seen at least; notDrawn is where one is that is not.
const leastLines, notDrawn = 3, -1

// head is the title and the text below it.
func (f *form) head(w int) []string {
	lines := f.desk.titled(f.title, 0, w)
	for _, text := range f.text {
		lines = append(lines, wrap(text, w)...)
	}
	if len(f.text) > 0 {
		lines = append(lines, "")
	}
	return lines
}

// labelRoom is the width of the column of labels.
func (f *form) labelRoom(w int) int {
	room := 0
	for _, l := range f.lines {
		room = max(room, width(name(l.label)))
	}
	return min(room, w/2) + 2
}

func (f *form) line(l *formLine, chosen bool, room, w int) string {
	d := f.desk
	mark := " "
	if chosen {
		mark = d.marks.cursor
	}
	label := d.theme.accent.Render(mark) + " " + d.theme.dim.Render(leftly(name(l.label), room))
	room = w - room - 2
	if l.options == nil {
		return label + d.show(&l.input, room)
	}
	text := leftly(name(l.options[l.chosen].label), room)
	if chosen {
		text = d.theme.field.Render(" " + strings.TrimRight(middle(l.options[l.chosen].label, room-8), " ") + " ")
		text += d.theme.dim.Render("  ←→")
	}
	return label + text
}

// help is what is wrong, or what the line with the cursor expects: as many lines as the longest hint takes, so that the
// form does not jump.
func (f *form) help(w int) []string {
	d := f.desk
	if f.refused != "" {
		lines := hanging(d.marks.alarm+" "+strings.ReplaceAll(f.refused, "\n", " "+d.marks.dot+" "), w, 2)
		return f.filled(styled(d.theme.warn, lines), w)
	}
	if f.at == len(f.lines) {
		return f.filled(nil, w)
	}
	return f.filled(styled(d.theme.dim, wrap(f.lines[f.at].hint, w)), w)
}

// filled makes what stands below the lines as high as it ever gets without a fault.
func (f *form) filled(lines []string, w int) []string {
	high := 1
	for _, l := range f.lines {
		high = max(high, len(wrap(l.hint, w)))
	}
	return append(lines, blankLines(high-len(lines))...)
}

func styled(style ink, lines []string) []string {
	for i := range lines {
		lines[i] = style.Render(lines[i])
	}
	return lines
}

func (f *form) buttonView() string {
	if f.at == len(f.lines) {
		return f.desk.theme.field.Render(" " + f.desk.marks.cursor + " " + f.button + " ")
	}
	return "   " + f.button + " "
}

func (f *form) Help() []hint {
	d := f.desk
	enter := hint{"Enter", d.T("key.next_line")}
	if f.at == len(f.lines) {
		enter.does = d.T("key.accept")
	}
	return []hint{enter, {"↑↓", d.T("key.choose")}, {"←→", d.T("key.change")}, {"Esc", d.T("key.close")}}
}

package tui

import (
	"slices"
	"strings"

	"github.com/charmbracelet/bubbles/textinput"
	tea "github.com/charmbracelet/bubbletea"

	"example.com/hoidong/store/words"
)

// A picker is a dialog that chooses one of many lines; typing narrows them, without diacritics.
type picker struct {
	desk  *desk
	title string
	all   []picked
	// shown are indexes of those that match what was typed.
	shown  []int
	search textinput.Model
	window window
	// longest is the width of the longest code, codeStyle how codes look; nil for like the names.
	longest   int
	codeStyle *ink
	// chosen makes the action of the one that was taken.
	chosen func(value string) action
}

// A picked is one line of a picker: what it stands for, its code, what it is called, and the key that does the same;
// the key may be empty.
type picked struct{ value, code, name, key, folded string }

func newPicker(d *desk, title string, chosen func(value string) action) *picker {
	p := &picker{desk: d, title: title, search: newField(60), chosen: chosen}
	p.search.Focus()
	return p
}

// offer adds a line.
func (p *picker) offer(value, code, name string) { p.offerKey(value, code, name, "") }

// offerKey adds a line with the key that does the same.
func (p *picker) offerKey(value, code, name, key string) {
	p.all = append(p.all, picked{value, code, name, key, words.Fold(code + " " + name)})
	p.shown = append(p.shown, len(p.all)-1)
	p.longest = max(p.longest, width(code))
}

// start puts the cursor on a value.
func (p *picker) start(value string) {
	for i, at := range p.shown {
		if p.all[at].value == value {
			p.window.to(i, len(p.shown))
		}
	}
}

func (p *picker) narrow() {
	query := words.Fold(p.search.Value())
	p.shown = p.shown[:0]
	for i := range p.all {
		if found(p.all[i].folded, query) {
			p.shown = append(p.shown, i)
		}
	}
	// Whoever types how a line begins means that line, though the words may be in others too.
	begun := slices.IndexFunc(p.shown, func(i int) bool { return strings.HasPrefix(words.Fold(p.all[i].name), query) })
	p.window.to(max(0, begun), len(p.shown))
}

func (p *picker) Key(msg tea.KeyMsg) (action, bool) {
	k, n := p.desk.keys, len(p.shown)
	switch {
	case matches(msg, k.back):
		return nil, true
	case matches(msg, k.enter):
		return p.take(p.window.cursor)
	case matches(msg, k.tab):
		p.window.move(1, n)
	case matches(msg, k.backTab):
		p.window.move(-1, n)
	case p.window.walk(k, msg, n):
	default:
		before := p.search.Value()
		if p.search, _ = p.search.Update(msg); p.search.Value() != before {
			p.narrow()
		}
	}
	return nil, false
}

func (p *picker) scroll(by int) { p.window.move(by, len(p.shown)) }

func (p *picker) take(row int) (action, bool) {
	if row < 0 || row >= len(p.shown) {
		return nil, false
	}
	return p.chosen(p.all[p.shown[row]].value), true
}

// pickTop is the line of the first row: below the title, the search and a blank.
const pickTop = 3

func (p *picker) Click(line, _ int) (action, bool) {
	if line < pickTop || line >= pickTop+p.window.height {
		return nil, false
	}
	return p.take(p.window.top + line - pickTop)
}

// pickHeight is how many rows are shown at most: all of a menu where there is room.
const pickHeight = 28

func (p *picker) View(w, h int) []string {
	d := p.desk
	w = min(w, formWidth)
	room := min(pickHeight, h-pickTop)
	from, to := p.window.show(room, len(p.shown))
	lines := append(d.titled(p.title, len(p.shown)-to, w)[:1], d.theme.dim.Render(d.T("list.search")+": ")+d.show(&p.search, 40), "")
	for i := from; i < to; i++ {
		one := p.all[p.shown[i]]
		if i > from && p.all[p.shown[i-1]].code == one.code {
			one.code = "" // what several lines in a row have in common stands on the first of them
		}
		lines = append(lines, p.row(&one, i == p.window.cursor, w))
	}
	if len(p.shown) == 0 {
		lines = append(lines, "   "+d.theme.dim.Render(d.T("list.none")))
	}
	// The box keeps its height while the list gets shorter.
	return append(lines, blankLines(pickTop+min(room, len(p.all))-len(lines))...)
}

func (p *picker) row(one *picked, chosen bool, w int) string {
	d := p.desk
	mark := " "
	if chosen {
		mark = d.marks.cursor
	}
	code := 0
	if p.longest > 0 {
		code = codeRoom(p.longest)
	}
	return d.theme.line([]span{
		{" " + mark + " ", &d.theme.accent},
		{leftly(name(one.code), code), p.codeStyle},
		{middle(one.name, w-4-code-width(one.key)), nil},
		{one.key + " ", &d.theme.dim},
	}, chosen)
}

func (p *picker) Help() []hint {
	d := p.desk
	return []hint{{d.T("key.letters"), d.T("key.search")}, {"↑↓", d.T("key.choose")}, {"Enter", d.T("key.accept")}, {"Esc", d.T("key.close")}}
}

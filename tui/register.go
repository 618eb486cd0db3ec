package tui

import (
	"slices"

	tea "github.com/charmbracelet/bubbletea"
)

// A register is a list of records with what can be done to them: first the commands that are about all of them, then the
// records. What it holds is told by its book.
type register struct {
	desk    *desk
	book    book
	entries []command
	records []record
	window  window
}

// A book is what a register shows.
type book interface {
	// title is the heading, commands what can be done besides the records.
	title(d *desk) string
	commands(d *desk) []command
	records(d *desk) []record
	// widths are those of the columns over w cells; a column of width zero is left out.
	widths(w int) []int
	// hint says what a record is for, below the list.
	hint(d *desk) string
}

// A ticking book has a key that ticks a record off, or takes the tick away.
type ticking interface {
	tick(d *desk, id string) action
}

// A removing book has another word for what Delete does.
type removing interface{ removes(d *desk) string }

// A command is a line above the records.
type command struct {
	label string
	act   action
}

// A record is one line of a register. Enter opens it, Delete takes it out; either may be nil.
type record struct {
	id    string
	cells []string
	// detail is all of the record, for below the list.
	detail       string
	dim          bool
	open, remove action
}

func openRegister(b book) action {
	return func(a *App) tea.Cmd {
		r := &register{desk: &a.desk, book: b}
		r.renew()
		// Whoever has records came for them.
		if len(r.records) > 0 {
			r.window.to(len(r.entries), r.lines())
		}
		a.push(r)
		return nil
	}
}

// renew takes up the desk's view. The cursor stays on its record, or its command.
func (r *register) renew() {
	id, label := "", ""
	if one := r.chosen(); one != nil {
		id = one.id
	} else if r.window.cursor < len(r.entries) {
		label = r.entries[r.window.cursor].label
	}
	before := len(r.entries)
	r.entries, r.records = r.book.commands(r.desk), r.book.records(r.desk)
	same := slices.IndexFunc(r.entries, func(c command) bool { return c.label == label })
	switch {
	case same >= 0:
		r.window.cursor = same
	case r.window.cursor < before && len(r.entries) < before: // the command is done for good: the records are next
		r.window.cursor = len(r.entries)
	}
	r.window.to(r.window.cursor, r.lines())
	for i := range r.records {
		if r.records[i].id == id {
			r.window.to(len(r.entries)+i, r.lines())
		}
	}
}

func (r *register) lines() int { return len(r.entries) + len(r.records) }

// chosen is the record with the cursor; nil when it is on a command.
func (r *register) chosen() *record {
	if at := r.window.cursor - len(r.entries); at >= 0 && at < len(r.records) {
		return &r.records[at]
	}
	return nil
}

func (r *register) CapturesInput() bool { return false }

func (r *register) Update(msg tea.Msg) (action, tea.Cmd) {
	switch msg := msg.(type) {
	case changedMsg, relabelMsg:
		r.renew()
	case tea.MouseMsg:
		return r.mouse(msg), nil
	case tea.KeyMsg:
		return r.key(msg), nil
	}
	return nil, nil
}

func (r *register) key(msg tea.KeyMsg) action {
	k := r.desk.keys
	switch {
	case r.window.walk(k, msg, r.lines()):
	case matches(msg, k.back):
		return back
	case matches(msg, k.enter):
		return r.open()
	case matches(msg, k.empty):
		if one := r.chosen(); one != nil {
			return one.remove
		}
	case matches(msg, k.tick):
		if book, ok := r.book.(ticking); ok && r.chosen() != nil {
			return book.tick(r.desk, r.chosen().id)
		}
	}
	return nil
}

func (r *register) open() action {
	r.desk.status.clear("setup")
	if one := r.chosen(); one != nil {
		return one.open
	}
	if at := r.window.cursor; at < len(r.entries) {
		return r.entries[at].act
	}
	return nil
}

// registerTop is the line of the first entry; detailBelow are the lines kept below the last, a detail may take what else is free.
const registerTop, detailBelow = 2, 3

func (r *register) mouse(msg tea.MouseMsg) action {
	n := r.lines()
	if r.window.wheel(msg, n) || msg.Action != tea.MouseActionPress || msg.Button != tea.MouseButtonLeft {
		return nil
	}
	row := msg.Y - registerTop
	at := r.window.top + row
	switch {
	case row < 0 || row >= r.window.height || at >= n:
	case at == r.window.cursor:
		return r.open()
	default:
		r.window.to(at, n)
	}
	return nil
}

func (r *register) View(w, h int) []string {
	d := r.desk
	w = min(w, readable)
	lines := []string{"   " + d.theme.strong.Render(leftly(r.book.title(d), w-4)), ""}
	from, to := r.window.show(h-registerTop-detailBelow, r.lines())
	widths := r.book.widths(w - 3)
	for i := from; i < to; i++ {
		lines = append(lines, r.line(i, widths, w))
	}
	lines = append(lines, "")
	detail := r.book.hint(d)
	if one := r.chosen(); one != nil {
		detail = one.detail
	}
	for _, line := range wrap(detail, w-8) {
		if len(lines) < h {
			lines = append(lines, "     "+d.theme.dim.Render(line))
		}
	}
	return lines
}

func (r *register) line(i int, widths []int, w int) string {
	d := r.desk
	chosen := i == r.window.cursor
	mark := " "
	if chosen {
		mark = d.marks.cursor
	}
	spans := []span{{" " + mark + " ", &d.theme.accent}}
	if i < len(r.entries) {
		return d.theme.line(append(spans, span{leftly(r.entries[i].label, w-3), &d.theme.accent}), chosen)
	}
	one := &r.records[i-len(r.entries)]
	var style *ink
	if one.dim {
		style = &d.theme.dim
	}
	for n, room := range widths {
		if room > 0 {
			spans = append(spans, span{middle(one.cells[n], room-1) + " ", style})
		}
	}
	return d.theme.line(spans, chosen)
}

func (r *register) Help() []hint {
	d := r.desk
	var hints []hint
	one := r.chosen()
	if one == nil || one.open != nil {
		hints = append(hints, hint{"Enter", d.T("key.open")})
	}
	if _, ok := r.book.(ticking); ok && one != nil {
		hints = append(hints, hint{"Space", d.T("key.tick")})
	}
	if one != nil && one.remove != nil {
		does := d.T("key.remove")
		if book, ok := r.book.(removing); ok {
			does = book.removes(d)
		}
		hints = append(hints, hint{"Delete", does})
	}
	return append(hints, hint{"↑↓", d.T("key.choose")}, hint{"Esc", d.T("key.back")}, hint{"Ctrl+Z", d.T("key.undo")})
}

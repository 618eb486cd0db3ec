package tui

import (
	"slices"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/x/ansi"

	"example.com/hoidong/scoring"
)

// An editable sheet is what an editor types on: the cells of the actor's own sheet, or those that he keys from paper.
type editable interface {
	// criteria counts those of the round, own reports whether there is a cell for one, nothingToDo says why there is none.
	criteria() int
	own(criterion int) bool
	nothingToDo() string
	// closed says why nothing can be written now; nil when it can.
	closed() error
	// points is what a cell shows.
	points(criterion int) *scoring.Points
	// turn changes when the cells become those of another sheet, and turned says that they did.
	turn() int
	turned() error
	// keep puts the value of a cell in the queue; order is the list that the sheet is part of.
	keep(criterion int, was, now *scoring.Points, order []string) tea.Cmd
}

// An editor types in cells: there is one way to do so, on whatever screen a cell stands. The screen tells which cell has the
// cursor; only keep takes a value out of it.
type editor struct {
	desk *desk
	cell cell
	// turn is that of the cells when the one was opened.
	turn int
	// replaced: the last key took back a letter, so that an input method is putting another in its place.
	replaced bool
}

// key takes a key that types or erases in a cell.
func (e *editor) key(m editable, at int, msg tea.KeyMsg) {
	k := e.desk.keys
	switch {
	case !m.own(at):
		if runes := typed(msg); at < m.criteria() && len(runes) > 0 && isNumeric(runes[0]) {
			e.desk.status.say("cell", warning, m.nothingToDo())
		}
	case matches(msg, k.erase):
		e.erase(m, at)
	case matches(msg, k.empty):
		if e.open(m, at) {
			e.cell.text, e.cell.offered = "", nil
		}
	default:
		e.typeRunes(m, at, typed(msg), msg.Paste)
	}
}

// typeRunes puts characters in the cell; letters alone never open one.
func (e *editor) typeRunes(m editable, at int, runes []rune, pasted bool) {
	if len(runes) == 0 {
		return
	}
	if bent(runes) && !e.replaced {
		e.desk.status.say("cell", warning, e.desk.T("cell.bent_digits"))
	}
	e.replaced = false
	if !e.cell.open && !slices.ContainsFunc(runes, isNumeric) {
		e.cell.letters += len(runes)
		return
	}
	if !e.open(m, at) {
		return
	}
	if e.cell.put(runes, pasted, e.desk.now()) {
		if slices.ContainsFunc(runes, isNumeric) {
			e.desk.status.clear("cell")
		}
		return
	}
	if e.cell.text == "" {
		e.cell.drop()
	}
	e.desk.status.say("cell", warning, e.desk.T("cell.one_number"))
}

// erase takes the last character away, and empties a resting cell, unless an input method sent it to take back a letter
// of its own.
func (e *editor) erase(m editable, at int) {
	switch {
	case e.cell.letters > 0:
		e.cell.letters--
		e.replaced = true
	case e.cell.open:
		e.cell.erase()
		e.desk.status.clear("cell")
	default:
		e.open(m, at)
	}
}

// open begins typing where that is possible, and otherwise says why not.
func (e *editor) open(m editable, at int) bool {
	if e.cell.open {
		return true
	}
	if err := m.closed(); err != nil {
		e.refuse(err)
		return false
	}
	e.cell.begin(m.points(at))
	e.turn = m.turn()
	e.desk.status.clear("cell")
	return true
}

func (e *editor) refuse(err error) {
	e.desk.status.say("cell", warning, e.desk.words.Error(err))
}

// restore gives an open cell its old value back; false when none is open.
func (e *editor) restore() bool {
	if !e.cell.open {
		return false
	}
	e.cell.close()
	e.desk.status.clear("cell")
	return true
}

// keep puts the value of an open cell in the queue. It reports false when the value cannot be kept: then it stays in
// the cell, with the reason in the status line. order is the list that the sheet is part of.
func (e *editor) keep(m editable, at int, order []string) (tea.Cmd, bool) {
	e.cell.letters = 0
	if !e.cell.open {
		return nil, true
	}
	d := e.desk
	criterion := &d.rules().Criteria[at]
	value, trouble := e.cell.value(criterion, d.rules().Step)
	if trouble != nil {
		e.cell.offered = trouble.offered
		d.status.say("cell", warning, d.troubleInWords(criterion, trouble))
		return nil, false
	}
	if err := m.closed(); err != nil {
		e.refuse(err)
		return nil, false
	}
	was := e.cell.was
	e.cell.close()
	if e.turn != m.turn() {
		e.refuse(m.turned())
		return nil, true
	}
	d.status.clear("cell")
	if same(was, value) {
		return nil, true
	}
	return m.keep(at, was, value, order), true
}

// carry takes over what is half typed in the same cell of another screen.
func (e *editor) carry(from *editor) {
	e.cell, e.turn = from.cell, from.turn
	from.cell.close()
}

// draw is the open cell over w cells of a line that has the cursor; of a text that is too long, its end.
func (e *editor) draw(w int) string {
	typed := " " + e.cell.text + e.desk.marks.caret
	typed = ansi.TruncateLeft(typed, max(0, width(typed)-w), "")
	return e.desk.theme.chosen.Render(blank(w-width(typed))) + e.desk.theme.field.Render(typed)
}

// troubleInWords says why a value cannot be kept.
func (d *desk) troubleInWords(c *scoring.Criterion, p *problem) string {
	switch {
	case p.tooMuch && p.offered != nil:
		return d.T("cell.offer", "cell", c.Code, "max", c.Max.String(), "points", p.offered.String())
	case p.tooMuch:
		return d.T("cell.above", "cell", c.Code, "max", c.Max.String())
	case p.below != nil:
		return d.T("cell.step", "cell", c.Code, "step", d.rules().Step.String(), "below", p.below.String(), "above", p.above.String())
	}
	return d.T("cell.bad", "cell", c.Code, "reason", d.words.Error(p.err))
}

func same(a, b *scoring.Points) bool {
	if a == nil || b == nil {
		return a == b
	}
	return *a == *b
}

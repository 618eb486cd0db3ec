package tui

import (
	"github.com/charmbracelet/bubbles/textinput"
	tea "github.com/charmbracelet/bubbletea"
	"golang.org/x/text/unicode/norm"
)

// A ruleCell is one cell of a draft: a text that is typed, or something that Enter chooses or does. The zero cell is a
// gap.
type ruleCell struct {
	shown string
	// put takes what is typed; nil for a cell that is not typed in.
	put func(text string)
	// open is what Enter does on a cell that is not typed in.
	open func() action
	// place is where faults about it stand; frozen says that it belongs to the scoring part.
	place  string
	frozen bool
	// label says what the cell is, for the line that tells of its fault.
	label string
}

func (c *ruleCell) gap() bool { return c.put == nil && c.open == nil }

// into takes what is typed into a text.
func into(text *string) func(string) { return func(s string) { *text = s } }

// A ruleRow is one row of a pane. What cannot be done with it is nil.
type ruleRow struct {
	cells []ruleCell
	// remove takes the row out; move shifts it by one line and reports whether it could.
	remove action
	move   func(by int) bool
}

// A rulePane is a table of cells of the draft, with a cursor and perhaps one cell that is being typed in. What is typed is
// in the draft at once.
type rulePane struct {
	desk   *desk
	rows   []ruleRow
	window window
	column int
	typing bool
	input  textinput.Model
	// was is what the cell held before somebody typed in it.
	was string
}

// ruleText is how many runes a cell takes.
const ruleText = 500

func newRulePane(d *desk) rulePane { return rulePane{desk: d, input: newField(ruleText)} }

// set takes up the rows as they are now. The cursor stays where it is as far as there is something.
func (p *rulePane) set(rows []ruleRow) {
	p.rows = rows
	p.window.to(p.window.cursor, len(rows))
	p.settle()
	if c := p.cell(); p.typing && (c == nil || c.put == nil) {
		p.end() // the rules were replaced, and what was typed in is no more
	}
}

// settle moves the cursor of a row off a gap.
func (p *rulePane) settle() {
	if len(p.rows) == 0 {
		p.column = 0
		return
	}
	cells := p.rows[p.window.cursor].cells
	p.column = min(p.column, len(cells)-1)
	for i := range cells {
		if !cells[p.column].gap() {
			return
		}
		p.column = i
	}
}

// cell is the one with the cursor; nil in an empty pane.
func (p *rulePane) cell() *ruleCell {
	if len(p.rows) == 0 {
		return nil
	}
	return &p.rows[p.window.cursor].cells[p.column]
}

// place is that of the cell with the cursor; empty for none.
func (p *rulePane) place() string {
	if c := p.cell(); c != nil {
		return c.place
	}
	return ""
}

func (p *rulePane) row() *ruleRow {
	if len(p.rows) == 0 {
		return &ruleRow{}
	}
	return &p.rows[p.window.cursor]
}

// to puts the cursor on a place of the draft, or leaves it where it is.
func (p *rulePane) to(place string) bool {
	for i, row := range p.rows {
		for j := range row.cells {
			if c := &row.cells[j]; c.place == place {
				p.end()
				p.window.to(i, len(p.rows))
				p.column = j
				return true
			}
		}
	}
	return false
}

// key takes a key that goes through the cells or types in one. It reports false for a key that it has no use for.
func (p *rulePane) key(msg tea.KeyMsg) (action, bool) {
	if p.typing {
		return nil, p.typeKey(msg)
	}
	k := p.desk.keys
	switch {
	case p.window.walk(k, msg, len(p.rows)):
	case matches(msg, k.left):
		p.sideways(-1)
	case matches(msg, k.right):
		p.sideways(1)
	case matches(msg, k.enter):
		return p.enter(), true
	case matches(msg, k.remove):
		return p.removeRow(), true
	case matches(msg, k.moveUp):
		p.moveRow(-1)
	case matches(msg, k.moveDown):
		p.moveRow(1)
	case matches(msg, k.empty, k.erase):
		p.begin("")
	default:
		return p.typeFirst(msg)
	}
	p.settle()
	return nil, true
}

// sideways goes to the next cell of the row that is not a gap.
func (p *rulePane) sideways(by int) {
	cells := p.row().cells
	for at := p.column + by; at >= 0 && at < len(cells); at += by {
		if !cells[at].gap() {
			p.column = at
			return
		}
	}
}

// enter opens the cell: to type in it, or to choose.
func (p *rulePane) enter() action {
	c := p.cell()
	switch {
	case c == nil:
		return nil
	case c.put != nil:
		p.begin(c.shown)
		return nil
	case c.open == nil || p.locked(c.frozen):
		return nil
	}
	return c.open()
}

// typeFirst opens a cell with what was typed over what it held. A blank chooses where there is nothing to type.
func (p *rulePane) typeFirst(msg tea.KeyMsg) (action, bool) {
	runes, c := typed(msg), p.cell()
	switch {
	case len(runes) == 0 || c == nil:
		return nil, false
	case c.put == nil && msg.Type == tea.KeySpace:
		return p.enter(), true
	case c.put == nil:
		return nil, true
	}
	if p.begin("") {
		p.typeKey(msg)
	}
	return nil, true
}

// locked reports whether the cell cannot be changed now, and says why not.
func (p *rulePane) locked(frozen bool) bool {
	why := p.desk.rulesLock().of(frozen)
	if why != nil {
		p.desk.status.say("rules", warning, p.desk.words.Error(why))
	}
	return why != nil
}

// begin opens the cell with the cursor for typing, beginning with a text.
func (p *rulePane) begin(text string) bool {
	c := p.cell()
	if c == nil || c.put == nil || p.locked(c.frozen) {
		return false
	}
	p.desk.status.clear("rules")
	p.typing, p.was = true, c.shown
	p.input.SetValue(text)
	p.input.CursorEnd()
	p.input.Focus()
	p.put(text)
	return true
}

// typeKey takes a key while a cell is being typed in.
func (p *rulePane) typeKey(msg tea.KeyMsg) bool {
	k := p.desk.keys
	switch {
	case matches(msg, k.back):
		p.put(p.was)
		p.end()
	case matches(msg, k.enter, k.down):
		p.end()
		p.window.move(1, len(p.rows))
		p.settle()
	case matches(msg, k.up):
		p.end()
		p.window.move(-1, len(p.rows))
		p.settle()
	case matches(msg, k.tab):
		p.end()
		p.sideways(1)
	case matches(msg, k.backTab):
		p.end()
		p.sideways(-1)
	case matches(msg, k.pageUp, k.pageDown):
		p.end()
		p.key(msg)
	default:
		p.input, _ = p.input.Update(msg)
		p.put(norm.NFC.String(p.input.Value()))
	}
	return true
}

// put writes the text of the cell with the cursor into the draft.
func (p *rulePane) put(text string) {
	if c := p.cell(); c.shown != text {
		c.shown = text
		c.put(text)
		p.desk.drafting().understand()
	}
}

func (p *rulePane) end() {
	p.typing = false
	p.input.Blur()
}

func (p *rulePane) removeRow() action {
	if row := p.row(); row.remove != nil && !p.locked(row.cells[0].frozen) {
		return row.remove
	}
	return nil
}

// moveRow shifts the row with the cursor, and the cursor with it.
func (p *rulePane) moveRow(by int) {
	if row := p.row(); row.move != nil && !p.locked(row.cells[0].frozen) && row.move(by) {
		p.desk.drafting().understand()
		p.window.move(by, len(p.rows))
	}
}

// click puts the cursor on a row that is seen and on the cell that begins at or before a column; a click on the cell that
// has the cursor opens it. The commands follow the rows.
func (p *rulePane) click(line, column int, columns []int) action {
	row := p.window.top + line
	if shown := min(p.window.height, len(p.rows)-1-p.window.top); line == shown {
		row = len(p.rows) - 1
	} else if line > shown {
		return nil
	}
	at := 0
	for i, from := range columns {
		if column >= from && i < len(p.rows[row].cells) {
			at = i
		}
	}
	if row == len(p.rows)-1 {
		at = commandAt(p.rows[row].cells, column)
	}
	if row == p.window.cursor && at == p.column || row == len(p.rows)-1 {
		p.window.to(row, len(p.rows))
		p.column = at
		return p.enter()
	}
	p.window.to(row, len(p.rows))
	p.column = at
	p.settle()
	return nil
}

// commandAt is the command that is drawn over a column; see commandLine.
func commandAt(cells []ruleCell, column int) int {
	end := 0
	for i := range cells {
		if cells[i].gap() {
			continue
		}
		if end += width(cells[i].shown) + commandGap; column < end {
			return i
		}
	}
	return len(cells) - 1
}

// commandGap is how many cells a command is wider than its words.
const commandGap = 5

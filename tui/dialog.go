package tui

import (
	"slices"
	"strconv"
	"strings"

	tea "github.com/charmbracelet/bubbletea"
)

// A dialog lies over the screen and gets every key. It answers with an action for the root; closes says that it has
// done its part.
type dialog interface {
	Key(msg tea.KeyMsg) (act action, closes bool)
	// Click takes a click on a line and a column of its view.
	Click(line, column int) (act action, closes bool)
	// View is the box without its border, at most w cells wide and h lines high.
	View(w, h int) []string
	Help() []hint
}

// A scrolling dialog may hold more lines than it shows, and takes the wheel.
type scrolling interface{ scroll(by int) }

// A choice is one of the answers of a question.
type choice struct {
	label string
	act   action
}

// A question has a few answers in a row; the first is the one that Enter gives. Escape gives none.
type question struct {
	desk    *desk
	title   string
	text    []string
	choices []choice
	cursor  int
	// row is the line that the choices were drawn on.
	row int
}

func (q *question) Key(msg tea.KeyMsg) (action, bool) {
	k, n := q.desk.keys, len(q.choices)
	switch {
	case matches(msg, k.back):
		return nil, true
	case matches(msg, k.enter):
		return q.choices[q.cursor].act, true
	case matches(msg, k.right, k.tab, k.down):
		q.cursor = (q.cursor + 1) % n
	case matches(msg, k.left, k.backTab, k.up):
		q.cursor = (q.cursor + n - 1) % n
	}
	return nil, false
}

// around is how many cells a choice is wider than its words, and apart how many are between two choices.
const around, apart = 4, 2

func (q *question) Click(line, column int) (action, bool) {
	if line != q.row {
		return nil, false
	}
	return clicked(q.choices, column)
}

// clicked is the choice that was drawn over a column.
func clicked(choices []choice, column int) (act action, closes bool) {
	for _, c := range choices {
		if column >= 0 && column < width(c.label)+around {
			return c.act, true
		}
		column -= width(c.label) + around + apart
	}
	return nil, false
}

func (q *question) View(w, _ int) []string {
	w = min(w, 64)
	lines := q.desk.titled(q.title, 0, w)
	for _, text := range q.text {
		lines = append(lines, wrap(text, w)...)
	}
	if len(q.text) > 0 {
		lines = append(lines, "")
	}
	q.row = len(lines)
	return append(lines, q.desk.choiceRow(q.choices, q.cursor))
}

// choiceRow draws the choices of a question in a row.
func (d *desk) choiceRow(choices []choice, cursor int) string {
	var row string
	for i, c := range choices {
		label := "  " + c.label + "  "
		if i == cursor {
			label = d.theme.field.Render(" " + d.marks.cursor + " " + c.label + " ")
		}
		row += label + blank(apart)
	}
	return row
}

func (q *question) Help() []hint {
	return []hint{{"←→", q.desk.T("key.choose")}, {"Enter", q.desk.T("key.accept")}, {"Esc", q.desk.T("key.close")}}
}

// A notice says something until a key is pressed.
type notice struct {
	desk  *desk
	title string
	text  []string
	// hang is how far the lines after a paragraph's first are set in.
	hang int
	// top is the first line shown when the text is longer than the box.
	top int
}

func (n *notice) Key(msg tea.KeyMsg) (action, bool) {
	k := n.desk.keys
	switch {
	case matches(msg, k.back, k.enter, k.help):
		return nil, true
	case matches(msg, k.down):
		n.scroll(1)
	case matches(msg, k.up):
		n.scroll(-1)
	case matches(msg, k.pageDown):
		n.scroll(10)
	case matches(msg, k.pageUp):
		n.scroll(-10)
	}
	return nil, false
}

func (n *notice) scroll(by int) { n.top += by }

// Click does nothing: there is nothing to choose.
func (n *notice) Click(int, int) (action, bool) { return nil, false }

func (n *notice) View(w, h int) []string {
	w = min(w, 92)
	var text []string
	for _, t := range n.text {
		text = append(text, hanging(t, w, n.hang)...)
	}
	room := max(1, h-2)
	n.top = max(0, min(n.top, len(text)-room))
	end := min(len(text), n.top+room)
	return append(n.desk.titled(n.title, len(text)-end, w), text[n.top:end]...)
}

// titled is the title of a box w cells wide, with how many lines of it are below.
func (d *desk) titled(title string, below, w int) []string {
	more := ""
	if below > 0 {
		more = d.theme.dim.Render(d.marks.below + strconv.Itoa(below))
	}
	title = d.theme.title.Render(strings.TrimRight(middle(title, w-width(more)), " "))
	if below > 0 {
		title = between(title, more, w)
	}
	return []string{title, ""}
}

func (n *notice) Help() []hint {
	return []hint{{"Esc", n.desk.T("key.close")}, {"↑↓", n.desk.T("key.scroll")}}
}

// boxLeft is how far inside its box a dialog begins; the border is the last cell but one of that.
const boxLeft = 4

// boxTop is how many lines of its box stand above and below a dialog: only the border where lines are few.
func boxTop(h int) int {
	if h < 18 {
		return 1
	}
	return 2
}

// boxed puts a border round the lines of a dialog, and blanks beside it so that what lies below does not touch it. top is
// that of boxTop.
func boxed(d *desk, lines []string, top int) []string {
	w := 0
	for _, line := range lines {
		w = max(w, width(line))
	}
	m, border := d.marks, d.theme.accent
	left, right := " "+border.Render(m.upright), border.Render(m.upright)+" "
	edge := func(from, to string) string { return " " + border.Render(from+m.line(w+4)+to) + " " }
	air := slices.Repeat([]string{left + blank(w+4) + right}, top-1)
	box := append([]string{edge(m.corners[0], m.corners[1])}, air...)
	for _, line := range lines {
		box = append(box, left+"  "+leftly(line, w)+"  "+right)
	}
	return append(append(box, air...), edge(m.corners[3], m.corners[2]))
}

package tui

import (
	"strconv"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"example.com/hoidong/store/rules"
)

// The columns beside the members: for everybody, and how many score.
const everybodyRoom, countRoom = 8, 6

// assignmentBelow are the lines below the rows: the counts by member, the rule, the commands and what is told.
const assignmentBelow = 4

func (s *assignment) View(w, h int) []string {
	s.build()
	d := s.desk
	name := s.layout(w)
	lines := []string{s.heading(tabAssignment, w), s.heads(name)}
	from, to := s.window.show(h-len(lines)-assignmentBelow, len(s.judged))
	for i := from; i < to; i++ {
		lines = append(lines, s.row(i, name))
	}
	if len(s.judged) == 0 {
		lines = append(lines, "   "+d.theme.dim.Render(d.T("assignment.none")))
	}
	lines = append(lines, s.loads(name), d.theme.faint.Render(" "+d.marks.line(min(w-2, s.cellsLeft+everybodyRoom+s.members*s.cellRoom+countRoom))))
	command := -1
	if s.onCommands() {
		command = s.command
	}
	commands := s.commands()
	return append(lines, s.commandLine(&commands, command), s.tell(w))
}

// layout works out the widths and the first member on the screen; it returns the room for a criterion's name.
func (s *assignment) layout(w int) int {
	s.prefix = 0
	if w < wideFrom {
		s.prefix = s.sharedPrefix()
	}
	longest := 0
	for _, m := range s.voters {
		longest = max(longest, width(m.Code[s.prefix:]))
	}
	s.cellRoom = longest + 1
	if w >= narrowBelow {
		s.cellRoom++
	}
	name := max(10, min(44, w-3-everybodyRoom-countRoom-len(s.voters)*s.cellRoom))
	s.cellsLeft = 3 + name
	s.members = max(1, min(len(s.voters), (w-s.cellsLeft-everybodyRoom-countRoom)/s.cellRoom))
	s.left = max(min(s.left, s.column-1), s.column-s.members)
	s.left = max(0, min(s.left, len(s.voters)-s.members))
	return name
}

// sharedPrefix is how many letters all codes of members begin with alike; where there is little room they go without.
func (s *assignment) sharedPrefix() int {
	if len(s.voters) < 2 {
		return 0
	}
	first := s.voters[0].Code
	n := 0
	for n < len(first) && first[n] >= 'A' && first[n] <= 'Z' {
		n++
	}
	for _, m := range s.voters {
		if !strings.HasPrefix(m.Code, first[:n]) || len(m.Code) == n {
			return 0
		}
	}
	return n
}

// visible are the columns of members that are on the screen.
func (s *assignment) visible() (from, to int) {
	return s.left + 1, min(len(s.voters), s.left+s.members) + 1
}

func (s *assignment) heads(name int) string {
	d := s.desk
	line := d.theme.dim.Render("   "+leftly(d.T("column.criterion"), name)) + s.head(0, center(d.T("assignment.all"), everybodyRoom))
	from, to := s.visible()
	for column := from; column < to; column++ {
		line += s.head(column, center(s.voters[column-1].Code[s.prefix:], s.cellRoom))
	}
	more := ""
	if hidden := len(s.voters) + 1 - to; hidden > 0 {
		more = d.marks.arrow + strconv.Itoa(hidden)
	}
	return line + d.theme.dim.Render(rightly(more, countRoom))
}

// head is the head of a column; one who scores nothing is marked, and so is the one with the cursor.
func (s *assignment) head(column int, text string) string {
	d := s.desk
	switch {
	case column == s.column && !s.onCommands():
		return d.theme.title.Render(text)
	case column > 0 && s.load(column) == 0:
		return d.theme.warn.Render(text)
	}
	return d.theme.dim.Render(text)
}

// center puts a text in the middle of w cells.
func center(s string, w int) string {
	if width(s) >= w {
		return leftly(s, w)
	}
	return leftly(blank((w-width(s))/2)+s, w)
}

func (s *assignment) row(row, name int) string {
	d, c := s.desk, s.criterion(row)
	chosen := row == s.window.cursor
	wrong := s.draft().at(rules.Path(s.judged[row], "scorers")) != nil || len(s.strangers(c)) > 0
	mark, cursor := " ", " "
	if wrong {
		mark = d.theme.bad.Render(d.marks.alarm)
	}
	if chosen {
		cursor = d.theme.accent.Render(d.marks.cursor)
	}
	line := mark + cursor + " " + s.short(c.Code+" "+c.Name, name-1) + " "
	line += s.cell(row, 0, everybodyRoom)
	from, to := s.visible()
	n := 0
	for column := 1; column <= len(s.voters); column++ {
		if scores(c, column, s.voters) {
			n++
		}
		if column >= from && column < to {
			line += s.cell(row, column, s.cellRoom)
		}
	}
	count := rightly(strconv.Itoa(n), countRoom)
	if n == 0 {
		return line + d.theme.bad.Render(count)
	}
	return line + d.theme.dim.Render(count)
}

func (s *assignment) cell(row, column, w int) string {
	d, c := s.desk, s.criterion(row)
	text := d.marks.dot
	on := scores(c, column, s.voters)
	if on {
		text = d.marks.yes
	}
	text = center(text, w)
	switch {
	case row == s.window.cursor && column == s.column:
		return d.theme.field.Render(text)
	case on && (column == 0 || !everybody(c.Scorers)) && s.lock.all == nil:
		return d.theme.accent.Render(text)
	case on:
		return d.theme.dim.Render(text)
	}
	return d.theme.faint.Render(text)
}

// loads counts, below each member, what he scores.
func (s *assignment) loads(name int) string {
	d := s.desk
	line := "   " + d.theme.dim.Render(leftly(d.T("assignment.load"), name+everybodyRoom))
	from, to := s.visible()
	for column := from; column < to; column++ {
		n := s.load(column)
		text := center(strconv.Itoa(n), s.cellRoom)
		if n == 0 {
			line += d.theme.warn.Render(center("0"+d.marks.alarm, s.cellRoom))
			continue
		}
		line += d.theme.dim.Render(text)
	}
	return line
}

// tell says what is wrong with the row, or who the member with the cursor is.
func (s *assignment) tell(w int) string {
	d := s.desk
	if s.onCommands() {
		return s.faultLine(nil, nil, d.T("assignment.hint"), w)
	}
	c := s.criterion(s.window.cursor)
	cell := ruleCell{place: s.draftPlace(), label: c.Code + " " + d.marks.dot + " " + d.T("error.import.column.scorers")}
	if unknown := s.strangers(c); len(unknown) > 0 && s.draft().at(cell.place) == nil {
		return " " + d.theme.bad.Render(leftly(d.marks.alarm+" "+d.T("assignment.strangers", "code", c.Code, "members", strings.Join(unknown, ", ")), w-2))
	}
	return s.faultLine(&cell, nil, s.who(c), w)
}

// who is the criterion and the member of the cell with the cursor, in full.
func (s *assignment) who(c *rules.WrittenCriterion) string {
	d := s.desk
	text := c.Code + " " + c.Name + " " + d.marks.dot + " "
	if s.column == 0 {
		return text + d.T("assignment.everybody")
	}
	m := s.voters[s.column-1]
	text += m.Code + " " + m.Name
	if s.load(s.column) == 0 {
		return text + " " + d.marks.dot + " " + d.T("assignment.nothing")
	}
	return text
}

// mouse puts the cursor on the cell that was clicked; a click on the cell with the cursor turns it over.
func (s *assignment) mouse(msg tea.MouseMsg) action {
	if msg.Action != tea.MouseActionPress {
		return nil
	}
	n := len(s.judged) + 1
	switch {
	case msg.Button == tea.MouseButtonWheelUp:
		s.window.move(-1, n)
	case msg.Button == tea.MouseButtonWheelDown:
		s.window.move(1, n)
	case msg.Button != tea.MouseButtonLeft:
	case msg.Y == 0:
		return s.clickTab(msg.X)
	case msg.Y >= rulesTop && msg.Y < rulesTop+min(s.window.height, len(s.judged)):
		return s.click(s.window.top+msg.Y-rulesTop, msg.X-s.cellsLeft)
	case msg.Y == rulesTop+min(s.window.height, len(s.judged))+2:
		s.command = commandAt(s.commands().cells, msg.X)
		return s.commands().cells[s.command].open()
	}
	return nil
}

func (s *assignment) click(row, x int) action {
	column := 0
	switch {
	case x < 0: // the name of the criterion stands for its row
		column = s.column
	case x >= everybodyRoom:
		column = s.left + 1 + (x-everybodyRoom)/s.cellRoom
	}
	if row >= len(s.judged) || column > len(s.voters) {
		return nil
	}
	again := x >= 0 && row == s.window.cursor && column == s.column
	s.window.to(row, len(s.judged)+1)
	s.column = column
	if again {
		s.toggle()
	}
	return nil
}

// scorersInWords says who scores a criterion.
func (d *desk) scorersInWords(scorers []string) string {
	if everybody(scorers) {
		return d.T("assignment.everybody")
	}
	return strings.Join(scorers, ", ")
}

// short cuts a name in its middle, or at its end where so little room is left that both halves would say nothing.
func (s *assignment) short(text string, w int) string {
	if w < roomy {
		return leftly(name(text), w)
	}
	return middle(text, w)
}

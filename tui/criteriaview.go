package tui

import (
	"math/big"
	"strconv"
	"strings"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/x/ansi"

	"example.com/hoidong/scoring"
)

// The lines above the rows, and below everything.
const rulesTop, rulesBottom = 2, 1

// detailHeight is how many lines the detail has below the table: of a low terminal fewer.
func detailHeight(h int) int {
	if h < 18 {
		return 4
	}
	return 7
}

func (s *criteria) View(w, h int) []string {
	s.build()
	s.tableTop = rulesTop
	lines := []string{s.heading(tabCriteria, w)}
	foot := s.faultLine(s.pane().cell(), s.pane().row().cells, s.hint(), w)
	if w >= wideFrom {
		return append(append(lines, s.wide(w, h-1-rulesBottom)...), foot)
	}
	below := detailHeight(h)
	lines = append(lines, s.tableView(w, h-1-rulesBottom-below)...)
	s.detailTop, s.detailLeft = len(lines), 0
	lines = append(lines, s.detailView(w, below)...)
	return append(lines, foot)
}

// wide stands the detail beside the table.
func (s *criteria) wide(w, h int) []string {
	right := min(48, w*2/5)
	left := min(readable, w-right-1)
	s.detailTop, s.detailLeft = 1, left+1
	a, b := frame(s.tableView(left, h), left, h), frame(s.detailView(right, h), right, h)
	edge := s.desk.theme.faint.Render(s.desk.marks.upright)
	for i := range a {
		a[i] = leftly(a[i], left) + edge + b[i]
	}
	return a
}

// criteriaColumns are the widths of the table.
type criteriaColumns struct{ code, name, most, weight, source int }

func (s *criteria) columns(w int) criteriaColumns {
	longest := 0
	for i := range s.draft().written.Criteria {
		longest = max(longest, width(s.draft().written.Criteria[i].Code))
	}
	c := criteriaColumns{code: codeRoom(longest), most: 8, weight: 7, source: 26}
	if w < narrowBelow {
		c.most, c.weight, c.source = 7, 6, 18
	}
	c.name = w - 3 - c.code - c.most - c.weight - c.source
	return c
}

// tableView is the grid of h lines: column heads, rows, the commands, and the sum.
func (s *criteria) tableView(w, h int) []string {
	d, c := s.desk, s.columns(w)
	n := len(s.table.rows) - 1
	from, to := s.table.window.show(h-3, n)
	head := "   " + leftly(d.T("column.code"), c.code) + leftly(d.T("column.criterion")+above(d, from), c.name) + rightly(d.T("column.max"), c.most-1) + " " +
		rightly(d.T("criteria.weight"), c.weight-1) + "  " + leftly(d.T("criteria.source"), c.source-1)
	s.tableColumns = []int{3, 3 + c.code, 3 + c.code + c.name, 3 + c.code + c.name + c.most, 4 + c.code + c.name + c.most + c.weight}
	lines := []string{d.theme.dim.Render(head)}
	for i := from; i < to; i++ {
		lines = append(lines, s.tableRow(i, c))
	}
	column := -1
	if s.table.window.cursor == n && !s.inDetail {
		column = s.table.column
	}
	return append(lines, s.commandLine(&s.table.rows[n], column), s.sumLine(w, n-to))
}

// above says how many rows are hidden above.
func above(d *desk, n int) string {
	if n == 0 {
		return ""
	}
	return "  " + d.marks.above + strconv.Itoa(n)
}

func (s *criteria) tableRow(i int, c criteriaColumns) string {
	d, row := s.desk, &s.table.rows[i]
	chosen := i == s.table.window.cursor
	mark := d.theme.bad.Render(" ")
	if s.draft().at("criterion["+strconv.Itoa(i)+"]") != nil {
		mark = d.theme.bad.Render(d.marks.alarm)
	}
	cursor := " "
	if chosen {
		cursor = d.theme.accent.Render(d.marks.cursor)
	}
	line := mark + cursor + " "
	for j, w := range []int{c.code, c.name, c.most, c.weight, c.source} {
		if j == 4 {
			line += " "
			w--
		}
		here := chosen && j == s.table.column && !s.inDetail
		right := j == 2 || j == 3
		line += s.cellText(&row.cells[j], here, here && s.table.typing, right, s.table.show, w)
	}
	return line
}

// show draws the field that is being typed in, without a colour of its own.
func (p *rulePane) show(w int) string { return ansi.Strip(p.desk.show(&p.input, w)) }

// sumLine is the rule below the table, with the sum of what can be had against the scale.
func (s *criteria) sumLine(w, hidden int) string {
	d := s.desk
	sum, ok := s.sum()
	scale := s.draft().written.Settings["scale"]
	text, style := d.T("criteria.sum", "sum", sum, "scale", scale), &d.theme.accent
	if !ok {
		style = &d.theme.bad
		text = d.marks.alarm + " " + text
	} else {
		text += " " + d.marks.yes
	}
	more := " "
	if hidden > 0 {
		more = " " + d.marks.below + strconv.Itoa(hidden) + " "
	}
	rule := max(0, w-width(text)-width(more)-4)
	return d.theme.faint.Render(" "+d.marks.line(min(2, rule))) + d.theme.dim.Render(more) + style.Render(text) + d.theme.faint.Render(" "+d.marks.line(rule-2))
}

// sum is Σ maximum × weight as far as it can be read, and whether it is the scale.
func (s *criteria) sum() (string, bool) {
	written := s.draft().written
	sum := new(big.Rat)
	for i := range written.Criteria {
		most, err := scoring.ParsePoints(written.Criteria[i].Max)
		weight, err2 := scoring.ParsePoints(written.Criteria[i].Weight)
		if err != nil || err2 != nil {
			return s.desk.marks.missing, false
		}
		sum.Add(sum, new(big.Rat).Mul(most.Rat(), weight.Rat()))
	}
	text := scoring.FormatRat(sum, 2)
	if whole := scoring.FormatRat(sum, 0); scoring.RoundRat(sum, 0).Cmp(sum) == 0 {
		text = whole
	}
	scale, err := scoring.ParsePoints(written.Settings["scale"])
	return text, err == nil && sum.Cmp(scale.Rat()) == 0
}

// detailView is what goes with the criterion that has the cursor, over h lines.
func (s *criteria) detailView(w, h int) []string {
	d := s.desk
	if s.of < 0 {
		return blankLines(h)
	}
	c := &s.draft().written.Criteria[s.of]
	code := strings.TrimRight(leftly(name(c.Code), codeRoom(width(name(c.Code)))), " ")
	title := " " + d.theme.title.Render(code) + " " + d.theme.strong.Render(strings.TrimRight(middle(s.source(c), w-width(code)-8), " "))
	lines := []string{title}
	if c.Figure == "" {
		return frame(append(lines, s.scorerLines(c.Scorers, w)...), w, h)
	}
	n := len(s.detail.rows) - 1
	from, to := s.detail.window.show(h-2, n)
	for i := from; i < to; i++ {
		lines = append(lines, s.detailRow(i, w))
	}
	column := -1
	if s.inDetail && s.detail.window.cursor == n {
		column = s.detail.column - 1
	}
	commands := ruleRow{cells: s.detail.rows[n].cells[1:]}
	lines = append(lines, s.commandLine(&commands, column))
	if hidden := n - to; hidden > 0 {
		lines[0] = between(title, d.theme.dim.Render(d.marks.below+strconv.Itoa(hidden)+" "), w)
	}
	return frame(lines, w, h)
}

// scorerLines say who scores a judged criterion.
func (s *criteria) scorerLines(scorers []string, w int) []string {
	d := s.desk
	if len(scorers) == 0 {
		return []string{" " + d.theme.bad.Render(d.T("rules.nobody_scores"))}
	}
	var lines []string
	for _, line := range wrap(d.T("criteria.scorers")+": "+d.scorersInWords(scorers), w-2) {
		lines = append(lines, " "+line)
	}
	return append(lines, " "+d.theme.dim.Render(leftly(d.T("criteria.scorers_where"), w-2)))
}

func (s *criteria) detailRow(i, w int) string {
	d, row := s.desk, &s.detail.rows[i]
	chosen := s.inDetail && i == s.detail.window.cursor
	mark := " "
	if chosen {
		mark = d.marks.cursor
	}
	label, points := 17, 8
	first := min(22, w-3-label-points-1)
	s.detailColumns = []int{3, 3 + label, 3 + label + first}
	line := " " + d.theme.accent.Render(mark) + " " + d.theme.dim.Render(leftly(row.cells[detailLabel].shown, label))
	for _, cell := range []struct {
		at, w int
		right bool
	}{{detailFirst, first, false}, {detailPoints, points, true}} {
		here := chosen && s.detail.column == cell.at
		line += s.cellText(&row.cells[cell.at], here, here && s.detail.typing, cell.right, s.detail.show, cell.w)
	}
	return line
}

// hint says what can be done where the cursor is.
func (s *criteria) hint() string {
	if s.inDetail {
		return s.desk.T("criteria.hint_detail")
	}
	if s.of >= 0 && s.draft().written.Criteria[s.of].Figure != "" {
		return s.desk.T("criteria.hint_computed")
	}
	return s.desk.T("criteria.hint")
}

// mouse puts the cursor on the cell that was clicked; a second click opens it.
func (s *criteria) mouse(msg tea.MouseMsg) action {
	if msg.Action != tea.MouseActionPress || s.pane().typing {
		return nil
	}
	switch {
	case msg.Button == tea.MouseButtonWheelUp:
		s.pane().window.move(-1, len(s.pane().rows))
	case msg.Button == tea.MouseButtonWheelDown:
		s.pane().window.move(1, len(s.pane().rows))
	case msg.Button != tea.MouseButtonLeft:
	case msg.Y == 0:
		return s.clickTab(msg.X)
	case msg.X >= s.detailLeft && msg.Y > s.detailTop && len(s.detail.rows) > 0:
		s.inDetail = true
		return s.detail.click(msg.Y-s.detailTop-1, msg.X-s.detailLeft, s.detailColumns)
	case msg.Y >= s.tableTop && (s.detailLeft > 0 || msg.Y < s.detailTop):
		s.inDetail = false
		return s.table.click(msg.Y-s.tableTop, msg.X, s.tableColumns)
	}
	return nil
}

package tui

import (
	"slices"
	"strconv"
	"strings"

	"example.com/hoidong/scoring"
	"example.com/hoidong/store"
)

// fewLines is how many lines a sheet needs to show all its criteria at once.
const fewLines = 18

// belowCells is how many lines stand below the cells: the rule, the sum, the remark and the line that confirms; or the
// rule and why there is nothing to do.
func (s *sheet) belowCells() int {
	if !s.asked() {
		return 2
	}
	return 4
}

// View stands the dossier above the cells, or beside them where there is room.
func (s *sheet) View(w, h int) []string {
	if s.index < 0 {
		return []string{"", "   " + s.desk.T("error.dossier.unknown", "dossier", s.code)}
	}
	s.cellsLeft, s.spots = 0, s.spots[:0]
	switch {
	case s.asked() && (w < narrowBelow || h < fewLines):
		return s.oneByOne(w, h)
	case w >= wideFrom:
		return s.beside(w, h)
	}
	top := s.dossier(w, h)
	top = append(top, s.desk.theme.faint.Render(s.desk.marks.line(w)))
	return append(top, s.cells(w, h-len(top), len(top))...)
}

// dossier is the summary above the cells, shortened where the cells need the room.
func (s *sheet) dossier(w, h int) []string {
	top := []string{s.headline(w, s.statusWord()), s.firm(w)}
	needed := s.criteria() + 1 + s.belowCells() + 1
	if why := s.whyNot(w); why != nil {
		top = append(top, why...)
	}
	top = append(top, s.noticeLines(w)...)
	for _, line := range s.shortFigures(w) {
		if len(top)+needed >= h {
			break
		}
		top = append(top, line)
	}
	return top
}

// beside draws two panes.
func (s *sheet) beside(w, h int) []string {
	leftWidth := min(readable, w*49/100)
	rightWidth := min(readable, w-leftWidth-1)
	left := append([]string{s.headline(leftWidth, "")}, s.pane(leftWidth)...)
	s.cellsLeft = leftWidth
	right := s.cells(rightWidth, h, 0)
	edge := s.desk.theme.faint.Render(s.desk.marks.upright)
	lines := make([]string, h)
	left, right = frame(left, leftWidth, h), frame(right, rightWidth, h)
	for i := range lines {
		lines[i] = leftly(left[i], leftWidth) + edge + right[i]
	}
	return lines
}

// headline is the code, the product, perhaps the sheet's status, and where the sheet stands in the list.
func (s *sheet) headline(w int, status string) string {
	d := s.desk
	right := status + "  " + d.theme.dim.Render(s.place()+" ")
	code := " " + d.theme.title.Render(s.code) + "  "
	room := w - width(code) - width(right) - 2
	return between(code+d.theme.strong.Render(middle(d.view.Dossier(s.index).Product, room)), right, w)
}

// place is where the sheet stands in the list.
func (s *sheet) place() string {
	return strconv.Itoa(s.row+1) + "/" + strconv.Itoa(len(s.order))
}

// cells is the table of criteria with what stands below it; top is the screen's line it begins on.
func (s *sheet) cells(w, h, top int) []string {
	d := s.desk
	c := s.cellColumns(w)
	below := s.belowCells()
	if s.inRemark() {
		below += writingLines - 1
	}
	s.window.to(min(s.at, s.criteria()-1), s.criteria())
	from, to := s.window.show(min(s.criteria(), h-1-below), s.criteria())
	above := ""
	if from > 0 {
		above = "  " + d.marks.above + strconv.Itoa(from)
	}
	lines := []string{d.theme.dim.Render("   " + leftly(d.T("column.criterion")+above, c.name) + rightly(d.T("column.points"), c.value) +
		rightly(d.T("column.max"), c.most))}
	for i := from; i < to; i++ {
		if s.own(i) {
			s.spot(top+len(lines), 1, i)
		}
		lines = append(lines, s.cellRow(i, c))
	}
	more := ""
	if hidden := s.criteria() - to; hidden > 0 {
		more = " " + d.marks.below + strconv.Itoa(hidden) + " "
	}
	lines = append(lines, d.theme.faint.Render("   "+more+d.marks.line(min(w-4, c.name+c.value+c.most)-width(more))))
	if !s.asked() {
		return append(lines, "   "+d.theme.dim.Render(s.nothingToDo()))
	}
	lines = append(lines, s.sum(c))
	return append(lines, s.below(w, h-len(lines), top+len(lines))...)
}

// below are the remark and the line that confirms.
func (s *sheet) below(w, h, top int) []string {
	lines := s.remarkLines(w, h-1)
	s.spot(top, len(lines), s.criteria()+atRemark)
	s.spot(top+len(lines), 1, s.criteria()+atConfirm)
	return append(lines, s.confirmLine(w))
}

type cellColumns struct{ name, value, most, note int }

// cellColumns gives the notes only the room that those of this member can need, on any dossier.
func (s *sheet) cellColumns(w int) cellColumns {
	c := cellColumns{value: 9, most: 8, note: 8}
	for i := range s.rules.Criteria {
		switch {
		case s.own(i) && s.mine.Before != nil:
			c.note = max(c.note, width(s.beforeText(i))+3)
		case s.rules.Criteria[i].Computed():
			c.note = max(c.note, width(s.desk.T("cell.figure_missing"))+3)
		case s.mine.Cells[i].Kind == store.CellNotAssigned:
			c.note = max(c.note, width(s.desk.T("cell.not_assigned"))+3)
		}
	}
	if w < 72 {
		most := scoring.Points(0)
		for i := range s.rules.Criteria {
			most = max(most, s.rules.Criteria[i].Max)
		}
		c.value, c.most, c.note = max(7, width(s.desk.points(&most))+3), 7, max(5, 3+2*width(strconv.Itoa(s.mine.Asked)))
		if s.mine.Before != nil {
			c.note = max(c.note, width(s.shortBefore(&most))+3)
		}
	}
	c.name = max(10, min(56, w-4-c.value-c.most-c.note))
	return c
}

func (s *sheet) cellRow(i int, c cellColumns) string {
	d := s.desk
	criterion := &s.rules.Criteria[i]
	chosen := i == s.at && s.own(i)
	mark := " "
	if chosen {
		mark = d.marks.cursor
	}
	style := &d.theme.dim
	if s.own(i) {
		style = nil
	}
	text, textStyle := s.cellText(i)
	note := s.note(i, c)
	if !chosen {
		return d.theme.line([]span{
			{"   ", nil},
			{middle(criterion.Code+" "+criterion.Name, c.name), style},
			{rightly(text, c.value), textStyle},
			{rightly(criterion.Max.String(), c.most), &d.theme.dim},
			{leftly("  "+note, c.note), &d.theme.dim},
		}, false)
	}
	name := d.theme.chosen.Render(" " + mark + " " + middle(criterion.Code+" "+criterion.Name, c.name))
	value := d.theme.chosen.Render(rightly(text, c.value))
	if s.edit.cell.open {
		value = s.edit.draw(c.value)
	}
	return name + value + d.theme.chosen.Render(rightly(criterion.Max.String(), c.most)+leftly("  "+note, c.note))
}

// note says where the points of others' criteria come from.
func (s *sheet) note(i int, c cellColumns) string {
	d := s.desk
	if s.own(i) && s.mine.Before != nil {
		if text := s.beforeText(i); c.note > width(text)+1 {
			return text
		}
		return s.shortBefore(s.mine.Before[i])
	}
	switch s.mine.Cells[i].Kind {
	case store.CellComputed:
		return d.T("cell.computed")
	case store.CellFigureMissing:
		if text := d.T("cell.figure_missing"); c.note > width(text)+1 {
			return text
		}
		return d.T("cell.computed")
	case store.CellCouncil:
		if text := d.T("cell.council"); c.note > width(text)+1 {
			return text
		}
		return d.T("cell.council_short")
	case store.CellNotAssigned:
		if d.scores() && c.note > width(d.T("cell.not_assigned")) {
			return d.T("cell.not_assigned")
		}
	}
	return ""
}

// beforeText is what the actor gave the criterion in the turn before.
func (s *sheet) beforeText(i int) string {
	return s.desk.T("cell.before", "points", s.desk.points(s.mine.Before[i]))
}

// shortBefore is beforeText where there is little room.
func (s *sheet) shortBefore(points *scoring.Points) string {
	return s.desk.T("cell.turn", "turn", s.mine.BeforeTurn) + " " + s.desk.points(points)
}

// sum adds up the actor's part.
func (s *sheet) sum(c cellColumns) string {
	d := s.desk
	total, given := s.total()
	text := d.points(total)
	return "   " + leftly(d.T("sheet.my_part"), c.name) + d.theme.strong.Render(rightly(text, c.value)) +
		d.theme.dim.Render(rightly(s.mine.Max.String(), c.most)+"  "+strconv.Itoa(given)+"/"+strconv.Itoa(s.mine.Asked))
}

// writingLines is how many lines a remark has at least while it is written.
const writingLines = 5

// remarkLines is the remark, on as many lines as there is room for.
func (s *sheet) remarkLines(w, h int) []string {
	d := s.desk
	label := d.T("sheet.remark") + ": "
	room := min(readable, w-5-width(label))
	if s.inRemark() {
		lines := s.remark.lines(d, room, max(1, h))
		for i, line := range lines {
			lines[i] = blank(3+width(label)) + line
		}
		lines[0] = d.theme.accent.Render(" "+d.marks.cursor+" ") + label + strings.TrimLeft(lines[0], " ")
		return append(lines, blankLines(min(h, writingLines)-len(lines))...)
	}
	text := d.pending.remark(field{s.code, ""}, s.mine.Remark)
	if text == "" {
		return []string{"   " + d.theme.dim.Render(label+d.T("sheet.remark_hint"))}
	}
	lines := wrap(text, room)
	if h = max(1, h); len(lines) > h {
		lines = append(lines[:h-1], leftly(strings.Join(lines[h-1:], " "), room))
	}
	lines[0] = "   " + d.theme.dim.Render(label) + lines[0]
	for i := range lines[1:] {
		lines[i+1] = blank(3+width(label)) + lines[i+1]
	}
	return lines
}

// confirmLine locks the sheet or opens it again.
func (s *sheet) confirmLine(w int) string {
	d := s.desk
	text := d.T("sheet.confirm")
	blank := s.blank()
	switch {
	case s.mine.Corrected:
		text = d.T("sheet.seen")
	case s.mine.Status == store.SheetConfirmed:
		text = d.T("sheet.reopen")
	case blank >= 0:
		text = d.T("sheet.not_yet", "cell", s.field(blank).criterion)
	}
	if s.at == s.criteria()+atConfirm {
		return d.theme.chosen.Render(" " + d.marks.cursor + " " + leftly(text, min(readable, w-5)))
	}
	if blank >= 0 || s.mine.Channel.OnForm() {
		return "   " + d.theme.dim.Render(text)
	}
	return "   " + d.theme.accent.Render(text)
}

func (s *sheet) Help() []hint {
	d := s.desk
	if !s.asked() || s.mine.Channel.OnForm() && !s.inRemark() {
		hints := []hint{{"PgUp PgDn", d.T("key.dossiers")}, {"Esc", d.T("key.list")}, {"F4", d.T("key.ranking")}, {"F5", d.T("key.explain")}}
		if s.window.height < s.criteria() {
			hints = slices.Insert(hints, 1, hint{"↑↓", d.T("key.scroll")})
		}
		return hints
	}
	if s.inRemark() {
		return []hint{{"Enter", d.T("key.keep")}, {"Esc", d.T("key.restore")}, {"PgDn", d.T("key.next_dossier")}}
	}
	if s.at == s.criteria()+atConfirm {
		// What most want to do next comes first.
		first, second := hint{"Enter", d.T("key.confirm")}, hint{"PgDn", d.T("key.next_dossier")}
		if s.mine.Status == store.SheetConfirmed {
			first, second = second, hint{"Enter", d.T("key.reopen")}
		}
		return []hint{first, second, d.leftToGive(), {"Esc", d.T("key.list")}, {"F4", d.T("key.ranking")}, {"F5", d.T("key.explain")}}
	}
	if s.edit.cell.open {
		return []hint{{"Enter", d.T("key.keep_next")}, {"Esc", d.T("key.restore")}, {"PgDn", d.T("key.keep_page")}, {"↑↓", d.T("key.keep_move")}}
	}
	return []hint{
		{"Enter", d.T("key.next_cell")},
		{"PgDn", d.T("key.next_dossier")},
		d.leftToGive(),
		{"F6", d.T("key.grid")},
		{"Tab", d.T("key.remark")},
		{"F4", d.T("key.ranking")},
		{"F5", d.T("key.explain")},
		{"Esc", d.T("key.list")},
		{"Ctrl+Z", d.T("key.undo")},
	}
}

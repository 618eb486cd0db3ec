package tui

import (
	"strconv"
)

// oneByOne is the sheet of a small window: one criterion, large, with what comes before and after it.
func (s *sheet) oneByOne(w, h int) []string {
	lines := append(s.smallHead(w), s.desk.theme.faint.Render(s.desk.marks.line(w)))
	// below are the sum, the remark and the line that confirms.
	below := 3
	if s.inRemark() {
		below += writingLines - 1
	}
	lines = append(lines, s.middlePart(w, h-len(lines)-below, len(lines))...)
	lines = append(lines, s.smallSum(w))
	return append(lines, s.below(w, below-1, len(lines))...)
}

// smallHead is the product and its enterprise, in full.
func (s *sheet) smallHead(w int) []string {
	d := s.desk
	at := d.theme.dim.Render(s.place() + " ")
	room := min(readable, w-width(s.code)-width(at)-4)
	head := fewer(wrap(d.view.Dossier(s.index).Product, room), 2, room)
	for i, line := range head {
		head[i] = blank(width(s.code)+3) + d.theme.strong.Render(line)
	}
	head[0] = between(" "+d.theme.title.Render(s.code)+"  "+d.theme.strong.Render(wrap(d.view.Dossier(s.index).Product, room)[0]), at, w)
	status := s.statusWord() + " "
	head = append(head, between(" "+firm(d.view.Enterprise(s.index).Name, w-width(status)-2), status, w))
	for _, text := range s.notices() {
		for _, line := range fewer(hanging(d.marks.alarm+" "+text, w-2, 2), 2, w-2) {
			head = append(head, " "+d.theme.warn.Render(line))
		}
	}
	return head
}

// middlePart is the criterion with the cursor; below the criteria, all that the sheet holds. It fills h lines.
func (s *sheet) middlePart(w, h, top int) []string {
	if s.at >= s.criteria() {
		return s.allOwn(w, h, top)
	}
	d := s.desk
	criterion := &s.rules.Criteria[s.at]
	count := d.theme.dim.Render(strconv.Itoa(s.ordinal()) + "/" + strconv.Itoa(s.mine.Asked) + " ")
	title := hanging(criterion.Code+" "+criterion.Name, min(readable, w-width(count)-4), width(criterion.Code)+1)
	box := s.bigCell()
	room := h - len(box) - len(title)
	var lines []string
	beside := func(at int) {
		if room--; room < 0 {
			return
		}
		if at >= 0 {
			s.spot(top+len(lines), 1, at)
		}
		lines = append(lines, s.smallRow(at, w))
	}
	beside(s.nextOwn(s.at, -1))
	if room >= 2 { // one line stays for what comes after
		room--
		lines = append(lines, "")
	}
	s.spot(top+len(lines), len(title)+len(box), s.at)
	for i, line := range title {
		title[i] = "   " + d.theme.strong.Render(line)
	}
	title[0] = between(title[0], count, w)
	lines = append(append(lines, title...), box...)
	beside(s.nextOwn(s.at, 1))
	return append(lines, blankLines(h-len(lines))...)
}

// bigWidth is how wide the inside of the large cell is.
const bigWidth = 11

// bigCell is the cell with the cursor in a box.
func (s *sheet) bigCell() []string {
	d := s.desk
	m := d.marks
	border := &d.theme.accent
	if s.closed() != nil {
		border = &d.theme.dim
	}
	text, style := s.cellText(s.at)
	value := rightly(text, bigWidth-3) + blank(3)
	if s.edit.cell.open {
		value = s.edit.draw(bigWidth-2) + d.theme.chosen.Render(blank(2))
	} else if style != nil {
		value = style.Render(value)
	}
	edge := func(from, to string) string { return "     " + border.Render(from+m.line(bigWidth)+to) }
	most := "  " + d.T("grid.at_most", "max", s.rules.Criteria[s.at].Max.String())
	if s.mine.Before != nil {
		most += " " + m.dot + " " + s.beforeText(s.at)
	}
	return []string{
		edge(m.corners[0], m.corners[1]),
		d.theme.accent.Render("   "+m.cursor) + " " + border.Render(m.upright) + value + border.Render(m.upright) + d.theme.dim.Render(most),
		edge(m.corners[3], m.corners[2]),
	}
}

// smallRow is another criterion of the actor's; blank for none.
func (s *sheet) smallRow(at, w int) string {
	if at < 0 {
		return ""
	}
	criterion := &s.rules.Criteria[at]
	text, style := s.cellText(at)
	w = min(readable, w-4)
	return "   " + s.desk.theme.line([]span{
		{middle(criterion.Code+" "+criterion.Name, w-2*smallValue), &s.desk.theme.dim},
		{rightly(text, smallValue), style},
		{rightly(criterion.Max.String(), smallValue), &s.desk.theme.dim},
	}, false)
}

// smallValue is the width of a score, and of the most that it can be, beside the large cell.
const smallValue = 7

// allOwn is what stands in the actor's cells, the last of them first to give way.
func (s *sheet) allOwn(w, h, top int) []string {
	var lines []string
	for c := range s.criteria() {
		if !s.own(c) {
			continue
		}
		s.spot(top+len(lines), 1, c)
		lines = append(lines, s.smallRow(c, w))
	}
	if h > 0 && len(lines) > h {
		hidden := len(lines) - h + 1
		lines = append(lines[:h-1], "   "+s.desk.theme.dim.Render(s.desk.marks.below+strconv.Itoa(hidden)))
	}
	return append(lines, blankLines(h-len(lines))...)
}

// smallSum is the actor's part: its points, the most they can be, and how many cells are done.
func (s *sheet) smallSum(w int) string {
	total, given := s.total()
	count := "  " + strconv.Itoa(given) + "/" + strconv.Itoa(s.mine.Asked)
	w = min(readable, w-4)
	return "   " + leftly(s.desk.T("sheet.my_part")+s.desk.theme.dim.Render(count), w-2*smallValue) +
		s.desk.theme.strong.Render(rightly(s.desk.points(total), smallValue)) + s.desk.theme.dim.Render(rightly(s.mine.Max.String(), smallValue))
}

// nextOwn is the nearest cell of the actor's in a direction, −1 for none.
func (s *sheet) nextOwn(from, by int) int {
	for c := from + by; c >= 0 && c < s.criteria(); c += by {
		if s.own(c) {
			return c
		}
	}
	return -1
}

// ordinal counts the cell with the cursor among the actor's.
func (s *sheet) ordinal() int {
	n := 0
	for c := 0; c <= s.at; c++ {
		if s.own(c) {
			n++
		}
	}
	return n
}

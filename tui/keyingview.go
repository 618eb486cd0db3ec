package tui

import (
	"strconv"
	"strings"

	"example.com/hoidong/scoring"
)

// keyingTop is the line of the first row, below the field, what the form is, and two lines of headings. markRoom is the width
// of the column of marks.
const keyingTop, markRoom = 4, 14

func (k *keying) View(w, h int) []string {
	w = min(w, readable+20)
	lines := []string{k.summary(w)}
	if k.form == nil {
		return append(lines, k.begin(w)...)
	}
	c := k.layout(k.desk, w, codeRoom(k.table.longest), markRoom)
	lines = append(append(lines, k.about(w)), k.headings(k.desk, "keying.mark")...)
	from, to := k.window.show(h-keyingTop-gridDetail, len(k.ballots))
	for row := from; row < to; row++ {
		lines = append(lines, k.row(row, c))
	}
	lines = append(lines, blankLines(h-gridDetail-len(lines))...)
	return append(lines, k.detail(w)...)
}

// summary is the field, and how far the keying of all forms is.
func (k *keying) summary(w int) string {
	d, find, count, differ := k.desk, "keying.find", "keying.count", ""
	if w < narrowBelow {
		find, count = "keying.find_short", "keying.count_short"
	}
	right := d.T(count, "once", k.count.Once, "twice", k.count.Twice, "all", k.count.Ballots)
	if k.count.Differ > 0 {
		differ = d.theme.warn.Render(" " + d.marks.dot + " " + d.T("keying.differ", "n", k.count.Differ))
	}
	right = d.theme.dim.Render(right) + differ + " "
	left := "   " + d.theme.dim.Render(d.T(find)+": ")
	if room := w - width(left) - width(right) - 2; room >= fieldRoom {
		left += d.show(&k.find, min(24, room))
	} else {
		left += d.show(&k.find, fieldRoom)
	}
	return between(left, right, w)
}

// fieldRoom is how many cells the field has at least.
const fieldRoom = 9

// begin says how to go about it, before there is a form.
func (k *keying) begin(w int) []string {
	d := k.desk
	lines := []string{""}
	second := "keying.how.second"
	if d.rules().SecondClerk == scoring.SecondClerkSame {
		second = "keying.how.same"
	}
	for _, key := range []string{"keying.how.form", "keying.how.cells", "keying.how.mark", second} {
		for _, line := range wrap(d.T(key), min(w, readable)-6) {
			lines = append(lines, "   "+line)
		}
	}
	return append(lines, "", "   "+d.theme.dim.Render(d.T("keying.forms", "finished", k.count.Finished, "all", k.count.Forms)))
}

// about is the form before the clerk, and which pass is his.
func (k *keying) about(w int) string {
	d := k.desk
	of := k.form.Member
	if n := d.nameOf(of); n != "" {
		of += " " + n
	}
	left := "   " + d.theme.strong.Render(d.T("keying.form", "form", k.form.Code, "member", of))
	right := d.T("keying.done", "n", k.done, "all", len(k.ballots)) + " "
	if b := &k.ballots[k.window.cursor]; b.Pass > 0 {
		right = d.T("keying.pass", "pass", b.Pass) + " " + d.marks.dot + " " + right
	}
	return between(left, d.theme.accent.Render(" "+right), w)
}

// row is one ballot. Its line is in one piece where it has the cursor, but for the cell.
func (k *keying) row(row int, c gridWidths) string {
	d, s := k.desk, k.sheet(row)
	chosen := row == k.window.cursor && !k.find.Focused()
	mark, tone := " ", (*ink)(nil)
	if chosen {
		mark = d.marks.cursor
	}
	if s.Refusal != nil {
		tone = &d.theme.dim
	}
	product := ""
	if at := d.view.IndexOf(s.Dossier); at >= 0 {
		product = k.table.product(at, c.product-1)
	}
	spans := []span{{" " + mark + " ", &d.theme.accent}, {leftly(s.Dossier, c.code-1) + " ", tone}, {leftly(product, c.product), tone}}
	left := ""
	for i := c.from; i < c.from+c.shown; i++ {
		if chosen && i == k.column {
			left, spans = d.theme.line(spans, true)+k.cursorCell(&s, c.cell), nil
			continue
		}
		spans = append(spans, k.restingCell(&s, k.columns[i], c.cell))
	}
	sum := ""
	if s.Refusal == nil {
		sum = d.points(s.total())
	}
	spans = append(spans, span{rightly(sum, c.total), tone})
	text, style := k.markOf(&s)
	if chosen && k.onMark() {
		if !s.marked() && s.Refusal == nil {
			text = d.T("keying.matches")
		}
		return left + d.theme.line(append(spans, span{" ", nil}), true) + d.theme.field.Render(leftly(d.marks.cursor+" "+text, c.last-1))
	}
	return left + d.theme.line(append(spans, span{" " + leftly(text, c.last-1), style}), chosen)
}

// restingCell is a cell without the cursor. One that is marked is dim.
func (k *keying) restingCell(s *keyedSheet, criterion, w int) span {
	d := k.desk
	style, p := &d.theme.strong, s.points(criterion)
	switch {
	case s.Refusal != nil:
		return span{blank(w), nil}
	case s.marked():
		style = &d.theme.dim
	case p == nil:
		style = &d.theme.accent
	}
	return span{rightly(d.points(p), w), style}
}

func (k *keying) cursorCell(s *keyedSheet, w int) string {
	if k.halfTyped() {
		return k.edit.draw(w)
	}
	text := ""
	if s.Refusal == nil {
		text = k.desk.points(s.points(k.criterion()))
	}
	return k.desk.theme.field.Render(rightly(k.desk.marks.cursor+" "+text, w))
}

// markOf says how far a ballot is.
func (k *keying) markOf(s *keyedSheet) (string, *ink) {
	d := k.desk
	switch {
	case s.Written:
		return d.marks.yes + " " + d.T("keying.state.twice"), &d.theme.accent
	case s.Differs > 0:
		return d.T("keying.state.differs", "n", s.Differs), &d.theme.warn
	case s.Refusal != nil:
		return d.T("keying.state.closed"), &d.theme.dim
	case s.marked():
		return d.marks.yes + " " + d.T("keying.state.once", "pass", s.Pass), &d.theme.accent
	case s.total() != nil:
		return d.T("keying.state.begun"), &d.theme.dim
	}
	return d.T("cell.blank"), &d.theme.dim
}

// detail is in full what the cursor is on: the product, and the criterion or why nothing is keyed.
func (k *keying) detail(w int) []string {
	d, s := k.desk, k.sheet(k.window.cursor)
	status := " " + strconv.Itoa(k.window.cursor+1) + "/" + strconv.Itoa(len(k.ballots)) + " "
	lines := []string{between(d.theme.faint.Render(d.marks.line(w-width(status)-1)), d.theme.dim.Render(status)+d.theme.faint.Render(d.marks.rule), w)}
	product := s.Dossier
	if at := d.view.IndexOf(s.Dossier); at >= 0 {
		product += " " + d.view.Dossier(at).Product + " " + d.marks.dot + " " + d.view.Enterprise(at).Name
	}
	room := gridDetail - 1
	what := hanging(k.what(&s), w-2, 3)
	of := fewer(hanging(product, w-2, width(s.Dossier)+1), max(1, room-len(what)), w-2)
	return append(append(lines, indented(of, &d.theme.strong)...), indented(fewer(what, room-len(of), w-2), nil)...)
}

// what tells of the cell with the cursor.
func (k *keying) what(s *keyedSheet) string {
	d := k.desk
	switch {
	case s.Refusal != nil:
		return d.words.Error(s.Refusal)
	case !s.From.IsZero() && s.marked():
		return d.T("keying.from", "time", d.hour(s.From))
	case k.onMark() && k.differs():
		return d.T("keying.differs_hint", "n", s.Differs)
	case k.onMark() && s.marked():
		return d.T("keying.marked_hint")
	case k.onMark():
		return d.T("keying.mark_hint")
	}
	criterion := &k.rules.Criteria[k.criterion()]
	return criterion.Code + " " + criterion.Name + " " + d.marks.dot + " " + d.T("grid.at_most", "max", criterion.Max.String())
}

// listOf are codes one after the other.
func listOf(codes []string) string { return strings.Join(codes, ", ") }

func (k *keying) Help() []hint {
	d := k.desk
	switch {
	case k.find.Focused() || k.form == nil:
		return []hint{{"Enter", d.T("key.open")}, {"↓", d.T("key.to_cells")}, {"Esc", d.T("key.back")}}
	case k.halfTyped():
		return []hint{{"Enter", d.T("key.keep_on")}, {"Esc", d.T("key.restore")}, {"↑↓←→", d.T("key.keep_move")}}
	}
	s := k.sheet(k.window.cursor)
	switch {
	case k.onMark() && k.differs():
		return []hint{{"Enter", d.T("key.mismatches")}, {"Del", d.T("key.open_again")}, {"F3", d.T("key.next_form")}, {"Esc", d.T("key.back")}}
	case k.onMark() && s.marked():
		return []hint{{"Enter", d.T("key.next_ballot")}, {"Del", d.T("key.open_again")}, {"F3", d.T("key.next_form")}, {"Esc", d.T("key.back")}}
	case k.onMark():
		return []hint{{"Enter", d.T("key.checked")}, {"F3", d.T("key.next_form")}, {"Esc", d.T("key.back")}, {"Ctrl+Z", d.T("key.undo")}}
	}
	return []hint{{"Enter", d.T("key.next_cell")}, {"F3", d.T("key.next_form")}, {"↑↓←→", d.T("key.choose")}, {"Esc", d.T("key.back")}, {"Ctrl+Z", d.T("key.undo")}}
}

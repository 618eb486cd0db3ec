package tui

import (
	"strconv"

	"example.com/hoidong/store"
)

// intakeBelow is how many lines the dossier with the cursor has below the list.
func intakeBelow(h int) int { return detailHeight(h) }

func (s *intake) View(w, h int) []string {
	left, below := w, intakeBelow(h)
	if w >= wideFrom {
		left, below = w*60/100, 0
	}
	lines := []string{s.summary(w), s.heading(left)}
	from, to := s.window.show(h-len(lines)-below, len(s.shown))
	for i := from; i < to; i++ {
		lines = append(lines, s.row(s.shown[i], i == s.window.cursor, left))
	}
	if len(s.shown) == 0 {
		lines = append(lines, "   "+s.desk.theme.dim.Render(s.desk.T("list.none")))
	}
	if below > 0 {
		rule := s.desk.theme.faint.Render(s.desk.marks.line(w))
		return append(append(frame(lines, w, h-below), rule), frame(s.detail(w), w, below-1)...)
	}
	edge := s.desk.theme.faint.Render(s.desk.marks.upright)
	top, rest := lines[0], frame(lines[1:], left, h-1)
	for i, line := range frame(s.detail(w-left-2), w-left-2, h-1) {
		rest[i] = leftly(rest[i], left) + edge + " " + line
	}
	return append([]string{top}, rest...)
}

// summary says what is listed.
func (s *intake) summary(w int) string {
	d := s.desk
	name := s.list.filter.name(d)
	if s.unsettled {
		name = d.T("intake.unsettled")
	}
	right := d.theme.dim.Render(d.T("list.filter")+": ") + name +
		d.theme.dim.Render(" "+strconv.Itoa(len(s.shown))+"/"+strconv.Itoa(len(s.list.table.rows))) + " "
	left := "   " + d.theme.dim.Render(d.T("list.search")+": ")
	if s.list.searching() || s.list.search.Value() != "" {
		return between(left+d.show(&s.list.search, 24), right, w)
	}
	return between(left+d.theme.dim.Render("F3"), right, w)
}

// intakeStatus is the column of the status.
const intakeStatus = 20

func (s *intake) columns(w int) (code, product, fault int) {
	code = codeRoom(s.list.table.longest)
	rest := w - 5 - code - intakeStatus
	if w < narrowBelow {
		return code, rest, 0
	}
	product = rest * 9 / 20
	return code, product, rest - product
}

func (s *intake) heading(w int) string {
	d := s.desk
	code, product, fault := s.columns(w)
	line := "     " + leftly(d.T("column.code"), code) + leftly(d.T("column.product"), product) + leftly(d.T("column.status"), intakeStatus)
	if fault > 0 {
		line += leftly(d.T("intake.faults"), fault)
	}
	return d.theme.dim.Render(line)
}

func (s *intake) row(r *dossierRow, chosen bool, w int) string {
	d := s.desk
	code, product, fault := s.columns(w)
	cursor := " "
	if chosen {
		cursor = d.marks.cursor
	}
	mark := " "
	if len(s.faults[r.index]) > 0 {
		mark = d.marks.alarm
	}
	style := &d.theme.dim
	if unsettled(r.status) {
		style = &d.theme.warn
	}
	spans := []span{
		{" " + cursor + " ", &d.theme.accent},
		{mark + " ", &d.theme.warn},
		{leftly(r.code, code-1) + " ", nil},
		{middle(r.product, product-1) + " ", nil},
		{leftly(d.T("dossier."+string(r.status)), intakeStatus), style},
	}
	if fault > 0 {
		spans = append(spans, span{leftly(s.firstFault(r.index), fault), &d.theme.dim})
	}
	return d.theme.line(spans, chosen)
}

// firstFault is what is wrong first, and how much more there is.
func (s *intake) firstFault(i int) string {
	faults := s.faults[i]
	switch len(faults) {
	case 0:
		return ""
	case 1:
		return faults[0]
	}
	return s.desk.T("intake.more", "n", len(faults)-1, "first", faults[0])
}

// detail is all that is wrong with the dossier with the cursor, and what was decided about it.
func (s *intake) detail(w int) []string {
	d, code := s.desk, s.Dossier()
	if code == "" {
		return nil
	}
	i := d.view.IndexOf(code)
	dossier := d.view.Dossier(i)
	lines := []string{
		" " + d.theme.title.Render(code) + " " + d.theme.strong.Render(middle(dossier.Product, w-width(code)-3)),
	}
	for _, fault := range s.faults[i] {
		for _, line := range hanging(d.marks.alarm+" "+fault, w-2, 2) {
			lines = append(lines, " "+d.theme.warn.Render(line))
		}
	}
	if len(s.faults[i]) == 0 {
		lines = append(lines, " "+d.theme.dim.Render(d.T("intake.no_fault")))
	}
	for _, decided := range d.decisions(dossier) {
		lines = append(lines, indented(wrap(decided, w-2), nil)...)
	}
	lines = append(lines, " "+d.theme.dim.Render(middle(d.view.Enterprise(i).Name+" "+d.marks.dot+" "+dossier.TaxCode, w-2)))
	return append(lines, d.figureTable(dossier.Figures)...)
}

// decisions are what was decided about a dossier, with the reasons.
func (d *desk) decisions(dossier *store.Dossier) []string {
	var said []string
	if late := dossier.LateRuling(); late.Answer != store.Unstated {
		said = append(said, d.T("intake.late_"+string(late.Answer), "reason", late.Reason))
	}
	if concluded := dossier.ConclusionRuling(); concluded.Answer != store.Unstated {
		said = append(said, d.T("intake.concluded_"+string(concluded.Answer), "reason", concluded.Reason))
	}
	return said
}

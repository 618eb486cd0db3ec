package tui

import (
	"strings"

	"example.com/hoidong/store"
)

// mismatchWidths are the widths of the columns; product and clerk are left out where there is no room.
type mismatchWidths struct{ form, member, code, product, criterion, points, clerk, cell int }

func (m *mismatches) widths(w int) mismatchWidths {
	c := mismatchWidths{form: 10, member: 6, code: 6, criterion: 9, points: 7, cell: 10}
	for i := range m.rows {
		r := &m.rows[i]
		c.form, c.member = max(c.form, width(r.Form.Code)+2), max(c.member, width(r.Form.Member)+2)
		c.code, c.criterion = max(c.code, width(r.Dossier)+2), max(c.criterion, width(r.Criterion)+1)
		c.points = max(c.points, width(m.desk.points(r.First))+2, width(m.desk.points(r.Second))+2)
		for _, clerk := range r.Clerks {
			c.clerk = max(c.clerk, width(clerk)+1)
		}
	}
	fixed := 3 + c.form + c.member + c.code + c.criterion + 2*c.points + c.cell
	if fixed+2*c.clerk > w {
		c.clerk = 0
	}
	if room := w - fixed - 2*c.clerk; room >= shortProduct {
		c.product = min(longProduct, room)
	}
	return c
}

func (m *mismatches) View(w, h int) []string {
	d := m.desk
	w = min(w, readable+10)
	title := "   " + d.theme.strong.Render(d.T("mismatches.title", "n", len(m.rows)))
	if len(m.rows) == 0 {
		next := d.theme.line([]span{{" " + d.marks.cursor + " ", &d.theme.accent}, {d.T("mismatches.go_on") + " ", nil}}, true)
		return []string{"   " + d.theme.strong.Render(d.T("mismatches.none")), "   " + d.theme.dim.Render(d.T("mismatches.none_hint")), "", next}
	}
	c := m.widths(w)
	pass := func(key string) string { return rightly(d.T(key), c.points) + blank(c.clerk) }
	lines := []string{title, d.theme.dim.Render("   " + leftly(d.T("column.form"), c.form) + leftly(d.T("mismatches.of"), c.member) + leftly(d.T("column.code"), c.code) +
		leftly(d.T("column.product"), c.product) + leftly(d.T("column.criterion"), c.criterion) + pass("mismatches.first") + pass("mismatches.second") +
		rightly(d.T("mismatches.paper"), c.cell))}
	from, to := m.window.show(h-mismatchTop-mismatchFoot, len(m.rows))
	for i := from; i < to; i++ {
		lines = append(lines, m.row(&m.rows[i], i == m.window.cursor, c))
	}
	lines = append(lines, blankLines(h-mismatchFoot-len(lines))...)
	return append(lines, m.detail(w)...)
}

func (m *mismatches) row(r *store.KeyedMismatch, chosen bool, c mismatchWidths) string {
	d := m.desk
	mark := " "
	if chosen {
		mark = d.marks.cursor
	}
	product := ""
	if at := d.view.IndexOf(r.Dossier); at >= 0 && c.product > 0 {
		product = strings.TrimRight(middle(d.view.Dossier(at).Product, c.product-1), " ")
	}
	clerk := func(i int) string {
		if c.clerk == 0 {
			return ""
		}
		return leftly(" "+r.Clerks[i], c.clerk)
	}
	spans := []span{
		{" " + mark + " ", &d.theme.accent},
		{leftly(r.Form.Code, c.form) + leftly(r.Form.Member, c.member) + leftly(r.Dossier, c.code) + leftly(product, c.product) + leftly(r.Criterion, c.criterion), nil},
		{rightly(d.points(r.First), c.points), &d.theme.strong},
		{clerk(0), &d.theme.dim},
		{rightly(d.points(r.Second), c.points), &d.theme.strong},
		{clerk(1), &d.theme.dim},
	}
	s := m.settled(r)
	text := d.marks.missing
	if k, waits := d.keyed[settledField(r)]; waits && !k.refused {
		text = d.points(s.points(0))
	}
	switch {
	case chosen && m.halfTyped():
		return d.theme.line(spans, true) + m.edit.draw(c.cell)
	case chosen:
		return d.theme.line(spans, true) + d.theme.field.Render(rightly(d.marks.cursor+" "+text, c.cell))
	}
	return d.theme.line(append(spans, span{rightly(text, c.cell), &d.theme.warn}), false)
}

// mismatchFoot is how many lines below the rows tell of the one with the cursor.
const mismatchFoot = 4

// detail says in full which paper to take, and who typed what.
func (m *mismatches) detail(w int) []string {
	d, r := m.desk, m.chosen()
	lines := []string{d.theme.faint.Render(" " + d.marks.line(w-2))}
	what := r.Dossier
	if at := d.view.IndexOf(r.Dossier); at >= 0 {
		what += " " + d.view.Dossier(at).Product
	}
	if c := d.rules().Criterion(r.Criterion); c >= 0 {
		what += " " + d.marks.dot + " " + r.Criterion + " " + d.rules().Criteria[c].Name
	}
	take := d.T("mismatches.take", "form", r.Form.Code, "member", r.Form.Member+" "+d.nameOf(r.Form.Member),
		"first", d.spoken(r.First), "one", r.Clerks[0], "second", d.spoken(r.Second), "two", r.Clerks[1])
	lines = append(lines, indented(fewer(hanging(take, w-2, 0), 2, w-2), &d.theme.strong)...)
	return append(lines, indented(fewer(hanging(what, w-2, width(r.Dossier)+1), mismatchFoot-len(lines), w-2), nil)...)
}

func (m *mismatches) Help() []hint {
	d := m.desk
	switch {
	case len(m.rows) == 0:
		return []hint{{"Enter", d.T("key.go_on_keying")}, {"Esc", d.T("key.back")}, {"Ctrl+Z", d.T("key.undo")}}
	case m.halfTyped():
		return []hint{{"Enter", d.T("key.settle")}, {"Esc", d.T("key.restore")}}
	}
	return []hint{{"0…9", d.T("key.paper_says")}, {"Del", d.T("key.paper_blank")}, {"↑↓", d.T("key.choose")}, {"Esc", d.T("key.back")}, {"Ctrl+Z", d.T("key.undo")}}
}

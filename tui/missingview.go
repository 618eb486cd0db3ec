package tui

import (
	"slices"
	"strconv"
	"strings"

	"example.com/hoidong/scoring"
	"example.com/hoidong/store"
)

func (m *missing) View(w, h int) []string {
	w = min(w, readable+10)
	switch {
	case m.byMember:
		return m.viewMembers(w, h)
	case !m.desk.scores():
		return []string{"   " + m.desk.theme.strong.Render(m.desk.owedByAll(m.owed.Total))}
	case len(m.owed.Own) == 0:
		return m.viewNothing()
	}
	return m.viewOwn(w, h)
}

// owedByAll says in a line what the whole council owes.
func (d *desk) owedByAll(o store.Owed) string {
	switch {
	case o.Cells == 0 && o.Unconfirmed == 0:
		return d.T("missing.all_confirmed")
	case o.Cells == 0:
		return d.T("missing.all_unconfirmed", "n", o.Unconfirmed)
	case o.Unconfirmed == 0:
		return d.T("missing.all_left", "cells", o.Cells, "sheets", o.Sheets)
	}
	return d.T("missing.all_both", "cells", o.Cells, "sheets", o.Sheets, "unconfirmed", o.Unconfirmed)
}

// viewNothing offers the last thing there is to do when no cell is blank.
func (m *missing) viewNothing() []string {
	d := m.desk
	lines := []string{"   " + d.theme.strong.Render(d.T("missing.nothing")), ""}
	if n := len(m.owed.Unconfirmed); n > 0 {
		text := d.T("missing.confirm_all", "n", n, "asked", d.asked)
		return append(lines, d.theme.line([]span{{" " + d.marks.cursor + " ", &d.theme.accent}, {text + " ", nil}}, true))
	}
	return append(lines, "   "+d.T("missing.all_confirmed"))
}

// aboutLines is how many lines below the list tell of the dossier with the cursor: a rule, its name and what it lacks.
const aboutLines = 4

func (m *missing) viewOwn(w, h int) []string {
	d := m.desk
	code := codeRoom(m.longest)
	blanks := max(14, (w-3-code)/3)
	product := w - 3 - code - blanks
	lines := []string{
		m.summary(w),
		d.theme.dim.Render("   " + leftly(d.T("column.code"), code) + leftly(d.T("column.product"), product) + d.T("column.missing")),
	}
	from, to := m.own.show(h-missingTop-aboutLines, len(m.owed.Own))
	for i := from; i < to; i++ {
		mark, dossier := " ", d.view.Dossier(m.owed.Own[i].Dossier)
		if i == m.own.cursor {
			mark = d.marks.cursor
		}
		lines = append(lines, d.theme.line([]span{
			{" " + mark + " ", &d.theme.accent},
			{leftly(dossier.Code, code), nil},
			{middle(dossier.Product, product-1) + " ", nil},
			{leftly(d.criteriaOf(m.owed.Own[i].Criteria, false), blanks), &d.theme.dim},
		}, i == m.own.cursor))
	}
	return append(lines, m.about(w)...)
}

// summary is how much is left, and what is complete and waits to be confirmed.
func (m *missing) summary(w int) string {
	d := m.desk
	left, right := "   "+d.theme.strong.Render(d.owedInWords()), ""
	if n := len(m.owed.Unconfirmed); n > 0 {
		right = d.theme.dim.Render(d.T("missing.unconfirmed", "n", n) + " ")
	}
	if width(left)+width(right) > w {
		return left
	}
	return between(left, right, w)
}

// about tells of the dossier with the cursor: its full name, and the names of the criteria that it lacks.
func (m *missing) about(w int) []string {
	d := m.desk
	sheet := m.owed.Own[m.own.cursor]
	lines := []string{
		d.theme.faint.Render(" " + d.marks.line(w-2)),
		"   " + strings.TrimRight(middle(d.view.Dossier(sheet.Dossier).Product, w-4), " "),
	}
	for _, line := range wrap(d.criteriaOf(sheet.Criteria, true), w-4) {
		lines = append(lines, "   "+d.theme.dim.Render(line))
	}
	return lines
}

// criteriaOf lists criteria by their codes, with their names or without.
func (d *desk) criteriaOf(set scoring.CriterionSet, named bool) string {
	var all []string
	for c := range set.All() {
		criterion := &d.rules().Criteria[c]
		if named {
			all = append(all, criterion.Code+" "+name(criterion.Name))
			continue
		}
		all = append(all, criterion.Code)
	}
	return strings.Join(all, ", ")
}

// A count is a column of numbers of what a member owes.
type count struct {
	head string
	of   func(*store.MemberOwed) int
}

// counts are the columns there is room for.
func (m *missing) counts(w int) []count {
	all := []count{
		{m.desk.T("column.cells"), func(o *store.MemberOwed) int { return o.Cells }},
		{m.desk.T("column.unconfirmed"), func(o *store.MemberOwed) int { return o.Unconfirmed }},
	}
	if w < narrowBelow {
		return all
	}
	return slices.Insert(all, 1, count{m.desk.T("column.sheets"), func(o *store.MemberOwed) int { return o.Sheets }})
}

func (m *missing) viewMembers(w, h int) []string {
	d := m.desk
	counts, longest := m.counts(w), 0
	for i := range m.members {
		longest = max(longest, width(m.members[i].Member.Code))
	}
	code := codeRoom(longest)
	names := w - 3 - code
	heads := ""
	for _, c := range counts {
		heads += "  " + c.head
	}
	names = min(30, names-width(heads))
	lines := []string{
		"   " + d.theme.strong.Render(d.owedByAll(m.owed.Total)),
		d.theme.dim.Render("   " + leftly(d.T("column.code"), code) + leftly(d.T("column.member"), names) + heads),
	}
	from, to := m.people.show(h-missingTop, len(m.members))
	for i := from; i < to; i++ {
		mark, one := " ", &m.members[i]
		if i == m.people.cursor {
			mark = d.marks.cursor
		}
		spans := []span{{" " + mark + " ", &d.theme.accent}, {leftly(one.Member.Code, code), nil}, {middle(d.sitterInFull(one.Member), names), nil}}
		for _, c := range counts {
			spans = append(spans, d.count(c.of(one), width(c.head)+2))
		}
		lines = append(lines, d.theme.line(spans, i == m.people.cursor))
	}
	return lines
}

// count shows a number over w cells; nothing owed is a dash.
func (d *desk) count(n, w int) span {
	if n == 0 {
		return span{rightly(d.T("cell.blank"), w), &d.theme.dim}
	}
	return span{rightly(strconv.Itoa(n), w), nil}
}

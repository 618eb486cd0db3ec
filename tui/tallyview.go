package tui

import (
	"strconv"
	"strings"

	"example.com/hoidong/store"
)

// tallyTop is the line of the first row, below the summary, the codes of the members and who of them is there; tallyFoot is
// how many lines stand below the rows: what each member owes, a rule, what the cursor is on, and the signs.
const tallyTop, tallyFoot = 3, 5

// tallyColumns are the widths of the tally. from is the first member that is drawn, shown how many are.
type tallyColumns struct{ code, product, cell, owed, from, shown int }

// cellsLeft is where the first cell begins.
func (c tallyColumns) cellsLeft() int { return 3 + c.code + c.product }

// layout shares the width out: members have as many columns as there is room for beside a product's short name. Those that
// have none scroll with the cursor.
func (t *tally) layout(w int) tallyColumns {
	longest := 4
	for i := range t.members {
		longest = max(longest, width(t.members[i].Member.Code))
	}
	c := tallyColumns{code: codeRoom(t.list.table.longest), cell: min(longest, 12) + 2, owed: 6}
	rest := w - 3 - c.code - c.owed
	c.shown = max(1, min(len(t.members), (rest-shortProduct)/c.cell))
	c.product = min(longProduct, rest-c.shown*c.cell)
	c.from = max(min(t.drawn.from, t.column), t.column-c.shown+1)
	c.from = max(0, min(c.from, len(t.members)-c.shown))
	return c
}

func (t *tally) View(w, h int) []string {
	c := t.layout(w)
	t.drawn = c
	lines := append([]string{t.summary(w)}, t.headings(c)...)
	from, to := t.window.show(h-tallyTop-tallyFoot, len(t.rows))
	for i := from; i < to; i++ {
		lines = append(lines, t.row(t.rows[i], i == t.window.cursor, c))
	}
	if len(t.rows) == 0 {
		lines = append(lines, "   "+t.desk.theme.dim.Render(t.desk.T("list.none")))
	}
	lines = append(lines, blankLines(h-tallyFoot-len(lines))...)
	return append(append(lines, t.footer(c)), t.detail(w)...)
}

// summary says what is listed, and what is looked for.
func (t *tally) summary(w int) string {
	d := t.desk
	left := "   " + d.theme.dim.Render(d.T("list.search")+": ")
	right := d.theme.dim.Render(d.T("list.filter")+": ") + t.keep.name(d) +
		d.theme.dim.Render(" "+strconv.Itoa(len(t.rows))+"/"+strconv.Itoa(len(t.list.table.rows))) + " "
	if t.list.searching() || t.list.search.Value() != "" {
		left += d.show(&t.list.search, min(24, w-width(left)-width(right)-2))
	} else {
		left += d.theme.dim.Render("F3")
	}
	return between(left, right, w)
}

// headings are the codes of the members, and below them who is there.
func (t *tally) headings(c tallyColumns) []string {
	d := t.desk
	present := d.T("tally.there", "n", len(t.there))
	if c.from > 0 {
		present = between(present, d.marks.before+strconv.Itoa(c.from), c.product)
	}
	codes := []span{{"   " + leftly(d.T("column.code"), c.code) + leftly(d.T("column.product"), c.product), &d.theme.dim}}
	there := []span{{blank(3+c.code) + leftly(present, c.product), &d.theme.dim}}
	for i := c.from; i < c.from+c.shown && i < len(t.members); i++ {
		code, style, mark := t.members[i].Member.Code, &d.theme.dim, ""
		if i == t.column {
			style = &d.theme.strong
		}
		if t.there[code] != nil {
			mark = d.marks.here
		}
		codes = append(codes, span{rightly(leftly(code, min(width(code), c.cell-1)), c.cell), style})
		there = append(there, span{rightly(mark, c.cell), &d.theme.accent})
	}
	codes = append(codes, span{rightly(d.T("tally.left"), c.owed), &d.theme.dim})
	if hidden := len(t.members) - c.from - c.shown; hidden > 0 {
		there = append(there, span{rightly(strconv.Itoa(hidden)+d.marks.after, c.owed), &d.theme.dim})
	}
	return []string{d.theme.line(codes, false), d.theme.line(there, false)}
}

// row is one dossier, with how many of its sheets lack something.
func (t *tally) row(r *dossierRow, chosen bool, c tallyColumns) string {
	d := t.desk
	spans := t.list.table.beginning(d, r, chosen, c.code, c.product)
	var left string
	for i := c.from; i < c.from+c.shown && i < len(t.members); i++ {
		sheet := d.view.SheetOf(r.index, i)
		text, style := d.tallySign(&sheet)
		if chosen && i == t.column {
			left = d.theme.line(spans, true) + d.theme.field.Render(rightly(d.marks.cursor+" "+text, c.cell))
			spans = nil
			continue
		}
		spans = append(spans, span{rightly(text, c.cell), style})
	}
	return left + d.theme.line(append(spans, d.count(t.left(r), c.owed)), chosen)
}

// tallySign is where a sheet stands, in a sign or a short word.
func (d *desk) tallySign(s *store.MemberSheet) (string, *ink) {
	switch s.Status {
	case store.SheetEmpty:
		return d.T("cell.blank"), nil
	case store.SheetNotAssigned, store.SheetNotScored:
		return "", nil
	case store.SheetConfirmed:
		return d.marks.yes, &d.theme.accent
	case store.SheetRecused:
		return d.T("cell.recused"), &d.theme.dim
	case store.SheetPartial, store.SheetAgain:
		return strconv.Itoa(s.Given) + "/" + strconv.Itoa(s.Asked), &d.theme.warn
	case store.SheetComplete:
		return d.T("tally.sign.complete"), nil
	}
	return d.T("tally.sign." + string(s.Status)), &d.theme.dim
}

// footer is how many cells each member owes, and all of them together.
func (t *tally) footer(c tallyColumns) string {
	d := t.desk
	spans := []span{{blank(3+c.code) + leftly(d.T("tally.cells"), c.product), &d.theme.dim}}
	for i := c.from; i < c.from+c.shown && i < len(t.members); i++ {
		spans = append(spans, d.count(t.members[i].Cells, c.cell))
	}
	return d.theme.line(append(spans, d.count(t.total.Cells, c.owed)), false)
}

// detail is in full what the cursor is on: the product, the member, and what the signs mean.
func (t *tally) detail(w int) []string {
	d := t.desk
	if t.Dossier() == "" || t.member() == "" {
		return append([]string{d.theme.faint.Render(d.marks.line(w))}, "", "", "")
	}
	row, member := t.rows[t.window.cursor], &t.members[t.column]
	sheet := d.view.SheetOf(row.index, t.column)
	status := " " + strconv.Itoa(t.window.cursor+1) + "/" + strconv.Itoa(len(t.rows)) + " " + d.marks.dot + " "
	status = d.theme.dim.Render(status) + d.T("sheet.status."+string(sheet.Status)) + " "
	rule := between(d.theme.faint.Render(d.marks.line(w-width(status)-1)), status+d.theme.faint.Render(d.marks.rule), w)
	whose := member.Member.Code + " " + name(member.Member.Name)
	return []string{
		rule,
		" " + d.theme.strong.Render(leftly(row.code+" "+name(row.product), w-2)),
		" " + leftly(whose+" "+d.marks.dot+" "+t.whereabouts(member.Member.Code), w-2),
		" " + d.theme.dim.Render(t.signs(w-2)),
	}
}

// whereabouts are where a member is, on each of his screens.
func (t *tally) whereabouts(member string) string {
	if t.there[member] == nil {
		return t.desk.T("tally.away")
	}
	var where []string
	for _, p := range t.there[member] {
		where = append(where, t.desk.T("tally.at", "where", t.desk.whereInWords(p.At), "time", t.desk.hour(p.Since)))
	}
	return strings.Join(where, "; ")
}

// signs are what the signs mean, as many as there is room for.
func (t *tally) signs(w int) string {
	d := t.desk
	line := ""
	for _, one := range []struct{ sign, means string }{
		{d.T("cell.blank"), d.T("sheet.status.empty")},
		{d.T("tally.sign.complete"), d.T("sheet.status.complete")},
		{d.marks.yes, d.T("sheet.status.confirmed")},
		{"2/3", d.T("sheet.status.partial")},
		{d.marks.here, d.T("tally.here")},
	} {
		text := one.sign + " " + one.means
		if line != "" {
			text = "   " + text
		}
		if width(line)+width(text) <= w {
			line += text
		}
	}
	return line
}

// told is what the actor may know of a sheet and its member.
func (t *tally) told(s *store.MemberSheet) []string {
	d, member := t.desk, &t.members[t.column]
	status := d.T("sheet.status." + string(s.Status))
	if s.Asked > 0 {
		status += ": " + d.T("tally.given", "given", s.Given, "asked", s.Asked)
	}
	text := []string{status}
	if scores := t.scores(s); scores != "" {
		text = append(text, scores)
	}
	if s.Remark != "" {
		text = append(text, d.T("sheet.remark")+": "+s.Remark)
	}
	now := d.T("tally.now", "where", t.whereabouts(member.Member.Code))
	return append(text, now, d.owedByAll(member.Owed))
}

// scores are those on a sheet that the actor may see; empty when he may not, or there are none.
func (t *tally) scores(s *store.MemberSheet) string {
	var all []string
	for c, cell := range s.Cells {
		if cell.Kind == store.CellScore {
			all = append(all, t.desk.rules().Criteria[c].Code+": "+t.desk.spoken(cell.Points))
		}
	}
	return strings.Join(all, " "+t.desk.marks.dot+" ")
}

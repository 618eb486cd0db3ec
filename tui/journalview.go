package tui

import (
	"cmp"
	"strings"

	"example.com/hoidong/store"
)

// A journalColumns are the widths of the columns; zero for one that is not shown.
type journalColumns struct{ time, who, code, product, what int }

func (j *journal) columns(w int) journalColumns {
	c := journalColumns{time: 10, code: codeRoom(4)}
	if j.by == nil {
		c.who = codeRoom(4)
	}
	rest := w - 5 - c.time - c.who - c.code
	c.what = max(22, rest*9/20)
	c.product = rest - c.what
	return c
}

// entryLines is how many lines below the list tell of the entry with the cursor.
const entryLines = 4

func (j *journal) View(w, h int) []string {
	d := j.desk
	w = min(w, readable+10)
	c := j.columns(w)
	lines := []string{"   " + d.theme.strong.Render(leftly(j.title(), w-3)), d.theme.dim.Render(j.heading(c))}
	switch {
	case j.trouble != "":
		return append(lines, "   "+d.theme.bad.Render(d.marks.alarm+" "+j.trouble))
	case len(j.lines) == 0 && (j.asked != 0 || j.stale):
		return append(lines, "   "+d.theme.dim.Render(d.T("journal.reading")))
	case len(j.lines) == 0:
		return append(lines, "   "+d.theme.dim.Render(d.T("journal.empty")))
	}
	from, to := j.window.show(h-journalTop-entryLines, len(j.lines))
	for i := from; i < to; i++ {
		lines = append(lines, j.row(&j.lines[i], i == j.window.cursor, c))
	}
	lines = append(lines, blankLines(j.window.height-(to-from))...)
	return append(lines, j.about(&j.lines[j.window.cursor], w)...)
}

// title says whose journal it is.
func (j *journal) title() string {
	d := j.desk
	switch {
	case j.by == nil:
		return d.T("menu.journal")
	case *j.by == d.actor.Member() && *j.by != "":
		return d.T("menu.own_journal")
	case *j.by == "":
		return d.T("menu.journal") + ": " + d.T("journal.owner")
	}
	return d.T("menu.journal") + ": " + *j.by + " " + d.nameOf(*j.by)
}

// nameOf is the name of a member; empty for nobody.
func (d *desk) nameOf(code string) string {
	for _, m := range d.view.Snapshot().Members() {
		if m.Code == code {
			return name(m.Name)
		}
	}
	return ""
}

func (j *journal) heading(c journalColumns) string {
	d := j.desk
	line := blank(5) + leftly(d.T("column.time"), c.time)
	if c.who > 0 {
		line += leftly(d.T("column.who"), c.who)
	}
	line += leftly(d.T("column.code"), c.code)
	return line + leftly(d.T("column.product"), c.product) + d.T("column.what")
}

// row is one entry. What has been taken back has a mark, and stands back.
func (j *journal) row(l *store.JournalLine, chosen bool, c journalColumns) string {
	d := j.desk
	cursor, mark, dim := " ", " ", &d.theme.dim
	if chosen {
		cursor = d.marks.cursor
	}
	var ink *ink
	if l.UndoneBy != 0 {
		mark, ink = d.marks.no, dim
	}
	spans := []span{{" " + cursor + " ", &d.theme.accent}, {mark + " ", dim}, {leftly(d.when(l.At), c.time), dim}}
	if c.who > 0 {
		spans = append(spans, span{leftly(cmp.Or(l.Actor, d.T("cell.blank")), c.who), ink})
	}
	code := aboutAct(l.Done)
	if code == "" {
		return d.theme.line(append(spans, span{leftly(d.actInWords(l), c.code+c.product+c.what), ink}), chosen)
	}
	return d.theme.line(append(
		spans, span{leftly(code, c.code), ink}, span{middle(d.productOf(code), c.product-1) + " ", dim},
		span{leftly(d.actInWords(l), c.what), ink},
	), chosen)
}

// about tells of the entry with the cursor in full, and whether it can be taken back.
func (j *journal) about(l *store.JournalLine, w int) []string {
	d := j.desk
	parts := []string{l.At.In(d.zone).Format("02/01/2006 15:04:05")}
	if j.by == nil {
		who := d.T("journal.owner")
		if l.Actor != "" {
			who = l.Actor + " " + d.nameOf(l.Actor)
		}
		parts = append(parts, who)
	}
	if code := aboutAct(l.Done); code != "" {
		parts = append(parts, code+" "+name(d.productOf(code)))
	}
	return []string{
		d.theme.faint.Render(" " + d.marks.line(w-2)),
		"   " + strings.TrimRight(middle(strings.Join(parts, " "+d.marks.dot+" "), w-4), " "),
		"   " + leftly(d.actInWords(l), w-4),
		"   " + d.theme.dim.Render(leftly(strings.ReplaceAll(d.standing(l, j.lines), "\n", " "), w-4)),
	}
}

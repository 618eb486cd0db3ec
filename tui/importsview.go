package tui

import (
	"strings"
	"time"

	bubble "github.com/charmbracelet/bubbles/progress"
	"github.com/muesli/termenv"

	"example.com/hoidong/store"
)

// An importRow is one line of what is wrong or of what would change.
type importRow struct {
	kind rowKind
	// text is a fault or a remark.
	text string
	// change is what would change, or a new record by its first field.
	change store.Difference
}

// A rowKind says what an importRow is about.
type rowKind int

const (
	faultRow rowKind = iota
	remarkRow
	changeRow
	addedRow
)

// list makes the rows: what is wrong, or else what the reader remarks, what would change, and what is new.
func (i *importing) list() {
	i.rows = i.rows[:0]
	for _, fault := range i.faults {
		i.rows = append(i.rows, importRow{kind: faultRow, text: i.desk.words.Error(fault)})
	}
	if i.stage == previewed {
		lines := i.found.report(i.desk.words)
		for _, line := range lines[min(1, len(lines)):] {
			i.rows = append(i.rows, importRow{kind: remarkRow, text: line})
		}
		for _, d := range i.found.preview.Differences {
			i.rows = append(i.rows, importRow{kind: changeRow, change: d})
		}
		for _, d := range i.found.preview.Added {
			i.rows = append(i.rows, importRow{kind: addedRow, change: d})
		}
	}
	i.common = alike(i.rows)
	i.filter()
}

func (i *importing) filter() {
	i.shown = i.shown[:0]
	for at := range i.rows {
		if !i.onlyChanges || i.rows[at].kind == changeRow {
			i.shown = append(i.shown, at)
		}
	}
	i.window.to(0, len(i.shown))
}

// importTop is the line of the first row: below the file, the summary and a blank; detailLines are below the list.
const importTop, detailLines = 3, 4

func (i *importing) View(w, h int) []string {
	d := i.desk
	w = min(w, readable)
	lines := []string{"   " + d.theme.strong.Render(middle(d.T("imports.title."+i.kind, "file", i.file.name), w-4)), i.pointer() + i.summary(), ""}
	if i.stage == beingRead {
		return append(lines, i.reading.bar(i.desk, w))
	}
	from, to := i.window.show(h-importTop-detailLines-1, len(i.shown))
	for at := from; at < to; at++ {
		lines = append(lines, i.row(&i.rows[i.shown[at]], at == i.window.cursor, w))
	}
	if len(i.shown) == 0 {
		return lines
	}
	lines = append(lines, blankLines(h-detailLines-1-len(lines))...)
	lines = append(lines, "   "+d.theme.faint.Render(d.marks.line(w-6)))
	for n, line := range i.detail(&i.rows[i.shown[i.window.cursor]], w-6) {
		if n < detailLines {
			lines = append(lines, "   "+line)
		}
	}
	return lines
}

// pointer is the cursor where there is nothing to go through: Enter closes.
func (i *importing) pointer() string {
	if i.stage == previewed && len(i.rows) == 0 {
		return " " + i.desk.theme.accent.Render(i.desk.marks.cursor) + " "
	}
	return "   "
}

// summary says how far the file is, and what comes of it.
func (i *importing) summary() string {
	d, p := i.desk, i.found.preview
	switch {
	case i.stage == beingRead:
		return i.spinner.View() + " " + d.T("imports.reading")
	case i.stage == beingKept:
		return d.T("imports.keeping")
	case i.stage == faulty:
		return d.theme.warn.Render(d.marks.alarm + " " + d.T("imports.faulty", "n", len(i.faults)))
	case i.nothingNew():
		return d.T("imports.nothing")
	}
	text := d.T("imports.counts", "new", p.New, "changed", p.Changed, "same", p.Same)
	if i.onlyChanges {
		text += d.theme.dim.Render(" " + d.marks.dot + " " + d.T("imports.only_changes"))
	}
	return text
}

// barAfter is how long reading may take before its progress is shown.
const barAfter = 500 * time.Millisecond

// bar shows how far it is, once it takes longer than anybody waits for without wondering.
func (r *reading) bar(d *desk, w int) string {
	done, total := r.done.Load(), r.total.Load()
	if total == 0 || d.now().Sub(r.began) < barAfter {
		return ""
	}
	full, empty := []rune(d.marks.full)[0], []rune(d.marks.empty)[0]
	bar := bubble.New(bubble.WithWidth(min(40, w-6)), bubble.WithoutPercentage(), bubble.WithColorProfile(termenv.Ascii),
		bubble.WithFillCharacters(full, empty))
	return "   " + d.theme.accent.Render(bar.ViewAs(float64(done)/float64(total)))
}

// codeColumn and fieldColumn are the columns of the record and of its field.
const codeColumn, fieldColumn = 14, 22

func (i *importing) row(r *importRow, chosen bool, w int) string {
	d := i.desk
	mark := " "
	if chosen {
		mark = d.marks.cursor
	}
	cursor := span{" " + mark + " ", &d.theme.accent}
	room := w - 3
	switch r.kind {
	case faultRow:
		return d.theme.line([]span{cursor, {leftly(cutLeft(name(r.text), i.common), room), nil}}, chosen)
	case remarkRow:
		return d.theme.line([]span{cursor, {leftly(name(r.text), room), &d.theme.dim}}, chosen)
	}
	c := r.change
	what := d.words.Shown(c.Was) + " " + d.marks.arrow + " " + d.words.Shown(c.Now)
	field := leftly(d.words.Field(c.Field, c.Year), fieldColumn-1) + " "
	if r.kind == addedRow {
		what, field = d.words.Shown(c.Now), leftly(d.T("imports.new"), fieldColumn-1)+" "
	}
	return d.theme.line([]span{
		cursor, {leftly(name(c.Code), codeColumn-1) + " ", nil}, {field, &d.theme.dim}, {leftly(name(what), room-codeColumn-fieldColumn), nil},
	}, chosen)
}

// detail is all of a row.
func (i *importing) detail(r *importRow, w int) []string {
	d := i.desk
	if r.kind == faultRow || r.kind == remarkRow {
		return wrap(r.text, w)
	}
	c := r.change
	if r.kind == addedRow {
		return wrap(d.T("imports.new")+": "+c.Code+" "+d.marks.dot+" "+d.words.Field(c.Field, c.Year)+": "+d.words.Shown(c.Now), w)
	}
	return wrap(d.difference(c), w)
}

// alike is how many cells all rows begin with alike, up to a comma: the file and its sheet, which faults need not repeat.
func alike(rows []importRow) int {
	if len(rows) < 2 {
		return 0
	}
	shared := rows[0].text
	for _, r := range rows[1:] {
		for !strings.HasPrefix(r.text, shared) {
			at := strings.LastIndex(strings.TrimSuffix(shared, ", "), ", ")
			if at < 0 {
				return 0
			}
			shared = shared[:at+2]
		}
	}
	if !strings.HasSuffix(shared, ", ") {
		return 0 // the same fault twice
	}
	return width(shared)
}

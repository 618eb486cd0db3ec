package tui

import (
	"strconv"
	"strings"

	"example.com/hoidong/store"
)

// A board leaves air round what it shows, and no line of the ranking is wider than people can follow from the back of the
// room.
const (
	boardMargin = 2
	boardWidth  = 116
)

func (b *board) View(w, h int) []string {
	d, c := b.desk, &b.content
	if c.Blank {
		return d.centred(b.blank(), w, h)
	}
	top := b.top(w)
	if c.Shows != store.BoardRanking || c.Forgotten {
		return append(top, d.centred(b.progress(w-2*boardMargin, h-len(top)), w, h-len(top))...)
	}
	return append(top, b.ranking(w, h-len(top))...)
}

// blank is what stands there while nothing is to be seen: which round this is.
func (b *board) blank() []string {
	d := b.desk
	return []string{d.theme.title.Render(name(d.view.Snapshot().Round().Name)), "", d.theme.dim.Render(d.T("board.blank"))}
}

// top are the lines above: the round, what this is not yet, and since when it stands still.
func (b *board) top(w int) []string {
	d, c := b.desk, &b.content
	snap := d.view.Snapshot()
	title := strings.TrimRight(middle(snap.Round().Name, max(roomy, w-2*boardMargin-width(d.sampleMark(snap)))), " ")
	lines := []string{"", d.theme.title.Render(title) + d.sampleMark(snap)}
	if c.Shows == store.BoardRanking && !c.Forgotten {
		lines = append(lines, d.theme.warn.Render(d.T("banner.provisional")))
	} else {
		lines = append(lines, d.T("veil.sitting", "phase", d.T("phase."+string(snap.Phase()))))
	}
	switch {
	case c.Forgotten:
		lines = append(lines, d.theme.warn.Render(d.T("board.forgotten", "time", d.hour(c.Since))))
	case c.Paused:
		lines = append(lines, d.theme.warn.Render(d.T("board.paused", "time", d.hour(c.Since))))
	}
	for i := range lines {
		lines[i] = blank((w-width(lines[i]))/2) + lines[i]
	}
	return append(lines, "")
}

// progress is how far the council is.
func (b *board) progress(w, h int) []string {
	d, c := b.desk, &b.content
	if c.Sheets.Of == 0 {
		return []string{d.T("board.nothing")}
	}
	sheets := shareText(c.Sheets)
	lines := []string{d.T("board.sheets"), ""}
	if big := d.marks.large(sheets, w); big != nil && h >= largeFrom {
		for _, line := range big {
			lines = append(lines, d.theme.accent.Render(line))
		}
	} else {
		lines = append(lines, d.theme.title.Render(sheets))
	}
	return append(lines, "", d.shareBar(c.Sheets, min(w, boardWidth/2)), "",
		d.T("board.products", "done", c.Products.Done, "of", c.Products.Of))
}

func shareText(s store.Share) string { return strconv.Itoa(s.Done) + "/" + strconv.Itoa(s.Of) }

// shareBar draws a share over so many cells.
func (d *desk) shareBar(s store.Share, w int) string {
	full := s.Done * w / max(1, s.Of)
	return d.theme.accent.Render(strings.Repeat(d.marks.full, full)) + d.theme.faint.Render(strings.Repeat(d.marks.empty, w-full))
}

// centred are lines in the middle of h lines of w cells.
func (d *desk) centred(lines []string, w, h int) []string {
	out := blankLines((h - len(lines)) / 2)
	for _, line := range lines {
		out = append(out, blank((w-width(line))/2)+line)
	}
	return frame(out, w, h)
}

// boardColumns are the widths of the ranking on the board.
type boardColumns struct{ place, product, enterprise, mean int }

func columnsOfBoard(w int) boardColumns {
	c := boardColumns{place: 6, mean: 9}
	rest := min(boardWidth, w-2*boardMargin) - c.place - c.mean
	c.product = rest * 11 / 20
	c.enterprise = rest - c.product
	return c
}

// The lines of the ranking that are not rows: the names of the columns and a rule above, a blank one and which page this is
// below.
const boardAround = 4

// ranking is one page of it: every row has a line of air below, in which the cut lines are drawn.
func (b *board) ranking(w, h int) []string {
	d := b.desk
	c := columnsOfBoard(w)
	b.rows = max(1, (h-boardAround+1)/2)
	b.pages = max(1, (len(b.content.Ranking)+b.rows-1)/b.rows)
	b.page = min(b.page, b.pages-1)
	lines := []string{
		d.theme.dim.Render(rightly(d.T("column.place"), c.place-2) + "  " + leftly(d.T("column.product"), c.product) +
			leftly(d.T("column.enterprise"), c.enterprise) + rightly(d.T("column.mean"), c.mean)),
		d.theme.faint.Render(d.marks.line(c.place + c.product + c.enterprise + c.mean)),
	}
	from := b.page * b.rows
	for i := from; i < min(from+b.rows, len(b.content.Ranking)); i++ {
		lines = append(lines, b.row(&b.content.Ranking[i], c), b.below(i+1, c))
	}
	if len(b.content.Ranking) == 0 {
		lines = append(lines, "", d.T("board.no_ranking"))
	}
	lines = append(frame(lines, w, h-1), d.theme.dim.Render(leftly(b.foot(), c.place+c.product+c.enterprise+c.mean)))
	margin := blank((w - c.place - c.product - c.enterprise - c.mean) / 2)
	for i := range lines {
		lines[i] = margin + lines[i]
	}
	return lines
}

func (b *board) row(r *store.BoardRow, c boardColumns) string {
	d := b.desk
	place := strconv.Itoa(r.Place)
	if r.Tied {
		place = "=" + place
	}
	return d.theme.strong.Render(rightly(place, c.place-2)) + "  " + middle(r.Product, c.product-2) + "  " +
		d.theme.dim.Render(firm(r.Enterprise, c.enterprise-1)) + " " + d.theme.strong.Render(rightly(r.Mean, c.mean))
}

// below is the line under so many rows: air, or the cut lines that lie there.
func (b *board) below(rows int, c boardColumns) string {
	d, cuts := b.desk, &b.content.Cuts
	var names []string
	if rows == cuts.Top {
		names = append(names, d.T("ranking.cut_top", "n", d.rules().Top))
	}
	if rows == cuts.Pass {
		names = append(names, d.T("ranking.cut_pass", "pass", d.rules().Pass.String()))
	}
	if names == nil {
		return ""
	}
	text := d.marks.line(c.place-1) + " " + strings.Join(names, " "+d.marks.dot+" ") + " "
	return d.theme.accent.Render(text + d.marks.line(c.place+c.product+c.enterprise+c.mean-width(text)))
}

// foot says which page this is, that it turns by itself, and how many products have no place.
func (b *board) foot() string {
	d := b.desk
	var parts []string
	if b.pages > 1 {
		parts = append(parts, d.T("board.page", "page", b.page+1, "pages", b.pages, "seconds", int(pageTime.Seconds())))
	}
	if b.content.Unplaced > 0 {
		parts = append(parts, d.T("board.unplaced", "n", b.content.Unplaced))
	}
	return strings.Join(parts, " "+d.marks.dot+" ")
}

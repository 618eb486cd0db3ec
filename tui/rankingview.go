package tui

import (
	"math/big"
	"strconv"
	"strings"

	"example.com/hoidong/scoring"
)

// The lines below the rows: a rule, and what the row with the cursor shows in words.
const rankingBelow = 2

// above is how many lines stand above the rows: the banner, what is shown of the ranking, and the names of the columns.
func (s *ranking) above() int {
	if s.filtered() {
		return 3
	}
	return 2
}

func (s *ranking) filtered() bool { return s.sector != "" || s.track != "" }

// rankColumns are the widths of the ranking; zero for one that has no room or that the actor may not see.
type rankColumns struct{ place, moved, code, product, enterprise, mean, sheets, bar, spread, verdict int }

func (s *ranking) columnsFor(w int) rankColumns {
	c := rankColumns{place: 4, moved: 4, code: codeRoom(s.longest), mean: 7, sheets: 7, bar: 12}
	if s.spread {
		c.spread = 8
	}
	if !s.desk.view.SeesSheets() {
		c.sheets = 0
	}
	switch {
	case w >= wideFrom:
		c.verdict, c.bar = 12, 16
	case w < narrowBelow:
		c.bar = 0
	}
	rest := w - 4 - c.place - c.moved - c.code - c.mean - c.sheets - c.bar - 2 - c.spread - c.verdict - 1
	c.product = rest
	if w >= wideFrom {
		rest = min(rest, readable)
		c.enterprise = rest / 2
		c.product = rest - c.enterprise
	}
	return c
}

func (s *ranking) View(w, h int) []string {
	d := s.desk
	s.room.w, s.room.h = w, h
	lines := []string{s.banner(w)}
	if s.why != nil {
		return append(lines, "", "   "+d.words.Error(s.why))
	}
	if s.filtered() {
		lines = append(lines, s.filters(w))
	}
	c := s.columnsFor(w)
	lines = append(lines, d.theme.dim.Render(s.heading(c)))
	if len(s.lines) == 0 {
		return append(lines, "", "   "+d.T(s.nothing()))
	}
	below := s.distribution(w, h)
	from, to := s.window.show(h-s.above()-rankingBelow-len(below), len(s.lines))
	for i := from; i < to; i++ {
		lines = append(lines, s.line(i, c, w))
	}
	lines = append(frame(lines, w, h-rankingBelow-len(below)), below...)
	return append(lines, d.theme.faint.Render(d.marks.line(w)), s.detail(w))
}

// nothing says why there are no rows.
func (s *ranking) nothing() string {
	if s.filtered() {
		return "list.none"
	}
	return "dossiers.empty"
}

// banner says what this is not yet.
func (s *ranking) banner(w int) string {
	d := s.desk
	banner := d.T("banner.provisional")
	snap := d.view.Snapshot()
	if snap.Round().Sample || snap.Rules().Sample {
		banner += " " + d.marks.dot + " " + d.T("banner.sample")
	}
	return " " + d.theme.warn.Render(leftly(banner, w-2))
}

// filters says which products are shown, and that their places are those among all.
func (s *ranking) filters(w int) string {
	d := s.desk
	var labelled, bare []string
	for _, one := range []struct{ label, value string }{{"column.sector", s.sector}, {"column.track", s.track}} {
		if one.value != "" {
			value := d.theme.strong.Render(name(one.value))
			labelled, bare = append(labelled, d.theme.dim.Render(d.T(one.label)+": ")+value), append(bare, value)
		}
	}
	sep := d.theme.dim.Render(" " + d.marks.dot + " ")
	left := "   " + strings.Join(labelled, sep)
	right := d.theme.dim.Render(" " + strconv.Itoa(s.shown) + "/" + strconv.Itoa(len(s.ranked.Rows)) + " ")
	if width(left)+width(right) > w {
		left = "   " + strings.Join(bare, sep)
	}
	if all := d.theme.dim.Render("  "+d.T("ranking.whole_places")+" "+d.marks.dot) + right; width(left)+width(all) <= w {
		right = all
	}
	return between(left, right, w)
}

// The lines from which the room alone shows how the means are spread, and those that it takes at least.
const spreadFrom, leastSpread = 30, 3 + chartAround

// spreads reports whether the distribution is shown.
func (s *ranking) spreads(w, h int) bool {
	if s.spreadOut != nil {
		return *s.spreadOut
	}
	return w >= wideFrom && h >= spreadFrom
}

// distribution is the pane below the rows; none while it is hidden.
func (s *ranking) distribution(w, h int) []string {
	if !s.spreads(w, h) {
		return nil
	}
	if s.drawn == nil || s.columns != columnsIn(w) {
		s.columns = columnsIn(w)
		s.drawn = newDistribution(s.ranked, s.desk.rules(), s.placed, s.top, s.columns)
	}
	if s.drawn == nil {
		return nil
	}
	var chosen *big.Rat
	if s.window.cursor < len(s.lines) && s.lines[s.window.cursor].row >= 0 {
		chosen, _ = s.ranked.Mean(s.lines[s.window.cursor].row)
	}
	return s.desk.distributionView(s.drawn, chosen, w, leastSpread+max(0, h-14)/6)
}

func (s *ranking) heading(c rankColumns) string {
	d := s.desk
	line := "   " + rightly(d.T("column.place"), c.place) + leftly("", c.moved) + " " + leftly(d.T("column.code"), c.code) + leftly(d.T("column.product"), c.product)
	if c.enterprise > 0 {
		line += leftly(d.T("column.enterprise"), c.enterprise)
	}
	line += rightly(d.T("column.mean"), c.mean)
	if c.sheets > 0 {
		line += rightly(d.T("column.sheet"), c.sheets)
	}
	line += "  " + s.barHeading(c.bar)
	if c.spread > 0 {
		line += rightly(d.T("column.spread"), c.spread)
	}
	if c.verdict > 0 {
		line += "  " + leftly(d.T("column.verdict"), c.verdict-2)
	}
	return line
}

func (s *ranking) line(i int, c rankColumns, w int) string {
	d := s.desk
	line := s.lines[i]
	if line.row < 0 {
		text := d.marks.line(3) + " " + line.cut + " "
		return d.theme.accent.Render(" " + leftly(text+d.marks.line(w-3-width(text)), w-2))
	}
	row := &s.ranked.Rows[line.row]
	if row.Place == 0 {
		return s.unplacedRow(line.row, i == s.window.cursor, c, w)
	}
	return s.placedRow(line.row, i == s.window.cursor, c)
}

func (s *ranking) placedRow(i int, chosen bool, c rankColumns) string {
	d, row := s.desk, &s.ranked.Rows[i]
	place := strconv.Itoa(row.Place)
	if row.Tied {
		place = "=" + place
	}
	moved, movedStyle := s.moved(row.Place, s.code(i))
	spans := append(s.start(chosen), span{rightly(place, c.place), &d.theme.strong}, span{rightly(moved, c.moved) + " ", movedStyle})
	spans = append(spans, s.names(i, c)...)
	spans = append(spans, span{rightly(mean(s.ranked, i), c.mean), &d.theme.strong})
	if c.sheets > 0 {
		spans = append(spans, span{rightly(s.sheets(i), c.sheets), &d.theme.dim})
	}
	spans = append(spans, span{"  " + s.bar(i, c.bar), s.barStyle(row)})
	if c.spread > 0 {
		text, style := s.apart(i)
		spans = append(spans, span{rightly(text, c.spread), style})
	}
	if c.verdict > 0 {
		spans = append(spans, span{"  " + leftly(d.words.Verdict(d.rules(), *row), c.verdict-2), s.barStyle(row)})
	}
	return d.theme.line(spans, chosen)
}

// unplacedRow is a row without a place: the reason stands where the numbers would.
func (s *ranking) unplacedRow(i int, chosen bool, c rankColumns, w int) string {
	d, row := s.desk, &s.ranked.Rows[i]
	spans := append(s.start(chosen), span{rightly(d.T("cell.blank"), c.place), &d.theme.dim}, span{blank(c.moved + 1), nil})
	spans = append(spans, s.names(i, c)...)
	reason := d.words.Reason(d.rules(), *row)
	spans = append(spans, span{"  " + leftly(reason, w-6-c.place-c.moved-c.code-c.product-c.enterprise-1), &d.theme.warn})
	return d.theme.line(spans, chosen)
}

func (s *ranking) start(chosen bool) []span {
	mark := " "
	if chosen {
		mark = s.desk.marks.cursor
	}
	return []span{{" " + mark + " ", &s.desk.theme.accent}}
}

func (s *ranking) names(i int, c rankColumns) []span {
	d, product := s.desk, s.ranked.Rows[i].Product
	spans := []span{{leftly(s.code(i), c.code-1) + " ", nil}, {middle(d.view.Dossier(product).Product, c.product-1) + " ", nil}}
	if c.enterprise > 0 {
		spans = append(spans, span{firm(d.view.Enterprise(product).Name, c.enterprise-1) + " ", &d.theme.dim})
	}
	return spans
}

// moved says how the place changed since the last look.
func (s *ranking) moved(place int, code string) (string, *ink) {
	d := s.desk
	was := s.before[code]
	switch {
	case was == 0 || was == place:
		return "", nil
	case was > place:
		return d.marks.up + strconv.Itoa(was-place), &d.theme.accent
	}
	return d.marks.down + strconv.Itoa(place-was), &d.theme.warn
}

func (s *ranking) sheets(i int) string {
	p := s.desk.view.Progress(s.ranked.Rows[i].Product)
	return strconv.Itoa(p.Complete) + "/" + strconv.Itoa(p.Asked)
}

// bar draws the mean on the scale, with an upright at the pass mark.
func (s *ranking) bar(i, w int) string {
	m, _ := s.ranked.Mean(i)
	return s.desk.marks.bar(m.Quo(m, s.desk.rules().Scale.Rat()), s.passShare(), w)
}

// passShare is where the pass mark lies on the scale; nil without one.
func (s *ranking) passShare() *big.Rat {
	rules := s.desk.rules()
	if rules.Pass == nil {
		return nil
	}
	return new(big.Rat).Quo(rules.Pass.Rat(), rules.Scale.Rat())
}

// barHeading names the upright in the bars.
func (s *ranking) barHeading(w int) string {
	share := s.passShare()
	if share == nil {
		return blank(w)
	}
	text, at := s.desk.T("ranking.bar_pass", "pass", s.desk.rules().Pass.String()), min(w-1, cells(share, w))
	if width(text) <= at {
		return leftly(rightly(text, at)+s.desk.marks.pass, w)
	}
	return leftly(blank(at)+s.desk.marks.pass+text, w)
}

func (s *ranking) barStyle(row *scoring.Row) *ink {
	if row.Top == scoring.TopNo {
		return &s.desk.theme.dim
	}
	return &s.desk.theme.accent
}

// apart is how far the members are apart, with a mark where they should talk.
func (s *ranking) apart(i int) (string, *ink) {
	d := s.desk
	x, ok := s.ranked.Spread(i)
	if !ok {
		return "", nil
	}
	text := scoring.FormatRat(x, 1)
	if s.ranked.Alarm(i) {
		return d.marks.alarm + text, &d.theme.warn
	}
	return text, &d.theme.dim
}

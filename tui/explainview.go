package tui

import (
	"math/big"
	"strconv"
	"strings"

	"example.com/hoidong/scoring"
	"example.com/hoidong/store"
	"example.com/hoidong/store/words"
)

// View keeps the product and its place above what scrolls.
func (s *explain) View(w, h int) []string {
	d := s.desk
	if s.why != nil {
		return []string{"", "   " + d.words.Error(s.why)}
	}
	w = min(w, readable+20)
	head := []string{d.productLine(s.code, s.of.Explanation.Product, w)}
	return append(head, s.scroll.show(d, s.text(w), h-len(head))...)
}

// text is the whole explanation.
func (s *explain) text(w int) []string {
	e, row := &s.of, &s.row
	lines := s.sentences(e, w)
	if len(e.Parts) > 0 {
		lines = append(lines, s.parts(e, w)...)
	}
	lines = append(lines, s.memberSheets(e, w)...)
	lines = append(lines, s.conclusion(e, row, w)...)
	for _, text := range s.desk.rescoringLines(e.Explanation.Product) {
		for _, line := range wrap(text, w-2) {
			lines = append(lines, " "+line)
		}
	}
	return lines
}

// sentences name the enterprise, and read aloud the product's place; that of the row above too, when it takes more than
// the two means to see why it is.
func (s *explain) sentences(e *store.Explanation, w int) []string {
	d := s.desk
	lines := []string{" " + d.theme.dim.Render(middle(d.view.Enterprise(e.Explanation.Product).Name, w-2))}
	codeOf := func(product int) string { return d.view.Dossier(product).Code }
	read := func(r scoring.Reading) {
		for _, line := range wrap(d.words.Reading(r, d.rules(), codeOf), w-2) {
			lines = append(lines, " "+d.theme.accent.Render(line))
		}
	}
	if s.above != nil {
		read(*s.above)
	}
	read(e.Reading)
	return append(lines, d.theme.faint.Render(d.marks.line(w)))
}

// placeText is “Hạng 10 · 85,92 điểm”.
func (d *desk) placeText(ranked *scoring.Ranking, row int) string {
	if ranked.Rows[row].Place == 0 {
		return d.T("explain.no_place")
	}
	return d.T("explain.place", "place", ranked.Rows[row].Place, "mean", mean(ranked, row))
}

// parts is one paragraph a criterion: what it is out of, how its mean comes about, what it brings.
func (s *explain) parts(e *store.Explanation, w int) []string {
	d := s.desk
	valueRoom, mostRoom := 9, 6
	if w < narrowBelow {
		return s.narrowParts(e, w, mostRoom+2, valueRoom)
	}
	nameRoom := min(42, w/3)
	howRoom := w - 3 - nameRoom - valueRoom - mostRoom
	lines := []string{d.theme.dim.Render(" " + leftly(d.T("column.criterion"), nameRoom) + rightly(d.T("column.max"), mostRoom) +
		leftly("  "+d.T("column.how"), howRoom) + rightly(d.T("column.brings"), valueRoom))}
	for i := range e.Parts {
		p := &e.Parts[i]
		criterion := &d.rules().Criteria[p.Criterion]
		var how []string
		for _, text := range s.how(e, p) {
			how = append(how, wrap(text, howRoom-2)...)
		}
		label := " " + middle(criterion.Code+" "+criterion.Name, nameRoom) + d.theme.dim.Render(rightly(criterion.Max.String(), mostRoom))
		lines = append(lines, label+leftly("  "+how[0], howRoom)+d.theme.strong.Render(rightly(s.brings(e, p), valueRoom)))
		for _, more := range how[1:] {
			lines = append(lines, blank(1+nameRoom+mostRoom+2)+more)
		}
	}
	return append(lines, d.theme.faint.Render(" "+d.marks.line(w-2)))
}

// narrowParts puts the arithmetic of a criterion below its name, where both do not fit beside each other.
func (s *explain) narrowParts(e *store.Explanation, w, mostRoom, valueRoom int) []string {
	d := s.desk
	nameRoom := w - 2 - mostRoom - valueRoom
	lines := []string{d.theme.dim.Render(" " + leftly(d.T("column.criterion"), nameRoom) + rightly(d.T("column.max"), mostRoom) +
		rightly(d.T("column.brings"), valueRoom))}
	for i := range e.Parts {
		p := &e.Parts[i]
		criterion := &d.rules().Criteria[p.Criterion]
		lines = append(lines, " "+middle(criterion.Code+" "+criterion.Name, nameRoom)+d.theme.dim.Render(rightly(criterion.Max.String(), mostRoom))+
			d.theme.strong.Render(rightly(s.brings(e, p), valueRoom)))
		for _, text := range s.how(e, p) {
			for _, line := range wrap(text, w-6) {
				lines = append(lines, "    "+d.theme.dim.Render(line))
			}
		}
	}
	return append(lines, d.theme.faint.Render(" "+d.marks.line(w-2)))
}

// brings is what a criterion brings to the mean, as far as the actor may know.
func (s *explain) brings(e *store.Explanation, p *scoring.Part) string {
	switch {
	case e.Hidden.Has(p.Criterion):
		return s.desk.T("explain.hidden_mark")
	case p.Contribution == nil:
		return s.desk.T("cell.blank")
	}
	return words.Mean(p.Contribution)
}

// nbsp keeps what belongs together on one line.
const nbsp = "\u00a0"

// how is the arithmetic of one criterion: the single scores, where the actor may see them, and what is made of them.
func (s *explain) how(e *store.Explanation, p *scoring.Part) []string {
	d := s.desk
	switch {
	case p.Computed != nil:
		return []string{d.computedInWords(e.Explanation.Product, p)}
	case e.Hidden.Has(p.Criterion):
		return []string{d.T("explain.hidden", "n", p.N)}
	case p.N == 0:
		return []string{d.T("explain.no_score")}
	}
	text := p.Sum.String() + " ÷ " + strconv.Itoa(p.N) + s.quotient(p)
	if p.Weight != 100 {
		text += " × " + d.T("explain.weight") + " " + scoring.Points(p.Weight).String()
	}
	if p.Floor != nil && !p.Floor.Reached {
		text += "; " + d.T("explain.below_floor", "floor", words.Mean(p.Floor.Bound))
	}
	if len(e.Members) == 0 {
		return []string{text}
	}
	return []string{s.scores(e, p), "= " + text}
}

// computedInWords is how a computed criterion comes by its points, with the reason of the council where it gave them.
func (d *desk) computedInWords(product int, p *scoring.Part) string {
	criterion := &d.rules().Criteria[p.Criterion]
	text := d.words.Computed(criterion, p.Computed)
	if given := d.view.CouncilPoints(product, criterion.Code); given != nil && p.Computed.Band == scoring.BandCouncil {
		text += " " + d.marks.dot + " " + given.Reason
	}
	return text
}

// quotient is a mean with the decimals that count, or two where it is not rounded, and whether it is exactly that.
func (s *explain) quotient(p *scoring.Part) string {
	decimals := s.desk.rules().Round
	if decimals < 0 {
		decimals = 2
	}
	sign := " = "
	if scoring.RoundRat(p.Exact, decimals).Cmp(p.Exact) != 0 {
		sign = " ≈ "
	}
	return sign + scoring.FormatRat(p.Mean, decimals)
}

// scores lists single scores, those that were dropped in brackets.
func (s *explain) scores(e *store.Explanation, p *scoring.Part) string {
	parts := make([]string, len(p.Scores))
	for i, score := range p.Scores {
		text := e.Members[score.Member] + nbsp + score.Points.String()
		if score.Dropped {
			text = "[" + text + "]"
		}
		parts[i] = text
	}
	return strings.Join(parts, " + ")
}

// memberSheets lists the sheets where the mean is by member.
func (s *explain) memberSheets(e *store.Explanation, w int) []string {
	d := s.desk
	if len(e.Sheets) == 0 || len(e.Members) == 0 {
		return nil
	}
	parts, complete := make([]string, len(e.Sheets)), 0
	for i, sheet := range e.Sheets {
		parts[i] = e.Members[sheet.Member] + " " + sheet.Total.String()
		if !sheet.Complete {
			parts[i] = "[" + parts[i] + "]"
			continue
		}
		complete++
	}
	var lines []string
	for _, line := range wrap(d.T("explain.sheets", "sheets", strings.Join(parts, ", "), "complete", complete), w-2) {
		lines = append(lines, " "+line)
	}
	return lines
}

// conclusion adds up and holds the mean against the pass mark.
func (s *explain) conclusion(e *store.Explanation, row *scoring.Row, w int) []string {
	d := s.desk
	if e.Explanation.Mean == nil {
		return []string{" " + d.theme.warn.Render(d.words.Reason(d.rules(), *row))}
	}
	label := " " + d.theme.strong.Render(d.T("column.mean_full"))
	if e.Hidden == 0 { // what is exact could tell more of what is hidden than two decimals do
		label += d.theme.dim.Render(s.exactly(e.Explanation.Mean))
	}
	lines := []string{between(label, d.theme.strong.Render(words.Mean(e.Explanation.Mean))+"  ", w)}
	if e.Explanation.Pass == nil {
		return lines
	}
	text := d.words.PassMark(e.Explanation.Mean, e.Explanation.Pass)
	if row.Verdict == scoring.Failed && e.Explanation.Pass.Reached {
		text += " " + d.T("explain.floor_fails")
	}
	for _, line := range wrap(text, w-2) {
		lines = append(lines, " "+line)
	}
	return lines
}

// exactly is what a mean is before it is rounded, with all its decimals or, where they never end, as a fraction; empty
// where two decimals are all there is.
func (s *explain) exactly(mean *big.Rat) string {
	if scoring.RoundRat(mean, 2).Cmp(mean) == 0 {
		return ""
	}
	return "  " + s.desk.T("explain.exactly", "exact", words.Exact(mean))
}

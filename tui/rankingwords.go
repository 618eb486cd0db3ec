package tui

import (
	"strings"

	"example.com/hoidong/scoring"
)

// detail says in words what the row with the cursor shows in signs.
func (s *ranking) detail(w int) string {
	d := s.desk
	if s.window.cursor >= len(s.lines) || s.lines[s.window.cursor].row < 0 {
		return ""
	}
	i := s.lines[s.window.cursor].row
	row := &s.ranked.Rows[i]
	var parts []string
	if row.Place == 0 {
		return s.joined(row.Product, append(parts, d.words.Reason(d.rules(), *row)), w)
	}
	if text := d.words.Verdict(d.rules(), *row); text != "" {
		parts = append(parts, text)
	}
	if row.Tied {
		parts = append(parts, d.T("ranking.tied_with", "codes", strings.Join(s.tiedWith(i), ", ")))
	}
	parts = append(parts, s.splits(i)...)
	if s.near(i) {
		parts = append(parts, d.T("ranking.near_why", "n", d.rules().Top, "step", d.rules().Step.String()))
	}
	if row.Top == scoring.TopOpen {
		parts = append(parts, d.T("ranking.top_open", "n", d.rules().Top))
	}
	if states := s.view.Rescorings(row.Product); len(states) > 0 {
		parts = append(parts, d.rescoringShort(states))
	}
	if s.spread && s.ranked.Alarm(i) {
		text, _ := s.apart(i)
		parts = append(parts, d.T("ranking.alarm", "spread", strings.TrimPrefix(text, d.marks.alarm)))
	}
	return s.joined(row.Product, parts, w)
}

// shortFirm is as short as an enterprise's name may become for what is said of its product.
const shortFirm = 12

// joined puts the enterprise before what is said of its product; the enterprise gives way.
func (s *ranking) joined(product int, parts []string, w int) string {
	said := ""
	for _, part := range parts {
		said += " " + s.desk.marks.dot + " " + part
	}
	enterprise := name(s.desk.view.Enterprise(product).Name)
	if room := max(shortFirm, w-2-width(said)); width(enterprise) > room {
		enterprise = strings.TrimRight(firm(enterprise, room), " ")
	}
	return " " + s.desk.theme.dim.Render(leftly(enterprise+said, w-2))
}

// splits name the rows above and below that have the same mean, and the criterion that decided between them.
func (s *ranking) splits(i int) []string {
	var parts []string
	split := func(lower, other int, key string) {
		if lower < len(s.ranked.Rows) && s.ranked.Rows[lower].Decided >= 0 {
			criterion := s.desk.rules().Criteria[s.ranked.Rows[lower].Decided].Code
			parts = append(parts, s.desk.T(key, "code", s.code(other), "criterion", criterion))
		}
	}
	split(i, i-1, "ranking.split_below")
	split(i+1, i+1, "ranking.split_above")
	return parts
}

// tiedWith are the codes of the other products on a row's place.
func (s *ranking) tiedWith(i int) []string {
	var codes []string
	for j := range s.ranked.Rows {
		if j != i && s.ranked.Rows[j].Place == s.ranked.Rows[i].Place {
			codes = append(codes, s.code(j))
		}
	}
	return codes
}

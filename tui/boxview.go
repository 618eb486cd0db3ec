package tui

import (
	"strconv"

	"example.com/hoidong/store"
	"example.com/hoidong/store/papers"
)

// Widths of the columns of the count: of codes, of names at most, and of numbers at least.
const (
	boxIndent = 3
	boxCode   = 5
	boxName   = 30
	boxLeast  = 4
)

func (s *boxScreen) View(w, h int) []string {
	d := s.desk
	if s.spoken != d.words {
		s.count()
	}
	wide := min(w, readable) - boxIndent
	said := func(text string, style *ink) (lines []string) {
		for _, line := range wrap(text, wide) {
			lines = append(lines, blank(boxIndent)+style.Render(line))
		}
		return lines
	}
	verdict := &d.theme.accent
	if !s.box.Balances() {
		verdict = &d.theme.warn
	}
	head := []string{blank(boxIndent) + d.theme.strong.Render(leftly(s.title(), wide))}
	if equations := said(papers.Equations(&s.box, d.words), &d.theme.dim); len(equations)+2 < h/4 {
		head = append(head, equations...) // in a small window the numbers say it
	}
	head = append(head, said(papers.Verdict(&s.box, d.words), verdict)...)
	from, to := s.scroll.part(len(s.parts), h-len(head))
	lines := head
	for _, part := range s.parts[from:to] {
		lines = append(lines, blank(boxIndent)+part(wide))
	}
	s.scroll.tellBelow(d, lines)
	return lines
}

// lines are everything below the heading.
func (s *boxScreen) lines() []boxLine {
	d := s.desk
	empty := func(int) string { return "" }
	var all []boxLine
	add := func(title string, lines []boxLine) {
		if len(lines) > 0 {
			all = append(append(all, empty, s.heading(title)), lines...)
		}
	}
	add("box.by_channel", s.table(papers.ByChannel(&s.box, d.words)))
	add("box.by_form", s.table(papers.ByForm(&s.box, d.words)))
	add("box.by_member", s.table(s.byMember()))
	add("box.outstanding", s.outstanding())
	add("box.spoiled", s.each(s.box.Spoiled))
	add("box.void", s.void())
	return all
}

func (s *boxScreen) heading(key string) boxLine {
	return func(w int) string { return s.desk.theme.strong.Render(leftly(s.desk.T(key), w)) }
}

// byMember is that table under heads that are short enough for a small window.
func (s *boxScreen) byMember() papers.Figures {
	f := papers.ByMember(&s.box, s.desk.words)
	for i, key := range []string{"given", "returned", "out", "valid", "invalid", "pending"} {
		f.Head[f.Lead+i] = s.desk.T("box.head." + key)
	}
	return f
}

// table is a table of figures: what comes before the last column of text is as wide as codes, the numbers stand on the right.
func (s *boxScreen) table(f papers.Figures) []boxLine {
	if len(f.Rows) == 0 {
		return nil
	}
	lines := []boxLine{s.row(f, f.Head, func(t *theme) *ink { return &t.dim })}
	for i, cells := range f.Rows {
		var style func(*theme) *ink
		if f.Summed && i == len(f.Rows)-1 {
			style = func(t *theme) *ink { return &t.strong }
		}
		lines = append(lines, s.row(f, cells, style))
	}
	return lines
}

// row is a line of a table; style is nil for letters like all others.
func (s *boxScreen) row(f papers.Figures, cells []string, style func(*theme) *ink) boxLine {
	return func(w int) string {
		widths := boxColumns(f, w)
		line := ""
		for i, text := range cells {
			if i < f.Lead {
				line += leftly(name(text), widths[i])
			} else {
				line += rightly(text, widths[i])
			}
		}
		if style == nil {
			return line
		}
		return style(s.desk.theme).Render(line)
	}
}

// boxColumns are the widths of a table's columns in a line of w cells.
func boxColumns(f papers.Figures, w int) []int {
	gap := 2
	if w < narrowBelow-boxIndent {
		gap = 1
	}
	widths := make([]int, len(f.Head))
	rest := w
	for i, head := range f.Head {
		switch {
		case i == f.Lead-1:
		case i < f.Lead:
			widths[i] = boxCode
		default:
			widths[i] = max(boxLeast, width(head)) + gap
		}
		rest -= widths[i]
	}
	widths[f.Lead-1] = max(0, min(rest, boxName))
	return widths
}

// outstanding are the forms that have not come back, and who has something left to do on the screen.
func (s *boxScreen) outstanding() []boxLine {
	lines := s.each(s.box.Outstanding)
	for _, m := range s.box.Members {
		if m.OnScreen > 0 {
			lines = append(lines, func(w int) string { return s.onScreen(m, w) })
		}
	}
	return lines
}

// onScreen says how much a member has left to do on the screen.
func (s *boxScreen) onScreen(m store.MemberCount, w int) string {
	text := s.desk.T("box.on_screen")
	long := max(boxLeast, min(boxName, w-boxCode-boxLeast-2-width(text)))
	return leftly(leftly(m.Member.Code, boxCode)+leftly(name(m.Member.Name), long)+rightly(strconv.Itoa(m.OnScreen), boxLeast+1)+" "+text, w)
}

func (s *boxScreen) each(forms []*store.Form) []boxLine {
	lines := make([]boxLine, len(forms))
	for i, f := range forms {
		lines[i] = func(w int) string {
			text := f.Code + "  " + leftly(f.Member, 6) + s.desk.T("forms.kind."+string(f.Kind)) + ", " + s.desk.T("box.products", "n", len(f.Ballots))
			if f.Reason != "" {
				text += " " + s.desk.marks.dot + " " + name(f.Reason)
			}
			return leftly(text, w)
		}
	}
	return lines
}

func (s *boxScreen) void() []boxLine {
	lines := make([]boxLine, len(s.box.Rejected))
	for i, r := range s.box.Rejected {
		lines[i] = func(w int) string {
			return leftly(r.Form.Code+"  "+leftly(r.Form.Member, 6)+r.Dossier+" "+s.desk.marks.dot+" "+name(r.Reason), w)
		}
	}
	return lines
}

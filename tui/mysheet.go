package tui

import (
	"slices"

	tea "github.com/charmbracelet/bubbletea"

	"example.com/hoidong/scoring"
	"example.com/hoidong/store"
)

// A mySheet is the actor's own sheet of one dossier as his screens show it: what the store has, and over it what is on
// its way there.
type mySheet struct {
	facts
	code string
	// rules are those that its cells are counted in.
	rules *scoring.Rules
	mine  store.MemberSheet
}

// sheetOf is the actor's sheet of a dossier as it stands now.
func (d *desk) sheetOf(code string) mySheet {
	m := mySheet{facts: facts{d, d.view.IndexOf(code)}, code: code, rules: d.rules()}
	if m.index >= 0 {
		m.mine = d.view.MySheet(m.index)
	}
	return m
}

func (m *mySheet) criteria() int { return len(m.rules.Criteria) }

func (m *mySheet) field(criterion int) field { return field{m.code, m.rules.Criteria[criterion].Code} }

// points is what a cell of the actor's shows.
func (m *mySheet) points(criterion int) *scoring.Points {
	return m.desk.pending.points(m.field(criterion), m.mine.Cells[criterion].Points)
}

// own reports whether the actor fills in the cell.
func (m *mySheet) own(criterion int) bool {
	return criterion < len(m.mine.Cells) && m.mine.Cells[criterion].Kind == store.CellScore
}

// blank is the first cell of the actor's without a score, −1 for none.
func (m *mySheet) blank() int {
	for c := range m.criteria() {
		if m.own(c) && m.points(c) == nil {
			return c
		}
	}
	return -1
}

// asked reports whether there is anything on the sheet for the actor to do.
func (m *mySheet) asked() bool {
	return slices.ContainsFunc(m.mine.Cells, func(c store.SheetCell) bool { return c.Kind == store.CellScore })
}

// total adds up the actor's cells; nil while all are blank. given is how many are not.
func (m *mySheet) total() (total *scoring.Points, given int) {
	sum := scoring.Points(0)
	for c := range m.criteria() {
		if !m.own(c) {
			continue
		}
		if p := m.points(c); p != nil {
			sum += *p
			given++
		}
	}
	if given == 0 {
		return nil, 0
	}
	return &sum, given
}

// begun reports whether one of the actor's cells has a score.
func (m *mySheet) begun() bool {
	_, given := m.total()
	return given > 0
}

// closed says why the actor cannot write on the sheet now; nil when he can.
func (m *mySheet) closed() error {
	switch {
	case m.mine.Channel.OnForm():
		return m.mine.Channel.Lock(m.code, m.desk.actor.Member())
	case m.mine.Status == store.SheetConfirmed:
		return scoring.NewFault("sheet.confirmed", "dossier", m.code, "member", m.desk.actor.Member())
	case !m.asked():
		return scoring.NewFault("sheet.nothing_asked")
	}
	return m.desk.mayScore()
}

// cellText is what a cell shows: blank, zero, recused, computed and missing are five different things.
func (m *mySheet) cellText(criterion int) (string, *ink) {
	d := m.desk
	switch m.mine.Cells[criterion].Kind {
	case store.CellScore:
		if p := m.points(criterion); p != nil {
			return d.points(p), &d.theme.strong
		}
		if m.mine.Status == store.SheetAbsent {
			return d.T("cell.absent"), &d.theme.dim
		}
		return d.T("cell.blank"), &d.theme.accent
	case store.CellRecused:
		return d.T("cell.recused"), &d.theme.warn
	case store.CellComputed, store.CellCouncil:
		return d.points(m.mine.Cells[criterion].Points), &d.theme.dim
	case store.CellFigureMissing:
		return d.marks.missing, &d.theme.warn
	}
	return "", nil
}

// statusWord is where the sheet stands.
func (m *mySheet) statusWord() string {
	d := m.desk
	word := d.T("sheet.status." + string(m.mine.Status))
	switch m.mine.Status {
	case store.SheetConfirmed:
		return d.theme.accent.Render(d.marks.yes + " " + word)
	case store.SheetAgain:
		return d.theme.warn.Render(d.T("sheet.again", "turn", m.mine.Turn))
	case store.SheetRecused, store.SheetNotScored, store.SheetAbsent, store.SheetInvalid:
		return d.theme.warn.Render(word)
	}
	return d.theme.dim.Render(word)
}

// notices tell what has happened to the sheet: it is to be given once more, on a form, or with other figures.
func (m *mySheet) notices() []string {
	d := m.desk
	var texts []string
	switch {
	case m.mine.Turn > 1 && m.mine.BeforeCounts:
		texts = append(texts, d.T("sheet.notice.again", "turn", m.mine.Turn))
	case m.mine.Turn > 1:
		texts = append(texts, d.T("sheet.notice.counts", "turn", m.mine.Turn))
	}
	if m.mine.Status == store.SheetAbsent {
		texts = append(texts, d.T("sheet.notice.absent", "turnout", d.turnoutInWords(d.view.MyMark(m.index)), "counts", m.mine.Counts))
	}
	if m.mine.Channel.OnForm() {
		texts = append(texts, d.T("sheet.notice."+string(m.mine.Channel), "time", d.hour(m.mine.Since)))
	}
	if m.mine.Corrected {
		texts = append(texts, d.T("sheet.notice.corrected"))
	}
	return texts
}

// noticeLines are the notices over w cells.
func (m *mySheet) noticeLines(w int) []string {
	var lines []string
	for _, text := range m.notices() {
		for _, line := range hanging(m.desk.marks.alarm+" "+text, w-2, 2) {
			lines = append(lines, " "+m.desk.theme.warn.Render(line))
		}
	}
	return lines
}

func (m *mySheet) turn() int { return m.mine.Turn }

func (m *mySheet) turned() error {
	return scoring.NewFault("sheet.turn", "dossier", m.code, "turn", m.mine.Turn)
}

func (m *mySheet) keep(at int, was, now *scoring.Points, order []string) tea.Cmd {
	return m.desk.keepPoints(m.field(at), m.mine.Turn, was, now, m.desk.warn(m, at, now, order))
}

// nothingToDo says why the actor has no cells here.
func (m *mySheet) nothingToDo() string {
	if !m.desk.scores() {
		return m.desk.T("sheet.no_vote")
	}
	return m.desk.T("sheet.nothing." + string(m.mine.Status))
}

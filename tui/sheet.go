package tui

import (
	"slices"

	"github.com/charmbracelet/bubbles/textinput"
	tea "github.com/charmbracelet/bubbletea"
	"golang.org/x/text/unicode/norm"

	"example.com/hoidong/scoring"
	"example.com/hoidong/store"
)

// A sheet is one dossier and the actor's own scores for it.
type sheet struct {
	desk *desk
	code string
	// order is the list by which PgUp and PgDn go.
	order []string
	// index is the dossier's number in the view, and mine the actor's sheet there.
	index int
	mine  store.MemberSheet
	// rules are those that at counts in.
	rules *scoring.Rules
	// at is the criterion with the cursor, or one of the places behind the criteria.
	at     int
	cell   cell
	remark textinput.Model
	// remarkWas is what the remark showed when it got the focus.
	remarkWas string
	// window is the part of the criteria on the screen, from line cellsTop and column cellsLeft of it.
	window              window
	cellsTop, cellsLeft int
	// remarkTop and confirmTop are the screen's lines of what stands below the criteria.
	remarkTop, confirmTop int
}

// The places behind the criteria, counted from their number.
const (
	atRemark = iota
	atConfirm
)

// remarkRunes is the longest remark that is taken.
const remarkRunes = 500

func newSheet(d *desk, code string, order []string) *sheet {
	s := &sheet{desk: d, code: code, order: order, remark: newField(d, remarkRunes), rules: d.rules()}
	s.renew()
	s.toFirst()
	return s
}

// Dossier is the one on the sheet.
func (s *sheet) Dossier() string { return s.code }

// renew takes up the desk's view. It touches neither the cursor nor what is being typed.
func (s *sheet) renew() {
	s.mine = store.MemberSheet{}
	if s.index = s.desk.view.IndexOf(s.code); s.index >= 0 {
		s.mine = s.desk.view.MySheet(s.index)
	}
	s.follow(s.desk.rules())
}

// follow keeps the cursor, and what is typed there, on its criterion when the rules were replaced.
func (s *sheet) follow(rules *scoring.Rules) {
	old := s.rules
	s.rules = rules
	switch {
	case old == rules:
	case s.at >= len(old.Criteria):
		s.at += len(rules.Criteria) - len(old.Criteria)
	default:
		if s.at = rules.Criterion(old.Criteria[s.at].Code); s.at < 0 {
			s.cell.close()
			s.toFirst()
		}
	}
}

func (s *sheet) criteria() int { return len(s.rules.Criteria) }

func (s *sheet) field(criterion int) field { return field{s.code, s.rules.Criteria[criterion].Code} }

// points is what a cell of the actor's shows.
func (s *sheet) points(criterion int) *scoring.Points {
	return s.desk.pending.points(s.field(criterion), s.mine.Cells[criterion].Points)
}

// own reports whether the actor fills in the cell.
func (s *sheet) own(criterion int) bool {
	return criterion < len(s.mine.Cells) && s.mine.Cells[criterion].Kind == store.CellScore
}

// blank is the first cell of the actor's without a score, −1 for none.
func (s *sheet) blank() int {
	for c := range s.criteria() {
		if s.own(c) && s.points(c) == nil {
			return c
		}
	}
	return -1
}

// asked reports whether there is anything on the sheet for the actor to do.
func (s *sheet) asked() bool {
	return slices.ContainsFunc(s.mine.Cells, func(c store.SheetCell) bool { return c.Kind == store.CellScore })
}

// halfTyped reports whether something on the sheet is typed and not kept.
func (s *sheet) halfTyped() bool {
	return s.cell.open || s.inRemark() && s.remark.Value() != s.remarkWas
}

func (s *sheet) inRemark() bool { return s.at == s.criteria()+atRemark }

func (s *sheet) CapturesInput() bool { return true }

// toFirst puts the cursor on the first blank cell, or on the first one of the actor's.
func (s *sheet) toFirst() {
	if s.at = s.blank(); s.at >= 0 {
		return
	}
	s.at = 0
	for c := range s.criteria() {
		if s.own(c) {
			s.at = c
			return
		}
	}
}

func (s *sheet) Update(msg tea.Msg) (action, tea.Cmd) {
	switch msg := msg.(type) {
	case changedMsg:
		s.renew()
	case tea.MouseMsg:
		return nil, s.mouse(msg)
	case tea.KeyMsg:
		return s.key(msg)
	}
	return nil, nil
}

func (s *sheet) key(msg tea.KeyMsg) (action, tea.Cmd) {
	k := s.desk.keys
	switch {
	case matches(msg, k.pageDown):
		return nil, s.page(1)
	case matches(msg, k.pageUp):
		return nil, s.page(-1)
	case matches(msg, k.search):
		return s.backToSearch, nil
	case s.inRemark():
		return nil, s.remarkKey(msg)
	case matches(msg, k.back):
		return s.escape(), nil
	case matches(msg, k.enter):
		return s.enter()
	case matches(msg, k.down):
		return nil, s.step(1)
	case matches(msg, k.up):
		return nil, s.step(-1)
	case matches(msg, k.left, k.right):
		cmd, _ := s.keep()
		return nil, cmd
	case matches(msg, k.home), matches(msg, k.end):
		return nil, nil
	case matches(msg, k.tab, k.backTab):
		return nil, s.toRemark()
	}
	s.enterText(msg)
	return nil, nil
}

// backToSearch goes to the list and into its search field.
func (s *sheet) backToSearch(a *App) tea.Cmd {
	openDossiers(a)
	act, cmd := a.top().Update(tea.KeyMsg{Type: tea.KeyF3})
	return tea.Batch(cmd, a.perform(act))
}

// escape gives a cell its old value back, or leaves the sheet.
func (s *sheet) escape() action {
	if !s.cell.open {
		return back
	}
	s.cell.close()
	s.desk.status.clear("cell")
	return nil
}

// enter keeps the cell and goes on to the next one; on the line below the cells it confirms the sheet or opens it again.
func (s *sheet) enter() (action, tea.Cmd) {
	if s.at == s.criteria()+atConfirm {
		return s.confirm()
	}
	s.cell.take()
	cmd, ok := s.keep()
	if !ok {
		return nil, cmd
	}
	for c := s.at + 1; c < s.criteria(); c++ {
		if s.own(c) {
			s.at = c
			return nil, cmd
		}
	}
	if blank := s.blank(); blank >= 0 {
		s.at = blank
	} else if s.asked() {
		s.at = s.criteria() + atConfirm
	}
	return nil, cmd
}

// step keeps the cell and moves the cursor over the cells and the lines below them.
func (s *sheet) step(by int) tea.Cmd {
	cmd, ok := s.keep()
	if !ok || !s.asked() {
		return cmd
	}
	for at := s.at + by; at >= 0 && at <= s.criteria()+atConfirm; at += by {
		if at >= s.criteria() || s.own(at) {
			s.goTo(at)
			break
		}
	}
	return cmd
}

// goTo puts the cursor somewhere; the remark takes the focus with it.
func (s *sheet) goTo(at int) {
	s.at = at
	if !s.inRemark() {
		s.remark.Blur()
		return
	}
	s.remarkWas = s.desk.pending.remark(field{s.code, ""}, s.mine.Remark)
	s.remark.SetValue(s.remarkWas)
	s.remark.CursorEnd()
	s.remark.Focus()
}

// page keeps what is typed and goes to another dossier of the list. The cursor stays on its criterion, so that one
// criterion can be scored down the list.
func (s *sheet) page(by int) tea.Cmd {
	cmd, ok := s.leaveField()
	if !ok {
		return cmd
	}
	next := slices.Index(s.order, s.code) + by
	if next < 0 || next >= len(s.order) || s.desk.view.IndexOf(s.order[next]) < 0 {
		s.desk.status.say("list", calm, s.desk.T("status.end_of_list"))
		return cmd
	}
	s.code = s.order[next]
	s.desk.status.clear("list")
	s.renew()
	if !s.own(s.at) {
		s.toFirst()
	}
	return cmd
}

// leaveField keeps whatever field has the focus.
func (s *sheet) leaveField() (tea.Cmd, bool) {
	if s.inRemark() {
		cmd := s.keepRemark()
		return cmd, true
	}
	return s.keep()
}

// closed says why the actor cannot write on the sheet now; nil when he can.
func (s *sheet) closed() error {
	switch {
	case s.mine.Status == store.SheetConfirmed:
		return scoring.NewFault("sheet.confirmed", "dossier", s.code, "member", s.desk.actor.Member())
	case !s.asked():
		return scoring.NewFault("sheet.nothing_asked")
	}
	return s.desk.mayScore()
}

func (s *sheet) refuse(err error) {
	s.desk.status.say("cell", warning, s.desk.words.Error(err))
}

// toRemark keeps the cell and goes to the remark.
func (s *sheet) toRemark() tea.Cmd {
	cmd, ok := s.keep()
	if !ok || !s.asked() {
		return cmd
	}
	if err := s.closed(); err != nil {
		s.refuse(err)
		return cmd
	}
	s.goTo(s.criteria() + atRemark)
	return cmd
}

func (s *sheet) remarkKey(msg tea.KeyMsg) tea.Cmd {
	k := s.desk.keys
	switch {
	case matches(msg, k.back):
		s.remark.SetValue(s.remarkWas)
		s.remark.Blur()
		s.toFirst()
		return nil
	case matches(msg, k.up, k.backTab):
		cmd := s.keepRemark()
		return tea.Batch(cmd, s.step(-1))
	case matches(msg, k.down, k.enter):
		cmd := s.keepRemark()
		s.goTo(s.criteria() + atConfirm)
		return cmd
	case matches(msg, k.tab):
		cmd := s.keepRemark()
		s.toFirst()
		return cmd
	}
	if err := s.closed(); err != nil {
		s.refuse(err)
		return nil
	}
	s.remark, _ = s.remark.Update(msg)
	return nil
}

// keepRemark puts a changed remark in the queue.
func (s *sheet) keepRemark() tea.Cmd {
	s.remark.Blur()
	now := norm.NFC.String(s.remark.Value())
	if now == s.remarkWas {
		return nil
	}
	cmd := s.desk.keepRemark(field{s.code, ""}, s.remarkWas, now)
	s.remarkWas = now
	return cmd
}

// confirm locks the sheet when it is complete. A locked one is opened again only after a question, so that Enter held
// down does not undo what it did.
func (s *sheet) confirm() (action, tea.Cmd) {
	d := s.desk
	if err := d.view.May(store.ConfirmOwnSheet); err != nil {
		s.refuse(err)
		return nil, nil
	}
	codes := []string{s.code}
	if s.mine.Status == store.SheetConfirmed {
		return s.askReopen(codes), nil
	}
	if blank := s.blank(); blank >= 0 {
		d.status.say("cell", warning, d.T("sheet.still_missing", "cell", s.field(blank).criterion))
		s.at = blank
		return nil, nil
	}
	return act(&store.ConfirmSheets{Member: d.actor.Member(), Dossiers: codes}, "status.confirmed", "dossier", s.code), nil
}

func (s *sheet) askReopen(codes []string) action {
	code := s.code
	return func(a *App) tea.Cmd {
		reopen := &store.ReopenSheets{Member: a.actor.Member(), Dossiers: codes}
		a.ask(a.T("dialog.reopen", "dossier", code), []string{a.T("dialog.reopen_text")},
			choice{a.T("dialog.leave_locked"), nil}, choice{a.T("dialog.do_reopen"), act(reopen, "status.reopened", "dossier", code)})
		return nil
	}
}

var _ about = (*sheet)(nil)

package tui

import (
	"slices"

	tea "github.com/charmbracelet/bubbletea"

	"example.com/hoidong/scoring"
	"example.com/hoidong/store"
)

// A sheet is one dossier and the actor's own scores for it.
type sheet struct {
	mySheet
	// order is the list by which PgUp and PgDn go, row where in it the sheet stands; −1 for nowhere.
	order []string
	row   int
	// at is the criterion with the cursor, or one of the places behind the criteria.
	at     int
	edit   editor
	remark remark
	// window is the part of the criteria on the screen, which begin in column cellsLeft of it.
	window    window
	cellsLeft int
	// spots are where a click puts the cursor.
	spots []spot
}

// A spot is some lines of the screen that stand for a place of the cursor.
type spot struct{ from, to, at int }

// The places behind the criteria, counted from their number.
const (
	atRemark = iota
	atConfirm
)

func newSheet(d *desk, code string, order []string) *sheet {
	s := &sheet{mySheet: d.sheetOf(code), edit: editor{desk: d}, remark: newRemark()}
	s.follows(order)
	s.toFirst()
	return s
}

// follows has PgUp and PgDn go by a list.
func (s *sheet) follows(order []string) { s.order, s.row = order, slices.Index(order, s.code) }

// Dossier is the one on the sheet.
func (s *sheet) Dossier() string { return s.code }

// renew takes up the desk's view. It touches neither the cursor nor what is being typed.
func (s *sheet) renew() {
	old := s.rules
	s.mySheet = s.desk.sheetOf(s.code)
	s.follow(old)
}

// follow keeps the cursor, and what is typed there, on its criterion when the rules were replaced.
func (s *sheet) follow(old *scoring.Rules) {
	switch {
	case old == s.rules:
	case s.at >= len(old.Criteria):
		s.at += s.criteria() - len(old.Criteria)
	default:
		if s.at = s.rules.Criterion(old.Criteria[s.at].Code); s.at < 0 {
			s.edit.cell.close()
			s.toFirst()
		}
	}
}

// halfTyped reports whether something on the sheet is typed and not kept.
func (s *sheet) halfTyped() bool {
	return s.edit.cell.open || s.inRemark() && s.remark.changed()
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
	case matches(msg, k.home):
		s.toOuter(s.nextOwn(-1, 1))
		return nil, nil
	case matches(msg, k.end):
		s.toOuter(s.nextOwn(s.criteria(), -1))
		return nil, nil
	case matches(msg, k.tab, k.backTab):
		return nil, s.toRemark()
	}
	s.edit.key(&s.mySheet, s.at, msg)
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
	if s.edit.restore() {
		return nil
	}
	return back
}

// keep takes the value out of the cell with the cursor; see the editor.
func (s *sheet) keep() (tea.Cmd, bool) { return s.edit.keep(&s.mySheet, s.at, s.order) }

// enter keeps the cell and goes on to the next one; on the line below the cells it confirms the sheet or opens it again.
func (s *sheet) enter() (action, tea.Cmd) {
	if s.at == s.criteria()+atConfirm {
		return s.confirm()
	}
	s.edit.cell.take()
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

// toOuter goes to the first cell or to the last, but never away from what is half typed.
func (s *sheet) toOuter(at int) {
	if at >= 0 && !s.edit.cell.open {
		s.goTo(at)
	}
}

// scroll moves the criteria by a line where there are more than fit and none has the cursor.
func (s *sheet) scroll(by int) {
	edge := min(s.at, s.window.top)
	if by > 0 {
		edge = max(s.at, s.window.top+s.window.height-1)
	}
	s.at = max(0, min(edge+by, s.criteria()-1))
}

// step keeps the cell and moves the cursor over the cells and the lines below them.
func (s *sheet) step(by int) tea.Cmd {
	if !s.asked() {
		s.scroll(by)
		return nil
	}
	cmd, ok := s.keep()
	if !ok {
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
		s.remark.end()
		return
	}
	s.remark.turn = s.mine.Turn
	s.remark.begin(s.desk.pending.remark(field{s.code, ""}, s.mine.Remark))
}

// page keeps what is typed and goes to another dossier of the list. The cursor stays on its criterion, so that one
// criterion can be scored down the list.
func (s *sheet) page(by int) tea.Cmd {
	s.desk.status.clear("saved") // it names a cell by its criterion alone, and would be taken for one of the next sheet
	cmd, ok := s.leaveField()
	if !ok {
		return cmd
	}
	next := s.row + by
	if next < 0 || next >= len(s.order) || s.desk.view.IndexOf(s.order[next]) < 0 {
		s.desk.status.say("list", calm, s.desk.T("status.end_of_list"))
		s.goTo(s.at)
		return cmd
	}
	s.desk.status.clear("list")
	s.mySheet, s.row = s.desk.sheetOf(s.order[next]), next
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

// toRemark keeps the cell and goes to the remark.
func (s *sheet) toRemark() tea.Cmd {
	cmd, ok := s.keep()
	if !ok || !s.asked() {
		return cmd
	}
	if err := s.closed(); err != nil {
		s.edit.refuse(err)
		return cmd
	}
	s.goTo(s.criteria() + atRemark)
	return cmd
}

func (s *sheet) remarkKey(msg tea.KeyMsg) tea.Cmd {
	k := s.desk.keys
	switch {
	case matches(msg, k.back):
		s.remark.restore()
		s.remark.end()
		s.toFirst()
		return nil
	case matches(msg, k.up) && s.remark.first(), matches(msg, k.backTab):
		cmd := s.keepRemark()
		return tea.Batch(cmd, s.step(-1))
	case matches(msg, k.down) && s.remark.last(), matches(msg, k.enter):
		cmd := s.keepRemark()
		s.goTo(s.criteria() + atConfirm)
		return cmd
	case matches(msg, k.tab):
		cmd := s.keepRemark()
		s.toFirst()
		return cmd
	}
	if err := s.closed(); err != nil {
		s.edit.refuse(err)
		return nil
	}
	if !s.remark.key(msg) {
		s.desk.status.say("cell", warning, s.desk.T("sheet.remark_full", "n", remarkRunes))
	}
	return nil
}

// keepRemark puts a changed remark in the queue.
func (s *sheet) keepRemark() tea.Cmd {
	s.remark.end()
	if !s.remark.changed() {
		return nil
	}
	return s.desk.keepRemark(field{s.code, ""}, s.remark.turn, s.remark.was, s.remark.value())
}

// confirm locks the sheet when it is complete. A locked one is opened again only after a question, so that Enter held
// down does not undo what it did.
func (s *sheet) confirm() (action, tea.Cmd) {
	d := s.desk
	if err := d.view.May(store.ConfirmOwnSheet); err != nil {
		s.edit.refuse(err)
		return nil, nil
	}
	codes := []string{s.code}
	switch {
	case s.mine.Channel.OnForm():
		s.edit.refuse(s.closed())
		return nil, nil
	case s.mine.Corrected:
		return s.askSeen(codes), nil
	case s.mine.Status == store.SheetConfirmed:
		return s.askReopen(codes), nil
	}
	if blank := s.blank(); blank >= 0 {
		d.status.say("cell", warning, d.T("sheet.still_missing", "cell", s.field(blank).criterion))
		s.at = blank
		return nil, nil
	}
	return act(&store.ConfirmSheets{Member: d.actor.Member(), Dossiers: codes, Turns: d.turnsOf(codes...)}, "status.confirmed", "dossier", s.code), nil
}

// askSeen asks whether the scores stay as they are after a figure was corrected.
func (s *sheet) askSeen(codes []string) action {
	code := s.code
	return func(a *App) tea.Cmd {
		turns := a.turnsOf(codes...)
		confirm := &store.ConfirmSheets{Member: a.actor.Member(), Dossiers: codes, Turns: turns}
		reopen := &store.ReopenSheets{Member: a.actor.Member(), Dossiers: codes, Turns: turns}
		a.ask(a.T("sheet.seen"), []string{a.T("dialog.seen_text", "dossier", code)},
			choice{a.T("dialog.do_seen"), act(confirm, "status.confirmed", "dossier", code)},
			choice{a.T("dialog.do_reopen"), act(reopen, "status.reopened", "dossier", code)},
			choice{a.T("dialog.not_now"), nil})
		return nil
	}
}

func (s *sheet) askReopen(codes []string) action {
	code := s.code
	return func(a *App) tea.Cmd {
		reopen := &store.ReopenSheets{Member: a.actor.Member(), Dossiers: codes, Turns: a.turnsOf(codes...)}
		a.ask(a.T("dialog.reopen", "dossier", code), []string{a.T("dialog.reopen_text")},
			choice{a.T("dialog.leave_locked"), nil}, choice{a.T("dialog.do_reopen"), act(reopen, "status.reopened", "dossier", code)})
		return nil
	}
}

var _ unkept = (*sheet)(nil)

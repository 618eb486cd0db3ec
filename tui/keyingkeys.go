package tui

import (
	tea "github.com/charmbracelet/bubbletea"

	"example.com/hoidong/scoring"
)

func (k *keying) Update(msg tea.Msg) (action, tea.Cmd) {
	switch msg := msg.(type) {
	case changedMsg, relabelMsg:
		k.renew()
	case tea.MouseMsg:
		k.mouse(msg)
	case tea.KeyMsg:
		if k.find.Focused() {
			return k.typeFind(msg), nil
		}
		return k.key(msg)
	}
	return nil, nil
}

// typeFind takes a key while the number of a form, or a product, is asked for.
func (k *keying) typeFind(msg tea.KeyMsg) action {
	keys := k.desk.keys
	switch {
	case matches(msg, keys.enter):
		k.look()
	case matches(msg, keys.back) && k.find.Value() != "":
		k.find.Reset()
	case matches(msg, keys.back) && k.form != nil && k.left() > 0:
		k.toCells()
	case matches(msg, keys.back):
		return back
	case matches(msg, keys.down, keys.tab):
		k.toCells()
	default:
		k.find, _ = k.find.Update(msg)
		k.desk.status.clear("keying")
	}
	return nil
}

func (k *keying) key(msg tea.KeyMsg) (action, tea.Cmd) {
	keys := k.desk.keys
	page := max(1, k.window.height-1)
	switch {
	case matches(msg, keys.enter) && k.onMark() && k.differs():
		return openMismatchesOf(k.form.Number, k.Dossier()), nil
	case matches(msg, keys.enter):
		return nil, k.enter()
	case matches(msg, keys.down):
		return nil, k.move(1, 0)
	case matches(msg, keys.up):
		return nil, k.move(-1, 0)
	case matches(msg, keys.right, keys.tab):
		return nil, k.move(0, 1)
	case matches(msg, keys.left, keys.backTab):
		return nil, k.move(0, -1)
	case matches(msg, keys.pageDown):
		return nil, k.move(page, 0)
	case matches(msg, keys.pageUp):
		return nil, k.move(-page, 0)
	case matches(msg, keys.home):
		return nil, k.move(-len(k.ballots), 0)
	case matches(msg, keys.end):
		return nil, k.move(len(k.ballots), 0)
	case matches(msg, keys.search):
		return nil, k.move(0, -len(k.columns)-1)
	case matches(msg, keys.back):
		if k.edit.restore() {
			return nil, nil
		}
		return back, nil
	}
	if k.onMark() {
		return k.typeOnMark(msg), nil
	}
	s := k.current()
	k.edit.key(&s, k.criterion(), msg)
	return nil, nil
}

// keep takes the value out of the cell with the cursor; see the editor.
func (k *keying) keep() (tea.Cmd, bool) {
	if !k.halfTyped() {
		k.edit.cell.letters = 0
		return nil, true
	}
	s := k.current()
	return k.edit.keep(&s, k.criterion(), nil)
}

// move keeps the cell and goes over rows and columns. To the left of the first column, and above the first row, is the field.
func (k *keying) move(rows, columns int) tea.Cmd {
	cmd, ok := k.keep()
	if !ok {
		return cmd
	}
	k.asked = nothingAsked
	if k.column+columns < 0 || rows == -1 && k.window.cursor == 0 {
		k.column = max(0, min(k.column, len(k.columns)))
		k.toField()
		return cmd
	}
	k.window.move(rows, len(k.ballots))
	k.column = min(k.column+columns, len(k.columns))
	return cmd
}

// enter keeps the cell and goes to the next one of the row, from the last to the mark; there it marks the ballot and goes on
// to the next that waits.
func (k *keying) enter() tea.Cmd {
	if k.onMark() {
		return k.check()
	}
	k.edit.cell.take()
	cmd, ok := k.keep()
	if ok {
		k.column++
	}
	return cmd
}

// differs reports whether both passes of the ballot with the cursor are done, and differ.
func (k *keying) differs() bool {
	s := k.sheet(k.window.cursor)
	return s.marked() && s.Differs > 0
}

// check marks the ballot with the cursor. A blank one is asked about once: whoever goes on too fast marks nothing unseen.
func (k *keying) check() tea.Cmd {
	d, s, row := k.desk, k.current(), k.window.cursor
	switch {
	case s.Refusal != nil:
		d.status.say("cell", warning, d.words.Error(s.Refusal))
		k.goOn(row)
		return nil
	case s.marked():
		k.goOn(row)
		return nil
	case len(s.blanks()) > 0 && k.asked != row:
		k.asked = row
		d.status.say("cell", warning, d.T("keying.blank", "dossier", s.Dossier, "cells", listOf(s.blanks())))
		return nil
	}
	if err := d.view.MayKeyForm(k.form); err != nil {
		d.status.say("cell", warning, d.words.Error(err))
		return nil
	}
	cmd := s.markChecked()
	k.pile.last = pileSheet{form: k.form.Number, name: s.Dossier + " " + k.form.Code, scores: s.scores()}
	k.goOn(row)
	return cmd
}

// goOn goes to the next ballot that waits, or asks for the next form.
func (k *keying) goOn(row int) {
	if !k.toNext(row + 1) {
		k.toField()
	}
}

// typeOnMark opens a marked ballot again with Delete; what both have finished needs a reason.
func (k *keying) typeOnMark(msg tea.KeyMsg) action {
	d, s := k.desk, k.current()
	switch {
	case !matches(msg, d.keys.empty, d.keys.erase) || !s.marked() || s.Refusal != nil:
		return nil
	case s.Marked < 2:
		return func(*App) tea.Cmd { return s.unmark("") }
	}
	return askUnmark(s)
}

// askUnmark asks why a ballot is opened again that both have finished.
func askUnmark(s keyedSheet) action {
	return func(a *App) tea.Cmd {
		f := newForm(&a.desk, a.T("keying.open_title", "dossier", s.Dossier, "form", s.form.Code), a.T("keying.open_do"), func(values []string) (action, error) {
			if values[0] == "" {
				return nil, scoring.NewFault("reason.missing")
			}
			return func(*App) tea.Cmd { return s.unmark(values[0]) }, nil
		})
		return f.say(a.T("keying.open_text")).ask(a.T("error.import.column.reason"), "", a.T("keying.open_hint")).open(a)
	}
}

// mouse goes to the cell that was clicked and over the rows with the wheel, but never away from what is half typed.
func (k *keying) mouse(msg tea.MouseMsg) {
	if msg.Action != tea.MouseActionPress || k.halfTyped() || k.form == nil {
		return
	}
	if k.window.wheel(msg, len(k.ballots)) || msg.Button != tea.MouseButtonLeft {
		return
	}
	row := k.window.top + msg.Y - keyingTop
	if msg.Y < keyingTop || msg.Y >= keyingTop+k.window.height || row >= len(k.ballots) {
		return
	}
	k.find.Blur()
	k.asked = nothingAsked
	k.window.to(row, len(k.ballots))
	i := msg.X - k.drawn.cellsLeft()
	switch {
	case i >= 0 && i < k.drawn.shown*k.drawn.cell:
		k.column = k.drawn.from + i/k.drawn.cell
	case i >= k.drawn.shown*k.drawn.cell+k.drawn.total:
		k.column = len(k.columns)
	}
}

package tui

import (
	"strings"

	"github.com/charmbracelet/bubbles/textinput"
	tea "github.com/charmbracelet/bubbletea"

	"example.com/hoidong/store"
	"example.com/hoidong/store/words"
)

// keying is where a clerk types what members wrote on paper, form after form: its ballots down, the criteria of its member
// across, and behind them the mark that a ballot was held against the paper. He sees his own pass alone.
type keying struct {
	desk  *desk
	table *dossierTable
	// find is where the number of the next form is typed, or the code of a product to go to.
	find textinput.Model
	// form is the one before him, nil before the first; ballots are what stands on it, and done counts those that he has no
	// more to do with. count is how far all forms are.
	form    *store.Form
	ballots []store.KeyedBallot
	done    int
	count   store.KeyingCount
	pile    *pile
	// The columns are the member's criteria; the one behind the last is the mark.
	gridColumns
	window window
	edit   editor
	// asked is the row of which was asked whether it is blank on the paper too.
	asked int
}

// nothingAsked is no row.
const nothingAsked = -1

// openKeying opens it where the clerk left it, or for the first form.
func openKeying(a *App) tea.Cmd {
	if err := a.view.MayKey(); err != nil {
		a.status.say("keying", warning, a.words.Error(err))
		return nil
	}
	return bring(a, func(d *desk) *keying {
		list := a.screens[find(a, func(*dossiers) bool { return true })].(*dossiers)
		k := &keying{desk: d, table: &list.list.table, find: newField(40), pile: newPile(), edit: editor{desk: d}, asked: nothingAsked}
		k.find.Focus()
		k.renew()
		return k
	})
}

// addKeying offers to key, and to look at what differs.
func (a *App) addKeying(add func(key, label string, act action)) {
	if a.view.May(store.KeyBallots) != nil || a.practising() {
		return
	}
	add("", "menu.keying", openKeying)
	if a.view.KeyingCount().Differ > 0 {
		add("", "menu.mismatches", openMismatches)
	}
}

// Dossier is the one with the cursor.
func (k *keying) Dossier() string {
	if k.window.cursor >= len(k.ballots) {
		return ""
	}
	return k.ballots[k.window.cursor].Dossier
}

func (k *keying) CapturesInput() bool { return true }

func (k *keying) halfTyped() bool { return k.edit.cell.open }

// onMark reports whether the cursor is on the mark of its row.
func (k *keying) onMark() bool { return k.column >= len(k.columns) }

// renew takes up the desk's view. It touches neither the cursor nor what is being typed, unless the form is his to key no more.
func (k *keying) renew() {
	d := k.desk
	k.count = d.view.KeyingCount()
	if k.form == nil {
		return
	}
	form := d.view.Form(k.form.Number)
	if form == nil || d.view.MayKeyForm(form) != nil {
		k.close()
		return
	}
	k.form, k.ballots = form, d.view.Keyed(form, d.now())
	if k.rules != d.rules() {
		k.follow()
	}
	k.done = len(k.ballots) - k.left()
}

// follow takes up other rules; what is half typed stays only if its criterion does.
func (k *keying) follow() {
	at := ""
	if k.rules != nil && !k.onMark() {
		at = k.rules.Criteria[k.criterion()].Code
	}
	k.rules, k.columns = k.desk.rules(), k.desk.criteriaOfMember(k.form.Member)
	k.column = len(k.columns)
	for column, c := range k.columns {
		if k.rules.Criteria[c].Code == at {
			k.column = column
			return
		}
	}
	k.edit.cell.close()
}

// close puts the form away.
func (k *keying) close() {
	k.form, k.ballots = nil, nil
	k.edit.cell.close()
	k.find.Focus()
}

// criteriaOfMember are those that a member scores.
func (d *desk) criteriaOfMember(member string) []int {
	var columns []int
	for c := range d.rules().Criteria {
		if criterion := &d.rules().Criteria[c]; !criterion.Computed() && criterion.ScoredBy(member) {
			columns = append(columns, c)
		}
	}
	return columns
}

// sheet is a ballot as it stands now.
func (k *keying) sheet(row int) keyedSheet {
	return keyedSheet{desk: k.desk, form: k.form, KeyedBallot: k.ballots[row], columns: k.columns, pile: k.pile}
}

// current is the ballot with the cursor, with those beside it in the pile.
func (k *keying) current() keyedSheet {
	s := k.sheet(k.window.cursor)
	for _, row := range []int{k.window.cursor - 1, k.window.cursor + 1} {
		if row >= 0 && row < len(k.ballots) {
			near := k.sheet(row)
			s.beside = append(s.beside, pileSheet{name: near.Dossier, scores: near.scores()})
		}
	}
	if last := k.pile.last; last.name != "" && last.form != k.form.Number {
		s.beside = append(s.beside, last)
	}
	return s
}

// open puts a form before the clerk, on a product or on the first ballot that he has not marked.
func (k *keying) open(f *store.Form, dossier string) {
	d, before := k.desk, k.form
	if err := d.view.MayKeyForm(f); err != nil {
		d.status.say("keying", warning, d.words.Error(err))
		return
	}
	k.form, k.ballots = f, d.view.Keyed(f, d.now())
	k.rules, k.columns = d.rules(), d.criteriaOfMember(f.Member)
	k.window, k.column, k.asked = window{}, 0, nothingAsked
	k.pile.take(f, k.ballots)
	k.done = len(k.ballots) - k.left()
	k.find.Reset()
	k.find.Blur()
	k.tellOpened(before)
	if row := k.rowOf(dossier); row >= 0 {
		k.toRow(row)
	} else if !k.toNext(0) {
		k.toRow(0)
		k.find.Focus()
	}
}

// tellOpened says what is odd about a form in the pile.
func (k *keying) tellOpened(before *store.Form) {
	d := k.desk
	switch {
	case k.left() == 0:
		d.status.say("keying", warning, d.T("keying.already", "form", k.form.Code))
	case before != nil && before.Member != k.form.Member && k.unfinished(before):
		d.status.say("keying", warning, d.T("keying.other_member", "form", k.form.Code, "member", k.form.Member, "before", before.Member))
	default:
		d.status.clear("keying")
	}
}

// unfinished reports whether the pile of a form's member has other forms with ballots that the clerk has not marked.
func (k *keying) unfinished(before *store.Form) bool {
	d := k.desk
	for _, f := range d.view.Forms() {
		if f.Member != before.Member || f.Kind != store.PaperForm {
			continue
		}
		for _, b := range d.view.Keyed(f, d.now()) {
			if b.Refusal == nil && !b.Own.Done && !b.Written {
				return true
			}
		}
	}
	return false
}

// left counts the ballots of the form that the clerk has to mark yet.
func (k *keying) left() int {
	n := 0
	for row := range k.ballots {
		if k.waits(row) {
			n++
		}
	}
	return n
}

// waits reports whether a ballot waits for the clerk.
func (k *keying) waits(row int) bool {
	s := k.sheet(row)
	return s.Refusal == nil && !s.marked()
}

// toRow puts the cursor on the first blank cell of a row, or on its mark.
func (k *keying) toRow(row int) {
	k.window.to(row, len(k.ballots))
	s := k.sheet(k.window.cursor)
	k.asked, k.column = nothingAsked, len(k.columns)
	for column, c := range k.columns {
		if s.points(c) == nil && !s.marked() {
			k.column = column
			return
		}
	}
}

// toNext goes to the first ballot from a row on that waits for the clerk, after the last one from the top; false when there
// is none.
func (k *keying) toNext(from int) bool {
	for i := range k.ballots {
		if row := (from + i) % len(k.ballots); k.waits(row) {
			k.toRow(row)
			return true
		}
	}
	return false
}

// rowOf is the row of a product; −1 for none.
func (k *keying) rowOf(dossier string) int {
	for row := range k.ballots {
		if dossier != "" && k.ballots[row].Dossier == dossier {
			return row
		}
	}
	return -1
}

// look goes to what was typed in the field: a product of the form, the form of a number, or a product of the same member on
// another form.
func (k *keying) look() {
	d, text := k.desk, strings.TrimSpace(k.find.Value())
	if text == "" {
		k.toCells()
		return
	}
	if k.form != nil {
		if row := k.named(k.form, text); row >= 0 {
			k.find.Reset()
			k.find.Blur()
			d.status.clear("keying")
			k.toRow(row)
			return
		}
	}
	f, err := d.view.FormByCode(text)
	if err == nil {
		k.open(f, "")
		return
	}
	if k.form != nil {
		for _, f := range d.view.Forms() {
			if row := k.named(f, text); f.Member == k.form.Member && f.Kind == store.PaperForm && row >= 0 && d.view.On(f, f.Ballots[row]) {
				k.open(f, f.Ballots[row].Dossier)
				return
			}
		}
	}
	d.status.say("keying", warning, d.words.Error(err))
}

// named is the ballot of a form whose product is called so: by its code, or by the number in it. −1 for none.
func (k *keying) named(f *store.Form, text string) int {
	for i, b := range f.Ballots {
		if words.Fold(b.Dossier) == words.Fold(text) || numberIn(b.Dossier) == strings.TrimLeft(text, "0") {
			return i
		}
	}
	return -1
}

// numberIn is the number in a code, as people say it.
func numberIn(code string) string {
	return strings.TrimLeft(strings.TrimLeftFunc(code, func(r rune) bool { return r < '0' || r > '9' }), "0")
}

// toCells leaves the field for the form, if there is one.
func (k *keying) toCells() {
	if k.form != nil && len(k.ballots) > 0 {
		k.find.Blur()
	}
}

// place is the form before the clerk, and the criterion with the cursor; 0 and empty for none.
func (k *keying) place() (form int, criterion string) {
	switch {
	case k.form == nil:
		return 0, ""
	case k.onMark():
		return k.form.Number, ""
	}
	return k.form.Number, k.rules.Criteria[k.criterion()].Code
}

// comeBack leads to the cell where the clerk was when his connection broke.
func (k *keying) comeBack(to Whereabouts) {
	f := k.desk.view.Form(to.Form)
	if f == nil {
		return
	}
	if k.open(f, to.Dossier); k.form == nil {
		return
	}
	k.column = len(k.columns)
	for column, c := range k.columns {
		if k.rules.Criteria[c].Code == to.Criterion {
			k.column = column
		}
	}
}

// toField asks for the next form or product.
func (k *keying) toField() {
	k.find.Reset()
	k.find.Focus()
}

var (
	_ unkept   = (*keying)(nil)
	_ editable = (*keyedSheet)(nil)
)

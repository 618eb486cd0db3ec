package tui

import (
	"strconv"

	"github.com/charmbracelet/bubbles/textinput"
	tea "github.com/charmbracelet/bubbletea"

	"example.com/hoidong/store/words"
)

// An arrangement says which dossiers are listed and in which order. The list and the grid share one, so that what was
// found in the one is there in the other.
type arrangement struct {
	desk   *desk
	table  dossierTable
	search textinput.Model
	order  sorting
	filter filter
}

func newArrangement(d *desk) *arrangement {
	a := &arrangement{desk: d, search: newField(60)}
	a.table.renew(d)
	return a
}

// shown appends the rows of the table that are listed, in order.
func (a *arrangement) shown(rows []*dossierRow) []*dossierRow {
	return a.table.arrange(rows, a.desk, words.Fold(a.search.Value()), a.filter, a.order)
}

// codes are the dossiers that are listed.
func (a *arrangement) codes() []string {
	shown := a.shown(nil)
	codes := make([]string, len(shown))
	for i, row := range shown {
		codes[i] = row.code
	}
	return codes
}

func (a *arrangement) nextFilter(by int) { a.filter = a.table.nextFilter(a.filter, by) }

func (a *arrangement) nextOrder(by int) { a.order = (a.order + sorting(by) + sortings) % sortings }

// all lists every dossier again; the order stays.
func (a *arrangement) all() {
	a.search.Reset()
	a.filter = filter{}
}

// complete reports whether every dossier is listed.
func (a *arrangement) complete() bool { return a.search.Value() == "" && a.filter == (filter{}) }

// searching reports whether the search has the focus.
func (a *arrangement) searching() bool { return a.search.Focused() }

func (a *arrangement) beginSearch() {
	a.search.Reset()
	a.search.Focus()
}

// typeSearch narrows the list with every letter. Enter and the arrows go on with what was found; Escape shows all again.
// It reports false for a key that ended the search and is the screen's to carry out.
func (a *arrangement) typeSearch(msg tea.KeyMsg) bool {
	k := a.desk.keys
	switch {
	case matches(msg, k.back):
		a.search.Reset()
		a.search.Blur()
	case matches(msg, k.enter, k.tab, k.search):
		a.search.Blur()
	case matches(msg, k.up, k.down, k.pageUp, k.pageDown):
		a.search.Blur()
		return false
	default:
		a.search, _ = a.search.Update(msg)
	}
	return true
}

// summary says what is listed, n of all, and how it is sorted.
func (a *arrangement) summary(n, w int) string {
	d := a.desk
	left := "   " + d.theme.dim.Render(d.T("list.search")+": ")
	right := d.theme.dim.Render(d.T("list.filter")+": ") + a.filter.name(d) +
		d.theme.dim.Render(" "+strconv.Itoa(n)+"/"+strconv.Itoa(len(a.table.rows))+"   "+d.T("list.sort")+": ") +
		d.T("list.by."+a.order.String()) + " "
	if a.searching() || a.search.Value() != "" {
		left += d.show(&a.search, min(24, w-width(left)-width(right)-2))
	} else {
		left += d.theme.dim.Render("F3")
	}
	return between(left, right, w)
}

package tui

import (
	"bytes"
	"cmp"
	"slices"
	"strconv"

	"golang.org/x/text/collate"
	"golang.org/x/text/language"

	"example.com/hoidong/store"
	"example.com/hoidong/store/words"
)

// A dossierRow is what the list knows of a dossier.
type dossierRow struct {
	index                             int
	code, product, enterprise, sector string
	// folded is what a search looks in.
	folded string
	// byProduct and byEnterprise are the row's places in the alphabetical orders.
	byProduct, byEnterprise int
	status                  store.Status
}

// A dossierTable holds all rows. What does not change with scores is made once.
type dossierTable struct {
	rows  []dossierRow
	first *store.Dossier
	// products are the products' names as they were cut, by width.
	products map[int][]string
	// longest is the width of the longest code.
	longest int
}

// renew takes up the desk's view.
func (t *dossierTable) renew(d *desk) {
	v := d.view
	if v.Dossiers() == 0 {
		*t = dossierTable{}
		return
	}
	if t.first != v.Dossier(0) || len(t.rows) != v.Dossiers() {
		t.rebuild(v)
	}
	for i := range t.rows {
		t.rows[i].status = v.Standing(i).Status
	}
}

func (t *dossierTable) rebuild(v store.View) {
	t.first, t.rows, t.longest = v.Dossier(0), make([]dossierRow, v.Dossiers()), 0
	for i := range t.rows {
		dossier, firm := v.Dossier(i), v.Enterprise(i)
		t.longest = max(t.longest, width(dossier.Code))
		sector := dossier.Sector
		if sector == "" {
			sector = dossier.Track
		}
		t.rows[i] = dossierRow{
			index: i, code: dossier.Code, product: dossier.Product, enterprise: firm.Name, sector: sector,
			folded: words.Fold(dossier.Code + " " + dossier.Product + " " + firm.Name + " " + dossier.TaxCode),
		}
	}
	clear(t.products)
	t.alphabetical(func(r *dossierRow) string { return r.product }, func(r *dossierRow, at int) { r.byProduct = at })
	t.alphabetical(func(r *dossierRow) string { return r.enterprise }, func(r *dossierRow, at int) { r.byEnterprise = at })
}

// alphabetical numbers the rows in the order of Vietnamese dictionaries; rows with the same text share a number, so that
// their codes order them.
func (t *dossierTable) alphabetical(text func(*dossierRow) string, number func(*dossierRow, int)) {
	var buffer collate.Buffer
	c := collate.New(language.Vietnamese)
	keys, order := make([][]byte, len(t.rows)), make([]int, len(t.rows))
	for i := range t.rows {
		keys[i], order[i] = c.KeyFromString(&buffer, text(&t.rows[i])), i
	}
	slices.SortStableFunc(order, func(a, b int) int { return bytes.Compare(keys[a], keys[b]) })
	at := 0
	for i, row := range order {
		if i > 0 && !bytes.Equal(keys[row], keys[order[i-1]]) {
			at = i
		}
		number(&t.rows[row], at)
	}
}

// beginning is how a line about a dossier begins: the cursor, its code and its product in columns of these widths.
func (t *dossierTable) beginning(d *desk, r *dossierRow, chosen bool, code, product int) []span {
	mark := " "
	if chosen {
		mark = d.marks.cursor
	}
	return []span{
		{" " + mark + " ", &d.theme.accent},
		{leftly(r.code, code-1) + " ", nil},
		{t.product(r.index, product-1) + " ", nil},
	}
}

// product is the name of a dossier's product in w cells, different from every other name if that can be. All names are
// cut together, once for each width that a window had.
func (t *dossierTable) product(index, w int) string {
	cut, there := t.products[w]
	if !there {
		names := make([]string, len(t.rows))
		for i := range t.rows {
			names[i] = t.rows[i].product
		}
		cut = distinct(names, w)
		if t.products == nil || len(t.products) >= keptWidths {
			t.products = map[int][]string{}
		}
		t.products[w] = cut
	}
	return cut[index]
}

// keptWidths is how many widths of names are kept: those of a few screens, in a window that is seldom resized.
const keptWidths = 4

// A sorting is the column that orders the list.
type sorting int

const (
	byCode sorting = iota
	byProduct
	byEnterprise
	byProgress
	sortings
)

func (s sorting) String() string {
	return [...]string{"code", "product", "enterprise", "progress"}[s]
}

// A filter keeps part of the list: the dossiers the actor owes something, or those of one status; the zero filter keeps
// all.
type filter struct {
	missing bool
	status  store.Status
}

func (f filter) name(d *desk) string {
	switch {
	case f.missing:
		return d.T("list.mine_missing")
	case f.status != "":
		return d.T("dossier." + string(f.status))
	}
	return d.T("list.all")
}

// nextFilter goes round the filters that make sense: all, what is missing, and every status there is.
func (t *dossierTable) nextFilter(f filter, by int) filter {
	all := []filter{{}, {missing: true}}
	for i := range t.rows {
		if one := (filter{status: t.rows[i].status}); !slices.Contains(all, one) {
			all = append(all, one)
		}
	}
	slices.SortStableFunc(all[2:], func(a, b filter) int { return cmp.Compare(a.status, b.status) })
	return all[(slices.Index(all, f)+by+len(all))%len(all)]
}

// arrange appends the rows that match, in order. They stay what they are when the table is built anew, so that whoever
// lists them still knows where his cursor was.
func (t *dossierTable) arrange(shown []*dossierRow, d *desk, query string, f filter, order sorting) []*dossierRow {
	for i := range t.rows {
		row := &t.rows[i]
		if f.missing && !asked(d.mine[row.index]) || f.status != "" && f.status != row.status || !found(row.folded, query) {
			continue
		}
		shown = append(shown, row)
	}
	if order == byCode {
		return shown // the store's own order
	}
	slices.SortStableFunc(shown, func(x, y *dossierRow) int {
		switch order {
		case byProduct:
			return cmp.Compare(x.byProduct, y.byProduct)
		case byEnterprise:
			return cmp.Compare(x.byEnterprise, y.byEnterprise)
		}
		return cmp.Compare(d.mine[x.index].rank(), d.mine[y.index].rank())
	})
	return shown
}

// rank orders sheets by what is left to do: begun, empty, complete, confirmed, not the actor's.
func (p progress) rank() int {
	return slices.Index([]store.SheetStatus{
		store.SheetAgain, store.SheetPartial, store.SheetEmpty, store.SheetComplete, store.SheetConfirmed,
		store.SheetWaived, store.SheetAbsent, store.SheetInvalid, store.SheetRecused, store.SheetNotAssigned, store.SheetNotScored,
	}, p.status)
}

// sheetMark is how far a sheet of the actor's is, in a word as short as the column.
func (d *desk) sheetMark(p progress) (string, *ink) {
	count := strconv.Itoa(p.given) + "/" + strconv.Itoa(p.asked)
	switch p.status {
	case store.SheetRecused:
		return d.T("cell.recused"), &d.theme.dim
	case store.SheetAbsent:
		return d.T("cell.absent"), &d.theme.dim
	case store.SheetInvalid:
		return d.T("cell.invalid"), &d.theme.warn
	case store.SheetNotAssigned, store.SheetNotScored:
		return "", nil
	case store.SheetConfirmed:
		if p.corrected {
			return count + " " + d.marks.alarm, &d.theme.warn
		}
		return count + " " + d.marks.yes, &d.theme.accent
	}
	switch {
	case p.channel.OnForm():
		return count + " " + d.T("cell."+string(p.channel)), &d.theme.warn
	case p.turn > 1:
		return count + " " + d.T("cell.turn", "turn", p.turn), &d.theme.warn
	case p.status == store.SheetEmpty:
		return count, &d.theme.dim
	}
	return count, nil
}

func (s *dossiers) statusStyle(status store.Status) *ink {
	switch {
	case status == store.StatusScored:
		return nil
	case unsettled(status):
		return &s.desk.theme.warn
	}
	return &s.desk.theme.dim
}

// keep leaves the cursor on a dossier among those that are shown now, or as near to where it was as there are rows.
func (w *window) keep(shown []*dossierRow, code string) {
	w.to(w.cursor, len(shown))
	for i, row := range shown {
		if row.code == code {
			w.to(i, len(shown))
			return
		}
	}
}

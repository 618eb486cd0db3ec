package tui

import (
	"slices"
	"strings"

	"example.com/hoidong/store"
)

// A tallyFilter keeps part of the tally: what anybody owes, what one member owes, or one sector; the zero filter keeps all.
type tallyFilter struct {
	owed           bool
	member, sector string
}

func (f tallyFilter) name(d *desk) string {
	switch {
	case f.owed:
		return d.T("tally.owed")
	case f.member != "":
		return d.T("tally.owed_by", "member", f.member)
	case f.sector != "":
		return name(f.sector)
	}
	return d.T("list.all")
}

// keeps reports whether a row matches.
func (t *tally) keeps(r *dossierRow) bool {
	switch f := t.keep; {
	case f.owed:
		return t.left(r) > 0
	case f.member != "":
		m := slices.IndexFunc(t.members, func(m store.MemberOwed) bool { return m.Member.Code == f.member })
		return m >= 0 && lacking(t.desk.view.SheetOf(r.index, m).Status)
	case f.sector != "":
		return r.sector == f.sector
	}
	return true
}

// left is how many sheets of a dossier lack scores; none where it takes no part.
func (t *tally) left(r *dossierRow) int {
	if t.desk.view.Standing(r.index).Out != "" {
		return 0
	}
	return t.desk.view.Progress(r.index).Owed()
}

// lacking reports whether scores are missing on a sheet.
func lacking(s store.SheetStatus) bool {
	return s.Asked() && s != store.SheetComplete && s != store.SheetConfirmed
}

// nextFilter goes round: all, what is owed, what the member with the cursor owes, and every sector.
func (t *tally) nextFilter(by int) {
	whose := t.member()
	if t.keep.member != "" {
		whose = t.keep.member
	}
	all := []tallyFilter{{}, {owed: true}, {member: whose}}
	var sectors []string
	for i := range t.list.table.rows {
		sectors = append(sectors, t.list.table.rows[i].sector)
	}
	slices.SortFunc(sectors, strings.Compare)
	for _, sector := range slices.Compact(sectors) {
		if sector != "" {
			all = append(all, tallyFilter{sector: sector})
		}
	}
	t.keep = all[(max(0, slices.Index(all, t.keep))+by+len(all))%len(all)]
	t.arrange()
}

// all lists every dossier again.
func (t *tally) all() {
	t.list.all()
	t.keep = tallyFilter{}
	t.arrange()
}

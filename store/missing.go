package store

import "example.com/hoidong/scoring"

// Owed counts what is not finished: sheets that lack something, the cells they lack, and complete sheets that nobody has
// confirmed yet.
type Owed struct{ Cells, Sheets, Unconfirmed int }

// A BlankSheet is one of the actor's own sheets that lacks something.
type BlankSheet struct {
	// Dossier is the number of the dossier, Criteria are those without a score.
	Dossier  int
	Criteria scoring.CriterionSet
}

// A MemberOwed is what one voting member owes.
type MemberOwed struct {
	Member *Member
	Owed
}

// Missing is what is owed, as far as the actor may see it. Dossiers that are not scored, recusals and what is assigned to
// others owe nothing.
type Missing struct {
	// Own are the actor's sheets that lack something, Unconfirmed the dossiers of those that are complete and not
	// confirmed; both in the order of the dossiers, and empty for somebody without a vote.
	Own         []BlankSheet
	Unconfirmed []int
	// Members has one element a voting member, in the order of the council; empty for whoever neither helps nor leads it.
	Members []MemberOwed
	// Total of all members. It is no secret: even the shared screen shows it.
	Total Owed
}

// Missing works out what is owed. It goes over every sheet once: keep the answer while the snapshot is the same.
func (v View) Missing() Missing {
	voters := len(v.snap.voters)
	owed, sums := make([]MemberOwed, voters), make([]scoring.Cell, voters)
	var m Missing
	for d := range v.snap.products {
		if v.snap.standings[d].Out != "" || !v.snap.onAgenda(d) {
			continue
		}
		v.snap.asking(d).SheetSums(sums)
		for i, sum := range sums {
			if v.snap.stance(i, d).owes {
				owed[i].count(sum, v.snap.sheets[d][i])
			}
		}
		if v.voter >= 0 {
			v.noteOwn(&m, d, sums[v.voter])
		}
	}
	for i := range owed {
		owed[i].Member = v.snap.voters[i]
		m.Total.add(owed[i].Owed)
	}
	if v.SeesTally() {
		m.Members = owed
	}
	return m
}

// count takes in one sheet by the sum of its cells; it is nil when nobody has written on it.
func (o *Owed) count(sum scoring.Cell, sheet *Sheet) {
	switch {
	case sum == 0:
	case !sum.Complete():
		o.Sheets++
		o.Cells += sum.Expected() - sum.Present()
	case !sheet.Confirmed:
		o.Unconfirmed++
	}
}

func (o *Owed) add(other Owed) {
	o.Cells += other.Cells
	o.Sheets += other.Sheets
	o.Unconfirmed += other.Unconfirmed
}

// noteOwn takes in the actor's sheet of one dossier.
func (v View) noteOwn(m *Missing, dossier int, sum scoring.Cell) {
	switch {
	case sum == 0 || !v.snap.stance(v.voter, dossier).owes:
	case !sum.Complete():
		m.Own = append(m.Own, BlankSheet{dossier, v.snap.asking(dossier).Blank(v.voter, len(v.snap.voters))})
	case !v.snap.sheets[dossier][v.voter].Confirmed:
		m.Unconfirmed = append(m.Unconfirmed, dossier)
	}
}

package store

import (
	"time"

	"example.com/hoidong/scoring"
)

// A SheetStatus is the word for where one member's sheet stands.
type SheetStatus string

const (
	SheetEmpty   SheetStatus = "empty"
	SheetPartial SheetStatus = "partial"
	// SheetAgain: the product was called to be scored once more, and the new sheet lacks something.
	SheetAgain       SheetStatus = "second"
	SheetComplete    SheetStatus = "complete"
	SheetConfirmed   SheetStatus = "confirmed"
	SheetNotAssigned SheetStatus = "not-assigned"
	SheetRecused     SheetStatus = "recused"
	// SheetWaived: the council agreed to the sheet as it is, and asks for nothing more.
	SheetWaived SheetStatus = "waived"
	// SheetAbsent: the member is not there to score, and the sheet is not owed.
	SheetAbsent SheetStatus = "absent"
	// SheetInvalid: what came in was rejected, does not count, and is not owed.
	SheetInvalid SheetStatus = "invalid"
	// SheetNotScored: the dossier takes no part in the scoring, or is not on the agenda of this sitting.
	SheetNotScored SheetStatus = "not-scored"
)

// open reports whether something is left to do on the sheet.
func (s SheetStatus) open() bool { return s.owing() || s == SheetComplete }

// Asked reports whether the member is to fill in the sheet.
func (s SheetStatus) Asked() bool {
	return s != SheetNotAssigned && s != SheetRecused && s != SheetNotScored && s != SheetWaived && s != SheetAbsent && s != SheetInvalid
}

// owing reports whether the sheet lacks something.
func (s SheetStatus) owing() bool { return s == SheetEmpty || s == SheetPartial || s == SheetAgain }

// A CellKind says what a cell of a sheet is; blank and zero are both CellScore, told apart by the points.
type CellKind int

const (
	// CellScore is the member's to fill in.
	CellScore CellKind = iota
	// CellNotAssigned belongs to others.
	CellNotAssigned
	// CellRecused is the member's no more, because of his recusal.
	CellRecused
	// CellComputed holds points from a figure, CellFigureMissing none because the figure is not there.
	CellComputed
	CellFigureMissing
	// CellNotScored is on a dossier that takes no part.
	CellNotScored
	// CellCouncil holds points that the council gave in place of a figure.
	CellCouncil
)

// A SheetCell is one criterion of a sheet as its member sees it.
type SheetCell struct {
	Kind CellKind
	// Points of CellScore, CellComputed and CellCouncil; nil for a blank.
	Points *scoring.Points
}

// A MemberSheet is a sheet as its member sees it.
type MemberSheet struct {
	Status SheetStatus
	// Cells has one element a criterion.
	Cells  []SheetCell
	Remark string
	// Turn is the one the member is asked in. Before has one element a criterion in later turns: what he gave in the turn
	// before, which is BeforeTurn; BeforeCounts says that it still does.
	Turn         int
	Before       []*scoring.Points
	BeforeTurn   int
	BeforeCounts bool
	// Corrected: a figure of the product was corrected after the sheet was confirmed, and he is asked to look again. Of what came
	// in on a form nothing is asked: it was finished there.
	Corrected bool
	// Counts: what is on the sheet counts although its member is not there to score.
	Counts bool
	// ConfirmedAt is when he confirmed it on the screen; zero when he did not.
	ConfirmedAt time.Time
	// Channel is the way the sheet comes in, Since when it went over to a form.
	Channel Channel
	Since   time.Time
	// Given, Asked count the member's cells; Total and Max are the points in them.
	Given, Asked int
	Total, Max   scoring.Points
}

// MySheet is the actor's own sheet of a dossier. A complete sheet of an earlier sitting is locked like a confirmed one. For somebody without a vote it is SheetNotAssigned.
func (v View) MySheet(i int) MemberSheet {
	s := MemberSheet{Cells: make([]SheetCell, len(v.snap.rules.Criteria)), Turn: firstTurn, Channel: OnScreen}
	var sheet *Sheet
	if v.voter >= 0 {
		sheet = v.snap.current(v.voter, i)
		s.Turn = v.snap.turn(v.voter, i)
		s.recall(v.snap.rules, v.snap.before(v.voter, i), v.snap.counting(v.voter, i))
	}
	if sheet != nil {
		s.Remark, s.Channel, s.Since, s.ConfirmedAt = sheet.Remark, sheet.Channel, sheet.Since, sheet.ConfirmedAt
		s.Corrected = sheet.Corrected && !sheet.Channel.OnForm()
	}
	blocked := v.blocked(i, sheet)
	for c := range v.snap.rules.Criteria {
		s.Cells[c] = v.cell(i, c, sheet, blocked)
		s.count(s.Cells[c], v.snap.rules.Criteria[c].Max)
	}
	s.Status = s.status(blocked, sheet != nil && (sheet.Confirmed || !v.snap.onAgenda(i) || v.snap.elsewhere(i)))
	switch {
	case s.Asked > 0 && v.voter >= 0 && v.snap.void(v.voter, i):
		s.Status = SheetInvalid
	case s.Status.open() && v.snap.waived(v.voter, i):
		s.Status = SheetWaived
	}
	if s.Status.Asked() && v.away(i) {
		if s.Counts = v.counts(i); !s.Counts || s.Given < s.Asked {
			s.Status = SheetAbsent
		}
	}
	return s
}

// away reports whether the actor owes a dossier's sheet no more because of how he attends.
func (v View) away(i int) bool { return v.voter >= 0 && !v.snap.stance(v.voter, i).owes }

// counts reports whether the actor's sheet of a dossier counts although he may score no more.
func (v View) counts(i int) bool {
	return v.snap.stance(v.voter, i).takes(v.snap.rules, v.snap.counting(v.voter, i))
}

// recall shows the sheet of the turn before; nil in the first. counting is the one that counts.
func (s *MemberSheet) recall(rules *scoring.Rules, before, counting *Sheet) {
	if before == nil {
		return
	}
	s.BeforeTurn, s.BeforeCounts = before.Turn, before == counting
	for c := range rules.Criteria {
		s.Before = append(s.Before, before.Scores.Get(rules.Criteria[c].Code))
	}
}

// blocked is why the actor does not score the dossier at all; CellScore when he may.
func (v View) blocked(i int, sheet *Sheet) CellKind {
	switch {
	case v.voter < 0:
		return CellNotAssigned
	case v.snap.standings[i].Out != "":
		return CellNotScored
	case v.snap.recused(v.voter, i):
		return CellRecused
	case (!v.snap.onAgenda(i) || v.snap.elsewhere(i)) && (sheet == nil || len(sheet.missing(v.snap.rules)) > 0):
		return CellNotScored
	}
	return CellScore
}

func (v View) cell(i, c int, sheet *Sheet, blocked CellKind) SheetCell {
	criterion := &v.snap.rules.Criteria[c]
	if criterion.Computed() {
		computed := v.snap.products[i].Computed[c]
		if !computed.Known {
			return SheetCell{Kind: CellFigureMissing}
		}
		if computed.Band == scoring.BandCouncil {
			return SheetCell{Kind: CellCouncil, Points: &computed.Points}
		}
		return SheetCell{Kind: CellComputed, Points: &computed.Points}
	}
	switch {
	case blocked == CellNotAssigned || !criterion.ScoredBy(v.me.Code):
		return SheetCell{Kind: CellNotAssigned}
	case blocked != CellScore:
		return SheetCell{Kind: blocked}
	case sheet == nil:
		return SheetCell{Kind: CellScore}
	}
	return SheetCell{Kind: CellScore, Points: sheet.Scores.Get(criterion.Code)}
}

func (s *MemberSheet) count(cell SheetCell, most scoring.Points) {
	if cell.Kind != CellScore {
		return
	}
	s.Asked++
	s.Max += most
	if cell.Points != nil {
		s.Given++
		s.Total += *cell.Points
	}
}

func (s *MemberSheet) status(blocked CellKind, confirmed bool) SheetStatus {
	switch {
	case blocked == CellNotScored:
		return SheetNotScored
	case blocked == CellRecused:
		return SheetRecused
	case s.Asked == 0:
		return SheetNotAssigned
	case confirmed:
		return SheetConfirmed
	case s.Given == s.Asked:
		return SheetComplete
	case s.Turn > firstTurn:
		return SheetAgain
	case s.Given > 0:
		return SheetPartial
	}
	return SheetEmpty
}

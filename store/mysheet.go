package store

import "example.com/hoidong/scoring"

// A SheetStatus is the word for where one member's sheet stands.
type SheetStatus string

const (
	SheetEmpty       SheetStatus = "empty"
	SheetPartial     SheetStatus = "partial"
	SheetComplete    SheetStatus = "complete"
	SheetConfirmed   SheetStatus = "confirmed"
	SheetNotAssigned SheetStatus = "not-assigned"
	SheetRecused     SheetStatus = "recused"
	// SheetNotScored: the dossier takes no part in the scoring.
	SheetNotScored SheetStatus = "not-scored"
)

// asked reports whether the member is to fill in the sheet.
func (s SheetStatus) asked() bool {
	return s != SheetNotAssigned && s != SheetRecused && s != SheetNotScored
}

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
)

// A SheetCell is one criterion of a sheet as its member sees it.
type SheetCell struct {
	Kind CellKind
	// Points of CellScore and CellComputed; nil for a blank.
	Points *scoring.Points
}

// A MemberSheet is a sheet as its member sees it.
type MemberSheet struct {
	Status SheetStatus
	// Cells has one element a criterion.
	Cells  []SheetCell
	Remark string
	// Given, Asked count the member's cells; Total and Max are the points in them.
	Given, Asked int
	Total, Max   scoring.Points
}

// MySheet is the actor's own sheet of a dossier. For somebody without a vote it is SheetNotAssigned.
func (v View) MySheet(i int) MemberSheet {
	s := MemberSheet{Cells: make([]SheetCell, len(v.snap.rules.Criteria))}
	var sheet *Sheet
	if v.voter >= 0 {
		sheet = v.snap.sheets[i][v.voter]
	}
	if sheet != nil {
		s.Remark = sheet.Remark
	}
	blocked := v.blocked(i)
	for c := range v.snap.rules.Criteria {
		s.Cells[c] = v.cell(i, c, sheet, blocked)
		s.count(s.Cells[c], v.snap.rules.Criteria[c].Max)
	}
	s.Status = s.status(blocked, sheet != nil && sheet.Confirmed)
	return s
}

// blocked is why the actor does not score the dossier at all; CellScore when he may.
func (v View) blocked(i int) CellKind {
	switch {
	case v.voter < 0:
		return CellNotAssigned
	case v.snap.standings[i].Out != "":
		return CellNotScored
	case v.snap.recused(v.voter, i):
		return CellRecused
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
	case s.Given > 0:
		return SheetPartial
	}
	return SheetEmpty
}

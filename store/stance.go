package store

import "example.com/hoidong/scoring"

// counting says which sheets of a member's count.
type counting int

const (
	countsAll counting = iota
	countsComplete
	countsConfirmed
	countsNone
)

// A stance is how a voter stands to one dossier: whether he owes his sheet, and whether what is on it counts.
type stance struct {
	owes   bool
	counts counting
}

// stance of a voter who is not recused.
func (s *Snapshot) stance(voter, dossier int) stance {
	if s.waived(voter, dossier) {
		return stance{owes: false, counts: countsAll}
	}
	return stance{owes: true, counts: countsAll}
}

// takes reports whether a sheet counts. Where the mean is by member, what is not owed counts only as a whole: the rest of
// an incomplete sheet will not come.
func (st stance) takes(rules *scoring.Rules, sheet *Sheet) bool {
	switch {
	case st.owes && st.counts == countsAll:
		return true
	case st.counts == countsNone || sheet == nil:
		return false
	case st.counts == countsConfirmed && !sheet.Confirmed:
		return false
	case st.counts == countsComplete || rules.Mean == scoring.ByMember:
		return len(sheet.missing(rules)) == 0
	}
	return true
}

// fill puts a voter's sheet of a dossier into the cells of a product: zero where nothing is asked of him.
func (s *Snapshot) fill(cells []scoring.Cell, voter, dossier int, sheet *Sheet) {
	stance := s.stance(voter, dossier)
	if !stance.takes(s.rules, sheet) {
		return
	}
	for c := range s.rules.Criteria {
		asked := &s.rules.Criteria[c]
		if asked.Computed() || !asked.ScoredBy(s.voters[voter].Code) {
			continue
		}
		if one := cell(sheet, asked.Code); one != scoring.Owed || stance.owes {
			cells[c*len(s.voters)+voter] = one
		}
	}
}

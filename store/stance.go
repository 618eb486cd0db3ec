package store

import "example.com/hoidong/scoring"

// A stance is how a voter stands to one dossier: whether he owes his sheet, and whether what is on it counts.
type stance struct {
	owes   bool
	counts Counting
}

// stance of a voter who is not recused: as he attended the last sitting that had the dossier on its agenda. What the council
// agreed to have left as it is is not owed either, and what was rejected.
func (s *Snapshot) stance(voter, dossier int) stance {
	st := s.mark(voter, dossier).stance(s.rules)
	st.owes = st.owes && !s.waived(voter, dossier) && !s.void(voter, dossier)
	return st
}

// void reports whether the sheet that the voter worked on last is one that was rejected.
func (s *Snapshot) void(voter, dossier int) bool {
	sheet := s.current(voter, dossier)
	return sheet != nil && sheet.Invalid != ""
}

// mark is how a voter attended the last sitting that had the dossier on its agenda.
func (s *Snapshot) mark(voter, dossier int) Mark {
	session := s.calledIn(dossier)
	if session == nil {
		return Mark{}
	}
	return s.attended(session.Number, s.voters[voter].Code).Last()
}

// stance of a member who attends like this: whoever may score owes his sheets, and nobody else does.
func (m Mark) stance(rules *scoring.Rules) stance {
	switch {
	case m.Scores():
		return stance{owes: true, counts: CountAll}
	case m.Turnout == LeftEarly:
		return stance{counts: m.Counts}
	case m.Turnout == SentAhead && rules.AdvanceSheets, m.Turnout.away() && rules.AbsentScores:
		return stance{counts: CountAll}
	}
	return stance{counts: CountNone}
}

// takes reports whether a sheet counts. Where the mean is by member, what is not owed counts only as a whole: the rest of
// an incomplete sheet will not come.
func (st stance) takes(rules *scoring.Rules, sheet *Sheet) bool {
	switch {
	case sheet != nil && sheet.Invalid != "":
		return false
	case st.owes && st.counts == CountAll:
		return true
	case st.counts == CountNone || sheet == nil || !sheet.gives(rules):
		return false
	case st.counts == CountConfirmed && !sheet.Confirmed:
		return false
	case st.counts == CountComplete || rules.Mean == scoring.ByMember:
		return len(sheet.missing(rules)) == 0
	}
	return true
}

// fill puts a voter's sheet of a dossier into the cells of a product: zero where nothing is asked of him. A sheet that counts
// as far as it goes keeps its gaps, so that it is no complete one.
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
		cells[c*len(s.voters)+voter] = cell(sheet, asked.Code)
	}
}

// done reports whether nobody owes anything on a dossier: what is left blank has been agreed to, or will not come.
func (s *Snapshot) done(dossier int) bool {
	sums := make([]scoring.Cell, len(s.voters))
	s.asking(dossier).SheetSums(sums)
	for m, sum := range sums {
		if sum != 0 && !sum.Complete() && s.stance(m, dossier).owes {
			return false
		}
	}
	return true
}

package store

import "example.com/hoidong/scoring"

// A CellChange is one field of a sheet that a file would leave otherwise: a criterion's cell, or the remark, whose criterion
// is empty.
type CellChange struct {
	Criterion string
	// Was and Now are the points; nil for a cell without a score.
	Was, Now *scoring.Points
	// RemarkWas and RemarkNow are those of a remark.
	RemarkWas, RemarkNow string
}

// Changes are what a file would leave otherwise on a sheet, in the order of the criteria; none for whoever may not see single
// scores.
func (s *StagedSheet) Changes(rules *scoring.Rules) []CellChange {
	if s.Was == nil || s.Now == nil {
		return nil
	}
	var changes []CellChange
	for i := range rules.Criteria {
		code := rules.Criteria[i].Code
		was, now := s.Was.Scores.Get(code), s.Now.Scores.Get(code)
		if (was == nil) != (now == nil) || was != nil && *was != *now {
			changes = append(changes, CellChange{Criterion: code, Was: was, Now: now})
		}
	}
	if s.Was.Remark != s.Now.Remark {
		changes = append(changes, CellChange{RemarkWas: s.Was.Remark, RemarkNow: s.Now.Remark})
	}
	return changes
}

// Lacking are the criteria without a score on the sheet as the file would leave it; none for whoever may not see.
func (s *StagedSheet) Lacking(rules *scoring.Rules) []string {
	if s.Now == nil {
		return nil
	}
	return s.Now.missing(rules)
}

package words

import (
	"strings"

	"example.com/hoidong/scoring"
)

// Reason says why a row has no place, for example “Thiếu C1, C7”; empty for a row that has one.
func (w *Words) Reason(rules *scoring.Rules, row scoring.Row) string {
	if row.Reason == "" {
		return ""
	}
	return w.T("reason."+string(row.Reason), "criteria", strings.Join(codes(rules, row.Missing), ", "))
}

// Verdict is the grade of a row, or where the rules have none what the pass mark and the floor say; empty for neither.
func (w *Words) Verdict(rules *scoring.Rules, row scoring.Row) string {
	switch {
	case row.Grade >= 0 && row.Place > 0:
		return rules.Grades[row.Grade].Name
	case row.Verdict == scoring.Passed:
		return w.T("verdict.passed")
	case row.Verdict == scoring.Failed:
		return w.T("verdict.failed")
	}
	return ""
}

func codes(rules *scoring.Rules, set scoring.CriterionSet) []string {
	var codes []string
	for c := range set.All() {
		codes = append(codes, rules.Criteria[c].Code)
	}
	return codes
}

package store

import (
	"errors"
	"slices"

	"example.com/hoidong/scoring"
)

// Incoming is what a reader made of a file that came back: a workbook, or the seal of a packet. Nothing has been decided yet.
type Incoming struct {
	// Round is the ID of the round that the file says it belongs to, Form and Member what it was given out as.
	Round, Member string
	Form          int
	// File is its name as it came, Sum the SHA-256 of its bytes in hexadecimal.
	File, Sum string
	// Seal counts the seals of a packet from 1; 0 for other files.
	Seal   int
	Sheets []IncomingSheet
}

// An IncomingSheet is one ballot as it stands in the file. A criterion without a score is blank there.
type IncomingSheet struct {
	Ballot
	Scores Scores
	Remark string
	// Done: its member has finished with it. A complete sheet of a workbook is done.
	Done bool
	// Where it stands in the file, for whoever looks for it: a sheet and a row.
	Where string
}

// reads reports whether another sheet says the same.
func (s *Sheet) reads(other *Sheet) bool {
	return slices.Equal(s.Scores, other.Scores) && s.Remark == other.Remark
}

// filled is the sheet as a file leaves it. What the rules do not ask its member for any more is in no file that was given
// out since; it stays.
func (s *Sheet) filled(rules *scoring.Rules, scores Scores, remark string, done bool) *Sheet {
	now := *s
	now.Scores, now.Remark = scores, remark
	for _, score := range s.Scores {
		if c := rules.Criterion(score.Criterion); scores.Get(score.Criterion) == nil && (c < 0 || !rules.Criteria[c].ScoredBy(s.Member)) {
			now.Scores = now.Scores.With(score.Criterion, &score.Points)
		}
	}
	now.Confirmed = done && len(now.missing(rules)) == 0
	now.Corrected = s.Corrected && now.Confirmed
	return &now
}

// onto brings the sheet back to the form that it was given out on.
func (s *Sheet) onto(form *Form) { s.goTo(form.Kind.channel(), form.Number, form.Issued) }

// checkScores says what is wrong with scores that came in: every fault, or nil. What is given to a criterion that is others'
// now was given when it was not, as on a screen where it stands already: it is kept, and does not count.
func checkScores(rules *scoring.Rules, scores Scores) error {
	var faults []error
	for _, score := range scores {
		c, err := judged(rules, score.Criterion)
		if err == nil {
			err = inRange(rules, c, score.Points)
		}
		faults = append(faults, err)
	}
	return errors.Join(faults...)
}

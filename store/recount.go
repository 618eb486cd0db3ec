package store

import (
	"slices"

	"example.com/hoidong/scoring"
)

// An Uncounted says why what stands on a sheet does not count. The empty one is that it counts.
type Uncounted string

const (
	// UncountedProduct: the product takes no part in the ranking.
	UncountedProduct Uncounted = "product"
	// UncountedRecused: the member sits the product out.
	UncountedRecused Uncounted = "recused"
	// UncountedReplaced: a sheet of a later turn counts. UncountedUnsettled: not everybody who was called to score once more
	// has confirmed. UncountedWithdrawn: the call was taken back.
	UncountedReplaced  Uncounted = "replaced"
	UncountedUnsettled Uncounted = "unsettled"
	UncountedWithdrawn Uncounted = "withdrawn"
	// UncountedInvalid: the ballot was rejected; Sheet.Invalid says why.
	UncountedInvalid Uncounted = "invalid"
	// UncountedAway: the member is not there, and by the rules or his own word what he gave does not count.
	UncountedAway Uncounted = "away"
	// UncountedUnconfirmed and UncountedIncomplete: of one who left only confirmed, or whole, sheets count; where the mean is
	// by member only whole ones do.
	UncountedUnconfirmed Uncounted = "unconfirmed"
	UncountedIncomplete  Uncounted = "incomplete"
	// UncountedCriterion: the rules do not have the member score the criterion, or not any more.
	UncountedCriterion Uncounted = "criterion"
)

// A FiledSheet is one member's sheet of one dossier in one turn, and whether it counts.
type FiledSheet struct {
	// Dossier is its number, Member who has it.
	Dossier int
	Member  *Member
	// Sheet is empty, never nil, where nobody has written on it. It must not be changed.
	Sheet *Sheet
	// Counting: this is the sheet of the member that counts, or would if there were anything on it; he has exactly one a
	// dossier.
	Counting bool
	// Status is the one of the sheet that the member works on now; empty unless Counting.
	Status SheetStatus
	// Uncounted is why nothing on it counts.
	Uncounted Uncounted

	rules *scoring.Rules
}

// Of says why the points of a criterion do not count. A criterion without points counts for nothing either way.
func (f *FiledSheet) Of(criterion string) Uncounted {
	if c := f.rules.Criterion(criterion); c < 0 || !f.asks(c) {
		return UncountedCriterion
	}
	return f.Uncounted
}

// asks reports whether the rules have the member score a criterion.
func (f *FiledSheet) asks(c int) bool {
	return !f.rules.Criteria[c].Computed() && f.rules.Criteria[c].ScoredBy(f.Member.Code)
}

// Cell is what a recount starts from: the criterion is asked of the member, and the points he gave; nil for a blank. The
// cells of incomplete sheets are among them where the mean is by member: there it is part of counting to leave them out.
func (f *FiledSheet) Cell(c int) (points *scoring.Points, asked bool) {
	if !f.Counting || f.Uncounted != "" && f.Uncounted != UncountedIncomplete || !f.asks(c) {
		return nil, false
	}
	if f.Uncounted == UncountedIncomplete && f.rules.Mean != scoring.ByMember {
		return nil, false
	}
	return f.Sheet.Scores.Get(f.rules.Criteria[c].Code), true
}

// FiledSheets are the sheets of every dossier and voting member in the order of dossiers, members and turns: the one that
// counts, and the others with something on them. They tell who sits what out, so that they are for nobody but those who help
// the council and who lead it. The faults are those of Ranking; recount.rights for others; recount.owes for whoever may not
// see single scores because he owes some himself.
func (v View) FiledSheets() ([]FiledSheet, error) {
	switch _, err := v.Ranking(); {
	case err != nil:
		return nil, err
	case !v.SeesTally():
		return nil, scoring.NewFault("recount.rights")
	case !v.SeesSpread():
		return nil, scoring.NewFault("recount.owes")
	}
	var filed []FiledSheet
	for d := range v.snap.dossiers {
		for m := range v.snap.voters {
			filed = append(filed, v.snap.filed(m, d)...)
		}
	}
	return filed, nil
}

// filed are the sheets of one voter in the order of their turns.
func (s *Snapshot) filed(voter, dossier int) []FiledSheet {
	counting, turns := s.counting(voter, dossier), [][]*Sheet{s.sheets[dossier]}
	if again := s.again[dossier]; again != nil {
		turns = again.turns
	}
	now := firstTurn
	if counting != nil {
		now = counting.Turn
	}
	var filed []FiledSheet
	for i := range turns {
		f := FiledSheet{Dossier: dossier, Member: s.voters[voter], Sheet: turns[i][voter], Counting: i+1 == now, rules: s.rules}
		switch {
		case f.Counting:
			if f.Sheet == nil {
				f.Sheet = &Sheet{Dossier: s.dossiers[dossier].Code, Turn: now, Member: f.Member.Code, Channel: OnScreen}
			}
			f.Status = View{snap: s, me: f.Member, voter: voter}.MySheet(dossier).Status
			f.Uncounted = s.uncounted(voter, dossier, f.Sheet)
		case f.Sheet == nil || !f.Sheet.written():
			continue
		case i+1 < now:
			f.Uncounted = UncountedReplaced
		default:
			f.Uncounted = s.notYet(dossier, i+1)
		}
		filed = append(filed, f)
	}
	return filed
}

// notYet is why a turn later than the one that counts does not.
func (s *Snapshot) notYet(dossier, turn int) Uncounted {
	withdrawn := func(c *Rescoring) bool { return c.Turn == turn && c.Withdrawn }
	if slices.ContainsFunc(s.again[dossier].calls, withdrawn) {
		return UncountedWithdrawn
	}
	return UncountedUnsettled
}

// uncounted is why the voter's sheet, of the turn that counts, does not.
func (s *Snapshot) uncounted(voter, dossier int, sheet *Sheet) Uncounted {
	stance, whole := s.stance(voter, dossier), len(sheet.missing(s.rules)) == 0
	switch {
	case s.standings[dossier].Out != "":
		return UncountedProduct
	case s.recused(voter, dossier):
		return UncountedRecused
	case sheet.Invalid != "":
		return UncountedInvalid
	case stance.takes(s.rules, sheet):
		if s.rules.Mean == scoring.ByMember && !whole {
			return UncountedIncomplete
		}
		return ""
	case stance.counts == CountConfirmed && !sheet.Confirmed:
		return UncountedUnconfirmed
	case stance.counts != CountNone && !whole:
		return UncountedIncomplete
	}
	return UncountedAway
}

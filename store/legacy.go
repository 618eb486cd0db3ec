package store

import (
	"context"
	"slices"
	"time"

	"example.com/hoidong/scoring"
	"example.com/hoidong/store/engine"
)

// A Legacy is what a file holds that was made of a copy, and so, as far as can be known, what it does not hold: whatever
// was done behind it on the machine before.
type Legacy struct {
	// Path is that of the new file.
	Path string
	// CopiedAt is when the copy was made and Host where; zero and empty when it does not say, because it is no copy made
	// by the program.
	CopiedAt time.Time
	Host     string
	// Entries counts the acts, of which the last was done at LastAt by LastBy: a member's code, empty for the owner.
	Entries     uint64
	LastAt      time.Time
	LastBy      string
	Fingerprint string
	// Members are those who have given something in the round, with what each gave last, the latest first.
	Members []LastGiven
}

// A LastGiven is what a member did last.
type LastGiven struct {
	Member *Member
	At     time.Time
	// Dossier is the one it concerned, when it concerned one.
	Dossier string
}

// Since is the time behind which things may be missing: that of the copy, or of its last act when it does not say.
func (l Legacy) Since() time.Time {
	if l.CopiedAt.IsZero() {
		return l.LastAt
	}
	return l.CopiedAt
}

// legacy reads what there is to say of a copy.
func (s *Store) legacy(ctx context.Context) (Legacy, error) {
	var l Legacy
	snap := s.Snapshot()
	if !snap.HasRound() {
		return l, scoring.NewFault("takeover.no_round")
	}
	err := s.engine.View(ctx, func(r engine.R) error {
		l = Legacy{}
		mark, err := get[copyMark](r, copyMarkKey)
		if err != nil {
			return err
		}
		if mark != nil {
			l.CopiedAt, l.Host = mark.At, mark.Host
		}
		last, _, err := lastEntry(r)
		if err != nil {
			return err
		}
		l.Entries, l.LastAt, l.LastBy = last.Seq, last.At, last.Actor
		l.Members, err = lastGiven(r, snap)
		return err
	})
	return l, err
}

// lastGiven finds what each member with a vote did last in the round.
func lastGiven(r engine.R, snap *Snapshot) ([]LastGiven, error) {
	var given []LastGiven
	for entry, err := range entriesBefore(r, 0) {
		if err != nil {
			return nil, err
		}
		if entry.Round != snap.round.ID || len(given) == len(snap.voters) {
			break
		}
		known := func(g LastGiven) bool { return g.Member.Code == entry.Actor }
		if snap.voterIndex(entry.Actor) < 0 || slices.ContainsFunc(given, known) {
			continue
		}
		act, err := entry.act()
		if err != nil {
			return nil, err
		}
		given = append(given, LastGiven{snap.member(entry.Actor), entry.At, dossierOf(act)})
	}
	return given, nil
}

// dossierOf is the dossier of what a member gave; empty for acts that concern several.
func dossierOf(act Act) string {
	switch act := act.(type) {
	case *KeepScore:
		return act.Dossier
	case *KeepRemark:
		return act.Dossier
	}
	return ""
}

package store

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"iter"
	"time"

	"example.com/hoidong/scoring"
	"example.com/hoidong/store/engine"
)

// A JournalFilter picks entries of the journal.
type JournalFilter struct {
	// Before is the number of an entry: only older ones are picked. 0 picks from the newest on.
	Before uint64
	// Limit is how many entries are picked at most; fewer are picked only when there are no more.
	Limit int
	// By picks the entries of one member by his code, or with an empty code those of the owner of the file; nil picks
	// everybody's. Whoever may see no others gets his own at most.
	By *string
}

// A JournalLine is an entry of the journal as one actor may see it.
type JournalLine struct {
	Seq uint64
	At  time.Time
	// Actor is the member's code, or empty for the owner of the file.
	Actor string
	Via   Via
	Done  Act
	// Reason and Second, a member's code, are the grounds on which it was done; empty where none were needed.
	Reason, Second string
	// Withheld: what was given has been taken out of Done, because the actor still owes scores himself, or because it was
	// keyed from paper and the second one has not finished.
	Withheld bool
	// Undoes is the entry that this one took back, UndoneBy the one that took this one back; 0 for none.
	Undoes, UndoneBy uint64
	// Refusal is why the actor may not take it back now; nil when he may.
	Refusal error
}

// Journal lists entries of the actor's round, newest first. Secretary and chair get everybody's, anybody else his own.
// What others gave is withheld from whoever still owes scores himself.
func (s *Store) Journal(ctx context.Context, actor Actor, filter JournalFilter) ([]JournalLine, error) {
	var lines []JournalLine
	err := s.engine.View(ctx, func(r engine.R) error {
		lines = nil
		reader, err := s.journalReader(r, actor)
		if err != nil {
			return err
		}
		for entry, err := range entriesBefore(r, filter.Before) {
			if err != nil {
				return err
			}
			if len(lines) >= filter.Limit {
				return nil
			}
			if !reader.sees(entry) || filter.By != nil && entry.Actor != *filter.By {
				continue
			}
			line, err := reader.line(entry)
			if err != nil {
				return err
			}
			lines = append(lines, line)
		}
		return nil
	})
	return lines, err
}

// Undoable is the newest act of the actor's own that still stands and can be taken back by another; nil when there is
// none. Acts that took another back are passed over. That it may be taken back now is not said: see Refusal.
func (s *Store) Undoable(ctx context.Context, actor Actor) (*JournalLine, error) {
	var found *JournalLine
	err := s.engine.View(ctx, func(r engine.R) error {
		found = nil
		reader, err := s.journalReader(r, actor)
		if err != nil {
			return err
		}
		for entry, err := range entriesBefore(r, 0) {
			if err != nil {
				return err
			}
			if !entry.by(actor) || entry.Undoes != 0 {
				continue
			}
			line, err := reader.line(entry)
			if err != nil {
				return err
			}
			if _, ok := line.Done.(undoable); ok && line.UndoneBy == 0 {
				found = &line
				return nil
			}
		}
		return nil
	})
	return found, err
}

// entriesBefore yields entries newest first; before is as in a filter.
func entriesBefore(r engine.R, before uint64) iter.Seq2[*Entry, error] {
	return func(yield func(*Entry, error) bool) {
		if before == 0 {
			last, _, err := lastEntry(r)
			if err != nil {
				yield(nil, err)
				return
			}
			before = last.Seq + 1
		}
		for seq := before - 1; seq > 0; seq-- {
			entry, err := entryAt(r, seq)
			if !yield(entry, err) || err != nil {
				return
			}
		}
	}
}

// entryAt reads one entry; the fault is undo.no_entry when there is none.
func entryAt(r engine.R, seq uint64) (*Entry, error) {
	value, err := r.Get(journalKey(seq))
	if err != nil || value == nil {
		return nil, orFault(err, "undo.no_entry", "seq", seq)
	}
	entry := new(Entry)
	if err := json.Unmarshal(value, entry); err != nil {
		return nil, fmt.Errorf("store: entry %d: %w", seq, err)
	}
	return entry, nil
}

// by reports whether the entry is the actor's own.
func (e *Entry) by(actor Actor) bool { return e.Actor == actor.member && e.Round == actor.round }

// A journalReader reads entries for one actor.
type journalReader struct {
	tx    *tx
	actor Actor
	// everybody: he sees the entries of others. scores: and what they gave.
	everybody, scores bool
}

func (s *Store) journalReader(r engine.R, actor Actor) (*journalReader, error) {
	reader := &journalReader{tx: &tx{RW: readOnly{r}, round: actor.round, at: s.clock(), base: s.Snapshot()}, actor: actor}
	roles, err := reader.tx.rolesOf(actor)
	if err != nil {
		return nil, err
	}
	snap := s.Snapshot()
	reader.everybody = roles.seeJournal()
	reader.scores = snap.round.ID == actor.round && snap.For(actor).seesScores()
	return reader, nil
}

func (j *journalReader) sees(entry *Entry) bool {
	return entry.by(j.actor) || j.everybody && entry.Round == j.actor.round
}

func (j *journalReader) line(entry *Entry) (JournalLine, error) {
	act, err := entry.act()
	if err != nil {
		return JournalLine{}, err
	}
	by, err := takenBack(j.tx, entry.Seq)
	if err != nil {
		return JournalLine{}, err
	}
	line := JournalLine{
		Seq: entry.Seq, At: entry.At, Actor: entry.Actor, Via: entry.Via, Done: act, Undoes: entry.Undoes, UndoneBy: by,
		Reason: entry.Reason, Second: entry.Second,
	}
	if line.Refusal, err = j.refusal(entry); err != nil {
		return JournalLine{}, err
	}
	hides, err := j.hides(entry, act)
	if err != nil {
		return JournalLine{}, err
	}
	if hides {
		line.Done, line.Withheld = act.(revealing).withheld(), true
	}
	return line, nil
}

// hides reports whether the reader may not see what the act gave.
func (j *journalReader) hides(entry *Entry, act Act) (bool, error) {
	if _, ok := act.(revealing); ok && !j.scores && !entry.by(j.actor) {
		return true, nil
	}
	if b, ok := act.(blind); ok {
		return b.hidden(j.tx, j.actor.member)
	}
	return false, nil
}

// refusal is why the actor may not take the entry back now. err is anything that is no fault.
func (j *journalReader) refusal(entry *Entry) (refusal, err error) {
	inverse, err := entry.inverse(j.actor)
	if err == nil {
		err = j.tx.may(j.actor, inverse, entry.Seq)
	}
	switch {
	case errors.Is(err, scoring.NewFault("grounds.reason")), errors.Is(err, scoring.NewFault("grounds.second")):
		return nil, nil // he may, once he has them
	case errors.As(err, new(*scoring.Fault)):
		return err, nil
	}
	return nil, err
}

// A revealing act holds what a member gave: points, or a remark.
type revealing interface {
	Act
	// withheld is the act without that.
	withheld() Act
}

// readOnly lets checks, which write nothing, run where nothing can be written.
type readOnly struct{ engine.R }

func (readOnly) Put(key string, _ []byte) error {
	return fmt.Errorf("store: %s is written where it may only be read", key)
}

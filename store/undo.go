package store

import (
	"context"
	"encoding/json"
	"fmt"

	"example.com/hoidong/scoring"
	"example.com/hoidong/store/engine"
)

// Undo takes back an act of the actor's own by doing its inverse, which is a new act: nothing leaves the journal. It
// fails like any act when the state has moved on, for example when the cell holds something else by now. What was taken
// back already cannot be taken back twice; the entry that did it can be taken back in its turn.
func (s *Store) Undo(ctx context.Context, actor Actor, seq uint64) (Receipt, error) {
	entry, err := s.entry(ctx, seq)
	if err != nil {
		return Receipt{}, err
	}
	if entry.Actor != actor.member || entry.Round != actor.round {
		return Receipt{}, scoring.NewFault("undo.not_own", "seq", seq)
	}
	act, err := entry.act()
	if err != nil {
		return Receipt{}, err
	}
	back, ok := act.(undoable)
	if !ok {
		return Receipt{}, scoring.NewFault("undo.impossible", "kind", entry.Kind)
	}
	return s.do(ctx, actor, back.inverse(), request{undoes: seq})
}

// checkUndo says whether the entry still stands; 0 is no entry.
func checkUndo(r engine.R, seq uint64) error {
	if seq == 0 {
		return nil
	}
	by, err := takenBack(r, seq)
	if err != nil || by != 0 {
		return orFault(err, "undo.already", "seq", seq, "by", by)
	}
	return nil
}

// takenBack is the entry that took an act back; 0 when the act stands, be it because that entry was taken back itself.
func takenBack(r engine.R, seq uint64) (by uint64, err error) {
	undoer, err := get[uint64](r, undoneKey(seq))
	if err != nil || undoer == nil {
		return 0, err
	}
	again, err := takenBack(r, *undoer)
	if err != nil || again != 0 {
		return 0, err
	}
	return *undoer, nil
}

func (s *Store) entry(ctx context.Context, seq uint64) (*Entry, error) {
	var value []byte
	err := s.engine.View(ctx, func(r engine.R) (err error) {
		value, err = r.Get(journalKey(seq))
		return err
	})
	if err != nil || value == nil {
		return nil, orFault(err, "undo.no_entry", "seq", seq)
	}
	entry := new(Entry)
	if err := json.Unmarshal(value, entry); err != nil {
		return nil, fmt.Errorf("store: entry %d: %w", seq, err)
	}
	return entry, nil
}

// An OwnAct is an entry of somebody's own journal.
type OwnAct struct {
	Entry
	Done Act
}

// Undoable is the newest act of the actor's own that can still be taken back; nil when there is none. Acts that were
// taken back, and the acts that took them back, are passed over.
func (s *Store) Undoable(ctx context.Context, actor Actor) (*OwnAct, error) {
	var found *OwnAct
	err := s.engine.View(ctx, func(r engine.R) error {
		for k, value := range r.Scan(under(journalTable), true) {
			var entry Entry
			if err := json.Unmarshal(value, &entry); err != nil {
				return fmt.Errorf("store: %s: %w", k, err)
			}
			if entry.Actor != actor.member || entry.Round != actor.round || entry.Undoes != 0 {
				continue
			}
			act, err := entry.act()
			if err != nil {
				return err
			}
			by, err := takenBack(r, entry.Seq)
			if err != nil {
				return err
			}
			if _, ok := act.(undoable); ok && by == 0 {
				found = &OwnAct{entry, act}
				return nil
			}
		}
		return nil
	})
	return found, err
}

package store

import (
	"context"

	"example.com/hoidong/scoring"
	"example.com/hoidong/store/engine"
)

// Undo takes back an act of the actor's own by doing its inverse, which is a new act: nothing leaves the journal. It
// fails like any act when the state has moved on, for example when the cell holds something else by now. What was taken
// back already cannot be taken back twice; the entry that did it can be taken back in its turn.
func (s *Store) Undo(ctx context.Context, actor Actor, seq uint64) (Receipt, error) {
	var inverse Act
	err := s.engine.View(ctx, func(r engine.R) error {
		entry, err := entryAt(r, seq)
		if err != nil {
			return err
		}
		inverse, err = entry.inverse(actor)
		return err
	})
	if err != nil {
		return Receipt{}, err
	}
	return s.do(ctx, actor, inverse, request{undoes: seq})
}

// inverse is the act with which the actor would take the entry back.
func (e *Entry) inverse(actor Actor) (Act, error) {
	if !e.by(actor) {
		return nil, scoring.NewFault("undo.not_own", "seq", e.Seq)
	}
	act, err := e.act()
	if err != nil {
		return nil, err
	}
	back, ok := act.(undoable)
	if !ok {
		return nil, scoring.NewFault("undo.impossible", "kind", e.Kind)
	}
	return back.inverse(), nil
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

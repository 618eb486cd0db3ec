package store

import (
	"context"

	"example.com/hoidong/store/engine"
)

// RawSheets are the records of all sheets of the newest round, as they are kept.
func (s *Store) RawSheets(ctx context.Context) (sheets []*Sheet, err error) {
	err = s.engine.View(ctx, func(r engine.R) (err error) {
		sheets, err = all[Sheet](r, under(sheetTable, s.Snapshot().round.ID))
		return err
	})
	return sheets, err
}

// Waived reports whether the council agreed to a sheet as it is.
func (s *Snapshot) Waived(dossier, member string) bool { return s.waivers[waived{dossier, member}] }

// Typed reports whether somebody has keyed a ballot of a form and held it against the paper.
func (s *Snapshot) Typed(form int, ballot Ballot) bool {
	for _, k := range s.keyings[form-1] {
		if k != nil && k.Dossier == ballot.Dossier && k.Turn == ballot.Turn {
			return k.Passes[0].Done || k.Passes[1].Done
		}
	}
	return false
}

package store

import "example.com/hoidong/scoring"

// SitAsOwner lets whoever opened the file set a round up at the screen while nobody else could: the faults are
// owner.has_secretary once a secretary has an access code, and owner.begun once the sitting was opened or there is
// anything on a sheet. He manages round, dossiers and council, and neither brings in scores nor opens the sitting, which
// is the secretary's.
//
// What he may do ends when the round has begun, wherever he sits. He acts in the round that is the newest when he sits
// down: after he has created one he sits down again.
func (s *Store) SitAsOwner() (Actor, error) {
	snap := s.Snapshot()
	if snap.begun() {
		return Actor{}, scoring.NewFault("owner.begun")
	}
	for _, m := range snap.members {
		if m.Roles.Has(Secretary) && snap.codes[m.Code] {
			return Actor{}, scoring.NewFault("owner.has_secretary", "member", m.Code, "name", m.Name)
		}
	}
	return Actor{round: snap.round.ID, founder: true, via: ViaScreen}, nil
}

// unbegun says whether nobody has begun: the sitting is in preparation and there is nothing on any sheet.
func (t *tx) unbegun() error {
	session, err := t.session()
	if err != nil {
		return err
	}
	if session.Phase != Preparing {
		return scoring.NewFault("owner.begun")
	}
	sheets, err := t.sheetsLike((*Sheet).written)
	if err != nil || len(sheets) > 0 {
		return orFault(err, "owner.begun")
	}
	return nil
}

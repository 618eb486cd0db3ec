package store

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"time"

	"example.com/hoidong/scoring"
	"example.com/hoidong/store/engine"
)

// A tx is one transaction of one act in one round. It remembers which keys the act wrote, so that the snapshot can be
// brought up to date without reading everything again.
type tx struct {
	engine.RW
	round   string
	touched []string
	// at is the time of the act's entry; what is checked may ask for it, and what is applied keep it.
	at time.Time
	// base is a snapshot of the same file, perhaps an older one, from which the transaction makes its own; nil for none.
	base *Snapshot
	// set are the rules once they have been read: an import asks for them at every row.
	set *scoring.Rules
}

// Put writes and remembers the key.
func (t *tx) Put(key string, value []byte) error {
	t.touch(key)
	return t.RW.Put(key, value)
}

func (t *tx) touch(key string) { t.touched = append(t.touched, key) }

// rolesOf are the actor's roles at this moment.
func (t *tx) rolesOf(actor Actor) (Roles, error) {
	packet, err := t.packet()
	switch {
	case err != nil:
		return nil, err
	case packet != nil && packet.rolesOf(actor) == nil:
		return nil, scoring.NewFault("packet.others", "member", packet.Member)
	case packet != nil:
		return packet.rolesOf(actor), nil
	case actor.founder:
		return Roles{Founder}, (&tx{RW: t.RW, round: actor.round}).unbegun()
	case actor.owner:
		return Roles{Secretary}, nil
	case actor.screen:
		return Roles{Screen}, nil
	}
	member, err := t.member(actor.member)
	if err != nil {
		return nil, err
	}
	return member.Roles, nil
}

// allow asks the policy, keeps personal acts to their owner, and lets nobody score whose attendance does not.
func (t *tx) allow(actor Actor, act Act) error {
	roles, err := t.rolesOf(actor)
	if err != nil {
		return err
	}
	session, err := t.session()
	if err != nil {
		return err
	}
	if err := May(roles, act.action(), session.Phase); err != nil {
		return err
	}
	if p, ok := act.(personal); ok && p.owner() != actor.member {
		return scoring.NewFault("policy.own", "member", p.owner())
	}
	if !act.action().needsSeat() {
		return nil
	}
	mark, err := t.there(actor.member)
	if err != nil {
		return err
	}
	return mark.refusal(actor.member)
}

// may says whether the actor may do the act now, and whether it is possible. undoes is the entry it takes back, or 0.
func (t *tx) may(actor Actor, act Act, undoes uint64) error {
	if err := t.allow(actor, act); err != nil {
		return err
	}
	if err := checkUndo(t, undoes); err != nil {
		return err
	}
	if err := act.check(t); err != nil {
		return err
	}
	// Last, so that nobody is fetched for what is not possible anyway.
	return t.checkGrounds(actor, act)
}

// perform applies an act that has been decided on and records what it touched.
func (t *tx) perform(entry *Entry, act Act) error {
	t.at = entry.At
	if err := act.apply(t); err != nil {
		return err
	}
	if entry.Undoes != 0 {
		if err := put(t.RW, undoneKey(entry.Undoes), &entry.Seq); err != nil {
			return err
		}
	}
	slices.Sort(t.touched)
	keys, err := json.Marshal(slices.Compact(t.touched))
	if err != nil {
		return fmt.Errorf("store: %w", err)
	}
	return t.RW.Put(touchedKey(entry.Seq), keys)
}

// snapshot is the state as the transaction found it.
func (t *tx) snapshot() (*Snapshot, error) {
	snap, err := t.base.after(t.RW)
	if err != nil {
		return nil, err
	}
	if snap.round.ID != t.round {
		return load(t, t.round)
	}
	t.base = snap
	return snap, nil
}

func (t *tx) rules() (*scoring.Rules, error) {
	if t.set != nil {
		return t.set, nil
	}
	rules, err := get[scoring.Rules](t, key(rulesTable, t.round))
	if err != nil || rules == nil {
		return nil, orFault(err, "round.none")
	}
	t.set = rules
	return rules, nil
}

func (t *tx) member(code string) (*Member, error) {
	member, err := get[Member](t, key(memberTable, t.round, code))
	if err != nil || member == nil {
		return nil, orFault(err, "member.unknown", "member", code)
	}
	return member, nil
}

func (t *tx) dossier(code string) (*Dossier, error) {
	dossier, err := get[Dossier](t, key(dossierTable, t.round, code))
	if err != nil || dossier == nil {
		return nil, orFault(err, "dossier.unknown", "dossier", code)
	}
	return dossier, nil
}

// recused reports whether a recusal in force keeps the member from the dossier.
func (t *tx) recused(member string, d *Dossier) (bool, error) {
	recusals, err := all[Recusal](t, under(recusalTable, t.round, member))
	if err != nil {
		return false, err
	}
	return slices.ContainsFunc(recusals, func(r *Recusal) bool { return r.covers(member, d) }), nil
}

// anyScore reports whether anybody has given points, be it on paper from which only one person has typed yet.
func (t *tx) anyScore() (bool, error) {
	scored, err := t.sheetsLike(func(s *Sheet) bool { return len(s.Scores) > 0 })
	if err != nil || len(scored) > 0 {
		return len(scored) > 0, err
	}
	keyings, err := all[Keying](t, under(keyingTable, t.round))
	return slices.ContainsFunc(keyings, (*Keying).begun), err
}

// orFault is err, or the fault when there is no err: a read either failed or found nothing.
func orFault(err error, code string, pairs ...any) error {
	if err != nil {
		return err
	}
	return scoring.NewFault(code, pairs...)
}

// joinFaults joins faults into one error; nil when there are none.
func joinFaults(faults []*scoring.Fault) error {
	errs := make([]error, len(faults))
	for i, f := range faults {
		errs[i] = f
	}
	return errors.Join(errs...)
}

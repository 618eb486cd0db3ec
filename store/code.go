package store

import (
	"context"
	"slices"

	"example.com/hoidong/scoring"
)

// IssueCodes says in the journal that members got new access codes. The codes themselves are not in it.
type IssueCodes struct {
	Members []string `json:"members"`
}

func (a *IssueCodes) kind() string   { return "codes.issue" }
func (a *IssueCodes) action() Action { return ManageCouncil }

func (a *IssueCodes) check(t *tx) error {
	for _, code := range a.Members {
		if _, err := t.member(code); err != nil {
			return err
		}
	}
	return nil
}

// apply voids the public keys of the members. The hashes of the codes are kept beside the journal, not in it; snapshots,
// which know who has a code, are told that they are others now.
func (a *IssueCodes) apply(t *tx) error {
	for _, code := range a.Members {
		if err := t.voidKeys(code); err != nil {
			return err
		}
		t.touch(secretKey(t.round, code))
	}
	return nil
}

func secretKey(round, member string) string { return key(secretTable, round, member) }

// An AccessCode is what a member signs in with.
type AccessCode struct {
	Member *Member
	Code   string
}

// IssueCode gives a member a new access code, which is returned this once and cannot be read again. An older one is void,
// and so are his public keys; whoever was locked out is not any more.
func (s *Store) IssueCode(ctx context.Context, actor Actor, member string) (string, error) {
	issued, err := s.issue(ctx, actor, []string{member}, func(*tx) error { return nil })
	if err != nil {
		return "", err
	}
	return issued[member], nil
}

// IssueMissingCodes gives an access code to every member who has none, in the order of the council. The codes are
// returned this once. The fault is code.none_missing when everybody has one.
func (s *Store) IssueMissingCodes(ctx context.Context, actor Actor) ([]AccessCode, error) {
	snap := s.Snapshot()
	// Who has a code is not told to everybody, not even by this fault.
	if err := snap.For(actor).May(ManageCouncil); err != nil {
		return nil, err
	}
	var members []string
	for _, m := range snap.members {
		if !snap.codes[m.Code] {
			members = append(members, m.Code)
		}
	}
	if len(members) == 0 {
		return nil, scoring.NewFault("code.none_missing")
	}
	issued, err := s.issue(ctx, actor, members, func(t *tx) error { return t.withoutCode(members) })
	if err != nil {
		return nil, err
	}
	var list []AccessCode
	for _, m := range snap.members {
		if code, new := issued[m.Code]; new {
			list = append(list, AccessCode{m, code})
		}
	}
	return list, nil
}

// withoutCode says whether the members still have no access code: one that was handed out meanwhile must not be voided.
func (t *tx) withoutCode(members []string) error {
	for _, m := range members {
		there, err := get[secret](t, secretKey(t.round, m))
		if err != nil || there != nil {
			return orFault(err, "code.moved_on", "member", m)
		}
	}
	return nil
}

// issue makes access codes and keeps their hashes, all in one act. It returns the codes by member.
func (s *Store) issue(ctx context.Context, actor Actor, members []string, may func(*tx) error) (map[string]string, error) {
	codes, hashes := map[string]string{}, map[string]*secret{}
	for _, m := range members {
		code, err := newCode()
		if err != nil {
			return nil, err
		}
		hash, err := newSecret(digitsOf(code))
		if err != nil {
			return nil, err
		}
		codes[m], hashes[m] = code, &hash
	}
	keep := func(t *tx) error {
		if err := may(t); err != nil {
			return err
		}
		for m, hash := range hashes {
			if err := put(t.RW, secretKey(t.round, m), hash); err != nil {
				return err
			}
		}
		return nil
	}
	if _, err := s.do(ctx, actor, &IssueCodes{Members: slices.Clone(members)}, request{also: keep}); err != nil {
		return nil, err
	}
	for _, m := range members {
		s.guard.lift(m)
	}
	return codes, nil
}

// HasCode reports whether a member has an access code. Only whoever manages the council learns of it; false for others.
func (v View) HasCode(member string) bool {
	return v.roles().Has(Secretary, Founder) && v.snap.codes[member]
}

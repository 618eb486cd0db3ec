package store

import (
	"context"

	"example.com/hoidong/scoring"
	"example.com/hoidong/store/engine"
)

// ImportCouncil adds members, and replaces those that are there.
type ImportCouncil struct {
	Source string `json:"source"`
	Was    Staged `json:"was"`
	Now    Staged `json:"now"`
}

func (a *ImportCouncil) kind() string   { return "council.import" }
func (a *ImportCouncil) action() Action { return ManageCouncil }
func (a *ImportCouncil) inverse() Act   { return &ImportCouncil{a.Source, a.Now, a.Was} }

func (a *ImportCouncil) check(t *tx) error {
	list, err := stagedChanges[*Member](t, a.Was, a.Now)
	if err != nil {
		return err
	}
	return t.checkCouncil(list)
}

func (a *ImportCouncil) apply(t *tx) error {
	list, err := stagedChanges[*Member](t, a.Was, a.Now)
	if err != nil {
		return err
	}
	return t.changeCouncil(list)
}

// ImportCouncil brings in what a file of members holds. source is the file's name.
func (s *Store) ImportCouncil(ctx context.Context, actor Actor, source string, members []Member) (Receipt, error) {
	against := func(r engine.R) (was, now []*Member, err error) {
		return changesTo(r, actor.round, pointers(members))
	}
	return replace(ctx, s, actor, against, func(was, now Staged) Act { return &ImportCouncil{source, was, now} })
}

// checkCouncil says whether the council may become what the changes make of it.
func (t *tx) checkCouncil(list []change[*Member]) error {
	if err := checkAll(t, list); err != nil {
		return err
	}
	gone := map[string]bool{}
	for _, c := range list {
		if c.removes() {
			gone[c.was.Code] = true
			continue
		}
		for _, r := range c.now.Roles {
			if !r.held() {
				return scoring.NewFault("member.role", "member", c.now.Code, "role", string(r))
			}
		}
	}
	if err := t.checkMembersGone(gone); err != nil {
		return err
	}
	before, err := all[Member](t, under(memberTable, t.round))
	if err != nil {
		return err
	}
	after := membersAfter(before, list)
	if err := checkVotes(after); err != nil {
		return err
	}
	return t.checkSecretary(before, after)
}

// membersAfter is the council that the changes make.
func membersAfter(before []*Member, list []change[*Member]) []*Member {
	changed := map[string]bool{}
	var after []*Member
	for _, c := range list {
		changed[c.record().Code] = true
		if !c.removes() {
			after = append(after, c.now)
		}
	}
	for _, m := range before {
		if !changed[m.Code] {
			after = append(after, m)
		}
	}
	return after
}

// checkMembersGone keeps members who have written on a sheet, or have one on a form.
func (t *tx) checkMembersGone(gone map[string]bool) error {
	if len(gone) == 0 {
		return nil
	}
	sheets, err := t.sheetsLike(func(s *Sheet) bool { return gone[s.Member] && s.begun() })
	if err != nil || len(sheets) == 0 {
		return err
	}
	return scoring.NewFault("member.has_scores",
		"members", namesOf(sheets, func(s *Sheet) string { return s.Member }),
		"dossiers", namesOf(sheets, func(s *Sheet) string { return s.Dossier }))
}

func checkVotes(members []*Member) error {
	count := 0
	for _, m := range members {
		if m.Votes() {
			count++
		}
	}
	if count > scoring.MaxMembers {
		return scoring.NewFault("council.too_many", "count", count, "max", scoring.MaxMembers)
	}
	return nil
}

// checkSecretary sees to it that somebody can go on: once a secretary has an access code, one who has stays.
func (t *tx) checkSecretary(before, after []*Member) error {
	led, err := hasSecretary(t, t.round, before)
	if err != nil || !led {
		return err
	}
	if led, err = hasSecretary(t, t.round, after); err != nil || led {
		return err
	}
	return scoring.NewFault("council.last_secretary")
}

// hasSecretary reports whether one of the members is a secretary with an access code.
func hasSecretary(r engine.R, round string, members []*Member) (bool, error) {
	for _, m := range members {
		if !m.Roles.Has(Secretary) {
			continue
		}
		code, err := get[secret](r, secretKey(round, m.Code))
		if err != nil || code != nil {
			return code != nil, err
		}
	}
	return false, nil
}

// changeCouncil writes the members. Whoever leaves takes his access code and his keys with him: somebody else may get his place.
func (t *tx) changeCouncil(list []change[*Member]) error {
	for _, c := range list {
		if !c.removes() {
			continue
		}
		if err := put(t.RW, secretKey(t.round, c.was.Code), (*secret)(nil)); err != nil {
			return err
		}
		if err := t.voidKeys(c.was.Code); err != nil {
			return err
		}
	}
	return applyAll(t, list)
}

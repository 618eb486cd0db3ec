package store

import (
	"slices"
	"strconv"

	"example.com/hoidong/scoring"
	"example.com/hoidong/store/engine"
)

// tellersNeeded is how many people count the sheets of a sitting.
const tellersNeeded = 2

// Tellers are the two people who count the sheets of a sitting and sign the minutes of the count.
type Tellers struct {
	Session int      `json:"session"`
	Members []string `json:"members"`
}

func tellersKey(round string, session int) string {
	return key(tellersTable, round, strconv.Itoa(session))
}

// AppointTellers says who counts the sheets of the sitting there is. Was and Now are the codes of two different members, or
// none.
type AppointTellers struct {
	Session int      `json:"session"`
	Was     []string `json:"was"`
	Now     []string `json:"now"`
}

func (a *AppointTellers) kind() string   { return "session.tellers" }
func (a *AppointTellers) action() Action { return NameTellers }
func (a *AppointTellers) inverse() Act   { return &AppointTellers{a.Session, a.Now, a.Was} }

func (a *AppointTellers) check(t *tx) error {
	session, err := t.session()
	if err != nil {
		return err
	}
	there, err := get[Tellers](t, tellersKey(t.round, a.Session))
	if err != nil {
		return err
	}
	if session.Number != a.Session || !slices.Equal(there.members(), a.Was) {
		return scoring.NewFault("tellers.moved_on")
	}
	if len(a.Now) == 0 {
		return nil
	}
	if len(a.Now) != tellersNeeded || a.Now[0] == a.Now[1] {
		return scoring.NewFault("tellers.number")
	}
	for _, code := range a.Now {
		member, err := t.member(code)
		if err != nil {
			return err
		}
		if !member.counts() {
			return scoring.NewFault("tellers.role", "member", code)
		}
	}
	return nil
}

func (a *AppointTellers) apply(t *tx) error {
	var now *Tellers
	if len(a.Now) > 0 {
		now = &Tellers{a.Session, a.Now}
	}
	return put(t, tellersKey(t.round, a.Session), now)
}

func (t *Tellers) members() []string {
	if t == nil {
		return nil
	}
	return t.Members
}

// counts reports whether the member may be a teller: the secretary, who helps him, or a voting member who does not lead the
// council.
func (m *Member) counts() bool {
	return m.Roles.Has(Secretary, Operator, Voter) && !m.Roles.Has(Chair)
}

// Tellers are those of the sitting there is, two or none. Who counts is no secret.
func (v View) Tellers() []*Member {
	var tellers []*Member
	for _, code := range v.snap.tellers[v.snap.Session().Number] {
		if m := v.snap.member(code); m != nil {
			tellers = append(tellers, m)
		}
	}
	return tellers
}

// TellerCodes are the codes of the tellers as the act that changes them names them.
func (v View) TellerCodes() []string { return v.snap.tellers[v.snap.Session().Number] }

// MayTell are the members who may be tellers: those who help the council first, the others by code.
func (v View) MayTell() []*Member {
	var may []*Member
	for _, m := range v.snap.members {
		if m.counts() {
			may = append(may, m)
		}
	}
	slices.SortStableFunc(may, func(a, b *Member) int { return a.farFromTheCount() - b.farFromTheCount() })
	return may
}

// farFromTheCount orders who may be tellers: operators, secretaries, the others.
func (m *Member) farFromTheCount() int {
	switch {
	case m.Roles.Has(Operator):
		return 0
	case m.Roles.Has(Secretary):
		return 1
	}
	return 2
}

func (s *Snapshot) loadTellers(r engine.R) error {
	list, err := all[Tellers](r, under(tellersTable, s.round.ID))
	s.tellers = map[int][]string{}
	for _, t := range list {
		s.tellers[t.Session] = t.Members
	}
	return err
}

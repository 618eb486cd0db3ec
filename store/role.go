package store

import "slices"

// A Role is one of the things a person may be in a council. Roles are held as a set: the secretary may also score.
type Role string

const (
	Chair     Role = "chair"
	ViceChair Role = "vice-chair"
	// Voter is a voting member; the chair and the vice-chair of a council are voters too.
	Voter     Role = "member"
	Secretary Role = "secretary"
	// Operator is a helper of the secretary with an account and no vote.
	Operator Role = "operator"
	// Screen is the shared screen in the room: it looks and never acts.
	Screen Role = "screen"
	// Founder sets a round up before it has a secretary who could. No member has this role.
	Founder Role = "founder"
	// Holder fills in the sheets of a packet and seals them. No member has this role at home: it is what one is in his packet.
	Holder Role = "holder"
)

// held reports whether a member of a council can have the role.
func (r Role) held() bool {
	return slices.Contains([]Role{Chair, ViceChair, Voter, Secretary, Operator, Screen}, r)
}

// Roles is a set of roles, sorted and without repetition.
type Roles []Role

// NewRoles makes a set.
func NewRoles(roles ...Role) Roles {
	set := slices.Clone(roles)
	slices.Sort(set)
	return slices.Compact(set)
}

// Has reports whether the set holds one of these roles.
func (s Roles) Has(any ...Role) bool {
	return slices.ContainsFunc(any, func(r Role) bool { return slices.Contains(s, r) })
}

// looksOnly reports whether somebody with these roles is the shared screen and nothing else.
func (s Roles) looksOnly() bool { return len(s) == 1 && s[0] == Screen }

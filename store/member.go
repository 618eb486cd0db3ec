package store

import (
	"slices"
	"strings"

	"example.com/hoidong/scoring"
)

// A Member belongs to the council of a round, or helps it: operators are members without a vote.
type Member struct {
	// Code identifies the member in the round, for example HD03. Upper case.
	Code string `json:"code"`
	Name string `json:"name"`
	// Post and Office are the member's own (Phó Giám đốc, Sở Tài chính), not his place in the council.
	Post   string `json:"post,omitempty"`
	Office string `json:"office,omitempty"`
	// Title is his place in the council as the decision words it (Ủy viên kiêm Thư ký).
	Title string `json:"title,omitempty"`
	Roles Roles  `json:"roles"`
}

// Votes reports whether the member scores and counts for the quorum.
func (m *Member) Votes() bool { return m.Roles.Has(Voter) }

func (m *Member) at(round string) string { return key(memberTable, round, m.Code) }

func (m *Member) moved() *scoring.Fault { return scoring.NewFault("member.moved_on", "member", m.Code) }

// EditMember changes one member, or adds one: Was is nil for a member who is not there yet. The code stays.
type EditMember struct {
	Was *Member `json:"was"`
	Now *Member `json:"now"`
}

func (a *EditMember) kind() string   { return "member.edit" }
func (a *EditMember) action() Action { return ManageCouncil }

func (a *EditMember) inverse() Act {
	if a.Was == nil {
		return &RemoveMember{a.Now}
	}
	return &EditMember{a.Now, a.Was}
}

func (a *EditMember) check(t *tx) error {
	if a.Now.Code == "" || a.Now.Name == "" || len(a.Now.Roles) == 0 {
		return scoring.NewFault("member.incomplete", "member", a.Now.Code)
	}
	if a.Was != nil && a.Was.Code != a.Now.Code {
		return scoring.NewFault("member.code", "member", a.Was.Code)
	}
	return t.checkCouncil([]change[*Member]{{a.Was, a.Now}})
}

func (a *EditMember) apply(t *tx) error { return t.changeCouncil([]change[*Member]{{a.Was, a.Now}}) }

// RemoveMember takes a member out of the council. His access code is void, and stays so when he comes back. It is refused
// while there is anything on his sheets, or while the rules name him.
type RemoveMember struct {
	Was *Member `json:"was"`
}

func (a *RemoveMember) kind() string   { return "member.remove" }
func (a *RemoveMember) action() Action { return ManageCouncil }
func (a *RemoveMember) inverse() Act   { return &EditMember{nil, a.Was} }

func (a *RemoveMember) check(t *tx) error {
	rules, err := t.rules()
	if err != nil {
		return err
	}
	var named []string
	for i := range rules.Criteria {
		if slices.Contains(rules.Criteria[i].Scorers, a.Was.Code) {
			named = append(named, rules.Criteria[i].Code)
		}
	}
	if len(named) > 0 {
		return scoring.NewFault("member.scorer", "member", a.Was.Code, "criteria", strings.Join(named, ", "))
	}
	return t.checkCouncil([]change[*Member]{{a.Was, nil}})
}

func (a *RemoveMember) apply(t *tx) error { return t.changeCouncil([]change[*Member]{{a.Was, nil}}) }

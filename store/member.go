package store

import "example.com/hoidong/scoring"

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

// ImportCouncil adds members, and replaces those that are there.
type ImportCouncil struct {
	Source  string   `json:"source"`
	Members []Member `json:"members"`
}

func (a *ImportCouncil) kind() string   { return "council.import" }
func (a *ImportCouncil) action() Action { return ManageCouncil }

func (a *ImportCouncil) check(t *tx) error {
	voters := map[string]bool{}
	members, err := all[Member](t, under(memberTable, t.round))
	if err != nil {
		return err
	}
	for _, m := range members {
		voters[m.Code] = m.Votes()
	}
	for i := range a.Members {
		voters[a.Members[i].Code] = a.Members[i].Votes()
	}
	count := 0
	for _, votes := range voters {
		if votes {
			count++
		}
	}
	if count > scoring.MaxMembers {
		return scoring.NewFault("council.too_many", "count", count, "max", scoring.MaxMembers)
	}
	return nil
}

func (a *ImportCouncil) apply(t *tx) error {
	for i := range a.Members {
		if err := put(t, key(memberTable, t.round, a.Members[i].Code), &a.Members[i]); err != nil {
			return err
		}
	}
	return nil
}

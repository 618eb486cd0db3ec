package store

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

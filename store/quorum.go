package store

import (
	"strconv"

	"example.com/hoidong/scoring"
	"example.com/hoidong/store/engine"
)

// A Presiding is who presides over a sitting when the chair is not there.
type Presiding struct {
	Session int    `json:"session"`
	Member  string `json:"member"`
}

func presidingKey(round string, session int) string {
	return key(presidingTable, round, strconv.Itoa(session))
}

// AuthorisePresiding has a vice-chair preside over the sitting whenever the chair is not there. Was and Now are codes of
// members; empty for nobody.
type AuthorisePresiding struct {
	Session int    `json:"session"`
	Was     string `json:"was"`
	Now     string `json:"now"`
}

func (a *AuthorisePresiding) kind() string   { return "session.preside" }
func (a *AuthorisePresiding) action() Action { return AppointPresiding }
func (a *AuthorisePresiding) inverse() Act   { return &AuthorisePresiding{a.Session, a.Now, a.Was} }

func (a *AuthorisePresiding) check(t *tx) error {
	session, err := t.session()
	if err != nil {
		return err
	}
	there, err := get[Presiding](t, presidingKey(t.round, a.Session))
	if err != nil {
		return err
	}
	if session.Number != a.Session || there.member() != a.Was {
		return scoring.NewFault("presiding.moved_on")
	}
	if a.Now == "" {
		return nil
	}
	member, err := t.member(a.Now)
	if err != nil {
		return err
	}
	if !member.Roles.Has(ViceChair) {
		return scoring.NewFault("presiding.role", "member", a.Now)
	}
	return nil
}

func (a *AuthorisePresiding) apply(t *tx) error {
	var now *Presiding
	if a.Now != "" {
		now = &Presiding{a.Session, a.Now}
	}
	return put(t, presidingKey(t.round, a.Session), now)
}

func (p *Presiding) member() string {
	if p == nil {
		return ""
	}
	return p.Member
}

// A Quorum says whether the sitting may decide.
type Quorum struct {
	// Session is the number of the sitting.
	Session int
	// Voting are all voting members, Present those of them who are counted.
	Voting, Present int
	// Needs are the fractions of which one is enough, "3/4, 5/7"; empty when the rules ask for nothing. Enough says that
	// enough are present.
	Needs  string
	Enough bool
	// Presiding is the code of the one who is there and presides, Authorised that of the vice-chair who may in the chair's
	// absence; empty for nobody.
	Presiding, Authorised string
	// Reached: enough are present and somebody presides, or the rules ask for nothing.
	Reached bool
}

// Quorum is that of the sitting there is. It is shown in the room and no secret.
func (v View) Quorum() Quorum { return v.snap.quorum() }

func (s *Snapshot) quorum() Quorum {
	session := s.Session().Number
	q := Quorum{Session: session, Voting: len(s.voters), Needs: fractions(s.rules.Quorum), Authorised: s.presiding[session]}
	for _, m := range s.voters {
		if s.attended(session, m.Code).Last().quorate() {
			q.Present++
		}
	}
	q.Presiding = s.presides(func(m *Member) bool { return m.Roles.Has(Chair) })
	if q.Presiding == "" {
		q.Presiding = s.presides(func(m *Member) bool { return m.Roles.Has(ViceChair) && m.Code == q.Authorised })
	}
	q.Enough = s.rules.HasQuorum(q.Present, q.Voting, true)
	q.Reached = s.rules.HasQuorum(q.Present, q.Voting, q.Presiding != "")
	return q
}

// presides is the code of a member who may preside and is there himself; empty for nobody.
func (s *Snapshot) presides(may func(*Member) bool) string {
	for _, m := range s.members {
		turnout := s.attended(s.Session().Number, m.Code).Last().Turnout
		if may(m) && (turnout == Present || turnout == CameLate) {
			return m.Code
		}
	}
	return ""
}

// Fault is quorum.missing with the figures; nil when the sitting may decide.
func (q Quorum) Fault() *scoring.Fault {
	if q.Reached {
		return nil
	}
	return scoring.NewFault("quorum.missing", "present", q.Present, "voting", q.Voting,
		"needs", q.Needs, "presiding", q.Presiding != "")
}

func (s *Snapshot) loadPresiding(r engine.R) error {
	list, err := all[Presiding](r, under(presidingTable, s.round.ID))
	s.presiding = map[int]string{}
	for _, p := range list {
		s.presiding[p.Session] = p.Member
	}
	return err
}

package store

import (
	"context"

	"example.com/hoidong/scoring"
)

// Grounds are what an act needs that changes results in a sitting that was opened: why, and the word of somebody else.
type Grounds struct {
	Reason string
	Second Witness
}

// A Witness is a second person who said yes with an access code of his own. Only the store makes witnesses.
type Witness struct{ round, member string }

// Member is the witness's code; empty for nobody.
func (w Witness) Member() string { return w.member }

// witnesses are the roles of which a second person holds one.
var witnesses = []Role{Secretary, Chair, ViceChair, Operator}

// Witness makes a witness of a member who gives his access code, the way SignIn does; in a sample round nobody has a code,
// and none is asked for. Whether he may be the second person of an act is decided in its transaction.
func (s *Store) Witness(ctx context.Context, member, code string) (Witness, error) {
	actor, err := s.SignInSample(member)
	if !s.Snapshot().round.Sample {
		actor, err = s.SignIn(ctx, member, code)
	}
	if err != nil {
		return Witness{}, err
	}
	return Witness{actor.round, actor.member}, nil
}

// On is the actor with grounds for what he does.
func (a Actor) On(grounds Grounds) Actor {
	a.grounds = grounds
	return a
}

// A reasoned act holds its reason itself.
type reasoned interface{ reason() string }

// checkGrounds asks for the grounds of an act, where the policy wants them in this phase. The faults are grounds.*.
func (t *tx) checkGrounds(actor Actor, act Act) error {
	session, err := t.session()
	if err != nil || !grave(act.action(), session.Phase) {
		return err
	}
	if r, ok := act.(reasoned); !ok || r.reason() == "" {
		if needReason(actor.grounds.Reason) != nil {
			return scoring.NewFault("grounds.reason")
		}
	}
	second := actor.grounds.Second
	switch {
	case second.member == "" || second.round != t.round:
		return scoring.NewFault("grounds.second")
	case second.member == actor.member:
		return scoring.NewFault("grounds.same", "member", second.member)
	}
	member, err := t.member(second.member)
	if err != nil {
		return err
	}
	if !member.Roles.Has(witnesses...) {
		return scoring.NewFault("grounds.role", "member", second.member)
	}
	return nil
}

// Witnesses are the members who may be the second person of what the actor does, by code.
func (v View) Witnesses() []*Member {
	var may []*Member
	for _, m := range v.snap.members {
		if m.Code != v.actor.member && m.Roles.Has(witnesses...) {
			may = append(may, m)
		}
	}
	return may
}

// NeedsGrounds reports whether what the policy calls by this action needs a reason and a second person now.
func (v View) NeedsGrounds(action Action) bool { return grave(action, v.snap.Phase()) }

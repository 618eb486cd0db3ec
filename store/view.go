package store

import (
	"cmp"
	"slices"
	"sync"

	"example.com/hoidong/scoring"
)

// A View is what one actor may see of a snapshot. Screens, papers and commands read through it and through nothing else.
type View struct {
	snap *Snapshot
	// newest is snap, but for the shared screen while its updates are paused.
	newest *Snapshot
	actor  Actor
	me     *Member
	voter  int
	// owing and confirmed go through all of the actor's sheets, once a view.
	owing, confirmed func() bool
}

// For is what the actor may see.
func (s *Snapshot) For(actor Actor) View {
	v := View{snap: s, newest: s, actor: actor, me: s.member(actor.member), voter: s.voterIndex(actor.member)}
	if v.roles().looksOnly() {
		v.snap = s.onBoard()
	}
	v.owing, v.confirmed = sync.OnceValue(v.owes), sync.OnceValue(v.confirmedAll)
	return v
}

// Revision counts the acts up to this state.
func (s *Snapshot) Revision() uint64 { return s.revision }

// Fingerprint is the mã đối chiếu of the journal up to this state.
func (s *Snapshot) Fingerprint() string { return Fingerprint(s.hash) }

// HasRound is false in a file in which no round has been created yet. It and what follows are seen by everybody, before
// anybody has signed in too.
func (s *Snapshot) HasRound() bool { return s.round.ID != "" }

// Round is the newest round.
func (s *Snapshot) Round() Round { return s.round }

// Rules are the round's; they must not be changed.
func (s *Snapshot) Rules() *scoring.Rules { return s.rules }

// Session is the sitting there is. It must not be changed.
func (s *Snapshot) Session() *Session { return s.sessions[len(s.sessions)-1] }

// Sessions are all sittings of the round in order. They must not be changed.
func (s *Snapshot) Sessions() []*Session { return s.sessions }

// Phase is the sitting's.
func (s *Snapshot) Phase() Phase { return s.Session().Phase }

// closed reports whether scoring has ended, and no further sitting has begun to score.
func (s *Snapshot) closed() bool {
	session := s.Session()
	return session.Phase == Ended || session.Phase == Preparing && session.Number > 1
}

// visibility is what members see of the ranking until scoring ends.
func (s *Snapshot) visibility() scoring.Visibility {
	return cmp.Or(s.Session().Visibility, s.rules.Visibility)
}

// Members are the council and its helpers, by code; they must not be changed.
func (s *Snapshot) Members() []*Member { return s.members }

// HasMember reports whether the council has a member with this code.
func (s *Snapshot) HasMember(code string) bool { return s.member(code) != nil }

// Snapshot is the state that the view shows.
func (v View) Snapshot() *Snapshot { return v.snap }

// Me is the member who looks; nil for the owner of the file.
func (v View) Me() *Member { return v.me }

// roles are the actor's roles in this state.
func (v View) roles() Roles {
	switch {
	case v.snap.packet != nil:
		return v.snap.packet.rolesOf(v.actor)
	case v.actor.founder:
		if v.snap.begun() {
			return nil
		}
		return Roles{Founder}
	case v.actor.owner:
		return Roles{Secretary}
	case v.actor.screen:
		return Roles{Screen}
	case v.me == nil:
		return nil
	}
	return v.me.Roles
}

// May says whether the actor may do this now; see the policy. Faults of codes attendance.* say that he may not score
// because of how he attends.
func (v View) May(action Action) error {
	if err := May(v.roles(), action, v.snap.Phase()); err != nil || !action.needsSeat() {
		return err
	}
	return v.snap.attended(v.snap.Session().Number, v.me.Code).Last().refusal(v.me.Code)
}

// Dossiers counts the dossiers; they are numbered from 0 in the order of their codes.
func (v View) Dossiers() int { return len(v.snap.dossiers) }

// IndexOf is the number of the dossier with this code, or −1.
func (v View) IndexOf(code string) int { return v.snap.dossierIndex(code) }

// Dossier and Enterprise are what was handed in. They must not be changed.
func (v View) Dossier(i int) *Dossier { return v.snap.dossiers[i] }

// Enterprise is the one that put the dossier forward.
func (v View) Enterprise(i int) *Enterprise { return v.snap.enterprises[v.snap.dossiers[i].TaxCode] }

// OfEnterprise are the numbers of all dossiers of an enterprise, in the order of their codes. They must not be changed.
func (v View) OfEnterprise(taxCode string) []int { return v.snap.ofFirm[taxCode] }

// Standing is where the dossier stands, with how far its scoring is.
func (v View) Standing(i int) Standing {
	standing := v.snap.standings[i]
	if standing.Status != StatusEligible {
		return standing
	}
	any := v.snap.anyScore(i)
	switch {
	case any && v.snap.done(i):
		standing.Status = StatusScored
	case any:
		standing.Status = StatusScoring
	}
	return standing
}

// Progress counts the complete and the asked sheets of a dossier, of the turn that each member is asked in. How many there
// are is no secret, though nothing for the shared screen; whose they are is.
func (v View) Progress(i int) scoring.Sheets {
	if !v.SeesSheets() {
		return scoring.Sheets{}
	}
	return v.snap.asking(i).Sheets(len(v.snap.voters))
}

func (s *Snapshot) anyScore(dossier int) bool {
	scored := func(sheet *Sheet) bool { return sheet != nil && len(sheet.Scores) > 0 }
	if again := s.again[dossier]; again != nil {
		return slices.ContainsFunc(again.turns, func(sheets []*Sheet) bool { return slices.ContainsFunc(sheets, scored) })
	}
	return slices.ContainsFunc(s.sheets[dossier], scored)
}

// seesScores reports whether the actor may see the single scores of others: the secretary, his operators and the chair
// may once they owe none themselves, and everybody when scoring has ended.
func (v View) seesScores() bool {
	if v.actor.owner || v.snap.closed() {
		return !v.actor.founder && v.snap.packet == nil
	}
	return v.roles().Has(Secretary, Operator, Chair) && !v.owing()
}

// owes reports whether the actor has sheets to complete yet.
func (v View) owes() bool {
	if v.voter < 0 {
		return false
	}
	for i := range v.snap.dossiers {
		if v.MySheet(i).Status.owing() {
			return true
		}
	}
	return false
}

// Ranking is the ranking as it is now, or a fault when the rules keep it from the actor until later.
func (v View) Ranking() (*scoring.Ranking, error) {
	if v.actor.founder && v.snap.begun() {
		return nil, scoring.NewFault("owner.begun")
	}
	if v.snap.packet != nil {
		return nil, scoring.NewFault("ranking.packet")
	}
	if v.roles().looksOnly() {
		return nil, scoring.NewFault("ranking.board")
	}
	if !v.snap.closed() && !v.roles().Has(Secretary, Operator, Chair) {
		switch v.snap.visibility() {
		case scoring.VisibleClosed:
			return nil, scoring.NewFault("ranking.closed")
		case scoring.VisibleAfterOwn:
			if !v.confirmed() {
				return nil, scoring.NewFault("ranking.after_own")
			}
		}
	}
	return v.snap.ranking(), nil
}

// confirmedAll reports whether the actor has confirmed every sheet he is asked for.
func (v View) confirmedAll() bool {
	for i := range v.snap.dossiers {
		if s := v.MySheet(i); s.Status.Asked() && s.Status != SheetConfirmed {
			return false
		}
	}
	return true
}

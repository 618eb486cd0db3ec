package store

import (
	"slices"

	"example.com/hoidong/scoring"
)

// A Phase of a sitting decides who may do what; see policy.go.
type Phase string

const (
	Preparing Phase = "preparing"
	Scoring   Phase = "scoring"
	Paused    Phase = "paused"
	Ended     Phase = "ended"
)

// Phases lists them in the order in which a sitting goes through them.
func Phases() []Phase { return []Phase{Preparing, Scoring, Paused, Ended} }

// A Session is one sitting of the council.
type Session struct {
	Number int   `json:"number"`
	Phase  Phase `json:"phase"`
}

// firstSession is the sitting of a round in which nothing has been opened yet.
func firstSession() Session { return Session{Number: 1, Phase: Preparing} }

// next lists the phases that may follow a phase.
var next = map[Phase][]Phase{
	Preparing: {Scoring},
	Scoring:   {Paused, Ended},
	Paused:    {Scoring, Ended},
}

// ChangePhase opens, pauses, resumes or ends the sitting.
type ChangePhase struct {
	From Phase `json:"from"`
	To   Phase `json:"to"`
	// SampleAcknowledged says that whoever opened the sitting knows that the rules are a sample.
	SampleAcknowledged bool `json:"sample_acknowledged,omitempty"`
}

func (a *ChangePhase) kind() string   { return "session.phase" }
func (a *ChangePhase) action() Action { return RunSession }

func (a *ChangePhase) check(t *tx) error {
	session, err := t.session()
	if err != nil {
		return err
	}
	if session.Phase != a.From {
		return scoring.NewFault("session.changed", "phase", session.Phase)
	}
	if !slices.Contains(next[a.From], a.To) {
		return scoring.NewFault("session.step", "from", a.From, "to", a.To)
	}
	if a.From == Preparing {
		return a.checkOpening(t)
	}
	return nil
}

// checkOpening asks what has to be true before anybody scores.
func (a *ChangePhase) checkOpening(t *tx) error {
	rules, err := t.rules()
	if err != nil {
		return err
	}
	members, err := all[Member](t, under(memberTable, t.round))
	if err != nil {
		return err
	}
	if rules.Sample && !a.SampleAcknowledged {
		return scoring.NewFault("session.sample_rules")
	}
	dossiers, err := all[Dossier](t, under(dossierTable, t.round))
	if err != nil {
		return err
	}
	return joinFaults(opening(rules, members, len(dossiers) > 0))
}

func (a *ChangePhase) apply(t *tx) error {
	session, err := t.session()
	if err != nil {
		return err
	}
	session.Phase = a.To
	return put(t, key(sessionTable, t.round, "1"), &session)
}

package store

import (
	"slices"
	"strconv"

	"example.com/hoidong/scoring"
	"example.com/hoidong/store/engine"
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

// A Session is one sitting of the council. A round has one at a time; the next one is called when it has ended.
type Session struct {
	Number int   `json:"number"`
	Phase  Phase `json:"phase"`
	// Reopened counts how often it was opened again after its end.
	Reopened int `json:"reopened,omitempty"`
	// Agenda are the codes of the dossiers that this sitting scores; empty for all there are.
	Agenda []string `json:"agenda,omitempty"`
	// Visibility is what members see of the ranking until scoring ends; empty before that was said at the opening.
	Visibility scoring.Visibility `json:"visibility,omitempty"`
}

// firstSession is the sitting of a round in which nothing has been opened yet.
func firstSession() *Session { return &Session{Number: 1, Phase: Preparing} }

func (s *Session) at(round string) string { return key(sessionTable, round, strconv.Itoa(s.Number)) }

// scores reports whether the dossier is on the agenda.
func (s *Session) scores(dossier string) bool {
	return len(s.Agenda) == 0 || slices.Contains(s.Agenda, dossier)
}

// Again reports whether the sitting is one that was opened again.
func (s *Session) Again() bool { return s.Reopened > 0 && s.Phase != Ended }

// sessions are the sittings of a round, in order; the last one is the one there is.
func sessions(r engine.R, round string) ([]*Session, error) {
	list, err := all[Session](r, under(sessionTable, round))
	if err != nil || len(list) == 0 {
		return []*Session{firstSession()}, err
	}
	slices.SortFunc(list, func(a, b *Session) int { return a.Number - b.Number })
	return list, nil
}

// session is the sitting there is.
func (t *tx) session() (*Session, error) {
	list, err := sessions(t, t.round)
	return list[len(list)-1], err
}

// next lists the phases that may follow a phase.
var next = map[Phase][]Phase{
	Preparing: {Scoring},
	Scoring:   {Paused, Ended},
	Paused:    {Scoring, Ended},
	Ended:     {Scoring},
}

// ChangePhase opens, pauses, resumes or ends the sitting, or opens it again after its end.
type ChangePhase struct {
	From Phase `json:"from"`
	To   Phase `json:"to"`
	// SampleAcknowledged says that whoever opened the sitting knows that the rules are a sample.
	SampleAcknowledged bool `json:"sample_acknowledged,omitempty"`
	// Visibility is asked at the opening; empty for what the rules say.
	Visibility scoring.Visibility `json:"visibility,omitempty"`
}

func (a *ChangePhase) kind() string { return "session.phase" }

func (a *ChangePhase) action() Action {
	if a.From == Ended {
		return ReopenSession
	}
	return RunSession
}

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
	switch {
	case a.From == Preparing:
		return a.checkOpening(t)
	case a.To == Ended:
		return checkEnding(t)
	}
	return nil
}

func (a *ChangePhase) apply(t *tx) error {
	session, err := t.session()
	if err != nil {
		return err
	}
	if a.From == Preparing {
		session.Visibility = a.Visibility
	}
	if a.From == Ended {
		session.Reopened++
	}
	session.Phase = a.To
	return put(t, session.at(t.round), session)
}

// CallSession calls the next sitting, once the one before has ended.
type CallSession struct {
	Number int      `json:"number"`
	Agenda []string `json:"agenda,omitempty"`
}

func (a *CallSession) kind() string   { return "session.call" }
func (a *CallSession) action() Action { return RunSession }

func (a *CallSession) check(t *tx) error {
	session, err := t.session()
	if err != nil {
		return err
	}
	if session.Phase != Ended || a.Number != session.Number+1 {
		return scoring.NewFault("session.running", "number", session.Number)
	}
	return t.checkAgenda(a.Agenda)
}

func (a *CallSession) apply(t *tx) error {
	session := &Session{Number: a.Number, Phase: Preparing, Agenda: a.Agenda}
	return put(t, session.at(t.round), session)
}

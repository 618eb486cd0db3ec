package store

import (
	"slices"

	"example.com/hoidong/scoring"
)

// SetAgenda says which dossiers the sitting scores; an empty agenda is all of them.
type SetAgenda struct {
	Was []string `json:"was"`
	Now []string `json:"now"`
}

func (a *SetAgenda) kind() string   { return "session.agenda" }
func (a *SetAgenda) action() Action { return ChangeAgenda }
func (a *SetAgenda) inverse() Act   { return &SetAgenda{a.Now, a.Was} }

func (a *SetAgenda) check(t *tx) error {
	session, err := t.session()
	if err != nil {
		return err
	}
	if !slices.Equal(session.Agenda, a.Was) {
		return scoring.NewFault("agenda.moved_on")
	}
	return t.checkAgenda(a.Now)
}

func (a *SetAgenda) apply(t *tx) error {
	session, err := t.session()
	if err != nil {
		return err
	}
	session.Agenda = a.Now
	return put(t, session.at(t.round), session)
}

// checkAgenda says whether an agenda names dossiers there are, each once.
func (t *tx) checkAgenda(agenda []string) error {
	named := map[string]bool{}
	for _, code := range agenda {
		if named[code] {
			return scoring.NewFault("agenda.twice", "dossier", code)
		}
		named[code] = true
		if _, err := t.dossier(code); err != nil {
			return err
		}
	}
	return nil
}

// OnAgenda reports whether the sitting there is scores the dossier, as far as its agenda goes.
func (v View) OnAgenda(i int) bool { return v.snap.onAgenda(i) }

func (s *Snapshot) onAgenda(dossier int) bool {
	return s.Session().scores(s.dossiers[dossier].Code)
}

// calledIn is the last sitting that had the dossier on its agenda; nil for none so far.
func (s *Snapshot) calledIn(dossier int) *Session {
	for _, session := range slices.Backward(s.sessions) {
		if session.scores(s.dossiers[dossier].Code) {
			return session
		}
	}
	return nil
}

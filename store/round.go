package store

import (
	"strconv"

	"example.com/hoidong/scoring"
)

// A Round is one year's selection. It owns rules, council, dossiers and sittings.
type Round struct {
	// ID is the year for now; keys are built so that a year may hold several rounds later.
	ID   string `json:"id"`
	Year int    `json:"year"`
	Name string `json:"name"`
	// Sample rounds are invented: people sign in from a list, and every page says SỐ LIỆU MẪU.
	Sample bool `json:"sample,omitempty"`
	// ReferralDeadline and DossierDeadline are days as YYYY-MM-DD; empty when there is none.
	ReferralDeadline string `json:"referral_deadline,omitempty"`
	DossierDeadline  string `json:"dossier_deadline,omitempty"`
}

// FirstYear and LastYear bound the years that a round may have.
const FirstYear, LastYear = 1990, 2200

// NewRound is the round of a year.
func NewRound(year int, name string) Round {
	return Round{ID: strconv.Itoa(year), Year: year, Name: name}
}

func (r *Round) at(string) string { return key(roundTable, r.ID) }

func (r *Round) moved() *scoring.Fault { return scoring.NewFault("round.moved_on") }

// CreateRound starts a round with its rules.
type CreateRound struct {
	Round Round         `json:"round"`
	Rules scoring.Rules `json:"rules"`
}

func (a *CreateRound) kind() string   { return "round.create" }
func (a *CreateRound) action() Action { return ManageRound }

func (a *CreateRound) founded() string { return a.Round.ID }

func (a *CreateRound) check(t *tx) error {
	if a.Round.Year < FirstYear || a.Round.Year > LastYear || a.Round.ID == "" {
		return scoring.NewFault("round.year", "year", a.Round.Year)
	}
	if there, err := get[Round](t, key(roundTable, a.Round.ID)); err != nil || there != nil {
		return orFault(err, "round.exists", "year", a.Round.Year)
	}
	return joinFaults(a.Rules.Validate())
}

func (a *CreateRound) apply(t *tx) error {
	if err := put(t, key(roundTable, a.Round.ID), &a.Round); err != nil {
		return err
	}
	return put(t, key(rulesTable, a.Round.ID), &a.Rules)
}

// EditRound changes the name and the deadlines of a round. Its year stays: figures and papers go by it.
type EditRound struct {
	Was Round `json:"was"`
	Now Round `json:"now"`
}

func (a *EditRound) kind() string   { return "round.edit" }
func (a *EditRound) action() Action { return ManageRound }
func (a *EditRound) inverse() Act   { return &EditRound{a.Now, a.Was} }

func (a *EditRound) check(t *tx) error {
	switch {
	case a.Now.ID != t.round || a.Now.Year != a.Was.Year || a.Now.Sample != a.Was.Sample:
		return scoring.NewFault("round.stays")
	case a.Now.Name == "":
		return scoring.NewFault("round.unnamed")
	}
	return change[*Round]{&a.Was, &a.Now}.check(t)
}

func (a *EditRound) apply(t *tx) error { return change[*Round]{&a.Was, &a.Now}.apply(t) }

// SetRules replaces the rules of a round. The scoring part cannot be changed once there is a score.
type SetRules struct {
	Was scoring.Rules `json:"was"`
	Now scoring.Rules `json:"now"`
}

func (a *SetRules) kind() string { return "rules.set" }
func (a *SetRules) inverse() Act { return &SetRules{a.Now, a.Was} }

// action is a lesser one where only the decision part changes.
func (a *SetRules) action() Action {
	if a.Was.SameScoring(&a.Now) {
		return AdjustDecision
	}
	return ManageRound
}

func (a *SetRules) check(t *tx) error {
	if err := joinFaults(a.Now.Validate()); err != nil {
		return err
	}
	there, err := t.rules()
	if err != nil {
		return err
	}
	if same, err := sameRecord(there, &a.Was); err != nil || !same {
		return orFault(err, "rules.moved_on")
	}
	if there.SameScoring(&a.Now) {
		return nil
	}
	scored, err := t.anyScore()
	if err != nil || scored {
		return orFault(err, "round.frozen")
	}
	return nil
}

func (a *SetRules) apply(t *tx) error { return put(t, key(rulesTable, t.round), &a.Now) }

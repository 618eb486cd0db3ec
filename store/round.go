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

// CreateRound starts a round with its rules.
type CreateRound struct {
	Round Round         `json:"round"`
	Rules scoring.Rules `json:"rules"`
}

func (a *CreateRound) kind() string   { return "round.create" }
func (a *CreateRound) action() Action { return ManageRound }

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

// SetRules replaces the rules of a round. The scoring part cannot be changed once there is a score.
type SetRules struct {
	Was scoring.Rules `json:"was"`
	Now scoring.Rules `json:"now"`
}

func (a *SetRules) kind() string   { return "rules.set" }
func (a *SetRules) action() Action { return ManageRound }
func (a *SetRules) inverse() Act   { return &SetRules{a.Now, a.Was} }

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

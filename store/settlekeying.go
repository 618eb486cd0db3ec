package store

import (
	"slices"

	"example.com/hoidong/scoring"
)

// SettleKeying says what the paper holds in a cell in which the two passes differ; somebody who may key has looked. With
// the last of them the sheet holds what was keyed. With Back set the cell differs again.
type SettleKeying struct {
	PaperBallot
	Criterion string `json:"criterion"`
	// Points are nil for a blank.
	Points *scoring.Points `json:"points"`
	Back   bool            `json:"back,omitempty"`
}

func (a *SettleKeying) kind() string { return "paper.settle" }

func (a *SettleKeying) inverse() Act {
	return &SettleKeying{a.PaperBallot, a.Criterion, a.Points, !a.Back}
}

func (a *SettleKeying) withheld() Act {
	return &SettleKeying{PaperBallot: a.PaperBallot, Criterion: a.Criterion, Back: a.Back}
}

func (a *SettleKeying) check(t *tx) error {
	k, form, err := t.keyable(&a.PaperBallot)
	if err != nil {
		return err
	}
	settled := k.settlement(a.Criterion)
	differs := slices.ContainsFunc(k.mismatches(), func(d Mismatch) bool { return d.Criterion == a.Criterion })
	switch {
	case a.Back && (settled == nil || settled.By != a.Clerk || !sameValue(settled.Points, a.Points)):
		return k.moved(form)
	case a.Back:
		return nil
	case !k.open() || !differs:
		return k.moved(form)
	case a.Points == nil:
		return nil
	}
	rules, err := t.rules()
	if err != nil {
		return err
	}
	return checkPoints(rules, a.Criterion, form.Member, a.Points)
}

func (a *SettleKeying) apply(t *tx) error {
	k, err := t.keying(a.Form, a.Dossier, a.Turn)
	if err != nil {
		return err
	}
	if a.Back {
		k.Settled = slices.DeleteFunc(k.Settled, func(s Settlement) bool { return s.Criterion == a.Criterion })
	} else {
		k.Settled = append(k.Settled, Settlement{a.Criterion, a.Points, a.Clerk, t.at})
	}
	return t.putKeying(k)
}

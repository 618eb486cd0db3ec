package store

import (
	"time"

	"example.com/hoidong/scoring"
)

// A Withdrawal is an enterprise taking its dossier back: the product is not scored and not ranked any more.
type Withdrawal struct {
	// Day of the enterprise's letter, as YYYY-MM-DD.
	Day    string `json:"day"`
	Reason string `json:"reason"`
}

// WithdrawDossier records that the enterprise withdrew a dossier; with Now nil it is put forward again. Scores that were
// given stay and count again then.
type WithdrawDossier struct {
	Dossier string      `json:"dossier"`
	Was     *Withdrawal `json:"was"`
	Now     *Withdrawal `json:"now"`
}

func (a *WithdrawDossier) kind() string   { return "dossier.withdraw" }
func (a *WithdrawDossier) action() Action { return ManageDossiers }
func (a *WithdrawDossier) inverse() Act   { return &WithdrawDossier{a.Dossier, a.Now, a.Was} }

func (a *WithdrawDossier) reason() string {
	if a.Now == nil {
		return ""
	}
	return a.Now.Reason
}

func (a *WithdrawDossier) check(t *tx) error {
	if a.Now != nil {
		if err := a.Now.check(); err != nil {
			return err
		}
	}
	return t.compareDossier(a.Dossier, func(d *Dossier) bool { return sameValue(d.Withdrawn, a.Was) })
}

func (a *WithdrawDossier) apply(t *tx) error {
	return t.changeDossier(a.Dossier, func(d *Dossier) { d.Withdrawn = a.Now })
}

func (w *Withdrawal) check() error {
	if _, err := time.Parse(time.DateOnly, w.Day); err != nil {
		return scoring.NewFault("withdrawal.day", "day", w.Day)
	}
	return needReason(w.Reason)
}

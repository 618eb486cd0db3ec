package store

import (
	"context"
	"errors"

	"example.com/hoidong/scoring"
	"example.com/hoidong/store/engine"
)

// A Recusal keeps a member from scoring an enterprise's products. Interest is in the firm, so it covers all its
// dossiers, those that arrive later too, unless it names one dossier.
type Recusal struct {
	Member  string `json:"member"`
	TaxCode string `json:"tax_code"`
	// Dossier limits the recusal to one product; empty for all of the enterprise.
	Dossier string `json:"dossier,omitempty"`
	Reason  string `json:"reason"`
	// Withdrawn recusals no longer hold; WithdrawnReason says why.
	Withdrawn       bool   `json:"withdrawn,omitempty"`
	WithdrawnReason string `json:"withdrawn_reason,omitempty"`
}

func recusalKey(round, member, taxCode, dossier string) string {
	return key(recusalTable, round, member, taxCode, dossier)
}

func (r *Recusal) at(round string) string { return recusalKey(round, r.Member, r.TaxCode, r.Dossier) }

func (r *Recusal) moved() *scoring.Fault {
	return scoring.NewFault("recusal.moved_on", "member", r.Member, "tax_code", r.TaxCode)
}

// covers reports whether the recusal is in force for this member and dossier.
func (r *Recusal) covers(member string, d *Dossier) bool {
	return !r.Withdrawn && r.Member == member && r.TaxCode == d.TaxCode && (r.Dossier == "" || r.Dossier == d.Code)
}

// DeclareRecusal is the secretary's entry of a recusal.
type DeclareRecusal struct {
	Recusal Recusal `json:"recusal"`
}

func (a *DeclareRecusal) kind() string   { return "recusal.declare" }
func (a *DeclareRecusal) action() Action { return ManageRecusals }

func (a *DeclareRecusal) reason() string { return a.Recusal.Reason }

func (a *DeclareRecusal) check(t *tx) error { return a.Recusal.checkNew(t) }
func (a *DeclareRecusal) apply(t *tx) error { return a.Recusal.put(t) }

// DeclareInterest is a member's own declaration of a conflict of interest.
type DeclareInterest struct {
	Recusal Recusal `json:"recusal"`
}

func (a *DeclareInterest) kind() string   { return "recusal.own" }
func (a *DeclareInterest) action() Action { return DeclareOwnInterest }
func (a *DeclareInterest) owner() string  { return a.Recusal.Member }

func (a *DeclareInterest) check(t *tx) error { return a.Recusal.checkNew(t) }
func (a *DeclareInterest) apply(t *tx) error { return a.Recusal.put(t) }

// WithdrawRecusal takes a recusal back, with a reason: the scores given before it count again.
type WithdrawRecusal struct {
	Member  string `json:"member"`
	TaxCode string `json:"tax_code"`
	Dossier string `json:"dossier,omitempty"`
	Reason  string `json:"reason"`
}

func (a *WithdrawRecusal) kind() string   { return "recusal.withdraw" }
func (a *WithdrawRecusal) action() Action { return ManageRecusals }

func (a *WithdrawRecusal) reason() string { return a.Reason }

func (a *WithdrawRecusal) check(t *tx) error {
	recusal, err := a.recusal(t)
	if err != nil {
		return err
	}
	if recusal.Withdrawn {
		return scoring.NewFault("recusal.unknown", "member", a.Member, "tax_code", a.TaxCode)
	}
	return needReason(a.Reason)
}

func (a *WithdrawRecusal) apply(t *tx) error {
	recusal, err := a.recusal(t)
	if err != nil {
		return err
	}
	recusal.Withdrawn, recusal.WithdrawnReason = true, a.Reason
	return recusal.put(t)
}

func (a *WithdrawRecusal) recusal(t *tx) (*Recusal, error) {
	recusal, err := get[Recusal](t, recusalKey(t.round, a.Member, a.TaxCode, a.Dossier))
	if err != nil || recusal == nil {
		return nil, orFault(err, "recusal.unknown", "member", a.Member, "tax_code", a.TaxCode)
	}
	return recusal, nil
}

// ImportRecusals records recusals that were read from a file.
type ImportRecusals struct {
	Source string `json:"source"`
	Was    Staged `json:"was"`
	Now    Staged `json:"now"`
}

func (a *ImportRecusals) kind() string   { return "recusals.import" }
func (a *ImportRecusals) action() Action { return ManageRecusals }
func (a *ImportRecusals) inverse() Act   { return &ImportRecusals{a.Source, a.Now, a.Was} }

func (a *ImportRecusals) check(t *tx) error {
	list, err := stagedChanges[*Recusal](t, a.Was, a.Now)
	if err != nil {
		return err
	}
	if err := checkAll(t, list); err != nil {
		return err
	}
	var faults []error
	for _, c := range list {
		if !c.removes() {
			faults = append(faults, c.now.check(t))
		}
	}
	return errors.Join(faults...)
}

func (a *ImportRecusals) apply(t *tx) error {
	list, err := stagedChanges[*Recusal](t, a.Was, a.Now)
	if err != nil {
		return err
	}
	return applyAll(t, list)
}

// ImportRecusals brings in what a file of recusals holds. source is the file's name.
func (s *Store) ImportRecusals(ctx context.Context, actor Actor, source string, recusals []Recusal) (Receipt, error) {
	against := func(r engine.R) (was, now []*Recusal, err error) {
		return changesTo(r, actor.round, pointers(recusals))
	}
	return replace(ctx, s, actor, against, func(was, now Staged) Act { return &ImportRecusals{source, was, now} })
}

// checkNew is check for a recusal that is not in force yet.
func (r *Recusal) checkNew(t *tx) error {
	there, err := get[Recusal](t, r.at(t.round))
	if err != nil {
		return err
	}
	if r.Withdrawn || there != nil && !there.Withdrawn {
		return scoring.NewFault("recusal.there", "member", r.Member, "tax_code", r.TaxCode)
	}
	return r.check(t)
}

func (r *Recusal) check(t *tx) error {
	if _, err := t.member(r.Member); err != nil {
		return err
	}
	if err := needReason(r.Reason); err != nil {
		return err
	}
	if r.Dossier != "" {
		d, err := t.dossier(r.Dossier)
		if err != nil {
			return err
		}
		if d.TaxCode != r.TaxCode {
			return scoring.NewFault("recusal.other_firm", "dossier", r.Dossier, "tax_code", r.TaxCode)
		}
		return nil
	}
	_, err := t.enterprise(r.TaxCode)
	return err
}

func (r *Recusal) put(t *tx) error { return put(t, r.at(t.round), r) }

// Recusals are those in force that the actor may know of: all of them for whoever manages the council or leads it, and
// otherwise his own. They must not be changed.
func (v View) Recusals() []*Recusal {
	all := v.roles().Has(Secretary, Operator, Chair, ViceChair, Founder)
	var known []*Recusal
	for _, r := range v.snap.recusals {
		if !r.Withdrawn && (all || v.me != nil && r.Member == v.me.Code) {
			known = append(known, r)
		}
	}
	return known
}

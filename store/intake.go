package store

import (
	"errors"

	"example.com/hoidong/scoring"
)

// Intake is what a file of dossiers holds.
type Intake struct {
	Enterprises []Enterprise `json:"enterprises"`
	Dossiers    []Dossier    `json:"dossiers"`
}

// ImportDossiers adds dossiers and their enterprises, and replaces those that are there. What the secretary decided
// about a dossier stays.
type ImportDossiers struct {
	Source string `json:"source"`
	Staged Staged `json:"staged"`
}

func (a *ImportDossiers) kind() string   { return "dossiers.import" }
func (a *ImportDossiers) action() Action { return ManageDossiers }

func (a *ImportDossiers) check(t *tx) error {
	intake, err := content[Intake](t, a.Staged)
	if err != nil {
		return err
	}
	rules, err := t.rules()
	if err != nil {
		return err
	}
	var faults []error
	for i := range intake.Dossiers {
		d := &intake.Dossiers[i]
		if len(rules.Tracks) > 0 && rules.Track(d.Track) == nil {
			faults = append(faults, scoring.NewFault("dossier.track", "dossier", d.Code, "track", d.Track))
		}
	}
	return errors.Join(faults...)
}

func (a *ImportDossiers) apply(t *tx) error {
	intake, err := content[Intake](t, a.Staged)
	if err != nil {
		return err
	}
	for i := range intake.Enterprises {
		e := &intake.Enterprises[i]
		if err := put(t, key(enterpriseTable, t.round, e.TaxCode), e); err != nil {
			return err
		}
	}
	for i := range intake.Dossiers {
		if err := t.replaceDossier(intake.Dossiers[i]); err != nil {
			return err
		}
	}
	return nil
}

func (t *tx) replaceDossier(d Dossier) error {
	k := key(dossierTable, t.round, d.Code)
	old, err := get[Dossier](t, k)
	if err != nil {
		return err
	}
	if old != nil {
		d.Late, d.LateReason = old.Late, old.LateReason
	}
	return put(t, k, &d)
}

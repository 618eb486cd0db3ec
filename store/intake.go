package store

import (
	"context"
	"errors"
	"strings"

	"example.com/hoidong/scoring"
	"example.com/hoidong/store/engine"
)

// Intake is what a file of dossiers holds.
type Intake struct {
	Enterprises []Enterprise
	Dossiers    []Dossier
}

// intakeRecords are what an import changes, as it was or as it is now.
type intakeRecords struct {
	Enterprises []*Enterprise `json:"enterprises"`
	Dossiers    []*Dossier    `json:"dossiers"`
}

// ImportDossiers adds dossiers and their enterprises, and replaces those that are there.
type ImportDossiers struct {
	Source string `json:"source"`
	Was    Staged `json:"was"`
	Now    Staged `json:"now"`
}

func (a *ImportDossiers) kind() string   { return "dossiers.import" }
func (a *ImportDossiers) action() Action { return ManageDossiers }
func (a *ImportDossiers) inverse() Act   { return &ImportDossiers{a.Source, a.Now, a.Was} }

func (a *ImportDossiers) check(t *tx) error {
	firms, dossiers, err := a.changes(t)
	if err != nil {
		return err
	}
	return t.checkIntake(firms, dossiers)
}

func (a *ImportDossiers) apply(t *tx) error {
	firms, dossiers, err := a.changes(t)
	if err != nil {
		return err
	}
	if err := applyAll(t, firms); err != nil {
		return err
	}
	return applyAll(t, dossiers)
}

func (a *ImportDossiers) changes(t *tx) ([]change[*Enterprise], []change[*Dossier], error) {
	was, err := content[intakeRecords](t, a.Was)
	if err != nil {
		return nil, nil, err
	}
	now, err := content[intakeRecords](t, a.Now)
	if err != nil {
		return nil, nil, err
	}
	firms, err := changes(was.Enterprises, now.Enterprises)
	if err != nil {
		return nil, nil, err
	}
	dossiers, err := changes(was.Dossiers, now.Dossiers)
	return firms, dossiers, err
}

// ImportDossiers brings in what a file of dossiers holds. source is the file's name. What was decided about a dossier
// stays, and so does its withdrawal.
func (s *Store) ImportDossiers(ctx context.Context, actor Actor, source string, intake Intake) (Receipt, error) {
	against := func(r engine.R) (was, now intakeRecords, err error) { return intake.against(r, actor.round) }
	return replace(ctx, s, actor, against, func(was, now Staged) Act { return &ImportDossiers{source, was, now} })
}

// against lists what the file changes in what is there.
func (in *Intake) against(r engine.R, round string) (was, now intakeRecords, err error) {
	if was.Enterprises, now.Enterprises, err = changesTo(r, round, pointers(in.Enterprises)); err != nil {
		return was, now, err
	}
	var dossiers []*Dossier
	for _, d := range in.Dossiers {
		old, err := get[Dossier](r, d.at(round))
		if err != nil {
			return was, now, err
		}
		d = d.keeping(old)
		dossiers = append(dossiers, &d)
	}
	was.Dossiers, now.Dossiers, err = changesTo(r, round, dossiers)
	return was, now, err
}

// keeping is the dossier of a file in the place of the one that is there, nil for none: it keeps what was decided. A
// conclusion counts as decided unless the file states one.
func (d Dossier) keeping(old *Dossier) Dossier {
	if old == nil {
		return d
	}
	d.setLate(old.LateRuling())
	d.Withdrawn = old.Withdrawn
	if d.Conclusion == Unstated || d.Conclusion == old.Conclusion {
		d.setConclusion(old.ConclusionRuling())
	}
	return d
}

// checkIntake says whether enterprises and dossiers may become what the changes make of them. It lists every dossier that
// may not.
func (t *tx) checkIntake(firms []change[*Enterprise], dossiers []change[*Dossier]) error {
	if err := checkAll(t, firms); err != nil {
		return err
	}
	if err := checkAll(t, dossiers); err != nil {
		return err
	}
	var faults []error
	for _, c := range dossiers {
		if !c.removes() {
			faults = append(faults, t.checkDossier(c.now, firms))
		}
	}
	if err := errors.Join(faults...); err != nil {
		return err
	}
	if err := t.checkFirmsGone(firms, dossiers); err != nil {
		return err
	}
	return t.checkDossiersGone(dossiers)
}

// checkDossier asks of a dossier what it refers to: a track of the rules and an enterprise.
func (t *tx) checkDossier(d *Dossier, firms []change[*Enterprise]) error {
	rules, err := t.rules()
	if err != nil {
		return err
	}
	if len(rules.Tracks) > 0 && rules.Track(d.Track) == nil {
		return scoring.NewFault("dossier.track", "dossier", d.Code, "track", d.Track)
	}
	for _, c := range firms {
		if !c.removes() && c.now.TaxCode == d.TaxCode {
			return nil
		}
	}
	_, err = t.enterprise(d.TaxCode)
	return err
}

// checkFirmsGone keeps enterprises that have dossiers.
func (t *tx) checkFirmsGone(firms []change[*Enterprise], dossiers []change[*Dossier]) error {
	gone := map[string]bool{}
	for _, c := range firms {
		if c.removes() {
			gone[c.was.TaxCode] = true
		}
	}
	if len(gone) == 0 {
		return nil
	}
	there, err := all[Dossier](t, under(dossierTable, t.round))
	if err != nil {
		return err
	}
	after := map[string]*Dossier{}
	for _, d := range there {
		after[d.Code] = d
	}
	for _, c := range dossiers {
		after[c.record().Code] = c.now
	}
	for _, d := range after {
		if d != nil && gone[d.TaxCode] {
			return scoring.NewFault("enterprise.has_dossiers", "tax_code", d.TaxCode, "dossier", d.Code)
		}
	}
	return nil
}

// checkDossiersGone keeps dossiers that somebody has written a sheet for, or has on a form.
func (t *tx) checkDossiersGone(dossiers []change[*Dossier]) error {
	gone := map[string]bool{}
	for _, c := range dossiers {
		if c.removes() {
			gone[c.was.Code] = true
		}
	}
	if len(gone) == 0 {
		return nil
	}
	sheets, err := t.sheetsLike(func(s *Sheet) bool { return gone[s.Dossier] && s.begun() })
	if err != nil || len(sheets) == 0 {
		return err
	}
	return scoring.NewFault("dossier.has_scores", "dossiers", namesOf(sheets, func(s *Sheet) string { return s.Dossier }))
}

// namesOf lists what sheets are of, each once.
func namesOf(sheets []*Sheet, name func(*Sheet) string) string {
	var names []string
	seen := map[string]bool{}
	for _, s := range sheets {
		if n := name(s); !seen[n] {
			seen[n], names = true, append(names, n)
		}
	}
	return strings.Join(names, ", ")
}

package store

import (
	"errors"

	"example.com/hoidong/scoring"
)

// ImportCouncil adds members, and replaces those that are there.
type ImportCouncil struct {
	Source  string   `json:"source"`
	Members []Member `json:"members"`
}

func (a *ImportCouncil) kind() string   { return "council.import" }
func (a *ImportCouncil) action() Action { return ManageCouncil }

func (a *ImportCouncil) check(t *tx) error {
	voters := map[string]bool{}
	members, err := all[Member](t, under(memberTable, t.round))
	if err != nil {
		return err
	}
	for _, m := range members {
		voters[m.Code] = m.Votes()
	}
	for i := range a.Members {
		voters[a.Members[i].Code] = a.Members[i].Votes()
	}
	count := 0
	for _, votes := range voters {
		if votes {
			count++
		}
	}
	if count > scoring.MaxMembers {
		return scoring.NewFault("council.too_many", "count", count, "max", scoring.MaxMembers)
	}
	return nil
}

func (a *ImportCouncil) apply(t *tx) error {
	for i := range a.Members {
		if err := put(t, key(memberTable, t.round, a.Members[i].Code), &a.Members[i]); err != nil {
			return err
		}
	}
	return nil
}

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

// A GivenScore is one score of a file of scores.
type GivenScore struct {
	Member    string         `json:"member"`
	Dossier   string         `json:"dossier"`
	Criterion string         `json:"criterion"`
	Points    scoring.Points `json:"points"`
	// Remark on the sheet; empty leaves the one that is there.
	Remark string `json:"remark,omitempty"`
	// Row of the file, for faults and for whoever wants to trace the score.
	Row int `json:"row"`
}

// ImportSheets brings in scores that were given elsewhere. A score that is there already is replaced; blanks are not
// imported, so nothing is taken away.
type ImportSheets struct {
	Source string `json:"source"`
	Staged Staged `json:"staged"`
}

func (a *ImportSheets) kind() string   { return "scores.import" }
func (a *ImportSheets) action() Action { return ImportScores }

// check lists every faulty row.
func (a *ImportSheets) check(t *tx) error {
	scores, err := content[[]GivenScore](t, a.Staged)
	if err != nil {
		return err
	}
	rules, err := t.rules()
	if err != nil {
		return err
	}
	sheets := map[[2]string]error{}
	var faults []error
	for _, g := range *scores {
		err := checkPoints(rules, g.Criterion, g.Member, &g.Points)
		if err == nil {
			err = t.openOnce(sheets, g)
		}
		if err != nil {
			faults = append(faults, scoring.NewFault("import.row", "source", a.Source, "row", g.Row, "reason", err))
		}
	}
	return errors.Join(faults...)
}

// openOnce asks once for every sheet whether it may be written on.
func (t *tx) openOnce(sheets map[[2]string]error, g GivenScore) error {
	id := [2]string{g.Dossier, g.Member}
	err, asked := sheets[id]
	if !asked {
		_, err = t.openSheet(g.Dossier, g.Member)
		sheets[id] = err
	}
	return err
}

func (a *ImportSheets) apply(t *tx) error {
	scores, err := content[[]GivenScore](t, a.Staged)
	if err != nil {
		return err
	}
	var order []*Sheet
	sheets := map[[2]string]*Sheet{}
	for _, g := range *scores {
		id := [2]string{g.Dossier, g.Member}
		sheet, there := sheets[id]
		if !there {
			if sheet, err = t.sheet(g.Dossier, g.Member); err != nil {
				return err
			}
			sheet.Channel = Imported
			sheets[id], order = sheet, append(order, sheet)
		}
		sheet.Scores = sheet.Scores.With(g.Criterion, &g.Points)
		if g.Remark != "" {
			sheet.Remark = g.Remark
		}
	}
	for _, sheet := range order {
		if err := t.putSheet(sheet); err != nil {
			return err
		}
	}
	return nil
}

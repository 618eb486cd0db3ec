package store

import "example.com/hoidong/scoring"

// ConfirmSheets says that a member has finished with these sheets and locks them, all in one act.
type ConfirmSheets struct {
	Member   string   `json:"member"`
	Dossiers []string `json:"dossiers"`
}

func (a *ConfirmSheets) kind() string   { return "sheets.confirm" }
func (a *ConfirmSheets) action() Action { return ConfirmOwnSheet }
func (a *ConfirmSheets) owner() string  { return a.Member }
func (a *ConfirmSheets) inverse() Act   { return &ReopenSheets{a.Member, a.Dossiers} }

func (a *ConfirmSheets) check(t *tx) error {
	rules, err := t.rules()
	if err != nil {
		return err
	}
	if len(a.Dossiers) == 0 {
		return scoring.NewFault("confirm.none")
	}
	for _, dossier := range a.Dossiers {
		sheet, err := t.openSheet(dossier, a.Member)
		if err != nil {
			return err
		}
		if missing := sheet.missing(rules); len(missing) > 0 {
			return scoring.NewFault("confirm.incomplete", "dossier", dossier, "criterion", missing[0])
		}
	}
	return nil
}

func (a *ConfirmSheets) apply(t *tx) error { return t.setConfirmed(a.Member, a.Dossiers, true) }

// ReopenSheets opens confirmed sheets again.
type ReopenSheets struct {
	Member   string   `json:"member"`
	Dossiers []string `json:"dossiers"`
}

func (a *ReopenSheets) kind() string   { return "sheets.reopen" }
func (a *ReopenSheets) action() Action { return ConfirmOwnSheet }
func (a *ReopenSheets) owner() string  { return a.Member }
func (a *ReopenSheets) inverse() Act   { return &ConfirmSheets{a.Member, a.Dossiers} }

func (a *ReopenSheets) check(t *tx) error {
	for _, dossier := range a.Dossiers {
		sheet, err := t.sheet(dossier, a.Member)
		if err != nil {
			return err
		}
		if !sheet.Confirmed {
			return scoring.NewFault("reopen.not_confirmed", "dossier", dossier)
		}
	}
	return nil
}

func (a *ReopenSheets) apply(t *tx) error { return t.setConfirmed(a.Member, a.Dossiers, false) }

func (t *tx) setConfirmed(member string, dossiers []string, confirmed bool) error {
	for _, dossier := range dossiers {
		sheet, err := t.sheet(dossier, member)
		if err != nil {
			return err
		}
		sheet.Confirmed = confirmed
		if err := t.putSheet(sheet); err != nil {
			return err
		}
	}
	return nil
}

// missing are the criteria assigned to the sheet's member that have no score yet.
func (s *Sheet) missing(rules *scoring.Rules) []string {
	var missing []string
	for i := range rules.Criteria {
		c := &rules.Criteria[i]
		if !c.Computed() && c.ScoredBy(s.Member) && s.Scores.Get(c.Code) == nil {
			missing = append(missing, c.Code)
		}
	}
	return missing
}

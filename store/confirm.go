package store

import (
	"errors"
	"slices"
	"time"

	"example.com/hoidong/scoring"
)

// ConfirmSheets says that a member has finished with these sheets and locks them, all in one act. Confirming
// again says that he has seen a figure that was corrected.
type ConfirmSheets struct {
	Member   string   `json:"member"`
	Dossiers []string `json:"dossiers"`
	Turns    Turns    `json:"turns,omitempty"`
}

func (a *ConfirmSheets) kind() string   { return "sheets.confirm" }
func (a *ConfirmSheets) action() Action { return ConfirmOwnSheet }
func (a *ConfirmSheets) owner() string  { return a.Member }
func (a *ConfirmSheets) inverse() Act   { return &ReopenSheets{a.Member, a.Dossiers, a.Turns} }

func (a *ConfirmSheets) check(t *tx) error {
	rules, err := t.rules()
	if err != nil {
		return err
	}
	if len(a.Dossiers) == 0 {
		return scoring.NewFault("confirm.none")
	}
	for _, dossier := range a.Dossiers {
		sheet, err := t.confirmable(dossier, a.Turns.of(dossier), a.Member)
		if err != nil {
			return err
		}
		if missing := sheet.missing(rules); len(missing) > 0 {
			return scoring.NewFault("confirm.incomplete", "dossier", dossier, "criterion", missing[0])
		}
	}
	return nil
}

func (a *ConfirmSheets) apply(t *tx) error {
	return t.setConfirmed(a.Member, a.Dossiers, a.Turns, true)
}

// ReopenSheets opens confirmed sheets again.
type ReopenSheets struct {
	Member   string   `json:"member"`
	Dossiers []string `json:"dossiers"`
	Turns    Turns    `json:"turns,omitempty"`
}

func (a *ReopenSheets) kind() string   { return "sheets.reopen" }
func (a *ReopenSheets) action() Action { return ConfirmOwnSheet }
func (a *ReopenSheets) owner() string  { return a.Member }
func (a *ReopenSheets) inverse() Act   { return &ConfirmSheets{a.Member, a.Dossiers, a.Turns} }

func (a *ReopenSheets) check(t *tx) error {
	for _, dossier := range a.Dossiers {
		if err := t.notHeld(dossier); err != nil {
			return err
		}
		turn, err := turnOf(t, t.round, dossier, a.Member)
		if err != nil || turn != a.Turns.of(dossier) {
			return orFault(err, "sheet.turn", "dossier", dossier, "turn", turn)
		}
		sheet, err := t.sheet(dossier, turn, a.Member)
		if err != nil {
			return err
		}
		if !sheet.Confirmed {
			return scoring.NewFault("reopen.not_confirmed", "dossier", dossier)
		}
		if err := sheet.Channel.Lock(dossier, a.Member); err != nil {
			return err
		}
	}
	return nil
}

func (a *ReopenSheets) apply(t *tx) error {
	return t.setConfirmed(a.Member, a.Dossiers, a.Turns, false)
}

// confirmable reads a sheet its member may confirm: an open one, or one of which a figure was corrected since he did.
func (t *tx) confirmable(dossier string, turn int, member string) (*Sheet, error) {
	sheet, err := t.openSheet(dossier, turn, member)
	if !errors.Is(err, scoring.NewFault("sheet.confirmed")) {
		return sheet, err
	}
	there, readErr := t.sheet(dossier, turn, member)
	switch {
	case readErr != nil:
		return nil, readErr
	case !there.Corrected:
		return nil, err
	}
	return there, there.Channel.Lock(dossier, member)
}

func (t *tx) setConfirmed(member string, dossiers []string, turns Turns, confirmed bool) error {
	for _, dossier := range dossiers {
		sheet, err := t.sheet(dossier, turns.of(dossier), member)
		if err != nil {
			return err
		}
		sheet.Confirmed, sheet.ConfirmedAt, sheet.Corrected = confirmed, time.Time{}, false
		if confirmed {
			sheet.ConfirmedAt = t.at
		}
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

// gives reports whether there is a score on the sheet for a criterion that is assigned to its member.
func (s *Sheet) gives(rules *scoring.Rules) bool {
	return slices.ContainsFunc(rules.Criteria, func(c scoring.Criterion) bool {
		return !c.Computed() && c.ScoredBy(s.Member) && s.Scores.Get(c.Code) != nil
	})
}

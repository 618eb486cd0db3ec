package store

import "example.com/hoidong/scoring"

// RejectBallot says that a sheet that came in on a form is void: not signed, two numbers in a cell, marked so that its
// member is known. It does not count and is not owed; with Back set it does again.
type RejectBallot struct {
	Dossier string `json:"dossier"`
	Turn    int    `json:"turn"`
	Member  string `json:"member"`
	Reason  string `json:"reason"`
	Back    bool   `json:"back,omitempty"`
}

func (a *RejectBallot) kind() string   { return "ballot.reject" }
func (a *RejectBallot) action() Action { return SettleScoring }
func (a *RejectBallot) reason() string { return a.Reason }
func (a *RejectBallot) inverse() Act {
	return &RejectBallot{a.Dossier, a.Turn, a.Member, a.Reason, !a.Back}
}

func (a *RejectBallot) check(t *tx) error {
	if err := needReason(a.Reason); err != nil {
		return err
	}
	sheet, err := t.sheet(a.Dossier, a.Turn, a.Member)
	if err != nil {
		return err
	}
	switch {
	case sheet.Form == 0:
		return scoring.NewFault("ballot.on_screen", "dossier", a.Dossier, "member", a.Member)
	case (sheet.Invalid == "") == a.Back:
		return sheet.moved()
	}
	return nil
}

func (a *RejectBallot) apply(t *tx) error {
	sheet, err := t.sheet(a.Dossier, a.Turn, a.Member)
	if err != nil {
		return err
	}
	sheet.Invalid = a.Reason
	if a.Back {
		sheet.Invalid = ""
	}
	return t.putSheet(sheet)
}

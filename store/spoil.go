package store

import (
	"fmt"

	"example.com/hoidong/scoring"
)

// SpoilForm says that a form is unusable: misprinted, torn, lost. Its ballots go back to the screen, with what had come in
// of them, until they are given out anew.
type SpoilForm struct {
	Form   int    `json:"form"`
	Reason string `json:"reason"`
}

func (a *SpoilForm) kind() string   { return "forms.spoil" }
func (a *SpoilForm) action() Action { return TickForms }
func (a *SpoilForm) reason() string { return a.Reason }

func (a *SpoilForm) check(t *tx) error {
	if err := needReason(a.Reason); err != nil {
		return err
	}
	f, err := t.form(a.Form)
	if err != nil {
		return err
	}
	if f.State == FormSpoiled {
		return f.isNow()
	}
	if f.Kind == SignedForm {
		return nil
	}
	session, err := t.session()
	if err != nil || session.Phase == Ended {
		return orFault(err, "policy.phase", "action", GiveOutForms, "phase", session.Phase)
	}
	for _, b := range f.Ballots {
		if err := t.mayLeave(f, b, session); err != nil {
			return err
		}
	}
	return nil
}

// mayLeave says whether the ballot may go back to the screen from the form; one that is not there any more may. What an
// earlier sitting or turn came to stays as it is, and what was declared void stays void until that is taken back.
func (t *tx) mayLeave(f *Form, b Ballot, session *Session) error {
	sheet, err := t.sheet(b.Dossier, b.Turn, f.Member)
	if err != nil || sheet.Form != f.Number {
		return err
	}
	now, err := turnOf(t, t.round, b.Dossier, f.Member)
	switch {
	case err != nil:
		return err
	case sheet.Invalid != "":
		return scoring.NewFault("sheet.invalid", "dossier", b.Dossier, "member", f.Member)
	case now > b.Turn:
		return scoring.NewFault("sheet.turn", "dossier", b.Dossier, "turn", now)
	case f.Session != session.Number && !session.scores(b.Dossier):
		return scoring.NewFault("dossier.not_called", "dossier", b.Dossier, "number", session.Number)
	}
	return nil
}

func (a *SpoilForm) apply(t *tx) error {
	f, err := t.form(a.Form)
	if err != nil {
		return err
	}
	f.State, f.Reason = FormSpoiled, a.Reason
	if err := t.putForm(f); err != nil || f.Kind == SignedForm {
		return err
	}
	for _, b := range f.Ballots {
		sheet, err := t.sheet(b.Dossier, b.Turn, f.Member)
		if err != nil {
			return err
		}
		if sheet.Form != f.Number {
			continue
		}
		sheet.goTo(OnScreen, 0, t.at)
		sheet.Confirmed = false
		if err := t.putSheet(sheet); err != nil {
			return fmt.Errorf("store: form %s: %w", f.Code, err)
		}
	}
	return nil
}

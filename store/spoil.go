package store

import "fmt"

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
		sheet.Confirmed, sheet.Invalid = false, ""
		if err := t.putSheet(sheet); err != nil {
			return fmt.Errorf("store: form %s: %w", f.Code, err)
		}
	}
	return nil
}

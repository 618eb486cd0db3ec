package store

import (
	"slices"

	"example.com/hoidong/scoring"
)

// FormReplaced is where a form is of which no ballot is left, because all were issued anew or went back to the screen. It is
// found out, and stands in no record.
const FormReplaced FormState = "replaced"

// FormStates lists where forms may be, in the order in which they get there.
func FormStates() []FormState { return []FormState{FormOut, FormReturned, FormReplaced, FormSpoiled} }

// A FormFilter picks forms; what is empty picks all.
type FormFilter struct {
	Kind   FormKind
	State  FormState
	Member string
}

// Check says whether a filter that somebody typed can be. The fault is form.filter.
func (o FormFilter) Check() error {
	if o.Kind != "" && !slices.Contains(FormKinds(), o.Kind) {
		return scoring.NewFault("form.filter", "text", string(o.Kind))
	}
	if o.State != "" && !slices.Contains(FormStates(), o.State) {
		return scoring.NewFault("form.filter", "text", string(o.State))
	}
	return nil
}

// FormsLike are the forms that a filter picks, by number, for whoever may know who has which.
func (v View) FormsLike(only FormFilter) []*Form {
	var forms []*Form
	for _, f := range v.Forms() {
		state, _ := v.FormState(f)
		if (only.Kind == "" || f.Kind == only.Kind) && (only.State == "" || state == only.State) && (only.Member == "" || f.Member == only.Member) {
			forms = append(forms, f)
		}
	}
	return forms
}

// FormState is where a form is, and how many of its ballots are on it no more though it was not spoiled.
func (v View) FormState(f *Form) (state FormState, gone int) {
	if f.State == FormSpoiled {
		return FormSpoiled, 0
	}
	for _, b := range f.Ballots {
		if !v.On(f, b) {
			gone++
		}
	}
	if gone == len(f.Ballots) {
		return FormReplaced, gone
	}
	return f.State, gone
}

// Void reports whether a ballot on the form was declared void.
func (v View) Void(f *Form, b Ballot) bool {
	d, m := v.snap.dossierIndex(b.Dossier), v.snap.voterIndex(f.Member)
	if d < 0 || m < 0 || !v.SeesTally() {
		return false
	}
	sheet := v.snap.sheetOfTurn(m, d, b.Turn)
	return sheet != nil && sheet.Invalid != ""
}

// Ballot is the one of a dossier on the form. The fault is form.ballot.
func (f *Form) Ballot(dossier string) (Ballot, error) {
	for _, b := range f.Ballots {
		if b.Dossier == dossier {
			return b, nil
		}
	}
	return Ballot{}, scoring.NewFault("form.ballot", "dossier", dossier, "form", f.Code)
}

// ToScreen is the act that brings a member's sheets of these dossiers back to the screen, or of all when none is named. It
// lacks its reason, and has no sheets when there are none.
func (v View) ToScreen(member string, dossiers []string) *SetChannel {
	back := &SetChannel{Member: member}
	for _, c := range v.Formed(member) {
		if len(dossiers) == 0 || slices.Contains(dossiers, c.Dossier) {
			back.Sheets = append(back.Sheets, c)
		}
	}
	return back
}

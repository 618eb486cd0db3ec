package store

import "example.com/hoidong/scoring"

// A FormRow is one product as a form lists it: every form lists all products of the round, those too that its member does
// not score on it.
type FormRow struct {
	// Dossier is the number of the product.
	Dossier int
	// Turn is the one in which the form asks for the product; meaningless when Off is set.
	Turn int
	// Off is why the product is not scored on the form, a fault of codes offform.*; nil when it is.
	Off *scoring.Fault
	// Scores and Remark are what stands on the sheet now; of products that are not scored on the form, nothing.
	Scores Scores
	Remark string
}

// FormRows lists the products of the round by code as a form has them now, for whoever may know who has which form. The
// fault is form.withheld when something stands on its sheets that the actor may not see, so that nobody gives out a form
// that seems to be empty.
func (v View) FormRows(f *Form) ([]FormRow, error) {
	m := v.snap.voterIndex(f.Member)
	switch {
	case !v.SeesTally():
		return nil, scoring.NewFault("policy.role", "action", TickForms)
	case m < 0:
		return nil, scoring.NewFault("member.no_vote", "member", f.Member)
	}
	rows := make([]FormRow, len(v.snap.dossiers))
	for d := range v.snap.dossiers {
		turn, sheet := v.snap.turn(m, d), v.snap.current(m, d)
		row := FormRow{Dossier: d, Turn: turn, Off: v.snap.offForm(f, m, d)}
		if row.Off == nil && sheet != nil && sheet.written() {
			if !v.seesSheetsOf(m) {
				return nil, scoring.NewFault("form.withheld", "form", f.Code)
			}
			row.Scores, row.Remark = sheet.Scores, sheet.Remark
		}
		rows[d] = row
	}
	return rows, nil
}

// OffForm is why the form's member does not score a product on it, a fault of codes offform.*; nil when he does, and for
// whoever may not know who has which form.
func (v View) OffForm(f *Form, i int) *scoring.Fault {
	m := v.snap.voterIndex(f.Member)
	if m < 0 || !v.SeesTally() {
		return nil
	}
	return v.snap.offForm(f, m, i)
}

// MayReadForms says whether the actor may see what stands on the sheets of forms, such as those that he is about to give out;
// a packet takes all sheets of its member along. The fault is form.withheld.
func (v View) MayReadForms(forms []*Form) error {
	for _, f := range forms {
		m := v.snap.voterIndex(f.Member)
		if m < 0 || v.seesSheetsOf(m) {
			continue
		}
		for d, dossier := range v.snap.dossiers {
			for turn := firstTurn; turn < v.snap.nextTurn(d); turn++ {
				sheet := v.snap.sheetOfTurn(m, d, turn)
				if sheet != nil && sheet.written() && (f.Kind == PacketForm || f.has(dossier.Code, turn)) {
					return scoring.NewFault("form.withheld", "form", f.Code)
				}
			}
		}
	}
	return nil
}

func (v View) seesSheetsOf(voter int) bool { return v.voter == voter || v.seesScores() }

// offForm is why a voter does not score a dossier on a form, if it has the ballot at all.
func (s *Snapshot) offForm(f *Form, voter, dossier int) *scoring.Fault {
	sheet := s.current(voter, dossier)
	switch out := s.standings[dossier].Out; {
	case out != "":
		return scoring.NewFault("offform.out", "reason", out)
	case s.recused(voter, dossier):
		return scoring.NewFault("offform.recused")
	case !s.onAgenda(dossier):
		return scoring.NewFault("offform.agenda")
	case sheet != nil && sheet.Invalid != "":
		return scoring.NewFault("offform.invalid")
	case f.State == FormSpoiled:
		return scoring.NewFault("offform.spoiled")
	case f.Kind == SignedForm && (sheet == nil || !sheet.Confirmed):
		return scoring.NewFault("offform.unconfirmed")
	case f.Kind != SignedForm && (sheet == nil || sheet.Form != f.Number), !f.has(s.dossiers[dossier].Code, s.turn(voter, dossier)):
		return elsewhere(s, sheet)
	}
	return nil
}

// elsewhere says where a sheet is that is not on the form that is asked about.
func elsewhere(s *Snapshot, sheet *Sheet) *scoring.Fault {
	switch {
	case sheet != nil && sheet.Form > 0 && sheet.Form <= len(s.forms):
		return scoring.NewFault("offform.form", "form", s.forms[sheet.Form-1].Code)
	case sheet != nil && sheet.Confirmed:
		return scoring.NewFault("offform.confirmed")
	}
	return scoring.NewFault("offform.screen")
}

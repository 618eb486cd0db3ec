package store

// SheetOf is the sheet of a voting member, by his place in Missing.Members: how far it is, and what is on it only for
// whoever may see single scores. It is empty for whoever may not know.
func (v View) SheetOf(i, voter int) MemberSheet {
	if !v.SeesTally() {
		return MemberSheet{}
	}
	sheet := View{snap: v.snap, me: v.snap.voters[voter], voter: voter}.MySheet(i)
	if v.seesScores() || voter == v.voter {
		return sheet
	}
	return MemberSheet{Status: sheet.Status, Given: sheet.Given, Asked: sheet.Asked}
}

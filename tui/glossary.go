package tui

// The statuses there are, by the end of their words' keys, in the order in which they come about.
var (
	dossierStatuses = []string{"received", "incomplete", "late", "eligible", "ineligible", "scoring", "scored", "withdrawn"}
	sheetStatuses   = []string{
		"empty", "partial", "complete", "confirmed", "reopened", "not-assigned", "recused", "absent", "waived", "invalid", "second",
	}
)

// applying are the statuses that a glossary marks; empty for none.
type applying struct{ dossier, sheet string }

// glossary says what each status means, and marks those that apply.
func (d *desk) glossary(now applying, w int) []string {
	lines := d.heading(d.T("glossary.dossier"))
	for _, status := range dossierStatuses {
		lines = append(lines, d.meaning(d.T("dossier."+status), d.T("glossary.dossiers."+status), status == now.dossier, w)...)
	}
	lines = append(lines, d.heading(d.T("glossary.sheet"))...)
	for _, status := range sheetStatuses {
		lines = append(lines, d.meaning(d.T("sheet.status."+status), d.T("glossary.sheets."+status), status == now.sheet, w)...)
	}
	return lines
}

// meaning is one status and its sentence.
func (d *desk) meaning(status, sentence string, applies bool, w int) []string {
	lines := hanging(status+": "+sentence, w-4, 2)
	for i, line := range lines {
		switch {
		case applies && i == 0:
			lines[i] = " " + d.theme.accent.Render(d.marks.yes) + " " + d.theme.strong.Render(line)
		case applies:
			lines[i] = "   " + d.theme.strong.Render(line)
		case i == 0:
			lines[i] = "   " + status + d.theme.dim.Render(line[len(status):])
		default:
			lines[i] = "   " + d.theme.dim.Render(line)
		}
	}
	return lines
}

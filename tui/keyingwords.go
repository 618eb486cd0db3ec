package tui

import "example.com/hoidong/store"

// keyingInWords names what was done with a ballot on paper; empty for anything else.
func (d *desk) keyingInWords(line *store.JournalLine) string {
	switch act := line.Done.(type) {
	case *store.KeyScore:
		change := d.T("status.changed", "was", d.spoken(act.Was), "now", d.spoken(act.Now))
		return d.T("act.key", "cell", act.Criterion, "change", d.unlessWithheld(line, change), "form", d.formCode(act.Form), "pass", act.Pass)
	case *store.MarkKeyed:
		if act.Back {
			return d.T("act.unmark", "form", d.formCode(act.Form), "pass", act.Pass)
		}
		return d.T("act.mark", "form", d.formCode(act.Form), "pass", act.Pass)
	case *store.SettleKeying:
		points := d.unlessWithheld(line, d.spoken(act.Points))
		if act.Back {
			return d.T("act.unsettle", "cell", act.Criterion, "points", points, "form", d.formCode(act.Form))
		}
		return d.T("act.settle", "cell", act.Criterion, "points", points, "form", d.formCode(act.Form))
	}
	return ""
}

// unlessWithheld is what an act gave, or that it is withheld.
func (d *desk) unlessWithheld(line *store.JournalLine, gave string) string {
	if line.Withheld {
		return d.T("act.withheld_keying")
	}
	return gave
}

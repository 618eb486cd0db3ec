package tui

import (
	tea "github.com/charmbracelet/bubbletea"

	"example.com/hoidong/store"
)

// obstacles are what keeps the sitting from being opened, in words.
func (d *desk) obstacles() []string {
	var texts []string
	for _, fault := range d.view.Opening() {
		texts = append(texts, d.words.Error(fault))
	}
	if d.founds() && d.secretaries() == 0 {
		texts = append(texts, d.T("opening.no_secretary"))
	}
	return texts
}

// founds reports whether whoever opened the file sits here, who sets the round up for its secretary.
func (d *desk) founds() bool { return d.view.Me() == nil && d.prepares() }

// secretaries counts those who can sign in.
func (d *desk) secretaries() int {
	n := 0
	for _, m := range d.view.Snapshot().Members() {
		if m.Roles.Has(store.Secretary) && (d.view.Snapshot().Round().Sample || d.view.HasCode(m.Code)) {
			n++
		}
	}
	return n
}

// remarks are what whoever opens the sitting should know, though it can be opened.
func (d *desk) remarks() []string {
	var texts []string
	eligible, out := eligibility(d.view)
	if n := d.view.Dossiers() - eligible - out; n > 0 {
		texts = append(texts, d.T("opening.undecided", "n", n))
	}
	for _, m := range d.view.Idle() {
		texts = append(texts, d.T("opening.idle", "member", m.Code, "name", m.Name))
	}
	if d.unsavedDraft() {
		texts = append(texts, d.T("opening.draft"))
	}
	if n := d.votersWithoutCode(); n > 0 {
		texts = append(texts, d.T("opening.without_code", "n", n))
	}
	return texts
}

// votersWithoutCode counts the members who could not come in to score, for whoever may know.
func (d *desk) votersWithoutCode() int {
	snap := d.view.Snapshot()
	if snap.Round().Sample || d.view.May(store.ManageCouncil) != nil {
		return 0
	}
	n := 0
	for _, m := range snap.Members() {
		if m.Votes() && !d.view.HasCode(m.Code) {
			n++
		}
	}
	return n
}

// askOpening lists what is in the way of the sitting, or asks whether to open it. Whoever opened the file leaves that to
// the secretary.
func askOpening(a *App) tea.Cmd {
	switch {
	case len(a.obstacles()) > 0:
		var text []string
		for _, o := range append(a.obstacles(), a.remarks()...) {
			text = append(text, a.marks.dot+" "+o)
		}
		a.dialog = &notice{desk: &a.desk, title: a.T("opening.obstacles"), text: text, hang: 2}
		return nil
	case a.founds():
		a.ask(a.T("opening.secretary"), append(a.remarks(), a.T("opening.secretary_text")),
			choice{a.T("opening.hand_over"), leave(handingOver)}, choice{a.T("dialog.not_now"), nil})
		return nil
	}
	return allowed(store.RunSession, openSession)(a)
}

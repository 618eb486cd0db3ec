package tui

import (
	tea "github.com/charmbracelet/bubbletea"

	"example.com/hoidong/store"
)

// addFollowing lists what there is about the product under discussion: for those who run the sitting to say which one it
// is, for everybody to go there.
func (a *App) addFollowing(add func(key, label string, act action)) {
	if a.practising() || !a.view.Snapshot().HasRound() {
		return
	}
	if a.discussed != "" {
		add("Ctrl+G", "menu.follow", followDiscussed)
	}
	switch {
	case a.view.May(store.RunSession) != nil:
	case a.leading():
		add("", "menu.lead_end", endLeading)
	default:
		add("", "menu.lead", lead)
		if a.discussed != "" {
			add("", "menu.lead_end", endLeading)
		}
	}
}

// leading reports whether everybody is told which dossier whoever sits here looks at.
func (a *App) leading() bool { return a.signedIn && a.leads == a.visit }

// lead tells everybody from now on which dossier the screen is about, until it ends or whoever sits here leaves.
func lead(a *App) tea.Cmd {
	a.leads = a.visit
	a.discuss(a.about())
	a.status.say("follow", calm, a.T("status.leads"))
	return nil
}

func endLeading(a *App) tea.Cmd {
	a.leads = nobodyLeads
	a.discuss("")
	a.status.say("follow", calm, a.T("status.leads_no_more"))
	return nil
}

// discuss makes a dossier the one under discussion; empty for none.
func (a *App) discuss(code string) {
	a.discussed = code
	a.room.Discuss(code)
}

// nobodyLeads is no visit.
const nobodyLeads = -1

// followDiscussed goes to the sheet of the product under discussion. What is half typed elsewhere waits there.
func followDiscussed(a *App) tea.Cmd {
	switch {
	case a.discussed == "" || a.practising():
		a.status.say("follow", calm, a.T("status.nothing_discussed"))
		return nil
	case a.about() == a.discussed && a.sitsOut(a.discussed):
		a.sayDiscussed("status.discussed_recused")
		return nil
	case a.about() == a.discussed:
		a.sayDiscussed("status.discussed_here")
		return nil
	}
	return openSheet(a.discussed, a.allCodes())(a)
}

// sitsOut reports whether whoever sits here does not score a dossier because of a conflict of interest.
func (d *desk) sitsOut(code string) bool {
	i := d.view.IndexOf(code)
	return i >= 0 && d.view.MySheet(i).Status == store.SheetRecused
}

// sayDiscussed says something of the product under discussion, until the screen is about that product or it is another.
func (a *App) sayDiscussed(key string) {
	a.status.say("discussed", calm, a.T(key, "dossier", a.discussed, "product", a.productOf(a.discussed)))
}

// hearDiscussed takes up which product is under discussion, and tells of one that is new.
func (a *App) hearDiscussed() {
	code := a.room.Discussed()
	i := a.view.IndexOf(code)
	if i < 0 || code == a.discussed {
		if i < 0 {
			a.discussed = ""
			a.status.clear("discussed")
		}
		return
	}
	a.discussed = code
	switch {
	case !a.signedIn || a.leading() || a.practising() || a.view.SeesOnlyBoard():
	case a.sitsOut(code):
		a.sayDiscussed("status.discussed_recused")
	case a.about() != code:
		a.sayDiscussed("status.discussed")
	default:
		a.status.clear("discussed")
	}
}

// discussedMark says in the header which product is under discussion, unless that is the one on the screen.
func (a *App) discussedMark() string {
	if !a.signedIn || a.discussed == "" || a.discussed == a.about() && !a.leading() {
		return ""
	}
	key := "discussed.mark"
	if a.leading() {
		key = "discussed.lead"
	}
	return a.theme.accent.Render(" " + a.marks.dot + " " + a.T(key, "dossier", a.discussed))
}

package tui

import (
	"errors"

	tea "github.com/charmbracelet/bubbletea"

	"example.com/hoidong/scoring"
	"example.com/hoidong/store"
)

// mindsCopies reports whether the copies are the actor's affair: that of whoever runs the sitting or prepares the round.
func (d *desk) mindsCopies() bool {
	return d.copier != nil && !errors.Is(d.view.May(store.ManageCouncil), scoring.NewFault("policy.role"))
}

// addCopies offers the copies, where the file is.
func (a *App) addCopies(add func(key, label string, act action)) {
	if a.signedIn && a.local && a.mindsCopies() && !a.practising() {
		add("", "menu.copies", askCopies)
	}
}

// askCopies says how far the copies are and where they go, and offers to change that.
func askCopies(a *App) tea.Cmd {
	if a.copies.Folder == "" {
		return chooseCopies(a)
	}
	a.ask(a.T("copies.title"), a.copiesInWords(),
		choice{a.T("copies.now"), keepCopies(a.copies.Folder)},
		choice{a.T("copies.elsewhere"), chooseCopies},
		choice{a.T("copies.stay"), nil})
	return nil
}

// chooseCopies lets a folder be chosen for the copies.
func chooseCopies(a *App) tea.Cmd {
	return chooseFolder("copies.choose", func(folder fileEntry) action {
		return func(a *App) tea.Cmd {
			drop(a, func(*fileChooser) bool { return true })
			return keepCopies(folder.path)(a)
		}
	})(a)
}

// keepCopies has a copy made in a folder now, and whenever it is time. What becomes of it is told by tellCopies.
func keepCopies(folder string) action {
	return func(a *App) tea.Cmd {
		a.copies = store.CopiesState{Folder: folder}
		return keepCopiesCmd(a.copier, folder)
	}
}

// tellCopies takes up how far the copies are, and tells whoever they concern when one failed, or is there again.
func (a *App) tellCopies(now store.CopiesState) {
	was := a.copies
	a.copies = now
	if !a.signedIn || !a.mindsCopies() {
		return
	}
	switch {
	case now.Failed != nil && (was.Failed == nil || was.Failed.Error() != now.Failed.Error()):
		a.status.say("copies", failure, a.T("copies.failed", "reason", a.words.Error(now.Failed)))
	case now.Failed == nil && now.Last.Path != "" && (was.Failed != nil || was.Last.Path == ""):
		a.status.say("copies", calm, a.T("copies.made", "time", a.clock(now.Last.At), "folder", now.Folder))
	}
}

// copiesInWords says how far the copies are, in sentences.
func (d *desk) copiesInWords() []string {
	c := d.copies
	if c.Folder == "" {
		return []string{d.T("copies.none")}
	}
	lines := []string{d.T("copies.folder", "folder", c.Folder)}
	if c.Last.Path == "" {
		lines = append(lines, d.T("copies.not_yet"))
	} else {
		lines = append(lines, d.T("copies.last", "time", d.clock(c.Last.At), "n", int(c.Last.Revision)))
	}
	switch {
	case c.Failed != nil:
		lines = append(lines, d.T("copies.failed_at", "time", d.clock(c.FailedAt), "reason", d.words.Error(c.Failed)))
	case !c.Since.IsZero():
		lines = append(lines, d.T("copies.being_made", "time", d.clock(c.Since)))
	}
	return lines
}

package tui

import (
	"slices"
	"strconv"

	tea "github.com/charmbracelet/bubbletea"

	"example.com/hoidong/scoring"
	"example.com/hoidong/store"
)

// pickPaperMember asks whose sheets change over to paper, or back to the screen.
func pickPaperMember(a *App) tea.Cmd {
	p := newPicker(&a.desk, a.T("paper.who"), func(value string) action {
		return pickPaperSheets(value[1:], value[0] == 'p')
	})
	for _, m := range a.view.Snapshot().Members() {
		if n := len(a.view.Formed(m.Code)); n > 0 {
			p.offer("s"+m.Code, m.Code, m.Name+" "+a.marks.dot+" "+a.T("paper.count.screen", "n", n))
		}
		if n := len(a.paperBallots(m.Code)); n > 0 {
			p.offer("p"+m.Code, m.Code, m.Name+" "+a.marks.dot+" "+a.T("paper.count.paper", "n", n))
		}
	}
	if len(p.all) == 0 {
		a.status.say("meeting", calm, a.T("paper.none"))
		return nil
	}
	a.dialog = p
	return nil
}

// paperBallots are the dossiers of a member's ballots that may go to paper and are on no form.
func (a *App) paperBallots(member string) []string {
	formed := a.view.Formed(member)
	var dossiers []string
	for _, f := range a.view.FormsFor(store.IssueOptions{Kind: store.PaperForm, Members: []string{member}, Anew: true}).Forms {
		for _, b := range f.Ballots {
			if !slices.ContainsFunc(formed, func(c store.ChannelChange) bool { return c.Dossier == b.Dossier }) {
				dossiers = append(dossiers, b.Dossier)
			}
		}
	}
	return dossiers
}

// pickPaperSheets asks whether all of a member's sheets change, or one of them.
func pickPaperSheets(member string, toPaper bool) action {
	return func(a *App) tea.Cmd {
		var dossiers []string
		to := store.OnScreen
		if toPaper {
			to, dossiers = store.OnPaper, a.paperBallots(member)
		} else {
			for _, c := range a.view.Formed(member) {
				dossiers = append(dossiers, c.Dossier)
			}
		}
		if len(dossiers) == 0 {
			a.status.say("meeting", calm, a.T("paper.none"))
			return nil
		}
		p := newPicker(&a.desk, a.T("paper.which."+string(to), "member", member, "name", a.memberName(member)), func(value string) action {
			at, err := strconv.Atoi(value)
			if err != nil {
				return askPaper(member, to, dossiers)
			}
			return askPaper(member, to, dossiers[at:at+1])
		})
		p.offer("all", "", a.T("paper.all", "n", len(dossiers)))
		for i, code := range dossiers {
			p.offer(strconv.Itoa(i), code, a.productOf(code))
		}
		a.dialog = p
		return nil
	}
}

// askPaper asks why, and changes the sheets.
func askPaper(member string, to store.Channel, dossiers []string) action {
	return func(a *App) tea.Cmd {
		f := newForm(&a.desk, a.T("paper.title."+string(to), "member", member, "n", len(dossiers)), a.T("form.take"), func(values []string) (action, error) {
			if values[0] == "" {
				return nil, scoring.NewFault("reason.missing")
			}
			return act(a.channelChange(member, to, dossiers, values[0]), "status.channel."+string(to), "member", member, "n", len(dossiers)), nil
		})
		return f.say(a.T("paper.text."+string(to))).
			ask(a.T("error.import.column.reason"), "", a.T("paper.reason_hint")).open(a)
	}
}

// channelChange is the act that brings a member's sheets of these dossiers to a channel.
func (a *App) channelChange(member string, to store.Channel, dossiers []string, reason string) store.Act {
	if to == store.OnPaper {
		return a.view.FormsFor(store.IssueOptions{Kind: store.PaperForm, Members: []string{member}, Dossiers: dossiers, Anew: true, Reason: reason})
	}
	back := &store.SetChannel{Member: member, Reason: reason}
	for _, c := range a.view.Formed(member) {
		if slices.Contains(dossiers, c.Dossier) {
			back.Sheets = append(back.Sheets, c)
		}
	}
	return back
}

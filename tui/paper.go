package tui

import (
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
		if n := len(a.view.ChannelChanges(m.Code, false)); n > 0 {
			p.offer("s"+m.Code, m.Code, m.Name+" "+a.marks.dot+" "+a.T("paper.count.screen", "n", n))
		}
		if n := len(a.view.ChannelChanges(m.Code, true)); n > 0 {
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

// pickPaperSheets asks whether all of a member's sheets change, or one of them.
func pickPaperSheets(member string, toPaper bool) action {
	return func(a *App) tea.Cmd {
		sheets := a.view.ChannelChanges(member, toPaper)
		if len(sheets) == 0 {
			a.status.say("meeting", calm, a.T("paper.none"))
			return nil
		}
		p := newPicker(&a.desk, a.T("paper.which."+string(sheets[0].Now), "member", member, "name", a.memberName(member)), func(value string) action {
			at, err := strconv.Atoi(value)
			if err != nil {
				return askPaper(member, sheets)
			}
			return askPaper(member, sheets[at:at+1])
		})
		p.offer("all", "", a.T("paper.all", "n", len(sheets)))
		for i, one := range sheets {
			p.offer(strconv.Itoa(i), one.Dossier, a.productOf(one.Dossier))
		}
		a.dialog = p
		return nil
	}
}

// askPaper asks why, and changes the sheets.
func askPaper(member string, sheets []store.ChannelChange) action {
	return func(a *App) tea.Cmd {
		to := string(sheets[0].Now)
		f := newForm(&a.desk, a.T("paper.title."+to, "member", member, "n", len(sheets)), a.T("form.take"), func(values []string) (action, error) {
			if values[0] == "" {
				return nil, scoring.NewFault("reason.missing")
			}
			change := &store.SetChannel{Member: member, Sheets: sheets, Reason: values[0]}
			return act(change, "status.channel."+to, "member", member, "n", len(sheets)), nil
		})
		return f.say(a.T("paper.text."+to)).
			ask(a.T("error.import.column.reason"), "", a.T("paper.reason_hint")).open(a)
	}
}

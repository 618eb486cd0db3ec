package tui

import (
	"cmp"
	"errors"

	tea "github.com/charmbracelet/bubbletea"

	"example.com/hoidong/scoring"
	"example.com/hoidong/store"
)

// needsGrounds reports whether an act was refused for want of a reason or of the second person, of one who will do and
// gives the right code.
func needsGrounds(err error) bool {
	for _, code := range []string{"grounds.reason", "grounds.second", "grounds.same", "grounds.role"} {
		if errors.Is(err, scoring.NewFault(code)) {
			return true
		}
	}
	return false
}

// askGrounds asks for a reason and for a second person, and does what was asked for with them. Giving up is told to whoever
// asked like any refusal.
func (a *App) askGrounds(msg groundsMsg) tea.Cmd {
	a.told++
	who := a.view.Witnesses()
	if msg.visit != a.visit || a.dialog != nil || len(who) == 0 {
		return a.forgo(msg)
	}
	f := a.groundsForm(msg, who)
	f.gaveUp = func(a *App) tea.Cmd {
		msg.err = scoring.NewFault("grounds.given_up")
		return a.forgo(msg)
	}
	return f.open(a)
}

// forgo tells whoever asked that nothing was done.
func (a *App) forgo(msg groundsMsg) tea.Cmd {
	a.told--
	return func() tea.Msg { return msg.answered(store.Receipt{}, msg.err) }
}

// groundsForm has a line for the reason, one for the second person, and one for his code where people have codes.
func (a *App) groundsForm(msg groundsMsg, who []*store.Member) *form {
	sample := a.view.Snapshot().Round().Sample
	f := newForm(&a.desk, a.T("grounds.title"), a.T("grounds.do"), func(values []string) (action, error) {
		again, code := msg, ""
		if !msg.reasoned {
			again.reason, values = values[0], values[1:]
		}
		if again.second = values[0]; !sample {
			code = values[1]
		}
		switch {
		case !msg.reasoned && again.reason == "":
			return nil, scoring.NewFault("grounds.reason")
		case !sample && code == "":
			return nil, scoring.NewFault("grounds.second")
		}
		return doOn(again, code), nil
	})
	f.say(a.T("grounds.text"))
	if !msg.reasoned {
		f.ask(a.T("error.import.column.reason"), msg.reason, a.T("grounds.reason_hint"))
	}
	options := make([]option, len(who))
	for i, m := range who {
		options[i] = option{m.Code, m.Code + " " + m.Name}
	}
	f.choose(a.T("grounds.second"), cmp.Or(msg.second, who[0].Code), a.T("grounds.second_hint"), options...)
	if !sample {
		f.ask(a.T("grounds.code"), "", a.T("grounds.code_hint"))
	}
	if msg.again {
		f.refused = a.words.Error(msg.err)
		f.to(len(f.lines) - 1)
	}
	return f
}

// doOn does what was asked for on these grounds. A second person who will not do brings the question back.
func doOn(msg groundsMsg, code string) action {
	return func(a *App) tea.Cmd {
		return a.writer.submit(msg.do.on(a.store, msg.reason, msg.second, code).by(a.actor), func(r store.Receipt, err error) tea.Msg {
			if needsGrounds(err) || errors.Is(err, scoring.NewFault("signin.wrong")) {
				msg.again, msg.err = true, err
				return msg
			}
			return msg.answered(r, err)
		})
	}
}

package tui

import (
	"math/big"
	"slices"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"example.com/hoidong/scoring"
	"example.com/hoidong/store"
)

// pickAlarm lists the products on which the members are farther apart than the rules allow, the widest first; Enter calls
// for a second scoring.
func pickAlarm(a *App) tea.Cmd {
	ranked, err := a.view.Ranking()
	switch {
	case err == nil && !a.view.SeesSpread():
		a.status.say("meeting", warning, a.T("alarms.owes"))
		return nil
	case err == nil && a.rules().SpreadAlarm == nil:
		a.status.say("meeting", calm, a.T("alarms.none_set"))
		return nil
	}
	if err != nil {
		a.status.say("meeting", warning, a.words.Error(err))
		return nil
	}
	beyond := a.beyondAlarm(ranked)
	if len(beyond) == 0 {
		a.status.say("meeting", calm, a.T("alarms.none", "alarm", a.rules().SpreadAlarm.String()))
		return nil
	}
	p := newPicker(&a.desk, a.T("alarms.title", "n", len(beyond), "alarm", a.rules().SpreadAlarm.String()), pickMeetingAct)
	for _, one := range beyond {
		code := a.view.Dossier(one.product).Code
		text := a.view.Dossier(one.product).Product
		if states := a.view.Rescorings(one.product); len(states) > 0 {
			text = a.rescoringShort(states) + " " + a.marks.dot + " " + text
		}
		p.offerKey(code, code, text, scoring.FormatRat(one.spread, 1))
	}
	a.dialog = p
	return nil
}

// A wide product is one on which the members are far apart.
type wide struct {
	product int
	spread  *big.Rat
}

// beyondAlarm lists the products beyond the alarm, the widest first.
func (d *desk) beyondAlarm(ranked *scoring.Ranking) []wide {
	var beyond []wide
	for i, row := range ranked.Rows {
		if ranked.Alarm(i) {
			spread, _ := ranked.Spread(i)
			beyond = append(beyond, wide{row.Product, spread})
		}
	}
	slices.SortStableFunc(beyond, func(a, b wide) int { return b.spread.Cmp(a.spread) })
	return beyond
}

// rescoringShort is how far the newest call of a product is.
func (d *desk) rescoringShort(states []store.RescoringState) string {
	last := states[len(states)-1]
	if last.Settled {
		return d.T("rescoring.settled", "turn", last.Turn)
	}
	return d.T("rescoring.pending", "turn", last.Turn, "confirmed", last.Confirmed, "called", last.Called)
}

// rescoringActs offer a call to score a product once more, or to take the newest one back.
func (a *App) rescoringActs(code string, i int) []command {
	var all []command
	states := a.view.Rescorings(i)
	if len(states) == 0 || states[len(states)-1].Settled {
		if len(a.view.Rescorers(i)) > 0 && a.view.Standing(i).Out == "" {
			all = append(all, command{a.T("rescoring.call", "turn", a.view.NextTurn(i)), callRescoring(code)})
		}
	}
	if n := len(states); n > 0 && states[n-1].Turn == a.view.NextTurn(i)-1 {
		all = append(all, command{a.T("rescoring.withdraw", "turn", states[n-1].Turn), withdrawRescoring(code, states[n-1].Turn)})
	}
	return all
}

// callRescoring asks who scores once more, by default everybody who did, and why.
func callRescoring(code string) action {
	return forDossier(code, func(a *App, i int) tea.Cmd {
		turn, may := a.view.NextTurn(i), a.view.Rescorers(i)
		f := newForm(&a.desk, a.T("rescoring.title", "dossier", code, "turn", turn), a.T("form.next"), func(values []string) (action, error) {
			var named []string
			for m, member := range may {
				if values[m+1] == string(store.Yes) {
					named = append(named, member)
				}
			}
			switch {
			case values[0] == "":
				return nil, scoring.NewFault("reason.missing")
			case len(named) == 0:
				return nil, scoring.NewFault("rescoring.nobody", "dossier", code)
			}
			call := store.Rescoring{Dossier: code, Turn: turn, Members: named, Reason: values[0]}
			return func(a *App) tea.Cmd { return a.foresee(a.rescoringStep(call)) }, nil
		})
		f.say(a.rescoringWhy(i))
		f.ask(a.T("error.import.column.reason"), "", a.T("rescoring.reason_hint"))
		for _, member := range may {
			f.choose(member+" "+a.memberName(member), string(store.Yes), a.T("rescoring.who_hint"),
				option{string(store.Yes), a.T("rescoring.again")}, option{string(store.No), a.T("rescoring.stays")})
		}
		return f.open(a)
	})
}

// rescoringWhy says how far the members are apart, as far as the actor may know.
func (a *App) rescoringWhy(i int) string {
	ranked, row, ok := a.placed(i)
	if !ok || !a.view.SeesSpread() || a.rules().SpreadAlarm == nil {
		return a.T("rescoring.text")
	}
	spread, ok := ranked.Spread(row)
	if !ok {
		return a.T("rescoring.text")
	}
	return a.T("rescoring.why", "spread", scoring.FormatRat(spread, 1), "alarm", a.rules().SpreadAlarm.String()) + " " + a.T("rescoring.text")
}

func (a *App) rescoringStep(call store.Rescoring) step {
	return step{
		act: &store.CallRescoring{Call: call}, title: a.T("rescoring.title", "dossier", call.Dossier, "turn", call.Turn), asks: true,
		changes: func(store.Prospect) []string {
			return []string{a.T("rescoring.who", "n", len(call.Members), "members", strings.Join(call.Members, ", ")), a.T("rescoring.until")}
		},
		yes: a.T("rescoring.do"), said: a.T("status.rescoring", "dossier", call.Dossier, "turn", call.Turn),
	}
}

func withdrawRescoring(code string, turn int) action {
	return func(a *App) tea.Cmd {
		return a.foresee(step{
			act: &store.WithdrawRescoring{Dossier: code, Turn: turn}, title: a.T("rescoring.withdraw_title", "dossier", code, "turn", turn), asks: true,
			changes: func(store.Prospect) []string { return []string{a.T("rescoring.withdraw_text", "turn", turn)} },
			yes:     a.T("rescoring.do_withdraw"), said: a.T("status.rescoring_withdrawn", "dossier", code, "turn", turn),
		})
	}
}

// rescoringLines tell of every call of a product: how far it is, and what members gave before and give now.
func (d *desk) rescoringLines(i int) []string {
	var lines []string
	for _, state := range d.view.Rescorings(i) {
		text := d.T("rescoring.line", "turn", state.Turn, "reason", state.Reason, "confirmed", state.Confirmed, "called", state.Called, "settled", state.Settled)
		if len(state.Members) > 0 {
			text += " " + d.T("rescoring.named", "members", strings.Join(state.Members, ", "))
		}
		lines = append(lines, text)
		if len(state.Totals) > 0 {
			lines = append(lines, d.turnTotals(state))
		}
	}
	return lines
}

// turnTotals sets the totals of both turns beside each other.
func (d *desk) turnTotals(state store.RescoringState) string {
	parts := make([]string, len(state.Totals))
	for i, t := range state.Totals {
		parts[i] = t.Member + nbsp + strings.ReplaceAll(d.T("status.changed", "was", d.points(t.Before), "now", d.points(t.Now)), " ", nbsp)
	}
	return d.T("rescoring.totals", "turn", state.Turn, "totals", strings.Join(parts, ", "))
}

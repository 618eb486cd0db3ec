package tui

import (
	"strconv"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"example.com/hoidong/scoring"
	"example.com/hoidong/store"
)

// settlingBook is what keeps the scoring from ending: a record a member, with the sheets he owes.
type settlingBook struct{}

func (settlingBook) title(d *desk) string {
	left := d.view.Unsettled()
	if len(left) == 0 {
		return d.T("settling.done")
	}
	return d.T("settling.title", "n", len(left))
}

func (settlingBook) hint(d *desk) string { return d.T("settling.hint") }

func (settlingBook) commands(d *desk) []command {
	left := d.view.Unsettled()
	if len(left) == 0 {
		return []command{{d.T("menu.end"), askEnding}}
	}
	return []command{{d.T("settling.waive_all", "n", len(left)), allowed(store.SettleScoring, askWaive(left, d.T("settling.everybody")))}}
}

func (settlingBook) records(d *desk) []record {
	var all []record
	for _, sheets := range byMember(d.view.Unsettled()) {
		who := sheets[0].Member
		blank, unconfirmed := owedOf(sheets)
		what := d.leftInWords(blank, unconfirmed)
		all = append(all, record{
			id: who, cells: []string{who, d.memberName(who), what},
			detail: who + " " + d.memberName(who) + ": " + d.sheetsInWords(sheets),
			open:   allowed(store.SettleScoring, pickWaived(sheets)),
		})
	}
	return all
}

func (settlingBook) widths(w int) []int {
	const code = 8
	return []int{code, (w - code) / 2, w - code - (w-code)/2}
}

// byMember groups what is owed, which is in the order of the members.
func byMember(left []store.Unsettled) [][]store.Unsettled {
	var groups [][]store.Unsettled
	for i, u := range left {
		if i == 0 || u.Member != left[i-1].Member {
			groups = append(groups, nil)
		}
		last := len(groups) - 1
		groups[last] = append(groups[last], u)
	}
	return groups
}

// owedOf counts the sheets that lack scores, and those that only wait to be confirmed.
func owedOf(sheets []store.Unsettled) (blank, unconfirmed int) {
	for _, u := range sheets {
		if u.Blanks > 0 {
			blank++
		}
	}
	return blank, len(sheets) - blank
}

func (d *desk) leftInWords(blank, unconfirmed int) string {
	var parts []string
	if blank > 0 {
		parts = append(parts, d.T("settling.blank", "n", blank))
	}
	if unconfirmed > 0 {
		parts = append(parts, d.T("settling.unconfirmed", "n", unconfirmed))
	}
	return strings.Join(parts, ", ")
}

// sheetsInWords names the sheets that lack something, with how many scores that is.
func (d *desk) sheetsInWords(sheets []store.Unsettled) string {
	parts := make([]string, len(sheets))
	for i, u := range sheets {
		parts[i] = u.Dossier
		if u.Blanks > 0 {
			parts[i] += " (" + d.T("settling.blanks", "n", u.Blanks) + ")"
		}
	}
	return strings.Join(parts, ", ")
}

// pickWaived asks whether all sheets of a member are agreed to as they are, or which one.
func pickWaived(sheets []store.Unsettled) action {
	return func(a *App) tea.Cmd {
		who := sheets[0].Member
		p := newPicker(&a.desk, a.T("settling.which", "member", who), func(value string) action {
			at, err := strconv.Atoi(value)
			if err != nil {
				return askWaive(sheets, who)
			}
			return askWaive(sheets[at:at+1], who+" "+sheets[at].Dossier)
		})
		p.offer("", "", a.T("settling.all_of", "n", len(sheets)))
		for i, u := range sheets {
			state := a.T("sheet.status.complete")
			if u.Blanks > 0 {
				state = a.T("settling.blanks", "n", u.Blanks)
			}
			p.offer(strconv.Itoa(i), u.Dossier, state)
		}
		a.dialog = p
		return nil
	}
}

// askWaive asks for the reason why sheets are agreed to as they are; whose names whose they are.
func askWaive(sheets []store.Unsettled, whose string) action {
	return func(a *App) tea.Cmd {
		f := newForm(&a.desk, a.T("settling.waive", "whose", whose), a.T("form.take"), func(values []string) (action, error) {
			if values[0] == "" {
				return nil, scoring.NewFault("reason.missing")
			}
			return act(store.NewWaivers(sheets, values[0]), "status.waived", "n", len(sheets)), nil
		})
		f.say(a.T("settling.waive_text", "n", len(sheets)))
		return f.ask(a.T("error.import.column.reason"), "", a.T("grounds.reason_hint")).open(a)
	}
}

package tui

import (
	tea "github.com/charmbracelet/bubbletea"

	"example.com/hoidong/store"
	"example.com/hoidong/store/papers"
)

// codeBook is who has an access code. The codes themselves are nowhere: they are shown once, when they are issued.
type codeBook struct{}

// openCodes shows who has an access code. In a sample round nobody needs one.
func openCodes(a *App) tea.Cmd {
	if a.view.Snapshot().Round().Sample {
		a.status.say("setup", calm, a.T("codes.sample"))
		return nil
	}
	return openRegister(codeBook{})(a)
}

func (codeBook) title(d *desk) string {
	return d.T("setup.part.codes") + " " + d.marks.dot + " " + d.codesState()
}

func (codeBook) hint(d *desk) string { return d.T("setup.hint.codes") }

func (codeBook) commands(d *desk) []command {
	return []command{{d.T("codes.issue_missing"), allowed(store.ManageCouncil, askIssueMissing)}}
}

func (codeBook) records(d *desk) []record {
	var all []record
	for _, m := range d.view.Snapshot().Members() {
		state, hint := d.T("codes.none"), d.T("codes.enter_issues")
		if d.view.HasCode(m.Code) {
			state, hint = d.T("codes.has"), d.T("codes.enter_renews")
		}
		all = append(all, record{
			id: m.Code, cells: []string{m.Code, m.Name, m.Title, state}, detail: hint, dim: d.view.HasCode(m.Code),
			open: allowed(store.ManageCouncil, askIssue(m)),
		})
	}
	return all
}

func (codeBook) widths(w int) []int {
	const code, state = 8, 12
	rest := w - code - state
	if w >= narrowBelow {
		return []int{code, rest / 2, rest - rest/2, state}
	}
	return []int{code, rest, 0, state}
}

// withCode counts the members with an access code.
func (d *desk) withCode() int {
	n := 0
	for _, m := range d.view.Snapshot().Members() {
		if d.view.HasCode(m.Code) {
			n++
		}
	}
	return n
}

func (d *desk) codesState() string {
	return d.T("setup.state.codes", "n", d.withCode(), "of", len(d.view.Snapshot().Members()))
}

// askIssueMissing asks before everybody without an access code gets one.
func askIssueMissing(a *App) tea.Cmd {
	n := len(a.view.Snapshot().Members()) - a.withCode()
	if n == 0 {
		a.status.say("setup", calm, a.T("codes.none_missing"))
		return nil
	}
	a.askCodes(a.T("codes.ask_missing", "n", n), "")
	return nil
}

// askIssue asks before one member gets a code, or a new one.
func askIssue(m *store.Member) action {
	return func(a *App) tea.Cmd {
		key := "codes.ask_one"
		if a.view.HasCode(m.Code) {
			key = "codes.ask_anew"
		}
		a.askCodes(a.T(key, "member", m.Code+" "+name(m.Name)), m.Code)
		return nil
	}
}

// askCodes asks whether the codes are to be written down too; member is empty for all who have none.
func (a *App) askCodes(title, member string) {
	choices := []choice{{a.T("codes.without_file"), issueCodes(member, false)}, {a.T("dialog.not_now"), nil}}
	if a.invite != nil {
		choices = append([]choice{{a.T("codes.with_file"), issueCodes(member, true)}}, choices...)
	}
	a.ask(title, []string{a.T("codes.once")}, choices...)
}

// issuedMsg brings the codes this once. written is where they were, empty for nowhere; failed is why they were not.
type issuedMsg struct {
	codes   []store.AccessCode
	written papers.Handout
	failed  error
}

// issueCodes issues codes and shows them.
func issueCodes(member string, file bool) action {
	return func(a *App) tea.Cmd {
		a.status.say("done", calm, a.T("codes.issuing"))
		h := &handout{desk: &a.desk}
		a.push(h)
		return issueCodesCmd(a, h, member, file)
	}
}

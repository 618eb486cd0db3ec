package tui

import (
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"example.com/hoidong/scoring"
	"example.com/hoidong/store"
)

// recusalBook is who does not score the products of which enterprise.
type recusalBook struct{}

func (recusalBook) title(d *desk) string {
	return d.T("recusals.title") + " " + d.marks.dot + " " + d.T("setup.state.recusals", "n", len(d.view.Recusals()))
}

func (recusalBook) hint(d *desk) string { return d.T("setup.hint.recusals") }

func (recusalBook) commands(d *desk) []command {
	return []command{
		{d.T("recusals.import"), importFile("recusals", store.ManageRecusals)},
		{d.T("recusals.declare"), allowed(store.ManageRecusals, pickRecused)},
	}
}

func (recusalBook) records(d *desk) []record {
	var all []record
	for _, r := range d.view.Recusals() {
		what := d.firmOf(r.TaxCode)
		if r.Dossier != "" {
			what = r.Dossier + " " + d.marks.dot + " " + what
		}
		all = append(all, record{
			id:     r.Member + " " + r.TaxCode + " " + r.Dossier,
			cells:  []string{r.Member, d.memberName(r.Member), what, r.Reason},
			detail: r.Member + " " + d.memberName(r.Member) + " " + d.marks.dot + " " + what + " (" + r.TaxCode + "): " + r.Reason,
			open:   allowed(store.ManageRecusals, askWithdrawRecusal(r)),
			remove: allowed(store.ManageRecusals, askWithdrawRecusal(r)),
		})
	}
	return all
}

func (recusalBook) widths(w int) []int {
	const code = 8
	rest := w - code
	if w >= narrowBelow {
		return []int{code, rest * 6 / 20, rest * 8 / 20, rest - rest*6/20 - rest*8/20}
	}
	return []int{code, rest * 2 / 5, rest - rest*2/5, 0}
}

// firmOf is the name of an enterprise, or its tax code while no dossier of it has come.
func (d *desk) firmOf(taxCode string) string {
	if all := d.view.OfEnterprise(taxCode); len(all) > 0 {
		return d.view.Enterprise(all[0]).Name
	}
	return taxCode
}

// memberName is the name of a member; empty for nobody.
func (d *desk) memberName(code string) string {
	for _, m := range d.view.Snapshot().Members() {
		if m.Code == code {
			return m.Name
		}
	}
	return ""
}

// pickRecused asks for the member, then for the enterprise, then for the reason.
func pickRecused(a *App) tea.Cmd {
	switch {
	case voters(a.view) == 0:
		a.status.say("setup", warning, a.words.Error(scoring.NewFault("import.before_council")))
		return nil
	case a.view.Dossiers() == 0:
		a.status.say("setup", warning, a.words.Error(scoring.NewFault("import.before_dossiers")))
		return nil
	}
	p := newPicker(&a.desk, a.T("recusals.who"), func(member string) action {
		return pickRecusedFirm(interest{member: member})
	})
	for _, m := range a.view.Snapshot().Members() {
		if m.Votes() {
			p.offer(m.Code, m.Code, m.Name)
		}
	}
	a.dialog = p
	return nil
}

// productsOf lists the codes of an enterprise's dossiers.
func (d *desk) productsOf(taxCode string) string {
	var codes []string
	for _, i := range d.view.OfEnterprise(taxCode) {
		codes = append(codes, d.view.Dossier(i).Code)
	}
	return strings.Join(codes, ", ")
}

func askWithdrawRecusal(r *store.Recusal) action {
	return func(a *App) tea.Cmd {
		return newForm(&a.desk, a.T("recusals.withdraw"), a.T("recusals.look"), func(values []string) (action, error) {
			if values[0] == "" {
				return nil, scoring.NewFault("reason.missing")
			}
			withdraw := &store.WithdrawRecusal{Member: r.Member, TaxCode: r.TaxCode, Dossier: r.Dossier, Reason: values[0]}
			one := step{
				act: withdraw, title: a.T("recusals.withdraw"), yes: a.T("recusals.do_withdraw"), asks: true,
				said: a.T("status.recusal_withdrawn", "member", r.Member, "enterprise", a.firmOf(r.TaxCode)),
			}
			return func(a *App) tea.Cmd { return a.foresee(one) }, nil
		}).say(a.T("recusals.withdraw_text", "member", r.Member+" "+a.memberName(r.Member), "enterprise", a.firmOf(r.TaxCode))).
			ask(a.T("recusals.reason"), "", "").open(a)
	}
}

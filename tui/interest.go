package tui

import (
	tea "github.com/charmbracelet/bubbletea"

	"example.com/hoidong/scoring"
	"example.com/hoidong/store"
)

// An interest is a conflict of interest that is about to be declared: the member's, with an enterprise. own says that he
// declares it himself.
type interest struct {
	member, taxCode string
	own             bool
}

// addInterest offers to declare a conflict of interest of one's own, and those who keep the list of all the list.
func (a *App) addInterest(add func(key, label string, act action)) {
	if a.practising() {
		return
	}
	if a.scores() && a.view.May(store.DeclareOwnInterest) == nil {
		add("", "menu.interest", declareOwn)
	}
	if a.view.May(store.ManageRecusals) == nil {
		add("", "menu.recusals", openRegister(recusalBook{}))
	}
}

// declareOwn declares the actor's interest in the enterprise whose product the screen is about, or asks in which.
func declareOwn(a *App) tea.Cmd {
	in := interest{member: a.actor.Member(), own: true}
	if i := a.view.IndexOf(a.about()); i >= 0 {
		in.taxCode = a.view.Dossier(i).TaxCode
		return askInterest(in)(a)
	}
	return pickRecusedFirm(in)(a)
}

// pickRecusedFirm asks for the enterprise.
func pickRecusedFirm(in interest) action {
	return func(a *App) tea.Cmd {
		p := newPicker(&a.desk, a.T("recusals.whose", "member", in.member, "name", a.memberName(in.member)), func(taxCode string) action {
			in.taxCode = taxCode
			return askInterest(in)
		})
		seen := map[string]bool{}
		for i := range a.view.Dossiers() {
			if taxCode := a.view.Dossier(i).TaxCode; !seen[taxCode] {
				seen[taxCode] = true
				p.offer(taxCode, taxCode, a.view.Enterprise(i).Name)
			}
		}
		a.dialog = p
		return nil
	}
}

// askInterest says what follows, and asks for the reason. Interest is in the firm, so it covers all its products unless one
// is chosen.
func askInterest(in interest) action {
	return func(a *App) tea.Cmd {
		products := a.view.OfEnterprise(in.taxCode)
		f := newForm(&a.desk, a.T("recusals.declare"), a.T("recusals.look"), func(values []string) (action, error) {
			dossier, reason := "", values[len(values)-1]
			if len(values) > 1 {
				dossier = values[0]
			}
			if reason == "" {
				return nil, scoring.NewFault("reason.missing")
			}
			return a.declare(in, dossier, reason), nil
		})
		f.say(a.interestText(in))
		if len(products) > 1 {
			options := []option{{"", a.T("recusals.all_products", "n", len(products))}}
			for _, i := range products {
				d := a.view.Dossier(i)
				options = append(options, option{d.Code, a.T("recusals.one_product", "dossier", d.Code, "product", d.Product)})
			}
			f.choose(a.T("recusals.scope"), "", a.T("recusals.scope_hint"), options...)
		}
		return f.ask(a.T("recusals.reason"), "", a.T("recusals.reason_hint")).open(a)
	}
}

// interestText says what follows from an interest; of the actor's own also how many of his sheets it takes out.
func (d *desk) interestText(in interest) string {
	text := []any{"member", in.member + " " + d.memberName(in.member), "enterprise", d.firmOf(in.taxCode), "products", d.productsOf(in.taxCode)}
	if !in.own {
		return d.T("recusals.declare_text", text...)
	}
	begun := 0
	for _, i := range d.view.OfEnterprise(in.taxCode) {
		if d.mine[i].given > 0 {
			begun++
		}
	}
	return d.T("recusals.own_text", append(text, "sheets", begun)...)
}

// declare looks at what follows, and does it as whoever declares it.
func (d *desk) declare(in interest, dossier, reason string) action {
	recusal := store.Recusal{Member: in.member, TaxCode: in.taxCode, Dossier: dossier, Reason: reason}
	text := d.interestText(in)
	if dossier != "" {
		text = d.T("recusals.one_text", "member", in.member+" "+d.memberName(in.member), "dossier", dossier, "product", d.productOf(dossier))
	}
	one := step{
		act: &store.DeclareRecusal{Recusal: recusal}, title: d.T("recusals.declare"), yes: d.T("recusals.do_declare"), asks: true,
		changes: func(store.Prospect) []string { return []string{text} },
	}
	all, single := "status.recused", "status.recused_one"
	if in.own {
		one.act = &store.DeclareInterest{Recusal: recusal}
		all, single = "status.own_interest", "status.own_interest_one"
	}
	said := all
	if dossier != "" {
		said = single
	}
	one.said = d.T(said, "member", in.member, "enterprise", d.firmOf(in.taxCode), "dossier", dossier)
	return func(a *App) tea.Cmd { return a.foresee(one) }
}

package tui

import (
	"fmt"

	tea "github.com/charmbracelet/bubbletea"

	"example.com/hoidong/scoring"
	"example.com/hoidong/store"
)

// formBook is the register of what was given out and comes back.
type formBook struct{ only store.FormFilter }

// addForms lists what belongs to forms.
func (a *App) addForms(add func(key, label string, act action)) {
	if !a.view.Snapshot().HasRound() || a.practising() {
		return
	}
	if a.view.May(store.TickForms) == nil {
		add("", "menu.forms", openForms)
	}
	if a.view.May(store.ReceiveForms) == nil {
		add("", "menu.receive", openReceiving())
	}
	a.addKeying(add)
	a.addBox(add)
}

func openForms(a *App) tea.Cmd { return openRegister(&formBook{})(a) }

func (b *formBook) title(d *desk) string {
	said := []string{d.T("menu.forms")}
	if b.only.Kind != "" {
		said = append(said, d.T("forms.kind."+string(b.only.Kind)))
	}
	if b.only.State != "" {
		said = append(said, d.T("forms.state."+string(b.only.State)))
	}
	if b.only.Member != "" {
		said = append(said, b.only.Member)
	}
	return list(append(said, d.T("forms.count", "n", len(d.view.FormsLike(b.only)), "all", len(d.view.Forms())))...)
}

func (b *formBook) hint(d *desk) string {
	if len(d.view.Forms()) == 0 {
		return d.T("forms.none")
	}
	return d.T("forms.hint")
}

func (b *formBook) commands(d *desk) []command {
	var all []command
	if len(d.view.Forms()) > 0 {
		all = append(all, command{d.T("forms.collect"), openCollecting})
	}
	if d.view.May(store.ReceiveForms) == nil {
		all = append(all, command{d.T("forms.receive"), openReceiving()})
	}
	if len(d.issuedKinds()) > 0 {
		all = append(all, command{d.T("forms.issue"), pickIssue})
	}
	if len(d.view.FormedMembers()) > 0 {
		all = append(all, command{d.T("forms.to_screen"), pickFormedMember})
	}
	if len(d.view.Forms()) > 0 {
		all = append(all, command{d.T("forms.filter"), b.pickFilter})
	}
	return all
}

// pickFilter asks which forms are to be listed.
func (b *formBook) pickFilter(a *App) tea.Cmd {
	p := newPicker(&a.desk, a.T("forms.filter"), func(value string) action {
		return func(a *App) tea.Cmd {
			b.only = store.FormFilter{}
			switch kind, what := value[:1], value[1:]; kind {
			case "k":
				b.only.Kind = store.FormKind(what)
			case "s":
				b.only.State = store.FormState(what)
			case "m":
				b.only.Member = what
			}
			a.tellScreens(changedMsg{})
			return nil
		}
	})
	p.offer("a", a.T("forms.all"), a.T("list.all"))
	for _, state := range store.FormStates() {
		p.offer("s"+string(state), a.T("column.state"), a.T("forms.state."+string(state)))
	}
	for _, kind := range store.FormKinds() {
		p.offer("k"+string(kind), a.T("column.form_kind"), a.T("forms.kind."+string(kind)))
	}
	has := map[string]bool{}
	for _, f := range a.view.Forms() {
		has[f.Member] = true
	}
	for _, m := range a.view.Snapshot().Members() {
		if has[m.Code] {
			p.offer("m"+m.Code, a.T("column.member"), m.Code+" "+m.Name)
		}
	}
	a.dialog = p
	return nil
}

func (b *formBook) records(d *desk) []record {
	var all []record
	for _, f := range d.view.FormsLike(b.only) {
		state, gone := d.view.FormState(f)
		said := d.words.FormState(string(state), gone, len(f.Ballots))
		detail := list(f.Code, d.T("forms.kind."+string(f.Kind)), f.Member+" "+d.memberName(f.Member),
			d.T("forms.ballots", "n", len(f.Ballots)), d.T("forms.issued", "time", d.when(f.Issued)), said, f.Reason)
		for _, file := range f.Files {
			detail = list(detail, file.Name+" ("+d.when(file.At)+")")
		}
		spoil := allowed(store.TickForms, askSpoil(f))
		if f.State == store.FormSpoiled {
			spoil = nil
		}
		all = append(all, record{
			id: f.Code, detail: detail, dim: state == store.FormSpoiled || state == store.FormReplaced,
			cells: []string{f.Code, d.T("forms.kind." + string(f.Kind)), f.Member, fmt.Sprintf("%3d", len(f.Ballots)), d.when(f.Issued), said},
			open:  pickFormAct(f), remove: spoil,
		})
	}
	return all
}

func (b *formBook) widths(w int) []int {
	const code, kind, member, ballots, issued = 9, 12, 6, 5, 10
	const wider = 9
	rest := w - code - kind - member - ballots
	if w < narrowBelow {
		return []int{code, kind, member, ballots, 0, rest}
	}
	return []int{code, kind + wider, member, ballots, issued, rest - issued - wider}
}

func (b *formBook) removes(d *desk) string { return d.T("forms.state.spoiled") }

// tick is what the key does that ticks a form off, or takes the tick away.
func (b *formBook) tick(d *desk, code string) action {
	for _, f := range d.view.Forms() {
		if f.Code == code {
			return tick(f)
		}
	}
	return nil
}

// tick ticks a form off as returned, or takes that back.
func tick(f *store.Form) action {
	back := f.State == store.FormReturned
	said := "forms.ticked"
	if back {
		said = "forms.unticked"
	}
	return allowed(store.TickForms, act(&store.CollectForms{Forms: []int{f.Number}, Back: back}, said, "form", f.Code, "member", f.Member))
}

// pickFormAct lists what can be done with a form.
func pickFormAct(f *store.Form) action {
	return func(a *App) tea.Cmd {
		var all []command
		switch f.State {
		case store.FormOut:
			all = append(all, command{a.T("forms.tick"), tick(f)})
		case store.FormReturned:
			all = append(all, command{a.T("forms.untick"), tick(f)})
		}
		if a.view.May(issuing(f.Kind)) == nil {
			all = append(all, command{a.T("forms.anew"), pickIssueTo(f.Kind, f.Member)})
		}
		if (f.Kind == store.PaperForm || f.Kind == store.SignedForm) && f.State != store.FormSpoiled {
			all = append(all, command{a.T("forms.print_again"), printForm(f)})
		}
		if f.State != store.FormSpoiled {
			all = append(all, command{a.T("forms.spoil"), allowed(store.TickForms, askSpoil(f))})
		}
		if a.onForm(f) && len(a.view.Formed(f.Member)) > 0 {
			all = append(all, command{a.T("forms.to_screen"), pickFormedSheets(f.Member)})
		}
		if a.onForm(f) && a.view.May(store.SettleScoring) == nil {
			all = append(all, command{a.T("forms.reject"), pickRejected(f)})
		}
		a.dialog = commandPicker(&a.desk, list(f.Code, a.T("forms.kind."+string(f.Kind)), f.Member), all)
		return nil
	}
}

// printForm prints a form once more.
func printForm(f *store.Form) action {
	return func(a *App) tea.Cmd {
		return a.write(func() tea.Cmd {
			return printFormCmd(a.printer, a.view, f, a.words, a.now().In(a.zone), a.visit)
		})
	}
}

// onForm reports whether ballots come in on the form still.
func (d *desk) onForm(f *store.Form) bool {
	state, _ := d.view.FormState(f)
	return f.Kind != store.SignedForm && (state == store.FormOut || state == store.FormReturned)
}

// askSpoil asks why a form is unusable.
func askSpoil(f *store.Form) action {
	return func(a *App) tea.Cmd {
		return newForm(&a.desk, a.T("forms.spoil_title", "form", f.Code, "member", f.Member), a.T("forms.spoil_do"), func(values []string) (action, error) {
			if values[0] == "" {
				return nil, scoring.NewFault("reason.missing")
			}
			return act(&store.SpoilForm{Form: f.Number, Reason: values[0]}, "forms.spoiled", "form", f.Code), nil
		}).say(a.T("forms.spoil_text")).ask(a.T("error.import.column.reason"), "", a.T("forms.spoil_hint")).open(a)
	}
}

// pickRejected asks which ballot of a form is void, or is not any more.
func pickRejected(f *store.Form) action {
	return func(a *App) tea.Cmd {
		p := newPicker(&a.desk, a.T("forms.reject_which", "form", f.Code), func(dossier string) action { return askReject(f, dossier) })
		for _, b := range f.Ballots {
			if a.view.On(f, b) {
				p.offer(b.Dossier, b.Dossier, a.productOf(b.Dossier))
			}
		}
		a.dialog = p
		return nil
	}
}

// askReject asks why a ballot is void, or why it is none any more.
func askReject(f *store.Form, dossier string) action {
	return func(a *App) tea.Cmd {
		ballot, err := f.Ballot(dossier)
		if err != nil {
			a.status.say("done", failure, a.words.Error(err))
			return nil
		}
		reject := &store.RejectBallot{Dossier: dossier, Turn: ballot.Turn, Member: f.Member, Back: a.view.Void(f, ballot)}
		title, done := "forms.reject_title", "forms.rejected"
		if reject.Back {
			title, done = "forms.unreject_title", "forms.unrejected"
		}
		return newForm(&a.desk, a.T(title, "dossier", dossier, "member", f.Member), a.T("form.take"), func(values []string) (action, error) {
			if values[0] == "" {
				return nil, scoring.NewFault("reason.missing")
			}
			why := *reject
			why.Reason = values[0]
			return act(&why, done, "dossier", dossier, "member", f.Member), nil
		}).say(a.T("forms.reject_text")).ask(a.T("error.import.column.reason"), "", a.T("forms.reject_hint")).open(a)
	}
}

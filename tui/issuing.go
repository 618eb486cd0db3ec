package tui

import (
	"slices"
	"strconv"

	tea "github.com/charmbracelet/bubbletea"

	"example.com/hoidong/scoring"
	"example.com/hoidong/store"
	"example.com/hoidong/store/papers"
)

// pickIssue asks what kind of form is to be given out.
func pickIssue(a *App) tea.Cmd {
	p := newPicker(&a.desk, a.T("forms.issue"), func(kind string) action { return pickIssueMember(store.FormKind(kind)) })
	for _, kind := range a.issuedKinds() {
		p.offer(string(kind), "", a.T("forms.kind."+string(kind)))
	}
	a.dialog = p
	return nil
}

// issuedKinds are those of which somebody may give forms out now: lists for signature also when scoring is over.
func (d *desk) issuedKinds() []store.FormKind {
	return slices.DeleteFunc(store.FormKinds(), func(kind store.FormKind) bool { return d.view.May(issuing(kind)) != nil })
}

// issuing is what whoever gives such a form out has to be allowed.
func issuing(kind store.FormKind) store.Action {
	if kind == store.SignedForm {
		return store.TickForms
	}
	return store.GiveOutForms
}

// pickIssueMember asks who gets such a form: everybody who has sheets for it, or one.
func pickIssueMember(kind store.FormKind) action {
	return func(a *App) tea.Cmd {
		want := store.IssueOptions{Kind: kind}
		p := newPicker(&a.desk, a.T("forms.issue_whom", "kind", a.T("forms.kind."+string(kind))), func(member string) action {
			if member == "" {
				return askGiveOut(want)
			}
			return pickIssueTo(kind, member)
		})
		if fresh := a.view.FormsFor(want).Forms; len(fresh) > 1 {
			p.offer("", "", a.T("forms.everybody", "n", len(fresh)))
		}
		for _, m := range a.view.Snapshot().Members() {
			all := a.view.FormsFor(store.IssueOptions{Kind: kind, Members: []string{m.Code}, Anew: true}).Forms
			if len(all) > 0 {
				p.offer(m.Code, m.Code, list(m.Name, a.T("forms.ballots", "n", len(all[0].Ballots))))
			}
		}
		if len(p.all) == 0 {
			a.status.say("done", calm, a.words.Error(scoring.NewFault("form.nothing")))
			return nil
		}
		a.dialog = p
		return nil
	}
}

// pickIssueTo asks which sheets a member gets on a form: those that nothing stands on and that are on no form, all, or one.
func pickIssueTo(kind store.FormKind, member string) action {
	return func(a *App) tea.Cmd {
		fresh, all := a.issuable(kind, member, false), a.issuable(kind, member, true)
		want := func(dossiers ...string) store.IssueOptions {
			return store.IssueOptions{Kind: kind, Members: []string{member}, Dossiers: dossiers, Anew: slices.ContainsFunc(dossiers, func(d string) bool {
				return !slices.Contains(fresh, d)
			})}
		}
		p := newPicker(&a.desk, a.T("forms.issue_which", "member", member, "name", a.memberName(member)), func(value string) action {
			switch at, err := strconv.Atoi(value); {
			case err == nil:
				return askGiveOut(want(all[at]))
			case value == "fresh":
				return askGiveOut(want(fresh...))
			}
			return askGiveOut(want(all...))
		})
		some, every := "forms.issue_fresh", "forms.issue_all"
		if kind == store.SignedForm {
			some, every = "forms.sign_fresh", "forms.sign_all"
		}
		if len(fresh) > 0 {
			p.offer("fresh", "", a.T(some, "n", len(fresh)))
		}
		if len(all) > len(fresh) {
			p.offer("all", "", a.T(every, "n", len(all), "begun", len(all)-len(fresh)))
		}
		for i, dossier := range all {
			if kind == store.PacketForm {
				break // it holds all that a member may score in it
			}
			p.offer(strconv.Itoa(i), dossier, a.productOf(dossier))
		}
		if len(p.all) == 0 {
			a.status.say("done", calm, a.words.Error(scoring.NewFault("form.empty", "member", member)))
			return nil
		}
		a.dialog = p
		return nil
	}
}

// issuable are the dossiers of a member's ballots that such a form may hold; anew counts those in that stand on another form
// or have been begun.
func (a *App) issuable(kind store.FormKind, member string, anew bool) []string {
	var dossiers []string
	for _, f := range a.view.FormsFor(store.IssueOptions{Kind: kind, Members: []string{member}, Anew: anew}).Forms {
		for _, b := range f.Ballots {
			dossiers = append(dossiers, b.Dossier)
		}
	}
	return dossiers
}

// askGiveOut says what comes of giving forms out, asks why where sheets are begun or on another form, and gives them out.
func askGiveOut(want store.IssueOptions) action {
	return func(a *App) tea.Cmd {
		forms := a.view.FormsFor(want).Forms
		ballots := 0
		for _, f := range forms {
			ballots += len(f.Ballots)
		}
		title := a.T("forms.issue_title", "kind", a.T("forms.kind."+string(want.Kind)), "n", ballots, "members", len(forms))
		f := newForm(&a.desk, title, a.T("forms.issue_do"), func(values []string) (action, error) {
			want := want
			if want.Kind == store.PaperForm {
				want.Each, values = values[0] == string(papers.PerProduct), values[1:]
			}
			if want.Anew {
				if want.Reason = values[0]; want.Reason == "" {
					return nil, scoring.NewFault("reason.missing")
				}
			}
			return issue(want), nil
		})
		f.say(a.T("forms.issue_text." + string(want.Kind)))
		if want.Kind == store.PaperForm {
			f.choose(a.T("forms.shape"), string(papers.AsTable), a.T("forms.shape_hint"),
				option{string(papers.AsTable), a.T("forms.shape_table")}, option{string(papers.PerProduct), a.T("forms.shape_product")})
		}
		if want.Anew {
			f.ask(a.T("error.import.column.reason"), "", a.T("forms.issue_hint"))
		}
		return f.open(a)
	}
}

// givenOutMsg says which forms were given out, and where what was written of them is; shown is what has to
// be read now, as it is never seen again.
type givenOutMsg struct {
	visit  int
	forms  []*store.Form
	folder string
	shown  []string
	err    error
}

// issue gives forms out, and writes what there is to write.
func issue(want store.IssueOptions) action {
	return allowed(issuing(want.Kind), func(a *App) tea.Cmd {
		if !a.local || a.printer.folder == "" {
			a.status.say("done", calm, a.T("files.not_here"))
			return nil
		}
		a.status.say("done", calm, a.T("forms.issuing"))
		result, visit := &givenOutMsg{}, a.visit
		return a.submit(issueDeed(a.store, want, issuePlace{a.printer.folder, a.words, a.now().In(a.zone)}, result), func(_ store.Receipt, err error) tea.Msg {
			result.visit, result.err = visit, err
			return *result
		})
	})
}

// givenOut tells what was given out.
func (a *App) givenOut(msg givenOutMsg) {
	a.renew()
	if msg.visit == a.visit && len(msg.shown) > 0 {
		a.dialog = &notice{desk: &a.desk, title: a.T("forms.kind.packet"), text: msg.shown}
	}
	switch {
	case msg.visit != a.visit:
	case msg.err != nil:
		a.told++
		a.status.say("done", failure, a.words.Error(msg.err))
	default:
		a.saved = a.now()
		a.status.say("done", calm, a.T("forms.issued_in", "n", len(msg.forms), "form", msg.forms[0].Code, "path", msg.folder))
	}
}

// pickFormedMember asks whose sheets come back to the screen.
func pickFormedMember(a *App) tea.Cmd {
	p := newPicker(&a.desk, a.T("forms.screen_who"), pickFormedSheets)
	for _, m := range a.view.FormedMembers() {
		p.offer(m.Code, m.Code, list(m.Name, a.T("forms.ballots", "n", len(a.view.Formed(m.Code)))))
	}
	a.dialog = p
	return nil
}

// pickFormedSheets asks whether all of a member's sheets come back, or one of them.
func pickFormedSheets(member string) action {
	return func(a *App) tea.Cmd {
		all := a.view.ToScreen(member, nil).Sheets
		p := newPicker(&a.desk, a.T("forms.screen_which", "member", member, "name", a.memberName(member)), func(value string) action {
			if value == "" {
				return askToScreen(member, nil)
			}
			return askToScreen(member, []string{value})
		})
		p.offer("", "", a.T("forms.screen_all", "n", len(all)))
		for _, c := range all {
			p.offer(c.Dossier, c.Dossier, a.productOf(c.Dossier))
		}
		a.dialog = p
		return nil
	}
}

// askToScreen asks why, and brings the sheets back.
func askToScreen(member string, dossiers []string) action {
	return func(a *App) tea.Cmd {
		n := len(a.view.ToScreen(member, dossiers).Sheets)
		return newForm(&a.desk, a.T("forms.screen_title", "member", member, "n", n), a.T("form.take"), func(values []string) (action, error) {
			if values[0] == "" {
				return nil, scoring.NewFault("reason.missing")
			}
			return func(a *App) tea.Cmd {
				back := a.view.ToScreen(member, dossiers)
				back.Reason = values[0]
				return act(back, "status.channel.screen", "member", member, "n", len(back.Sheets))(a)
			}, nil
		}).say(a.T("forms.screen_text")).ask(a.T("error.import.column.reason"), "", a.T("forms.screen_hint")).open(a)
	}
}

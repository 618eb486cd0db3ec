package tui

import (
	"slices"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"example.com/hoidong/scoring"
	"example.com/hoidong/store"
)

// councilBook is the council: who is in it, as what, and with a vote or without.
type councilBook struct{}

func (councilBook) title(d *desk) string {
	return d.T("setup.part.council") + " " + d.marks.dot + " " +
		d.T("setup.state.council", "n", len(d.view.Snapshot().Members()), "voters", voters(d.view))
}

func (councilBook) hint(d *desk) string { return d.T("setup.hint.council") }

func (councilBook) commands(d *desk) []command {
	return []command{
		{d.T("council.import"), importFile("council", store.ManageCouncil)},
		{d.T("council.add"), allowed(store.ManageCouncil, editMember(nil))},
	}
}

func (councilBook) records(d *desk) []record {
	var all []record
	for _, m := range d.view.Snapshot().Members() {
		vote := ""
		if m.Votes() {
			vote = d.T("council.votes")
		}
		all = append(all, record{
			id:     m.Code,
			cells:  []string{m.Code, m.Name, m.Title, list(m.Post, m.Office), vote},
			detail: list(m.Code+" "+m.Name, m.Post, m.Office) + ". " + d.rolesInWords(m.Roles),
			open:   allowed(store.ManageCouncil, editMember(m)),
			remove: allowed(store.ManageCouncil, askRemoveMember(m)),
		})
	}
	return all
}

func (councilBook) widths(w int) []int {
	const code, vote = 8, 7
	rest := w - code - vote
	if w >= narrowBelow {
		return []int{code, rest * 6 / 20, rest * 6 / 20, rest - 2*(rest*6/20), vote}
	}
	return []int{code, rest / 2, rest - rest/2, 0, vote}
}

// rolesInWords lists what a member is.
func (d *desk) rolesInWords(roles store.Roles) string {
	var all []string
	for _, role := range memberRoles {
		if roles.Has(role) {
			all = append(all, d.T("role."+string(role)))
		}
	}
	return strings.Join(all, " "+d.marks.dot+" ")
}

// memberRoles are the roles that a member may have, in the order in which they are asked for.
var memberRoles = []store.Role{store.Voter, store.Chair, store.ViceChair, store.Secretary, store.Operator, store.Screen}

// editMember asks for everything about a member; nil for a new one.
func editMember(was *store.Member) action {
	return func(a *App) tea.Cmd {
		now, title := store.Member{Roles: store.NewRoles(store.Voter)}, a.T("council.new")
		if was != nil {
			now, title = *was, was.Code+" "+name(was.Name)
		}
		f := newForm(&a.desk, title, a.T("council.keep"), func(values []string) (action, error) {
			return a.memberOf(was, values)
		})
		if was == nil {
			f.ask(a.T("council.code"), "", a.T("council.code_hint"))
		}
		f.ask(a.T("council.name"), now.Name, "").ask(a.T("council.post"), now.Post, a.T("council.post_hint")).
			ask(a.T("council.office"), now.Office, "").ask(a.T("council.title"), now.Title, a.T("council.title_hint"))
		for _, role := range memberRoles {
			held := "no"
			if now.Roles.Has(role) {
				held = "yes"
			}
			f.choose(a.T("role."+string(role)), held, a.T("role.hint."+string(role)), option{"no", a.T("answer.no")}, option{"yes", a.T("answer.yes")})
		}
		return f.open(a)
	}
}

// memberOf makes the act of what stands in the form.
func (d *desk) memberOf(was *store.Member, values []string) (action, error) {
	now := store.Member{}
	if was != nil {
		now.Code = was.Code
	} else {
		now.Code, values = strings.ToUpper(values[0]), values[1:]
		if d.view.Snapshot().HasMember(now.Code) {
			return nil, scoring.NewFault("council.taken", "member", now.Code)
		}
	}
	now.Name, now.Post, now.Office, now.Title = values[0], values[1], values[2], values[3]
	for i, role := range memberRoles {
		if values[4+i] == "yes" {
			now.Roles = append(now.Roles, role)
		}
	}
	now.Roles = store.NewRoles(now.Roles...)
	switch {
	case now.Code == "" || now.Name == "":
		return nil, scoring.NewFault("council.unnamed")
	case len(now.Roles) == 0:
		return nil, scoring.NewFault("council.no_role")
	case was != nil && sameMember(was, &now):
		return nil, nil
	}
	return act(&store.EditMember{Was: was, Now: &now}, "status.member", "member", now.Code+" "+now.Name), nil
}

func sameMember(a, b *store.Member) bool {
	return a.Name == b.Name && a.Post == b.Post && a.Office == b.Office && a.Title == b.Title && slices.Equal(a.Roles, b.Roles)
}

// askRemoveMember asks before somebody leaves the council.
func askRemoveMember(m *store.Member) action {
	return func(a *App) tea.Cmd {
		a.ask(a.T("council.remove", "member", m.Code+" "+name(m.Name)), []string{a.T("council.remove_text")},
			choice{a.T("dialog.not_now"), nil},
			choice{a.T("council.do_remove"), act(&store.RemoveMember{Was: m}, "status.member_removed", "member", m.Code+" "+m.Name)})
		return nil
	}
}

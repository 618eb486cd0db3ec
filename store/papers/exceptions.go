package papers

import (
	"strings"

	"example.com/hoidong/store"
)

// exceptions are what is not as it should be: forms that are out, spoiled or replaced, void ballots, ballots that one person
// keyed, sheets of members who are not there. What there is none of is not spoken of.
func (m *minutes) exceptions() {
	var lists []exception
	note := func(key string, lines []string) {
		if len(lines) > 0 {
			lists = append(lists, exception{m.t(key), lines})
		}
	}
	note("outstanding", m.outstanding())
	note("spoiled", m.spoiled())
	note("replaced", m.replaced())
	note("void", m.void())
	note("lone", m.lone())
	note("away", m.away())
	if len(lists) == 0 {
		return
	}
	m.part("exceptions")
	for _, list := range lists {
		m.say(serifItalic, list.title)
		for _, line := range list.lines {
			m.say(serif, "- "+line)
		}
	}
}

// An exception is one kind of what is not as it should be.
type exception struct {
	title string
	lines []string
}

// ofForm says which form it is, and whose.
func (m *minutes) ofForm(f *store.Form) string {
	return m.t("form", "form", f.Code, "kind", m.words.T("forms.kind."+string(f.Kind)), "member", f.Member, "name", m.nameOf(f.Member))
}

func (m *minutes) nameOf(code string) string {
	for _, one := range m.view.Snapshot().Members() {
		if one.Code == code {
			return one.Name
		}
	}
	return ""
}

// outstanding are the forms that have not come back, and who has not finished on the screen.
func (m *minutes) outstanding() []string {
	var lines []string
	for _, f := range m.box.Outstanding {
		lines = append(lines, m.ofForm(f))
	}
	for _, one := range m.box.Members {
		if one.OnScreen > 0 {
			lines = append(lines, m.t("on_screen", "member", one.Member.Code, "name", one.Member.Name, "n", one.OnScreen))
		}
	}
	return lines
}

func (m *minutes) spoiled() []string {
	var lines []string
	for _, f := range m.box.Spoiled {
		lines = append(lines, m.t("because", "what", m.ofForm(f), "reason", f.Reason))
	}
	return lines
}

func (m *minutes) replaced() []string {
	var lines []string
	for _, f := range m.box.Left {
		lines = append(lines, m.t("left", "what", m.ofForm(f.Form), "n", f.Left, "all", len(f.Ballots)))
	}
	return lines
}

func (m *minutes) void() []string {
	var lines []string
	for _, r := range m.box.Rejected {
		what := m.t("ballot", "dossier", r.Dossier, "member", r.Form.Member, "name", m.nameOf(r.Form.Member), "form", r.Form.Code)
		lines = append(lines, m.t("because", "what", what, "reason", r.Reason))
	}
	return lines
}

// lone are the ballots that one person keyed twice, a line a form and person.
func (m *minutes) lone() []string {
	var (
		order    []string
		dossiers = map[string][]string{}
	)
	for _, k := range m.box.Lone {
		who := m.t("keyed_by", "what", m.ofForm(k.Form), "clerk", k.Clerk, "name", m.nameOf(k.Clerk))
		if dossiers[who] == nil {
			order = append(order, who)
		}
		dossiers[who] = append(dossiers[who], k.Dossier)
	}
	lines := make([]string, len(order))
	for i, who := range order {
		lines[i] = who + ": " + strings.Join(dossiers[who], ", ")
	}
	return lines
}

func (m *minutes) away() []string {
	var lines []string
	for _, a := range m.box.Away {
		lines = append(lines, m.t("away_one", "member", a.Member.Code, "name", a.Member.Name,
			"turnout", strings.ToLower(m.words.T("turnout."+string(a.Turnout))), "counting", a.Counting, "idle", a.Idle))
	}
	return lines
}

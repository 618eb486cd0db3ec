package tui

import (
	"slices"
	"strconv"

	tea "github.com/charmbracelet/bubbletea"

	"example.com/hoidong/store"
)

// tally is how far everybody is: dossiers down, voting members across, in each cell where that sheet stands. It also shows
// who is in the room.
type tally struct {
	desk *desk
	list *arrangement
	keep tallyFilter
	// rows are the dossiers that match.
	rows    []*dossierRow
	members []store.MemberOwed
	total   store.Owed
	// there are the programs that somebody sits at, by his code.
	there map[string][]Presence
	// window is the part of the rows on the screen; column is the member with the cursor.
	window window
	column int
	drawn  tallyColumns
}

func newTally(d *desk) *tally {
	t := &tally{desk: d, list: newArrangement(d)}
	t.renew()
	t.meet()
	return t
}

// openTally opens it on a dossier and a member; either may be empty, and stays what it was then.
func openTally(dossier, member string) action {
	return func(a *App) tea.Cmd {
		bring(a, newTally)
		t := a.top().(*tally)
		t.renew()
		t.meet()
		t.goTo(dossier, member)
		return nil
	}
}

// goTo puts the cursor on a dossier and a member. A dossier that is not listed brings all of them back.
func (t *tally) goTo(dossier, member string) {
	listed := func(r *dossierRow) bool { return r.code == dossier }
	if dossier != "" && !slices.ContainsFunc(t.rows, listed) {
		t.all()
	}
	t.window.keep(t.rows, dossier)
	if m := slices.IndexFunc(t.members, func(m store.MemberOwed) bool { return m.Member.Code == member }); m >= 0 {
		t.column = m
	}
}

// renew takes up the desk's view. The cursor stays on its dossier and its member.
func (t *tally) renew() {
	dossier, member := t.Dossier(), t.member()
	missing := t.desk.view.Missing()
	t.members, t.total = missing.Members, missing.Total
	t.column = max(0, min(t.column, len(t.members)-1))
	t.list.table.renew(t.desk)
	t.arrange()
	t.window.keep(t.rows, dossier)
	if m := slices.IndexFunc(t.members, func(m store.MemberOwed) bool { return m.Member.Code == member }); m >= 0 {
		t.column = m
	}
}

// meet takes up who is in the room.
func (t *tally) meet() {
	t.there = map[string][]Presence{}
	for _, p := range t.desk.room.Present() {
		if p.Member != "" {
			t.there[p.Member] = append(t.there[p.Member], p)
		}
	}
}

// arrange lists what matches. The cursor stays on its dossier.
func (t *tally) arrange() {
	code := t.Dossier()
	t.rows = slices.DeleteFunc(t.list.shown(t.rows[:0]), func(r *dossierRow) bool { return !t.keeps(r) })
	t.window.keep(t.rows, code)
}

// Dossier is the one with the cursor.
func (t *tally) Dossier() string {
	if t.window.cursor >= len(t.rows) {
		return ""
	}
	return t.rows[t.window.cursor].code
}

// member is the code of the one with the cursor; empty when there are none.
func (t *tally) member() string {
	if t.column >= len(t.members) {
		return ""
	}
	return t.members[t.column].Member.Code
}

func (t *tally) CapturesInput() bool { return t.list.searching() }

func (t *tally) looksOn() {}

func (t *tally) Update(msg tea.Msg) (action, tea.Cmd) {
	switch msg := msg.(type) {
	case changedMsg, relabelMsg:
		t.renew()
	case roomMsg:
		t.meet()
	case tea.MouseMsg:
		return t.mouse(msg), nil
	case tea.KeyMsg:
		if t.list.searching() && t.list.typeSearch(msg) {
			t.arrange()
			return nil, nil
		}
		return t.key(msg), nil
	}
	return nil, nil
}

func (t *tally) key(msg tea.KeyMsg) action {
	k := t.desk.keys
	switch {
	case t.window.walk(k, msg, len(t.rows)):
	case matches(msg, k.left):
		t.column = max(0, t.column-1)
	case matches(msg, k.right):
		t.column = max(0, min(t.column+1, len(t.members)-1))
	case matches(msg, k.tab):
		t.nextFilter(1)
	case matches(msg, k.backTab):
		t.nextFilter(-1)
	case matches(msg, k.search) || letter(msg) == '/':
		t.list.beginSearch()
		t.arrange()
	case matches(msg, k.back):
		if t.list.complete() && t.keep == (tallyFilter{}) {
			return back
		}
		t.all()
	case matches(msg, k.enter):
		return t.enter()
	}
	return nil
}

func (t *tally) mouse(msg tea.MouseMsg) action {
	n, row := len(t.rows), t.window.top+msg.Y-tallyTop
	if t.window.wheel(msg, n) || msg.Action != tea.MouseActionPress || msg.Button != tea.MouseButtonLeft {
		return nil
	}
	column := t.column
	if x := msg.X - t.drawn.cellsLeft(); x >= 0 && x < t.drawn.shown*t.drawn.cell {
		column = t.drawn.from + x/t.drawn.cell
	}
	switch {
	case msg.Y < tallyTop:
		t.column = column
	case row >= n || row >= t.window.top+t.window.height:
	case row == t.window.cursor && column == t.column:
		return t.enter()
	default:
		t.window.to(row, n)
		t.column = column
	}
	return nil
}

// enter opens one's own sheet; of another's it says what the actor may know, and offers to remind him.
func (t *tally) enter() action {
	dossier, member := t.Dossier(), t.member()
	switch {
	case dossier == "" || member == "":
		return nil
	case member == t.desk.actor.Member():
		return openSheet(dossier, t.codes())
	}
	return func(a *App) tea.Cmd {
		sheet := a.view.SheetOf(t.rows[t.window.cursor].index, t.column)
		var choices []choice
		if !a.practising() {
			choices = append(choices, choice{a.T("tally.nudge"), nudge(member)})
		}
		choices = append(choices, choice{a.T("tally.explain"), openExplain}, choice{a.T("tally.close"), nil})
		a.ask(dossier+" "+a.marks.dot+" "+member+" "+name(t.members[t.column].Member.Name), t.told(&sheet), choices...)
		return nil
	}
}

// codes are the dossiers that are listed.
func (t *tally) codes() []string {
	codes := make([]string, len(t.rows))
	for i, row := range t.rows {
		codes[i] = row.code
	}
	return codes
}

// nudge sends a member the usual words, and says whether he is there to read them.
func nudge(member string) action {
	return func(a *App) tea.Cmd {
		if a.room.Nudge(member, Nudge{From: a.actor.Member()}) == 0 {
			a.status.say("nudge", warning, a.T("tally.not_there", "member", member))
			return nil
		}
		a.status.say("nudge", calm, a.T("tally.nudged", "member", member))
		return nil
	}
}

// nudgeAll reminds everybody who owes something and is there.
func (t *tally) nudgeAll(a *App) tea.Cmd {
	reached, away := 0, 0
	for _, m := range t.members {
		switch {
		case m.Cells == 0 && m.Unconfirmed == 0 || m.Member.Code == a.actor.Member():
		case a.room.Nudge(m.Member.Code, Nudge{From: a.actor.Member()}) > 0:
			reached++
		default:
			away++
		}
	}
	a.status.say("nudge", calm, a.T("tally.nudged_all", "reached", strconv.Itoa(reached), "away", strconv.Itoa(away)))
	return nil
}

// addTally offers the tally, and on it to remind people.
func (a *App) addTally(add func(key, label string, act action)) {
	t, open := a.top().(*tally)
	switch {
	case !a.view.SeesTally():
	case !open:
		add("", "menu.tally", openTally(a.about(), ""))
	case !a.practising():
		add("", "menu.nudge_all", t.nudgeAll)
	}
}

func (t *tally) Help() []hint {
	d := t.desk
	if t.list.searching() {
		return []hint{{"Enter", d.T("key.found")}, {"Esc", d.T("key.show_all")}}
	}
	return []hint{
		{"Enter", d.T("key.sheet")},
		{"Tab", d.T("key.filter")},
		{"←→", d.T("key.member")},
		{"F3", d.T("key.search")},
		{"F5", d.T("key.explain")},
		{"F4", d.T("key.ranking")},
		{"Esc", d.T("key.back")},
		{"↑↓", d.T("key.choose")},
	}
}

var _ about = (*tally)(nil)

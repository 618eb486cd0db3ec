package tui

import (
	tea "github.com/charmbracelet/bubbletea"

	"example.com/hoidong/store"
	"example.com/hoidong/store/words"
)

// A menu lists everything that can be done now, for whoever has no function keys.
type menu struct {
	desk    *desk
	title   string
	entries []entry
	window  window
}

type entry struct {
	label, key string
	act        action
}

func (m *menu) Key(msg tea.KeyMsg) (action, bool) {
	k, n := m.desk.keys, len(m.entries)
	switch {
	case matches(msg, k.back):
		return nil, true
	case matches(msg, k.enter):
		return m.entries[m.window.cursor].act, true
	case matches(msg, k.down, k.tab):
		m.window.to((m.window.cursor+1)%n, n)
	case matches(msg, k.up, k.backTab):
		m.window.to((m.window.cursor+n-1)%n, n)
	case matches(msg, k.home, k.pageUp):
		m.window.to(0, n)
	case matches(msg, k.end, k.pageDown):
		m.window.to(n-1, n)
	}
	return nil, false
}

// menuTop is the line of the first entry, below the title.
const menuTop = 2

func (m *menu) Click(line, _ int) (action, bool) {
	i := m.window.top + line - menuTop
	if line < menuTop || line >= menuTop+m.window.height || i >= len(m.entries) {
		return nil, false
	}
	return m.entries[i].act, true
}

func (m *menu) View(w, h int) []string {
	w = min(w, 52)
	from, to := m.window.show(h-menuTop, len(m.entries))
	lines := m.desk.titled(m.title, len(m.entries)-to, w)
	for i := from; i < to; i++ {
		e := m.entries[i]
		mark := " "
		if i == m.window.cursor {
			mark = m.desk.marks.cursor
		}
		spans := []span{{" " + mark + " ", &m.desk.theme.accent}, {leftly(e.label, w-14), nil}, {rightly(e.key, 10) + " ", &m.desk.theme.dim}}
		lines = append(lines, m.desk.theme.line(spans, i == m.window.cursor))
	}
	return lines
}

func (m *menu) Help() []hint {
	return []hint{{"↑↓", m.desk.T("key.choose")}, {"Enter", m.desk.T("key.accept")}, {"Esc", m.desk.T("key.close")}}
}

// openMenu is the list of what can be done now.
func openMenu(a *App) tea.Cmd {
	m := &menu{desk: &a.desk, title: a.T("menu.title")}
	add := func(key, label string, act action) { m.entries = append(m.entries, entry{a.T(label), key, act}) }
	if a.signedIn {
		a.addWork(add)
		a.addSitting(add)
	}
	add("F8", "menu.light", toggleLight)
	add("F2", "menu.plain", togglePlain)
	add("", "menu.language", nextLanguage)
	add("F1", "menu.help", openHelp)
	if a.signedIn {
		add("", "menu.signout", askSignOut)
	}
	add("F10", "menu.quit", askQuit)
	a.dialog = m
	return nil
}

// addWork lists what everybody does.
func (a *App) addWork(add func(key, label string, act action)) {
	add("", "menu.dossiers", openDossiers)
	add("F4", "menu.ranking", openRanking)
	add("F5", "menu.explain", openExplain)
	if a.scores() {
		if a.view.May(store.ConfirmOwnSheet) == nil {
			add("", "menu.confirm_all", askConfirmAll)
		}
		add("Ctrl+Z", "menu.undo", findUndo)
		a.addSwap(add)
	}
}

// addSitting lists what those do who run the sitting.
func (a *App) addSitting(add func(key, label string, act action)) {
	if a.view.May(store.RunSession) != nil {
		return
	}
	switch a.view.Snapshot().Phase() {
	case store.Preparing:
		add("", "menu.open", askPhase(store.Scoring))
	case store.Scoring:
		add("", "menu.pause", askPhase(store.Paused))
		add("", "menu.end", askPhase(store.Ended))
	case store.Paused:
		add("", "menu.resume", askPhase(store.Scoring))
		add("", "menu.end", askPhase(store.Ended))
	}
}

// askPhase asks before the sitting goes on to its next phase.
func askPhase(to store.Phase) action {
	return func(a *App) tea.Cmd {
		from := a.view.Snapshot().Phase()
		step := string(from) + "_" + string(to)
		text := []string{a.T("dialog.phase." + step)}
		sample := from == store.Preparing && a.rules().Sample
		if sample {
			text = append(text, a.T("dialog.sample_rules", "rules", a.rules().Name))
		}
		change := &store.ChangePhase{From: from, To: to, SampleAcknowledged: sample}
		a.ask(a.T("menu."+phaseVerb(from, to)), text,
			choice{a.T("dialog.go_on"), act(change, "status.phase", "phase", a.T("phase."+string(to)))},
			choice{a.T("dialog.not_now"), nil})
		return nil
	}
}

func phaseVerb(from, to store.Phase) string {
	switch {
	case from == store.Preparing:
		return "open"
	case to == store.Scoring:
		return "resume"
	case to == store.Paused:
		return "pause"
	}
	return "end"
}

// act is the action that puts an act in the queue and says, once it is done, the words of a key.
func act(what store.Act, key string, pairs ...any) action {
	return func(a *App) tea.Cmd {
		said, visit := a.T(key, pairs...), a.visit
		return a.do(what, func(r store.Receipt, err error) tea.Msg { return doneMsg{visit, said, r, err} })
	}
}

// nextLanguage goes round the languages there are.
func nextLanguage(a *App) tea.Cmd {
	all := words.Languages()
	for i, lang := range all {
		if lang == a.words.Lang() {
			a.words = a.languages[all[(i+1)%len(all)]]
			break
		}
	}
	a.tellScreens(relabelMsg{})
	a.status = status{}
	return nil
}

package tui

import (
	"strconv"

	tea "github.com/charmbracelet/bubbletea"

	"example.com/hoidong/store"
	"example.com/hoidong/store/words"
)

// A menu collects what can be done now, in groups, for a picker to offer. It is the way to every action without
// function keys.
type menu struct {
	desk   *desk
	picker *picker
	acts   []action
	// group is the name of the group that is being filled.
	group string
}

// add puts an entry in the group: the key that does the same, empty for none, and the message key of what it is called.
func (m *menu) add(key, label string, act action) {
	m.picker.offerKey(strconv.Itoa(len(m.acts)), m.group, m.desk.T(label), key)
	m.acts = append(m.acts, act)
}

// into begins a group.
func (m *menu) into(group string) { m.group = m.desk.T("menu.group." + group) }

// take is the action of the entry that was chosen.
func (m *menu) take(value string) action {
	i, err := strconv.Atoi(value)
	if err != nil {
		return nil
	}
	return m.acts[i]
}

// openMenu is the list of what can be done now.
func openMenu(a *App) tea.Cmd {
	m := &menu{desk: &a.desk}
	m.picker = newPicker(&a.desk, a.T("menu.title"), m.take)
	m.picker.codeStyle = &a.theme.dim
	if a.signedIn && !a.view.SeesOnlyBoard() {
		m.into("scoring")
		if a.practising() {
			m.add("", "menu.end_practice", endPractice)
		}
		a.addScoring(m.add)
		m.into("results")
		a.addResults(m.add)
		sits := a.view.Snapshot().HasRound() && a.view.Snapshot().Phase() != store.Preparing
		if !sits {
			m.into("setup")
			a.addSetup(m.add)
		}
		m.into("sitting")
		a.addTheSitting(m.add)
		m.into("forms")
		a.addForms(m.add)
		m.into("board")
		a.addBoard(m.add)
		if sits { // what was set up is seldom looked at again
			m.into("setup")
			a.addSetup(m.add)
		}
	}
	if !a.signedIn && a.mayFound() {
		m.into("setup")
		m.add("", "menu.setup", openFounder)
	}
	m.into("screen")
	a.addScreen(m.add)
	m.into("program")
	m.add("F1", "menu.help", openHelp)
	m.add("F10", "menu.quit", askQuit)
	a.dialog = m.picker
	return nil
}

// addScoring lists what belongs to the dossiers and to one's own sheets.
func (a *App) addScoring(add func(key, label string, act action)) {
	add("", "menu.dossiers", openDossiers)
	a.addGrid(add)
	add("F7", "menu.missing", toggleMissing)
	if a.scores() && a.view.May(store.ConfirmOwnSheet) == nil {
		add("", "menu.confirm_all", askConfirmAll)
	}
	a.addSeal(add)
	a.addSwap(add)
	a.addInterest(add)
	if a.scores() || a.prepares() {
		add("Ctrl+Z", "menu.undo", findUndo)
	}
	if own := a.actor.Member(); own != "" {
		add("", "menu.own_journal", openJournal(&own))
	}
	if a.scores() && !a.practising() {
		add("", "menu.practice", startPractice)
	}
}

// addTheSitting lists what the council does while it sits, those things first that are done most.
func (a *App) addTheSitting(add func(key, label string, act action)) {
	a.addSitting(add)
	a.addAttendance(add)
	a.addTally(add)
	a.addFollowing(add)
	a.addMeeting(add)
	a.addAgenda(add)
	a.addCopies(add)
	a.addRoom(add)
	if a.view.SeesJournal() {
		add("", "menu.journal", openJournal(nil))
	}
}

// addResults lists what comes of the scores.
func (a *App) addResults(add func(key, label string, act action)) {
	if a.view.Snapshot().Packet() != nil {
		return // there is no ranking in it
	}
	add("F4", "menu.ranking", openRanking)
	if a.about() != "" {
		add("F5", "menu.explain", openExplain)
	}
	if r, ok := a.top().(*ranking); ok {
		add("Space", "menu.distribution", r.toggleSpread)
		add("F9", "menu.print", printScreen)
	}
}

// addScreen lists how things are shown, and who sits before them.
func (a *App) addScreen(add func(key, label string, act action)) {
	add("F8", "menu.shade", nextShade)
	add("F2", "menu.plain", togglePlain)
	add("", "menu.language", nextLanguage)
	if a.setsBoard() && a.boardInRoom() {
		add("", "menu.cover", toggleCover)
	} else {
		add("F12", "menu.cover", toggleCover)
	}
	if !a.signedIn {
		return
	}
	if a.mayLock() {
		add("", "menu.lock", lockScreen)
	}
	if !a.practising() && !a.stays {
		add("", "menu.handover", leave(handingOver))
	}
	if len(a.keyring) > 0 && !a.practising() {
		add("", "menu.keyring", openKeyring)
	}
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
			next := all[(i+1)%len(all)]
			a.grow(func(own *habits) { own.lang = next })
			break
		}
	}
	a.status = status{}
	return nil
}

package tui

import (
	"slices"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"example.com/hoidong/store"
)

// route is the program's one router. The order is fixed: sizes, data, the dialog, a screen that captures input, the keys
// that work everywhere, the screen.
func (a *App) route(msg tea.Msg) tea.Cmd {
	if a.broken != nil {
		return tea.Quit
	}
	cmd := a.carry(msg)
	a.locate()
	if s, ok := a.top().(fetching); ok {
		return tea.Batch(cmd, s.fetch(a.ctx))
	}
	return cmd
}

// carry takes a message to where it belongs.
func (a *App) carry(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		a.width, a.height = msg.Width, msg.Height
		return nil
	case tea.MouseMsg:
		return a.mouse(msg)
	case tea.KeyMsg:
		// The library gives the space of every program in one slice, and text fields clean what they are given in place.
		msg.Runes = slices.Clone(msg.Runes)
		return a.pressed(msg)
	}
	return a.data(msg)
}

// data takes up what other parts of the program report.
func (a *App) data(msg tea.Msg) tea.Cmd {
	if a.aside.keeps(msg) {
		return nil
	}
	switch msg := msg.(type) {
	case changedMsg:
		a.renew()
	case keptMsg:
		if msg.visit == a.visit {
			top, onSheet := a.top().(*sheet)
			a.answered(msg, onSheet && top.code == msg.field.dossier)
		}
		a.renew()
	case keyedMsg:
		a.keyedAnswered(msg)
	case doneMsg:
		a.renew()
		if msg.visit == a.visit {
			a.tell(msg)
		}
	case groundsMsg:
		return a.askGrounds(msg)
	case foreseenMsg:
		return a.foreseen(msg)
	case undoFoundMsg:
		return a.foundUndo(msg)
	case journalMsg:
		a.tellScreens(msg)
	case practiceMsg:
		return a.practise(msg)
	case roomMsg:
		a.hear()
	case copiesMsg:
		a.tellCopies(msg.state)
	case keyringMsg:
		a.pickKey(msg)
	case tickMsg:
		a.ticked()
	case signedInMsg:
		a.enter(msg)
	case replyMsg:
		return a.reply(msg)
	case printedMsg:
		a.printed(msg)
	case sealedMsg:
		a.sealed(msg)
		a.renew()
	case givenOutMsg:
		a.givenOut(msg)
	case collectedMsg:
		a.collected(msg)
	case settledMsg:
		return a.settled(msg)
	case stopMsg:
		return leave(quitting)(a)
	case brokenMsg:
		a.broken = msg.err
		return tea.Quit
	}
	return nil
}

// reply passes an answer on to the screen that asked.
func (a *App) reply(msg replyMsg) tea.Cmd {
	if msg.visit != a.visit || !slices.Contains(a.screens, msg.to) {
		return nil
	}
	act, cmd := msg.to.Update(msg.msg)
	return tea.Batch(cmd, a.perform(act))
}

// renew takes up the newest snapshot and tells every screen.
func (a *App) renew() {
	if a.signedIn {
		was := a.view.Snapshot()
		a.look()
		a.tellPhase(was)
	} else {
		a.view = a.store.Snapshot().For(store.Actor{})
	}
	if a.cover != nil {
		a.cover.renew()
	}
	a.tellScreens(changedMsg{})
}

// escapeTwice is how quickly Escape comes again to open the menu.
const escapeTwice = 500 * time.Millisecond

func (a *App) key(msg tea.KeyMsg) tea.Cmd {
	if noKey(msg) {
		return nil
	}
	a.touched = a.now()
	if a.veil() == nil && !matches(msg, a.keys.cover) {
		a.status.fresh = false
	}
	a.status.clear("shade") // said for those who look for the right one, until they go on
	k := a.keys
	switch {
	case matches(msg, k.cover):
		return hide(a)
	case a.veil() != nil:
		return a.perform(a.veil().Key(msg))
	case a.leaving != staying:
		return nil
	case a.tooSmall() && a.dialog == nil && !matches(msg, k.quit), a.dialog != nil && !a.dialogSeen():
		return nil // what is not seen is not typed
	case matches(msg, k.interrupt) && !a.view.SeesOnlyBoard():
		a.status.say("interrupt", calm, a.T("status.how_to_leave"))
		return nil
	case a.dialog != nil:
		return a.toDialog(msg)
	case a.insistent() != nil && !matches(msg, k.help, k.plain, k.shade):
		return a.toScreen(msg)
	case a.escapedTwice(msg):
		return openMenu(a)
	case a.view.SeesOnlyBoard() && !matches(msg, k.help, k.plain, k.shade, k.quit):
		return a.toScreen(msg)
	case a.top().CapturesInput() && !k.everywhere(msg):
		return a.toScreen(msg)
	case k.everywhere(msg):
		return a.global(msg)
	case a.signedIn && letter(msg) == 'g':
		return toggleGrid(a)
	}
	return a.toScreen(msg)
}

// insistent is the screen that is seen, when it has to be asked before it is left; nil otherwise.
func (a *App) insistent() insistent {
	if s, ok := a.top().(insistent); ok && s.insists() {
		return s
	}
	return nil
}

// escapedTwice sees the second Escape of two; a terminal may deliver both as one key with Alt.
func (a *App) escapedTwice(msg tea.KeyMsg) bool {
	if msg.Type != tea.KeyEsc {
		a.escaped = time.Time{}
		return false
	}
	now := a.now()
	second := now.Sub(a.escaped) < escapeTwice
	switch {
	case second:
		a.unescape()
	case !msg.Alt:
		a.escaped = now
		a.escapedFrom.screens, a.escapedFrom.visit = slices.Clone(a.screens), a.visit
		return false
	}
	a.escaped = time.Time{}
	return true
}

// unescape brings back the screen that the first of two Escapes left: the menu is about what its caller looks at.
func (a *App) unescape() {
	if a.escapedFrom.visit == a.visit {
		a.screens = a.escapedFrom.screens
		a.tellScreens(changedMsg{})
	}
}

func (a *App) toDialog(msg tea.KeyMsg) tea.Cmd {
	act, closes := a.dialog.Key(msg)
	if closes {
		a.dialog = nil
		a.escaped = time.Time{}
	}
	return a.perform(act)
}

// clickDialog passes a click on as one on the view inside the border, of which boxed says how wide it is.
func (a *App) clickDialog(msg tea.MouseMsg) tea.Cmd {
	top, left := middleFor(a.box(), a.width, a.bodyHeight())
	act, closes := a.dialog.Click(msg.Y-headerLines-top-boxTop(a.bodyHeight()), msg.X-left-boxLeft)
	if closes {
		a.dialog = nil
	}
	return a.perform(act)
}

func (a *App) toScreen(msg tea.Msg) tea.Cmd {
	act, cmd := a.top().Update(msg)
	return tea.Batch(cmd, a.perform(act))
}

func (a *App) perform(act action) tea.Cmd {
	if act == nil {
		return nil
	}
	return act(a)
}

// global carries out the keys that mean the same everywhere.
func (a *App) global(msg tea.KeyMsg) tea.Cmd {
	k := a.keys
	switch {
	case matches(msg, k.help):
		return openHelp(a)
	case matches(msg, k.plain):
		return togglePlain(a)
	case matches(msg, k.shade):
		return nextShade(a)
	case matches(msg, k.quit):
		return askQuit(a)
	case matches(msg, k.follow):
		return followDiscussed(a)
	case matches(msg, k.saved):
		return a.tellSaved()
	case !a.signedIn:
		return nil
	case matches(msg, k.ranking):
		return openRanking(a)
	case matches(msg, k.explain):
		return openExplain(a)
	case matches(msg, k.grid):
		return toggleGrid(a)
	case matches(msg, k.print):
		return printScreen(a)
	case matches(msg, k.missing):
		if s, ok := a.top().(drafter); ok {
			return nextRuleFault(s.draftPlace())(a)
		}
		return toggleMissing(a)
	case matches(msg, k.undo):
		return findUndo(a)
	}
	return nil
}

// mouse: a dialog gets everything; a click on the footer opens the menu, everything else is the screen's.
func (a *App) mouse(msg tea.MouseMsg) tea.Cmd {
	a.touched = a.now()
	if a.leaving != staying || a.tooSmall() || a.veil() != nil {
		return nil
	}
	if msg.Action == tea.MouseActionPress {
		a.status.fresh = false
	}
	click := msg.Action == tea.MouseActionPress && msg.Button == tea.MouseButtonLeft
	switch {
	case a.dialog != nil && click:
		return a.clickDialog(msg)
	case a.dialog != nil:
		if s, ok := a.dialog.(scrolling); ok {
			s.scroll(turned(msg))
		}
		return nil
	case click && msg.Y == a.height-1 && a.insistent() != nil:
		return a.insistent().leave(a)
	case click && msg.Y == a.height-1:
		return openMenu(a)
	}
	msg.Y -= headerLines
	if msg.Y < 0 || msg.Y >= a.bodyHeight() {
		return nil
	}
	return a.toScreen(msg)
}

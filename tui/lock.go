package tui

import (
	"strings"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"example.com/hoidong/store"
)

// A lock hides the work of somebody who left the desk, until he is back or the next one takes over. Nothing behind it is
// touched, half-typed cells least of all.
type lock struct {
	app *App
	// who locked it; he may have been taken off the council since.
	who *store.Member
	// at is when it was locked, clock what time it is; the clock moves once a minute.
	at, clock time.Time
	code      digitField
	// checking: a code is being held against the store.
	checking bool
	// handing: the cursor is on the way out for the next one.
	handing bool
	// trouble is why it is still locked.
	trouble string
}

// lockAfter is how long nobody touches a key before the screen locks itself while the sitting is open.
const lockAfter = 10 * time.Minute

// lockScreen locks for whoever sits there. The owner of the file has no code to unlock with.
func lockScreen(a *App) tea.Cmd {
	if !a.mayLock() {
		return nil
	}
	now := a.now()
	a.lock = &lock{app: a, who: a.view.Me(), at: now, clock: now, code: newDigitField(codeDigits)}
	return nil
}

// mayLock reports whether the screen can be locked. In a packet it is not: nobody else sits down, and the phrase is long.
func (a *App) mayLock() bool {
	return a.view.Me() != nil && !a.view.SeesOnlyBoard() && a.council().Snapshot().Packet() == nil && a.lock == nil && a.leaving == staying
}

// ticked moves the clock of the lock, or locks the screen when nobody has been there for long. The shared screen in the
// room is left to be looked at.
func (a *App) ticked() {
	now := a.now()
	switch {
	case a.lock != nil:
		a.lock.clock = now
	case a.sittingOpen() && now.Sub(a.touched) >= lockAfter:
		lockScreen(a)
	}
}

// sittingOpen reports whether a sitting is under way, be it paused.
func (a *App) sittingOpen() bool {
	phase := a.council().Snapshot().Phase()
	return phase == store.Scoring || phase == store.Paused
}

func (l *lock) sample() bool { return l.app.council().Snapshot().Round().Sample }

func (l *lock) Key(msg tea.KeyMsg) action {
	k := l.app.keys
	if l.checking {
		return nil
	}
	l.trouble = ""
	switch {
	case matches(msg, k.tab, k.backTab, k.up, k.down):
		l.handing = !l.handing
	case matches(msg, k.enter) && l.handing:
		return l.exit()
	case matches(msg, k.enter) && l.sample():
		return unlock
	case matches(msg, k.enter):
		return l.open()
	case k.everywhere(msg):
		l.trouble = l.app.T("lock.locked")
	case !l.handing && !l.sample() && l.code.put(k, msg):
		l.trouble = l.app.T("cell.bent_digits")
	}
	return nil
}

// exit is the way out: the next one takes over, or the program ends where nobody else sits down.
func (l *lock) exit() action {
	if !l.app.stays {
		return leave(handingOver)
	}
	return leave(quitting)
}

func (l *lock) exitInWords() string {
	if !l.app.stays {
		return l.app.T("lock.next")
	}
	return l.app.T("lock.quit")
}

// open holds the code that was typed against the store.
func (l *lock) open() action {
	code := l.code.Value()
	l.code.Reset()
	if code == "" {
		return nil
	}
	l.checking = true
	return func(a *App) tea.Cmd { return signInCmd(a.ctx, a.council(), a.from, l.who.Code, code) }
}

// answered unlocks when the code was right.
func (l *lock) answered(msg signedInMsg) {
	l.checking = false
	if msg.err != nil {
		l.trouble = l.app.words.Error(msg.err)
		return
	}
	unlock(l.app)
}

func unlock(a *App) tea.Cmd {
	a.lock = nil
	return nil
}

func (l *lock) View(w int) []string {
	a := l.app
	lines := append(a.headline(), "", "",
		a.theme.strong.Render(a.T("lock.title")),
		strings.TrimRight(middle(a.T("lock.who", "code", l.who.Code, "name", l.who.Name), w), " "),
		a.theme.dim.Render(a.T("lock.since", "time", a.hour(l.at), "now", a.hour(l.clock))), "",
	)
	lines = append(lines, l.way(!l.handing, l.entrance()), l.way(l.handing, l.exitInWords()), "")
	switch {
	case l.checking:
		return append(lines, a.theme.dim.Render(a.T("signin.checking")))
	case l.trouble != "":
		return append(lines, a.theme.warn.Render(a.marks.alarm+" "+l.trouble))
	}
	return append(lines, a.theme.dim.Render(a.T("lock.kept")))
}

// entrance is where the one who locked comes back: a field for his code, or a word in a sample round.
func (l *lock) entrance() string {
	a := l.app
	if l.sample() {
		return a.T("lock.unlock")
	}
	return a.T("signin.code") + ": " + a.show(&l.code.Model, codeDigits+2)
}

// way is one of the two ways on, both equally wide.
func (l *lock) way(chosen bool, text string) string {
	const room = 36
	if chosen {
		return l.app.theme.accent.Render(l.app.marks.cursor) + " " + leftly(text, room)
	}
	return "  " + l.app.theme.dim.Render(leftly(text, room))
}

func (l *lock) Help() []hint {
	d := &l.app.desk
	return []hint{{"Enter", d.T("key.accept")}, {"Tab", d.T("key.choose")}}
}

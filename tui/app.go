package tui

import (
	"context"
	"errors"
	"io"
	"time"

	"github.com/charmbracelet/bubbles/key"
	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/lipgloss"

	"example.com/hoidong/scoring"
	"example.com/hoidong/store"
	"example.com/hoidong/store/invite"
	"example.com/hoidong/store/words"
)

// Options are what a program is given.
type Options struct {
	// Store of the council. It stays open when the program ends.
	Store *store.Store
	// Lang is a language of words.Languages; empty for Vietnamese.
	Lang string
	// Renderer knows the colours of the terminal; nil for one that finds out from the output and the environment.
	Renderer *lipgloss.Renderer
	// Plain starts with signs that every font has.
	Plain bool
	// Zone is the time zone of the clock; nil for the machine's.
	Zone *time.Location
	// Report is told of errors of the store while the program goes on, in the order in which they happen, and returns what
	// the person is told instead. nil leaves them as they are.
	Report func(error) error
	// Local says that the program runs where the file was opened, and not for somebody who came over a network: whoever
	// sits there may set a round up while nobody else could.
	Local bool
	// Actor sits down at once and stays; nil for whoever signs in.
	Actor *store.Actor
	// Room is shared by all programs of a process; nil for one of the program's own.
	Room *Room
	// From is the address that the person came from; empty for the machine that has the file.
	From string
	// Copies keep copies of the council's file; nil where none are kept.
	Copies *store.Copies
	// Keys are the public keys that his ssh has, which he may register.
	Keys []store.PublicKey
	// Folder is that of the council's file, in which files for people go by day; empty for none.
	Folder string
	// Invite tells how members come in from other machines, for what is handed out with access codes; nil where nothing is
	// written.
	Invite func() (*invite.Invitation, error)
	// Open shows a file with the system's own program and does not wait for it; nil for not at all.
	Open func(path string) error
	// Now is the clock on the wall, by which keys are told from pastes as well; nil for the machine's.
	Now func() time.Time
}

// An App is the model of one program.
type App struct {
	desk
	ctx       context.Context
	languages map[string]*words.Words
	renderer  *lipgloss.Renderer
	plain     bool
	signedIn  bool
	// discussed is the code of the dossier under discussion, leads the visit during which everybody is told of it from here.
	discussed string
	leads     int
	// stays: nobody else sits down here.
	stays bool

	width, height int
	// screens cover each other; the last is the one that is seen.
	screens []screen
	dialog  dialog
	// cover and lock hide everything else; nil when they do not. See veil.
	cover   *cover
	lock    *lock
	leaving leaving
	// aside is the council's work while somebody practises; nil when nobody does.
	aside *aside
	// unfinished is what those had before them who left the desk with something half typed, by who they are.
	unfinished map[store.Actor]unfinished
	// drafts are the rules that those who left the desk had changed and not applied, by who they are.
	drafts map[store.Actor]*rulesDraft
	// guest is the program in its room, at where the room was last told that it is.
	guest *guest
	at    Whereabouts
	// door is how the program looks while nobody has signed in.
	door habits
	// visits counts those who sat down.
	visits int
	// report is Options.Report.
	report func(error) error
	// escaped is when Escape was pressed last, touched when anything was.
	escaped, touched time.Time
	// escapedFrom are the screens that there were before Escape was pressed, in that visit.
	escapedFrom struct {
		screens []screen
		visit   int
	}
	// wanted is what somebody left for; nil for nothing.
	wanted error
	// broken is the panic that ended the program; fail asks for the end when a frame could not be drawn.
	broken error
	fail   func()
}

// New makes the model of a program and starts its writer, which Close drains. ctx is that of the writes; its end does
// not stop them. The fault is language.unknown.
func New(ctx context.Context, o Options) (*App, error) {
	a := &App{ctx: ctx, languages: map[string]*words.Words{}, renderer: o.Renderer, plain: o.Plain, report: o.Report, width: 80, height: 24}
	for _, lang := range words.Languages() {
		w, err := words.Speak(lang)
		if err != nil {
			return nil, err
		}
		a.languages[lang] = w
	}
	if o.Lang == "" {
		o.Lang = words.Vietnamese
	}
	if a.languages[o.Lang] == nil {
		return nil, scoring.NewFault("language.unknown", "lang", o.Lang)
	}
	if a.renderer == nil {
		a.renderer = lipgloss.NewRenderer(io.Discard)
	}
	first := dark
	a.fail = func() {}
	a.unfinished, a.drafts = map[store.Actor]unfinished{}, map[store.Actor]*rulesDraft{}
	a.desk = desk{
		stint: newStint(o.Store, newWriter(ctx, o.Report)),
		words: a.languages[o.Lang], theme: newTheme(a.renderer, first), marks: fineMarks(), keys: newKeyMap(),
		zone: o.Zone, now: o.Now, later: laterCmd, room: o.Room, from: o.From, keyring: o.Keys,
		local: o.Local, home: o.Folder, disk: localDisk{o.Folder}, printer: printer{o.Folder, o.Open}, invite: o.Invite,
	}
	if o.Plain {
		a.marks = plainMarks()
	}
	if a.zone == nil {
		a.zone = time.Local
	}
	if a.now == nil {
		a.now = time.Now
	}
	if a.room == nil {
		a.room = NewRoom()
	}
	if o.Copies != nil {
		a.copier, a.copies = o.Copies, o.Copies.State()
	}
	a.touched = a.now()
	a.door = habits{shade: &first, lang: o.Lang}
	a.guest, a.leads = a.room.enter(o.From, a.now()), nobodyLeads
	a.hearDiscussed()
	a.screens = []screen{a.entrance()}
	a.stays = a.view.Snapshot().Packet() != nil
	switch {
	case o.Actor != nil:
		a.stays = true
		a.sitDown(*o.Actor)
	case a.mayFound() && a.needsFounder():
		a.found()
	}
	return a, nil
}

// Close leaves the room and waits until everything that was kept is written. It returns the panic that ended the program, or the fault
// program.unsaved when something that was kept could not be written and nobody saw it.
func (a *App) Close() error {
	a.guest.leave()
	if a.practising() {
		dropPractice(a.writer, a.store)
		a.stint = a.aside.stint
	}
	if untold := a.writer.close() - a.told; untold > 0 {
		return errors.Join(a.broken, scoring.NewFault("program.unsaved", "n", untold))
	}
	return a.broken
}

// Init does nothing: the first frame is there already.
func (a *App) Init() tea.Cmd { return nil }

// Update routes a message. A panic in it ends the program in order: the terminal is restored, what was kept is written.
func (a *App) Update(msg tea.Msg) (model tea.Model, cmd tea.Cmd) {
	model = a // also when there is a panic: the library goes on with it
	defer func() {
		if cause := recover(); cause != nil {
			a.broken, cmd = Caught(cause), tea.Quit
		}
	}()
	return a, guarded(a.route(msg))
}

// View draws the frame: never more lines than the terminal has, none wider.
func (a *App) View() (frame string) {
	defer func() {
		if cause := recover(); cause != nil {
			a.broken, frame = Caught(cause), ""
			go a.fail()
		}
	}()
	return a.draw()
}

// guarded keeps a panic in a command from taking the terminal down with it.
func guarded(cmd tea.Cmd) tea.Cmd {
	if cmd == nil {
		return nil
	}
	return func() (msg tea.Msg) {
		defer func() {
			if cause := recover(); cause != nil {
				msg = brokenMsg{Caught(cause)}
			}
		}()
		return cmd()
	}
}

// matches reports whether a key is one of these.
func matches(msg tea.KeyMsg, bindings ...key.Binding) bool { return key.Matches(msg, bindings...) }

func (a *App) ask(title string, text []string, choices ...choice) {
	a.dialog = &question{desk: &a.desk, title: title, text: text, choices: choices}
}

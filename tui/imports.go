package tui

import (
	"reflect"
	"sync/atomic"
	"time"

	"github.com/charmbracelet/bubbles/spinner"
	tea "github.com/charmbracelet/bubbletea"

	"example.com/hoidong/store"
)

// importing brings one file in: it is read, then either what is wrong with it is listed, or what it would change. Only
// then is it put in force, in one act, which can be taken back.
type importing struct {
	desk *desk
	// kind is what the file holds, as in the message files under imports; round is the one that is made of a file of
	// rules, nil for a file that belongs to the round there is.
	kind  string
	round *store.Round
	file  fileEntry

	stage   importStage
	reading *reading
	spinner spinner.Model
	found   arrival
	// seen is the revision that the preview was made for; agreed is the preview that somebody said yes to while the round
	// had moved on, nil for none.
	seen   uint64
	agreed *store.Preview
	// faults are what is wrong, when the file cannot be imported.
	faults []error
	rows   []importRow
	shown  []int
	// common is how much the faults begin with alike.
	common int
	// onlyChanges leaves the new records out.
	onlyChanges bool
	window      window
}

// An importStage is how far a file is.
type importStage int

const (
	beingRead importStage = iota
	faulty
	previewed
	beingKept
)

// reading is how far a file has been read; the command counts, the screen looks.
type reading struct {
	done, total atomic.Int64
	began       time.Time
}

func (r *reading) step(done, total int) {
	r.done.Store(int64(done))
	r.total.Store(int64(total))
}

// arrivedMsg brings what was read, or what is wrong with it; keptFileMsg says how putting it in force went.
type (
	arrivedMsg struct {
		found    arrival
		revision uint64
		err      error
	}
	keptFileMsg struct {
		receipt store.Receipt
		err     error
	}
)

// importFile asks for a file of a kind and reads it, for whoever may bring one in now.
func importFile(kind string, may store.Action) action {
	choose := chooseFile("imports.choose."+kind, func(file fileEntry) action {
		return func(a *App) tea.Cmd { return a.startImport(&importing{desk: &a.desk, kind: kind, file: file}) }
	})
	return allowed(may, choose)
}

func (a *App) startImport(i *importing) tea.Cmd {
	a.push(i)
	return i.read()
}

// read reads the file, also for a second time.
func (i *importing) read() tea.Cmd {
	i.stage, i.reading = beingRead, &reading{began: i.desk.now()}
	i.spinner = i.desk.newSpinner()
	return tea.Batch(readFileCmd(i), i.desk.turning(i, i.spinner.Tick))
}

func (d *desk) newSpinner() spinner.Model {
	return spinner.New(spinner.WithSpinner(d.marks.spinner), spinner.WithStyle(d.theme.accent.style))
}

// turning passes a spinner's next turn on to its screen.
func (d *desk) turning(s screen, turn tea.Cmd) tea.Cmd {
	if turn == nil {
		return nil
	}
	visit := d.visit
	return func() tea.Msg { return replyMsg{s, visit, turn()} }
}

func (i *importing) CapturesInput() bool { return false }

func (i *importing) Update(msg tea.Msg) (action, tea.Cmd) {
	switch msg := msg.(type) {
	case arrivedMsg:
		return nil, i.arrived(msg)
	case keptFileMsg:
		return i.kept(msg), nil
	case spinner.TickMsg:
		if i.stage == beingRead {
			var turn tea.Cmd
			i.spinner, turn = i.spinner.Update(msg)
			return nil, i.desk.turning(i, turn)
		}
	case relabelMsg:
		i.list()
	case tea.MouseMsg:
		i.mouse(msg)
	case tea.KeyMsg:
		return i.key(msg)
	}
	return nil, nil
}

// arrived shows what was read. What somebody agreed to is put in force when it is still what the file would change:
// others score and sign meanwhile, and that is no reason to ask again.
func (i *importing) arrived(msg arrivedMsg) tea.Cmd {
	agreed := i.agreed
	i.found, i.seen, i.agreed = msg.found, msg.revision, nil
	i.stage, i.faults = previewed, nil
	if msg.err != nil {
		i.refuse(msg.err)
	}
	i.list()
	switch {
	case agreed == nil || msg.err != nil:
		return nil
	case reflect.DeepEqual(*agreed, i.found.preview):
		return i.keep()
	}
	i.desk.status.say("import", warning, i.desk.T("imports.moved_on"))
	return nil
}

func (i *importing) refuse(err error) {
	i.stage, i.faults = faulty, []error{err}
	if joined, ok := err.(interface{ Unwrap() []error }); ok {
		i.faults = joined.Unwrap()
	}
}

// nothingNew reports whether the file changes nothing.
func (i *importing) nothingNew() bool {
	return i.found.preview.New == 0 && len(i.found.preview.Differences) == 0
}

func (i *importing) key(msg tea.KeyMsg) (action, tea.Cmd) {
	k := i.desk.keys
	switch {
	case i.window.walk(k, msg, len(i.shown)):
	case matches(msg, k.back) && i.stage != beingKept:
		return back, nil
	case matches(msg, k.enter):
		return i.enter()
	case matches(msg, k.tab) && i.stage == previewed:
		i.onlyChanges = !i.onlyChanges
		i.filter()
	}
	return nil, nil
}

// enter imports what is shown; where that is impossible or useless it goes back.
func (i *importing) enter() (action, tea.Cmd) {
	d := i.desk
	switch {
	case i.stage == faulty:
		return back, nil
	case i.stage != previewed:
		return nil, nil
	case i.nothingNew():
		return leaveImport, nil
	case d.view.Snapshot().Revision() != i.seen:
		agreed := i.found.preview
		i.agreed = &agreed
		return nil, i.read()
	}
	return nil, i.keep()
}

// keep puts what is shown in force.
func (i *importing) keep() tea.Cmd {
	d := i.desk
	i.stage = beingKept
	visit, keep := d.visit, keeping(d.store, i.found)
	if i.round != nil {
		keep = founding(d.store, i.found)
	}
	return d.submit(keep, func(r store.Receipt, err error) tea.Msg {
		return replyMsg{i, visit, keptFileMsg{r, err}}
	})
}

// kept says how it went. A refusal is listed like the faults of a file.
func (i *importing) kept(msg keptFileMsg) action {
	return func(a *App) tea.Cmd {
		a.renew()
		if msg.err != nil {
			a.told++
			i.refuse(msg.err)
			i.list()
			return nil
		}
		a.saved = msg.receipt.At
		if i.round != nil {
			a.found()
			return nil
		}
		p := i.found.preview
		a.status.say("done", calm, a.T("imports.done", "file", i.file.name, "new", p.New, "changed", p.Changed))
		return leaveImport(a)
	}
}

// leaveImport goes back to where the file was asked for.
func leaveImport(a *App) tea.Cmd {
	drop(a, func(*importing) bool { return true })
	drop(a, func(*fileChooser) bool { return true })
	return nil
}

func (i *importing) mouse(msg tea.MouseMsg) {
	n := len(i.shown)
	if i.window.wheel(msg, n) || msg.Action != tea.MouseActionPress || msg.Button != tea.MouseButtonLeft {
		return
	}
	if row := msg.Y - importTop; row >= 0 && row < i.window.height {
		i.window.to(i.window.top+row, n)
	}
}

func (i *importing) Help() []hint {
	d := i.desk
	move := hint{"↑↓", d.T("key.choose")}
	switch {
	case i.stage == faulty:
		return []hint{{"Esc", d.T("key.other_file")}, move}
	case i.stage != previewed:
		return []hint{{"Esc", d.T("key.back")}}
	case i.nothingNew():
		return []hint{{"Enter", d.T("key.close")}, move}
	}
	return []hint{{"Enter", d.T("key.import")}, {"Esc", d.T("key.leave_out")}, {"Tab", d.T("key.only_changes")}, move}
}

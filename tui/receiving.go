package tui

import (
	"strings"

	"github.com/charmbracelet/bubbles/spinner"
	tea "github.com/charmbracelet/bubbletea"

	"example.com/hoidong/store"
	"example.com/hoidong/store/returns"
)

// receiving takes in the files in which ballots come back: all are read and held against the round first, and nothing is
// written before somebody says so. Its lines are a register's.
type receiving struct {
	*register
	inbox *returns.Inbox
	// files are those of the inbox as they were when nothing was being done to them.
	files []returns.File
	// work is what is being done to the files; progress and spinner are that work's.
	work     receivingWork
	progress *reading
	spinner  spinner.Model
}

// A receivingWork is what is being done to the files.
type receivingWork int

const (
	noWork receivingWork = iota
	readingFiles
	takingFiles
)

// inboxMsg brings the files as some work has left them; failed is why that ended early.
type inboxMsg struct {
	files  []returns.File
	taken  int
	failed error
}

// openReceiving asks for a file or a folder of them, for whoever may receive files now.
func openReceiving() action {
	return allowed(store.ReceiveForms, chooseReturns("receive.choose", func(file fileEntry) action {
		return func(a *App) tea.Cmd { return a.startReceiving(file.path) }
	}))
}

func (a *App) startReceiving(path string) tea.Cmd {
	drop(a, func(*fileChooser) bool { return true })
	r := &receiving{inbox: newInbox(a.store, a.actor, a.readers)}
	r.register = &register{desk: &a.desk, book: r}
	a.push(r)
	return tea.Batch(readReturnsCmd(a.ctx, r, path, r.begin(readingFiles)), a.turning(r, r.spinner.Tick))
}

// begin notes that work is being done.
func (r *receiving) begin(work receivingWork) *reading {
	r.work, r.progress, r.spinner = work, &reading{began: r.desk.now()}, r.desk.newSpinner()
	return r.progress
}

func (r *receiving) Update(msg tea.Msg) (action, tea.Cmd) {
	switch msg := msg.(type) {
	case inboxMsg:
		return r.took(msg), nil
	case spinner.TickMsg:
		if r.work == noWork {
			return nil, nil
		}
		var turn tea.Cmd
		r.spinner, turn = r.spinner.Update(msg)
		return nil, r.desk.turning(r, turn)
	case tea.KeyMsg, tea.MouseMsg:
		if r.work == takingFiles {
			return nil, nil
		}
	}
	return r.register.Update(msg)
}

// took shows what the files have become.
func (r *receiving) took(msg inboxMsg) action {
	first := r.work == readingFiles
	r.work, r.files = noWork, msg.files
	r.renew()
	if first && len(r.entries) == 0 || r.takeable() == 0 {
		r.window.to(len(r.entries), r.lines())
	}
	return func(a *App) tea.Cmd {
		a.renew()
		if msg.failed != nil {
			if !first {
				a.told++ // the writer counts it too
			}
			a.status.say("done", failure, a.words.Error(msg.failed))
			return nil
		}
		if !first {
			a.sayTaken(msg.taken, r)
		}
		return nil
	}
}

// sayTaken says how many files were taken just now, and of one that was not why.
func (a *App) sayTaken(taken int, r *receiving) {
	for i := range r.files {
		if err := r.files[i].Err; taken == 0 && err != nil && !r.files[i].Unknown() {
			a.status.say("done", failure, a.words.Error(err))
			return
		}
	}
	a.saved = a.now()
	a.status.say("done", calm, a.T("receive.done", "n", taken))
}

// takeable is how many files can be taken as they are.
func (r *receiving) takeable() int {
	n := 0
	for i := range r.files {
		if r.files[i].Offered() {
			n++
		}
	}
	return n
}

func (r *receiving) title(d *desk) string {
	return d.T("receive.title", "n", len(r.files))
}

func (r *receiving) commands(d *desk) []command {
	if n := r.takeable(); n > 0 {
		return []command{{d.T("receive.take_all", "n", n), r.takeAll}}
	}
	return nil
}

// takeAll takes every file that can be taken as it is.
func (r *receiving) takeAll(a *App) tea.Cmd {
	return r.take(a, func(f *returns.File) bool { return f.Offered() }, nil)
}

// take takes the files that are wanted; decided comes first, and says what counts of stale sheets. It is nil for nothing.
func (r *receiving) take(a *App, wanted func(*returns.File) bool, decided *decision) tea.Cmd {
	if r.work != noWork {
		return nil
	}
	progress, visit, before := r.begin(takingFiles), a.visit, r.inbox.Taken()
	work := a.submit(taking(r.inbox, wanted, decided, progress), func(_ store.Receipt, err error) tea.Msg {
		return replyMsg{r, visit, inboxMsg{r.inbox.Look(), r.inbox.Taken() - before, err}}
	})
	return tea.Batch(work, a.turning(r, r.spinner.Tick))
}

func (r *receiving) records(d *desk) []record {
	all := make([]record, len(r.files))
	for i := range r.files {
		f := &r.files[i]
		form := ""
		if g := f.Staged.Given; g != nil {
			form = g.Code
		}
		all[i] = record{
			id: f.Path, cells: []string{f.Name, f.Status(d.words), f.Member(), form, f.Counts(d.words)},
			detail: r.about(f), dim: f.Taken.Seq != 0 || f.Staged.Known || f.Unknown(),
			open: func(a *App) tea.Cmd { return openReturned(a, r, i) },
		}
	}
	return all
}

// about is what there is to say of a file below the list.
func (r *receiving) about(f *returns.File) string {
	d := r.desk
	var said []string
	switch err := f.Refusal(); {
	case err != nil:
		said = append(said, d.words.Error(err))
	case f.Older:
		said = append(said, d.T("receive.older"))
	}
	if counts := f.Counts(d.words); counts != "" {
		said = append(said, counts)
	}
	for _, w := range f.Warnings {
		said = append(said, d.words.Error(w))
	}
	return strings.Join(said, " "+d.marks.dot+" ")
}

func (r *receiving) hint(d *desk) string { return d.T("receive.hint") }

func (r *receiving) widths(w int) []int {
	const status, member, form = 20, 8, 9
	rest := w - status - member - form
	if w < narrowBelow {
		return []int{rest + form, status, member, 0, 0}
	}
	if w < wideFrom-10 {
		return []int{rest, status, member, form, 0}
	}
	return []int{rest / 2, status, member, form, rest - rest/2}
}

func (r *receiving) View(w, h int) []string {
	if r.work == noWork {
		return r.register.View(w, h)
	}
	d := r.desk
	key := "receive.reading"
	if r.work == takingFiles {
		key = "receive.taking"
	}
	return []string{"   " + d.theme.strong.Render(d.T("receive.busy")), "", "   " + r.spinner.View() + " " + d.T(key), "", r.progress.bar(d, min(w, readable))}
}

func (r *receiving) Help() []hint {
	if r.work != noWork {
		return []hint{{"Esc", r.desk.T("key.back")}}
	}
	return r.register.Help()
}

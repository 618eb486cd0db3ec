package tui

import (
	"context"
	"slices"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"example.com/hoidong/store"
)

// journal lists what was done, newest first: by oneself, or for those who may see it by everybody. Lines are read from
// the store by the page.
type journal struct {
	desk *desk
	// by picks the entries of one member, of the owner of the file when it is empty; nil picks everybody's.
	by     *string
	lines  []store.JournalLine
	window window
	// ended: there is nothing older. stale: something was done since the lines were read.
	ended, stale bool
	// asked numbers the request whose answer is awaited; 0 for none. The numbers run on in requests.
	asked, requests int
	// trouble is why nothing could be read.
	trouble string
}

// journalPage is how many lines are read at a time.
const journalPage = 100

func newJournal(d *desk, by *string) *journal { return &journal{desk: d, by: by, stale: true} }

// openJournal shows what one member did, or everybody.
func openJournal(by *string) action {
	return func(a *App) tea.Cmd {
		a.push(newJournal(&a.desk, by))
		return nil
	}
}

// A fetching screen shows what has to be read from the store first.
type fetching interface {
	// fetch is the command that reads what the screen lacks; nil when nothing is lacking or an answer is awaited.
	fetch(ctx context.Context) tea.Cmd
}

// fetch reads the lines anew when something was done, and older ones when the cursor comes near the end.
func (j *journal) fetch(ctx context.Context) tea.Cmd {
	filter := store.JournalFilter{By: j.by, Limit: journalPage}
	switch {
	case j.asked != 0:
		return nil
	case j.stale:
		j.stale = false
		filter.Limit += j.window.cursor
	case !j.ended && j.window.cursor+max(1, j.window.height) >= len(j.lines):
		filter.Before = j.lines[len(j.lines)-1].Seq
	default:
		return nil
	}
	j.requests++
	j.asked = j.requests
	return journalCmd(ctx, j.desk.store, j.desk.actor, j.desk.visit, j.asked, filter)
}

// received takes up the lines that were asked for. The cursor stays on its entry.
func (j *journal) received(msg journalMsg) {
	if msg.visit != j.desk.visit || msg.request != j.asked {
		return
	}
	j.asked, j.trouble = 0, ""
	if msg.err != nil {
		j.ended, j.trouble = true, j.desk.words.Error(msg.err)
		return
	}
	j.ended = len(msg.lines) < msg.filter.Limit
	if msg.filter.Before != 0 {
		j.lines = append(j.lines, msg.lines...)
		return
	}
	at, top := uint64(0), j.window.cursor == 0
	if len(j.lines) > 0 {
		at = j.lines[j.window.cursor].Seq
	}
	j.lines = msg.lines
	row := slices.IndexFunc(j.lines, func(l store.JournalLine) bool { return l.Seq <= at })
	if row >= 0 && !top {
		j.window.top += row - j.window.cursor
		j.window.cursor = row
	}
	j.window.to(j.window.cursor, len(j.lines))
}

func (j *journal) CapturesInput() bool { return false }

// Dossier is the one that the entry with the cursor is about.
func (j *journal) Dossier() string {
	if len(j.lines) == 0 {
		return ""
	}
	return aboutAct(j.lines[j.window.cursor].Done)
}

func (j *journal) Update(msg tea.Msg) (action, tea.Cmd) {
	switch msg := msg.(type) {
	case changedMsg:
		j.stale = true
	case journalMsg:
		j.received(msg)
	case tea.MouseMsg:
		return j.mouse(msg), nil
	case tea.KeyMsg:
		return j.key(msg), nil
	}
	return nil, nil
}

func (j *journal) key(msg tea.KeyMsg) action {
	k := j.desk.keys
	switch {
	case matches(msg, k.back):
		return back
	case matches(msg, k.enter):
		return j.enter()
	case matches(msg, k.search) && j.desk.view.SeesJournal():
		return pickJournal
	default:
		j.window.walk(k, msg, len(j.lines))
	}
	return nil
}

// enter offers to take the entry with the cursor back.
func (j *journal) enter() action {
	if len(j.lines) == 0 {
		return nil
	}
	return askUndo(j.lines[j.window.cursor], j.lines, j.desk.T("dialog.undo_entry"))
}

// pickJournal asks whose entries are to be shown.
func pickJournal(a *App) tea.Cmd {
	const all = "*"
	p := newPicker(&a.desk, a.T("journal.whose"), func(by string) action {
		if by == all {
			return openJournal(nil)
		}
		return openJournal(&by)
	})
	p.offer(all, all, a.T("list.all"))
	for _, m := range a.view.Snapshot().Members() {
		p.offer(m.Code, m.Code, m.Name)
	}
	p.offer("", a.T("cell.blank"), a.T("journal.owner"))
	a.dialog = p
	return nil
}

// journalTop is the line of the first entry, below whose journal it is and the heads of the columns.
const journalTop = 2

func (j *journal) mouse(msg tea.MouseMsg) action {
	n := len(j.lines)
	row := j.window.top + msg.Y - journalTop
	switch {
	case j.window.wheel(msg, n):
	case msg.Action != tea.MouseActionPress || msg.Button != tea.MouseButtonLeft || msg.Y < journalTop:
	case row >= n || row >= j.window.top+j.window.height:
	case row == j.window.cursor:
		return j.enter()
	default:
		j.window.to(row, n)
	}
	return nil
}

func (j *journal) Help() []hint {
	d := j.desk
	hints := []hint{{"Enter", d.T("key.undo")}}
	if d.view.SeesJournal() {
		hints = append(hints, hint{"F3", d.T("key.whose")})
	}
	return append(hints, hint{"Esc", d.T("key.back")}, hint{"↑↓", d.T("key.choose")}, hint{"Ctrl+Z", d.T("key.undo")})
}

// when shows the time of an entry: the time of the day today, and the day otherwise.
func (d *desk) when(t time.Time) string {
	t, today := t.In(d.zone), d.now().In(d.zone)
	if t.YearDay() == today.YearDay() && t.Year() == today.Year() {
		return d.clock(t)
	}
	return t.Format("02/01/06")
}

var _ about = (*journal)(nil)

package tui

import (
	"errors"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"example.com/hoidong/scoring"
	"example.com/hoidong/store"
	"example.com/hoidong/store/invite"
	"example.com/hoidong/store/returns"
	"example.com/hoidong/store/words"
)

// A desk is what the screens of one program share: whose work it is, and how it is shown.
type desk struct {
	stint
	words  *words.Words
	theme  *theme
	marks  *marks
	keys   *keyMap
	zone   *time.Location
	now    func() time.Time
	status status
	// later tells a message after a while.
	later func(time.Duration, tea.Msg) tea.Cmd
	// printer makes files for people.
	printer printer
	// room is where the program is, among others.
	room *Room
	// invite is Options.Invite.
	invite func() (*invite.Invitation, error)
	// from is the address that the desk is looked at from; empty for the machine that has the file. keyring are the public
	// keys that are there.
	from    string
	keyring []store.PublicKey
	// local says that the desk stands where the file was opened.
	local bool
	// home is the folder of the council's file.
	home string
	// copier keeps copies of the file, nil where none are kept; copies is how far they are.
	copier *store.Copies
	copies store.CopiesState
	// disk is where files are chosen from, folder the one from which one was chosen last; empty for none.
	disk   disk
	folder string
	// readers read the files in which ballots come back; nil for all there are.
	readers []returns.Reader
}

// A stint is the work at a desk in one store: who sits there, what he may see, and what he has given that store to keep.
type stint struct {
	store  *store.Store
	writer *writer

	actor store.Actor
	view  store.View
	// visit numbers those who sat down: what comes late for one of them is not told to the next.
	visit int
	// mine is how far the actor's own sheets are, by dossier; refreshed with the view.
	mine []progress
	// done and asked count his sheets, blanks the cells that lack a score.
	done, asked, blanks int
	pending             pending[field]
	// keyed are the cells and marks that he keyed from paper.
	keyed pending[keyedField]
	// run is what the actor kept last, for warnings.
	run run
	// chains numbers what is kept; see kept.
	chains int
	// looks are what was last seen of the ranking, by member.
	looks map[string]look
	// saved is when something was last known to be on disk; zero for never. newest is the latest act that was told of: answers
	// may overtake each other.
	saved  time.Time
	newest uint64
	// draft is the set of rules that he is changing; nil while he has not looked at the rules.
	draft *rulesDraft
	// told counts the failed acts that the status line has told of.
	told int
}

// newStint begins work in a store, with nobody at the desk yet.
func newStint(s *store.Store, w *writer) stint {
	return stint{store: s, writer: w, view: s.Snapshot().For(store.Actor{}), pending: pending[field]{}, keyed: pending[keyedField]{}, looks: map[string]look{}}
}

// progress is how far one sheet is.
type progress struct {
	status       store.SheetStatus
	given, asked int
	// turn is the one that the sheet is of, corrected that a figure changed after it was confirmed.
	turn      int
	corrected bool
	channel   store.Channel
}

// T is the word for a key.
func (d *desk) T(key string, pairs ...any) string { return d.words.T(key, pairs...) }

// rules are those of the round.
func (d *desk) rules() *scoring.Rules { return d.view.Snapshot().Rules() }

// look takes up the newest state for the actor.
func (d *desk) look() {
	d.view = d.store.Snapshot().For(d.actor)
	if d.draft != nil {
		d.draft.follow(d.rules())
	}
	d.mine = resized(d.mine, d.view.Dossiers())
	d.done, d.asked, d.blanks = 0, 0, 0
	for i := range d.mine {
		sheet := d.view.MySheet(i)
		d.mine[i] = progress{sheet.Status, sheet.Given, sheet.Asked, sheet.Turn, sheet.Corrected, sheet.Channel}
		if !sheet.Status.Asked() {
			continue
		}
		d.asked++
		d.blanks += sheet.Asked - sheet.Given
		if sheet.Given == sheet.Asked {
			d.done++
		}
	}
}

// turnsOf are the turns that the actor sees of his sheets.
func (d *desk) turnsOf(codes ...string) store.Turns {
	turns := store.Turns{}
	for _, code := range codes {
		if i := d.view.IndexOf(code); i >= 0 {
			if turn := d.view.MySheet(i).Turn; turn > 1 {
				turns[code] = turn
			}
		}
	}
	return turns
}

func resized[T any](s []T, n int) []T {
	if cap(s) < n {
		return make([]T, n)
	}
	return s[:n]
}

// clock shows a time as people read it off a watch.
func (d *desk) clock(t time.Time) string { return t.In(d.zone).Format("15:04:05") }

// hour shows a time as people read it off the wall.
func (d *desk) hour(t time.Time) string { return t.In(d.zone).Format("15:04") }

// scores reports whether the actor has sheets to fill in at all.
func (d *desk) scores() bool {
	me := d.view.Me()
	return me != nil && me.Votes()
}

// leftToGive is the key that shows what is missing, with how many cells that is.
func (d *desk) leftToGive() hint {
	if d.blanks == 0 {
		return hint{"F7", d.T("key.missing")}
	}
	return hint{"F7", d.T("key.left", "n", d.blanks)}
}

// mayScore says why the actor cannot keep scores now; nil when he can.
func (d *desk) mayScore() error { return d.view.May(store.ScoreOwnSheet) }

// do puts an act of the actor's in the queue.
func (d *desk) do(act store.Act, answered func(store.Receipt, error) tea.Msg) tea.Cmd {
	return d.submit(acting(d.store, act), answered)
}

// submit puts a deed of the actor's in the queue. When it turns out to need a reason and a second person they are asked
// for, and only then is there an answer.
func (d *desk) submit(do deed, answered func(store.Receipt, error) tea.Msg) tea.Cmd {
	visit := d.visit
	return d.writer.submit(do.by(d.actor), func(r store.Receipt, err error) tea.Msg {
		if needsGrounds(err) {
			return groundsMsg{visit: visit, do: do, answered: answered, err: err, reasoned: errors.Is(err, scoring.NewFault("grounds.second"))}
		}
		return answered(r, err)
	})
}

// mean shows the mean of a row as people read it; empty without a place.
func mean(d *scoring.Ranking, row int) string {
	m, ok := d.Mean(row)
	if !ok {
		return ""
	}
	return words.Mean(m)
}

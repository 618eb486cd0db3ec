package tui

import (
	"context"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"example.com/hoidong/store"
)

// board is the shared screen in the room: what the chair has opened to everybody, and nothing else. It fills the terminal
// and turns its pages by itself.
type board struct {
	desk    *desk
	content store.BoardContent
	// page is the one of the ranking that is shown; rows and pages are those of the last frame.
	page, rows, pages int
	// waiting says that the next turn of the page is under way, turned when the page was turned last.
	waiting bool
	turned  time.Time
}

// pageTime is how long a page of the ranking stands before the next one is shown.
const pageTime = 10 * time.Second

func newBoard(d *desk) *board {
	b := &board{desk: d, turned: d.now()}
	b.renew()
	return b
}

// renew takes up what is shown now. The page stays, as far as there is one.
func (b *board) renew() {
	shown := b.content.Shows
	b.content = b.desk.view.Board()
	if b.content.Shows != shown {
		b.page, b.turned = 0, b.desk.now()
	}
}

// turn goes to another page, round from the last to the first.
func (b *board) turn(by int) {
	if b.pages > 0 {
		b.page = (b.page + by + b.pages) % b.pages
	}
	b.turned = b.desk.now()
}

// turnMsg: it may be time for the next page.
type turnMsg struct{}

// fetch waits for the time to turn the page. Somebody who turned it by hand has that page for as long as any other.
func (b *board) fetch(context.Context) tea.Cmd {
	if b.waiting || len(b.content.Ranking) == 0 {
		return nil
	}
	b.waiting = true
	return b.desk.later(b.turned.Add(pageTime).Sub(b.desk.now()), replyMsg{b, b.desk.visit, turnMsg{}})
}

func (b *board) CapturesInput() bool { return false }

func (b *board) Update(msg tea.Msg) (action, tea.Cmd) {
	k := b.desk.keys
	switch msg := msg.(type) {
	case changedMsg, relabelMsg:
		b.renew()
	case turnMsg:
		b.desk.status = status{} // whoever pressed a key has read what came of it
		b.waiting = false
		if b.desk.now().Sub(b.turned) >= pageTime {
			b.turn(1)
		}
	case tea.MouseMsg:
		if by := turned(msg); by != 0 {
			b.turn(max(-1, min(1, by)))
		}
	case tea.KeyMsg:
		switch {
		case matches(msg, k.pageDown, k.down, k.right, k.enter):
			b.turn(1)
		case matches(msg, k.pageUp, k.up, k.left):
			b.turn(-1)
		}
	}
	return nil, nil
}

// Help is short: the room sees it.
func (b *board) Help() []hint {
	d := b.desk
	return []hint{{"F8", d.T("key.shade")}, {"F12", d.T("key.blank")}, {"F10", d.T("key.quit")}}
}

// fillsTerminal: no header and no status line stand round it.
func (b *board) fillsTerminal() {}

var (
	_ fetching  = (*board)(nil)
	_ wholeView = (*board)(nil)
)

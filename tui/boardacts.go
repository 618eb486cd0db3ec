package tui

import (
	"slices"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"example.com/hoidong/store"
)

// setBoard changes what the shared screen shows, and says what that is now.
func setBoard(change func(*store.Board)) action {
	return func(a *App) tea.Cmd {
		was := a.view.SharedScreen()
		now := was
		change(&now)
		return act(&store.SetBoard{Was: was, Now: now}, "status.board", "state", a.boardInWords(now))(a)
	}
}

func boardShows(what store.BoardShows) action {
	return setBoard(func(b *store.Board) { b.Shows = what })
}

func boardPaused(paused bool) action {
	return setBoard(func(b *store.Board) { b.Paused = paused })
}

func boardBlank(blank bool) action {
	return setBoard(func(b *store.Board) { b.Blank = blank })
}

// setsBoard reports whether whoever sits there decides what the shared screen shows.
func (a *App) setsBoard() bool {
	return a.signedIn && a.lock == nil && !a.practising() && a.view.May(store.SetSharedScreen) == nil
}

// boardInRoom reports whether the shared screen stands somewhere else in the room than here.
func (a *App) boardInRoom() bool {
	return slices.ContainsFunc(a.room.Present(), func(p Presence) bool { return p.At.Screen == kindBoard })
}

// hide covers what the room sees, at once: the shared screen, when whoever sits here decides on it and there is one, and
// otherwise this screen, which then is the one that is shown.
func hide(a *App) tea.Cmd {
	if a.cover != nil || !a.setsBoard() || !a.boardInRoom() {
		return toggleCover(a)
	}
	return boardBlank(!a.view.SharedScreen().Blank)(a)
}

// addBoard lists what the shared screen can be made to show.
func (a *App) addBoard(add func(key, label string, act action)) {
	if !a.setsBoard() {
		return
	}
	set := a.view.SharedScreen()
	if set.Shows == store.BoardRanking {
		add("", "menu.board_progress", boardShows(store.BoardProgress))
	} else {
		add("", "menu.board_ranking", boardShows(store.BoardRanking))
	}
	if set.Paused {
		add("", "menu.board_resume", boardPaused(false))
	} else {
		add("", "menu.board_pause", boardPaused(true))
	}
	key := ""
	if a.boardInRoom() {
		key = "F12"
	}
	if set.Blank {
		add(key, "menu.board_unblank", boardBlank(false))
	} else {
		add(key, "menu.board_blank", boardBlank(true))
	}
}

// boardInWords is what the shared screen shows.
func (d *desk) boardInWords(b store.Board) string {
	if b.Blank {
		return d.T("board.state.blank")
	}
	state := d.T("board.state.progress")
	if b.Shows == store.BoardRanking {
		state = d.T("board.state.ranking")
	}
	if b.Paused {
		state = strings.Join([]string{state, d.T("board.state.paused")}, ", ")
	}
	return state
}

// boardMark says in the header what the room sees, to those who decide on it, unless that is the progress as always.
func (a *App) boardMark() string {
	set := a.view.SharedScreen()
	if set == (store.Board{}) || !a.setsBoard() {
		return ""
	}
	return a.theme.warn.Render(" " + a.marks.dot + " " + a.T("board.mark", "state", a.boardInWords(set)))
}

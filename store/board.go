package store

import (
	"slices"
	"time"

	"example.com/hoidong/scoring"
	"example.com/hoidong/store/engine"
)

// BoardShows is what the shared screen in the room shows.
type BoardShows string

const (
	// BoardProgress is how far the council is, and what is shown until somebody opens the ranking.
	BoardProgress BoardShows = ""
	BoardRanking  BoardShows = "ranking"
)

// A Board is what the chair and the secretary have set for the shared screen.
type Board struct {
	Shows BoardShows `json:"shows,omitempty"`
	// Paused says that what happens in the council is not shown until updates go on.
	Paused bool `json:"paused,omitempty"`
	// Blank hides everything.
	Blank bool `json:"blank,omitempty"`
}

// SetBoard changes what the shared screen shows. It has no inverse: taking the last score back must not show the room
// something else, and what was shown once is seen.
type SetBoard struct {
	Was Board `json:"was"`
	Now Board `json:"now"`
}

func (a *SetBoard) kind() string   { return "board" }
func (a *SetBoard) action() Action { return SetSharedScreen }

func (a *SetBoard) check(t *tx) error {
	there, err := t.board()
	if err != nil {
		return err
	}
	switch {
	case there.Board != a.Was:
		return scoring.NewFault("board.moved_on")
	case !slices.Contains([]BoardShows{BoardProgress, BoardRanking}, a.Now.Shows):
		return scoring.NewFault("board.shows", "shows", string(a.Now.Shows))
	}
	return nil
}

func (a *SetBoard) apply(t *tx) error {
	there, err := t.board()
	if err != nil {
		return err
	}
	since := there.Since
	switch {
	case !a.Now.Paused:
		since = time.Time{}
	case !a.Was.Paused:
		since = t.at
	}
	return put(t, key(boardTable, t.round), &boardRecord{a.Now, since})
}

// A boardRecord is a Board, and since when its updates are paused; zero when they are not.
type boardRecord struct {
	Board
	Since time.Time `json:"since,omitzero"`
}

func (t *tx) board() (boardRecord, error) { return readBoard(t, t.round) }

// readBoard is what was set last, or the progress in a round in which nobody has set anything.
func readBoard(r engine.R, round string) (boardRecord, error) {
	there, err := get[boardRecord](r, key(boardTable, round))
	if err != nil || there == nil {
		return boardRecord{}, err
	}
	return *there, nil
}

// SitAsScreen is the shared screen of the machine that has the file open: it sees what the room may see, and does nothing.
// Nobody has to sign in for it; whoever could start it could open the file.
func (s *Store) SitAsScreen() Actor {
	return Actor{round: s.Snapshot().round.ID, screen: true, via: ViaScreen}
}

package store_test

import (
	"context"
	"fmt"
	"path/filepath"
	"reflect"
	"testing"

	"example.com/hoidong/store"
)

// set changes the board.
func set(t *testing.T, s *store.Store, change func(*store.Board)) {
	t.Helper()
	was := s.Snapshot().For(s.Owner()).Board().Board
	now := was
	change(&now)
	do(t, s, s.Owner(), &store.SetBoard{Was: was, Now: now})
}

func ranking(b *store.Board)  { b.Shows = store.BoardRanking }
func progress(b *store.Board) { b.Shows = store.BoardProgress }
func pause(b *store.Board)    { b.Paused = true }
func resume(b *store.Board)   { b.Paused = false }
func blank(b *store.Board)    { b.Blank = true }
func unblank(b *store.Board)  { b.Blank = false }

// TestWhatTheRoomSees goes through the moments of a sitting as everybody there is: all read the same off the board, and the
// shared screen reads nothing else.
func TestWhatTheRoomSees(t *testing.T) {
	each(t, func(t *testing.T, s *store.Store) {
		small(t, s)
		to(t, s, store.Paused)
		do(t, s, s.Owner().On(grounds(t, s, "HD01")), &store.DeclareRecusal{Recusal: store.Recusal{
			Member: "HD04", TaxCode: s.Snapshot().For(s.Owner()).Enterprise(0).TaxCode, Reason: "thử",
		}})
		seat(t, s, store.Member{Code: "MH", Name: "Màn hình chung", Roles: store.NewRoles(store.Screen)},
			store.Member{Code: "CT", Name: "Chủ trì", Roles: store.NewRoles(store.ViceChair)})
		to(t, s, store.Scoring)
		viewers := map[string]store.Actor{
			"the screen of this machine": s.SitAsScreen(), "a screen that signed in": as(t, s, "MH"), "a member": as(t, s, "HD03"),
			"a recused member": as(t, s, "HD04"), "the secretary": as(t, s, "HD02"), "the chair": as(t, s, "HD01"),
			"the vice-chair": as(t, s, "CT"), "the owner": s.Owner(),
		}
		// score gives two more scores of one product, by which progress and ranking change.
		scored := 0
		score := func(member string) func() {
			return func() {
				scored++
				scoreAll(t, s, member, "SP02", 500+100*scored)
			}
		}
		moments := []struct {
			name string
			then func()
			// shows is what stands on the board: sheets done, or the mean of SP02.
			shows string
		}{
			{"nothing was set", func() {}, "sheets 0"},
			{"one sheet is complete", score("HD01"), "sheets 1"},
			{"the ranking is opened", func() { set(t, s, ranking) }, "ranking"},
			{"updates are paused", func() { set(t, s, pause) }, "ranking"},
			{"a sheet while they are", score("HD02"), "ranking as it was"},
			{"blank", func() { set(t, s, blank) }, "blank"},
			{"a sheet behind that", score("HD03"), "blank"},
			{"no longer blank", func() { set(t, s, unblank) }, "ranking as it was"},
			{"the progress of that time", func() { set(t, s, progress) }, "sheets 1"},
			{"updates go on", func() { set(t, s, resume) }, "sheets 3"},
			{"the sitting is paused", func() { to(t, s, store.Paused) }, "sheets 3"},
			{"the sitting has ended", func() { to(t, s, store.Ended) }, "sheets 3"},
			{"the ranking after the end", func() { set(t, s, ranking) }, "ranking"},
		}
		var last store.BoardContent
		for _, moment := range moments {
			moment.then()
			board := s.Snapshot().For(s.Owner()).Board()
			got := fmt.Sprintf("sheets %d", board.Sheets.Done)
			switch {
			case board.Blank:
				got = "blank"
			case len(board.Ranking) > 0 && board.Paused && reflect.DeepEqual(board.Ranking, last.Ranking) && scored > 1:
				got = "ranking as it was"
			case len(board.Ranking) > 0:
				got = "ranking"
			}
			if got != moment.shows {
				t.Errorf("%s: the board shows %s, want %s", moment.name, got, moment.shows)
			}
			if board.Paused == board.Since.IsZero() {
				t.Errorf("%s: paused %v since %v", moment.name, board.Paused, board.Since)
			}
			if len(board.Ranking) > 0 {
				last = board
			}
			for who, actor := range viewers {
				view := s.Snapshot().For(actor)
				if seen := view.Board(); !reflect.DeepEqual(seen, board) {
					t.Errorf("%s: %s sees %+v", moment.name, who, seen)
				}
				if who != "the screen of this machine" && who != "a screen that signed in" {
					continue
				}
				_, err := view.Ranking()
				refused(t, err, "ranking.board")
				_, err = view.Explain(0)
				refused(t, err, "ranking.board")
				for i := range view.Dossiers() {
					if p := view.Progress(i); p.Asked != 0 {
						t.Errorf("%s: %s sees %d/%d of a product", moment.name, who, p.Complete, p.Asked)
					}
				}
				if view.Missing().Members != nil || view.SeesSpread() || view.SeesJournal() {
					t.Errorf("%s: %s sees whose they are", moment.name, who)
				}
			}
			if none := s.Snapshot().For(store.Actor{}).Board(); !none.Blank || none.Ranking != nil || none.Sheets.Of != 0 {
				t.Errorf("%s: somebody without a role sees %+v", moment.name, none)
			}
		}
	})
}

// TestWhatWasShownBeforeARestartIsNotKnown: the board says that updates are paused and shows no ranking.
func TestWhatWasShownBeforeARestartIsNotKnown(t *testing.T) {
	path := filepath.Join(t.TempDir(), "tệp.hoidong")
	s, err := store.Create(t.Context(), path, clock)
	must(t, err)
	small(t, s)
	scoreAll(t, s, "HD01", "SP02", 700)
	set(t, s, ranking)
	set(t, s, pause)
	must(t, s.Close())
	s, err = store.Open(t.Context(), path, clock)
	must(t, err)
	defer s.Close()
	scoreAll(t, s, "HD02", "SP02", 700)
	b := s.Snapshot().For(s.SitAsScreen()).Board()
	if !b.Forgotten || !b.Paused || !b.Since.Equal(noon) || b.Ranking != nil || b.Sheets.Done != 1 {
		t.Errorf("it shows %+v", b)
	}
	set(t, s, resume)
	if b := s.Snapshot().For(s.SitAsScreen()).Board(); b.Forgotten || b.Paused || len(b.Ranking) == 0 {
		t.Errorf("it shows %+v", b)
	}
}

func TestTheBoardIsSetFromWhatItWas(t *testing.T) {
	each(t, func(t *testing.T, s *store.Store) {
		small(t, s)
		set(t, s, ranking)
		_, err := s.Do(t.Context(), s.Owner(), &store.SetBoard{Now: store.Board{Blank: true}})
		refused(t, err, "board.moved_on")
		was := store.Board{Shows: store.BoardRanking}
		_, err = s.Do(t.Context(), s.Owner(), &store.SetBoard{Was: was, Now: store.Board{Shows: "scores"}})
		refused(t, err, "board.shows")
		for _, actor := range []store.Actor{s.SitAsScreen(), as(t, s, "HD03")} {
			_, err = s.Do(t.Context(), actor, &store.SetBoard{Was: was, Now: store.Board{}})
			refused(t, err, "policy.role")
		}
		line, err := s.Undoable(context.Background(), s.Owner())
		must(t, err)
		if line != nil {
			if _, ok := line.Done.(*store.SetBoard); ok {
				t.Error("what was shown is taken back")
			}
		}
	})
}

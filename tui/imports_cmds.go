package tui

import (
	"context"

	tea "github.com/charmbracelet/bubbletea"

	"example.com/hoidong/scoring"
	"example.com/hoidong/store"
	"example.com/hoidong/store/exchange"
	"example.com/hoidong/store/words"
)

// An arrival is what was read from a file: what was read and what not, what it would change, and how to put it in force.
type arrival struct {
	report  func(*words.Words) []string
	preview store.Preview
	keep    func(context.Context, *store.Store, store.Actor) (store.Receipt, error)
}

// readFileCmd reads a file of a kind for the round of the view.
func readFileCmd(i *importing) tea.Cmd {
	kind, path, view, reading, visit := exchange.Kind(i.kind), i.file.path, i.desk.view, i.reading, i.desk.visit
	create := i.round
	return func() tea.Msg {
		src, err := exchange.OpenSource(path)
		if err != nil {
			return replyMsg{i, visit, arrivedMsg{err: err}}
		}
		src.Progress = reading.step
		var got exchange.Arrival
		if create != nil {
			got, err = exchange.ArriveRound(src, *create, view)
		} else {
			got, err = exchange.Arrive(kind, src, view)
		}
		found := arrival{preview: got.Preview, keep: got.Keep, report: func(*words.Words) []string { return nil }}
		if got.Report != nil {
			found.report = got.Report.Lines
		}
		return replyMsg{i, visit, arrivedMsg{found, view.Snapshot().Revision(), err}}
	}
}

// keeping puts what arrived in force.
func keeping(s *store.Store, found arrival) deed {
	return func(ctx context.Context, actor store.Actor) (store.Receipt, error) { return found.keep(ctx, s, actor) }
}

// founding makes the round that arrived: whoever opened the file does it, as nobody belongs to it yet.
func founding(s *store.Store, found arrival) deed {
	return func(ctx context.Context, _ store.Actor) (store.Receipt, error) {
		actor, err := s.SitAsOwner()
		if err != nil {
			return store.Receipt{}, err
		}
		return found.keep(ctx, s, actor)
	}
}

// creating makes a round with a rule set that ships.
func creating(s *store.Store, round store.Round, set *scoring.Rules) deed {
	return founding(s, arrival{keep: func(ctx context.Context, s *store.Store, actor store.Actor) (store.Receipt, error) {
		return s.Do(ctx, actor, &store.CreateRound{Round: round, Rules: *set})
	}})
}

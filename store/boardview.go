package store

import (
	"time"

	"example.com/hoidong/scoring"
)

// A BoardContent is what stands on the shared screen. It is the same whoever asks, and while the screen is blank there is
// nothing in it but that.
type BoardContent struct {
	Board
	// Since is when updates were paused; zero when they are not. Everything else is then as it was at that time.
	Since time.Time
	// Forgotten says that updates were paused by a program that has ended: what it showed is not known any more. The
	// progress is as it was when the file was opened, and the ranking is not shown until updates go on.
	Forgotten bool
	// Products counts those that are scored, with all sheets there are to be, and Sheets the complete ones of those.
	Products, Sheets Share
	// Ranking are the products with a place, best first; empty while the ranking is not shown. Unplaced counts the others.
	Ranking  []BoardRow
	Unplaced int
	// Cuts are those of the ranking.
	Cuts scoring.Cuts
}

// A Share is a part of a whole.
type Share struct{ Done, Of int }

// A BoardRow is all that the room sees of a product. What is said of means is said of the exact ones.
type BoardRow struct {
	Place int
	// Tied: another product has the same place.
	Tied                bool
	Product, Enterprise string
	// Mean is shown with two decimals, rounded half up.
	Mean string
}

// Board is what the shared screen shows now. Whoever has no role sees that it is blank.
func (v View) Board() BoardContent {
	if len(v.roles()) == 0 {
		return BoardContent{Board: Board{Blank: true}}
	}
	set, shown := v.newest.board, v.newest.onBoard()
	b := BoardContent{Board: set.Board, Since: set.Since, Forgotten: v.newest.forgotten}
	switch {
	case b.Blank:
	case b.Shows == BoardRanking && !b.Forgotten:
		b.rank(shown)
	default:
		b.count(shown)
	}
	return b
}

// count works out the progress.
func (b *BoardContent) count(s *Snapshot) {
	for i := range s.products {
		if s.standings[i].Out != "" {
			continue
		}
		sheets := s.asking(i).Sheets(len(s.voters))
		b.Sheets.Done += sheets.Complete
		b.Sheets.Of += sheets.Asked
		b.Products.Of++
		if s.done(i) {
			b.Products.Done++
		}
	}
}

// rank copies what the room may see of the ranking.
func (b *BoardContent) rank(s *Snapshot) {
	ranking := s.ranking()
	b.Cuts = ranking.Cuts()
	b.Unplaced = len(ranking.Rows) - b.Cuts.Placed
	for i, row := range ranking.Rows[:b.Cuts.Placed] {
		mean, _ := ranking.Mean(i)
		dossier := s.dossiers[row.Product]
		b.Ranking = append(b.Ranking, BoardRow{
			Place: row.Place, Tied: row.Tied, Mean: scoring.FormatRat(mean, 2),
			Product: dossier.Product, Enterprise: s.enterprises[dossier.TaxCode].Name,
		})
	}
}

// onBoard is the state that the shared screen shows.
func (s *Snapshot) onBoard() *Snapshot {
	if s.held != nil {
		return s.held
	}
	return s
}

// hold keeps the state that the shared screen shows while its updates are paused: the last one before that. before is the
// snapshot before this one; nil for none.
func (s *Snapshot) hold(before *Snapshot) {
	s.held, s.forgotten = nil, false
	switch {
	case !s.board.Paused:
	case before == nil || before.round.ID != s.round.ID:
		s.held, s.forgotten = s.alone(), true
	case before.board.Paused && before.board.Since.Equal(s.board.Since):
		s.held, s.forgotten = before.held, before.forgotten
	default:
		s.held = before.alone()
	}
}

// alone is the snapshot without the one it holds, so that none holds a chain of others.
func (s *Snapshot) alone() *Snapshot {
	copied := *s
	copied.held = nil
	return &copied
}

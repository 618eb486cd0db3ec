package tui

import (
	"slices"

	"example.com/hoidong/scoring"
	"example.com/hoidong/store"
)

// A pile is what a clerk has keyed so far, sheet upon sheet: a value that looks like a slip is held against it. He sees
// nothing through it that he has not typed himself.
type pile struct {
	// forms are those whose scores are in ranges.
	forms  map[int]bool
	ranges map[habit]scoreRange
	// last is the sheet that was marked last.
	last pileSheet
}

// A habit is one member in one criterion, a scoreRange what he gave there: how often, and from where to where.
type (
	habit      struct{ member, criterion string }
	scoreRange struct {
		n         int
		low, high scoring.Points
	}
)

// A pileSheet is one sheet of the pile: what it is called, and what it holds.
type pileSheet struct {
	form   int
	name   string
	scores store.Scores
}

const (
	// usual is how many scores make a habit.
	usual = 5
	// unlikely is the part of the maximum below which a score is asked about, and far how much of it a score may lie beyond
	// what is usual.
	unlikely, far = 5, 4
)

func newPile() *pile { return &pile{forms: map[int]bool{}, ranges: map[habit]scoreRange{}} }

// take puts on the pile what the clerk keyed of a form before.
func (p *pile) take(f *store.Form, ballots []store.KeyedBallot) {
	if p.forms[f.Number] {
		return
	}
	p.forms[f.Number] = true
	for i := range ballots {
		for _, score := range ballots[i].Own.Scores {
			p.add(habit{f.Member, score.Criterion}, score.Points)
		}
	}
}

func (p *pile) add(h habit, points scoring.Points) {
	r := p.ranges[h]
	if r.n == 0 {
		r.low, r.high = points, points
	}
	p.ranges[h] = scoreRange{r.n + 1, min(r.low, points), max(r.high, points)}
}

// warn takes note of a score, and says what is odd about it; most often nothing. It never stands in the way.
func (p *pile) warn(s *keyedSheet, at int, points *scoring.Points) string {
	if points == nil {
		return ""
	}
	c := &s.desk.rules().Criteria[at]
	said := p.twin(s, at, points)
	if said == "" {
		said = p.odd(s, c, *points)
	}
	p.add(habit{s.form.Member, c.Code}, *points)
	return said
}

// twin says that with the score the sheet is whole and equal to the one above, below or before it: the same sheet twice, or
// a row typed under its neighbour.
func (p *pile) twin(s *keyedSheet, at int, points *scoring.Points) string {
	d := s.desk
	scores := s.scores().With(d.rules().Criteria[at].Code, points)
	if len(s.columns) <= fewCells || len(scores) < len(s.columns) {
		return ""
	}
	for _, other := range s.beside {
		if slices.Equal(other.scores, scores) {
			return d.T("keying.twin", "dossier", s.Dossier, "other", other.name)
		}
	}
	return ""
}

// odd says that a score is far from what its member gives otherwise, or next to nothing.
func (p *pile) odd(s *keyedSheet, c *scoring.Criterion, points scoring.Points) string {
	d, r := s.desk, p.ranges[habit{s.form.Member, c.Code}]
	switch {
	case r.n >= usual && points >= r.low && points <= r.high:
	case r.n >= usual && (points < r.low-c.Max/far || points > r.high+c.Max/far):
		return d.T("keying.far", "cell", c.Code, "points", d.spoken(&points), "member", s.form.Member, "low", d.spoken(&r.low), "high", d.spoken(&r.high))
	case points*unlikely <= c.Max:
		return d.T("keying.low", "cell", c.Code, "points", d.spoken(&points), "max", c.Max.String())
	}
	return ""
}

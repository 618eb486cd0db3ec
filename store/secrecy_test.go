package store_test

import (
	"encoding/json"
	"fmt"
	"math/bits"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"example.com/hoidong/scoring"
	"example.com/hoidong/store"
	"example.com/hoidong/store/engine"
)

// A sheaf is what four members gave six dossiers for C3 and C4; nil is a blank.
type sheaf map[[3]string]*scoring.Points

// drawSheaf leaves many cells blank, so that there are criteria with one score, with two, and with more.
func drawSheaf(rt *rapid.T) sheaf {
	all := sheaf{}
	for m := 1; m <= 4; m++ {
		for d := 1; d <= 6; d++ {
			for _, c := range []string{"C3", "C4"} {
				if rapid.Bool().Draw(rt, "scored") {
					cell := [3]string{fmt.Sprintf("HD%02d", m), fmt.Sprintf("SP%02d", d), c}
					all[cell] = points(50 * rapid.SampledFrom([]int{0, 1, 2, 3, 4}).Draw(rt, "points"))
				}
			}
		}
	}
	return all
}

// filled is a round with these scores, in which C3 splits what is equal.
func (f sheaf) filled(t *testing.T) *store.Store {
	s, err := store.New(t.Context(), engine.NewMemory(), clock)
	must(t, err)
	small(t, s)
	to(t, s, store.Paused)
	do(t, s, granted(t, s), setRules(s, func(r *scoring.Rules) { r.TieOrder = []string{"C3", "C4"} }))
	to(t, s, store.Scoring)
	for cell, p := range f {
		do(t, s, as(t, s, cell[0]), keep(cell[0], cell[1], cell[2], nil, p))
	}
	return s
}

// TestWhatAMemberSeesDoesNotDependOnASingleScore compares two rounds that differ in one score of another member. Apart from
// means of products, places, and the means of criteria that three have scored, they look the same to him; and of those
// of criteria there is always more than one, or none, that he would have to know to work it out.
func TestWhatAMemberSeesDoesNotDependOnASingleScore(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		given := drawSheaf(rt)
		var others [][3]string
		for cell := range given {
			if cell[0] != "HD03" {
				others = append(others, cell)
			}
		}
		if len(others) == 0 {
			return
		}
		slices.SortFunc(others, func(a, b [3]string) int { return slices.Compare(a[:], b[:]) })
		changed := rapid.SampledFrom(others).Draw(rt, "changed")
		one := given.filled(t)
		defer one.Close()
		was := *given[changed]
		given[changed] = points(300)
		other := given.filled(t)
		defer other.Close()
		a, b := sight(t, one), sight(t, other)
		if a != b {
			rt.Fatalf("%v was %s and is 3,0, and HD03 sees\n%s\nor\n%s", changed, was, a, b)
		}
		for d := range 6 {
			notByArithmetic(t, rt, given, other, fmt.Sprintf("SP%02d", d+1))
		}
	})
}

// sight writes down all that HD03 sees, but for what may follow from others' scores.
func sight(t *testing.T, s *store.Store) string {
	t.Helper()
	view := s.Snapshot().For(as(t, s, "HD03"))
	seen := []any{view.Missing(), view.Unsettled(), view.Recusals(), view.Quorum(), view.Attendance(), view.SeesSpread(), len(journal(t, s, as(t, s, "HD03")))}
	board := view.Board()
	seen = append(seen, board.Products, board.Sheets)
	ranking, err := view.Ranking()
	must(t, err)
	for d := range view.Dossiers() {
		e, err := view.Explain(ranking.RowOf(d))
		must(t, err)
		seen = append(seen, view.MySheet(d), view.Progress(d), view.Standing(d), view.Rescorings(d), e.Hidden, e.Members, e.Sheets)
		for _, part := range e.Parts {
			if part.Computed == nil && part.N >= 3 && !e.Hidden.Has(part.Criterion) {
				part = scoring.Part{N: part.N}
			}
			seen = append(seen, part)
		}
	}
	text, err := json.MarshalIndent(seen, "", " ")
	must(t, err)
	return string(text)
}

// notByArithmetic: what HD03 is not told of a product is not what its mean leaves over.
func notByArithmetic(t *testing.T, rt *rapid.T, given sheaf, s *store.Store, dossier string) {
	t.Helper()
	e := explained(t, s, as(t, s, "HD03"), dossier)
	var foreign scoring.CriterionSet
	scorers := map[string]int{}
	for cell := range given {
		if cell[1] == dossier {
			scorers[cell[2]]++
			if cell[0] != "HD03" {
				foreign |= 1 << s.Snapshot().Rules().Criterion(cell[2])
			}
		}
	}
	if unknown := bits.OnesCount64(uint64(e.Hidden & foreign)); e.Place > 0 && unknown == 1 && bits.OnesCount64(uint64(foreign)) > 1 {
		rt.Fatalf("%s: of %b, which others scored, only %b is hidden", dossier, foreign, e.Hidden)
	}
	n := e.Neighbour
	if n == nil || n.Own == nil {
		return
	}
	of := s.Snapshot().Rules().Criteria[n.Decided].Code
	for _, row := range []string{dossier, s.Snapshot().For(s.Owner()).Dossier(n.Product).Code} {
		count := 0
		for cell := range given {
			if cell[1] == row && cell[2] == of {
				count++
			}
		}
		if count < 3 {
			rt.Fatalf("%s is read aloud with the mean of %d scores of %s for %s", dossier, count, row, of)
		}
	}
}

// TestTheSentenceDoesNotTellAHiddenMean: equal means are split by a criterion that one member has scored.
func TestTheSentenceDoesNotTellAHiddenMean(t *testing.T) {
	given := sheaf{}
	for dossier, scores := range map[string][2]int{"SP01": {700, 300}, "SP02": {100, 300}} {
		given[[3]string{"HD01", dossier, "C3"}] = points(scores[0])
		given[[3]string{"HD01", dossier, "C4"}] = points(scores[1])
	}
	s := given.filled(t)
	defer s.Close()
	for who, told := range map[string]bool{"HD03": false, "HD02": false, "": true} {
		actor := s.Owner()
		if who != "" {
			actor = as(t, s, who)
		}
		view := s.Snapshot().For(actor)
		for row := range 2 {
			reading, err := view.Read(row)
			must(t, err)
			e, err := view.Explain(row)
			must(t, err)
			for _, n := range []*scoring.Neighbour{reading.Neighbour, e.Neighbour} {
				if n.Decided < 0 || (n.Own != nil) != told || (n.Other != nil) != told || n.Withheld == told {
					t.Errorf("%q reads of row %d %+v", who, row, n)
				}
			}
		}
	}
}

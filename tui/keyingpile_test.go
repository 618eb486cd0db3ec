package tui

import (
	"fmt"
	"strings"
	"testing"

	"example.com/hoidong/scoring"
	"example.com/hoidong/store"
	"example.com/hoidong/store/sample"
)

// TestAPileIsKeyedWithOneKeyAScoreBesidesItsDigits keys the sheets of 15 members for 60 products, twice, and counts the keys:
// the digits, Enter behind each score, Enter for each ballot that was held against the paper, and what it takes to say which
// form it is.
func TestAPileIsKeyedWithOneKeyAScoreBesidesItsDigits(t *testing.T) {
	t.Parallel()
	s := pileRound.copy(t)
	pile := pileOf(s)
	for pass, clerk := range []string{"KP1", "KP2"} {
		p := sit(t, s, clerk, 80, 24)
		p.press("menu.keying")
		hand := &hand{seat: p}
		for _, form := range pile {
			hand.keys(strings.TrimLeft(form.code, "0"))
			hand.enter()
			for _, row := range form.rows {
				for _, text := range row {
					hand.keys(text)
					hand.digits += len(text)
					hand.enter()
					hand.scores++
				}
				hand.enter()
				hand.ballots++
			}
		}
		const perForm = 6 // 15-29 and Enter
		most := hand.digits + hand.scores + hand.ballots + len(pile)*perForm
		t.Logf("pass %d: %d keys for %d scores on %d ballots of %d forms: %.2f a score, of which %.2f are its digits",
			pass+1, hand.pressed, hand.scores, hand.ballots, len(pile), float64(hand.pressed)/float64(hand.scores), float64(hand.digits)/float64(hand.scores))
		if hand.pressed > most {
			t.Errorf("%d keys, at most %d", hand.pressed, most)
		}
	}
	count := s.Snapshot().For(s.Owner()).KeyingCount()
	if count.Twice != 15*60 || count.Differ != 0 || count.Finished != len(pile) {
		t.Errorf("%+v", count)
	}
	for _, form := range pile {
		holds(t, s, form.member, "SP60", form.criterion, strings.TrimSuffix(form.rows[59][0], ",0"))
	}
}

// A hand presses keys and counts them.
type hand struct {
	seat                             *seat
	pressed, digits, scores, ballots int
}

func (h *hand) keys(text string) {
	h.pressed += len(text)
	h.seat.press(text)
}

func (h *hand) enter() {
	h.pressed++
	h.seat.press("enter")
}

var pileRound = copies(func(tb testing.TB, s *store.Store) {
	g := sample.Generate(5, sample.Size{Dossiers: 60, Members: 15, Criteria: 8})
	g.Given = store.Given{}
	must(tb, g.Fill(tb.Context(), s))
	seatClerks(tb, s)
	_, _, err := s.Issue(tb.Context(), s.Owner(), store.IssueOptions{Kind: store.PaperForm})
	must(tb, err)
})

// A paperForm is one in the pile: what is written on it.
type paperForm struct {
	code, member, criterion string
	rows                    [][]string
}

// pileOf fills every form in, in steps of half a point.
func pileOf(s *store.Store) []paperForm {
	var pile []paperForm
	rules := s.Snapshot().Rules()
	for _, f := range s.Snapshot().For(s.Owner()).Forms() {
		form := paperForm{code: f.Code, member: f.Member}
		for i := range f.Ballots {
			var row []string
			for c := range rules.Criteria {
				criterion := &rules.Criteria[c]
				if criterion.Computed() || !criterion.ScoredBy(f.Member) {
					continue
				}
				if form.criterion == "" {
					form.criterion = criterion.Code
				}
				steps := int(criterion.Max / rules.Step)
				p := scoring.Points((steps/2 + (i*7+c*3+f.Number)%(steps/2))) * rules.Step
				row = append(row, fmt.Sprint(p))
			}
			form.rows = append(form.rows, row)
		}
		pile = append(pile, form)
	}
	return pile
}

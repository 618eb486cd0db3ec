package scoring_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"example.com/hoidong/scoring"
	"pgregory.net/rapid"
)

// A drawnRound is any round: few different scores, so that ties abound.
type drawnRound struct {
	rules   *scoring.Rules
	members int
	drafts  []draft
}

func (d drawnRound) rank() *scoring.Ranking { return rank(d.rules, d.members, d.drafts...) }

func drawRound(t *rapid.T) drawnRound {
	d := drawnRound{rules: drawRules(t), members: rapid.IntRange(1, 7).Draw(t, "members")}
	for i := range rapid.IntRange(0, 9).Draw(t, "products") {
		d.drafts = append(d.drafts, drawDraft(t, d.rules, d.members, fmt.Sprint("SP", i)))
	}
	return d
}

func drawRules(t *rapid.T) *scoring.Rules {
	r := rules("drawn", scoring.ByCriterion, "1", "0,5")
	r.Scale = 0
	if rapid.Bool().Draw(t, "by member") {
		r.Mean = scoring.ByMember
	}
	for i := range rapid.IntRange(1, 4).Draw(t, "criteria") {
		c := judged(fmt.Sprint("C", i), "3", all)
		if rapid.IntRange(0, 3).Draw(t, "computed") == 0 {
			c = computed(fmt.Sprint("C", i), "3", scoring.Revenue, "2", "3", "1", "1,5", "0,5")
		}
		if r.Mean == scoring.ByCriterion {
			c.Weight = rapid.SampledFrom([]int64{100, 160, 33}).Draw(t, "weight")
		}
		r.Criteria = append(r.Criteria, c)
		r.Scale += c.Max * scoring.Points(c.Weight) / 100
	}
	if r.Mean == scoring.ByCriterion {
		r.Trim = rapid.IntRange(0, 2).Draw(t, "trim")
		r.Round = rapid.IntRange(-1, 2).Draw(t, "round")
	}
	if rapid.Bool().Draw(t, "has pass") {
		pass := r.Scale / 2
		r.Pass = &pass
	}
	r.Floor = rapid.SampledFrom([]scoring.Percent{0, 50_00, 33_33}).Draw(t, "floor")
	r.Top = rapid.IntRange(0, 4).Draw(t, "top")
	r.Grades = []scoring.Grade{{Name: "A", Bound: r.Scale / 3 * 2}, {Name: "B", Bound: r.Scale / 3}}
	for i := range rapid.IntRange(0, len(r.Criteria)).Draw(t, "tie order") {
		r.TieOrder = append(r.TieOrder, r.Criteria[i].Code)
	}
	return r
}

func drawDraft(t *rapid.T, r *scoring.Rules, members int, code string) draft {
	d := draft{code: code, computed: make([]scoring.Computed, len(r.Criteria))}
	if rapid.IntRange(0, 9).Draw(t, "out") == 0 {
		d.out = scoring.ReasonWithdrawn
	}
	for c := range r.Criteria {
		if r.Criteria[c].Computed() {
			revenue := scoring.Amount{
				Value: rapid.Int64Range(0, 2).Draw(t, "revenue"),
				Known: rapid.IntRange(0, 9).Draw(t, "known") > 0,
			}
			d.computed[c] = r.Criteria[c].Compute(scoring.Figures{Revenue: revenue}, "")
			d.cells = append(d.cells, make([]scoring.Cell, members)...)
			continue
		}
		for range members {
			d.cells = append(d.cells, drawCell(t))
		}
	}
	return d
}

func drawCell(t *rapid.T) scoring.Cell {
	switch state := rapid.IntRange(0, 11).Draw(t, "cell"); state {
	case 0:
		return 0
	case 1:
		return scoring.Owed
	default:
		return scoring.Score(scoring.Points(state%7) * 50)
	}
}

func TestRankEqualsReference(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := drawRound(t)
		rk := d.rank()
		for i, want := range reference(d).rank() {
			row := rk.Rows[i]
			got := referenceRow{
				code: d.drafts[row.Product].code, place: row.Place,
				verdict: row.Verdict, grade: row.Grade, top: row.Top,
			}
			mean, ok := rk.Mean(i)
			if ok != (want.mean != nil) || ok && mean.Cmp(want.mean) != 0 {
				t.Fatalf("row %d: mean %v, want %v", i, mean, want.mean)
			}
			want.mean, want.means = nil, nil
			if fmt.Sprint(got) != fmt.Sprint(want) {
				t.Fatalf("row %d: got %+v, want %+v", i, got, want)
			}
		}
	})
}

func TestOrderOfInputNeverMatters(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := drawRound(t)
		shuffled := d
		shuffled.drafts = rapid.Permutation(d.drafts).Draw(t, "order")
		a, b := d.rank(), shuffled.rank()
		for i := range a.Rows {
			x, y := a.Rows[i], b.Rows[i]
			if d.drafts[x.Product].code != shuffled.drafts[y.Product].code {
				t.Fatalf("row %d: %s and %s", i, d.drafts[x.Product].code, shuffled.drafts[y.Product].code)
			}
			y.Product = x.Product
			if x != y {
				t.Fatalf("row %d: %+v and %+v", i, x, y)
			}
		}
	})
}

func TestBothMeansAreEqualOnAFullMatrix(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := drawRound(t)
		d.rules.Trim, d.rules.Round = 0, -1
		for c := range d.rules.Criteria {
			d.rules.Criteria[c].Weight = 100
		}
		for _, p := range d.drafts {
			for i := range p.cells {
				p.cells[i] = scoring.Score(p.cells[i].Points())
			}
		}
		byMember := d
		byMember.rules = new(*d.rules)
		byMember.rules.Mean = scoring.ByMember
		d.rules.Mean = scoring.ByCriterion
		a, b := d.rank(), byMember.rank()
		if !slices.Equal(a.Rows, b.Rows) {
			t.Fatalf("%+v and %+v", a.Rows, b.Rows)
		}
		for i := range a.Rows {
			x, ok := a.Mean(i)
			y, _ := b.Mean(i)
			if ok && x.Cmp(y) != 0 {
				t.Fatalf("%v and %v", x, y)
			}
		}
	})
}

func TestRaisingAScoreNeverLowersItsProduct(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := drawRound(t)
		if len(d.drafts) == 0 {
			return
		}
		index := rapid.IntRange(0, len(d.drafts)-1).Draw(t, "product")
		raised := d.drafts[index]
		raised.cells = slices.Clone(raised.cells)
		cell := rapid.IntRange(0, len(raised.cells)-1).Draw(t, "score")
		if raised.cells[cell].Present() == 0 {
			return
		}
		raised.cells[cell] = scoring.Score(raised.cells[cell].Points() + 50)
		a := d.rank()
		d.drafts[index] = raised
		b := d.rank()
		x, ok := a.Mean(a.RowOf(index))
		y, _ := b.Mean(b.RowOf(index))
		if ok && y.Cmp(x) < 0 {
			t.Fatalf("%v became %v", x, y)
		}
		if ok && b.Rows[b.RowOf(index)].Place > a.Rows[a.RowOf(index)].Place {
			t.Fatal("it fell behind")
		}
	})
}

func TestEverybodyRecusedGivesNoResult(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := drawRound(t)
		d.rules.Criteria = append(d.rules.Criteria, judged("last", "3", all))
		for i := range d.drafts {
			p := &d.drafts[i]
			p.computed = append(p.computed, scoring.Computed{})
			p.cells = make([]scoring.Cell, len(d.rules.Criteria)*d.members)
		}
		for i, row := range d.rank().Rows {
			if _, ok := d.rank().Mean(i); ok || row.Place != 0 || row.Reason == "" {
				t.Fatalf("%+v", row)
			}
		}
	})
}

func TestAddingAProductChangesNoOtherMean(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := drawRound(t)
		more := d
		more.drafts = append(slices.Clone(d.drafts), drawDraft(t, d.rules, d.members, "SP-new"))
		a, b := d.rank(), more.rank()
		for i := range d.drafts {
			x, ok := a.Mean(a.RowOf(i))
			y, still := b.Mean(b.RowOf(i))
			if ok != still || ok && x.Cmp(y) != 0 {
				t.Fatalf("%s: %v became %v", d.drafts[i].code, x, y)
			}
		}
	})
}

// TestExplanationAddsUp: the parts of every explanation sum to the mean that ranks.
func TestExplanationAddsUp(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := drawRound(t)
		rk := d.rank()
		for i := range rk.Rows {
			e := rk.Explain(i)
			if e.Mean == nil {
				continue
			}
			rest := e.Mean
			for _, part := range e.Parts {
				if x, ok := rk.Contribution(i, part.Criterion); !ok || x.Cmp(part.Contribution) != 0 {
					t.Fatalf("%v and %v", x, part.Contribution)
				}
				rest = rest.Sub(rest, part.Contribution)
			}
			if rest.Sign() != 0 {
				t.Fatalf("%v is left over", rest)
			}
		}
	})
}

// TestLargestCouncil holds the 128-bit totals where they are longest: 64 members, every divisor from 1 to 64, and points
// up to the limit. A hundredth of a point in one score of 61 still decides.
func TestLargestCouncil(t *testing.T) {
	r := rules("largest", scoring.ByCriterion, "100000", "0,01")
	for c := range scoring.MaxCriteria {
		r.Criteria = append(r.Criteria, weighted(fmt.Sprint("C", c), "15,62", "100"))
	}
	r.Criteria[0].Max = points("15,94")
	if faults := r.Validate(); faults != nil {
		t.Fatal(faults)
	}
	random := rand.New(rand.NewPCG(2, 0))
	product := func(code string, less scoring.Points) draft {
		p := draft{code: code}
		for c := range r.Criteria {
			for m := range scoring.MaxMembers {
				cell := scoring.Cell(0)
				if m <= c {
					cell = scoring.Score(r.Criteria[c].Max - less)
				}
				p.cells = append(p.cells, cell)
			}
		}
		return p
	}
	d := drawnRound{r, scoring.MaxMembers, []draft{product("SP1", 0), product("SP2", 0), product("SP3", 1)}}
	d.drafts[1].cells[60*scoring.MaxMembers] -= 1
	for range 40 {
		p := product("", 0)
		p.code = fmt.Sprint("SP", 4+len(d.drafts))
		for i := range p.cells {
			p.cells[i] -= scoring.Cell(p.cells[i].Present() * random.IntN(3))
		}
		d.drafts = append(d.drafts, p)
	}
	rk := d.rank()
	for i, want := range reference(d).rank() {
		if mean, _ := rk.Mean(i); mean.Cmp(want.mean) != 0 || d.drafts[rk.Rows[i].Product].code != want.code {
			t.Errorf("row %d: got %v, want %v", i, mean, want.mean)
		}
	}
	if rk.Rows[0].Product != 0 || rk.Rows[1].Product != 1 || rk.Rows[1].Decided != scoring.DecidedByMean {
		t.Errorf("%+v", rk.Rows[:2])
	}
}

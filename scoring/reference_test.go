package scoring_test

import (
	"cmp"
	"math/big"
	"slices"

	"example.com/hoidong/scoring"
)

// A reference ranks the slow way: fractions of any size, one product and one rule after the other.
type reference struct {
	rules   *scoring.Rules
	members int
	drafts  []draft
}

// A referenceRow is what a row should say.
type referenceRow struct {
	code    string
	mean    *big.Rat
	means   []*big.Rat
	place   int
	verdict scoring.Verdict
	grade   int
	top     scoring.Top
}

func (ref reference) rank() []referenceRow {
	var rows []referenceRow
	for _, p := range ref.drafts {
		rows = append(rows, ref.row(p))
	}
	slices.SortFunc(rows, func(a, b referenceRow) int {
		return cmp.Or(ref.compare(b, a), cmp.Compare(a.code, b.code))
	})
	for i := range rows {
		if rows[i].mean == nil {
			continue
		}
		rows[i].place = i + 1
		if i > 0 && ref.compare(rows[i-1], rows[i]) == 0 {
			rows[i].place = rows[i-1].place
		}
	}
	ref.cut(rows)
	return rows
}

// compare is positive when a is better; a product without a mean is worse than any.
func (ref reference) compare(a, b referenceRow) int {
	if a.mean == nil || b.mean == nil {
		return cmp.Compare(boolToInt(a.mean != nil), boolToInt(b.mean != nil))
	}
	order := a.mean.Cmp(b.mean)
	for _, code := range ref.rules.TieOrder {
		c := ref.rules.Criterion(code)
		order = cmp.Or(order, a.means[c].Cmp(b.means[c]))
	}
	return order
}

func boolToInt(b bool) int {
	if b {
		return 1
	}
	return 0
}

// cut: a passing product is in when, with all that share its place, no more than N pass up to it; open when only some of
// them would be.
func (ref reference) cut(rows []referenceRow) {
	passing := func(row referenceRow) bool { return row.mean != nil && row.verdict != scoring.Failed }
	for i, row := range rows {
		if !passing(row) {
			continue
		}
		better, upTo := 0, 0
		for _, other := range rows {
			if passing(other) && other.place < row.place {
				better++
			}
			if passing(other) && other.place <= row.place {
				upTo++
			}
		}
		switch {
		case upTo <= ref.rules.Top:
			rows[i].top = scoring.TopIn
		case better < ref.rules.Top:
			rows[i].top = scoring.TopOpen
		}
	}
}

func (ref reference) row(p draft) referenceRow {
	row := referenceRow{code: p.code, grade: -1}
	if p.out != "" {
		return row
	}
	total := new(big.Rat)
	for c := range ref.rules.Criteria {
		mean := ref.criterionMean(p, c)
		if mean == nil {
			return row
		}
		row.means = append(row.means, mean)
		brings := new(big.Rat).Mul(mean, big.NewRat(ref.rules.Criteria[c].Weight, 100))
		total.Add(total, ref.rounded(brings))
	}
	row.mean = total
	row.verdict = ref.verdict(row)
	row.grade = slices.IndexFunc(ref.rules.Grades, func(g scoring.Grade) bool { return total.Cmp(g.Bound.Rat()) >= 0 })
	return row
}

func (ref reference) verdict(row referenceRow) scoring.Verdict {
	r := ref.rules
	if r.Pass == nil && r.Floor == 0 {
		return scoring.NoVerdict
	}
	if r.Pass != nil && row.mean.Cmp(r.Pass.Rat()) < 0 {
		return scoring.Failed
	}
	for c, mean := range row.means {
		floor := new(big.Rat).Mul(big.NewRat(int64(r.Floor), 10000), r.Criteria[c].Max.Rat())
		if mean.Cmp(floor) < 0 {
			return scoring.Failed
		}
	}
	return scoring.Passed
}

func (ref reference) rounded(x *big.Rat) *big.Rat {
	if ref.rules.Round < 0 {
		return x
	}
	return scoring.RoundRat(x, ref.rules.Round)
}

func (ref reference) criterionMean(p draft, c int) *big.Rat {
	if ref.rules.Criteria[c].Computed() {
		if !p.computed[c].Known {
			return nil
		}
		return p.computed[c].Points.Rat()
	}
	var scores []scoring.Points
	for m := range ref.members {
		if cell := p.cells[c*ref.members+m]; cell.Present() == 1 && ref.counts(p, m) {
			scores = append(scores, cell.Points())
		}
	}
	if k := ref.rules.Trim; len(scores) > 2*k {
		slices.Sort(scores)
		scores = scores[k : len(scores)-k]
	}
	if len(scores) == 0 {
		return nil
	}
	sum := scoring.Points(0)
	for _, s := range scores {
		sum += s
	}
	return ref.rounded(big.NewRat(int64(sum), 100*int64(len(scores))))
}

// counts: by member, only the scores of a sheet with all criteria count.
func (ref reference) counts(p draft, member int) bool {
	if ref.rules.Mean == scoring.ByCriterion {
		return true
	}
	for c := range ref.rules.Criteria {
		if !ref.rules.Criteria[c].Computed() && p.cells[c*ref.members+member].Present() == 0 {
			return false
		}
	}
	return true
}

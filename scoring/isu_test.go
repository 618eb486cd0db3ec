package scoring_test

import (
	"testing"

	"example.com/hoidong/scoring"
)

const (
	isuJudges     = 9
	isuComponents = 5
)

// TestISU holds trim, rounding and weights against protocols of figure skating: every panel's score of a component, and
// every performance's component total, come out as published.
func TestISU(t *testing.T) {
	components := readTable(t, "isu", "components.csv")
	rowsOf := map[string][][]string{}
	for _, row := range components.rows {
		id := components.cell(row, "performance_id")
		rowsOf[id] = append(rowsOf[id], row)
	}
	performances := readTable(t, "isu", "performances.csv")
	panels, totals := 0, 0
	for _, performance := range performances.rows {
		id := performances.cell(performance, "performance_id")
		r, d := isuDraft(components, id, rowsOf[id])
		rk := rank(r, isuJudges, d)
		e := rk.Explain(0)
		for c, row := range rowsOf[id] {
			want := points(components.cell(row, "scores_of_panel"))
			if got := e.Parts[c].Mean; got.Cmp(want.Rat()) != 0 {
				t.Errorf("%s %s: got %v, want %v", id, components.cell(row, "component"), got, want)
			}
			panels++
		}
		mean, _ := rk.Mean(0)
		if want := points(performances.cell(performance, "total_component_score")); mean.Cmp(want.Rat()) != 0 {
			t.Errorf("%s: got %v, want %v", id, mean, want)
		}
		totals++
	}
	if panels != 8630 || totals != 1726 {
		t.Errorf("%d panels and %d totals", panels, totals)
	}
}

func isuDraft(t table, id string, rows [][]string) (*scoring.Rules, draft) {
	r := rules("isu", scoring.ByCriterion, "50", "0,25")
	r.Trim, r.Round = 1, 2
	d := draft{code: id}
	for _, row := range rows {
		r.Criteria = append(r.Criteria, weighted(t.cell(row, "component"), "10", t.cell(row, "factor")))
		for _, judge := range []string{"J1", "J2", "J3", "J4", "J5", "J6", "J7", "J8", "J9"} {
			mark := points(t.cell(row, judge))
			if mark == 0 {
				// A judge who was absent: no score, not a score of zero.
				d.cells = append(d.cells, scoring.Owed)
				continue
			}
			d.cells = append(d.cells, scoring.Score(mark))
		}
	}
	return r, d
}

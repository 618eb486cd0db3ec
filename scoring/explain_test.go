package scoring_test

import (
	"math/big"
	"slices"
	"testing"

	"example.com/hoidong/scoring"
)

// sheets writes scores as rows of criteria: "-" is owed, "" is nobody's question.
func sheets(code string, rows ...[]string) draft {
	d := draft{code: code, computed: make([]scoring.Computed, len(rows))}
	for _, row := range rows {
		for _, text := range row {
			switch text {
			case "":
				d.cells = append(d.cells, 0)
			case "-":
				d.cells = append(d.cells, scoring.Owed)
			default:
				d.cells = append(d.cells, scoring.Score(points(text)))
			}
		}
	}
	return d
}

func TestCell(t *testing.T) {
	sum := scoring.Score(850) + scoring.Score(0) + scoring.Owed
	if sum.Points() != 850 || sum.Present() != 2 || sum.Expected() != 3 {
		t.Errorf("%d points, %d of %d", sum.Points(), sum.Present(), sum.Expected())
	}
}

func TestSheets(t *testing.T) {
	r := rules("two", scoring.ByCriterion, "20", "0,5", judged("A", "10", all), judged("B", "10", "m2", "m3"))
	d := sheets("SP1", []string{"0", "8", "-", "", "7"}, []string{"", "9", "5", "", "-"})
	rk := rank(r, 5, d)
	if got := rk.Sheets(0); got != (scoring.Sheets{Complete: 2, Asked: 4}) || got.Owed() != 2 {
		t.Errorf("got %+v", got)
	}
}

func TestExplainTrimAndRounding(t *testing.T) {
	r := rules("trim", scoring.ByCriterion, "16", "0,25", weighted("A", "10", "1,6"))
	r.Trim, r.Round, r.Pass = 1, 2, markOf("12")
	rk := rank(r, 6, sheets("SP1", []string{"7", "8,25", "-", "7", "6,75", "8,25"}))
	e := rk.Explain(0)
	part := e.Parts[0]
	want := []scoring.CountedScore{
		{Member: 0, Points: 700},
		{Member: 1, Points: 825},
		{Member: 3, Points: 700},
		{Member: 4, Points: 675, Dropped: true},
		{Member: 5, Points: 825, Dropped: true},
	}
	if !slices.Equal(part.Scores, want) {
		t.Errorf("scores: %+v", part.Scores)
	}
	if part.Sum != 2225 || part.N != 3 || part.Exact.Cmp(big.NewRat(2225, 300)) != 0 {
		t.Errorf("%s over %d is %v", part.Sum, part.N, part.Exact)
	}
	// 22,25 ÷ 3 = 7,4166… → 7,42; 7,42 × 1,6 = 11,872 → 11,87.
	if part.Mean.Cmp(points("7,42").Rat()) != 0 || part.Contribution.Cmp(points("11,87").Rat()) != 0 {
		t.Errorf("mean %v, contribution %v", part.Mean, part.Contribution)
	}
	if e.Mean.Cmp(points("11,87").Rat()) != 0 || e.Verdict != scoring.Failed || e.Pass.Difference.Cmp(big.NewRat(-13, 100)) != 0 {
		t.Errorf("%+v", e)
	}
}

func TestExplainByMember(t *testing.T) {
	r := rules("member", scoring.ByMember, "30", "0,5", judged("A", "10", all), judged("B", "10", all), computed("F", "10", scoring.Revenue, "1", "10", "0"))
	d := sheets("SP1", []string{"7", "9", "8", ""}, []string{"6", "-", "9", ""}, []string{"", "", "", ""})
	d.computed = r.ComputeAll(scoring.Figures{Revenue: scoring.Known(5)}, "")
	e := rank(r, 4, d).Explain(0)
	want := []scoring.MemberSheet{
		{Member: 0, Total: 1300, Complete: true},
		{Member: 1, Total: 900},
		{Member: 2, Total: 1700, Complete: true},
	}
	if !slices.Equal(e.Sheets, want) {
		t.Errorf("sheets: %+v", e.Sheets)
	}
	if e.Mean.Cmp(big.NewRat(25, 1)) != 0 || e.Parts[0].N != 2 || e.Parts[0].Sum != 1500 {
		t.Errorf("%v from %+v", e.Mean, e.Parts[0])
	}
	if c := e.Parts[2].Computed; c == nil || c.Band != 0 || c.Value.Cmp(big.NewRat(5, 1)) != 0 || e.Parts[2].Scores != nil {
		t.Errorf("computed: %+v", e.Parts[2])
	}
}

// TestByMemberReasons: without a complete sheet that is the reason; with one, a figure may still be missing.
func TestByMemberReasons(t *testing.T) {
	r := rules("member", scoring.ByMember, "20", "0,5", judged("A", "10", all), computed("F", "10", scoring.Revenue, "0"))
	rk := rank(
		r, 1,
		sheets("SP1", []string{"-"}, []string{""}),
		sheets("SP2", []string{"5"}, []string{""}),
	)
	if row := rk.Rows[0]; row.Reason != scoring.ReasonNoSheet || row.Missing != 0b11 {
		t.Errorf("%+v", row)
	}
	if row := rk.Rows[1]; row.Reason != scoring.ReasonMissing || row.Missing != 0b10 {
		t.Errorf("%+v", row)
	}
	if e := rk.Explain(0); e.Parts[0].Scores != nil || e.Parts[1].Computed.Known {
		t.Errorf("%+v", e.Parts)
	}
}

// TestShownLikeThePassMark: 69,995 shows as 70,00, fails, and says so.
func TestShownLikeThePassMark(t *testing.T) {
	r := rules("pass", scoring.ByCriterion, "100", "0,01", judged("A", "100", all))
	r.Pass = markOf("70")
	rk := rank(r, 2, sheets("SP1", []string{"69,99", "70"}), sheets("SP2", []string{"70", "70"}))
	e := rk.Explain(1)
	if shown := scoring.FormatRat(e.Mean, 2); shown != "70,00" || e.Verdict != scoring.Failed {
		t.Errorf("shown %s, verdict %d", shown, e.Verdict)
	}
	if e.Pass.Reached || !e.Pass.Misleading || e.Pass.Difference.Cmp(big.NewRat(-1, 200)) != 0 {
		t.Errorf("%+v", e.Pass)
	}
	if passed := rk.Explain(0); !passed.Pass.Reached || passed.Pass.Misleading || passed.Verdict != scoring.Passed {
		t.Errorf("%+v", passed.Pass)
	}
	if n := rk.Read(1).Neighbour; n == nil || n.Below || !n.Misleading || n.Decided != scoring.DecidedByMean {
		t.Errorf("%+v", n)
	}
}

func TestFloor(t *testing.T) {
	r := rules("floor", scoring.ByCriterion, "20", "0,01", judged("A", "10", all), judged("B", "10", all))
	r.Floor = 60_00
	rk := rank(
		r, 2,
		sheets("SP1", []string{"6", "6"}, []string{"6", "6"}),
		sheets("SP2", []string{"10", "10"}, []string{"6", "5,99"}),
	)
	if rk.Rows[0].Verdict != scoring.Failed || rk.Rows[0].Top != scoring.TopNo || rk.Rows[0].Place != 1 {
		t.Errorf("below the floor: %+v", rk.Rows[0])
	}
	if rk.Rows[1].Verdict != scoring.Passed || rk.Rows[1].Top != scoring.TopIn {
		t.Errorf("on the floor: %+v", rk.Rows[1])
	}
	floor := rk.Explain(0).Parts[1].Floor
	if floor.Reached || !floor.Misleading || floor.Bound.Cmp(big.NewRat(6, 1)) != 0 {
		t.Errorf("%+v", floor)
	}
}

func TestExplainWithoutAPlace(t *testing.T) {
	r := rules("two", scoring.ByCriterion, "20", "0,5", judged("A", "10", all), judged("B", "10", all))
	r.Pass = markOf("10")
	out := sheets("SP2", []string{"5"}, []string{"5"})
	out.out = scoring.ReasonLate
	rk := rank(r, 1, out, sheets("SP1", []string{"5"}, []string{"-"}))
	missing := rk.Explain(0)
	if missing.Reason != scoring.ReasonMissing || !missing.Missing.Has(1) || missing.Missing.Has(0) || missing.Mean != nil || missing.Pass != nil {
		t.Errorf("%+v", missing)
	}
	if missing.Parts[0].Contribution == nil || missing.Parts[1].Mean != nil || missing.Parts[1].N != 0 {
		t.Errorf("%+v", missing.Parts)
	}
	if late := rk.Explain(1); late.Reason != scoring.ReasonLate || late.Parts != nil {
		t.Errorf("%+v", late)
	}
	if reading := rk.Read(0); reading.Place != 0 || reading.Reason != scoring.ReasonMissing || reading.Neighbour != nil {
		t.Errorf("%+v", reading)
	}
}

// TestReadTheTieAtTheCut: the pair at places 10 and 11 of the sample round, split by the first criterion of the tie order.
func TestReadTheTieAtTheCut(t *testing.T) {
	r := spcncl()
	members, drafts := readRound(t, "vong-mau", r)
	rk := rank(r, members, drafts...)
	reading := rk.Read(9)
	n := reading.Neighbour
	if drafts[reading.Product].code != "SP34" || reading.Place != 10 || drafts[n.Product].code != "SP01" || n.Place != 11 || !n.Below {
		t.Fatalf("%+v over %+v", reading, n)
	}
	if r.Criteria[n.Decided].Code != "C5" || scoring.FormatRat(n.Own, 2) != "12,95" || scoring.FormatRat(n.Other, 2) != "11,95" {
		t.Errorf("%+v", n)
	}
	if reading.Mean.Cmp(n.Mean) != 0 || n.Misleading || reading.Tied {
		t.Errorf("%+v", reading)
	}
	tied := rk.Read(21)
	if !tied.Tied || tied.Place != 22 || tied.Neighbour.Decided != scoring.Undecided || tied.Neighbour.Own != nil {
		t.Errorf("%+v", tied)
	}
	last := rk.Read(50)
	if last.Place != 51 || last.Neighbour.Below || last.Neighbour.Place != 50 {
		t.Errorf("%+v", last)
	}
}

// TestOpenCut: products that share a place across the cut are open, every one of them; those that fail do not count.
func TestOpenCut(t *testing.T) {
	r := rules("cut", scoring.ByCriterion, "20", "0,5", judged("A", "10", all), judged("B", "10", all))
	r.Top, r.Pass, r.Floor = 2, markOf("10"), 50_00
	rk := rank(
		r, 1,
		sheets("SP1", []string{"8"}, []string{"8"}),
		sheets("SP2", []string{"7"}, []string{"5"}),
		sheets("SP3", []string{"6"}, []string{"6"}),
		sheets("SP4", []string{"8"}, []string{"4"}),
		sheets("SP5", []string{"5"}, []string{"5"}),
	)
	var places []int
	var tops []scoring.Top
	for _, row := range rk.Rows {
		places, tops = append(places, row.Place), append(tops, row.Top)
	}
	if !slices.Equal(places, []int{1, 2, 2, 2, 5}) {
		t.Errorf("places %v", places)
	}
	if !slices.Equal(tops, []scoring.Top{scoring.TopIn, scoring.TopOpen, scoring.TopOpen, scoring.TopNo, scoring.TopNo}) {
		t.Errorf("tops %v", tops)
	}
}

func TestSpread(t *testing.T) {
	r := rules("spread", scoring.ByCriterion, "20", "0,5", judged("A", "10", all), judged("B", "10", "m1", "m2"))
	r.SpreadAlarm = markOf("8")
	for _, c := range []struct {
		name  string
		rows  [][]string
		want  *big.Rat
		alarm bool
	}{
		{"shares of what each could give", [][]string{{"9", "5", "7"}, {"7", "5", ""}}, big.NewRat(6, 1), false},
		{"on the alarm", [][]string{{"9", "5", ""}, {"9", "5", ""}}, big.NewRat(8, 1), false},
		{"above it", [][]string{{"9", "5", ""}, {"9", "4,5", ""}}, big.NewRat(17, 2), true},
		{"half sheets do not count", [][]string{{"9", "5", "8"}, {"9", "-", ""}}, big.NewRat(2, 1), false},
		{"one sheet", [][]string{{"9", "5", "-"}, {"9", "-", ""}}, nil, false},
		{"nobody is asked", [][]string{{"", "", ""}, {"", "", ""}}, nil, false},
	} {
		rk := rank(r, 3, sheets("SP1", c.rows...))
		got, ok := rk.Spread(0)
		if ok != (c.want != nil) || ok && got.Cmp(c.want) != 0 {
			t.Errorf("%s: got %v, want %v", c.name, got, c.want)
		}
		if rk.Alarm(0) != c.alarm {
			t.Errorf("%s: alarm %t", c.name, rk.Alarm(0))
		}
	}
	r.SpreadAlarm = nil
	if rank(r, 3, sheets("SP1", []string{"9", "0", ""}, []string{"9", "0", ""})).Alarm(0) {
		t.Error("an alarm that nobody set")
	}
}

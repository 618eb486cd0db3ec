package scoring_test

import (
	"fmt"
	"testing"

	"example.com/hoidong/scoring"
)

func TestValidate(t *testing.T) {
	const (
		computedOne = 0
		judgedOne   = 4
	)
	for _, c := range []struct {
		name  string
		spoil func(r *scoring.Rules)
		want  []string
	}{
		{"no code", func(r *scoring.Rules) { r.Code = "" }, []string{"code: rules.empty"}},
		{"no name", func(r *scoring.Rules) { r.Name = "" }, []string{"name: rules.empty"}},
		{"no scale", func(r *scoring.Rules) { r.Scale, r.Pass, r.SpreadAlarm = 0, nil, nil }, []string{
			"scale: rules.range max=100000 min=0,01", "scale: rules.scale scale=0 sum=100,00",
		}},
		{"another scale", func(r *scoring.Rules) { r.Scale = 101_00 }, []string{"scale: rules.scale scale=101 sum=100,00"}},
		{"no step", func(r *scoring.Rules) { r.Step = 0 }, []string{"step: rules.range max=100000 min=0,01"}},
		{"step", func(r *scoring.Rules) { r.Step = 10_00 }, []string{
			"criterion[4].max: rules.step step=10 value=15", "criterion[8].max: rules.step step=10 value=5",
		}},
		{"mean", func(r *scoring.Rules) { r.Mean = "median" }, []string{"mean: rules.unknown value=median"}},
		{"trim", func(r *scoring.Rules) { r.Trim = -1 }, []string{"trim: rules.range max=31 min=0"}},
		{"round", func(r *scoring.Rules) { r.Round = 3 }, []string{"round: rules.range max=2 min=-1"}},
		{"pass", func(r *scoring.Rules) { r.Pass = markOf("100,5") }, []string{"pass: rules.range max=100 min=0"}},
		{"alarm", func(r *scoring.Rules) { r.SpreadAlarm = markOf("101") }, []string{"spread_alarm: rules.range max=100 min=0"}},
		{"floor", func(r *scoring.Rules) { r.Floor = 100_01 }, []string{"floor: rules.range max=100% min=0%"}},
		{"top", func(r *scoring.Rules) { r.Top = -1 }, []string{"top: rules.range max=10000 min=0"}},
		{"comment_days", func(r *scoring.Rules) { r.CommentDays = -1 }, []string{"comment_days: rules.range max=10000 min=0"}},
		{"valid_years", func(r *scoring.Rules) { r.ValidYears = -1 }, []string{"valid_years: rules.range max=10000 min=0"}},
		{"visibility", func(r *scoring.Rules) { r.Visibility = "all" }, []string{"visibility: rules.unknown value=all"}},
		{"second_clerk", func(r *scoring.Rules) { r.SecondClerk = "" }, []string{"second_clerk: rules.unknown value="}},
		{"grades", func(r *scoring.Rules) {
			r.Grades = []scoring.Grade{{Name: "A", Bound: 101_00}, {Name: "", Bound: 50_00}, {Name: "A", Bound: 50_00}}
		}, []string{
			"grades[0]: rules.range max=100 min=0", "grades[1]: rules.empty", "grades[2]: rules.order",
			"grades[2]: rules.duplicate value=A",
		}},
		{"tie_order", func(r *scoring.Rules) { r.TieOrder = []string{"C5", "C0", "C5"} }, []string{
			"tie_order[1]: rules.unknown value=C0", "tie_order[2]: rules.duplicate value=C5",
		}},
		{"quorum", func(r *scoring.Rules) { r.Quorum[0] = scoring.Fraction{Num: 3, Den: 2} }, []string{
			"quorum[0]: fraction.syntax text=3/2",
		}},
		{"tracks", func(r *scoring.Rules) {
			r.Tracks[3].Require = r.Tracks[0].Require
			r.Tracks[1].Name, r.Tracks[2].Name = "", r.Tracks[0].Name
			r.Tracks[2].Require = []scoring.Requirement{{Figure: "weight"}}
		}, []string{
			"track[1].name: rules.empty", "track[2].require[0]: rules.unknown value=weight", "track[3].require: rules.judged",
			"track[2].name: rules.duplicate value=Thông thường",
		}},
		{"no criteria", func(r *scoring.Rules) { r.Criteria, r.TieOrder = nil, nil }, []string{
			"criterion: rules.criteria max=64", "scale: rules.scale scale=100 sum=0,00",
		}},
		{"names of criteria", func(r *scoring.Rules) { r.Criteria[1].Name, r.Criteria[2].Code = "", "C2" }, []string{
			"criterion[1].name: rules.empty", "criterion[2].code: rules.duplicate value=C2",
		}},
		{"max", func(r *scoring.Rules) { r.Criteria[judgedOne].Max, r.Scale = 0, 85_00 }, []string{
			"criterion[4].max: rules.range max=100000 min=0,01",
		}},
		{"weight", func(r *scoring.Rules) { r.Criteria[judgedOne].Weight, r.Scale = 0, 85_00 }, []string{
			"criterion[4].weight: rules.range max=1000 min=0,01",
		}},
		{"neither judged nor computed", func(r *scoring.Rules) { r.Criteria[judgedOne].Scorers = nil }, []string{
			"criterion[4]: rules.source",
		}},
		{"both", func(r *scoring.Rules) { r.Criteria[computedOne].Scorers = []string{all} }, []string{
			"criterion[0]: rules.source",
		}},
		{"bands where members judge", func(r *scoring.Rules) { r.Criteria[judgedOne].Otherwise = 1 }, []string{
			"criterion[4]: rules.judged",
		}},
		{"scorers", func(r *scoring.Rules) { r.Criteria[judgedOne].Scorers = []string{"HD01", "*", "HD01", ""} }, []string{
			"criterion[4].scorers[1]: rules.everybody", "criterion[4].scorers[3]: rules.empty",
			"criterion[4].scorers[2]: rules.duplicate value=HD01",
		}},
		{"figure", func(r *scoring.Rules) { r.Criteria[computedOne].Figure = "weight" }, []string{
			"criterion[0].figure: rules.unknown value=weight",
		}},
		{"bands", func(r *scoring.Rules) {
			r.Criteria[computedOne].Bands[0].Points = 20_01
			r.Criteria[computedOne].Bands[2].Bound = r.Criteria[computedOne].Bands[1].Bound
			r.Criteria[computedOne].Otherwise = -1
		}, []string{
			"criterion[0].otherwise: rules.range max=20 min=0", "criterion[0].bands[0]: rules.range max=20 min=0",
			"criterion[0].bands[2]: rules.order",
		}},
		{"missing", func(r *scoring.Rules) {
			m := &r.Criteria[computedOne].Missing
			*m = append(*m, scoring.MissingPoints{Track: "Khác", Points: 21_00}, (*m)[0])
		}, []string{
			"criterion[0].missing[1]: rules.range max=20 min=0", "criterion[0].missing[1]: rules.unknown value=Khác",
			"criterion[0].missing[2]: rules.duplicate value=Khởi nghiệp",
		}},
		{"by-member", func(r *scoring.Rules) {
			r.Mean, r.Trim, r.Round = scoring.ByMember, 1, 2
			r.Criteria = r.Criteria[:6]
			r.Criteria[4].Weight, r.TieOrder, r.Scale = 200, nil, 90_00
		}, []string{
			"trim: rules.by_member", "round: rules.by_member", "criterion[4].weight: rules.by_member",
			"criterion[5].scorers: rules.by_member",
		}},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := spcncl()
			c.spoil(r)
			var got []string
			for _, fault := range r.Validate() {
				got = append(got, fault.Error())
			}
			if fmt.Sprintf("%q", got) != fmt.Sprintf("%q", c.want) {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

func TestTooManyCriteria(t *testing.T) {
	r := rules("many", scoring.ByCriterion, "65", "0,5")
	for i := range scoring.MaxCriteria + 1 {
		r.Criteria = append(r.Criteria, judged(fmt.Sprint("C", i), "1", all))
	}
	if faults := r.Validate(); len(faults) != 1 || faults[0].Code != "rules.criteria" {
		t.Errorf("got %v", faults)
	}
}

func TestSameScoring(t *testing.T) {
	for name, c := range map[string]struct {
		change func(r *scoring.Rules)
		same   bool
	}{
		"nothing":                     {func(*scoring.Rules) {}, true},
		"pass":                        {func(r *scoring.Rules) { r.Pass = nil }, true},
		"scorers":                     {func(r *scoring.Rules) { r.Criteria[5].Scorers = []string{all} }, true},
		"weight":                      {func(r *scoring.Rules) { r.Criteria[5].Weight = 200 }, false},
		"step":                        {func(r *scoring.Rules) { r.Step = 25 }, false},
		"bands":                       {func(r *scoring.Rules) { r.Criteria[0].Bands[0].Bound++ }, false},
		"missing":                     {func(r *scoring.Rules) { r.Criteria[0].Missing = nil }, false},
		"trim":                        {func(r *scoring.Rules) { r.Trim = 1 }, false},
		"no bands, written otherwise": {func(r *scoring.Rules) { r.Criteria[5].Bands = []scoring.Band{} }, true},
	} {
		r := spcncl()
		c.change(r)
		if got := spcncl().SameScoring(r); got != c.same {
			t.Errorf("%s: got %t", name, got)
		}
	}
}

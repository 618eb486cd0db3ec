package scoring_test

import (
	"testing"

	"example.com/hoidong/scoring"
)

func points(s string) scoring.Points {
	p, err := scoring.ParsePoints(s)
	if err != nil {
		panic(err)
	}
	return p
}

func markOf(s string) *scoring.Points {
	p := points(s)
	return &p
}

// rules with the defaults that a rule file has.
func rules(code string, mean scoring.Method, scale, step string, criteria ...scoring.Criterion) *scoring.Rules {
	return &scoring.Rules{
		Code: code, Name: code, Mean: mean, Scale: points(scale), Step: points(step), Round: -1, Top: 10,
		Visibility: scoring.VisibleLive, AdvanceSheets: true, SecondClerk: scoring.SecondClerkRequired,
		CommentDays: 10, ValidYears: 3, Criteria: criteria,
	}
}

func judged(code, max string, scorers ...string) scoring.Criterion {
	return scoring.Criterion{Code: code, Name: code, Max: points(max), Weight: 100, Scorers: scorers}
}

func weighted(code, max, weight string) scoring.Criterion {
	c := judged(code, max, scoring.Everybody)
	c.Weight = int64(points(weight))
	return c
}

// computed takes bands as pairs of bound and points, then the points otherwise.
func computed(code, max string, figure scoring.FigureKind, terms ...string) scoring.Criterion {
	c := scoring.Criterion{Code: code, Name: code, Max: points(max), Weight: 100, Figure: figure}
	for ; len(terms) > 1; terms = terms[2:] {
		bound, err := figure.ParseBound(terms[0])
		if err != nil {
			panic(err)
		}
		c.Bands = append(c.Bands, scoring.Band{Bound: bound, Points: points(terms[1])})
	}
	c.Otherwise = points(terms[0])
	return c
}

const (
	all    = scoring.Everybody
	tyDong = 1_000_000_000
)

func spcncl() *scoring.Rules {
	growth := computed("C1", "20", scoring.RevenueGrowth, "15%", "20", "10%", "18", "5%", "15", "0%", "12", "8")
	growth.Missing = []scoring.MissingPoints{{Track: "Khởi nghiệp", Points: points("12")}}
	r := rules(
		"spcncl-mau", scoring.ByCriterion, "100", "0,5",
		growth,
		computed("C2", "10", scoring.Revenue, "500 tỷ", "10", "200 tỷ", "9", "100 tỷ", "8", "50 tỷ", "7", "10 tỷ", "5", "3"),
		computed("C3", "10", scoring.RevenuePerWorker, "2 tỷ", "10", "1,5 tỷ", "9", "1 tỷ", "8", "500 triệu", "6", "4"),
		computed("C4", "10", scoring.Export, "5 triệu", "10", "1 triệu", "8", "500.000", "6", "100.000", "4", "2"),
		judged("C5", "15", all),
		judged("C6", "10", "HD01", "HD02", "HD03", "HD09", "HD11"),
		judged("C7", "10", "HD02", "HD04", "HD11"),
		judged("C8", "10", "HD01", "HD02", "HD05", "HD07", "HD08", "HD10"),
		judged("C9", "5", "HD02", "HD06", "HD10", "HD11"),
	)
	r.Sample = true
	r.Pass, r.SpreadAlarm = markOf("70"), markOf("10")
	r.TieOrder = []string{"C5", "C1", "C4"}
	r.Quorum = []scoring.Fraction{{Num: 2, Den: 3}}
	r.Tracks = []scoring.Track{
		{Name: "Thông thường", Require: []scoring.Requirement{{Figure: scoring.Revenue, Bound: 100 * tyDong}}},
		{Name: "Công nghệ cao", Require: []scoring.Requirement{{Figure: scoring.Revenue, Bound: 10 * tyDong}}},
		{Name: "Thủ công mỹ nghệ", Require: []scoring.Requirement{{Figure: scoring.Export, Bound: 1_000_000_00}}},
		{Name: "Khởi nghiệp", Judged: true},
	}
	return r
}

func trimmed() *scoring.Rules {
	r := rules(
		"bo-cao-thap", scoring.ByCriterion, "38", "0,25",
		weighted("SS", "10", "1,6"), weighted("TR", "10", "1"), weighted("PE", "10", "1,2"),
	)
	r.Trim, r.Round, r.Top = 1, 2, 3
	return r
}

func cnnt() *scoring.Rules {
	r := rules(
		"cnnt-2014", scoring.ByMember, "100", "0,5",
		judged("1", "40", all), judged("2", "40", all), judged("3", "10", all), judged("4", "10", all),
	)
	r.Pass = markOf("70")
	return r
}

func ocop() *scoring.Rules {
	r := rules(
		"ocop-2023", scoring.ByMember, "100", "1",
		judged("A", "40", all), judged("B", "25", all), judged("C", "35", all),
	)
	r.Quorum = []scoring.Fraction{{Num: 3, Den: 4}, {Num: 5, Den: 7}}
	r.SpreadAlarm = markOf("10")
	r.Grades = []scoring.Grade{
		{Name: "5 sao", Bound: points("90")},
		{Name: "4 sao", Bound: points("70")},
		{Name: "3 sao", Bound: points("50")},
		{Name: "2 sao", Bound: points("30")},
		{Name: "1 sao", Bound: points("0")},
	}
	return r
}

func thqg() *scoring.Rules {
	r := rules(
		"thqg-2019", scoring.ByMember, "1000", "1",
		judged("1", "300", all), judged("2", "180", all), judged("3", "520", all),
	)
	r.Pass, r.Floor = markOf("650"), 60_00
	return r
}

func TestShippedRulesAreValid(t *testing.T) {
	for _, r := range []*scoring.Rules{spcncl(), trimmed(), cnnt(), ocop(), thqg()} {
		if faults := r.Validate(); faults != nil {
			t.Errorf("%s: %v", r.Code, faults)
		}
	}
}

package rules_test

import (
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"

	"example.com/hoidong/scoring"
	"example.com/hoidong/store/rules"
	"example.com/hoidong/store/words"
)

func TestShippedRulesLoad(t *testing.T) {
	want := []string{"bo-cao-thap", "cnnt-2014", "ocop-2023", "spcncl-mau", "thqg-2019"}
	if names := rules.Names(); !slices.Equal(names, want) {
		t.Fatalf("names %v, want %v", names, want)
	}
	for _, name := range want {
		r, err := rules.Load(name)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if r.Code != name {
			t.Errorf("%s says it is %s", name, r.Code)
		}
	}
}

func TestLoadGivesACopyOfItsOwn(t *testing.T) {
	first, err := rules.Load("spcncl-mau")
	if err != nil {
		t.Fatal(err)
	}
	first.Criteria[0].Name = "khác"
	second, err := rules.Load("spcncl-mau")
	if err != nil || second.Criteria[0].Name == "khác" {
		t.Errorf("%v, %v", second.Criteria[0], err)
	}
}

func TestAnUnknownName(t *testing.T) {
	_, err := rules.Load("spcncl")
	if err == nil {
		t.Fatal("loaded")
	}
	speaks(t, err)
}

func points(p scoring.Points) *scoring.Points { return &p }

// TestSampleRules pins what the richest shipped set says, figure by figure.
func TestSampleRules(t *testing.T) {
	r, err := rules.Load("spcncl-mau")
	if err != nil {
		t.Fatal(err)
	}
	if !r.Sample || r.Scale != 100_00 || r.Step != 50 || r.Mean != scoring.ByCriterion || r.Round != -1 || *r.Pass != 70_00 ||
		*r.SpreadAlarm != 10_00 || r.Top != 10 || !slices.Equal(r.TieOrder, []string{"C5", "C1", "C4"}) {
		t.Errorf("head %+v", r)
	}
	wantTracks := []scoring.Track{
		{Name: "Thông thường", Require: []scoring.Requirement{{Figure: scoring.Revenue, Bound: 100e9}}},
		{Name: "Công nghệ cao", Require: []scoring.Requirement{{Figure: scoring.Revenue, Bound: 10e9}}},
		{Name: "Thủ công mỹ nghệ", Require: []scoring.Requirement{{Figure: scoring.Export, Bound: 100_000_000}}},
		{Name: "Khởi nghiệp", Judged: true},
	}
	if !reflect.DeepEqual(r.Tracks, wantTracks) {
		t.Errorf("tracks %+v", r.Tracks)
	}
	growth := scoring.Criterion{
		Code: "C1", Name: "Tăng trưởng phát triển sản xuất", Max: 20_00, Weight: 100, Figure: scoring.RevenueGrowth,
		Bands:     []scoring.Band{{Bound: 1500, Points: 2000}, {Bound: 1000, Points: 1800}, {Bound: 500, Points: 1500}, {Bound: 0, Points: 1200}},
		Otherwise: 800, Missing: []scoring.MissingPoints{{Track: "Khởi nghiệp", Points: 1200}},
	}
	if !reflect.DeepEqual(r.Criteria[0], growth) {
		t.Errorf("C1 %+v", r.Criteria[0])
	}
	if b := r.Criteria[2].Bands; b[1].Bound != 1_500_000_000 || b[3].Bound != 500_000_000 {
		t.Errorf("C3 %+v", b)
	}
	if b := r.Criteria[3].Bands; b[0].Bound != 500_000_000 || b[2].Bound != 50_000_000 {
		t.Errorf("C4 %+v", b)
	}
}

func TestEveryKey(t *testing.T) {
	text, err := os.ReadFile("testdata/every-key.toml")
	if err != nil {
		t.Fatal(err)
	}
	got, err := rules.Read("every-key.toml", text)
	if err != nil {
		t.Fatal(words.MustSpeak(words.English).Error(err))
	}
	want := &scoring.Rules{
		Code: "day-du", Name: "Đầy đủ", Basis: "Thử", Sample: true, Scale: 45_00, Step: 25, Mean: scoring.ByCriterion,
		Trim: 1, Round: 2, Pass: points(30_50), Floor: 12_50, Grades: []scoring.Grade{{Name: "A", Bound: 40_00}, {Name: "B", Bound: 0}},
		Top: 0, TieOrder: []string{"X", "Y"}, Quorum: []scoring.Fraction{{Num: 2, Den: 3}, {Num: 5, Den: 7}},
		SpreadAlarm: points(7_50), Visibility: scoring.VisibleAfterOwn, AdvanceSheets: false, AbsentScores: true,
		SecondClerk: "same-after-5m", ChairBreaksTies: true, CommentDays: 7, ValidYears: 2,
		Tracks: []scoring.Track{
			{Name: "Một", Require: []scoring.Requirement{{Figure: scoring.RevenueGrowth, Bound: -5_00}, {Figure: scoring.RevenuePerWorker, Bound: 500e6}}},
			{Name: "Hai", Judged: true},
		},
		Criteria: []scoring.Criterion{
			{Code: "X", Name: "Chấm", Max: 20_00, Weight: 150, Scorers: []string{"HD01", "HD02"}},
			{
				Code: "Y", Name: "Tính", Max: 15_00, Weight: 100, Figure: scoring.Export,
				Bands: []scoring.Band{{Bound: 150_000_000, Points: 15_00}, {Bound: 50_000_050, Points: 7_50}}, Otherwise: 25,
				Missing: []scoring.MissingPoints{{Track: "Hai", Points: 5_00}},
			},
		},
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got  %+v\nwant %+v", got, want)
	}
}

func TestDefaults(t *testing.T) {
	got, err := rules.Read("x", []byte("\ufeff"+strings.ReplaceAll(smallest, "\n", "\r\n")))
	if err != nil {
		t.Fatal(err)
	}
	want := &scoring.Rules{
		Code: "a", Name: "b", Scale: 10_00, Step: 50, Mean: scoring.ByMember, Round: -1, Top: 10,
		Visibility: scoring.VisibleLive, AdvanceSheets: true, SecondClerk: "required", CommentDays: 10, ValidYears: 3,
		Criteria: []scoring.Criterion{{Code: "X", Name: "Y", Max: 10_00, Weight: 100, Scorers: []string{"*"}}},
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got %+v", got)
	}
}

const smallest = `format = 1
code = "a"
name = "b"
scale = 10
mean = "by-member"
[[criterion]]
code = "X"
name = "Y"
max = 10
scorers = ["*"]
`

// speaks checks that an error is a sentence in both languages.
func speaks(t testing.TB, err error) {
	t.Helper()
	for _, lang := range words.Languages() {
		if s := words.MustSpeak(lang).Error(err); s == "" || strings.Contains(s, "⟦") || strings.Contains(s, "<no value>") {
			t.Errorf("%s: no sentence: %q", lang, s)
		}
	}
}

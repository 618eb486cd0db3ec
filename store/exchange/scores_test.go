package exchange_test

import (
	"reflect"
	"testing"

	"example.com/hoidong/store"
	"example.com/hoidong/store/exchange"
)

func TestScores(t *testing.T) {
	src := book(t, "Phiếu", rows{
		{"Mã thành viên", "Mã hồ sơ", "Mã tiêu chí", "Điểm", "Nhận xét"},
		{"hd02", "sp01", "c5", 8.45 + 0.05, "Tốt"},
		{"HD02", "SP01", "C6", "9,5", "Tốt"},
		{"HD02", "SP01", "C7", nil, "Cần rõ hơn"},
		{"HD02", "SP02", "C5", 0, nil},
		{"HD02", "SP02", "C6", "7.5", nil},
	})
	var progress [][2]int
	src.Progress = func(done, total int) { progress = append(progress, [2]int{done, total}) }
	got, _, err := exchange.ReadScores(src, load(t, "spcncl-mau"), exchange.Known{})
	must(t, err)
	want := store.Given{
		Scores: []store.GivenScore{
			{Member: "HD02", Dossier: "SP01", Criterion: "C5", Points: 850, Row: 2},
			{Member: "HD02", Dossier: "SP01", Criterion: "C6", Points: 950, Row: 3},
			{Member: "HD02", Dossier: "SP02", Criterion: "C5", Points: 0, Row: 5},
			{Member: "HD02", Dossier: "SP02", Criterion: "C6", Points: 750, Row: 6},
		},
		Remarks: []store.GivenRemark{{Member: "HD02", Dossier: "SP01", Text: "Tốt\nCần rõ hơn", Row: 2}},
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got %+v", got)
	}
	if !reflect.DeepEqual(progress, [][2]int{{5, 5}}) {
		t.Errorf("progress %v", progress)
	}
}

func TestFaultyScores(t *testing.T) {
	known := exchange.Known{Member: func(code string) bool { return code == "HD02" || code == "HD03" }}
	for row, code := range map[string]string{
		"HD09,SP01,C5,8":    "import.expect.knownmember",
		"HD02,,C5,8":        "import.expect.code",
		"HD02,SP01,C1,8":    "import.expect.judged",
		"HD02,SP01,C99,8":   "import.expect.criterion",
		"HD03,SP01,C7,8":    "import.expect.assigned",
		"HD02,SP01,C5,x":    "import.expect.points",
		"HD02,SP01,C5,-1":   "import.expect.points",
		"HD02,SP01,C5,15.5": "import.expect.points",
		"HD02,SP01,C5,8.25": "import.expect.points",
	} {
		text := "Mã thành viên,Mã hồ sơ,Mã tiêu chí,Điểm\n" + row + "\nHD02,SP02,C5,0\n"
		given, _, err := exchange.ReadScores(source(text), load(t, "spcncl-mau"), known)
		if len(given.Scores) > 0 {
			t.Errorf("%s: %v", row, given)
		}
		f := one(t, err, "import.cell")
		if expected := f.Params["expected"].(interface{ Error() string }); f.Params["row"] != 2 || !hasCode(f.Params["expected"], code) {
			t.Errorf("%s: row %v, %v", row, f.Params["row"], expected)
		}
	}
	twice := "Mã thành viên,Mã hồ sơ,Mã tiêu chí,Điểm\nHD02,SP01,C5,8\nHD02,SP01,C5,8\n"
	_, _, err := exchange.ReadScores(source(twice), load(t, "spcncl-mau"), known)
	one(t, err, "import.twice")
}

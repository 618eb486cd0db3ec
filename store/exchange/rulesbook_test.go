package exchange_test

import (
	"bytes"
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
	"pgregory.net/rapid"

	"example.com/hoidong/scoring"
	"example.com/hoidong/store/exchange"
	"example.com/hoidong/store/rules"
	"example.com/hoidong/store/words"
)

func TestShippedRulesComeBackFromAWorkbook(t *testing.T) {
	for _, name := range rules.Names() {
		comesBack(t, load(t, name))
	}
}

func comesBack(t rapid.TB, want *scoring.Rules) {
	var book bytes.Buffer
	if err := exchange.WriteRules(&book, want); err != nil {
		t.Fatal(err)
	}
	got, err := exchange.ReadRules("rules.xlsx", book.Bytes())
	if err != nil {
		t.Fatal(words.MustSpeak(words.English).Error(err))
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got  %+v\nwant %+v", got, want)
	}
}

func TestGeneratedRulesComeBackFromAWorkbook(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := generated(t)
		if faults := r.Validate(); len(faults) > 0 {
			t.Fatalf("generated rules are faulty: %v", faults)
		}
		comesBack(t, r)
	})
}

var (
	text   = rapid.StringMatching(`[A-ZĐa-zăâđêôơưạảấầ0-9<>&"'=+%(),.|{}#-]( ?[A-ZĐa-zăâđêôơưạảấầ0-9<>&"'=+%(),.|{}#/-]){0,20}`)
	code   = rapid.StringMatching(`[A-Z0-9][A-Z0-9_./-]{0,8}`)
	kinds  = rapid.SampledFrom([]scoring.FigureKind{scoring.Revenue, scoring.RevenueGrowth, scoring.RevenuePerWorker, scoring.Export})
	truths = rapid.Bool()
)

// generated is a valid rule set that uses all there is.
func generated(t *rapid.T) *scoring.Rules {
	r := &scoring.Rules{
		Code: code.Draw(t, "code"), Name: text.Draw(t, "name"), Basis: text.Draw(t, "basis"), Sample: truths.Draw(t, "sample"),
		Step: scoring.Points(rapid.SampledFrom([]int{1, 5, 25, 50, 100}).Draw(t, "step")),
		Mean: scoring.ByCriterion, Trim: rapid.IntRange(0, 3).Draw(t, "trim"), Round: rapid.IntRange(-1, 2).Draw(t, "round"),
		Floor: scoring.Percent(rapid.IntRange(0, 100_00).Draw(t, "floor")), Top: rapid.IntRange(0, 50).Draw(t, "top"),
		Visibility:    rapid.SampledFrom([]scoring.Visibility{scoring.VisibleLive, scoring.VisibleAfterOwn, scoring.VisibleClosed}).Draw(t, "visibility"),
		AdvanceSheets: truths.Draw(t, "advance"), AbsentScores: truths.Draw(t, "absent"),
		SecondClerk:     rapid.SampledFrom([]string{scoring.SecondClerkRequired, scoring.SecondClerkSame}).Draw(t, "clerk"),
		ChairBreaksTies: truths.Draw(t, "chair"), CommentDays: rapid.IntRange(0, 60).Draw(t, "days"), ValidYears: rapid.IntRange(0, 9).Draw(t, "years"),
	}
	for i := range rapid.IntRange(0, 3).Draw(t, "tracks") {
		r.Tracks = append(r.Tracks, generatedTrack(t, i))
	}
	for i := range rapid.IntRange(1, 6).Draw(t, "criteria") {
		c := generatedCriterion(t, r, i)
		r.Criteria = append(r.Criteria, c)
		r.Scale += scoring.Points(int64(c.Max) * c.Weight / 100)
		if truths.Draw(t, "in the tie order") {
			r.TieOrder = append(r.TieOrder, c.Code)
		}
	}
	decide(t, r)
	return r
}

// decide draws what is held against the scale.
func decide(t *rapid.T, r *scoring.Rules) {
	if truths.Draw(t, "pass") {
		r.Pass = new(scoring.Points(rapid.Int64Range(0, int64(r.Scale)).Draw(t, "pass mark")))
	}
	if truths.Draw(t, "alarm") {
		r.SpreadAlarm = new(scoring.Points(rapid.Int64Range(0, int64(r.Scale)).Draw(t, "spread alarm")))
	}
	for i, bound := range falling(t, int64(r.Scale)) {
		r.Grades = append(r.Grades, scoring.Grade{Name: fmt.Sprint(text.Draw(t, "grade"), i), Bound: scoring.Points(bound)})
	}
	for range rapid.IntRange(0, 2).Draw(t, "quorum") {
		den := rapid.IntRange(1, 9).Draw(t, "den")
		r.Quorum = append(r.Quorum, scoring.Fraction{Num: rapid.IntRange(1, den).Draw(t, "num"), Den: den})
	}
}

// falling draws bounds from high to low.
func falling(t *rapid.T, most int64) []int64 {
	bounds := rapid.SliceOfNDistinct(rapid.Int64Range(0, most), 0, 4, rapid.ID[int64]).Draw(t, "bounds")
	slices.Sort(bounds)
	slices.Reverse(bounds)
	return bounds
}

func generatedTrack(t *rapid.T, i int) scoring.Track {
	track := scoring.Track{Name: fmt.Sprint(text.Draw(t, "track"), i), Judged: truths.Draw(t, "judged")}
	for range rapid.IntRange(0, 2).Draw(t, "conditions") {
		if !track.Judged {
			track.Require = append(track.Require, scoring.Requirement{
				Figure: kinds.Draw(t, "figure"), Bound: rapid.Int64Range(0, 1e13).Draw(t, "bound"),
			})
		}
	}
	return track
}

func generatedCriterion(t *rapid.T, r *scoring.Rules, i int) scoring.Criterion {
	c := scoring.Criterion{
		Code: fmt.Sprint(code.Draw(t, "criterion"), "-", i), Name: text.Draw(t, "name"),
		Max: r.Step * scoring.Points(100*rapid.IntRange(1, 20).Draw(t, "max")), Weight: rapid.Int64Range(1, 500).Draw(t, "weight"),
	}
	if truths.Draw(t, "judged") {
		c.Scorers = []string{scoring.Everybody}
		if truths.Draw(t, "assigned") {
			c.Scorers = rapid.SliceOfNDistinct(code, 1, 4, rapid.ID[string]).Draw(t, "scorers")
		}
		return c
	}
	c.Figure = kinds.Draw(t, "figure")
	c.Otherwise = scoring.Points(rapid.Int64Range(0, int64(c.Max)).Draw(t, "otherwise"))
	for _, bound := range falling(t, 1e13) {
		c.Bands = append(c.Bands, scoring.Band{Bound: bound, Points: scoring.Points(rapid.Int64Range(0, int64(c.Max)).Draw(t, "points"))})
	}
	for _, track := range r.Tracks {
		if truths.Draw(t, "may be missing") {
			c.Missing = append(c.Missing, scoring.MissingPoints{Track: track.Name, Points: c.Otherwise})
		}
	}
	return c
}

// changed is the sample set's workbook after somebody worked on it.
func changed(t *testing.T, change func(f *excelize.File)) []byte {
	t.Helper()
	var out bytes.Buffer
	must(t, exchange.WriteRules(&out, load(t, "spcncl-mau")))
	f, err := excelize.OpenReader(&out)
	must(t, err)
	defer f.Close()
	change(f)
	var again bytes.Buffer
	must(t, f.Write(&again))
	return again.Bytes()
}

func set(t *testing.T, f *excelize.File, sheet, cell string, value any) {
	t.Helper()
	must(t, f.SetCellValue(sheet, cell, value))
}

func TestAWorkbookASecretaryFilled(t *testing.T) {
	data := changed(t, func(f *excelize.File) {
		set(t, f, "Thông số chung", "B12", "72,5")
		set(t, f, "Thông số chung", "B9", "cong binh quan tung tieu chi")
		set(t, f, "Bảng mức", "B2", 0.16)
		percent, err := f.NewStyle(&excelize.Style{NumFmt: 9})
		must(t, err)
		must(t, f.SetCellStyle("Bảng mức", "B2", "B2", percent))
		set(t, f, "Bảng mức", "B6", 600000000000)
		set(t, f, "Phân công chấm", "B3", "hd01; HD02\nHD03")
		must(t, f.InsertRows("Tiêu chí", 1, 2))
		set(t, f, "Tiêu chí", "A1", "BỘ TIÊU CHÍ")
		_, err = f.NewSheet("Ghi chú")
		must(t, err)
	})
	r, err := exchange.ReadRules("bộ.xlsx", data)
	if err != nil {
		t.Fatal(words.MustSpeak(words.English).Error(err))
	}
	want := load(t, "spcncl-mau")
	want.Pass = new(scoring.Points(72_50))
	want.Criteria[0].Bands[0].Bound = 16_00
	want.Criteria[1].Bands[0].Bound = 600e9
	want.Criteria[5].Scorers = []string{"HD01", "HD02", "HD03"}
	if !reflect.DeepEqual(r, want) {
		t.Errorf("got %+v", r)
	}
}

func TestFaultsOfAWorkbookNameTheirCells(t *testing.T) {
	data := changed(t, func(f *excelize.File) {
		set(t, f, "Thông số chung", "B7", "101")
		set(t, f, "Thông số chung", "B6", "có lẽ")
		set(t, f, "Thông số chung", "B9", "trung vị")
		set(t, f, "Thông số chung", "A24", "Số năm cũ")
		set(t, f, "Tiêu chí", "C2", "hai mươi")
		set(t, f, "Tiêu chí", "B3", nil)
		set(t, f, "Bảng mức", "A2", "C99")
		set(t, f, "Bảng mức", "B7", "200 người")
		set(t, f, "Đối tượng xét chọn", "C2", "Lợi nhuận")
		set(t, f, "Phân công chấm", "A3", "C5")
		set(t, f, "Xếp hạng theo mức", "A2", "Vàng")
		set(t, f, "Xếp hạng theo mức", "B2", 200)
		set(t, f, "Thiếu số liệu", "C2", nil)
		must(t, f.SetCellFormula("Thiếu số liệu", "C2", "6*2"))
	})
	_, err := exchange.ReadRules("bộ.xlsx", data)
	var got []string
	for _, f := range faults(t, err) {
		if f.Code != "rules.cell" || f.Params["file"] != "bộ.xlsx" {
			t.Errorf("%v", f)
			continue
		}
		got = append(got, fmt.Sprintf("%s!%s %s", f.Params["sheet"], f.Params["cell"], f.Params["why"].(*scoring.Fault).Code))
	}
	want := []string{
		"Thông số chung!B6 rules.value", "Thông số chung!B9 rules.value", "Thông số chung!A24 rules.nosetting",
		"Tiêu chí!C2 rules.value", "Tiêu chí!B3 rules.empty", "Tiêu chí!A7 rules.source",
		"Bảng mức!A2 rules.nocriterion", "Bảng mức!B7 rules.value",
		"Thiếu số liệu!C2 rules.value",
		"Đối tượng xét chọn!C2 rules.value",
		"Phân công chấm!A3 rules.duplicate",
		"Xếp hạng theo mức!B2 rules.range",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

func TestNotARulesWorkbook(t *testing.T) {
	_, err := exchange.ReadRules("hồ sơ.xlsx", readFile(t, "testdata/ho-so.xlsx"))
	if all := faults(t, err); len(all) != 7 || all[0].Code != "rules.nosheet" {
		t.Errorf("faults %v", all)
	}
	data := changed(t, func(f *excelize.File) {
		must(t, f.DeleteSheet("Bảng mức"))
		set(t, f, "Tiêu chí", "C1", "Điểm cao nhất có thể")
	})
	_, err = exchange.ReadRules("bộ.xlsx", data)
	if !errors.Is(err, scoring.NewFault("rules.nosheet")) || !errors.Is(err, scoring.NewFault("import.missing")) {
		t.Errorf("%v", err)
	}
	data = changed(t, func(f *excelize.File) { set(t, f, "Thông số chung", "B2", 2) })
	_, err = exchange.ReadRules("bộ.xlsx", data)
	if f := one(t, err, "rules.cell"); !hasCode(f.Params["why"], "rules.newer") || f.Params["cell"] != "B2" {
		t.Error(f)
	}
}

// overwritten is a workbook with another text in one of the cells there are, or a number that is not 0.
func overwritten(t *testing.T, data []byte, sheet, cell int, text string, number float64) []byte {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(data))
	must(t, err)
	defer f.Close()
	names := f.GetSheetList()
	name := names[uint(sheet)%uint(len(names))]
	content, err := f.GetRows(name)
	must(t, err)
	row := uint(cell) % uint(len(content))
	column := uint(cell) / uint(len(content)) % uint(max(1, len(content[row])))
	at, err := excelize.CoordinatesToCellName(int(column)+1, int(row)+1)
	must(t, err)
	if number != 0 {
		must(t, f.SetCellValue(name, at, number))
	} else {
		must(t, f.SetCellStr(name, at, text))
	}
	var out bytes.Buffer
	must(t, f.Write(&out))
	return out.Bytes()
}

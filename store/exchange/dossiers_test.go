package exchange_test

import (
	"reflect"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
	"golang.org/x/text/unicode/norm"

	"example.com/hoidong/store"
	"example.com/hoidong/store/exchange"
	"example.com/hoidong/store/words"
)

// plain is the header of rules without tracks and figures.
var plain = []any{"Mã hồ sơ", "Tên sản phẩm", "Doanh nghiệp", "Mã số thuế"}

func TestTheSheetAmongOthers(t *testing.T) {
	src := book(t, "Hướng dẫn", rows{
		{"Ghi chú: điền vào trang Danh sách"}, {"Mã hồ sơ", "là mã do Sở cấp"},
	}, func(f *excelize.File) {
		_, err := f.NewSheet("Danh sách")
		must(t, err)
		fill(t, f, "Danh sách", rows{
			{"ỦY BAN NHÂN DÂN THÀNH PHỐ"},
			{},
			{"BẢNG TỔNG HỢP"},
			{},
			{"STT", "  mã HỒ sơ ", "Tên\nsản phẩm", "DOANH NGHIEP", "Mã số thuế (MST)", "Điện thoại", "Giấy tờ: Báo cáo tài chính"},
			{"(1)", "(2)", "(3)", "(4)", "(5)", "(6)", "(7)"},
			{1, "sp01", "Nồi\u00a0inox  ba đáy", "Công ty A", 101234567, "0900", "x"},
			{},
			{"I. NGÀNH CƠ KHÍ"},
			{2, "SP02", norm.NFD.String("Ống thép"), "Công ty A", "0101234567", nil, "chưa"},
			{nil, "Tổng cộng: 2 hồ sơ"},
			{},
			{nil, nil, nil, nil, nil, "NGƯỜI LẬP BIỂU"},
			{nil, nil, nil, nil, nil, "Nguyễn Văn A"},
			{nil, nil, nil, "Trần Thị B"},
		})
		must(t, f.MergeCell("Danh sách", "A1", "F1"))
		must(t, f.MergeCell("Danh sách", "B11", "F11"))
	})
	intake, report, err := exchange.ReadDossiers(src, load(t, "cnnt-2014"), year)
	must(t, err)
	paper := func(a store.Answer) []store.Paper { return []store.Paper{{Name: "Báo cáo tài chính", Present: a}} }
	want := store.Intake{
		Dossiers: []store.Dossier{
			{Code: "SP01", Product: "Nồi inox ba đáy", TaxCode: "0101234567", Papers: paper(store.Yes)},
			{Code: "SP02", Product: "Ống thép", TaxCode: "0101234567", Papers: paper(store.No)},
		},
		Enterprises: []store.Enterprise{{TaxCode: "0101234567", Name: "Công ty A"}},
	}
	if !reflect.DeepEqual(intake, want) {
		t.Errorf("got %+v", intake)
	}
	wantReport := &exchange.Report{
		File: "sổ.xlsx", Sheet: "Danh sách", Rows: 2, Extra: []string{"Điện thoại"},
		Skipped: []exchange.Skipped{
			{Row: 6, Text: "(1) (2) (3) (4) (5) (6) (7)"},
			{Row: 9, Text: "I. NGÀNH CƠ KHÍ"},
			{Row: 11, Text: "Tổng cộng: 2 hồ sơ"},
			{Row: 13, Text: "NGƯỜI LẬP BIỂU"},
			{Row: 14, Text: "Nguyễn Văn A"},
			{Row: 15, Text: "Trần Thị B"},
		},
	}
	if !reflect.DeepEqual(report, wantReport) {
		t.Errorf("report %+v", report)
	}
	for _, lang := range words.Languages() {
		for _, line := range report.Lines(words.MustSpeak(lang)) {
			speaks(t, line)
		}
	}
}

func TestFiguresInTwoRowsWithUnits(t *testing.T) {
	src := book(t, "Sheet", rows{
		{
			"Mã hồ sơ", "Sản phẩm", "Doanh nghiệp", "MST", "Đối tượng", "Doanh thu (tỷ đồng)", nil, "Xuất khẩu năm 2020, triệu USD",
			"Số lao động 2020", "Số liệu doanh nghiệp", nil, "Tăng trưởng doanh thu 2020 (%)",
		},
		{nil, nil, nil, nil, nil, 2019, "2020", nil, nil, "Doanh thu 2020 (triệu đồng)", "Lao động 2020"},
		{"SP01", "A", "Công ty A", "0101234567", "thong thuong", "150", 201.5, 1.25, "110 người", 900000, "1.250", 34},
		{"SP02", "B", nil, nil, "Công nghệ cao", "500 triệu", "1.250.000.000 đ", "500.000 USD", "25", nil, nil, nil},
	}, func(f *excelize.File) {
		for _, column := range []string{"A", "B", "C", "D", "E", "H", "I", "L"} {
			must(t, f.MergeCell("Sheet", column+"1", column+"2"))
		}
		must(t, f.MergeCell("Sheet", "F1", "G1"))
		must(t, f.MergeCell("Sheet", "J1", "K1"))
		must(t, f.MergeCell("Sheet", "C3", "C4"))
		must(t, f.MergeCell("Sheet", "D3", "D4"))
	})
	intake, report, err := exchange.ReadDossiers(src, load(t, "spcncl-mau"), year)
	if err != nil {
		t.Fatal(words.MustSpeak(words.English).Error(err))
	}
	n := func(v int64) *int64 { return &v }
	want := []store.Dossier{
		{Code: "SP01", Product: "A", TaxCode: "0101234567", Track: "Thông thường", Figures: []store.YearFigures{
			{Year: 2019, Revenue: n(150e9)}, {Year: 2020, Revenue: n(201_500_000_000), Export: n(125_000_000), Workers: n(110)},
		}},
		{Code: "SP02", Product: "B", TaxCode: "0101234567", Track: "Công nghệ cao", Figures: []store.YearFigures{
			{Year: 2019, Revenue: n(500e6)}, {Year: 2020, Revenue: n(1_250_000_000), Export: n(50_000_000), Workers: n(25)},
		}},
	}
	if !reflect.DeepEqual(intake.Dossiers, want) {
		t.Errorf("got %+v", intake.Dossiers)
	}
	firms := []store.Enterprise{{TaxCode: "0101234567", Name: "Công ty A", Figures: []store.YearFigures{
		{Year: 2020, Revenue: n(900e9), Workers: n(1250)},
	}}}
	if !reflect.DeepEqual(intake.Enterprises, firms) {
		t.Errorf("got %+v", intake.Enterprises)
	}
	if !reflect.DeepEqual(report.Extra, []string{"Tăng trưởng doanh thu 2020 (%)"}) {
		t.Errorf("extra %q", report.Extra)
	}
	if len(report.Warnings) != 2 {
		t.Errorf("warnings %v", report.Warnings) // no columns for site and commitments
	}
}

func TestAllFaultyCellsAreListed(t *testing.T) {
	src := book(t, "Hồ sơ", rows{
		{
			"Mã hồ sơ", "Tên sản phẩm", "Doanh nghiệp", "Mã số thuế", "Đối tượng xét chọn", "Ngày nhận", "Cam kết", "Đăng ký",
			"Doanh thu 2019 (đồng)", "Doanh thu 2020 (đồng)", "Lao động 2020", "Xuất khẩu 2020 (USD)", "Cơ sở tại Hà Nội",
		},
		{"SP01", "A", "Công ty A", "0101234567", "Thông thường", "2021-03-18", "Có", "Lần đầu", 1, 1, 1, 1, "có"},
		{"SP 02", nil, nil, "12345", "Khác", "31/02/2021", "có lẽ", "lần nữa", "nhiều", -5, "1,5", "3 tỷ đồng", "-"},
		{"sp01", "C", "Công ty B", "0101234567", "Khởi nghiệp", 44273, nil, nil, nil, nil, nil, nil, nil},
	})
	intake, report, err := exchange.ReadDossiers(src, load(t, "spcncl-mau"), year)
	if err == nil || len(intake.Dossiers) > 0 || report == nil {
		t.Fatalf("got %+v, %v", intake, err)
	}
	found := map[string]string{}
	for _, f := range faults(t, err) {
		if f.Params["file"] != "sổ.xlsx" || f.Params["sheet"] != "Hồ sơ" {
			t.Errorf("%v names another file", f)
		}
		switch f.Code {
		case "import.cell":
			if f.Params["row"] != 3 {
				t.Errorf("%v in another row", f)
			}
			found[f.Params["column"].(string)] = f.Params["value"].(string)
		case "import.twice":
			if f.Params["row"] != 4 || f.Params["first"] != 2 || f.Params["value"] != "SP01" {
				t.Errorf("%v", f)
			}
			found["twice"] = "SP01"
		default:
			t.Errorf("unexpected %v", f)
		}
	}
	want := map[string]string{
		"A": "SP 02", "B": "", "C": "", "D": "12345", "E": "Khác", "F": "31/02/2021", "G": "có lẽ", "H": "lần nữa",
		"I": "nhiều", "J": "-5", "K": "1,5", "L": "3 tỷ đồng", "M": "-", "twice": "SP01",
	}
	if !reflect.DeepEqual(found, want) {
		t.Errorf("got  %v\nwant %v", found, want)
	}
	text := words.MustSpeak(words.Vietnamese).Error(err)
	for _, part := range []string{"sổ.xlsx", "trang “Hồ sơ”", "dòng 3, cột D (Mã số thuế)", "“12345”", "mã số thuế 10 chữ số"} {
		if !strings.Contains(text, part) {
			t.Errorf("%q is not in\n%s", part, text)
		}
	}
}

func TestMissingColumns(t *testing.T) {
	src := source("Mã hồ sơ,Sản phẩm,Doanh nghiệp,Mã số thuế,Doanh thu 2020\nSP01,A,B,0101234567,1\n")
	_, _, err := exchange.ReadDossiers(src, load(t, "spcncl-mau"), year)
	missing := map[string]bool{}
	for _, f := range faults(t, err) {
		missing[words.MustSpeak(words.Vietnamese).Error(f.Params["name"].(error))] = f.Code == "import.missing"
	}
	want := map[string]bool{
		"Đối tượng xét chọn": true, "Doanh thu 2019 (đồng)": true, "Lao động 2020 (người)": true, "Xuất khẩu 2020 (USD)": true,
	}
	if !reflect.DeepEqual(missing, want) {
		t.Errorf("missing %v", missing)
	}
}

func TestHeaderFaults(t *testing.T) {
	r := load(t, "cnnt-2014")
	_, _, err := exchange.ReadDossiers(source("Mã hồ sơ,Tên sản phẩm,tên  sản phẩm,Doanh nghiệp,MST\nSP01,A,B,C,0101234567\n"), r, year)
	if f := one(t, err, "import.repeated"); f.Params["first"] != "B" || f.Params["second"] != "C" {
		t.Error(f)
	}
	_, _, err = exchange.ReadDossiers(source("Mã hồ sơ,Sản phẩm,Doanh nghiệp,MST,Doanh thu 2020 (USD)\nSP01,A,B,0101234567,1\n"), r, year)
	one(t, err, "import.unit")
	_, _, err = exchange.ReadDossiers(source("Mã thành viên,Họ tên\nHD01,A\n"), r, year)
	one(t, err, "import.noheader")
}

func TestContradictoryFirm(t *testing.T) {
	src := source("Mã hồ sơ;Sản phẩm;Doanh nghiệp;MST;Địa chỉ;Doanh thu doanh nghiệp 2020 (tỷ đồng)\n" +
		"SP01;A;Công ty A;0101234567;;100\n" +
		"SP02;B;Công ty B;0101234567;Hà Nội;200\n")
	intake, report, err := exchange.ReadDossiers(src, load(t, "cnnt-2014"), year)
	must(t, err)
	if e := intake.Enterprises; len(e) != 1 || e[0].Name != "Công ty A" || e[0].Address != "Hà Nội" || *e[0].Figures[0].Revenue != 100e9 {
		t.Errorf("firms %+v", e)
	}
	if len(report.Warnings) != 2 {
		t.Fatalf("warnings %v", report.Warnings)
	}
	for _, w := range report.Warnings {
		if w.Code != "import.contradiction" || w.Params["first"] != 2 || w.Params["row"] != 3 {
			t.Error(w)
		}
	}
	for _, line := range report.Lines(words.MustSpeak(words.Vietnamese)) {
		speaks(t, line)
	}
}

func TestARowWithoutCodeAmongOthersIsFaulty(t *testing.T) {
	src := book(t, "Sheet", rows{
		plain,
		{"SP01", "A", "Công ty A", "0101234567"},
		{nil, "B", "Công ty B", "0101234568"},
		{"SP03", "C", "Công ty C", "0101234569"},
	})
	_, _, err := exchange.ReadDossiers(src, load(t, "cnnt-2014"), year)
	if f := one(t, err, "import.cell"); f.Params["row"] != 3 || f.Params["column"] != "A" {
		t.Error(f)
	}
}

func TestASecondSheetOfTheSameKindIsReported(t *testing.T) {
	src := book(t, "Đợt 1", rows{plain, {"SP01", "A", "B", "0101234567"}}, func(f *excelize.File) {
		_, err := f.NewSheet("Đợt 2")
		must(t, err)
		fill(t, f, "Đợt 2", rows{plain, {"SP02", "A", "B", "0101234567"}})
		_, err = f.NewSheet("Ẩn")
		must(t, err)
		fill(t, f, "Ẩn", rows{plain, {"SP03", "A", "B", "0101234567"}})
		must(t, f.SetSheetVisible("Ẩn", false))
	})
	intake, report, err := exchange.ReadDossiers(src, load(t, "cnnt-2014"), year)
	must(t, err)
	if len(intake.Dossiers) != 1 || len(report.Warnings) != 1 || report.Warnings[0].Params["sheet"] != "Đợt 2" {
		t.Errorf("%v, %v", intake.Dossiers, report.Warnings)
	}
}

func TestAProperNameGoesFirst(t *testing.T) {
	for _, header := range []string{"Mã hồ sơ,Sản phẩm,Tên sản phẩm", "Mã hồ sơ,Tên sản phẩm,Sản phẩm"} {
		src := source(header + ",Doanh nghiệp,MST\nSP01,Loại A,Loại B,C,0101234567\n")
		intake, report, err := exchange.ReadDossiers(src, load(t, "cnnt-2014"), year)
		must(t, err)
		want := "Loại B"
		if strings.HasSuffix(header, "Sản phẩm") {
			want = "Loại A"
		}
		if intake.Dossiers[0].Product != want || !reflect.DeepEqual(report.Extra, []string{"Sản phẩm"}) {
			t.Errorf("%s: %+v, %+v", header, intake.Dossiers[0], report)
		}
	}
}

func TestAHeaderOfTwoRowsWithoutMergedCells(t *testing.T) {
	src := source("BẢNG TỔNG HỢP;;;;;;;\n" +
		"Mã hồ sơ;Sản phẩm;Doanh nghiệp;MST;\"Doanh thu\n(tỷ đồng)\";;Lao động;Ghi chú\n" +
		";;;;2019;2020;2020;\n" +
		"SP01;A;B;0101234567;1;2,5;30;\n")
	intake, report, err := exchange.ReadDossiers(src, load(t, "cnnt-2014"), year)
	must(t, err)
	f := intake.Dossiers[0].FiguresFor(year)
	if f.PreviousRevenue.Value != 1e9 || f.Revenue.Value != 2_500_000_000 || f.Workers.Value != 30 {
		t.Errorf("figures %+v", f)
	}
	if !reflect.DeepEqual(report.Extra, []string{"Ghi chú"}) || report.Rows != 1 {
		t.Errorf("report %+v", report)
	}
}

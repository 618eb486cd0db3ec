package scoring_test

import (
	"errors"
	"math/big"
	"testing"

	"example.com/hoidong/scoring"
)

func TestParseMoney(t *testing.T) {
	for _, c := range []struct {
		text  string
		scale int64
		want  int64
	}{
		{"1.250.000.000", 1, 1_250_000_000},
		{"1.250.000.000 đ", 1, 1_250_000_000},
		{"1.250.000.000đ", 1e9, 1_250_000_000},
		{"1250000000", 1, 1_250_000_000},
		{"1 250 000 000", 1, 1_250_000_000},
		{"1\u00a0250\u202f000 đồng", 1, 1_250_000},
		{"125 tỷ", 1, 125_000_000_000},
		{"125 tỉ đồng", 1, 125_000_000_000},
		{"125 Tỷ Đồng", 1e6, 125_000_000_000},
		{"1,5tỷ", 1, 1_500_000_000},
		{"1,5 triệu", 1, 1_500_000},
		{"500 nghìn", 1, 500_000},
		{"500 ngàn đồng", 1, 500_000},
		{"1,2 nghìn tỷ đồng", 1, 1_200_000_000_000},
		{"31,825", 1e9, 31_825_000_000},
		{"31.8", 1e9, 31_800_000_000},
		{"1.250", 1e6, 1_250_000_000},
		{"12.500 VNĐ", 1, 12_500},
		{"0", 1e9, 0},
		{"100.000.000 tỷ", 1, 100_000_000_000_000_000},
	} {
		if got, err := scoring.ParseMoney(c.text, c.scale); err != nil || got != c.want {
			t.Errorf("%q × %d: got %d, %v, want %d", c.text, c.scale, got, err, c.want)
		}
	}
}

func TestParseMoneyRefuses(t *testing.T) {
	for text, code := range map[string]string{
		"": "figure.empty", " ": "figure.empty",
		"tỷ": "figure.syntax", "-5 tỷ": "figure.syntax", "1,250,000,000": "figure.syntax", "1.25.000": "figure.syntax",
		"1.25E9": "figure.syntax", "1e9": "figure.syntax", "5 con": "figure.syntax", "5 tỷ 3 triệu": "figure.syntax",
		"NaN": "figure.syntax", "1 25 000": "figure.syntax", "1 250.000": "figure.syntax", "(5)": "figure.syntax",
		"5 triệu tỷ": "figure.syntax", "khoảng 5 tỷ": "figure.syntax", "5,": "figure.syntax", "5.": "figure.syntax",
		"~5 tỷ": "figure.syntax", ">5 tỷ": "figure.syntax", "5+ tỷ": "figure.syntax", "5 tỷ?": "figure.syntax",
		"5 tỷ/năm": "figure.syntax", "１２": "figure.syntax", "9999999999999999999": "figure.syntax", "5 tỷ tỷ": "figure.syntax",
		"5 USD": "figure.unit", "110 người": "figure.unit", "12 %": "figure.unit", "$5 triệu": "figure.unit",
		"0,5": "figure.fraction", "1,0000000005 tỷ": "figure.fraction",
		"100.000.000,1 tỷ": "figure.range", "999999999999999999 tỷ": "figure.range",
	} {
		got, err := scoring.ParseMoney(text, 1)
		if !errors.Is(err, scoring.NewFault(code)) || got != 0 {
			t.Errorf("%q: got %d, %v, want %s", text, got, err, code)
		}
	}
}

func TestParseUSD(t *testing.T) {
	for text, want := range map[string]int64{
		"1,5 triệu USD": 150_000_000, "1 triệu": 100_000_000, "$500.000": 50_000_000, "46,25": 4625, "46,25 usd": 4625,
		"USD 500.000": 50_000_000, "500 nghìn đô la": 50_000_000, "US$ 12": 1200, "6220566": 622056600,
	} {
		if got, err := scoring.ParseUSD(text, 1); err != nil || got != want {
			t.Errorf("%q: got %d, %v, want %d", text, got, err, want)
		}
	}
	if got, err := scoring.ParseUSD("0,46", 1e6); err != nil || got != 46_000_000 {
		t.Errorf("got %d, %v", got, err)
	}
	for text, code := range map[string]string{"0,125": "figure.fraction", "5 đồng": "figure.unit", "5 người": "figure.unit"} {
		if _, err := scoring.ParseUSD(text, 1); !errors.Is(err, scoring.NewFault(code)) {
			t.Errorf("%q: got %v, want %s", text, err, code)
		}
	}
}

func TestParseCountAndPercent(t *testing.T) {
	for text, want := range map[string]int64{"110": 110, "110 người": 110, "1.250 lao động": 1250, "1,2 nghìn người": 1200} {
		if got, err := scoring.ParseCount(text); err != nil || got != want {
			t.Errorf("%q: got %d, %v, want %d", text, got, err, want)
		}
	}
	if _, err := scoring.ParseCount("12,5"); !errors.Is(err, scoring.NewFault("figure.fraction")) {
		t.Errorf("half a person: %v", err)
	}
	for text, want := range map[string]scoring.Percent{
		"12,5 %": 1250, "15%": 1500, "0%": 0, "-5%": -500, "100 phần trăm": 10000, "0,25%": 25,
	} {
		if got, err := scoring.ParsePercent(text); err != nil || got != want {
			t.Errorf("%q: got %d, %v, want %d", text, got, err, want)
		}
	}
	for text, code := range map[string]string{
		"": "figure.empty", "12,5": "figure.unit", "5 đ": "figure.unit", "1,125%": "figure.fraction", "%": "figure.syntax",
	} {
		if got, err := scoring.ParsePercent(text); got != 0 || !errors.Is(err, scoring.NewFault(code)) {
			t.Errorf("%q: got %d, %v, want %s", text, got, err, code)
		}
	}
}

func TestUnitIn(t *testing.T) {
	for header, want := range map[string]scoring.Unit{
		"Doanh thu 2020 (tỷ đồng)":             {Measure: scoring.Dong, Scale: 1e9},
		"Doanh thu 2020\n(Triệu đồng)":         {Measure: scoring.Dong, Scale: 1e6},
		"Doanh thu (chưa thuế) 2020 (đồng)":    {Measure: scoring.Dong, Scale: 1},
		"Xuất khẩu 2020, triệu USD":            {Measure: scoring.Dollar, Scale: 1e6},
		"Xuất khẩu 2020 ($)":                   {Measure: scoring.Dollar, Scale: 1},
		"Xuất khẩu (1.000 USD)":                {Measure: scoring.Dollar, Scale: 1e3},
		"ĐVT: 1.000 đồng":                      {Measure: scoring.Dong, Scale: 1e3},
		"Lao động 2020 (người)":                {Measure: scoring.People, Scale: 1},
		"Tăng trưởng (%)":                      {Measure: scoring.PerCent, Scale: 1},
		"Doanh thu (ĐVT: nghìn tỷ đồng)":       {Measure: scoring.Dong, Scale: 1e12},
		"DOANH THU (TỶ ĐỒNG)":                  {Measure: scoring.Dong, Scale: 1e9},
		"Doanh thu năm 2020 (đv: triệu)":       {Measure: scoring.Bare, Scale: 1e6},
		"Doanh thu, nghìn tỷ đồng Việt Nam":    {Measure: scoring.Dong, Scale: 1e12},
		"Doanh thu 2020 (Đơn vị tính: tr.đ)":   {Measure: scoring.Dong, Scale: 1e6},
		"Doanh thu 2020 (tỷ đồng), có kiểm to": {Measure: scoring.Dong, Scale: 1e9},
	} {
		if got, ok := scoring.UnitIn(header); !ok || got != want {
			t.Errorf("%q: got %v, %t, want %v", header, got, ok, want)
		}
	}
	for _, header := range []string{"Doanh thu 2020", "", "Tên sản phẩm", "Mã số thuế (MST)", "((("} {
		if got, ok := scoring.UnitIn(header); ok {
			t.Errorf("%q: got %v", header, got)
		}
	}
}

func TestFormatFigures(t *testing.T) {
	for got, want := range map[string]string{
		scoring.FormatMoney(31_825_000_000, 1): "31,8",
		scoring.FormatMoney(31_850_000_000, 1): "31,9",
		scoring.FormatMoney(0, 1):              "0,0",
		scoring.FormatUSD(46_000_000, 2):       "0,46",
		scoring.FormatGrouped(1_250_000_000):   "1.250.000.000",
		scoring.FormatGrouped(999):             "999",
		scoring.FormatGrouped(1000):            "1.000",
		scoring.FormatGrouped(-123_456):        "-123.456",
		scoring.Percent(1250).String():         "12,5%",
	} {
		if got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

func TestBoundsReadBack(t *testing.T) {
	for _, c := range []struct {
		figure scoring.FigureKind
		text   string
		bound  int64
	}{
		{scoring.Revenue, "100 tỷ", 100e9},
		{scoring.RevenuePerWorker, "1,5 tỷ", 1.5e9},
		{scoring.RevenuePerWorker, "500 triệu", 500e6},
		{scoring.Export, "500.000", 500_000_00},
		{scoring.Export, "5 triệu", 5_000_000_00},
		{scoring.Export, "46,05", 46_05},
		{scoring.RevenueGrowth, "15%", 1500},
		{scoring.RevenueGrowth, "-5%", -500},
		{scoring.Revenue, "1.234.567.891", 1234567891},
	} {
		if got := c.figure.FormatBound(c.bound); got != c.text {
			t.Errorf("%s %d: got %q, want %q", c.figure, c.bound, got, c.text)
		}
		if got, err := c.figure.ParseBound(c.text); err != nil || got != c.bound {
			t.Errorf("%s %q: got %d, %v, want %d", c.figure, c.text, got, err, c.bound)
		}
	}
}

func TestFigureValues(t *testing.T) {
	full := scoring.Figures{
		Revenue:         scoring.Known(110),
		PreviousRevenue: scoring.Known(90),
		Export:          scoring.Known(7),
		Workers:         scoring.Known(4),
	}
	for kind, want := range map[scoring.FigureKind]*big.Rat{
		scoring.Revenue: big.NewRat(110, 1), scoring.RevenueGrowth: big.NewRat(20000, 9),
		scoring.RevenuePerWorker: big.NewRat(55, 2), scoring.Export: big.NewRat(7, 1),
	} {
		if got, ok := full.Value(kind); !ok || got.Cmp(want) != 0 {
			t.Errorf("%s: got %v, want %v", kind, got, want)
		}
		if _, ok := (scoring.Figures{}).Value(kind); ok {
			t.Errorf("%s out of nothing", kind)
		}
	}
	zero := scoring.Figures{Revenue: scoring.Known(1), PreviousRevenue: scoring.Known(0), Workers: scoring.Known(0)}
	for _, kind := range []scoring.FigureKind{scoring.RevenueGrowth, scoring.RevenuePerWorker} {
		if _, ok := zero.Value(kind); ok {
			t.Errorf("%s divides by zero", kind)
		}
	}
	if _, ok := full.Value("weight"); ok {
		t.Error("an unknown figure has a value")
	}
}

func TestCompute(t *testing.T) {
	growth := &spcncl().Criteria[0]
	at := func(revenue, previous int64) scoring.Figures {
		return scoring.Figures{Revenue: scoring.Known(revenue), PreviousRevenue: scoring.Known(previous)}
	}
	for _, c := range []struct {
		name    string
		figures scoring.Figures
		track   string
		points  string
		known   bool
		band    int
	}{
		{"exactly on a bound", at(110, 100), "", "18", true, 1},
		{"just below it", at(109_999_999, 100_000_000), "", "15", true, 2},
		{"no growth", at(100, 100), "", "12", true, 3},
		{"shrinking", at(99, 100), "", "8", true, scoring.BandOtherwise},
		{"missing", scoring.Figures{}, "Thông thường", "0", false, 0},
		{"cannot have it", scoring.Figures{}, "Khởi nghiệp", "12", true, scoring.BandMissing},
	} {
		got := growth.Compute(c.figures, c.track)
		if got.Points != points(c.points) || got.Known != c.known || got.Band != c.band {
			t.Errorf("%s: got %+v", c.name, got)
		}
	}
}

func TestTrackCheck(t *testing.T) {
	r := spcncl()
	ordinary, startup := r.Track("Thông thường"), r.Track("Khởi nghiệp")
	if reached := ordinary.Check(scoring.Figures{Revenue: scoring.Known(100 * tyDong)}); len(reached) != 1 || !reached[0].Met {
		t.Errorf("reaching the bound: %v", reached)
	}
	below := ordinary.Check(scoring.Figures{Revenue: scoring.Known(100*tyDong - 1)})
	if len(below) != 1 || below[0].Met || below[0].Value == nil || below[0].Requirement != ordinary.Require[0] {
		t.Errorf("below: %v", below)
	}
	if unknown := ordinary.Check(scoring.Figures{}); len(unknown) != 1 || unknown[0].Met || unknown[0].Value != nil {
		t.Errorf("unknown: %v", unknown)
	}
	if all := startup.Check(scoring.Figures{}); all != nil {
		t.Errorf("judged: %v", all)
	}
}

func FuzzParseFigures(f *testing.F) {
	for _, s := range []string{"1.250.000.000 đ", "125 tỷ", "1,5 triệu USD", "12,5 %", "$5", "1 250 000", "(5)", "110 người"} {
		f.Add(s, int64(1))
	}
	f.Fuzz(func(t *testing.T, s string, scale int64) {
		scale = 1 + scale&0xfffff
		for _, parse := range []func() (int64, error){
			func() (int64, error) { return scoring.ParseMoney(s, scale) },
			func() (int64, error) { return scoring.ParseUSD(s, scale) },
			func() (int64, error) { return scoring.ParseCount(s) },
		} {
			v, err := parse()
			fault := (*scoring.Fault)(nil)
			if err != nil && (!errors.As(err, &fault) || v != 0) {
				t.Fatalf("%q: %d, %v", s, v, err)
			}
			if v < 0 {
				t.Fatalf("%q is %d", s, v)
			}
			if again, err := scoring.ParseMoney(scoring.FormatGrouped(v), 1); err != nil || again != v {
				t.Fatalf("%d reads back as %d, %v", v, again, err)
			}
			for _, kind := range []scoring.FigureKind{scoring.Revenue, scoring.Export} {
				if again, err := kind.ParseBound(kind.FormatBound(v)); err != nil || again != v {
					t.Fatalf("%s %d reads back from %q as %d, %v", kind, v, kind.FormatBound(v), again, err)
				}
			}
		}
	})
}

func FuzzParsePercent(f *testing.F) {
	f.Add("12,5 %")
	f.Add("-5%")
	f.Fuzz(func(t *testing.T, s string) {
		p, err := scoring.ParsePercent(s)
		if err != nil {
			return
		}
		if again, err := scoring.ParsePercent(p.String()); err != nil || again != p {
			t.Fatalf("%q: %d reads back as %d, %v", s, p, again, err)
		}
	})
}

func FuzzUnitIn(f *testing.F) {
	f.Add("Doanh thu 2020 (tỷ đồng)")
	f.Fuzz(func(t *testing.T, s string) {
		if u, ok := scoring.UnitIn(s); ok && u.Scale < 1 {
			t.Fatalf("%q: %v", s, u)
		}
	})
}

package exchange

import "testing"

func TestParseTaxCode(t *testing.T) {
	for text, want := range map[string]string{
		"0101234567": "0101234567", "101234567": "0101234567", " 0101 234 567 ": "0101234567", "'0101234567": "0101234567",
		"0101234567-001": "0101234567-001", "0101234567001": "0101234567-001", "101234567001": "0101234567-001",
		"101234567–001": "0101234567-001",
	} {
		if got, ok := parseTaxCode(text); !ok || got != want {
			t.Errorf("%q: %q, %v", text, got, ok)
		}
	}
	for _, text := range []string{"", "12345678", "01012345678", "0101234567-01", "O101234567", "0101234567-", "-001", "1,01E9"} {
		if got, ok := parseTaxCode(text); ok {
			t.Errorf("%q is taken for %q", text, got)
		}
	}
}

func TestParseDay(t *testing.T) {
	for text, want := range map[string]string{
		"20/03/2021": "2021-03-20", "5/3/2021": "2021-03-05", "5-3-2021": "2021-03-05", "05.03.2021": "2021-03-05",
		"2021-03-20": "2021-03-20", "2021/3/5": "2021-03-05", "2021-03-20T00:00:00": "2021-03-20",
		"20/03/2021 14:30": "2021-03-20", "ngày 5 tháng 3 năm 2021": "2021-03-05", "Ngày 5/3/2021": "2021-03-05",
		"44273": "2021-03-18", "44273,75": "2021-03-18",
	} {
		if got, ok := parseDay(text, false); !ok || got != want {
			t.Errorf("%q: %q, %v", text, got, ok)
		}
	}
	if got, ok := parseDay("42811", true); !ok || got != "2021-03-18" {
		t.Errorf("1904: %q, %v", got, ok)
	}
	for _, text := range []string{"31/02/2021", "3/25/2021", "20/03/21", "2021", "1", "99999", "20/03/0021", "hôm qua", "-44273"} {
		if got, ok := parseDay(text, false); ok {
			t.Errorf("%q is taken for %q", text, got)
		}
	}
}

func TestPlainNumber(t *testing.T) {
	for raw, want := range map[string]string{
		"8.4499999999999993": "8,45", "1.5E+10": "15000000000", "196747000000": "196747000000", "0.1": "0,1",
		"12345678901234567": "12345678901234567", "-5": "-5", "1E-3": "0,001", "31800000000.000004": "31800000000",
		"0": "0", "1.0": "1",
	} {
		if got, ok := plainNumber(raw, false); !ok || got != want {
			t.Errorf("%s: %s, %v", raw, got, ok)
		}
	}
	for raw, want := range map[string]string{"0.15": "15%", "0.125": "12,5%", "1": "100%", "0.07": "7%", "-0.05": "-5%"} {
		if got, ok := plainNumber(raw, true); !ok || got != want {
			t.Errorf("%s as a percentage: %s, %v", raw, got, ok)
		}
	}
	for _, raw := range []string{"", "NaN", "Inf", "1e999", "1,5", "x"} {
		if got, ok := plainNumber(raw, false); ok {
			t.Errorf("%q is taken for %s", raw, got)
		}
	}
}

func TestFigureIn(t *testing.T) {
	for header, want := range map[string]figureKey{
		"Doanh thu 2020 (đồng)":                          {revenue, 2020, false},
		"DOANH THU NĂM 2020 (tỷ đồng)":                   {revenue, 2020, false},
		"Doanh thu thuần của sản phẩm năm 2020, tỷ đồng": {revenue, 2020, false},
		"Doanh thu doanh nghiệp 2020 (triệu đồng)":       {revenue, 2020, true},
		"Doanh thu 2020 (của doanh nghiệp)":              {revenue, 2020, true},
		"Tổng doanh thu năm 2020 của công ty":            {revenue, 2020, true},
		"Kim ngạch xuất khẩu 2019 (USD)":                 {export, 2019, false},
		"Doanh thu xuất khẩu 2019 (triệu USD)":           {export, 2019, false},
		"Số lao động 2020 (người)":                       {workers, 2020, false},
		"Lao động 2020":                                  {workers, 2020, false},
		"Revenue 2020 (VND)":                             {revenue, 2020, false},
		"Revenue of the enterprise in 2020":              {revenue, 2020, true},
	} {
		if got, ok := figureIn(header); !ok || got != want {
			t.Errorf("%s: %+v, %v", header, got, ok)
		}
	}
	for _, header := range []string{
		"Tăng trưởng doanh thu 2020", "Doanh thu", "Doanh thu 2019-2020", "Nộp ngân sách 2020", "Doanh thu trên lao động 2020",
		"Doanh thu nội địa 2020", "Doanh thu 20",
	} {
		if got, ok := figureIn(header); ok {
			t.Errorf("%s is taken for %+v", header, got)
		}
	}
}

func TestColumnName(t *testing.T) {
	for column, want := range map[int]string{0: "A", 25: "Z", 26: "AA", 701: "ZZ", 702: "AAA", 16383: "XFD"} {
		if got := columnName(column); got != want {
			t.Errorf("%d: %s", column, got)
		}
		if at, err := parseAddress(want + "7"); err != nil || at != (address{7, column}) {
			t.Errorf("%s7: %+v, %v", want, at, err)
		}
	}
}

func TestCodes(t *testing.T) {
	for _, code := range []string{"SP01", "1", "hd-03", "2021/SP.04", "ĐT_1"} {
		if !isCode(code) {
			t.Errorf("%q is no code", code)
		}
	}
	for _, text := range []string{"", "Tổng cộng", "SP 01", "NGƯỜI", "SP(1)", "SP0123456789012345678"} {
		if isCode(text) {
			t.Errorf("%q is a code", text)
		}
	}
}

func TestTextCommandsNoTerminal(t *testing.T) {
	for text, want := range map[string]string{
		"Nồi\x1b[2J \x07inox":                      "Nồi[2J inox",
		"\u202eabc\u2066":                          "abc",
		"hai\ndòng":                                "hai\ndòng",
		"Quạt \U0001F469\u200d\U0001F467":          "Quạt \U0001F469\u200d\U0001F467",
		"\u200bTe\u0302\u0301\u00a0n\ufeff \u0085": "Tế n",
	} {
		if got := clean(text); got != want {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
}

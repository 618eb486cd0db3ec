package exchange_test

import (
	"encoding/binary"
	"reflect"
	"slices"
	"strings"
	"testing"
	"unicode/utf16"

	"example.com/hoidong/store"
	"example.com/hoidong/store/exchange"
)

const recusalsCSV = "Mã thành viên,Mã số thuế,Lý do\r\nHD07,0159522728,\"Người thân làm việc\r\ntại doanh nghiệp; có đơn\"\r\n\r\nHD10,0115315238,Cố vấn\r\n"

func utf16With(order binary.AppendByteOrder, text string) string {
	data := order.AppendUint16(nil, 0xfeff)
	for _, unit := range utf16.Encode([]rune(text)) {
		data = order.AppendUint16(data, unit)
	}
	return string(data)
}

func TestEncodingsAndDelimiters(t *testing.T) {
	semicolons := strings.NewReplacer(";", ",", ",", ";").Replace(recusalsCSV)
	want, _, err := exchange.ReadRecusals(source(recusalsCSV), exchange.Known{})
	must(t, err)
	if len(want) != 2 || want[0].Reason != "Người thân làm việc tại doanh nghiệp; có đơn" {
		t.Fatalf("recusals %+v", want)
	}
	for name, text := range map[string]string{
		"BOM":          "\ufeff" + recusalsCSV,
		"UTF-16LE":     utf16With(binary.LittleEndian, recusalsCSV),
		"UTF-16BE tab": utf16With(binary.BigEndian, strings.ReplaceAll(recusalsCSV, ",", "\t")),
		"tab":          strings.ReplaceAll(recusalsCSV, ",", "\t"),
		"named":        "sep=|\r\n" + strings.ReplaceAll(recusalsCSV, ",", "|"),
	} {
		got, _, err := exchange.ReadRecusals(source(text), exchange.Known{})
		if err != nil || !reflect.DeepEqual(got, want) {
			t.Errorf("%s: %+v, %v", name, got, err)
		}
	}
	got, _, err := exchange.ReadRecusals(source(semicolons), exchange.Known{})
	if err != nil || len(got) != 2 || got[0].Reason != "Người thân làm việc tại doanh nghiệp, có đơn" {
		t.Errorf("semicolons: %+v, %v", got, err)
	}
}

func TestRowsAreNumberedAsASpreadsheetShowsThem(t *testing.T) {
	_, _, err := exchange.ReadRecusals(source(recusalsCSV+"HD11,1,Khác\r\n"), exchange.Known{})
	if f := one(t, err, "import.cell"); f.Params["row"] != 5 || f.Params["column"] != "B" || f.Params["sheet"] != "" {
		t.Error(f)
	}
}

func TestLinesThatEndWithALoneCarriageReturn(t *testing.T) {
	text := strings.ReplaceAll(strings.ReplaceAll(recusalsCSV, "\r", ""), "\n", "\r")
	want, _, err := exchange.ReadRecusals(source(recusalsCSV), exchange.Known{})
	must(t, err)
	got, _, err := exchange.ReadRecusals(source(text), exchange.Known{})
	must(t, err)
	if !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

func TestUnreadableText(t *testing.T) {
	for code, texts := range map[string][]string{
		"import.blank":    {"", " \n\n"},
		"import.encoding": {"M\xe3 th\xe0nh vi\xean,M\xe3 s\xf4\n", "\xff\xfeM\x00\xe3", "Mã\x00"},
		"import.quotes":   {"Mã thành viên,Mã số thuế,Lý do\nHD07,0159522728,\"Người thân\nHD08,1,2\n"},
		"import.norows":   {"Mã thành viên,Mã số thuế,Lý do\n", "Mã thành viên,Mã số thuế,Lý do\nTổng cộng,,\n"},
		"import.noheader": {"<html><table></table></html>", "một dòng", "\ufeff\n"},
	} {
		for _, text := range texts {
			_, _, err := exchange.ReadRecusals(source(text), exchange.Known{})
			one(t, err, code)
		}
	}
}

func TestFilesThatCannotBeOpened(t *testing.T) {
	_, err := exchange.OpenSource("testdata/không có.csv")
	one(t, err, "import.notfound")
	_, err = exchange.OpenSource("testdata")
	one(t, err, "import.unreadable")
}

func TestAFileThatIsTooBig(t *testing.T) {
	_, _, err := exchange.ReadRecusals(exchange.Source{Name: "x", Data: make([]byte, 64<<20+1)}, exchange.Known{})
	one(t, err, "import.toobig")
}

func TestRecusalOfOneDossier(t *testing.T) {
	known := exchange.Known{
		Member:  func(code string) bool { return code == "HD01" },
		Dossier: func(code string) bool { return code == "SP01" },
	}
	header := "Mã thành viên,Mã số thuế,Lý do,Mã hồ sơ\n"
	got, _, err := exchange.ReadRecusals(source(header+"hd01,159522728,Cổ đông,sp01\n"), known)
	must(t, err)
	if want := (store.Recusal{Member: "HD01", TaxCode: "0159522728", Dossier: "SP01", Reason: "Cổ đông"}); got[0] != want {
		t.Errorf("got %+v", got)
	}
	_, _, err = exchange.ReadRecusals(source(header+"HD02,0159522728,,SP09\n"), known)
	if all := faults(t, err); len(all) != 3 {
		t.Errorf("faults %v", all)
	}
	_, _, err = exchange.ReadRecusals(source(header+"HD01,0159522728,a,\nHD01,159522728,b,\n"), known)
	if f := one(t, err, "import.twice"); f.Params["row"] != 3 || f.Params["first"] != 2 {
		t.Error(f)
	}
}

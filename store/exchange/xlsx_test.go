package exchange_test

import (
	"archive/zip"
	"bytes"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"example.com/hoidong/store"
	"example.com/hoidong/store/exchange"
)

var dossierHeader = []any{"Mã hồ sơ", "Tên sản phẩm", "Doanh nghiệp", "Mã số thuế", "Ngày nhận", "Cam kết", "Doanh thu 2020"}

func TestWhatExcelStores(t *testing.T) {
	src := book(t, "Sheet", rows{
		dossierHeader,
		{"SP01", nil, "Công ty <A> & B", 101234567, 42811, true, 1.5e10},
		{"SP02", "Nồi thô", "C", 102234567, "20/03/2021", false, nil},
	}, func(f *excelize.File) {
		must(t, f.SetWorkbookProps(&excelize.WorkbookPropsOptions{Date1904: ptr(true)}))
		must(t, f.SetCellRichText("Sheet", "B2", []excelize.RichTextRun{{Text: "Khóa "}, {Text: "thông minh", Font: &excelize.Font{Bold: true}}}))
		scientific := "0.0E+00"
		style, err := f.NewStyle(&excelize.Style{CustomNumFmt: &scientific})
		must(t, err)
		must(t, f.SetCellStyle("Sheet", "G2", "G2", style))
	})
	intake, _, err := exchange.ReadDossiers(src, load(t, "cnnt-2014"), year)
	must(t, err)
	d := intake.Dossiers[0]
	if d.Product != "Khóa thông minh" || d.Received != "2021-03-18" || d.Commitments != store.Yes || *d.Figures[0].Revenue != 15e9 {
		t.Errorf("SP01 %+v", d)
	}
	d = intake.Dossiers[1]
	if d.Product != "Nồi thô" || d.Received != "2021-03-20" || d.Commitments != store.No || len(d.Figures) != 0 {
		t.Errorf("SP02 %+v", d)
	}
	if intake.Enterprises[0].Name != "Công ty <A> & B" {
		t.Errorf("firm %+v", intake.Enterprises[0])
	}
}

func ptr[T any](v T) *T { return &v }

func TestFormulasWithoutResultAndErrors(t *testing.T) {
	src := book(t, "Sheet", rows{
		dossierHeader,
		{"SP01", "A", "B", "0101234567", nil, nil, nil},
	}, func(f *excelize.File) {
		must(t, f.SetCellFormula("Sheet", "G2", "1+1"))
		must(t, f.SetCellFormula("Sheet", "B2", "\"A\"&\"B\""))
	})
	_, _, err := exchange.ReadDossiers(src, load(t, "cnnt-2014"), year)
	all := faults(t, err)
	if len(all) != 1 || !hasCode(all[0].Params["expected"], "import.expect.result") || all[0].Params["value"] != "=1+1" {
		t.Errorf("faults %v", all)
	}
}

func TestPercentagesAreWhatIsSeen(t *testing.T) {
	src := book(t, "Sheet", rows{dossierHeader, {"SP01", "A", "B", "0101234567", nil, nil, 0.15}}, func(f *excelize.File) {
		style, err := f.NewStyle(&excelize.Style{NumFmt: 9})
		must(t, err)
		must(t, f.SetCellStyle("Sheet", "G2", "G2", style))
	})
	_, _, err := exchange.ReadDossiers(src, load(t, "cnnt-2014"), year)
	if f := one(t, err, "import.cell"); f.Params["value"] != "15%" {
		t.Error(f)
	}
}

func TestBrokenWorkbooks(t *testing.T) {
	whole := book(t, "Sheet", rows{dossierHeader, {"SP01", "A", "B", "0101234567"}}).Data
	old := append([]byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), make([]byte, 512)...)
	for name, c := range map[string]struct {
		data []byte
		code string
	}{
		"old":        {old, "import.oldexcel"},
		"cut":        {whole[:len(whole)/2], "import.broken"},
		"head only":  {[]byte("PK\x03\x04"), "import.broken"},
		"other zip":  {zipped(t, map[string]string{"a.txt": "a"}), "import.broken"},
		"no cells":   {sheetXML(t, `<sheetData><row r="2"/><row r="1"/></sheetData>`), "import.broken"},
		"bad cell":   {sheetXML(t, `<sheetData><row r="1"><c r="1A"><v>1</v></c></row></sheetData>`), "import.broken"},
		"bad number": {sheetXML(t, `<sheetData><row r="1"><c r="A1"><v>x</v></c></row></sheetData>`), "import.broken"},
		"no string":  {sheetXML(t, `<sheetData><row r="1"><c r="A1" t="s"><v>-1</v></c></row></sheetData>`), "import.broken"},
		"bad string": {sheetXML(t, `<sheetData><row r="1"><c r="A1" t="s"><v>9</v></c></row></sheetData>`), "import.broken"},
		"far cell":   {sheetXML(t, `<sheetData><row r="1"><c r="XFE1"><v>1</v></c></row></sheetData>`), "import.broken"},
		"bad merge":  {sheetXML(t, `<sheetData><row><c><v>1</v></c></row></sheetData><mergeCells><mergeCell ref="A1:"/></mergeCells>`), "import.broken"},
		"not closed": {sheetXML(t, `<sheetData><row r="1">`), "import.broken"},
		"empty":      {sheetXML(t, `<sheetData/>`), "import.noheader"},
	} {
		t.Run(name, func(t *testing.T) {
			_, _, err := exchange.ReadDossiers(exchange.Source{Name: name, Data: c.data}, load(t, "cnnt-2014"), year)
			one(t, err, c.code)
		})
	}
}

func TestAWorkbookThatUnzipsToTooMuch(t *testing.T) {
	var out bytes.Buffer
	archive := zip.NewWriter(&out)
	_, err := archive.CreateRaw(&zip.FileHeader{Name: "_rels/.rels", Method: zip.Deflate, UncompressedSize64: 1 << 40})
	must(t, err)
	must(t, archive.Close())
	_, _, err = exchange.ReadDossiers(exchange.Source{Name: "x", Data: out.Bytes()}, load(t, "cnnt-2014"), year)
	one(t, err, "import.toomany")
}

// TestUnusualButValid: cells without addresses, parts under other names, strict namespaces, phonetic hints.
func TestUnusualButValid(t *testing.T) {
	cell := func(text string) string {
		return `<x:c t="inlineStr"><x:is><x:t>` + text + `</x:t><x:rPh sb="0" eb="1"><x:t>?</x:t></x:rPh></x:is></x:c>`
	}
	row := func(texts ...string) string {
		var b strings.Builder
		for _, text := range texts {
			b.WriteString(cell(text))
		}
		return "<x:row>" + b.String() + "</x:row>"
	}
	data := zipped(t, map[string]string{
		"[Content_Types].xml": `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`,
		"_rels/.rels":         `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="a" Type="http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument" Target="/So/So.xml"/></Relationships>`,
		"So/So.xml": `<x:workbook xmlns:x="http://purl.oclc.org/ooxml/spreadsheetml/main" xmlns:q="http://purl.oclc.org/ooxml/officeDocument/relationships">` +
			`<x:sheets><x:sheet name="Một" sheetId="1" q:id="r9"/></x:sheets></x:workbook>`,
		"So/_rels/So.xml.rels": `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r9" Type="http://purl.oclc.org/ooxml/officeDocument/relationships/worksheet" Target="../Trang.xml"/></Relationships>`,
		"Trang.xml": `<x:worksheet xmlns:x="http://purl.oclc.org/ooxml/spreadsheetml/main"><x:sheetData>` +
			row("Mã hồ sơ", "Sản phẩm", "Doanh nghiệp", "MST") + row("SP01", "A_x000A__x005F_x0041_", "B", "0101234567") + `</x:sheetData></x:worksheet>`,
	})
	intake, _, err := exchange.ReadDossiers(exchange.Source{Name: "x", Data: data}, load(t, "cnnt-2014"), year)
	must(t, err)
	if len(intake.Dossiers) != 1 || intake.Dossiers[0].Product != "A _x0041_" {
		t.Errorf("got %+v", intake)
	}
}

// sheetXML is a workbook whose only sheet has this content.
func sheetXML(t *testing.T, content string) []byte {
	t.Helper()
	return partXML(t, "worksheet", content)
}

// partXML is a workbook whose only sheet is an element with this content.
func partXML(t *testing.T, element, content string) []byte {
	t.Helper()
	const (
		formats = "http://schemas.openxmlformats.org/"
		office  = formats + "officeDocument/2006/relationships"
		main    = formats + "spreadsheetml/2006/main"
		links   = `<Relationships xmlns="` + formats + `package/2006/relationships"><Relationship Id="r1" Type="` + office
	)
	return zipped(t, map[string]string{
		"_rels/.rels":                links + `/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
		"xl/workbook.xml":            `<workbook xmlns="` + main + `" xmlns:r="` + office + `"><sheets><sheet name="S" r:id="r1"/></sheets></workbook>`,
		"xl/_rels/workbook.xml.rels": links + `/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
		"xl/worksheets/sheet1.xml":   "<" + element + ` xmlns="` + main + `">` + content + "</" + element + ">",
	})
}

func zipped(t *testing.T, parts map[string]string) []byte {
	t.Helper()
	var out bytes.Buffer
	archive := zip.NewWriter(&out)
	for name, text := range parts {
		w, err := archive.Create(name)
		must(t, err)
		_, err = w.Write([]byte(text))
		must(t, err)
	}
	must(t, archive.Close())
	return out.Bytes()
}

package exchange_test

import (
	"archive/zip"
	"bytes"
	"fmt"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"example.com/hoidong/store/exchange"
)

func TestADamagedDigitIsNotRead(t *testing.T) {
	whole := book(t, "Sheet", rows{dossierHeader, {"SP01", "A", "B", "0101234567", nil, nil, 15_000_000_000}}).Data
	data := unpacked(t, whole)
	read := func() error {
		_, _, err := exchange.ReadDossiers(exchange.Source{Name: "x", Data: data}, load(t, "cnnt-2014"), year)
		return err
	}
	must(t, read())
	data[bytes.Index(data, []byte("15000000000"))] = '2'
	one(t, read(), "import.broken")
}

// unpacked is an archive with the same parts, not compressed.
func unpacked(t *testing.T, data []byte) []byte {
	t.Helper()
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	must(t, err)
	var out bytes.Buffer
	plain := zip.NewWriter(&out)
	for _, part := range archive.File {
		content, err := part.Open()
		must(t, err)
		w, err := plain.CreateHeader(&zip.FileHeader{Name: part.Name, Method: zip.Store})
		must(t, err)
		var text bytes.Buffer
		_, err = text.ReadFrom(content)
		must(t, err)
		_, err = w.Write(text.Bytes())
		must(t, err)
	}
	must(t, plain.Close())
	return out.Bytes()
}

func TestSheetsThatTakeTooMuch(t *testing.T) {
	repeated := func(n int, format string) string {
		var b strings.Builder
		for i := range n {
			fmt.Fprintf(&b, format, i+1)
		}
		return b.String()
	}
	for name, content := range map[string]string{
		"far cells":  `<sheetData>` + repeated(20, `<row r="%[1]d"><c r="XFD%[1]d"/></row>`) + `</sheetData>`,
		"elements":   `<sheetData>` + repeated(1, `<row r="%d">`) + strings.Repeat(`<x/>`, 3_000_000) + `</row></sheetData>`,
		"merges":     `<sheetData/><mergeCells>` + repeated(30_000, `<mergeCell ref="A%[1]d:B%[1]d"/>`) + `</mergeCells>`,
		"no numbers": `<sheetData>` + strings.Repeat(`<row/>`, 30_000) + `</sheetData>`,
	} {
		t.Run(name, func(t *testing.T) {
			_, _, err := exchange.ReadDossiers(exchange.Source{Name: name, Data: sheetXML(t, content)}, load(t, "cnnt-2014"), year)
			one(t, err, "import.toomany")
		})
	}
}

func TestWhatIsNoWorksheet(t *testing.T) {
	for content, code := range map[string]string{
		`<row r="1"><c r="A1"><v>1</v></c></row>`:                                   "import.broken",
		`<row r="1099511627776"><c r="A1"><v>1</v></c></row>`:                       "import.toomany",
		strings.Repeat(`<row><c r="XFD1"><v>1</v></c></row>`, 200):                  "import.toomany",
		`<row r="-5"><c r="A1"><v>1</v></c></row><row r="-4"><c><v>1</v></c></row>`: "import.broken",
	} {
		src := exchange.Source{Name: "x", Data: partXML(t, "sheet", content)}
		_, _, err := exchange.ReadDossiers(src, load(t, "cnnt-2014"), year)
		one(t, err, code)
	}
}

func TestACellThatSomebodyOnceTouched(t *testing.T) {
	src := book(t, "Sheet", rows{dossierHeader, {"SP01", "A", "B", "0101234567"}}, func(f *excelize.File) {
		must(t, f.SetCellValue("Sheet", "XFD2", "?"))
		must(t, f.SetCellValue("Sheet", "XFD4", "?"))
	})
	intake, report, err := exchange.ReadDossiers(src, load(t, "cnnt-2014"), year)
	must(t, err)
	if len(intake.Dossiers) != 1 || len(report.Skipped) != 1 || report.Skipped[0].Row != 4 {
		t.Errorf("%d dossiers, skipped %v", len(intake.Dossiers), report.Skipped)
	}
}

func TestAChartThatFillsASheet(t *testing.T) {
	src := book(t, "Sheet", rows{dossierHeader, {"SP01", "A", "B", "0101234567", nil, nil, 1}}, func(f *excelize.File) {
		must(t, f.AddChartSheet("Biểu đồ", &excelize.Chart{
			Type: excelize.Col, Series: []excelize.ChartSeries{{Values: "Sheet!$G$2:$G$2"}},
		}))
	})
	intake, _, err := exchange.ReadDossiers(src, load(t, "cnnt-2014"), year)
	must(t, err)
	if len(intake.Dossiers) != 1 {
		t.Errorf("%d dossiers", len(intake.Dossiers))
	}
}

func TestAnEncodingNoProgramWrites(t *testing.T) {
	data := zipped(t, map[string]string{"xl/workbook.xml": `<?xml version="1.0" encoding="windows-1258"?><workbook/>`})
	_, _, err := exchange.ReadDossiers(exchange.Source{Name: "x", Data: data}, load(t, "cnnt-2014"), year)
	one(t, err, "import.broken")
}

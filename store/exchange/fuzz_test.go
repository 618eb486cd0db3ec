package exchange_test

import (
	"bytes"
	"slices"
	"testing"

	"github.com/xuri/excelize/v2"

	"example.com/hoidong/scoring"
	"example.com/hoidong/store"
	"example.com/hoidong/store/exchange"
)

// FuzzTable reads any bytes as a table: records or faults come back, never both and never neither.
func FuzzTable(f *testing.F) {
	f.Add([]byte(recusalsCSV))
	f.Add([]byte("\xff\xfeM\x00,\x00"))
	f.Add([]byte("sep=;\nMã hồ sơ;Sản phẩm;Doanh nghiệp;MST;Doanh thu 2020 (tỷ đồng)\nSP01;A;B;101234567;1,5\n"))
	f.Add(book(f, "Sheet", rows{dossierHeader, {"SP01", "A", "B", "0101234567", 44273, true, 0.5}}).Data)
	r := load(f, "cnnt-2014")
	f.Fuzz(func(t *testing.T, data []byte) {
		src := exchange.Source{Name: "x", Data: data}
		intake, report, err := exchange.ReadDossiers(src, r, year)
		if err != nil && len(intake.Dossiers) > 0 {
			t.Errorf("dossiers beside %v", err)
		}
		if err == nil && report.Rows != len(intake.Dossiers) {
			t.Errorf("%d dossiers in %d rows", len(intake.Dossiers), report.Rows)
		}
		recusals, _, err := exchange.ReadRecusals(src, exchange.Known{})
		if err != nil && len(recusals) > 0 {
			t.Errorf("recusals beside %v", err)
		}
	})
}

// FuzzWorksheet reads any XML as a worksheet: bytes that are changed inside an archive hardly ever get past its checksums.
func FuzzWorksheet(f *testing.F) {
	for _, content := range []string{
		`<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>Mã hồ sơ</t></is></c><c><v>1.5E3</v></c></row></sheetData>`,
		`<sheetData><row><c t="b"><v>1</v></c><c t="e"><v>#N/A</v></c><c><f>A1</f></c></row></sheetData><mergeCells><mergeCell ref="A1:C2"/></mergeCells>`,
	} {
		f.Add(content)
	}
	r := load(f, "cnnt-2014")
	f.Fuzz(func(t *testing.T, content string) {
		intake, _, err := exchange.ReadDossiers(exchange.Source{Name: "x", Data: sheetXML(t, content)}, r, year)
		if err != nil && len(intake.Dossiers) > 0 {
			t.Errorf("dossiers beside %v", err)
		}
	})
}

// FuzzRulesCells puts any text into the cells of a good workbook.
func FuzzRulesCells(f *testing.F) {
	for i, text := range []string{"", "2/3, 5/7", "15%", "1,5 tỷ", "-", "Mọi thành viên", "=1", "C5", "\x00", "_x0041_"} {
		f.Add(i, i*3, text)
	}
	var out bytes.Buffer
	must(f, exchange.WriteRules(&out, load(f, "spcncl-mau")))
	f.Fuzz(func(t *testing.T, sheet, cell int, text string) {
		validOrFaulty(t, overwritten(t, out.Bytes(), sheet, cell, text, 0))
	})
}

func validOrFaulty(t *testing.T, data []byte) {
	t.Helper()
	r, err := exchange.ReadRules("x", data)
	if (r == nil) == (err == nil) {
		t.Fatalf("%v, %v", r, err)
	}
	if r == nil {
		return
	}
	if faulty := r.Validate(); len(faulty) > 0 {
		t.Error(scoring.NewFault("faulty", "faults", faulty))
	}
}

// FuzzScoreSheet puts any text or number into a cell of a score sheet that was filled in: the sheet is refused, or says what it
// said but for the one cell, which holds what its criterion can have.
func FuzzScoreSheet(f *testing.F) {
	for i, text := range []string{"", "8.5", "8,5", "hoidong-1.x.y", "hoidong:criterion:C6", "SP02", "=1+1", "_x0041_", "\x00"} {
		f.Add(i%2, i*7, text, 0.0)
		f.Add(0, i*61+8, "", float64(i)/3)
	}
	g := giveOut(f, "HD03")
	filled := g.filled(f, func(file *excelize.File) { score(f, file, 3) })
	before, _, err := g.read(filled)
	must(f, err)
	f.Fuzz(func(t *testing.T, sheet, cell int, text string, number float64) {
		in, _, err := g.read(overwritten(t, filled, sheet, cell, text, number))
		if err != nil {
			if len(in.Sheets) > 0 {
				t.Errorf("sheets beside %v", err)
			}
			return
		}
		changed := 0
		for _, one := range in.Sheets {
			i := slices.IndexFunc(before.Sheets, func(s store.IncomingSheet) bool { return s.Ballot == one.Ballot })
			if i < 0 {
				t.Fatalf("%+v is not on the form", one)
			}
			for c, most := range map[string]scoring.Points{"C5": 15_00, "C6": 10_00} {
				was, now := before.Sheets[i].Scores.Get(c), one.Scores.Get(c)
				if now != nil && (*now < 0 || *now > most || *now%50 != 0) {
					t.Errorf("%s of %s is %s", c, one.Dossier, now)
				}
				if (was == nil) != (now == nil) || was != nil && *was != *now {
					changed++
				}
			}
		}
		if changed > 1 {
			t.Errorf("one cell changed %d scores", changed)
		}
	})
}

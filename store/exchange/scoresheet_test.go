package exchange_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"example.com/hoidong/scoring"
	"example.com/hoidong/store"
	"example.com/hoidong/store/exchange"
	"example.com/hoidong/store/words"
)

// TestAScoreSheetComesBack as it was filled in, in both languages, and is taken by the store.
func TestAScoreSheetComesBack(t *testing.T) {
	for _, lang := range words.Languages() {
		t.Run(lang, func(t *testing.T) {
			g := giveOut(t, "HD03")
			data := rewritten(t, g.book(t, g.forms[0], lang), func(f *excelize.File) {
				sheet := f.GetSheetName(0)
				must(t, f.SetCellValue(sheet, "E8", 12.5))
				must(t, f.SetCellValue(sheet, "F8", 0))
				must(t, f.SetCellStr(sheet, "I8", "=tốt,\nnên phát huy"))
				must(t, f.SetCellValue(sheet, "E9", 8.0))
			})
			in, warnings, err := g.read(data)
			must(t, err)
			if len(warnings) > 0 {
				t.Errorf("%v", warnings)
			}
			if in.Round != "2021" || in.Form != 1 || in.Member != "HD03" || len(in.Sum) != 64 || len(in.Sheets) != ballots {
				t.Errorf("%+v", in)
			}
			first, second := in.Sheets[0], in.Sheets[1]
			if first.Dossier != "SP01" || !first.Done || *first.Scores.Get("C5") != 12_50 || *first.Scores.Get("C6") != 0 || first.Remark != "=tốt,\nnên phát huy" {
				t.Errorf("%+v", first)
			}
			if first.Where != fmt.Sprintf("%s, hàng 8", words.MustSpeak(lang).T("scoresheet.sheet")) {
				t.Errorf("it stands at %q", first.Where)
			}
			if second.Done || len(second.Scores) != 1 || *second.Scores.Get("C5") != 8_00 {
				t.Errorf("%+v", second)
			}
			staged, err := g.Stage(t.Context(), g.Owner(), in, store.Decisions{})
			must(t, err)
			if staged.Refusal != nil || staged.Count(store.StagedNew) != 2 || staged.Count(store.StagedSame) != ballots-2 {
				t.Errorf("%v: %d new", staged.Refusal, staged.Count(store.StagedNew))
			}
			_, err = g.Receive(t.Context(), g.Owner(), in, store.Decisions{})
			must(t, err)
			again, _, err := g.read(g.book(t, g.forms[0], lang))
			must(t, err)
			if one := again.Sheets[0]; *one.Scores.Get("C5") != 12_50 || one.Remark != first.Remark || again.Sheets[1].Done {
				t.Errorf("written again it holds %+v", one)
			}
		})
	}
}

// asFilled are the scores that score gave the first three products.
func asFilled(t *testing.T, in store.Incoming) {
	t.Helper()
	if len(in.Sheets) != ballots {
		t.Errorf("%d sheets", len(in.Sheets))
	}
	for _, sheet := range in.Sheets {
		i := slices.Index([]string{"SP01", "SP02", "SP03"}, sheet.Dossier) + 1
		switch c5, c6 := sheet.Scores.Get("C5"), sheet.Scores.Get("C6"); {
		case i == 0 && (c5 != nil || c6 != nil):
			t.Errorf("%s has scores: %v", sheet.Dossier, sheet.Scores)
		case i > 0 && (c5 == nil || c6 == nil || *c5 != scoring.Points(100*i) || *c6 != scoring.Points(50*i)):
			t.Errorf("%s: %v", sheet.Dossier, sheet.Scores)
		}
	}
}

// harmless is what people do to a score sheet that changes nothing of what it says.
var harmless = map[string]func(t testing.TB, f *excelize.File){
	"rows sorted": func(t testing.TB, f *excelize.File) {
		for from, to := firstRow, firstRow+53; from < to; from, to = from+1, to-1 {
			one, other := cells(t, f, scored, from), cells(t, f, scored, to)
			setRow(t, f, scored, to, one)
			setRow(t, f, scored, from, other)
		}
	},
	"columns moved": func(t testing.TB, f *excelize.File) {
		for row := keysRow; row < firstRow+54; row++ {
			values := cells(t, f, scored, row)
			values[0], values[4], values[5], values[8] = values[5], values[8], values[0], values[4]
			setRow(t, f, scored, row, values)
		}
	},
	"columns and rows hidden": func(t testing.TB, f *excelize.File) {
		must(t, f.SetColVisible(scored, "B:E", false))
		must(t, f.SetRowVisible(scored, firstRow, false))
		must(t, f.SetColVisible(scored, "D", true))
	},
	"renamed, unprotected, a sheet of notes": func(t testing.TB, f *excelize.File) {
		must(t, f.UnprotectSheet(scored))
		must(t, f.SetSheetName(scored, "Chấm xong"))
		_, err := f.NewSheet("Ghi chú")
		must(t, err)
		must(t, f.SetCellValue("Ghi chú", "A1", 99))
		must(t, f.SetSheetVisible("Ghi chú", true))
	},
	"rows and columns put in": func(t testing.TB, f *excelize.File) {
		must(t, f.UnprotectSheet(scored))
		must(t, f.InsertRows(scored, firstRow+1, 2))
		must(t, f.InsertCols(scored, "F", 1))
		must(t, f.SetCellValue(scored, "F8", 7))
	},
	"the hidden sheet deleted": func(t testing.TB, f *excelize.File) { must(t, f.DeleteSheet("hoidong")) },
}

func TestWhatIsHarmlessToAScoreSheet(t *testing.T) {
	g := giveOut(t, "HD03")
	for name, change := range harmless {
		t.Run(name, func(t *testing.T) {
			in, _, err := g.read(g.filled(t, func(f *excelize.File) { score(t, f, 3); change(t, f) }))
			if err != nil {
				t.Fatal(words.MustSpeak(words.English).Error(err))
			}
			asFilled(t, in)
		})
	}
}

// harm is what people do to a score sheet by which nobody can tell any more what it says, and the faults that say so: their code,
// and the row or cell that they name.
var harm = map[string]struct {
	change func(t testing.TB, f, other *excelize.File)
	want   []string
}{
	"rows of another member's": {func(t testing.TB, f, other *excelize.File) {
		for _, row := range []int{10, 11, 13} {
			setRow(t, f, scored, row, cells(t, other, scored, row))
		}
	}, []string{"scoresheet.foreign 10"}},
	"a sheet of another member's": {func(t testing.TB, f, other *excelize.File) { copySheet(t, f, other, scored, "Bản của HD04") }, []string{"scoresheet.foreign 8"}},
	"a copy of its own sheet": {func(t testing.TB, f, _ *excelize.File) {
		for row := firstRow + 2; row < firstRow+54; row++ {
			put(t, f, fmt.Sprintf(markCell, row), nil)
			put(t, f, fmt.Sprintf(scoreCell, row), nil)
			put(t, f, fmt.Sprintf("F%d", row), nil)
		}
		copySheet(t, f, f, scored, "Bản sao")
	}, []string{"scoresheet.twice 8", "scoresheet.twice 9"}},
	"a row copied over another": {func(t testing.TB, f, _ *excelize.File) {
		setRow(t, f, scored, 12, cells(t, f, scored, 9))
	}, []string{"scoresheet.twice 12"}},
	"products sorted without their scores": {func(t testing.TB, f, _ *excelize.File) {
		one, other := cells(t, f, scored, 8)[:3], cells(t, f, scored, 9)[:3]
		setRow(t, f, scored, 9, one)
		setRow(t, f, scored, 8, other)
	}, []string{"scoresheet.mixed 8", "scoresheet.mixed 9"}},
	"names sorted without their codes": {func(t testing.TB, f, _ *excelize.File) {
		put(t, f, "B8", cells(t, f, scored, 9)[1])
	}, []string{"scoresheet.mixed 8"}},
	"scores for a product that is out": {func(t testing.TB, f, _ *excelize.File) {
		put(t, f, fmt.Sprintf(scoreCell, outRow), 7.5)
	}, []string{fmt.Sprint("scoresheet.stray ", outRow)}},
	"scores in a row of his own": {func(t testing.TB, f, _ *excelize.File) {
		put(t, f, "A70", "SP99")
		put(t, f, "E70", "8,5")
	}, []string{"scoresheet.stray 70"}},
	"a mark that was changed": {func(t testing.TB, f, _ *excelize.File) {
		mark, err := f.GetCellValue(scored, "D9")
		must(t, err)
		put(t, f, "D9", mark[:40]+"x"+mark[41:])
		put(t, f, "D11", mark[:len(mark)-20])
	}, []string{"scoresheet.altered 9", "scoresheet.altered 11"}},
	"a mark taken away":  {func(t testing.TB, f, _ *excelize.File) { put(t, f, "D8", nil) }, []string{"scoresheet.stray 8"}},
	"two marks in a row": {func(t testing.TB, f, _ *excelize.File) { put(t, f, "J9", cells(t, f, scored, 8)[3]) }, []string{"scoresheet.altered 9"}},
	"a column copied":    {func(t testing.TB, f, _ *excelize.File) { put(t, f, "K6", cells(t, f, scored, 6)[4]) }, []string{"scoresheet.column_twice 6"}},
	"a remark that is an error": {func(t testing.TB, f, _ *excelize.File) {
		must(t, f.SetCellFormula(scored, "I9", "1/0"))
	}, []string{"scoresheet.remark 9"}},
	"a long remark": {func(t testing.TB, f, _ *excelize.File) {
		put(t, f, "I9", strings.Repeat("dài ", 600))
	}, []string{"scoresheet.remark_long 9"}},
}

func TestWhatHarmsAScoreSheet(t *testing.T) {
	g := giveOut(t, "HD03", "HD04")
	for name, one := range harm {
		t.Run(name, func(t *testing.T) {
			rewritten(t, g.book(t, g.forms[1], words.Vietnamese), func(other *excelize.File) {
				score(t, other, 5)
				data := g.filled(t, func(f *excelize.File) { score(t, f, 3); one.change(t, f, other) })
				in, _, err := g.read(data)
				if in.Form != 1 || in.Member != "HD03" || in.Sheets != nil {
					t.Errorf("%+v", in)
				}
				if got := told(t, err); !slices.Equal(got, one.want) {
					t.Errorf("got %v, want %v", got, one.want)
				}
			})
		})
	}
}

// told are the codes of the faults of rows with the row, of cells with the cell, and of files.
func told(t *testing.T, err error) (list []string) {
	t.Helper()
	if err == nil {
		return nil
	}
	for _, f := range faults(t, err) {
		switch f.Code {
		case "scoresheet.at":
			list = append(list, fmt.Sprintf("%s %v", f.Params["why"].(*scoring.Fault).Code, f.Params["row"]))
		case "scoresheet.file":
			list = append(list, f.Params["why"].(*scoring.Fault).Code)
		case "scoresheet.cell":
			list = append(list, fmt.Sprintf("%v %v “%v”", f.Params["flaw"], f.Params["cell"], f.Params["value"]))
		default:
			list = append(list, f.Code)
		}
	}
	return list
}

// copySheet copies the cells of a sheet into another workbook, or into the same.
func copySheet(t testing.TB, f, from *excelize.File, sheet, name string) {
	t.Helper()
	_, err := f.NewSheet(name)
	must(t, err)
	for row := keysRow; row < firstRow+54; row++ {
		setRow(t, f, name, row, cells(t, from, sheet, row))
	}
}

// TestRowsThatAreGoneAreNamed, and what they held stays.
func TestRowsThatAreGoneAreNamed(t *testing.T) {
	g := giveOut(t, "HD03")
	in, warnings, err := g.read(g.filled(t, func(f *excelize.File) {
		must(t, f.UnprotectSheet(scored))
		must(t, f.RemoveRow(scored, 9))
		must(t, f.RemoveRow(scored, 10))
	}))
	must(t, err)
	if len(in.Sheets) != ballots-2 || len(warnings) != 1 || warnings[0].Params["dossiers"] != "SP02, SP04" {
		t.Errorf("%d, %v", len(in.Sheets), warnings)
	}
	_, _, err = g.read(g.filled(t, func(f *excelize.File) {
		for range 54 {
			must(t, f.RemoveRow(scored, firstRow))
		}
	}))
	if got := told(t, err); !slices.Equal(got, []string{"scoresheet.empty"}) {
		t.Error(got)
	}
}

// TestCellsThatAreNoScores are all told at once, in the order in which people read, each with what stands there.
func TestCellsThatAreNoScores(t *testing.T) {
	g := giveOut(t, "HD03")
	styled := func(f *excelize.File, cell string, style *excelize.Style) {
		id, err := f.NewStyle(style)
		must(t, err)
		must(t, f.SetCellStyle(scored, cell, cell, id))
	}
	spelled := "dd/mm/yyyy"
	data := g.filled(t, func(f *excelize.File) {
		put(t, f, "E8", "8.5")
		put(t, f, "F8", "8,5")
		put(t, f, "E9", 85)
		put(t, f, "F9", -1)
		put(t, f, "E10", 8.3)
		put(t, f, "F10", true)
		put(t, f, "E11", 10)
		styled(f, "E11", &excelize.Style{NumFmt: 14})
		put(t, f, "F11", 0.5)
		styled(f, "F11", &excelize.Style{NumFmt: 10})
		put(t, f, "E12", 10)
		styled(f, "E12", &excelize.Style{CustomNumFmt: &spelled})
		must(t, f.SetCellFormula(scored, "F12", "SUM(E8:E9)"))
		put(t, f, "E13", strings.Repeat("dài ", 1000))
		put(t, f, "F13", 8.555)
		put(t, f, "E14", 8.4999999999999996)
		put(t, f, "F14", "   ")
		put(t, f, "E15", 1e300)
	})
	_, _, err := g.read(data)
	want := []string{
		"text E8 “8.5”", "text F8 “8,5”", "range E9 “85”", "range F9 “-1”", "step E10 “8,3”", "truth F10 “true”", "day E11 “10”",
		"percent F11 “50%”", "day E12 “10”", "result F12 “=SUM(E8:E9)”",
		"text E13 “" + strings.Repeat("dài ", 15) + "…”", "range F13 “8,555”",
	}
	got := told(t, err)
	if len(got) == 0 || !slices.Equal(got[:len(got)-1], want) || !strings.HasPrefix(got[len(got)-1], "range E15") {
		t.Errorf("got %s\nwant %s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	if said := words.MustSpeak(words.Vietnamese).Error(faults(t, err)[0]); said !=
		"phiếu.xlsx, trang “Phiếu chấm điểm”, ô E8 (SP01, C5): “8.5” là chữ, không phải số (gõ 8,5 với dấu phẩy); cần số từ 0 đến 15, là bội số của 0,5, hoặc để trống." {
		t.Error(said)
	}
}

// TestFilesThatAreNoScoreSheets say what they are, and what to do.
func TestFilesThatAreNoScoreSheets(t *testing.T) {
	g := giveOut(t, "HD03")
	plain := book(t, "Sheet", rows{{"Mã", "Điểm"}, {"SP01", 8.5}}).Data
	for name, one := range map[string]struct{ data, code string }{
		"old Excel":     {"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "import.oldexcel"},
		"OpenDocument":  {"PK\x03\x04\x14\x00\x00\x08\x00\x00mimetypeapplication/vnd.oasis.opendocument.spreadsheet", "scoresheet.ods"},
		"CSV":           {"Mã;C5;C6\nSP01;8,5;7\n", "scoresheet.text"},
		"nothing":       {" \n", "import.blank"},
		"cut off":       {string(plain[:2000]), "import.broken"},
		"another table": {string(plain), "scoresheet.none"},
	} {
		t.Run(name, func(t *testing.T) {
			_, _, err := g.read([]byte(one.data))
			if got := told(t, err); !slices.Equal(got, []string{one.code}) {
				t.Errorf("%v: %v", got, err)
			}
			workbook := exchange.IsWorkbook(exchange.Source{Data: []byte(one.data)})
			if want := one.code == "import.oldexcel" || one.code == "scoresheet.ods" || one.code == "scoresheet.none"; workbook != want {
				t.Errorf("it is taken for a workbook: %v", workbook)
			}
		})
	}
	other := giveOut(t, "HD03")
	_, _, err := g.read(other.book(t, other.forms[0], words.Vietnamese))
	if got := told(t, err); !slices.Equal(got, []string{"scoresheet.house"}) {
		t.Errorf("a sheet of another council: %v", got)
	}
}

package exchange_test

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"example.com/hoidong/store"
	"example.com/hoidong/store/engine"
	"example.com/hoidong/store/exchange/exchangetest"
	"example.com/hoidong/store/sample"
	"example.com/hoidong/store/words"
)

// throughOffice has LibreOffice write workbooks anew, and reads what came out by their names.
func throughOffice(t *testing.T, books map[string][]byte) map[string][]byte {
	t.Helper()
	folder := t.TempDir()
	var names, paths []string
	for name, data := range books {
		names = append(names, name)
		path := filepath.Join(folder, fmt.Sprintf("%d.xlsx", len(paths)))
		must(t, os.WriteFile(path, data, 0o600))
		paths = append(paths, path)
	}
	out := map[string][]byte{}
	for i, path := range exchangetest.Rewritten(t, "xlsx", paths...) {
		out[names[i]] = readFile(t, path)
	}
	return out
}

// TestScoreSheetsThatLibreOfficeWrote anew say what they said before: as they were given out, filled in, and taken apart in
// every way that is known.
func TestScoreSheetsThatLibreOfficeWrote(t *testing.T) {
	g := giveOut(t, "HD03", "HD04")
	books := map[string][]byte{"given out": g.book(t, g.forms[0], words.Vietnamese), "in English": g.book(t, g.forms[1], words.English)}
	for name, change := range harmless {
		books["harmless/"+name] = g.filled(t, func(f *excelize.File) { score(t, f, 3); change(t, f) })
	}
	for name, one := range harm {
		rewritten(t, g.book(t, g.forms[1], words.Vietnamese), func(other *excelize.File) {
			score(t, other, 5)
			books["harm/"+name] = g.filled(t, func(f *excelize.File) { score(t, f, 3); one.change(t, f, other) })
		})
	}
	books["formulas"] = g.filled(t, func(f *excelize.File) {
		score(t, f, 3)
		for cell, formula := range map[string]string{"E9": "E8*2", "F10": "3/2", "F12": `"8"&"5"`, "F13": "E8/0"} {
			must(t, f.SetCellFormula(scored, cell, formula))
		}
	})
	for name, data := range throughOffice(t, books) {
		t.Run(name, func(t *testing.T) {
			in, warnings, err := g.read(data)
			kind, what, _ := strings.Cut(name, "/")
			switch kind {
			case "harmless":
				must(t, err)
				asFilled(t, in)
			case "harm":
				if got := told(t, err); !slices.Equal(got, harm[what].want) {
					t.Errorf("got %v, want %v", got, harm[what].want)
				}
			case "formulas":
				if got := told(t, err); !slices.Equal(got, []string{"text F12 “85”", "error F13 “#DIV/0!”"}) {
					t.Errorf("%v", got)
				}
				if len(warnings) != 2 || warnings[0].Params["cell"] != "E9" || warnings[1].Params["value"] != "1,5" {
					t.Errorf("%v", warnings)
				}
			default:
				must(t, err)
				before, _, err := g.read(books[name])
				must(t, err)
				if before.Sum = in.Sum; !reflect.DeepEqual(in, before) {
					t.Errorf("got %+v\nwant %+v", in, before)
				}
			}
		})
	}
}

// TestWhatAScoreSheetHelpsWith works in another program than ours: totals, what is blank, what can be typed where, and the page.
func TestWhatAScoreSheetHelpsWith(t *testing.T) {
	g := giveOut(t, "HD03")
	data := throughOffice(t, map[string][]byte{"": g.filled(t, func(f *excelize.File) { score(t, f, 2); put(t, f, "F9", nil) })})[""]
	if !bytes.Contains(unpacked(t, data), []byte(`<sheetProtection sheet="true" formatColumns="false" formatRows="false" autoFilter="false"/>`)) {
		t.Error("it is not protected as it was")
	}
	rewritten(t, data, func(f *excelize.File) {
		for cell, want := range map[string]string{"G8": "1.5", "H8": "0", "G9": "2", "H9": "1", "G10": "", "H10": "2", "A5": fmt.Sprint(2*ballots - 3), "I39": "Không đủ điều kiện"} {
			if got, err := f.GetCellValue(scored, cell, excelize.Options{RawCellValue: true}); err != nil || got != want {
				t.Errorf("%s holds %q, %v; want %q", cell, got, err, want)
			}
		}
		for cell, want := range map[string]string{"H10": "còn 2 ô", "E8": "1.0", "A5": "Còn 99 ô chưa chấm"} {
			if got, err := f.GetCellValue(scored, cell); err != nil || got != want {
				t.Errorf("%s shows %q, %v; want %q", cell, got, err, want)
			}
		}
		checkValidations(t, f)
		checkLocks(t, f)
		if shown, err := f.GetColVisible(scored, "D"); err != nil || shown {
			t.Errorf("the column of marks is shown, %v", err)
		}
		if shown, err := f.GetRowVisible(scored, keysRow); err != nil || shown {
			t.Errorf("the row of names is shown, %v", err)
		}
		if shown, err := f.GetSheetVisible("hoidong"); err != nil || shown {
			t.Errorf("the sheet of marks is shown, %v", err)
		}
		layout, err := f.GetPageLayout(scored)
		must(t, err)
		if *layout.Orientation != "landscape" || *layout.Size != 9 || *layout.FitToWidth != 1 {
			t.Errorf("%+v", layout)
		}
	})
}

// checkValidations: every open score cell takes values of a list of numbers, and no other cell has a list.
func checkValidations(t *testing.T, f *excelize.File) {
	t.Helper()
	validations, err := f.GetDataValidations(scored)
	must(t, err)
	var lists []string
	for _, v := range validations {
		if v.Type == "list" {
			lists = append(lists, v.Formula1)
			if !v.ShowErrorMessage || *v.Error == "" || strings.Contains(v.Sqref, fmt.Sprint("E", outRow)) || !v.AllowBlank {
				t.Errorf("%+v", v)
			}
		}
	}
	slices.Sort(lists)
	if !slices.Equal(lists, []string{"hoidong!$B$1:$B$31", "hoidong!$C$1:$C$21"}) {
		t.Errorf("lists %v", lists)
	}
	for cell, want := range map[string]string{"B1": "0", "B2": "0.5", "B31": "15", "C21": "10"} {
		value, err := f.GetCellValue("hoidong", cell)
		must(t, err)
		if kind, err := f.GetCellType("hoidong", cell); err != nil || value != want || kind == excelize.CellTypeSharedString {
			t.Errorf("%s offers %q, kind %d", cell, value, kind)
		}
	}
}

// checkLocks: scores and remarks of the form's products can be changed, and nothing else.
func checkLocks(t *testing.T, f *excelize.File) {
	t.Helper()
	for cell, locked := range map[string]bool{"E8": false, "I8": false, "A8": true, "B8": true, "D8": true, "G8": true, "E7": true, fmt.Sprint("E", outRow): true, fmt.Sprint("I", outRow): true} {
		id, err := f.GetCellStyle(scored, cell)
		must(t, err)
		style, err := f.GetStyle(id)
		must(t, err)
		if got := style.Protection == nil || style.Protection.Locked; got != locked {
			t.Errorf("%s is locked: %v", cell, got)
		}
	}
}

// TestFineStepsAreValidatedByAFormula, which LibreOffice keeps.
func TestFineStepsAreValidatedByAFormula(t *testing.T) {
	g := giveOut(t)
	rules := *g.Snapshot().Rules()
	rules.Step = 25
	_, err := g.Do(t.Context(), g.Owner(), &store.ChangePhase{From: store.Scoring, To: store.Paused})
	must(t, err)
	witness, err := g.Witness(t.Context(), "HD01", "")
	must(t, err)
	_, err = g.Do(t.Context(), g.Owner().On(store.Grounds{Reason: "thống nhất", Second: witness}), &store.SetRules{Was: *g.Snapshot().Rules(), Now: rules})
	must(t, err)
	forms, _, err := g.Issue(t.Context(), g.Owner(), store.IssueOptions{Kind: store.ExcelForm, Members: []string{"HD03"}})
	must(t, err)
	data := throughOffice(t, map[string][]byte{"": g.book(t, forms[0], words.Vietnamese)})[""]
	rewritten(t, data, func(f *excelize.File) {
		validations, err := f.GetDataValidations(scored)
		must(t, err)
		i := slices.IndexFunc(validations, func(v *excelize.DataValidation) bool { return v.Type == "custom" })
		if i < 0 || !strings.Contains(validations[i].Formula1, "ISNUMBER(E8)") {
			t.Errorf("%+v", validations)
		}
	})
}

// TestNamesOfStrangers: products called by what spreadsheets and XML take for something else are known again.
func TestNamesOfStrangers(t *testing.T) {
	s, err := store.New(t.Context(), engine.NewMemory(), time.Now)
	must(t, err)
	t.Cleanup(func() { s.Close() })
	names := []string{`=1+1`, `<b>&amp;"'`, "hai\ndòng  và\tkhoảng trống", `'0123`, `-`, `1e5`, `8,5`, strings.Repeat("dài ", 100), `#N/A`, `{{.n}} %d`, "hoidong:code"}
	round := sample.Generate(7, sample.Size{Dossiers: len(names), Members: 3, Criteria: 4})
	round.Given = store.Given{}
	for i, name := range names {
		round.Intake.Dossiers[i].Product = name
	}
	must(t, round.Fill(t.Context(), s))
	g := &given{Store: s}
	g.key, err = s.FormKey(t.Context())
	must(t, err)
	g.forms, _, err = s.Issue(t.Context(), s.Owner(), store.IssueOptions{Kind: store.ExcelForm, Members: []string{"HD03"}})
	must(t, err)
	data := g.book(t, g.forms[0], words.Vietnamese)
	for way, data := range map[string][]byte{"as written": data, "by LibreOffice": throughOffice(t, map[string][]byte{"": data})[""]} {
		in, _, err := g.read(data)
		if err != nil || len(in.Sheets) != len(names) {
			t.Errorf("%s: %d sheets, %v %v", way, len(in.Sheets), told(t, err), err)
		}
	}
}

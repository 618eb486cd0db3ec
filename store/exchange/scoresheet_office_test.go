package exchange_test

import (
	"bytes"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"example.com/hoidong/store/exchange"
	"example.com/hoidong/store/exchange/exchangetest"
	"example.com/hoidong/store/rules"
	"example.com/hoidong/store/sample"
	"example.com/hoidong/store/words"
)

// A rewriting is a workbook that LibreOffice writes anew, and what has to hold of it then.
type rewriting struct {
	data  []byte
	check func(t *testing.T, data []byte)
}

// TestWorkbooksThatLibreOfficeWrote anew say what they said before, and help as they did: score sheets and rules, which are all
// that is read back. One run of LibreOffice writes all.
func TestWorkbooksThatLibreOfficeWrote(t *testing.T) {
	g := giveOut(t, "HD03", "HD04")
	plain, english := g.book(t, g.forms[0], words.Vietnamese), g.book(t, g.forms[1], words.English)
	all := map[string]rewriting{
		"given out":   {plain, g.checkSameAs(t, plain)},
		"in English":  {english, g.checkSameAs(t, english)},
		"formulas":    {g.withFormulas(t), g.checkFormulas},
		"half filled": {g.filled(t, func(f *excelize.File) { score(t, f, 2); put(t, f, "F9", nil) }), checkHelp},
		"fine steps":  {fineSteps(t), checkFineSteps},
	}
	for name, change := range harmless {
		all[name] = rewriting{g.filled(t, func(f *excelize.File) { score(t, f, 3); change(t, f) }), func(t *testing.T, data []byte) {
			in, _, err := g.read(data)
			must(t, err)
			asFilled(t, in)
		}}
	}
	for name, one := range harm {
		rewritten(t, g.book(t, g.forms[1], words.Vietnamese), func(other *excelize.File) {
			score(t, other, 5)
			all[name] = rewriting{g.filled(t, func(f *excelize.File) { score(t, f, 3); one.change(t, f, other) }), func(t *testing.T, data []byte) {
				_, _, err := g.read(data)
				if got := told(t, err); !slices.Equal(got, one.want) {
					t.Errorf("got %v, want %v", got, one.want)
				}
			}}
		})
	}
	strangers := strangeNames(t)
	named := strangers.book(t, strangers.forms[0], words.Vietnamese)
	all["names of strangers"] = rewriting{named, strangers.checkSameAs(t, named)}
	for _, name := range rules.Names() {
		all["rules/"+name] = rewriting{rulesBook(t, name), func(t *testing.T, data []byte) {
			got, err := exchange.ReadRules("bộ.xlsx", data)
			if want := load(t, name); err != nil || !reflect.DeepEqual(got, want) {
				t.Errorf("got  %+v, %v\nwant %+v", got, err, want)
			}
		}}
	}
	names := slices.Sorted(maps.Keys(all))
	var paths []string
	folder := t.TempDir()
	for i, name := range names {
		paths = append(paths, filepath.Join(folder, fmt.Sprintf("%d.xlsx", i)))
		must(t, os.WriteFile(paths[i], all[name].data, 0o600))
	}
	for i, path := range exchangetest.Rewritten(t, "xlsx", paths...) {
		t.Run(names[i], func(t *testing.T) { all[names[i]].check(t, readFile(t, path)) })
	}
}

// rulesBook is a rule set as a workbook.
func rulesBook(t *testing.T, name string) []byte {
	t.Helper()
	var out bytes.Buffer
	must(t, exchange.WriteRules(&out, load(t, name)))
	return out.Bytes()
}

// checkSameAs holds what is read of a workbook against what is read of another one.
func (g *given) checkSameAs(t *testing.T, data []byte) func(*testing.T, []byte) {
	t.Helper()
	want, _, err := g.read(data)
	must(t, err)
	return func(t *testing.T, data []byte) {
		got, warnings, err := g.read(data)
		must(t, err)
		if got.Sum = want.Sum; !reflect.DeepEqual(got, want) || len(warnings) > 0 {
			t.Errorf("got %+v, %v\nwant %+v", got, warnings, want)
		}
	}
}

// withFormulas is a score sheet in which somebody calculates.
func (g *given) withFormulas(t *testing.T) []byte {
	t.Helper()
	return g.filled(t, func(f *excelize.File) {
		score(t, f, 3)
		for cell, formula := range map[string]string{"E9": "E8*2", "F10": "3/2", "F12": `"8"&"5"`, "F13": "E8/0"} {
			must(t, f.SetCellFormula(scored, cell, formula))
		}
	})
}

func (g *given) checkFormulas(t *testing.T, data []byte) {
	_, warnings, err := g.read(data)
	if got := told(t, err); !slices.Equal(got, []string{"text F12 “85”", "error F13 “#DIV/0!”"}) {
		t.Errorf("%v", got)
	}
	if len(warnings) != 2 || warnings[0].Params["cell"] != "E9" || warnings[1].Params["value"] != "1,5" {
		t.Errorf("%v", warnings)
	}
}

// checkHelp: totals, what is blank, what can be typed where, what is hidden, and the page.
func checkHelp(t *testing.T, data []byte) {
	if !bytes.Contains(unpacked(t, data), []byte(`<sheetProtection sheet="true" formatColumns="false" formatRows="false" autoFilter="false"/>`)) {
		t.Error("it is not protected as it was")
	}
	rewritten(t, data, func(f *excelize.File) {
		for cell, want := range map[string]string{
			"G8": "1.5", "H8": "0", "G9": "2", "H9": "1", "G10": "", "H10": "2", "A5": fmt.Sprint(2*ballots - 3), "I39": "Không đủ điều kiện",
		} {
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
		checkHidden(t, f)
		layout, err := f.GetPageLayout(scored)
		must(t, err)
		if *layout.Orientation != "landscape" || *layout.Size != 9 || *layout.FitToWidth != 1 {
			t.Errorf("%+v", layout)
		}
	})
}

// checkHidden: nobody sees what rows and columns are known by.
func checkHidden(t *testing.T, f *excelize.File) {
	t.Helper()
	if shown, err := f.GetColVisible(scored, "D"); err != nil || shown {
		t.Errorf("the column of marks is shown, %v", err)
	}
	if shown, err := f.GetRowVisible(scored, keysRow); err != nil || shown {
		t.Errorf("the row of names is shown, %v", err)
	}
	if shown, err := f.GetSheetVisible("hoidong"); err != nil || shown {
		t.Errorf("the sheet of marks is shown, %v", err)
	}
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

// fineSteps is a score sheet with more values than a drop-down should have.
func fineSteps(t *testing.T) []byte {
	t.Helper()
	g := generatedRound(t, sample.Generate(7, sample.Size{Dossiers: 3, Members: 3, Criteria: 4}), func(g *sample.Generated) { g.Rules.Step = 20 })
	return g.book(t, g.forms[0], words.Vietnamese)
}

func checkFineSteps(t *testing.T, data []byte) {
	rewritten(t, data, func(f *excelize.File) {
		validations, err := f.GetDataValidations(scored)
		must(t, err)
		want := "AND(ISNUMBER(E8),MEDIAN(0,E8*100,1000)=E8*100,MOD(ROUND(E8*100,6),20)=0)"
		if !slices.ContainsFunc(validations, func(v *excelize.DataValidation) bool { return v.Type == "custom" && v.Formula1 == want }) {
			t.Errorf("%+v", validations)
		}
	})
}

// strangeNames are products called by what spreadsheets and XML take for something else.
func strangeNames(t *testing.T) *given {
	t.Helper()
	names := []string{
		`=1+1`, `<b>&amp;"'`, "hai\ndòng  và\tkhoảng trống", `'0123`, `-`, `1e5`, `8,5`, strings.Repeat("dài ", 100), `#N/A`, `{{.n}} %d`, "hoidong:code",
	}
	return generatedRound(t, sample.Generate(7, sample.Size{Dossiers: len(names), Members: 3, Criteria: 4}), func(g *sample.Generated) {
		for i, name := range names {
			g.Intake.Dossiers[i].Product = name
		}
	})
}

package exchange_test

import (
	"bytes"
	"fmt"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"example.com/hoidong/scoring"
	"example.com/hoidong/store"
	"example.com/hoidong/store/engine"
	"example.com/hoidong/store/exchange"
	"example.com/hoidong/store/sample"
	"example.com/hoidong/store/words"
)

// afternoon is when score sheets are written in tests.
var afternoon = time.Date(2021, 11, 7, 14, 2, 0, 0, time.UTC)

// Where the demo's score sheets have what: HD03 judges C5 and C6 of 51 of the 54 products; SP32 is out.
const (
	scored    = "Phiếu chấm điểm"
	keysRow   = 6
	firstRow  = 8
	outRow    = firstRow + 31
	ballots   = 51
	markCell  = "D%d"
	scoreCell = "E%d"
)

// given is a council without scores, with forms in Excel for members.
type given struct {
	*store.Store
	key   []byte
	forms []*store.Form
}

func giveOut(t testing.TB, members ...string) *given {
	t.Helper()
	s, err := store.New(t.Context(), engine.NewMemory(), time.Now)
	must(t, err)
	t.Cleanup(func() { s.Close() })
	must(t, sample.Demo(t.Context(), s, true))
	g := &given{Store: s}
	g.key, err = s.FormKey(t.Context())
	must(t, err)
	for _, member := range members {
		forms, _, err := s.Issue(t.Context(), s.Owner(), store.IssueOptions{Kind: store.ExcelForm, Members: []string{member}})
		must(t, err)
		g.forms = append(g.forms, forms...)
	}
	return g
}

// generatedRound is a generated council without scores, with a form in Excel for HD03.
func generatedRound(t testing.TB, round sample.Generated, change func(*sample.Generated)) *given {
	t.Helper()
	s, err := store.New(t.Context(), engine.NewMemory(), time.Now)
	must(t, err)
	t.Cleanup(func() { s.Close() })
	round.Given = store.Given{}
	change(&round)
	must(t, round.Fill(t.Context(), s))
	g := &given{Store: s}
	g.key, err = s.FormKey(t.Context())
	must(t, err)
	g.forms, _, err = s.Issue(t.Context(), s.Owner(), store.IssueOptions{Kind: store.ExcelForm, Members: []string{"HD03"}})
	must(t, err)
	return g
}

// book is the workbook of a form in a language.
func (g *given) book(t testing.TB, form *store.Form, lang string) []byte {
	t.Helper()
	var out bytes.Buffer
	must(t, exchange.WriteScoreSheet(&out, g.Snapshot().For(g.Owner()), form, g.key, words.MustSpeak(lang), afternoon))
	return out.Bytes()
}

// filled is the workbook of the first form after somebody worked on it.
func (g *given) filled(t testing.TB, change func(*excelize.File)) []byte {
	t.Helper()
	return rewritten(t, g.book(t, g.forms[0], words.Vietnamese), change)
}

// rewritten is a workbook after somebody worked on it.
func rewritten(t testing.TB, data []byte, change func(*excelize.File)) []byte {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(data))
	must(t, err)
	defer f.Close()
	change(f)
	var out bytes.Buffer
	must(t, f.Write(&out))
	return out.Bytes()
}

func (g *given) read(data []byte) (store.Incoming, []*scoring.Fault, error) {
	return exchange.ReadScoreSheet(exchange.Source{Name: "phiếu.xlsx", Data: data}, g.key)
}

// score fills both cells of the first rows: 1 and 0,5 in the first row, 2 and 1 in the second, and so on.
func score(t testing.TB, f *excelize.File, rows int) {
	t.Helper()
	for i := range rows {
		put(t, f, fmt.Sprintf("E%d", firstRow+i), i+1)
		put(t, f, fmt.Sprintf("F%d", firstRow+i), float64(i+1)/2)
	}
}

func put(t testing.TB, f *excelize.File, cell string, value any) {
	t.Helper()
	must(t, f.SetCellValue(scored, cell, value))
}

// cells are the values of a row's columns as they stand.
func cells(t testing.TB, f *excelize.File, sheet string, row int) (values []any) {
	t.Helper()
	for column := 1; column <= 9; column++ {
		at, err := excelize.CoordinatesToCellName(column, row)
		must(t, err)
		value, err := f.GetCellValue(sheet, at, excelize.Options{RawCellValue: true})
		must(t, err)
		kind, err := f.GetCellType(sheet, at)
		must(t, err)
		if number, err := fmt.Sscan(value, new(float64)); kind == excelize.CellTypeNumber || kind == excelize.CellTypeUnset && number == 1 && err == nil {
			var x float64
			_, err := fmt.Sscan(value, &x)
			must(t, err)
			values = append(values, x)
			continue
		}
		values = append(values, value)
	}
	return values
}

// setRow writes values from column A on.
func setRow(t testing.TB, f *excelize.File, sheet string, row int, values []any) {
	t.Helper()
	must(t, f.SetSheetRow(sheet, fmt.Sprintf("A%d", row), &values))
}

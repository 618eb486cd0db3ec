package exchange_test

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"example.com/hoidong/scoring"
	"example.com/hoidong/store/exchange"
	"example.com/hoidong/store/rules"
	"example.com/hoidong/store/words"
)

// year is that of the sample rounds.
const year = 2021

func load(t testing.TB, name string) *scoring.Rules {
	t.Helper()
	r, err := rules.Load(name)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// round is a file of one of the rounds whose ranking is known.
func round(t testing.TB, name, file string) exchange.Source {
	t.Helper()
	return open(t, filepath.Join("..", "..", "scoring", "testdata", "rounds", name, file))
}

func open(t testing.TB, path string) exchange.Source {
	t.Helper()
	src, err := exchange.OpenSource(path)
	if err != nil {
		t.Fatal(err)
	}
	return src
}

func source(text string) exchange.Source {
	return exchange.Source{Name: "tệp.csv", Data: []byte(text)}
}

// rows is a sheet from A1; nil is a blank cell.
type rows [][]any

// book is a workbook with these sheets, the first of which stands first.
func book(t testing.TB, first string, content rows, further ...func(*excelize.File)) exchange.Source {
	t.Helper()
	f := excelize.NewFile()
	defer f.Close()
	must(t, f.SetSheetName("Sheet1", first))
	fill(t, f, first, content)
	for _, change := range further {
		change(f)
	}
	var out bytes.Buffer
	must(t, f.Write(&out))
	return exchange.Source{Name: "sổ.xlsx", Data: out.Bytes()}
}

func fill(t testing.TB, f *excelize.File, sheet string, content rows) {
	t.Helper()
	for i, row := range content {
		cell, err := excelize.CoordinatesToCellName(1, i+1)
		must(t, err)
		must(t, f.SetSheetRow(sheet, cell, &row))
	}
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// faults are the lone faults of a joined error, each of which has to be a sentence in both languages.
func faults(t testing.TB, err error) []*scoring.Fault {
	t.Helper()
	for _, lang := range words.Languages() {
		speaks(t, words.MustSpeak(lang).Error(err))
	}
	var all []*scoring.Fault
	list := []error{err}
	if joined, ok := err.(interface{ Unwrap() []error }); ok {
		list = joined.Unwrap()
	}
	for _, e := range list {
		var fault *scoring.Fault
		if !errors.As(e, &fault) {
			t.Fatalf("%v is no fault", e)
		}
		all = append(all, fault)
	}
	return all
}

func speaks(t testing.TB, sentence string) {
	t.Helper()
	if sentence == "" || strings.ContainsAny(sentence, "⟦⟧") || strings.Contains(sentence, "<no value>") {
		t.Errorf("no sentence: %q", sentence)
	}
}

// one is the only fault there is.
func one(t testing.TB, err error, code string) *scoring.Fault {
	t.Helper()
	if err == nil {
		t.Fatalf("no fault, want %s", code)
	}
	all := faults(t, err)
	if len(all) != 1 || all[0].Code != code {
		t.Fatalf("faults %v, want one of %s", all, code)
	}
	return all[0]
}

func readFile(t testing.TB, path string) []byte {
	t.Helper()
	data, err := os.ReadFile(path)
	must(t, err)
	return data
}

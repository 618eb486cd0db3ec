package returns_test

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"example.com/hoidong/store"
	"example.com/hoidong/store/exchange"
	"example.com/hoidong/store/returns"
	"example.com/hoidong/store/sample"
	"example.com/hoidong/store/words"
)

// BenchmarkAThousandWorkbooks reads and takes the workbooks of 50 members, 20 each with 3 of 60 products, in a file on the disk.
func BenchmarkAThousandWorkbooks(b *testing.B) {
	const members, products, each = 50, 60, 3
	folder := b.TempDir()
	path := filepath.Join(folder, "f.hoidong")
	s, err := store.Create(b.Context(), path, time.Now)
	must(b, err)
	g := sample.Generate(3, sample.Size{Dossiers: products, Members: members, Criteria: 8})
	g.Given = store.Given{}
	must(b, g.Fill(b.Context(), s))
	books := filepath.Join(folder, "usb")
	must(b, os.Mkdir(books, 0o700))
	view := s.Snapshot().For(s.Owner())
	for at := 0; at < products; at += each {
		var dossiers []string
		for i := at; i < at+each; i++ {
			dossiers = append(dossiers, view.Dossier(i).Code)
		}
		forms, _, err := s.Issue(b.Context(), s.Owner(), store.IssueOptions{Kind: store.ExcelForm, Dossiers: dossiers})
		must(b, err)
		for _, form := range forms {
			must(b, os.WriteFile(filepath.Join(books, form.Code+".xlsx"), filled(b, s, form, at), 0o600))
		}
	}
	must(b, s.Close())
	whole, err := os.ReadFile(path)
	must(b, err)
	for b.Loop() {
		b.StopTimer()
		must(b, os.WriteFile(path, whole, 0o600))
		s, err := store.Open(b.Context(), path, time.Now)
		must(b, err)
		paths, err := returns.Paths([]string{books})
		must(b, err)
		inbox := returns.New(s, s.Owner())
		b.StartTimer()
		began := time.Now()
		must(b, inbox.Read(b.Context(), paths, store.Decisions{}, nil))
		read := time.Since(began)
		var memory runtime.MemStats
		runtime.ReadMemStats(&memory)
		must(b, inbox.Take(b.Context(), inbox.Offered(), nil))
		b.StopTimer()
		if inbox.Taken() != len(paths) {
			b.Fatalf("%d of %d: %v", inbox.Taken(), len(paths), inbox.Files[0].Refusal())
		}
		b.ReportMetric(read.Seconds(), "s-reading")
		b.ReportMetric(float64(memory.HeapSys>>20), "MB-heap")
		must(b, s.Close())
		b.StartTimer()
	}
}

// filled is the workbook of a form with points in the first cell of every product on it.
func filled(b *testing.B, s *store.Store, form *store.Form, from int) []byte {
	b.Helper()
	key, err := s.FormKey(b.Context())
	must(b, err)
	var out bytes.Buffer
	must(b, exchange.WriteScoreSheet(&out, s.Snapshot().For(s.Owner()), form, key, words.MustSpeak(words.Vietnamese), time.Now()))
	book, err := excelize.OpenReader(&out)
	must(b, err)
	for i := range form.Ballots {
		must(b, book.SetCellValue(book.GetSheetName(0), fmt.Sprintf("E%d", 8+from+i), 1))
	}
	var again bytes.Buffer
	must(b, book.Write(&again))
	must(b, book.Close())
	return again.Bytes()
}

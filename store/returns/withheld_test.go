package returns_test

import (
	"context"
	"errors"
	"strings"
	"testing"

	"example.com/hoidong/scoring"
	"example.com/hoidong/store"
	"example.com/hoidong/store/exchange"
	"example.com/hoidong/store/returns"
	"example.com/hoidong/store/words"
)

// TestWhatStandsInACellIsNotToldToWhoeverOwesSheets, neither where it is wrong nor where it is odd.
func TestWhatStandsInACellIsNotToldToWhoeverOwesSheets(t *testing.T) {
	s, folder := council(t, store.ExcelForm), t.TempDir()
	write(t, folder, "a.xlsx", 1, 0, 700)
	write(t, folder, "b.xlsx", 2, 0, 700)
	place := []any{"sheet", "Phiếu", "cell", "E8", "dossier", "SP01", "criterion", "C3", "value", "8.5"}
	odd := returns.Reader{Fits: plain.Fits, Read: func(ctx context.Context, s *store.Store, src exchange.Source) (store.Incoming, []*scoring.Fault, error) {
		in, _, err := plain.Read(ctx, s, src)
		formula := scoring.NewFault("scoresheet.formula", append([]any{"file", src.Name}, place...)...)
		if src.Name == "b.xlsx" {
			cell := scoring.NewFault("scoresheet.cell", append([]any{"file", src.Name, "flaw", "text", "max", 15, "step", 50}, place...)...)
			remark := scoring.NewFault("scoresheet.at", "file", src.Name, "sheet", "Phiếu", "row", 8, "why", scoring.NewFault("scoresheet.remark", "value", "8.5"))
			err = errors.Join(cell, remark)
		}
		return in, []*scoring.Fault{formula}, err
	}}
	said := func(actor store.Actor) (all string) {
		paths, err := returns.Paths([]string{folder})
		must(t, err)
		b := returns.New(s, actor, odd)
		must(t, b.Read(t.Context(), paths, store.Decisions{}, nil))
		spoken := words.MustSpeak(words.Vietnamese)
		for _, f := range b.Files {
			for _, warning := range f.Warnings {
				all += spoken.Error(warning) + "\n"
			}
			if f.Err != nil {
				all += spoken.Error(f.Err) + "\n"
			}
		}
		return all
	}
	secretary, err := s.SignInSample("HD02")
	must(t, err)
	if got := said(secretary); strings.Contains(got, "8.5") || strings.Contains(got, "<no value>") || strings.Count(got, "E8") != 3 || !strings.Contains(got, "hàng 8") {
		t.Error(got)
	}
	if got := said(s.Owner()); strings.Count(got, "8.5") != 4 {
		t.Error(got)
	}
}

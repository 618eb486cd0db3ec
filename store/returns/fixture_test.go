package returns_test

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"example.com/hoidong/scoring"
	"example.com/hoidong/store"
	"example.com/hoidong/store/engine"
	"example.com/hoidong/store/exchange"
	"example.com/hoidong/store/returns"
	"example.com/hoidong/store/sample"
)

func must(tb testing.TB, err error) {
	tb.Helper()
	if err != nil {
		tb.Fatal(err)
	}
}

// plain reads the files of these tests: “form, seal, points” of which every ballot of the form gets the points for C3 and C4.
var plain = returns.Reader{
	Fits: func(src exchange.Source) bool { return strings.HasPrefix(string(src.Data), "form ") },
	Read: func(_ context.Context, s *store.Store, src exchange.Source) (store.Incoming, []*scoring.Fault, error) {
		var number, seal, points int
		if _, err := fmt.Sscanf(string(src.Data), "form %d seal %d points %d", &number, &seal, &points); err != nil {
			return store.Incoming{}, nil, err
		}
		form := s.Snapshot().For(s.Owner()).Form(number)
		sum := sha256.Sum256(src.Data)
		in := store.Incoming{
			Round: s.Snapshot().Round().ID, Form: number, Member: form.Member, File: src.Name, Sum: hex.EncodeToString(sum[:]), Seal: seal,
		}
		p := scoring.Points(points)
		for _, b := range form.Ballots {
			in.Sheets = append(in.Sheets, store.IncomingSheet{
				Ballot: b, Done: true, Where: "hàng " + b.Dossier, Scores: store.Scores{}.With("C3", &p).With("C4", &p),
			})
		}
		return in, nil, nil
	},
}

// write writes a file that plain reads.
func write(tb testing.TB, folder, name string, form, seal, points int) string {
	tb.Helper()
	path := filepath.Join(folder, name)
	must(tb, os.WriteFile(path, fmt.Appendf(nil, "form %d seal %d points %d\n", form, seal, points), 0o600))
	return path
}

// council is a small round of 4 members who score C3 and C4 of 6 dossiers, with a form of a kind out to each.
func council(tb testing.TB, kind store.FormKind) *store.Store {
	tb.Helper()
	s, err := store.New(tb.Context(), engine.NewMemory(), time.Now)
	must(tb, err)
	tb.Cleanup(func() { must(tb, s.Close()) })
	giveOut(tb, s, kind)
	return s
}

// giveOut fills a store with that round.
func giveOut(tb testing.TB, s *store.Store, kind store.FormKind) {
	tb.Helper()
	g := sample.Generate(3, sample.Size{Dossiers: 6, Members: 4, Criteria: 4})
	g.Given = store.Given{}
	must(tb, g.Fill(tb.Context(), s))
	_, _, err := s.Issue(tb.Context(), s.Owner(), store.IssueOptions{Kind: kind, Key: "ssh-ed25519 AAAA"})
	must(tb, err)
}

// points are those of C3 and C4 on all sheets of a form, or false when they are not all the same; nil for none.
func points(tb testing.TB, s *store.Store, form *store.Form) (all *scoring.Points, same bool) {
	tb.Helper()
	actor, err := s.SignInSample(form.Member)
	must(tb, err)
	view := s.Snapshot().For(actor)
	for i, b := range form.Ballots {
		cells := view.MySheet(view.IndexOf(b.Dossier)).Cells
		for _, at := range []int{s.Snapshot().Rules().Criterion("C3"), s.Snapshot().Rules().Criterion("C4")} {
			switch p := cells[at].Points; {
			case i == 0 && at == s.Snapshot().Rules().Criterion("C3"):
				all = p
			case (p == nil) != (all == nil), p != nil && *p != *all:
				return nil, false
			}
		}
	}
	return all, true
}

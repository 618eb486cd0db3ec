package store_test

import (
	"fmt"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"example.com/hoidong/store"
)

// filedAsCounted holds the sheets that say they count against the scores that the means are made of.
func filedAsCounted(t rapid.TB, s *store.Store) {
	t.Helper()
	view := s.Snapshot().For(s.Owner())
	rules := s.Snapshot().Rules()
	filed, err := view.FiledSheets()
	if err != nil {
		t.Fatal(err)
	}
	said := map[int][]string{}
	for i := range filed {
		f := &filed[i]
		for _, score := range f.Sheet.Scores {
			if f.Of(score.Criterion) == "" {
				said[f.Dossier] = append(said[f.Dossier], fmt.Sprint(score.Criterion, f.Member.Code, score.Points))
			}
		}
	}
	ranking, err := view.Ranking()
	if err != nil {
		t.Fatal(err)
	}
	for row := range ranking.Rows {
		e, err := view.Explain(row)
		if err != nil {
			t.Fatal(err)
		}
		var counted []string
		for _, part := range e.Parts {
			for _, score := range part.Scores {
				counted = append(counted, fmt.Sprint(rules.Criteria[part.Criterion].Code, e.Members[score.Member], score.Points))
			}
		}
		product := e.Explanation.Product
		slices.Sort(counted)
		slices.Sort(said[product])
		if !slices.Equal(counted, said[product]) {
			t.Fatalf("%s: counted %v, the sheets say %v", view.Dossier(product).Code, counted, said[product])
		}
	}
}

// why is what the sheets of a member and a dossier say by turn.
func why(t *testing.T, s *store.Store, member, dossier string) (reasons []store.Uncounted) {
	t.Helper()
	view := s.Snapshot().For(s.Owner())
	filed, err := view.FiledSheets()
	must(t, err)
	for _, f := range filed {
		if f.Member.Code == member && view.Dossier(f.Dossier).Code == dossier {
			reasons = append(reasons, f.Uncounted)
		}
	}
	return reasons
}

// TestSheetsSayWhyTheyDoNotCount goes through the reasons: turns, recusals, attendance.
func TestSheetsSayWhyTheyDoNotCount(t *testing.T) {
	each(t, func(t *testing.T, s *store.Store) {
		small(t, s)
		for i, m := range []string{"HD01", "HD02", "HD03"} {
			scoreAll(t, s, m, "SP01", 400+200*i)
		}
		holds := func(member string, want ...store.Uncounted) {
			t.Helper()
			if got := why(t, s, member, "SP01"); !slices.Equal(got, want) {
				t.Errorf("%s: %q, want %q", member, got, want)
			}
			filedAsCounted(t, s)
		}
		holds("HD01", "")
		holds("HD04", "")
		form := issued(t, s, store.ExcelForm, "HD04")
		_, err := s.Receive(t.Context(), s.Owner(), back(form, "a", map[string]int{"SP01": 700}), store.Decisions{})
		must(t, err)
		holds("HD04", "")
		do(t, s, granted(t, s), &store.RejectBallot{Dossier: "SP01", Turn: 1, Member: "HD04", Reason: "không có chữ ký"})
		holds("HD04", store.UncountedInvalid)
		do(t, s, as(t, s, "HD01").On(grounds(t, s, "HD02")), call("SP01", 2, "HD03"))
		for _, c := range []string{"C3", "C4"} {
			do(t, s, as(t, s, "HD03"), inTurn(2, keep("HD03", "SP01", c, nil, points(500))))
		}
		holds("HD03", "", store.UncountedUnsettled)
		do(t, s, as(t, s, "HD03"), confirm("HD03", "SP01", 2))
		holds("HD03", store.UncountedReplaced, "")
		do(t, s, granted(t, s), &store.WithdrawRescoring{Dossier: "SP01", Turn: 2})
		holds("HD03", "", store.UncountedWithdrawn)
		mark(t, s, store.Mark{Turnout: store.Absent}, "HD02")
		holds("HD02", store.UncountedAway)
		mark(t, s, store.Mark{Turnout: store.LeftEarly, Counts: store.CountConfirmed}, "HD01")
		holds("HD01", store.UncountedUnconfirmed)
	})
}

// TestSheetsAreForWhoeverMaySeeSingleScores: not for a chair who scores and owes, and never for those who only score.
func TestSheetsAreForWhoeverMaySeeSingleScores(t *testing.T) {
	each(t, func(t *testing.T, s *store.Store) {
		small(t, s)
		_, err := s.Snapshot().For(as(t, s, "HD03")).FiledSheets()
		refused(t, err, "recount.rights")
		_, err = s.Snapshot().For(as(t, s, "HD01")).FiledSheets()
		refused(t, err, "recount.owes")
		to(t, s, store.Ended)
		_, err = s.Snapshot().For(as(t, s, "HD03")).FiledSheets()
		refused(t, err, "recount.rights")
		_, err = s.Snapshot().For(as(t, s, "HD01")).FiledSheets()
		must(t, err)
	})
}

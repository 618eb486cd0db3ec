package main

import (
	"strings"
	"testing"
	"time"

	"example.com/hoidong/scoring"
	"example.com/hoidong/store"
)

// TestWhatAClerkWasToldIsSavedSurvivesAKill: cells and a mark that the screen called saved are on disk, and the number that
// was half typed is not.
func TestWhatAClerkWasToldIsSavedSurvivesAKill(t *testing.T) {
	path := demoAt(t)
	code := onPaper(t, path)
	s := signIn(t, 40, "hoidong", path, "KP1")
	s.choose("Nhập phiếu giấy")
	s.waitFor("Số phiếu hoặc mã sản phẩm")
	s.send(code + keyEnter)
	s.waitFor("nhập lần 1")
	s.send("12,5" + keyEnter)
	s.waitFor("SP01 C5: trống → 12,5 · đã lưu")
	s.send("8" + keyEnter)
	s.waitFor("SP01 C6: trống → 8,0 · đã lưu")
	s.send(keyEnter)
	s.waitFor("SP01: đã đối chiếu, nhập lần 1 · đã lưu")
	s.send("13" + keyEnter)
	s.waitFor("SP02 C5: trống → 13,0 · đã lưu")
	s.send("9")
	s.waitFor("9▏")
	s.kill()

	if out := hoidong(t, "--db", path, "verify"); !strings.Contains(out, "Khớp hoàn toàn") {
		t.Error(out)
	}
	again := opened(t, path)
	clerk, err := again.SignInSample("KP1")
	if err != nil {
		t.Fatal(err)
	}
	view := again.Snapshot().For(clerk)
	ballots := view.Keyed(view.Form(1), time.Now())
	for i, want := range []struct {
		scores store.Scores
		done   bool
	}{{points("C5", 1250).With("C6", new(scoring.Points(800))), true}, {points("C5", 1300), false}} {
		got := ballots[i].Own
		if got.Done != want.done || len(got.Scores) != len(want.scores) {
			t.Errorf("%s holds %+v", ballots[i].Dossier, got)
		}
		for _, score := range want.scores {
			if p := got.Scores.Get(score.Criterion); p == nil || *p != score.Points {
				t.Errorf("%s: %s is %v", ballots[i].Dossier, score.Criterion, p)
			}
		}
	}
}

func points(criterion string, p scoring.Points) store.Scores {
	return store.Scores{}.With(criterion, &p)
}

// onPaper seats a clerk, gives the sheets of HD03 out on paper, and returns the code of the form.
func onPaper(t *testing.T, path string) string {
	t.Helper()
	s := opened(t, path)
	_, err := s.ImportCouncil(t.Context(), s.Owner(), "tổ giúp việc.csv", []store.Member{{Code: "KP1", Name: "Nguyễn Thị Kiểm", Roles: store.NewRoles(store.Operator)}})
	if err != nil {
		t.Fatal(err)
	}
	forms, _, err := s.Issue(t.Context(), s.Owner(), store.IssueOptions{Kind: store.PaperForm, Members: []string{"HD03"}, Anew: true, Reason: "chấm trên giấy"})
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	return forms[0].Code
}

func opened(t *testing.T, path string) *store.Store {
	t.Helper()
	s, err := store.Open(t.Context(), path, time.Now)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	return s
}

package exchange_test

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"example.com/hoidong/scoring"
	"example.com/hoidong/store"
	"example.com/hoidong/store/engine"
	"example.com/hoidong/store/exchange"
	"example.com/hoidong/store/sample"
	"example.com/hoidong/store/words"
)

// TestNothingIsGivenOutThatMayNotBeSeen: whoever owes sheets gives out what is empty, and nothing that another has begun.
func TestNothingIsGivenOutThatMayNotBeSeen(t *testing.T) {
	g := giveOut(t)
	member, err := g.SignInSample("HD03")
	must(t, err)
	points := scoring.Points(8_50)
	_, err = g.Do(t.Context(), member, &store.KeepScore{Dossier: "SP01", Turn: 1, Member: "HD03", Criterion: "C5", Now: &points})
	must(t, err)
	var secretary store.Actor
	for _, m := range g.Snapshot().Members() {
		if m.Roles.Has(store.Secretary) && m.Votes() {
			secretary, err = g.SignInSample(m.Code)
			must(t, err)
		}
	}
	out := exchange.Outbox{Folder: filepath.Join(t.TempDir(), "phiếu phát ra"), Words: words.MustSpeak(words.Vietnamese), At: afternoon}
	want := store.IssueOptions{Members: []string{"HD03"}, Anew: true, Reason: "đi công tác"}
	_, err = out.IssueScoreSheets(t.Context(), g.Store, secretary, want)
	one(t, err, "form.withheld")
	if forms := g.Snapshot().For(g.Owner()).Forms(); len(forms) != 0 {
		t.Errorf("%+v was given out", forms[0])
	}
	want.Anew = false
	written, err := out.IssueScoreSheets(t.Context(), g.Store, secretary, want)
	must(t, err)
	if len(written) != 1 || len(written[0].Form.Ballots) != ballots-1 || filepath.Base(written[0].Path) != "Phieu-cham-HD03-0001-33.xlsx" {
		t.Errorf("%+v", written)
	}
	in, _, err := g.read(readFile(t, written[0].Path))
	must(t, err)
	if len(in.Sheets) != ballots-1 {
		t.Errorf("%d sheets", len(in.Sheets))
	}
}

// TestAFolderThatCannotBeWritten: what was given out is named, with the way to write it.
func TestAFolderThatCannotBeWritten(t *testing.T) {
	g := giveOut(t)
	out := exchange.Outbox{Folder: t.TempDir(), Words: words.MustSpeak(words.Vietnamese), At: afternoon}
	there := filepath.Join(out.Folder, "Phieu-cham-HD03-0001-33.xlsx")
	must(t, os.WriteFile(there, []byte("đã chấm"), 0o600))
	_, err := out.IssueScoreSheets(t.Context(), g.Store, g.Owner(), store.IssueOptions{Members: []string{"HD03"}})
	fault := one(t, err, "scoresheet.unwritten")
	if fault.Params["again"] != "0001-33" || !errors.Is(fault.Params["why"].(error), scoring.NewFault("file.exists")) {
		t.Errorf("%v", fault)
	}
	if string(readFile(t, there)) != "đã chấm" {
		t.Error("the file that was there is gone")
	}
}

// TestACodeWithASlashMakesAName: codes may have one, and names of files may not.
func TestACodeWithASlashMakesAName(t *testing.T) {
	s, err := store.New(t.Context(), engine.NewMemory(), time.Now)
	must(t, err)
	t.Cleanup(func() { s.Close() })
	round := sample.Generate(3, sample.Size{Dossiers: 2, Members: 2, Criteria: 3})
	round.Given = store.Given{}
	must(t, round.Fill(t.Context(), s))
	_, err = s.Do(t.Context(), s.Owner(), &store.EditMember{Now: &store.Member{Code: "TV/01", Name: "Lê Thị Bê", Roles: store.NewRoles(store.Voter)}})
	must(t, err)
	out := exchange.Outbox{Folder: t.TempDir(), Words: words.MustSpeak(words.Vietnamese), At: afternoon}
	written, err := out.IssueScoreSheets(t.Context(), s, s.Owner(), store.IssueOptions{Members: []string{"TV/01"}})
	must(t, err)
	if len(written) != 1 || !strings.HasPrefix(filepath.Base(written[0].Path), "Phieu-cham-TV-01-0001-") {
		t.Errorf("%+v", written)
	}
}

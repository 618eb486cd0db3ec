package papers

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"example.com/hoidong/scoring"
	"example.com/hoidong/store"
	"example.com/hoidong/store/engine"
	"example.com/hoidong/store/sample"
	"example.com/hoidong/store/words"
)

// must ends a test.
func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// round is a store with a generated round that is scored.
func round(t *testing.T, size sample.Size, change func(*sample.Generated)) *store.Store {
	t.Helper()
	s, err := store.New(t.Context(), engine.NewMemory(), func() time.Time { return noon })
	must(t, err)
	t.Cleanup(func() { _ = s.Close() })
	g := sample.Generate(3, size)
	g.Given = store.Given{}
	if change != nil {
		change(&g)
	}
	must(t, g.Fill(t.Context(), s))
	do(t, s, s.Owner(), &store.ChangePhase{From: store.Preparing, To: store.Scoring, SampleAcknowledged: true})
	return s
}

func do(t *testing.T, s *store.Store, actor store.Actor, act store.Act) {
	t.Helper()
	_, err := s.Do(t.Context(), actor, act)
	must(t, err)
}

// confirmed fills in and confirms all of a member's sheets.
func confirmed(t *testing.T, s *store.Store, member string) {
	t.Helper()
	actor, err := s.SignInSample(member)
	must(t, err)
	view := s.Snapshot().For(actor)
	act := &store.ConfirmSheets{Member: member}
	for d := range view.Dossiers() {
		sheet, code := view.MySheet(d), view.Dossier(d).Code
		if sheet.Asked == 0 {
			continue
		}
		for c, cell := range sheet.Cells {
			if cell.Kind == store.CellScore {
				p := s.Snapshot().Rules().Step * scoring.Points((d+c)%int(s.Snapshot().Rules().Criteria[c].Max/s.Snapshot().Rules().Step+1))
				do(t, s, actor, &store.KeepScore{Dossier: code, Member: member, Criterion: s.Snapshot().Rules().Criteria[c].Code, Now: &p})
			}
		}
		act.Dossiers = append(act.Dossiers, code)
	}
	do(t, s, actor, act)
}

func issue(t *testing.T, s *store.Store, want store.IssueOptions) []*store.Form {
	t.Helper()
	forms, _, err := s.Issue(t.Context(), s.Owner(), want)
	must(t, err)
	return forms
}

func printed(t *testing.T, s *store.Store, forms []*store.Form, shape Shape) []byte {
	t.Helper()
	var b bytes.Buffer
	must(t, WriteBallots(&b, s.Snapshot().For(s.Owner()), forms, shape, words.MustSpeak(words.Vietnamese), noon))
	return b.Bytes()
}

// flat is a text in which nothing but the words matters.
func flat(text string) string { return strings.Join(strings.Fields(text), " ") }

// TestEveryBallotIsReadBack: in both shapes every product, criterion, maximum and number of a form stands on paper.
func TestEveryBallotIsReadBack(t *testing.T) {
	for _, size := range []sample.Size{{Dossiers: 1, Members: 3, Criteria: 3}, {Dossiers: 60, Members: 3, Criteria: 5}, {Dossiers: 7, Members: 3, Criteria: 32}} {
		for _, shape := range []Shape{PerProduct, AsTable} {
			t.Run(fmt.Sprintf("%d of %d %s", size.Dossiers, size.Criteria, shape), func(t *testing.T) {
				s := round(t, size, nil)
				forms := issue(t, s, store.IssueOptions{Kind: store.PaperForm, Members: []string{"HD02", "HD03"}, Each: shape == PerProduct})
				text := read(t, printed(t, s, forms, shape))
				found := flat(text)
				view := s.Snapshot().For(s.Owner())
				for _, f := range forms {
					if n := strings.Count(found, "Số phiếu "+f.Code); n < 2 {
						t.Errorf("form %s stands there %d times", f.Code, n)
					}
					for _, b := range f.Ballots {
						i := view.IndexOf(b.Dossier)
						for _, want := range []string{b.Dossier, view.Dossier(i).Product, view.Enterprise(i).Name} {
							if !strings.Contains(strings.ReplaceAll(found, " ", ""), strings.ReplaceAll(want, " ", "")) {
								t.Errorf("no %q", want)
							}
						}
					}
				}
				for _, c := range s.Snapshot().Rules().Criteria {
					if !c.Computed() && c.ScoredBy("HD02") && !strings.Contains(found, c.Name) {
						t.Errorf("no %q", c.Name)
					}
				}
				pages := strings.Split(strings.TrimSuffix(text, "\f"), "\f")
				for n, page := range pages {
					if !strings.Contains(page, "SỐ LIỆU MẪU") || !strings.Contains(page, "Số phiếu 0") || !strings.Contains(page, "Trang ") {
						t.Errorf("page %d lacks what every page has", n+1)
					}
				}
				if shape == PerProduct && size.Criteria < 32 && len(pages) != len(forms) {
					t.Errorf("%d ballots stand on %d pages", len(forms), len(pages))
				}
			})
		}
	}
}

// TestASheetForSignatureHoldsWhatWasConfirmed, with sums, time and fingerprint; what was opened again is not on it.
func TestASheetForSignatureHoldsWhatWasConfirmed(t *testing.T) {
	s := round(t, sample.Size{Dossiers: 5, Members: 3, Criteria: 4}, nil)
	confirmed(t, s, "HD03")
	forms := issue(t, s, store.IssueOptions{Kind: store.SignedForm, Members: []string{"HD03"}})
	view := s.Snapshot().For(s.Owner())
	for _, shape := range []Shape{AsTable, PerProduct} {
		found := flat(read(t, printed(t, s, forms, shape)))
		for i := range view.Dossiers() {
			if total := view.SheetOf(i, 2).Total.String(); !strings.Contains(found, total) {
				t.Errorf("%s: no total %s of %s", shape, total, view.Dossier(i).Code)
			}
		}
		for _, want := range []string{"2/3/2026", s.Snapshot().Fingerprint()} {
			if !strings.Contains(found, want) {
				t.Errorf("%s: no %q in %s", shape, want, found)
			}
		}
	}
	actor, err := s.SignInSample("HD03")
	must(t, err)
	do(t, s, actor, &store.ReopenSheets{Member: "HD03", Dossiers: []string{"SP02"}})
	if found := flat(read(t, printed(t, s, forms, AsTable))); strings.Count(found, "05:00") != 4 || !strings.Contains(found, "Phiếu đã mở") {
		t.Error(found)
	}
}

// TestScoresOfOthersAreNotPrinted by whoever still owes his own.
func TestScoresOfOthersAreNotPrinted(t *testing.T) {
	s := round(t, sample.Size{Dossiers: 3, Members: 3, Criteria: 4}, nil)
	confirmed(t, s, "HD03")
	forms := issue(t, s, store.IssueOptions{Kind: store.SignedForm, Members: []string{"HD03"}})
	secretary, err := s.SignInSample("HD02")
	must(t, err)
	var b bytes.Buffer
	err = WriteBallots(&b, s.Snapshot().For(secretary), forms, AsTable, words.MustSpeak(words.Vietnamese), noon)
	if !errors.Is(err, scoring.NewFault("form.withheld")) || b.Len() > 0 {
		t.Errorf("%v, %d bytes", err, b.Len())
	}
}

// TestWhatIsNotScoredIsListedWithTheReason.
func TestWhatIsNotScoredIsListedWithTheReason(t *testing.T) {
	s := round(t, sample.Size{Dossiers: 6, Members: 3, Criteria: 4}, nil)
	view := s.Snapshot().For(s.Owner())
	witness, err := s.Witness(t.Context(), "HD01", "")
	must(t, err)
	grounds := s.Owner().On(store.Grounds{Reason: "x", Second: witness})
	do(t, s, grounds, &store.DeclareRecusal{Recusal: store.Recusal{Member: "HD03", TaxCode: view.Dossier(1).TaxCode, Dossier: "SP02", Reason: "em ruột"}})
	forms := issue(t, s, store.IssueOptions{Kind: store.PaperForm, Members: []string{"HD03"}})
	if found := flat(read(t, printed(t, s, forms, AsTable))); !strings.Contains(found, "Không tham gia chấm (XĐLI): SP02") {
		t.Error(found)
	}
}

// TestTheSameBallotsAreTheSameBytes, and a letter that cannot be printed is a fault.
func TestTheSameBallotsAreTheSameBytes(t *testing.T) {
	s := round(t, sample.Size{Dossiers: 3, Members: 3, Criteria: 4}, nil)
	forms := issue(t, s, store.IssueOptions{Kind: store.PaperForm})
	if !bytes.Equal(printed(t, s, forms, AsTable), printed(t, s, forms, AsTable)) {
		t.Error("two files differ")
	}
	s = round(t, sample.Size{Dossiers: 3, Members: 3, Criteria: 4}, func(g *sample.Generated) { g.Intake.Dossiers[0].Product += " ✓" })
	var b bytes.Buffer
	forms = issue(t, s, store.IssueOptions{Kind: store.PaperForm})
	err := WriteBallots(&b, s.Snapshot().For(s.Owner()), slices.Clone(forms), PerProduct, words.MustSpeak(words.English), noon)
	if !errors.Is(err, scoring.NewFault("papers.letter")) || b.Len() > 0 {
		t.Errorf("%v, %d bytes", err, b.Len())
	}
}

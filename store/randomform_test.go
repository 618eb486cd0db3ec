package store_test

import (
	"fmt"

	"pgregory.net/rapid"

	"example.com/hoidong/scoring"
	"example.com/hoidong/store"
)

// form does something with forms: gives some out, ticks one off, spoils one, rejects a ballot, or takes in what came back.
func (r random) form() {
	view, owner := r.s.Snapshot().For(r.s.Owner()), r.granted()
	forms := view.Forms()
	if len(forms) == 0 || r.upTo("what about forms", 3) == 0 {
		kind := rapid.SampledFrom(store.FormKinds()).Draw(r.rt, "kind of form")
		_, _, _ = r.s.Issue(r.t.Context(), owner, store.IssueOptions{
			Kind: kind, Members: []string{r.member().Code}, Each: rapid.Bool().Draw(r.rt, "each"),
			Anew: rapid.Bool().Draw(r.rt, "anew"), Reason: r.reason(),
		})
		return
	}
	f := rapid.SampledFrom(forms).Draw(r.rt, "form")
	ballot := rapid.SampledFrom(f.Ballots).Draw(r.rt, "ballot")
	switch r.upTo("act on a form", 5) {
	case 0:
		_, _ = r.s.Do(r.t.Context(), owner, &store.CollectForms{Forms: []int{f.Number}, Back: rapid.Bool().Draw(r.rt, "back")})
	case 1:
		_, _ = r.s.Do(r.t.Context(), owner, &store.SpoilForm{Form: f.Number, Reason: r.reason()})
	case 2:
		_, _ = r.s.Do(r.t.Context(), owner, &store.RejectBallot{
			Dossier: ballot.Dossier, Turn: ballot.Turn, Member: f.Member, Reason: r.reason(), Back: rapid.Bool().Draw(r.rt, "back"),
		})
	default:
		decided := store.Decisions{Takes: map[string]store.Take{}, Reason: r.reason()}
		for _, b := range f.Ballots {
			decided.Takes[b.Dossier] = rapid.SampledFrom([]store.Take{"", store.TakeFile, store.TakeKeep}).Draw(r.rt, "take")
		}
		_, _ = r.s.Receive(r.t.Context(), owner, r.incoming(f), decided)
	}
}

// incoming is a file with something on every ballot of a form.
func (r random) incoming(f *store.Form) store.Incoming {
	in := store.Incoming{
		Round: r.s.Snapshot().Round().ID, Form: f.Number, Member: f.Member, File: "phiếu.xlsx",
		Sum: fmt.Sprint(r.upTo("file", 4)), Seal: r.upTo("seal", 3),
	}
	for _, b := range f.Ballots {
		sheet := store.IncomingSheet{Ballot: b, Done: rapid.Bool().Draw(r.rt, "done"), Where: "Phiếu, hàng 7"}
		for _, criterion := range []string{"C3", "C4"} {
			if rapid.Bool().Draw(r.rt, "given") {
				p := scoring.Points(50 * r.upTo("points", 21))
				sheet.Scores = sheet.Scores.With(criterion, &p)
			}
		}
		in.Sheets = append(in.Sheets, sheet)
	}
	return in
}

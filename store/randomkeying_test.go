package store_test

import (
	"slices"

	"pgregory.net/rapid"

	"example.com/hoidong/store"
)

// keying does something with a ballot on paper: types it through for both clerks, or one act of one of them.
func (r random) keying() {
	forms := slices.DeleteFunc(slices.Clone(r.s.Snapshot().For(r.s.Owner()).Forms()), func(f *store.Form) bool {
		return f.Kind != store.PaperForm || f.State == store.FormSpoiled
	})
	if len(forms) == 0 {
		_, _, _ = r.s.Issue(r.t.Context(), r.granted(), store.IssueOptions{
			Kind: store.PaperForm, Members: []string{r.member().Code}, Anew: true, Reason: "trên giấy",
		})
		return
	}
	f := rapid.SampledFrom(forms).Draw(r.rt, "paper")
	ballot := f.Ballots[r.upTo("ballot", min(1, len(f.Ballots)-1))] // so that two come to the same one often enough
	if r.upTo("through", 2) > 0 {
		r.keyed(f, ballot, r.one("clerk", "TK1", "TK2", "HD02"), r.upTo("act of a clerk", 6))
		return
	}
	for _, clerk := range []string{"TK1", "TK2"} {
		for _, act := range []int{0, 0, 0, 3} {
			r.keyed(f, ballot, clerk, act)
		}
	}
}

// keyed types something from a ballot, marks a pass, opens it again, or settles a cell. What the clerk sees of the ballot is
// what the transaction says of it.
func (r random) keyed(f *store.Form, ballot store.Ballot, clerk string, what int) {
	if !r.s.Snapshot().HasMember(clerk) {
		return
	}
	actor := as(r.t, r.s, clerk)
	at := store.PaperBallot{Form: f.Number, Dossier: ballot.Dossier, Turn: ballot.Turn, Clerk: clerk}
	pass, scores, open := 1+r.upTo("pass", 1), store.Scores(nil), false
	for _, b := range r.s.Snapshot().For(actor).Keyed(f, noon) {
		if b.Ballot == ballot && b.Pass > 0 {
			pass, scores, open = b.Pass, b.Own.Scores, b.Refusal == nil && !b.Own.Done
		}
	}
	criterion, p := r.one("criterion", "C3", "C4"), points(50*r.upTo("points", 1))
	switch what {
	case 0, 1, 2:
		rules := r.s.Snapshot().Rules()
		open = open && rules.Criteria[rules.Criterion(criterion)].ScoredBy(f.Member)
		_, err := r.s.Do(r.t.Context(), actor, &store.KeyScore{PaperBallot: at, Pass: pass, Criterion: criterion, Was: scores.Get(criterion), Now: p})
		if (err == nil) != open {
			r.rt.Fatalf("%s sees that %s of form %s can be keyed: %v; the transaction says %v", clerk, ballot.Dossier, f.Code, open, err)
		}
	case 3, 4:
		_, _ = r.s.Do(r.t.Context(), actor, &store.MarkKeyed{PaperBallot: at, Pass: pass, Scores: scores})
	case 5:
		_, _ = r.s.Do(r.t.Context(), actor, &store.MarkKeyed{PaperBallot: at, Pass: pass, Scores: scores, Back: true, Reason: r.reason()})
	case 6:
		_, _ = r.s.Do(r.t.Context(), actor, &store.SettleKeying{PaperBallot: at, Criterion: criterion, Points: p})
	}
}

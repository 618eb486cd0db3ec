package store_test

import (
	"testing"

	"example.com/hoidong/store"
)

// TestFormsAreGivenOutBlank: nobody gives out a form that says it came back, one of no kind, or a ballot twice.
func TestFormsAreGivenOutBlank(t *testing.T) {
	each(t, func(t *testing.T, s *store.Store) {
		small(t, s)
		for name, forge := range map[string]func(*store.IssueForms){
			"kind":   func(a *store.IssueForms) { a.Forms[0].Kind = "clay" },
			"files":  func(a *store.IssueForms) { a.Forms[0].Files = []store.ReceivedFile{{Sum: "a"}} },
			"seal":   func(a *store.IssueForms) { a.Forms[0].Seal = 7 },
			"reason": func(a *store.IssueForms) { a.Forms[0].Reason = "rách" },
			"key":    func(a *store.IssueForms) { a.Forms[0].Key = "ssh-ed25519 AAAA" },
			"issued": func(a *store.IssueForms) { a.Forms[0].Issued = noon },
		} {
			act := toPaper(s, "HD03")
			forge(act)
			_, err := s.Do(t.Context(), s.Owner(), act)
			if refused(t, err, "form.numbers"); err == nil {
				t.Error(name)
			}
		}
		twice := toPaper(s, "HD03")
		twice.Forms[0].Ballots = append(twice.Forms[0].Ballots, twice.Forms[0].Ballots[0])
		_, err := s.Do(t.Context(), s.Owner(), twice)
		refused(t, err, "form.twice")
		twice = s.Snapshot().For(s.Owner()).FormsFor(store.IssueOptions{Kind: store.PaperForm, Members: []string{"HD03", "HD04"}})
		twice.Forms[1].Member = "HD03"
		_, err = s.Do(t.Context(), s.Owner(), twice)
		refused(t, err, "form.twice")
	})
}

// TestWhatWasBroughtInIsNotGivenOutUnasked: scores of a list are scores, whichever way they came.
func TestWhatWasBroughtInIsNotGivenOutUnasked(t *testing.T) {
	each(t, func(t *testing.T, s *store.Store) {
		small(t, s)
		to(t, s, store.Paused)
		_, err := s.ImportScores(t.Context(), s.Owner(), "điểm.csv", store.Given{Scores: []store.GivenScore{{Member: "HD03", Dossier: "SP01", Criterion: "C3", Points: 500}}})
		must(t, err)
		f := issued(t, s, store.PaperForm, "HD03")
		if _, err := f.Ballot("SP01"); err == nil {
			t.Error("a sheet with scores went to paper, and nobody was asked")
		}
		_, err = s.Do(t.Context(), s.Owner(), &store.IssueForms{Forms: toPaper(s, "HD03").Forms})
		refused(t, err, "reason.missing")
	})
}

// TestAVoidBallotIsNotMadeToCountBySpoilingItsForm: that it is void was decided with a second person.
func TestAVoidBallotIsNotMadeToCountBySpoilingItsForm(t *testing.T) {
	each(t, func(t *testing.T, s *store.Store) {
		small(t, s)
		f := issued(t, s, store.ExcelForm, "HD03")
		_, err := s.Receive(t.Context(), s.Owner(), back(f, "a", map[string]int{"SP01": 700}), store.Decisions{})
		must(t, err)
		do(t, s, granted(t, s), &store.RejectBallot{Dossier: "SP01", Turn: 1, Member: "HD03", Reason: "không có chữ ký"})
		_, err = s.Do(t.Context(), s.Owner(), &store.SpoilForm{Form: f.Number, Reason: "rách"})
		refused(t, err, "sheet.invalid")
	})
}

// TestSpoilingAFormLeavesEarlierSittingsAlone, and earlier turns of a product that is scored once more.
func TestSpoilingAFormLeavesEarlierSittingsAlone(t *testing.T) {
	each(t, func(t *testing.T, s *store.Store) {
		small(t, s)
		f := issued(t, s, store.ExcelForm, "HD03")
		all := map[string]int{"SP01": 700, "SP02": 600, "SP03": 500, "SP04": 400, "SP05": 300, "SP06": 200}
		_, err := s.Receive(t.Context(), s.Owner(), back(f, "a", all), store.Decisions{})
		must(t, err)
		call := &store.CallRescoring{Call: store.Rescoring{Dossier: "SP01", Turn: 2, Members: []string{"HD03"}, Reason: "chênh lệch lớn"}}
		called := do(t, s, granted(t, s), call)
		_, err = s.Do(t.Context(), s.Owner(), &store.SpoilForm{Form: f.Number, Reason: "mất"})
		refused(t, err, "sheet.turn")
		again := issued(t, s, store.PaperForm, "HD03")
		_, err = s.Undo(t.Context(), granted(t, s), called.Seq)
		must(t, err)
		do(t, s, s.Owner(), &store.SpoilForm{Form: again.Number, Reason: "không chấm lại nữa"})
		to(t, s, store.Paused)
		to(t, s, store.Ended)
		do(t, s, s.Owner(), &store.CallSession{Number: 2, Agenda: []string{"SP06"}})
		_, err = s.Do(t.Context(), s.Owner(), &store.SpoilForm{Form: f.Number, Reason: "mất"})
		refused(t, err, "dossier.not_called")
	})
}

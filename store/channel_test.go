package store_test

import (
	"testing"

	"example.com/hoidong/scoring"
	"example.com/hoidong/store"
)

// toPaper gives a member's sheets out on paper, whatever is on them.
func toPaper(s *store.Store, member string) *store.IssueForms {
	return s.Snapshot().For(s.Owner()).FormsFor(store.IssueOptions{
		Kind: store.PaperForm, Members: []string{member}, Anew: true, Reason: "đề nghị chấm trên giấy",
	})
}

// toScreen brings a member's sheets back from their forms.
func toScreen(s *store.Store, member string) *store.SetChannel {
	return &store.SetChannel{Member: member, Sheets: s.Snapshot().For(s.Owner()).Formed(member), Reason: "chấm tiếp trên máy"}
}

func TestASheetOnPaperIsLockedAndCounts(t *testing.T) {
	each(t, func(t *testing.T, s *store.Store) {
		small(t, s)
		scoreAll(t, s, "HD03", "SP01", 700)
		scoreAll(t, s, "HD03", "SP02", 500)
		hd03 := as(t, s, "HD03")
		do(t, s, hd03, &store.ConfirmSheets{Member: "HD03", Dossiers: []string{"SP01"}})
		change := toPaper(s, "HD03")
		if len(change.Forms) != 1 || len(change.Forms[0].Ballots) != 5 {
			t.Fatalf("%+v: all but the confirmed one", change.Forms)
		}
		_, err := s.Do(t.Context(), hd03, change)
		refused(t, err, "policy.role")
		_, err = s.Do(t.Context(), s.Owner(), &store.IssueForms{Forms: change.Forms})
		refused(t, err, "reason.missing")
		_, err = s.Do(t.Context(), s.Owner(), &store.SetChannel{Member: "HD03", Reason: "x"})
		refused(t, err, "channel.none")
		do(t, s, s.Owner(), change)
		if mine := sheet(t, s, "HD03", "SP02"); mine.Channel != store.OnPaper || !mine.Since.Equal(noon) || mine.Given != 2 {
			t.Errorf("%+v", mine)
		}
		if mine := sheet(t, s, "HD03", "SP01"); mine.Channel != store.OnScreen || mine.Status != store.SheetConfirmed {
			t.Errorf("a confirmed sheet: %+v", mine)
		}
		_, err = s.Do(t.Context(), hd03, keep("HD03", "SP02", "C3", points(500), points(600)))
		refused(t, err, "sheet.on_paper")
		_, err = s.Do(t.Context(), hd03, &store.KeepRemark{Dossier: "SP03", Member: "HD03", Now: "Tốt"})
		refused(t, err, "sheet.on_paper")
		_, err = s.Do(t.Context(), hd03, &store.ConfirmSheets{Member: "HD03", Dossiers: []string{"SP02"}})
		refused(t, err, "sheet.on_paper")
		if e := explained(t, s, s.Owner(), "SP02"); len(e.Parts[2].Scores) != 1 {
			t.Error("what is on the sheet does not count any more")
		}
		_, err = s.Do(t.Context(), s.Owner(), change)
		refused(t, err, "form.numbers")
		back := toScreen(s, "HD03")
		do(t, s, s.Owner(), back)
		_, err = s.Do(t.Context(), s.Owner(), back)
		refused(t, err, "sheet.moved_on")
		do(t, s, hd03, keep("HD03", "SP02", "C3", points(500), points(600)))
	})
}

// TestWhoHasSheetsOnPaper: who has sheets on paper is known to whoever may change that, and to nobody else.
func TestWhoHasSheetsOnPaper(t *testing.T) {
	each(t, func(t *testing.T, s *store.Store) {
		small(t, s)
		do(t, s, s.Owner(), toPaper(s, "HD03"))
		if got := s.Snapshot().For(as(t, s, "HD02")).FormedMembers(); len(got) != 1 || got[0].Code != "HD03" {
			t.Errorf("the secretary knows of %v", got)
		}
		if got := s.Snapshot().For(as(t, s, "HD04")).FormedMembers(); got != nil {
			t.Errorf("a member knows of %v", got)
		}
	})
}

// TestFiguresCorrectedAfterConfirming: those who had confirmed are told until they confirm again, or open the sheet.
func TestFiguresCorrectedAfterConfirming(t *testing.T) {
	each(t, func(t *testing.T, s *store.Store) {
		small(t, s)
		for _, m := range []string{"HD01", "HD03", "HD04"} {
			scoreAll(t, s, m, "SP01", 700)
		}
		confirm := func(m string) *store.ConfirmSheets {
			return &store.ConfirmSheets{Member: m, Dossiers: []string{"SP01"}}
		}
		do(t, s, as(t, s, "HD01"), confirm("HD01"))
		do(t, s, as(t, s, "HD03"), confirm("HD03"))
		to(t, s, store.Paused)
		view := s.Snapshot().For(s.Owner())
		year := view.Snapshot().Round().Year - 1
		was := store.FiguresOf(view.Dossier(0).Figures, year)
		now := was
		now.Revenue = new(int64(9e9))
		do(t, s, granted(t, s), &store.CorrectFigures{Dossier: "SP01", Was: was, Now: now, Reason: "nhập nhầm"})
		to(t, s, store.Scoring)
		for m, told := range map[string]bool{"HD01": true, "HD02": false, "HD03": true, "HD04": false} {
			if got := sheet(t, s, m, "SP01").Corrected; got != told {
				t.Errorf("%s: told %v", m, got)
			}
		}
		do(t, s, as(t, s, "HD01"), confirm("HD01"))
		if mine := sheet(t, s, "HD01", "SP01"); mine.Corrected || mine.Status != store.SheetConfirmed {
			t.Errorf("confirmed again: %+v", mine)
		}
		_, err := s.Do(t.Context(), as(t, s, "HD01"), confirm("HD01"))
		refused(t, err, "sheet.confirmed")
		do(t, s, as(t, s, "HD03"), &store.ReopenSheets{Member: "HD03", Dossiers: []string{"SP01"}})
		if sheet(t, s, "HD03", "SP01").Corrected {
			t.Error("opened again, and told still")
		}
	})
}

// TestTheChairAdjustsTheDecisionPart: in a pause he may, with a second person, and no more than that.
func TestTheChairAdjustsTheDecisionPart(t *testing.T) {
	each(t, func(t *testing.T, s *store.Store) {
		small(t, s)
		chair := as(t, s, "HD01")
		pass := setRules(s, func(r *scoring.Rules) { r.Pass = points(2500) })
		_, err := s.Do(t.Context(), chair, pass)
		refused(t, err, "policy.phase")
		to(t, s, store.Paused)
		_, err = s.Do(t.Context(), chair, pass)
		refused(t, err, "grounds.reason")
		_, err = s.Do(t.Context(), chair.On(grounds(t, s, "HD02")), setRules(s, func(r *scoring.Rules) { r.Criteria[2].Name = "Khác" }))
		if err != nil {
			t.Errorf("a name is no part of the arithmetic: %v", err)
		}
		_, err = s.Do(t.Context(), chair.On(grounds(t, s, "HD02")), setRules(s, func(r *scoring.Rules) { r.Criteria[2].Max /= 2; r.Scale -= r.Criteria[2].Max }))
		refused(t, err, "policy.role")
		thereAndBackBy(t, s, chair.On(grounds(t, s, "HD02")), setRules(s, func(r *scoring.Rules) { r.Pass = points(2500) }))
	})
}

// TestPaperIsForTheTurnThatIsAsked: whoever was about to note it before the product was called again notes nothing of the
// sheet that is no longer worked on.
func TestPaperIsForTheTurnThatIsAsked(t *testing.T) {
	each(t, func(t *testing.T, s *store.Store) {
		small(t, s)
		scoreAll(t, s, "HD03", "SP01", 700)
		seen := toPaper(s, "HD03")
		do(t, s, granted(t, s), call("SP01", 2, "HD03"))
		_, err := s.Do(t.Context(), s.Owner(), seen)
		refused(t, err, "sheet.turn")
		do(t, s, s.Owner(), toPaper(s, "HD03"))
		if got := sheet(t, s, "HD03", "SP01"); got.Turn != 2 || got.Channel != store.OnPaper {
			t.Errorf("%+v", got)
		}
	})
}

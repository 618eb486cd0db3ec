package store_test

import (
	"testing"

	"example.com/hoidong/scoring"
	"example.com/hoidong/store"
)

// TestAForgedReceiptWritesNothing: a receipt changes of a form that a file came in, and of its sheets what a file can hold.
func TestAForgedReceiptWritesNothing(t *testing.T) {
	each(t, func(t *testing.T, s *store.Store) {
		small(t, s)
		f := issued(t, s, store.ExcelForm, "HD03")
		other := issued(t, s, store.ExcelForm, "HD04")
		sheetOf := func(member, dossier string) *store.Sheet {
			sheets, err := s.RawSheets(t.Context())
			must(t, err)
			for _, one := range sheets {
				if one.Member == member && one.Dossier == dossier {
					return one
				}
			}
			return nil
		}
		receipt := func() *store.ReceiveForm {
			was, now := sheetOf("HD03", "SP01"), *sheetOf("HD03", "SP01")
			now.Scores = store.Scores{}.With("C3", points(500))
			form := *f
			form.State, form.Files = store.FormReturned, []store.ReceivedFile{{Name: "a.xlsx", Sum: "a", At: noon}}
			return &store.ReceiveForm{FormWas: f, FormNow: &form, Was: []*store.Sheet{was}, Now: []*store.Sheet{&now}}
		}
		for name, forge := range map[string]func(*store.ReceiveForm){
			"ballots of the form":   func(a *store.ReceiveForm) { a.FormNow.Ballots = a.FormNow.Ballots[:1] },
			"member of the form":    func(a *store.ReceiveForm) { a.FormNow.Member = "HD04" },
			"key of the form":       func(a *store.ReceiveForm) { a.FormNow.Key = "ssh-ed25519 AAAA" },
			"seal of the form":      func(a *store.ReceiveForm) { a.FormNow.Seal = 7 },
			"state of the form":     func(a *store.ReceiveForm) { a.FormNow.State = store.FormSpoiled },
			"no file":               func(a *store.ReceiveForm) { a.FormNow.Files = nil },
			"going back":            func(a *store.ReceiveForm) { a.Back = true },
			"channel":               func(a *store.ReceiveForm) { a.Now[0].Channel, a.Now[0].Form = store.OnScreen, 0 },
			"another form":          func(a *store.ReceiveForm) { a.Now[0].Form = other.Number },
			"void":                  func(a *store.ReceiveForm) { a.Now[0].Invalid = "rách" },
			"confirmed, incomplete": func(a *store.ReceiveForm) { a.Now[0].Confirmed = true },
			"confirmed on screen":   func(a *store.ReceiveForm) { a.Now[0].ConfirmedAt = noon },
			"corrected":             func(a *store.ReceiveForm) { a.Now[0].Corrected = true },
			"somebody else's": func(a *store.ReceiveForm) {
				now := *sheetOf("HD04", "SP01")
				a.Was, a.Now = []*store.Sheet{sheetOf("HD04", "SP01")}, []*store.Sheet{&now}
			},
		} {
			t.Run(name, func(t *testing.T) {
				act := receipt()
				forge(act)
				_, err := s.Do(t.Context(), s.Owner(), act)
				refused(t, err, "form.nothing")
			})
		}
		_, err := s.Do(t.Context(), s.Owner(), receipt())
		must(t, err)
	})
}

// TestACriterionThatChangedHandsKeepsNoFileOut: what a member gave while it was his stays on his sheet and does not count,
// whether the file came in before or after.
func TestACriterionThatChangedHandsKeepsNoFileOut(t *testing.T) {
	each(t, func(t *testing.T, s *store.Store) {
		small(t, s)
		others := setRules(s, func(r *scoring.Rules) { r.Criteria[r.Criterion("C4")].Scorers = []string{"HD01", "HD02", "HD04"} })
		mine := *others
		mine.Was, mine.Now = others.Now, others.Was
		f := issued(t, s, store.ExcelForm, "HD03")
		to(t, s, store.Paused)
		do(t, s, granted(t, s), others)
		_, err := s.Receive(t.Context(), s.Owner(), back(f, "a", map[string]int{"SP01": 700}), store.Decisions{})
		must(t, err)
		if e := explained(t, s, s.Owner(), "SP01"); len(e.Parts[3].Scores) != 0 {
			t.Errorf("what is others' counts: %+v", e.Parts[3].Scores)
		}
		later := back(f, "b", nil) // as the workbook would be that is given out now
		later.Sheets[0].Scores = store.Scores{}.With("C3", points(650))
		_, err = s.Receive(t.Context(), s.Owner(), later, store.Decisions{})
		must(t, err)
		do(t, s, granted(t, s), &mine)
		equal(t, "C4 as it was given", cellOf(t, s, "HD03", "SP01", "C4"), points(700))
		equal(t, "C3 as it was given later", cellOf(t, s, "HD03", "SP01", "C3"), points(650))
	})
}

// TestACopyOfAPacketIsFoundOut when both are sealed: which of them is right is not for the last one to decide.
func TestACopyOfAPacketIsFoundOut(t *testing.T) {
	each(t, func(t *testing.T, s *store.Store) {
		small(t, s)
		f := issued(t, s, store.PacketForm, "HD03")
		seal := func(sum string, number, given int) store.Incoming {
			in := back(f, sum, map[string]int{"SP01": given})
			in.Seal = number
			return in
		}
		_, err := s.Receive(t.Context(), s.Owner(), seal("a", 1, 700), store.Decisions{})
		must(t, err)
		_, err = s.Receive(t.Context(), s.Owner(), seal("b", 1, 800), store.Decisions{})
		refused(t, err, "receive.resealed")
		_, err = s.Receive(t.Context(), s.Owner(), seal("packed anew", 1, 700), store.Decisions{})
		must(t, err)
		_, err = s.Receive(t.Context(), s.Owner(), seal("c", 2, 800), store.Decisions{})
		must(t, err)
	})
}

// TestWhatIsTypedFromPaperFreezesTheRules: another maximum would leave points that nobody could have given.
func TestWhatIsTypedFromPaperFreezesTheRules(t *testing.T) {
	each(t, func(t *testing.T, s *store.Store) {
		f := clerks(t, s)
		to(t, s, store.Paused)
		first := keyer{t, s, f, "TK1", 1}
		_, err := first.score("SP01", "C3", nil, points(700))
		must(t, err)
		_, err = s.Do(t.Context(), granted(t, s), setRules(s, func(r *scoring.Rules) {
			c := &r.Criteria[r.Criterion("C3")]
			c.Max, r.Scale = c.Max-100, r.Scale-100
		}))
		refused(t, err, "round.frozen")
		refused(t, s.Snapshot().For(s.Owner()).RulesFrozen(), "round.frozen")
	})
}

// TestACorrectedFigureOpensNoSheetOnAForm: it is finished where it was filled in, and nowhere else.
func TestACorrectedFigureOpensNoSheetOnAForm(t *testing.T) {
	each(t, func(t *testing.T, s *store.Store) {
		small(t, s)
		f := issued(t, s, store.ExcelForm, "HD03")
		_, err := s.Receive(t.Context(), s.Owner(), back(f, "a", map[string]int{"SP01": 700}), store.Decisions{})
		must(t, err)
		to(t, s, store.Paused)
		view := s.Snapshot().For(s.Owner())
		was := store.FiguresOf(view.Dossier(view.IndexOf("SP01")).Figures, 2025)
		now, revenue := was, int64(1)
		now.Revenue = &revenue
		do(t, s, granted(t, s), &store.CorrectFigures{Dossier: "SP01", Was: was, Now: now, Reason: "đính chính"})
		to(t, s, store.Scoring)
		if mine := sheet(t, s, "HD03", "SP01"); mine.Corrected {
			t.Error("he is asked to look again, and cannot")
		}
		_, err = s.Do(t.Context(), as(t, s, "HD03"), &store.ConfirmSheets{Member: "HD03", Dossiers: []string{"SP01"}})
		refused(t, err, "sheet.in_workbook")
	})
}

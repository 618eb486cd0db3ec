package store_test

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"example.com/hoidong/scoring"
	"example.com/hoidong/store"
)

// standstill writes down all that acts can change, but not how many there were.
func standstill(t *testing.T, s *store.Store) string {
	t.Helper()
	view := s.Snapshot().For(s.Owner())
	parts := []any{s.Snapshot().Round(), s.Snapshot().Members(), s.Snapshot().Rules(), s.Snapshot().Phase()}
	for i := range view.Dossiers() {
		parts = append(parts, view.Dossier(i), view.Enterprise(i), view.Standing(i))
		for _, m := range s.Snapshot().Members() {
			parts = append(parts, s.Snapshot().For(as(t, s, m.Code)).MySheet(i))
		}
	}
	text, err := json.Marshal(parts)
	must(t, err)
	return string(text)
}

// thereAndBack takes an act back, does it again by taking that back, and takes it back once more; it returns the entry
// that stands in the end as the one that took the act back.
func thereAndBack(t *testing.T, s *store.Store, name string, act func() (store.Receipt, error)) {
	t.Helper()
	before := standstill(t, s)
	done, err := act()
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	after := standstill(t, s)
	if after == before {
		t.Fatalf("%s changed nothing", name)
	}
	undone := undo(t, s, done.Seq)
	if got := standstill(t, s); got != before {
		t.Errorf("%s taken back:\n%s\nit was:\n%s", name, got, before)
	}
	_, err = s.Undo(t.Context(), granted(t, s), done.Seq)
	refused(t, err, "undo.already")
	undo(t, s, undone.Seq)
	if got := standstill(t, s); got != after {
		t.Errorf("%s done again:\n%s\nit was:\n%s", name, got, after)
	}
	undo(t, s, done.Seq)
	if got := standstill(t, s); got != before {
		t.Errorf("%s taken back again:\n%s\nit was:\n%s", name, got, before)
	}
	identical(t, s)
}

func undo(t *testing.T, s *store.Store, seq uint64) store.Receipt {
	t.Helper()
	receipt, err := s.Undo(t.Context(), granted(t, s), seq)
	must(t, err)
	return receipt
}

// incoming is a file with one dossier that is there, changed, and two new ones, one of a new enterprise.
func incoming(s *store.Store) store.Intake {
	view := s.Snapshot().For(s.Owner())
	changed, second, third := *view.Dossier(0), *view.Dossier(1), *view.Dossier(2)
	changed.Product = "Tên mới"
	second.Code, third.Code, third.TaxCode = "SP77", "SP78", "0109999999"
	firm := *view.Enterprise(0)
	firm.Address = "Số 1 phố Huế"
	return store.Intake{
		Dossiers:    []store.Dossier{changed, second, third},
		Enterprises: []store.Enterprise{firm, {TaxCode: "0109999999", Name: "Công ty mới"}},
	}
}

func TestImportsAndRulesAreTakenBack(t *testing.T) {
	each(t, func(t *testing.T, s *store.Store) {
		small(t, s)
		scoreAll(t, s, "HD03", "SP01", 700)
		to(t, s, store.Paused)
		owner := granted(t, s)
		thereAndBack(t, s, "dossiers", func() (store.Receipt, error) {
			return s.ImportDossiers(t.Context(), owner, "hồ sơ.xlsx", incoming(s))
		})
		thereAndBack(t, s, "council", func() (store.Receipt, error) {
			changed := *s.Snapshot().Members()[2]
			changed.Name = "Tên khác"
			added := store.Member{Code: "HD09", Name: "Chín", Roles: store.NewRoles(store.Voter)}
			return s.ImportCouncil(t.Context(), owner, "hội đồng.xlsx", []store.Member{changed, added})
		})
		thereAndBack(t, s, "recusals", func() (store.Receipt, error) {
			return s.ImportRecusals(t.Context(), owner, "xđli.xlsx", []store.Recusal{{Member: "HD03", TaxCode: "0100000000", Reason: "cố vấn"}})
		})
		thereAndBack(t, s, "scores", func() (store.Receipt, error) {
			return s.ImportScores(t.Context(), owner, "điểm.xlsx", store.Given{
				Scores:  []store.GivenScore{{Member: "HD03", Dossier: "SP01", Criterion: "C3", Points: 900}, {Member: "HD04", Dossier: "SP02", Criterion: "C4", Points: 0}},
				Remarks: []store.GivenRemark{{Member: "HD01", Dossier: "SP03", Text: "Tốt"}},
			})
		})
		thereAndBack(t, s, "rules", func() (store.Receipt, error) {
			return s.Do(t.Context(), owner, setRules(s, func(r *scoring.Rules) { r.Top = 3 }))
		})
	})
}

func TestAnImportOfDossiersStaysOnceTheyAreScored(t *testing.T) {
	each(t, func(t *testing.T, s *store.Store) {
		small(t, s)
		to(t, s, store.Paused)
		imported, err := s.ImportDossiers(t.Context(), granted(t, s), "hồ sơ.xlsx", incoming(s))
		must(t, err)
		f := issued(t, s, store.PaperForm, "HD03")
		_, err = s.Undo(t.Context(), granted(t, s), imported.Seq)
		refused(t, err, "dossier.has_scores")
		do(t, s, s.Owner(), &store.SpoilForm{Form: f.Number, Reason: "in nhầm"})
		to(t, s, store.Scoring)
		do(t, s, as(t, s, "HD03"), &store.KeepRemark{Dossier: "SP78", Member: "HD03", Now: "Cần xem lại"})
		to(t, s, store.Paused)
		_, err = s.Undo(t.Context(), granted(t, s), imported.Seq)
		refused(t, err, "dossier.has_scores")
		if !strings.Contains(err.Error(), "SP78") || strings.Contains(err.Error(), "SP77") {
			t.Errorf("named are %v", err)
		}
	})
}

func TestWhatChangedSinceKeepsAnImport(t *testing.T) {
	each(t, func(t *testing.T, s *store.Store) {
		small(t, s)
		to(t, s, store.Paused)
		owner := granted(t, s)
		imported, err := s.ImportDossiers(t.Context(), owner, "hồ sơ.xlsx", incoming(s))
		must(t, err)
		decided := do(t, s, owner, &store.DecideLate{Dossier: "SP77", Now: store.Ruling{Answer: store.Yes, Reason: "bưu điện chậm"}})
		_, err = s.Undo(t.Context(), owner, imported.Seq)
		refused(t, err, "dossier.moved_on")
		undo(t, s, decided.Seq)
		// A dossier that came later needs the enterprise that came with the import.
		later := *s.Snapshot().For(owner).Dossier(7)
		later.Code = "SP90"
		added := do(t, s, owner, &store.EditDossier{Now: &later})
		_, err = s.Undo(t.Context(), owner, imported.Seq)
		refused(t, err, "enterprise.has_dossiers")
		undo(t, s, added.Seq)
		undo(t, s, imported.Seq)
		rules := setRules(s, func(r *scoring.Rules) { r.Top = 3 })
		do(t, s, owner, rules)
		_, err = s.Do(t.Context(), owner, rules)
		refused(t, err, "rules.moved_on")
		scores := store.Given{Scores: []store.GivenScore{{Member: "HD03", Dossier: "SP01", Criterion: "C3", Points: 900}}}
		imported, err = s.ImportScores(t.Context(), owner, "điểm.xlsx", scores)
		must(t, err)
		to(t, s, store.Scoring)
		do(t, s, as(t, s, "HD03"), keep("HD03", "SP01", "C3", points(900), points(950)))
		to(t, s, store.Paused)
		_, err = s.Undo(t.Context(), owner, imported.Seq)
		refused(t, err, "sheet.moved_on")
	})
}

func TestConfirmingIsTakenBack(t *testing.T) {
	each(t, func(t *testing.T, s *store.Store) {
		small(t, s)
		scoreAll(t, s, "HD03", "SP01", 700)
		hd03 := as(t, s, "HD03")
		confirmed := do(t, s, hd03, &store.ConfirmSheets{Member: "HD03", Dossiers: []string{"SP01"}})
		opened, err := s.Undo(t.Context(), hd03, confirmed.Seq)
		must(t, err)
		if got := sheet(t, s, "HD03", "SP01").Status; got != store.SheetComplete {
			t.Errorf("taken back: %s", got)
		}
		_, err = s.Undo(t.Context(), hd03, opened.Seq)
		must(t, err)
		if got := sheet(t, s, "HD03", "SP01").Status; got != store.SheetConfirmed {
			t.Errorf("confirmed again: %s", got)
		}
	})
}

// TestARecusalThatWasWithdrawnSinceKeepsItsImport: taking the import back would lose why it was withdrawn.
func TestARecusalThatWasWithdrawnSinceKeepsItsImport(t *testing.T) {
	each(t, func(t *testing.T, s *store.Store) {
		small(t, s)
		imported, err := s.ImportRecusals(t.Context(), granted(t, s), "xđli.xlsx", []store.Recusal{{Member: "HD03", TaxCode: "0100000000", Reason: "cố vấn"}})
		must(t, err)
		do(t, s, granted(t, s), &store.WithdrawRecusal{Member: "HD03", TaxCode: "0100000000", Reason: "khai nhầm"})
		_, err = s.Undo(t.Context(), granted(t, s), imported.Seq)
		refused(t, err, "recusal.moved_on")
	})
}

func TestADossierNeedsItsEnterprise(t *testing.T) {
	each(t, func(t *testing.T, s *store.Store) {
		small(t, s)
		to(t, s, store.Paused)
		intake := incoming(s)
		intake.Enterprises = intake.Enterprises[:1]
		_, err := s.ImportDossiers(t.Context(), granted(t, s), "hồ sơ.xlsx", intake)
		refused(t, err, "enterprise.unknown")
		moved := *s.Snapshot().For(s.Owner()).Dossier(0)
		moved.TaxCode = "0109999999"
		_, err = s.Do(t.Context(), granted(t, s), &store.EditDossier{Was: s.Snapshot().For(s.Owner()).Dossier(0), Now: &moved})
		refused(t, err, "enterprise.unknown")
	})
}

func TestDecisionsAndCorrectionsAreTakenBack(t *testing.T) {
	each(t, func(t *testing.T, s *store.Store) {
		small(t, s)
		scoreAll(t, s, "HD03", "SP01", 700)
		to(t, s, store.Paused)
		owner := granted(t, s)
		dossier := *s.Snapshot().For(owner).Dossier(0)
		firm := *s.Snapshot().For(owner).Enterprise(0)
		edited, renamed := dossier, firm
		edited.Product, edited.ISO9001, edited.Papers = "Tên đúng", store.Yes, []store.Paper{{Name: "Đơn", Present: store.Yes}}
		renamed.Name = "Công ty CP Tên đúng"
		added := dossier
		added.Code = "SP55"
		round := s.Snapshot().Round()
		moved := round
		moved.Name, moved.DossierDeadline = "SPCNCL 2026, đợt 1", "2026-03-31"
		revenue, workers := int64(500e9), int64(120)
		for name, act := range map[string]store.Act{
			"name of the round": &store.EditRound{Was: round, Now: moved},
			"late":              &store.DecideLate{Dossier: "SP01", Now: store.Ruling{Answer: store.No, Reason: "quá hạn"}},
			"conclusion":        &store.RecordConclusion{Dossier: "SP01", Now: store.Ruling{Answer: store.Yes, Reason: "đạt"}},
			"withdrawal":        &store.WithdrawDossier{Dossier: "SP01", Now: &store.Withdrawal{Day: "2026-03-02", Reason: "doanh nghiệp xin rút"}},
			"figures": &store.CorrectFigures{
				Dossier: "SP01", Was: store.FiguresOf(dossier.Figures, 2025), Now: store.YearFigures{Year: 2025, Revenue: &revenue}, Reason: "gõ nhầm",
			},
			"figures of the enterprise": &store.CorrectFigures{
				TaxCode: firm.TaxCode, Was: store.YearFigures{Year: 2024}, Now: store.YearFigures{Year: 2024, Workers: &workers}, Reason: "bổ sung",
			},
			"edit":               &store.EditDossier{Was: &dossier, Now: &edited},
			"a dossier by hand":  &store.EditDossier{Now: &added},
			"enterprise":         &store.EditEnterprise{Was: &firm, Now: &renamed},
			"name of one member": &store.EditMember{Was: s.Snapshot().Members()[3], Now: &store.Member{Code: "HD04", Name: "Bốn", Roles: store.NewRoles(store.Voter)}},
			"a member more":      &store.EditMember{Now: &store.Member{Code: "HD10", Name: "Mười", Roles: store.NewRoles(store.Operator)}},
			"a member less":      &store.RemoveMember{Was: s.Snapshot().Members()[3]},
		} {
			thereAndBack(t, s, name, func() (store.Receipt, error) { return s.Do(t.Context(), owner, act) })
		}
	})
}

func TestCorrectedFiguresCountAtOnce(t *testing.T) {
	each(t, func(t *testing.T, s *store.Store) {
		small(t, s)
		to(t, s, store.Paused)
		was := store.FiguresOf(s.Snapshot().For(s.Owner()).Dossier(0).Figures, 2025)
		low := int64(1e9)
		correct := func(reason string) error {
			_, err := s.Do(t.Context(), granted(t, s), &store.CorrectFigures{
				Dossier: "SP01", Was: was, Now: store.YearFigures{Year: 2025, Revenue: &low}, Reason: reason,
			})
			return err
		}
		refused(t, correct(" "), "reason.missing")
		must(t, correct("theo báo cáo tài chính"))
		equal(t, "C1", cellOf(t, s, "HD03", "SP01", "C1"), points(300))
		refused(t, correct("lần nữa"), "dossier.moved_on")
		negative := int64(-1)
		for code, act := range map[string]*store.CorrectFigures{
			"figure.range":       {Dossier: "SP01", Was: store.YearFigures{Year: 2025, Revenue: &low}, Now: store.YearFigures{Year: 2025, Revenue: &negative}},
			"figures.year":       {Dossier: "SP01", Was: was, Now: store.YearFigures{Year: 2024}},
			"dossier.unknown":    {Dossier: "SP99", Was: was, Now: was},
			"enterprise.unknown": {TaxCode: "9", Was: was, Now: was},
		} {
			act.Reason = "thử"
			_, err := s.Do(t.Context(), granted(t, s), act)
			refused(t, err, code)
		}
	})
}

func TestAWithdrawnDossierIsOwedNothing(t *testing.T) {
	each(t, func(t *testing.T, s *store.Store) {
		small(t, s)
		scoreAll(t, s, "HD03", "SP01", 700)
		to(t, s, store.Paused)
		withdraw := func(w *store.Withdrawal) error {
			_, err := s.Do(t.Context(), granted(t, s), &store.WithdrawDossier{Dossier: "SP01", Now: w})
			return err
		}
		refused(t, withdraw(&store.Withdrawal{Day: "2/3/2026", Reason: "xin rút"}), "withdrawal.day")
		refused(t, withdraw(&store.Withdrawal{Day: "2026-03-02"}), "reason.missing")
		must(t, withdraw(&store.Withdrawal{Day: "2026-03-02", Reason: "xin rút"}))
		refused(t, withdraw(nil), "dossier.moved_on")
		view := s.Snapshot().For(s.Owner())
		if got := view.Standing(0); got.Status != store.StatusWithdrawn || got.Out != scoring.ReasonWithdrawn {
			t.Errorf("standing %+v", got)
		}
		ranking, err := view.Ranking()
		must(t, err)
		if row := ranking.Rows[ranking.RowOf(0)]; row.Place != 0 || row.Reason != scoring.ReasonWithdrawn {
			t.Errorf("row %+v", row)
		}
		if got := sheet(t, s, "HD04", "SP01").Status; got != store.SheetNotScored {
			t.Errorf("the sheet is %s", got)
		}
		intake := store.Intake{Dossiers: []store.Dossier{*view.Dossier(0)}}
		intake.Dossiers[0].Withdrawn, intake.Dossiers[0].Product = nil, "Tên khác"
		_, err = s.ImportDossiers(t.Context(), granted(t, s), "lần hai.xlsx", intake)
		must(t, err)
		if d := s.Snapshot().For(s.Owner()).Dossier(0); d.Withdrawn == nil || d.Product != "Tên khác" {
			t.Errorf("after another import: %+v", d)
		}
	})
}

func TestAnEditLeavesAloneWhatNeedsAReason(t *testing.T) {
	each(t, func(t *testing.T, s *store.Store) {
		small(t, s)
		to(t, s, store.Paused)
		was := s.Snapshot().For(s.Owner()).Dossier(0)
		for code, change := range map[string]func(*store.Dossier){
			"dossier.reasoned":   func(d *store.Dossier) { d.Figures = nil },
			"dossier.code":       func(d *store.Dossier) { d.Code = "SP88" },
			"dossier.incomplete": func(d *store.Dossier) { d.Product = "" },
		} {
			now := *was
			change(&now)
			_, err := s.Do(t.Context(), granted(t, s), &store.EditDossier{Was: was, Now: &now})
			refused(t, err, code)
		}
		for _, change := range []func(*store.Dossier){
			func(d *store.Dossier) { d.Late = store.Yes },
			func(d *store.Dossier) { d.ConclusionReason = "khác" },
			func(d *store.Dossier) { d.Withdrawn = &store.Withdrawal{} },
		} {
			now := *was
			change(&now)
			_, err := s.Do(t.Context(), granted(t, s), &store.EditDossier{Was: was, Now: &now})
			refused(t, err, "dossier.reasoned")
		}
		firm := s.Snapshot().For(s.Owner()).Enterprise(0)
		other := *firm
		other.TaxCode = "0101010101"
		_, err := s.Do(t.Context(), granted(t, s), &store.EditEnterprise{Was: firm, Now: &other})
		refused(t, err, "enterprise.fixed")
		_, err = s.Do(t.Context(), granted(t, s), &store.EditEnterprise{Now: &store.Enterprise{TaxCode: "0101010101"}})
		refused(t, err, "enterprise.incomplete")
	})
}

func TestWhoCannotLeaveTheCouncil(t *testing.T) {
	each(t, func(t *testing.T, s *store.Store) {
		small(t, s)
		scoreAll(t, s, "HD03", "SP01", 700)
		to(t, s, store.Paused)
		owner := granted(t, s)
		remove := func(code string) error {
			members := s.Snapshot().Members()
			at := slices.IndexFunc(members, func(m *store.Member) bool { return m.Code == code })
			_, err := s.Do(t.Context(), owner, &store.RemoveMember{Was: members[at]})
			return err
		}
		refused(t, remove("HD03"), "member.has_scores")
		f := issued(t, s, store.PaperForm, "HD01")
		refused(t, remove("HD01"), "member.has_scores")
		do(t, s, owner, &store.SpoilForm{Form: f.Number, Reason: "in nhầm"})
		do(t, s, owner, setRules(s, func(r *scoring.Rules) { r.Criteria[3].Scorers = []string{"HD01", "HD04"} }))
		refused(t, remove("HD04"), "member.scorer")
		_, err := s.IssueCode(t.Context(), owner, "HD02")
		must(t, err)
		refused(t, remove("HD02"), "council.last_secretary")
		demoted := *s.Snapshot().Members()[1]
		demoted.Roles = store.NewRoles(store.Voter)
		_, err = s.Do(t.Context(), owner, &store.EditMember{Was: s.Snapshot().Members()[1], Now: &demoted})
		refused(t, err, "council.last_secretary")
		_, err = s.ImportCouncil(t.Context(), owner, "hội đồng.xlsx", []store.Member{demoted})
		refused(t, err, "council.last_secretary")
		seat(t, s, store.Member{Code: "TK", Name: "Thư ký", Roles: store.NewRoles(store.Secretary)})
		refused(t, remove("HD02"), "council.last_secretary")
		_, err = s.IssueCode(t.Context(), owner, "TK")
		must(t, err)
		must(t, remove("HD02"))
		for code, act := range map[string]*store.EditMember{
			"member.role":       {Now: &store.Member{Code: "HD11", Name: "Mười một", Roles: store.NewRoles(store.Founder)}},
			"member.incomplete": {Now: &store.Member{Code: "HD11", Name: "Mười một"}},
			"member.code":       {Was: s.Snapshot().Members()[0], Now: &store.Member{Code: "HD11", Name: "Một", Roles: store.NewRoles(store.Voter)}},
			"member.moved_on":   {Now: s.Snapshot().Members()[0]},
		} {
			_, err = s.Do(t.Context(), owner, act)
			refused(t, err, code)
		}
	})
}

// TestAnotherMemberDoesNotInheritAnAccessCode: the code of whoever left must not open the door for the place he had.
func TestAnotherMemberDoesNotInheritAnAccessCode(t *testing.T) {
	s, _ := real(t)
	code, err := s.IssueCode(t.Context(), granted(t, s), "HD01")
	must(t, err)
	removed := do(t, s, granted(t, s), &store.RemoveMember{Was: s.Snapshot().Members()[0]})
	_, err = s.SignIn(t.Context(), "HD01", code)
	refused(t, err, "signin.wrong")
	undo(t, s, removed.Seq)
	_, err = s.SignIn(t.Context(), "HD01", code)
	refused(t, err, "signin.wrong")
	identical(t, s)
}

// thereAndBackBy is thereAndBack for one act of an actor's own.
func thereAndBackBy(t *testing.T, s *store.Store, actor store.Actor, act store.Act) {
	t.Helper()
	before := standstill(t, s)
	done := do(t, s, actor, act)
	after := standstill(t, s)
	if after == before {
		t.Fatalf("%T changed nothing", act)
	}
	for i, want := range []string{before, after, before} {
		var err error
		done, err = s.Undo(t.Context(), actor, done.Seq)
		must(t, err)
		if got := standstill(t, s); got != want {
			t.Errorf("%T taken back %d times:\n%s\nit was:\n%s", act, i+1, got, want)
		}
	}
}

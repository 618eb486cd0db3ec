package store_test

import (
	"path/filepath"
	"testing"

	"example.com/hoidong/store"
	"example.com/hoidong/store/sample"
)

// TestARoundIsSetUpAtTheScreen goes from an empty file to a secretary who signs in.
func TestARoundIsSetUpAtTheScreen(t *testing.T) {
	each(t, func(t *testing.T, s *store.Store) {
		g := sample.Generate(1, sample.Size{Dossiers: 3, Members: 3, Criteria: 4})
		owner, err := s.SitAsOwner()
		must(t, err)
		do(t, s, owner, &store.CreateRound{Round: store.NewRound(2026, "Kỳ thật"), Rules: *g.Rules})
		owner, err = s.SitAsOwner()
		must(t, err)
		_, err = s.ImportCouncil(t.Context(), owner, "hội đồng.xlsx", g.Council)
		must(t, err)
		imported, err := s.ImportDossiers(t.Context(), owner, "hồ sơ.xlsx", g.Intake)
		must(t, err)
		taken, err := s.Undo(t.Context(), owner, imported.Seq)
		must(t, err)
		_, err = s.Undo(t.Context(), owner, taken.Seq)
		must(t, err)
		_, err = s.ImportScores(t.Context(), owner, "điểm.xlsx", g.Given)
		refused(t, err, "policy.role")
		_, err = s.Do(t.Context(), owner, &store.ChangePhase{From: store.Preparing, To: store.Scoring, SampleAcknowledged: true})
		refused(t, err, "policy.role")
		codes, err := s.IssueMissingCodes(t.Context(), owner)
		must(t, err)
		if len(codes) != 3 || codes[1].Member.Code != "HD02" || !s.Snapshot().For(owner).HasCode("HD02") {
			t.Fatalf("codes %+v", codes)
		}
		_, err = s.SitAsOwner()
		refused(t, err, "owner.has_secretary")
		_, err = s.SignIn(t.Context(), "HD02", codes[1].Code)
		must(t, err)
	})
}

// TestTheFounderSeesNoScores: he sat down before anybody scored, and is still there when they do.
func TestTheFounderSeesNoScores(t *testing.T) {
	for name, begin := range map[string]func(*testing.T, *store.Store){
		"scores before the sitting": func(t *testing.T, s *store.Store) {
			_, err := s.ImportScores(t.Context(), s.Owner(), "", store.Given{Scores: []store.GivenScore{{Member: "HD01", Dossier: "SP01", Criterion: "C3", Points: 500}}})
			must(t, err)
		},
		"the sitting":      func(t *testing.T, s *store.Store) { to(t, s, store.Scoring) },
		"the sitting over": func(t *testing.T, s *store.Store) { to(t, s, store.Scoring); to(t, s, store.Ended) },
	} {
		t.Run(name, func(t *testing.T) {
			s, err := store.Create(t.Context(), filepath.Join(t.TempDir(), "f.hoidong"), clock)
			must(t, err)
			defer s.Close()
			g := sample.Generate(1, sample.Size{Dossiers: 3, Members: 3, Criteria: 4})
			g.Given = store.Given{}
			must(t, g.Fill(t.Context(), s))
			founder, err := s.SitAsOwner()
			must(t, err)
			must(t, s.Snapshot().For(founder).May(store.ManageCouncil))
			begin(t, s)
			_, err = s.SitAsOwner()
			refused(t, err, "owner.begun")
			view := s.Snapshot().For(founder)
			_, err = view.Ranking()
			refused(t, err, "owner.begun")
			refused(t, view.May(store.ManageCouncil), "policy.role")
			if view.SeesSpread() || view.HasCode("HD02") || len(view.Missing().Members) > 0 {
				t.Error("he sees what is not his")
			}
			_, err = s.IssueCode(t.Context(), founder, "HD02")
			refused(t, err, "owner.begun")
			_, err = s.Do(t.Context(), founder, &store.CreateRound{Round: store.NewRound(2027, "Kỳ khác"), Rules: *g.Rules})
			refused(t, err, "owner.begun")
		})
	}
}

func TestCodesForWhoeverHasNone(t *testing.T) {
	s, _ := real(t)
	code, err := s.IssueCode(t.Context(), s.Owner(), "HD01")
	must(t, err)
	codes, err := s.IssueMissingCodes(t.Context(), s.Owner())
	must(t, err)
	if len(codes) != 1 || codes[0].Member.Code != "TK" {
		t.Fatalf("codes %+v", codes)
	}
	secretary, err := s.SignIn(t.Context(), "TK", codes[0].Code)
	must(t, err)
	_, err = s.IssueMissingCodes(t.Context(), s.Owner())
	refused(t, err, "code.none_missing")
	member, err := s.SignIn(t.Context(), "HD01", code)
	must(t, err)
	_, err = s.IssueMissingCodes(t.Context(), member)
	refused(t, err, "policy.role")
	if v := s.Snapshot().For(secretary); !v.HasCode("HD01") || v.HasCode("HD99") {
		t.Error("the secretary does not learn who has a code")
	}
	if s.Snapshot().For(member).HasCode("TK") {
		t.Error("a member learns who has a code")
	}
	identical(t, s)
}

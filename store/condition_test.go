package store_test

import (
	"testing"

	"example.com/hoidong/store"
	"example.com/hoidong/store/sample"
)

// TestConditionsAreListedOneByOne: those that are met beside those that are not, and what keeps the dossier out is
// exactly what is not met or not stated.
func TestConditionsAreListedOneByOne(t *testing.T) {
	each(t, func(t *testing.T, s *store.Store) {
		must(t, sample.Demo(t.Context(), s, true))
		view := s.Snapshot().For(s.Owner())
		for i := range view.Dossiers() {
			standing := view.Standing(i)
			failing := 0
			for _, c := range view.Conditions(i) {
				if (c.Met == store.Yes) == (c.Why != nil) {
					t.Errorf("%s, %s: met is %q and the fault %v", view.Dossier(i).Code, c.Name, c.Met, c.Why)
				}
				if c.Met != store.Yes {
					failing++
				}
			}
			if failing != len(standing.Why) {
				t.Errorf("%s: %d conditions fail, the standing names %v", view.Dossier(i).Code, failing, standing.Why)
			}
		}
	})
}

func TestConditionsOfDays(t *testing.T) {
	each(t, func(t *testing.T, s *store.Store) {
		round := store.NewRound(2026, "Kỳ thử")
		round.Sample, round.DossierDeadline, round.ReferralDeadline = true, "2026-03-31", "2026-03-15"
		do(t, s, s.Owner(), &store.CreateRound{Round: round, Rules: *sample.Generate(1, sample.Size{Criteria: 2}).Rules})
		_, err := s.ImportDossiers(t.Context(), s.Owner(), "", store.Intake{Dossiers: []store.Dossier{
			{Code: "SP01", TaxCode: "0100000000", Received: "2026-03-31", ReferralDate: "2026-03-15"},
			{Code: "SP02", TaxCode: "0100000000", Received: "2026-04-01"},
			{Code: "SP03", TaxCode: "0100000000", Received: "2026-04-01", Late: store.Yes, LateReason: "bưu điện chậm"},
		}, Enterprises: []store.Enterprise{{TaxCode: "0100000000", Name: "Công ty"}}})
		must(t, err)
		view := s.Snapshot().For(s.Owner())
		for i, want := range [][]string{{"received", "referred"}, {"in_time"}, {"admitted"}} {
			got := view.Conditions(i)
			if len(got) < len(want) {
				t.Fatalf("%s: %+v", view.Dossier(i).Code, got)
			}
			for j, name := range want {
				if got[j].Name != name || (got[j].Met == store.Yes) != (name != "in_time") {
					t.Errorf("%s: %+v, want %s", view.Dossier(i).Code, got[j], name)
				}
			}
		}
	})
}

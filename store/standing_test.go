package store_test

import (
	"testing"

	"example.com/hoidong/scoring"
	"example.com/hoidong/store"
	"example.com/hoidong/store/rules"
)

func money(v int64) *int64 { return &v }

func TestStandingFollowsTheConditions(t *testing.T) {
	sample, err := rules.Load("spcncl-mau")
	must(t, err)
	round := store.NewRound(2026, "Kỳ thử")
	round.DossierDeadline, round.ReferralDeadline = "2026-03-31", "2026-03-15"
	whole := func() *store.Dossier {
		return &store.Dossier{
			Code: "SP01", Track: "Thông thường", SiteInHanoi: store.Yes, Commitments: store.Yes, Received: "2026-03-31", ReferralDate: "2026-03-15",
			Figures: []store.YearFigures{{Year: 2025, Revenue: money(100e9)}},
		}
	}
	for name, c := range map[string]struct {
		change func(*store.Dossier)
		status store.Status
		out    scoring.Reason
		why    string
	}{
		"bound just reached":    {func(*store.Dossier) {}, store.StatusEligible, "", ""},
		"one đồng below":        {func(d *store.Dossier) { d.Figures[0].Revenue = money(100e9 - 1) }, store.StatusIneligible, scoring.ReasonIneligible, "condition.figure"},
		"figure not there":      {func(d *store.Dossier) { d.Figures = nil }, store.StatusIncomplete, scoring.ReasonPending, "condition.figure_unstated"},
		"figure of other years": {func(d *store.Dossier) { d.Figures[0].Year = 2024 }, store.StatusIncomplete, scoring.ReasonPending, "condition.figure_unstated"},
		"no commitments":        {func(d *store.Dossier) { d.Commitments = store.No }, store.StatusIneligible, scoring.ReasonIneligible, "condition.commitments"},
		"site not stated":       {func(d *store.Dossier) { d.SiteInHanoi = store.Unstated }, store.StatusIncomplete, scoring.ReasonPending, "condition.site_unstated"},
		"nothing stated":        {func(d *store.Dossier) { d.SiteInHanoi, d.Commitments = "", "" }, store.StatusReceived, scoring.ReasonPending, "condition.site_unstated"},
		"judged, no conclusion": {func(d *store.Dossier) { d.Track = "Khởi nghiệp" }, store.StatusIncomplete, scoring.ReasonPending, "condition.conclusion_unstated"},
		"judged, turned down":   {func(d *store.Dossier) { d.Track, d.Conclusion = "Khởi nghiệp", store.No }, store.StatusIneligible, scoring.ReasonIneligible, "condition.conclusion"},
		"judged, met":           {func(d *store.Dossier) { d.Track, d.Conclusion, d.Figures = "Khởi nghiệp", store.Yes, nil }, store.StatusEligible, "", ""},
		"a day late":            {func(d *store.Dossier) { d.Received = "2026-04-01" }, store.StatusLate, scoring.ReasonLate, "condition.dossier_late"},
		"referred a day late":   {func(d *store.Dossier) { d.ReferralDate = "2026-03-16" }, store.StatusLate, scoring.ReasonLate, "condition.referral_late"},
		"late and admitted":     {func(d *store.Dossier) { d.Received, d.Late = "2026-04-01", store.Yes }, store.StatusEligible, "", ""},
		"late and turned away":  {func(d *store.Dossier) { d.Received, d.Late = "2026-04-01", store.No }, store.StatusLate, scoring.ReasonLate, "condition.dossier_late"},
	} {
		d := whole()
		c.change(d)
		got := d.Standing(&round, sample)
		if got.Status != c.status || got.Out != c.out {
			t.Errorf("%s: %s, out %q; want %s, %q", name, got.Status, got.Out, c.status, c.out)
		}
		if c.why == "" && len(got.Why) > 0 || c.why != "" && (len(got.Why) == 0 || got.Why[0].Code != c.why) {
			t.Errorf("%s: why is %v, want %s", name, got.Why, c.why)
		}
	}
}

func TestTheSecretaryDecidesOnLateDossiers(t *testing.T) {
	each(t, func(t *testing.T, s *store.Store) {
		small(t, s)
		to(t, s, store.Paused)
		owner := granted(t, s)
		_, err := s.Do(t.Context(), owner, &store.DecideLate{Dossier: "SP01", Now: store.Ruling{Answer: store.Yes}})
		refused(t, err, "reason.missing")
		do(t, s, owner, &store.DecideLate{Dossier: "SP01", Now: store.Ruling{Answer: store.Yes, Reason: "bưu điện chậm"}})
		if d := s.Snapshot().For(owner).Dossier(0); d.Late != store.Yes || d.LateReason == "" {
			t.Errorf("%+v", d)
		}
		_, err = s.ImportDossiers(t.Context(), owner, "lần hai.csv", store.Intake{Dossiers: []store.Dossier{{Code: "SP01", Product: "Khác", TaxCode: "0100000000"}}})
		must(t, err)
		if d := s.Snapshot().For(owner).Dossier(0); d.Product != "Khác" || d.Late != store.Yes {
			t.Errorf("an import took the decision away: %+v", d)
		}
		do(t, s, owner, &store.RecordConclusion{Dossier: "SP02", Now: store.Ruling{Answer: store.No, Reason: "chưa có sản phẩm"}})
	})
}

func TestFaultyImportOfScoresChangesNothing(t *testing.T) {
	each(t, func(t *testing.T, s *store.Store) {
		small(t, s)
		to(t, s, store.Paused)
		given := store.Given{Scores: []store.GivenScore{
			{Member: "HD01", Dossier: "SP01", Criterion: "C3", Points: 500, Row: 2},
			{Member: "HD01", Dossier: "SP01", Criterion: "C4", Points: 510, Row: 3},
			{Member: "HD09", Dossier: "SP01", Criterion: "C4", Points: 500, Row: 4},
		}}
		before := s.Snapshot().Revision()
		_, err := s.ImportScores(t.Context(), s.Owner(), "phiếu.csv", given)
		joined, ok := err.(interface{ Unwrap() []error })
		if !ok || len(joined.Unwrap()) != 2 {
			t.Fatalf("not every faulty row is listed: %v", err)
		}
		refused(t, err, "import.row")
		if s.Snapshot().Revision() != before {
			t.Error("something was written")
		}
		given.Scores = given.Scores[:1]
		given.Remarks = []store.GivenRemark{{Member: "HD01", Dossier: "SP01", Text: "Tốt", Row: 2}}
		_, err = s.ImportScores(t.Context(), s.Owner(), "phiếu.csv", given)
		must(t, err)
		if got := sheet(t, s, "HD01", "SP01"); got.Given != 1 || got.Remark != "Tốt" {
			t.Errorf("%+v", got)
		}
	})
}

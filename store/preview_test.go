package store_test

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"example.com/hoidong/scoring"
	"example.com/hoidong/store"
)

func TestPreviewListsWhatAnImportWouldChange(t *testing.T) {
	each(t, func(t *testing.T, s *store.Store) {
		small(t, s)
		view := s.Snapshot().For(s.Owner())
		changed := *view.Dossier(0)
		changed.Product, changed.Commitments = "Tên khác", store.No
		changed.Figures = changed.Figures[:1]
		firm := *view.Enterprise(0)
		firm.Name = "Công ty CP Đổi tên"
		added := changed
		added.Code = "SP77"
		p := view.PreviewDossiers(store.Intake{
			Dossiers:    []store.Dossier{changed, *view.Dossier(1), added},
			Enterprises: []store.Enterprise{firm},
		})
		if p.New != 1 || p.Same != 1 || p.Changed != 1 {
			t.Errorf("%d new, %d same, %d changed", p.New, p.Same, p.Changed)
		}
		got := map[string]store.Difference{}
		for _, d := range p.Differences {
			got[d.Code+" "+strings.TrimPrefix(d.Field, "error.import.column.")] = d
		}
		for at, want := range map[string][2]any{
			"SP01 product":          {view.Dossier(0).Product, "Tên khác"},
			"SP01 commitments":      {store.Yes, store.No},
			"0100000000 enterprise": {view.Enterprise(0).Name, "Công ty CP Đổi tên"},
		} {
			if d := got[at]; d.Was != want[0] || d.Now != want[1] {
				t.Errorf("%s: %+v, want %v", at, d, want)
			}
		}
		if d := got["SP01 revenue"]; d.Year != 2025 || d.Now != "" {
			t.Errorf("a figure that goes away: %+v", d)
		}
		if len(got) != 4 {
			t.Errorf("%d differences: %v", len(got), got)
		}
	})
}

func TestPreviewOfScoresAndMembers(t *testing.T) {
	each(t, func(t *testing.T, s *store.Store) {
		small(t, s)
		scoreAll(t, s, "HD03", "SP01", 700)
		view := s.Snapshot().For(s.Owner())
		p := view.PreviewScores(store.Given{Scores: []store.GivenScore{
			{Member: "HD03", Dossier: "SP01", Criterion: "C3", Points: 700},
			{Member: "HD03", Dossier: "SP01", Criterion: "C4", Points: 0},
			{Member: "HD03", Dossier: "SP02", Criterion: "C3", Points: 500},
		}})
		if p.New != 1 || p.Same != 1 || p.Changed != 1 {
			t.Errorf("scores: %+v", p)
		}
		member := *view.Snapshot().Members()[2]
		member.Name = "Người khác"
		if p := view.PreviewCouncil([]store.Member{member}); p.Changed != 1 || len(p.Differences) != 1 {
			t.Errorf("members: %+v", p)
		}
		if p := view.PreviewRecusals([]store.Recusal{{Member: "HD03", TaxCode: "0100000000", Reason: "cố vấn"}}); p.New != 1 {
			t.Errorf("recusals: %+v", p)
		}
	})
}

func TestPreviewOfRules(t *testing.T) {
	each(t, func(t *testing.T, s *store.Store) {
		small(t, s)
		view := s.Snapshot().For(s.Owner())
		set := *view.Snapshot().Rules()
		if p := view.PreviewRules(&set); p.Same != 1 || len(p.Differences) != 0 {
			t.Errorf("the same rules: %+v", p)
		}
		set.Top, set.Criteria = 5, append(set.Criteria[:3:3], set.Criteria[3])
		set.Criteria[3].Scorers = []string{"HD01", "HD02"}
		p := view.PreviewRules(&set)
		if p.Changed != 1 || len(p.Differences) != 2 {
			t.Fatalf("%+v", p)
		}
		if d := p.Differences[0]; d.Field != "rules.setting.top" || d.Was != 10 || d.Now != 5 {
			t.Errorf("%+v", d)
		}
		if d := p.Differences[1]; d.Code != "C4" || d.Field != "error.import.column.scorers" || d.Now != store.Scorers("HD01, HD02") {
			t.Errorf("%+v", d)
		}
		set.Criteria = append(set.Criteria[1:], scoring.Criterion{Code: "C9", Name: "Mới", Max: 1000, Weight: 100, Scorers: []string{"*"}})
		var gone, added bool
		for _, d := range view.PreviewRules(&set).Differences {
			gone = gone || d.Code == "C1" && d.Now == ""
			added = added || d.Code == "C9" && d.Was == ""
		}
		if !gone || !added {
			t.Errorf("%+v", view.PreviewRules(&set))
		}
	})
}

func TestTheRankingThatAnActWouldLeadTo(t *testing.T) {
	each(t, func(t *testing.T, s *store.Store) {
		small(t, s)
		view := s.Snapshot().For(s.Owner())
		if err := view.RulesFrozen(); err != nil {
			t.Errorf("without a score: %v", err)
		}
		hd02 := as(t, s, "HD02")
		do(t, s, hd02, keep("HD02", "SP01", "C4", nil, points(100)))
		if err := s.Snapshot().For(s.Owner()).RulesFrozen(); !errors.Is(err, scoring.NewFault("round.frozen")) {
			t.Errorf("with a score: %v", err)
		}
		scoreAll(t, s, "HD03", "SP01", 500)
		scoreAll(t, s, "HD03", "SP02", 900)
		to(t, s, store.Paused)
		act := setRules(s, func(r *scoring.Rules) {
			r.Criteria[2].Scorers, r.Criteria[3].Scorers = []string{"HD03"}, []string{"HD03", "HD04"}
		})
		p, err := s.Prospect(t.Context(), hd02, act)
		must(t, err)
		if _, _, err := p.Rankings(); !errors.Is(err, scoring.NewFault("ranking.owes")) {
			t.Errorf("whoever owes scores: %v", err)
		}
		recusal := &store.DeclareInterest{Recusal: store.Recusal{Member: "HD03", TaxCode: s.Snapshot().For(s.Owner()).Enterprise(0).TaxCode, Dossier: "SP01", Reason: "người thân"}}
		to(t, s, store.Scoring)
		p, err = s.Prospect(t.Context(), as(t, s, "HD03"), recusal)
		must(t, err)
		if _, _, err := p.Rankings(); !errors.Is(err, scoring.NewFault("ranking.foresight")) {
			t.Errorf("a member who owes nothing, of his own recusal: %v", err)
		}
		to(t, s, store.Paused)
		p, err = s.Prospect(t.Context(), s.Owner(), act)
		must(t, err)
		before, after, err := p.Rankings()
		must(t, err)
		moved := map[string]store.Shift{}
		for _, shift := range p.Shifts() {
			moved[shift.Member.Code] = shift
		}
		if got := moved["HD02"]; got.Before != (store.Burden{Owed: 11, Counting: 1}) || got.After != (store.Burden{}) {
			t.Errorf("HD02, who scores nothing any more: %+v", got)
		}
		if got := moved["HD04"]; got.Before.Owed != 12 || got.After.Owed != 6 {
			t.Errorf("HD04, who scores half: %+v", got)
		}
		if s.Snapshot().Rules().Criteria[2].ScoredBy("HD02") == false {
			t.Fatal("a prospect changed something")
		}
		do(t, s, granted(t, s), act)
		now, err := s.Snapshot().For(s.Owner()).Ranking()
		must(t, err)
		if !slices.Equal(now.Rows, after.Rows) || slices.Equal(now.Rows, before.Rows) {
			t.Error("the ranking is not what was foreseen")
		}
	})
}

// TestAPreviewDoesNotTellScoresToWhoOwesHisOwn: a secretary who scores himself could read them off a file of guesses.
func TestAPreviewDoesNotTellScoresToWhoOwesHisOwn(t *testing.T) {
	each(t, func(t *testing.T, s *store.Store) {
		small(t, s)
		scoreAll(t, s, "HD03", "SP01", 700)
		for _, guess := range []scoring.Points{700, 600} {
			given := store.Given{Scores: []store.GivenScore{{Member: "HD03", Dossier: "SP01", Criterion: "C3", Points: guess}}}
			p := s.Snapshot().For(as(t, s, "HD02")).PreviewScores(given)
			if p.Changed != 1 || p.Same != 0 || p.Differences[0].Was != "…" {
				t.Errorf("the secretary who owes his own scores reads %+v", p)
			}
			if p := s.Snapshot().For(s.Owner()).PreviewScores(given); p.Changed == 1 && p.Differences[0].Was != scoring.Points(700) {
				t.Errorf("the owner of the file reads %+v", p)
			}
		}
	})
}

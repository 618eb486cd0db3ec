package store_test

import (
	"testing"

	"example.com/hoidong/scoring"
	"example.com/hoidong/store"
)

// noFigure takes the figures of the year before the round from a dossier, in a pause.
func noFigure(t *testing.T, s *store.Store, dossier string) *store.CorrectFigures {
	t.Helper()
	to(t, s, store.Paused)
	view := s.Snapshot().For(s.Owner())
	was := store.FiguresOf(view.Dossier(view.IndexOf(dossier)).Figures, s.Snapshot().Round().Year-1)
	take := &store.CorrectFigures{Dossier: dossier, Was: was, Now: store.YearFigures{Year: was.Year}, Reason: "không có căn cứ"}
	do(t, s, granted(t, s), take)
	to(t, s, store.Scoring)
	return take
}

func TestTheCouncilGivesPointsInPlaceOfAFigure(t *testing.T) {
	each(t, func(t *testing.T, s *store.Store) {
		small(t, s)
		give := func(criterion string, p scoring.Points) *store.GivePoints {
			return &store.GivePoints{Now: &store.CouncilPoints{Dossier: "SP01", Criterion: criterion, Points: p, Reason: "căn cứ báo cáo tài chính"}}
		}
		granted := granted(t, s)
		_, err := s.Do(t.Context(), granted, give("C1", 500))
		refused(t, err, "council_points.figure")
		take := noFigure(t, s, "SP01")
		for _, m := range []string{"HD01", "HD02", "HD03", "HD04"} {
			scoreAll(t, s, m, "SP01", 700)
		}
		row := func() scoring.Row {
			ranking, err := s.Snapshot().For(s.Owner()).Ranking()
			must(t, err)
			return ranking.Rows[ranking.RowOf(0)]
		}
		if row().Reason != scoring.ReasonMissing {
			t.Fatalf("%+v", row())
		}
		missing := row().Missing
		for _, try := range []struct {
			act   *store.GivePoints
			fault string
		}{
			{give("C3", 500), "council_points.judged"},
			{give("C1", 999900), "score.range"},
			{give("C1", -50), "score.range"},
			{give("C1", 1), "score.step"},
			{&store.GivePoints{Now: &store.CouncilPoints{Dossier: "SP01", Criterion: "C1", Points: 500}}, "reason.missing"},
		} {
			_, err := s.Do(t.Context(), granted, try.act)
			refused(t, err, try.fault)
		}
		_, err = s.Do(t.Context(), s.Owner(), give("C1", 500))
		refused(t, err, "grounds.second")
		for c := range missing.All() {
			do(t, s, granted, give(s.Snapshot().Rules().Criteria[c].Code, 500))
		}
		if row().Place == 0 {
			t.Fatalf("%+v", row())
		}
		e := explained(t, s, s.Owner(), "SP01")
		if one := e.Parts[0].Computed; one.Band != scoring.BandCouncil || one.Points != 500 {
			t.Errorf("%+v", one)
		}
		if got := sheet(t, s, "HD03", "SP01").Cells[0].Kind; got != store.CellCouncil {
			t.Errorf("the cell is %v", got)
		}
		given := s.Snapshot().For(s.Owner()).CouncilPoints(0, "C1")
		_, err = s.Do(t.Context(), granted, give("C1", 600))
		refused(t, err, "council_points.moved_on")
		now := *given
		now.Points = 600
		thereAndBackBy(t, s, granted, &store.GivePoints{Was: given, Now: &now})
		thereAndBackBy(t, s, granted, &store.GivePoints{Was: given})

		// The figure comes, and takes their place; without it they count again.
		to(t, s, store.Paused)
		back := *take
		back.Was, back.Now = take.Now, take.Was
		corrected := do(t, s, granted, &back)
		if one := explained(t, s, s.Owner(), "SP01").Parts[0].Computed; one.Band == scoring.BandCouncil {
			t.Error("the council's points outlive the figure")
		}
		undo(t, s, corrected.Seq)
		if one := explained(t, s, s.Owner(), "SP01").Parts[0].Computed; one.Band != scoring.BandCouncil {
			t.Error("the council's points are gone with the figure")
		}
	})
}

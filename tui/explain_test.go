package tui

import (
	"testing"

	tea "github.com/charmbracelet/bubbletea"

	"example.com/hoidong/scoring"
	"example.com/hoidong/store"
	"example.com/hoidong/store/engine"
	"example.com/hoidong/store/sample"
)

// round fills a store with a generated round whose rules were changed, and opens its sitting.
func round(t *testing.T, size sample.Size, change func(*sample.Generated)) *store.Store {
	t.Helper()
	s := open(t, engine.NewMemory())
	g := sample.Generate(5, size)
	change(&g)
	must(t, g.Fill(t.Context(), s))
	_, err := s.Do(t.Context(), s.Owner(), &store.ChangePhase{From: store.Preparing, To: store.Scoring, SampleAcknowledged: true})
	must(t, err)
	return s
}

func TestExplainByMember(t *testing.T) {
	s := round(t, sample.Size{Dossiers: 4, Members: 3, Criteria: 4}, func(g *sample.Generated) {
		g.Rules.Mean = scoring.ByMember
		g.Given.Scores = g.Given.Scores[1:] // HD01 leaves his first sheet incomplete
	})
	p := sit(t, s, "HD02", 120, 40)
	p.press("f5")
	p.sees("Tổng điểm từng phiếu: [HD01", "Chia cho 2 phiếu đủ điểm")
	p.press("esc", "f4")
	checkFrame(t, p.app.View(), 120, 40)
}

func TestExplainTrimRoundAndWeights(t *testing.T) {
	s := round(t, sample.Size{Dossiers: 4, Members: 5, Criteria: 4}, func(g *sample.Generated) {
		g.Rules.Trim, g.Rules.Round = 1, 2
		g.Rules.Criteria[2].Weight = 150
		g.Rules.Scale += 500
	})
	p := sit(t, s, "HD02", 120, 40)
	p.press("f5")
	p.sees("[HD01\u00a09,5] + [HD02\u00a05]", "= 23,5 ÷ 3 ≈ 7,83", "× hệ số 1,5")
}

func TestExplainWhatIsMissing(t *testing.T) {
	s := round(t, sample.Size{Dossiers: 4, Members: 3, Criteria: 4}, func(g *sample.Generated) {
		g.Intake.Dossiers[0].Figures = nil
		g.Given.Scores = g.Given.Scores[2:] // HD01's scores of the first dossier
		var scores []store.GivenScore
		for _, score := range g.Given.Scores {
			if score.Dossier != "SP01" {
				scores = append(scores, score)
			}
		}
		g.Given.Scores = scores
	})
	p := sit(t, s, "HD02", 120, 40)
	p.press("f5")
	p.sees("Thiếu C1, C2, C3, C4", "thiếu số liệu: doanh thu", "chưa có điểm nào", "Chưa xếp hạng")
	p.press("esc", "f4", "end")
	p.sees("chưa xếp hạng: 1", "Thiếu C1, C2, C3, C4")
	p.press("enter", "enter")
	p.sees("?", "TĐ")
	p.send(tea.WindowSizeMsg{Width: 80, Height: 24})
	p.sees("?", "TĐ · thiếu số liệu")
}

func TestExplainAMeanThatOnlyLooksLikeThePassMark(t *testing.T) {
	s := round(t, sample.Size{Dossiers: 1, Members: 3, Criteria: 2}, func(g *sample.Generated) {
		pass := scoring.Points(1200)
		g.Rules.Pass, g.Rules.Step = &pass, 1
		g.Intake.Dossiers[0].Figures = []store.YearFigures{{Year: 2025, Revenue: new(int64)}} // C1: 3 points
		for i, points := range []scoring.Points{900, 900, 899} {
			g.Given.Scores[i].Points = points
		}
	})
	p := sit(t, s, "HD02", 80, 24)
	p.press("f5")
	p.sees("Điểm chưa làm tròn là 11,996666…", "hiện thành 12,00")
	p.sees("không đạt")
}

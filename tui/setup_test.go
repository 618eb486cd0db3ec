package tui

import (
	"slices"
	"testing"

	"example.com/hoidong/scoring"
	"example.com/hoidong/store"
	"example.com/hoidong/store/engine"
	"example.com/hoidong/store/sample"
)

// preparing is a sample round in preparation in which this and that is left to do: nobody scores C1, a dossier came
// late, another is incomplete.
func preparing(tb testing.TB) *store.Store {
	tb.Helper()
	s := open(tb, engine.NewMemory())
	g := sample.Generate(7, sample.Size{Dossiers: 6, Members: 5, Criteria: 4})
	g.Given = store.Given{}
	g.Rules.Criteria[2].Scorers = []string{"HD99"}
	g.Rules.Tracks = []scoring.Track{{Name: "Thông thường"}}
	for i := range g.Intake.Dossiers {
		d := &g.Intake.Dossiers[i]
		d.Track, d.SiteInHanoi, d.Commitments = "Thông thường", store.Yes, store.Yes
	}
	g.Intake.Dossiers[1].Commitments = store.Unstated
	g.Intake.Dossiers[2].SiteInHanoi = store.No
	must(tb, g.Fill(tb.Context(), s))
	return s
}

// setupScenes are the screens on which a round is prepared.
func setupScenes() []scene {
	return []scene{
		{name: "setup", member: "HD02", round: preparing},
		{name: "setup-blocked", member: "HD02", round: preparing, keys: []string{"end", "enter"}},
	}
}

func TestWhoeverPreparesARoundBeginsAtTheChecklist(t *testing.T) {
	s := preparing(t)
	p := sit(t, s, "HD02", 80, 24)
	p.sees("Thiết lập kỳ xét chọn", "! Phân công chấm điểm", "chưa có người chấm: C3",
		"6: 1 cần xử lý, 4 đủ điều kiện, 1 không đủ điều kiện", "còn vướng 1 việc")
	p.press("end", "enter")
	p.sees("Chưa mở được phiên chấm", "Tiêu chí C3 chưa có thành viên nào chấm", "Còn 1 hồ sơ cần xử lý")
	p.press("esc", "esc")
	p.sees("SP01", "Trạng thái")
	p.misses("Thiết lập kỳ xét chọn")
	q := sit(t, s, "HD03", 80, 24)
	q.sees("Trạng thái")
	q.press("alt+esc")
	q.misses("Thiết lập kỳ xét chọn")
}

func TestTheChecklistOpensTheSitting(t *testing.T) {
	s := preparing(t)
	was := *s.Snapshot().Rules()
	now := was
	now.Criteria = slices.Clone(was.Criteria)
	now.Criteria[2].Scorers = []string{"*"}
	_, err := s.Do(t.Context(), s.Owner(), &store.SetRules{Was: was, Now: now})
	must(t, err)
	p := sit(t, s, "HD02", 80, 24)
	p.sees("mở được")
	p.press("end", "enter")
	p.sees("SỐ LIỆU MẪU", "Còn 1 hồ sơ cần xử lý")
	p.press("enter")
	p.sees("Phiên họp: Đang chấm")
	if phase := s.Snapshot().Phase(); phase != store.Scoring {
		t.Fatal(phase)
	}
}

package tui

import (
	"strings"
	"testing"

	tea "github.com/charmbracelet/bubbletea"

	"example.com/hoidong/scoring"
	"example.com/hoidong/store"
	"example.com/hoidong/store/engine"
	"example.com/hoidong/store/sample"
)

// TestTheProductsPageLeadsOn: Enter on a row opens the page; from there to the own sheet, to the enterprise's other
// products, to the arithmetic, and along the ranking.
func TestTheProductsPageLeadsOn(t *testing.T) {
	p := sit(t, demo(t), "HD03", 120, 40)
	p.press("f4", "enter")
	p.sees("SP01  Nồi inox ba đáy", "Hạng 10 · 85,92 điểm", "Điều kiện tham gia", "Trạng thái của hồ sơ", "▸ Phiếu chấm điểm")
	p.press("tab")
	p.sees("▸ SP02")
	p.press("enter")
	p.sees("SP02  Máy biến tốc công nghiệp", "Hạng 40")
	p.press("pgup")
	p.sees("Hạng 39")
	p.press("f5")
	p.sees("xếp thứ 39")
	p.press("enter", "enter")
	p.sees("Phần được phân công")
	p.press("f4", "home", "enter", "pgup")
	p.sees("Hết danh sách.", "Hạng 1 ")
	p.press("esc")
	p.sees("TẠM TÍNH")
}

// TestTheProductsPageSaysWhatIsNotMet one by one, beside what is.
func TestTheProductsPageSaysWhatIsNotMet(t *testing.T) {
	p := sit(t, demo(t), "HD03", 120, 40)
	p.press("f4", "end", "enter")
	p.sees("Chưa xếp hạng", "✓ Có cơ sở tại Hà Nội", "✗ Xuất khẩu (USD)", "cần từ 1 triệu", "✓ Không đủ điều kiện: ")
}

func TestAClickOnAProductGoesThere(t *testing.T) {
	p := sit(t, demo(t), "HD03", 120, 40)
	p.press("f4", "enter")
	p.click("SP02 ")
	p.sees("SP02  Máy biến tốc công nghiệp")
	p.click("Phiếu chấm điểm")
	p.sees("Phần được phân công")
}

// TestTheProductsPageScrollsToWhatIsChosen, on the smallest terminal and in a burst of keys.
func TestTheProductsPageScrollsToWhatIsChosen(t *testing.T) {
	p := sit(t, demo(t), "HD03", 60, 18)
	p.press("f4", "enter", "tab")
	p.sees("▸ SP02")
	p.press("end")
	p.sees("Chấm lại (lần 2)")
	p.press("home")
	p.sees("Mã số thuế")
	for range 60 {
		p.press("down")
		p.app.View()
	}
	p.sees("Chấm lại (lần 2)")
}

// TestMissingYearsAreShownAsMissing: a year between two that nobody gave figures for stands there, and growth is told
// against the year before alone.
func TestMissingYearsAreShownAsMissing(t *testing.T) {
	revenue, workers := int64(30e9), int64(20)
	s := round(t, sample.Size{Dossiers: 2, Members: 3, Criteria: 4}, func(g *sample.Generated) {
		g.Intake.Dossiers[0].Figures = []store.YearFigures{{Year: 2023, Revenue: &revenue}, {Year: 2025, Revenue: &revenue, Workers: &workers}}
		g.Intake.Enterprises[0].Figures = []store.YearFigures{{Year: 2025, Revenue: &revenue}}
	})
	p := sit(t, s, "HD02", 120, 40)
	p.press("f5", "enter")
	p.sees("Số liệu của doanh nghiệp")
	if line := p.line("Doanh thu"); !strings.Contains(line, "   30,0      ?   30,0  tỷ đồng") || strings.Contains(line, "%") {
		t.Fatalf("the figures are %q", line)
	}
	if line := p.line("Năng suất"); !strings.Contains(line, "1,50  tỷ/người") {
		t.Fatalf("the figures are %q", line)
	}
	p.press("f2")
	p.sees("   30,0      ?   30,0  tỷ đồng")
}

// TestTheProductsPageKeepsTheRankingClosed: it tells neither place nor mean while the rules keep the ranking from members.
func TestTheProductsPageKeepsTheRankingClosed(t *testing.T) {
	s := open(t, engine.NewMemory())
	g := sample.Generate(3, sample.Size{Dossiers: 3, Members: 3, Criteria: 4})
	g.Rules.Visibility = scoring.VisibleClosed
	must(t, g.Fill(t.Context(), s))
	p := sit(t, s, "HD03", 80, 24)
	p.press("f5", "enter")
	p.misses("Hạng", "điểm)")
	p.send(changedMsg{})
	p.app.push(newProduct(&p.app.desk, "SP01"))
	p.sees("SP01 ", "Trạng thái")
	p.misses("Hạng", "hạng 1", "Chưa xếp hạng")
	p.press("pgdn")
	p.sees("SP02 ")
}

// TestThePageFollowsTheNews: news while it is open.
func TestThePageFollowsTheNews(t *testing.T) {
	s := demo(t)
	p := sit(t, s, "HD04", 120, 40)
	p.press("f4")
	p.app.push(newProduct(&p.app.desk, blank3))
	before := p.line(blank3 + "  ")
	elsewhere(t, s, "C5", nil, points("15"))
	elsewhere(t, s, "C6", nil, points("10"))
	p.send(changedMsg{})
	if after := p.line(blank3 + "  "); after == before {
		t.Fatalf("the place is %q still", after)
	}
	p.send(tea.WindowSizeMsg{Width: 60, Height: 18})
	p.sees(blank3)
}

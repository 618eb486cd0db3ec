package tui

import (
	"math/big"
	"strings"
	"testing"

	tea "github.com/charmbracelet/bubbletea"

	"example.com/hoidong/scoring"
)

// TestColumnsAreExact: the columns of the whole round hold every mean once, between bounds that begin at the pass mark.
func TestColumnsAreExact(t *testing.T) {
	s := full(t)
	view := s.Snapshot().For(s.Owner())
	ranked, err := view.Ranking()
	must(t, err)
	rules := s.Snapshot().Rules()
	for _, columns := range []int{2, 5, 13, 30, 400} {
		d := newDistribution(ranked, rules, 51, 10, columns)
		if len(d.counts) > columns || (*rules.Pass-d.from)%d.each != 0 {
			t.Fatalf("%d columns of %s from %s", len(d.counts), d.each, d.from)
		}
		for i, count := range d.counts {
			low, high := (d.from + scoring.Points(i)*d.each).Rat(), (d.from + scoring.Points(i+1)*d.each).Rat()
			n := 0
			for row := range 51 {
				if mean, _ := ranked.Mean(row); mean.Cmp(low) >= 0 && mean.Cmp(high) < 0 {
					n++
				}
			}
			if n != count {
				t.Fatalf("column %d of %d holds %d, want %d", i, len(d.counts), count, n)
			}
		}
	}
	if d := newDistribution(ranked, rules, 0, 0, 10); d != nil {
		t.Fatalf("nothing is spread as %+v", d)
	}
}

func TestColumnsGetWiderInRoundSteps(t *testing.T) {
	each := finest
	for _, want := range []scoring.Points{100, 200, 500, 1000, 2000, 5000, 10000} {
		if each = wider(each); each != want {
			t.Fatalf("%s, want %s", each, want)
		}
	}
	if got := columnOf(big.NewRat(-1, 100), 0, 100); got != -1 {
		t.Fatalf("below zero lies in column %d", got)
	}
}

// TestTheDistributionIsAKeyAway where there is little room, and there by itself where there is much.
func TestTheDistributionIsAKeyAway(t *testing.T) {
	p := sit(t, full(t), "HD03", 80, 24)
	p.press("f4")
	p.misses("Phân bố điểm")
	p.press("space")
	p.sees("Phân bố điểm của 51 sản phẩm", "│ điểm đạt 70", "│ Top 10 từ 85,94", "▸   11")
	p.press("f2")
	p.sees("| điểm đạt 70", "#")
	p.press("space")
	p.misses("Phân bố điểm")
	wide := sit(t, full(t), "HD03", 120, 40)
	wide.press("f4")
	wide.sees("Phân bố điểm của 51 sản phẩm", "thấp nhất")
	wide.press("space")
	wide.misses("Phân bố điểm")
}

// TestTwoFiltersLeaveSomething: the second goes round what the first leaves, and Escape shows all again.
func TestTwoFiltersLeaveSomething(t *testing.T) {
	p := sit(t, full(t), "HD03", 80, 24)
	p.press("f4")
	for range 9 {
		p.press("tab")
		for range 5 {
			p.press("right")
			p.misses("Không có dòng nào khớp")
		}
	}
	for p.app.top().(*ranking).track == "" {
		p.press("left")
	}
	p.sees("Đối tượng: ")
	p.send(tea.WindowSizeMsg{Width: 120, Height: 40})
	p.sees("hạng tính trong toàn bộ")
	p.press("esc")
	p.misses("Đối tượng: ")
	p.press("end")
	p.sees("SP51")
}

// TestWhatIsCloseToTheCutSaysHowClose, on the line and on the rows.
func TestWhatIsCloseToTheCutSaysHowClose(t *testing.T) {
	p := sit(t, full(t), "HD03", 120, 40)
	p.press("f4")
	line := p.line("── vạch Top 10")
	if !strings.Contains(line, "điểm của hạng ") || !strings.Contains(line, " rất sát nhau") {
		t.Fatalf("the line is %q", line)
	}
	p.press("home")
	p.misses("sát vạch Top 10:")
	for range 9 {
		p.press("down")
	}
	p.sees("▸   10", "sát vạch Top 10: chênh không quá 0,5 điểm")
}

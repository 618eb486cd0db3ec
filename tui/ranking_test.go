package tui

import (
	"os"
	"strings"
	"testing"

	"example.com/hoidong/scoring"
	"example.com/hoidong/store"
	"example.com/hoidong/store/engine"
	"example.com/hoidong/store/exchange"
	"example.com/hoidong/store/sample"
)

// full is the sample round with every score there is.
func full(t *testing.T) *store.Store {
	t.Helper()
	s := demo(t)
	text, err := os.ReadFile("../store/sample/phieu-cham.csv")
	must(t, err)
	given, _, err := exchange.ReadScores(exchange.Source{Name: "phieu-cham.csv", Data: text}, s.Snapshot().Rules(), exchange.Known{})
	must(t, err)
	turn := func(from, to store.Phase) {
		_, err := s.Do(t.Context(), s.Owner(), &store.ChangePhase{From: from, To: to})
		must(t, err)
	}
	turn(store.Scoring, store.Paused)
	_, err = s.ImportScores(t.Context(), s.Owner(), "phieu-cham.csv", given)
	must(t, err)
	turn(store.Paused, store.Scoring)
	return s
}

func TestTheRankingShowsCutsTiesAndReasons(t *testing.T) {
	p := sit(t, full(t), "HD03", 80, 24)
	p.press("f4")
	p.sees("TẠM TÍNH – CHƯA PHẢI KẾT QUẢ CỦA HỘI ĐỒNG", "SỐ LIỆU MẪU", "vạch Top 10")
	lines := strings.Split(p.app.View(), "\n")
	for i, line := range lines {
		if strings.Contains(line, "── vạch Top 10") && (!strings.Contains(lines[i-1], "10     SP34") || !strings.Contains(lines[i+1], "11     SP01")) {
			t.Fatalf("the line stands between %q and %q", lines[i-1], lines[i+1])
		}
	}
	p.sees("bằng điểm SP34, xếp dưới vì C5")
	p.press("up")
	p.sees("bằng điểm SP01, xếp trên nhờ C5")
	p.press("home")
	for range 21 {
		p.press("down")
	}
	p.sees("=22", "bằng điểm (đồng hạng) với")
	p.press("end")
	p.sees("chưa xếp hạng: 3", "Không đủ điều kiện", "vạch điểm đạt 70")
}

func TestExplainReadsTheTieAloud(t *testing.T) {
	p := sit(t, full(t), "HD03", 80, 24)
	p.press("f3", "sp34", "enter", "f5")
	p.sees("SP34 xếp thứ 10, trên SP01: cùng 85,94 điểm, tiêu chí C5 cao hơn", "12,95 so với")
	p.press("n")
	p.sees("SP01 xếp thứ 11")
	p.press("p", "f5")
	p.sees("Lọc")
}

// TestMembersSeeNoSingleScores: who still owes sheets sees sums of three and more, and neither names nor the spread.
func TestMembersSeeNoSingleScores(t *testing.T) {
	s := demo(t)
	member := sit(t, s, "HD03", 120, 40)
	member.press("f4")
	member.misses("Lệch")
	member.press("f5")
	member.misses("HD01\u00a0", "HD02\u00a0")
	ended := demo(t)
	end(t, ended)
	member = sit(t, ended, "HD03", 120, 40)
	member.press("f4")
	member.sees("Lệch")
	member.press("f5")
	member.sees("HD01\u00a0")
}

// TestMovementSinceTheLastLook: SP03 gets better after somebody has looked.
func TestMovementSinceTheLastLook(t *testing.T) {
	s := demo(t)
	p := sit(t, s, "HD03", 80, 24)
	p.press("f4")
	p.misses("▲", "▼")
	p.press("esc")
	p.at(blank3)
	p.press("15", "enter", "10", "enter", "f4")
	if line := p.line("SP03"); !strings.Contains(line, "▲") || !strings.Contains(line, "▸") {
		t.Fatalf("the row is %q", line)
	}
	p.press("esc", "f4")
	p.misses("▲", "▼")
}

// TestNewsNeverMovesTheCursor: another member's score moves the rows, and the cursor stays on its product.
func TestNewsNeverMovesTheCursor(t *testing.T) {
	s := demo(t)
	p := sit(t, s, "HD04", 80, 24)
	p.press("f4")
	for range 17 {
		p.press("down")
	}
	on := p.app.top().(about).Dossier()
	elsewhere(t, s, "C5", nil, points("15"))
	p.send(changedMsg{})
	if now := p.app.top().(about).Dossier(); now != on {
		t.Fatalf("the cursor went from %s to %s", on, now)
	}
	list := sit(t, s, "HD03", 80, 24)
	list.press("left", "down", "down", "down") // by progress
	on = list.app.top().(about).Dossier()
	elsewhere(t, s, "C6", nil, points("10"))
	list.send(changedMsg{})
	if now := list.app.top().(about).Dossier(); now != on {
		t.Fatalf("the cursor went from %s to %s", on, now)
	}
}

func TestARankingThatIsClosedSaysSo(t *testing.T) {
	s := open(t, engine.NewMemory())
	g := sample.Generate(3, sample.Size{Dossiers: 3, Members: 3, Criteria: 4})
	g.Rules.Visibility = scoring.VisibleClosed
	must(t, g.Fill(t.Context(), s))
	p := sit(t, s, "HD03", 80, 24)
	p.press("f4", "down", "enter", "end")
	p.sees("Xếp hạng được mở khi kết thúc chấm.")
	p.press("esc", "f5")
	p.sees("Xếp hạng được mở khi kết thúc chấm.")
}

func TestSearchIgnoresDiacritics(t *testing.T) {
	for query, code := range map[string]string{
		"khoa cua": "SP04", "KHÓA": "SP04", "khoá": "SP04", "den duong": "SP16", "đèn": "SP16", "0185231021": "SP04", "sp34": "SP34", "dong phong": "SP04",
	} {
		p := sit(t, demo(t), "HD03", 80, 24)
		p.press("f3")
		for _, r := range query {
			if r == ' ' {
				p.press("space")
				continue
			}
			p.press(string(r))
		}
		p.sees(code + " ")
		p.press("esc")
		p.sees("54/54")
	}
}

func TestProductsAreSortedAsInAVietnameseDictionary(t *testing.T) {
	p := sit(t, demo(t), "HD03", 120, 70)
	p.press("right")
	var names []string
	list := p.app.top().(*dossiers)
	for _, row := range list.shown {
		names = append(names, row.product)
	}
	if names[0] != "Áo jacket ba lớp" || names[1] != "Áo sơ mi nam cao cấp" {
		t.Fatalf("first come %q", names[:3])
	}
	d, đ := strings.Join(names, "\n"), strings.Index(strings.Join(names, "\n"), "\nĐ")
	if last := strings.LastIndex(d, "\nD"); last > đ {
		t.Error("Đ stands before D")
	}
}

// TestTheRankingOfOneSector keeps the places and the lines of the whole.
func TestTheRankingOfOneSector(t *testing.T) {
	p := sit(t, full(t), "HD03", 120, 40)
	p.press("f4", "tab", "tab")
	p.sees("Công nghệ thông tin", "vạch Top 10")
	p.misses("SP07 ")
	if line := p.line("SP18 "); !strings.Contains(line, " 25 ") {
		t.Fatalf("the row is %q", line)
	}
	for range 7 {
		p.press("tab")
	}
	p.press("home")
	p.sees("SP07 ")
}

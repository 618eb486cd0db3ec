package tui

import (
	"strings"
	"testing"

	tea "github.com/charmbracelet/bubbletea"

	"example.com/hoidong/store/engine"
	"example.com/hoidong/store/sample"
)

// TestASmallWindowShowsOneCriterionAtATime at every size below the table's.
func TestASmallWindowShowsOneCriterionAtATime(t *testing.T) {
	for _, size := range [][2]int{{60, 18}, {75, 40}, {60, 22}, {120, 21}} {
		s := demo(t)
		p := sit(t, s, "HD01", size[0], size[1])
		p.press("down", "down", "down", "down", "enter") // the empty sheet of SP05
		p.sees("C5 Đảm bảo duy trì chất lượng sản phẩm", "1/3", "tối đa 15", "C6 Trình độ", "╭")
		p.misses("C8", "C1 ")
		p.press("12,5", "enter")
		holds(t, s, "HD01", "SP05", "C5", "12,5")
		p.sees("C6 Trình độ công nghệ", "2/3", "C5 Đảm bảo", "12,5", "C8", "1/3")
		p.press("8", "down", "7", "enter")
		holds(t, s, "HD01", "SP05", "C6", "8")
		p.sees("▸ Xác nhận phiếu", "27,5", "3/3", "C5", "C6", "C8")
		p.press("up", "Tốt", "enter", "enter")
		p.sees("✓ Đã xác nhận", "Tốt")
		p.press("up", "up", "9")
		p.sees("3/3", "Phiếu SP05 đã xác nhận", "7,0")
		p.press("pgdn")
		p.sees("SP06")
	}
}

func TestEveryKeyThatLeavesALargeCellKeepsIt(t *testing.T) {
	for _, k := range []string{"enter", "up", "down", "left", "right", "tab", "pgup", "pgdn"} {
		s := demo(t)
		p := sit(t, s, "HD03", 60, 18)
		p.at(blank3)
		p.press("9", k)
		holds(t, s, "HD03", blank3, "C5", "9")
	}
}

func TestTheMouseReachesEverythingInASmallWindow(t *testing.T) {
	s := demo(t)
	p := sit(t, s, "HD03", 60, 18)
	p.at(blank3)
	p.click("C6 Trình")
	p.sees("2/2")
	p.press("7", "up")
	p.click("Nhận xét")
	p.sees("▸ Nhận xét")
	p.click("C5 Đảm")
	p.press("9", "enter")
	p.click("Xác nhận phiếu")
	p.sees("▸ Xác nhận phiếu")
	holds(t, s, "HD03", blank3, "C5", "9")
	holds(t, s, "HD03", blank3, "C6", "7")
}

// TestLongNamesAreReadInFull where the cursor is.
func TestLongNamesAreReadInFull(t *testing.T) {
	g := sample.Generate(1, sample.Size{Dossiers: 3, Members: 2, Criteria: 3})
	g.Intake.Dossiers[0].Product = "Máy biến áp phân phối ba pha ngâm dầu 220kV tiết kiệm năng lượng loại A"
	for i := range g.Rules.Criteria {
		g.Rules.Criteria[i].Name = "Mức độ đáp ứng các yêu cầu về bảo vệ môi trường và trách nhiệm xã hội"
	}
	s := open(t, engine.NewMemory())
	must(t, g.Fill(t.Context(), s))
	p := sit(t, s, "HD01", 60, 18)
	read := func(text string) {
		t.Helper()
		if got := strings.Join(strings.Fields(p.app.View()), " "); !strings.Contains(got, text) {
			t.Fatalf("%q cannot be read:\n%s", text, p.app.View())
		}
	}
	p.press("f6")
	read("biến áp phân phối ba pha ngâm dầu 220kV tiết kiệm năng lượng")
	p.press("f6")
	read("Máy biến áp phân phối ba pha ngâm dầu 220kV tiết")
	read("kiệm năng lượng loại A")
	read("Mức độ đáp ứng các yêu cầu về bảo vệ môi trường")
	read("và trách nhiệm xã hội")
}

func TestTheRemarkWraps(t *testing.T) {
	for _, size := range [][2]int{{60, 18}, {80, 24}, {120, 40}} {
		s := demo(t)
		p := sit(t, s, "HD03", size[0], size[1])
		p.at(blank3)
		p.press("tab")
		p.paste(strings.Repeat("Chất lượng đồng đều qua các năm. ", 5) + "Hết\ndòng.")
		p.sees("dòng.▏")
		p.press("home", "X", "up", "down") // up goes to the line above, down comes back
		p.sees("▸ Nhận xét")
		p.press("enter")
		p.sees("▸ Xác nhận phiếu")
		actor, err := s.SignInSample("HD03")
		must(t, err)
		v := s.Snapshot().For(actor)
		kept := v.MySheet(v.IndexOf(blank3)).Remark
		if strings.Count(kept, "Chất lượng") != 5 || strings.Count(kept, "X") != 1 || strings.Contains(kept, "\n") {
			t.Fatalf("%q", kept)
		}
		p.press("up", "esc")
		p.send(tea.WindowSizeMsg{Width: 80, Height: 24})
		p.sees("Nhận xét: XChất lượng")
	}
}

func TestARemarkHasAnEnd(t *testing.T) {
	s := demo(t)
	p := sit(t, s, "HD03", 80, 24)
	p.at(blank3)
	p.press("tab")
	p.paste(strings.Repeat("a", remarkRunes))
	p.misses("đã đủ")
	p.press("b")
	p.sees("Nhận xét đã đủ 500 ký tự.")
	p.press("pgdn", "pgdn") // the end of the list of one leaves the field as it was
	p.press("bs", "c", "enter")
	actor, err := s.SignInSample("HD03")
	must(t, err)
	v := s.Snapshot().For(actor)
	if kept := v.MySheet(v.IndexOf(blank3)).Remark; len(kept) != remarkRunes || !strings.HasSuffix(kept, "ac") {
		t.Fatalf("%d runes: %q", len(kept), kept[len(kept)-5:])
	}
}

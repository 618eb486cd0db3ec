package tui

import (
	"testing"
	"time"

	tea "github.com/charmbracelet/bubbletea"
)

func TestValuesThatCannotBeKeptStayInTheCell(t *testing.T) {
	for _, c := range []struct{ typed, says string }{
		{"16", "C5: vượt tối đa 15. Là 1,6? Enter để nhận"},
		{"99", "C5: vượt tối đa 15."},
		{"12,3", "C5: bước điểm là 0,5; gần nhất là 12 hoặc 12,5."},
		{"1,2,3", "“1,2,3” không phải điểm"},
		{",", "không phải điểm"},
	} {
		s := demo(t)
		p := sit(t, s, "HD03", 80, 24)
		p.at(blank3)
		p.press(c.typed, "pgdn", "down")
		holds(t, s, "HD03", blank3, "C5", "")
		if c.typed != "16" { // 1,6 is no step of 0,5, so it is not offered
			p.sees(c.says)
		}
		p.sees(c.typed+"▏", blank3)
		p.press("esc", "8", "enter")
		holds(t, s, "HD03", blank3, "C5", "8")
	}
}

func TestTheCommaThatWasMeantIsOffered(t *testing.T) {
	s := demo(t)
	p := sit(t, s, "HD03", 80, 24)
	p.at(blank3)
	p.press("125", "enter")
	p.sees("C5: vượt tối đa 15. Là 12,5? Enter để nhận", "125▏")
	holds(t, s, "HD03", blank3, "C5", "")
	p.press("enter")
	holds(t, s, "HD03", blank3, "C5", "12,5")
}

func TestOnlyEnterTakesTheOffer(t *testing.T) {
	for _, k := range []string{"down", "up", "left", "tab", "pgdn", "pgup"} {
		s := demo(t)
		p := sit(t, s, "HD03", 80, 24)
		p.at(blank3)
		p.press("125", k, k)
		holds(t, s, "HD03", blank3, "C5", "")
		p.sees("125▏", "Enter để nhận")
	}
}

func TestInputMethodsTakeNoDigitsAway(t *testing.T) {
	for _, keys := range [][]string{
		{"12", "d", "bs", "đ"},
		{"12", "d", "ctrl+h", "đ"},
		{"1", "e", "bs", "ê", "2"},
		{"12", "u", "o", "bs", "bs", "ươ"},
		{"125", "a", "bs", "bs"},
	} {
		s := demo(t)
		p := sit(t, s, "HD03", 80, 24)
		p.at(blank3)
		p.press(keys...)
		p.press("enter")
		holds(t, s, "HD03", blank3, "C5", "12")
	}
}

func TestLettersAreIgnoredInACell(t *testing.T) {
	s := demo(t)
	p := sit(t, s, "HD03", 80, 24)
	p.at(blank3)
	p.press("1a2ê,w5", "enter")
	holds(t, s, "HD03", blank3, "C5", "12,5")
}

// TestInputMethodsTriggerNothing types Vietnamese words the way Telex and VNI send them: a letter, backspaces, and the
// accented letter.
func TestInputMethodsTriggerNothing(t *testing.T) {
	telex := []string{"d", "bs", "đ", "a", "a", "bs", "bs", "â", "w", "bs", "ư", "e", "bs", "ê", "o", "bs", "ô", "n", "g", "p", "[", "bs", "ơ"}
	vni := []string{"e", "bs", "é", "a", "bs", "ậ", "d", "bs", "đ", "u", "o", "bs", "bs", "ươ"}
	s := demo(t)
	before := s.Snapshot().Revision()
	for _, word := range [][]string{telex, vni} {
		sheet := sit(t, s, "HD03", 80, 24)
		sheet.at("SP01") // a complete sheet, whose cells could be emptied
		frame := sheet.app.View()
		sheet.press(word...)
		if got := sheet.app.View(); got != frame {
			t.Fatalf("the sheet changed:\n%s", got)
		}
		sheet.press("enter", "enter")
		list := sit(t, s, "HD03", 80, 24)
		list.press(word...)
		list.sees("Xếp theo: mã", "Tìm: F3")
		ranking := sit(t, s, "HD03", 80, 24)
		ranking.press("f4", "f4")
		ranking.press("[", "bs", "ơ", "w", "bs", "ư")
		ranking.sees("TẠM TÍNH")
	}
	if after := s.Snapshot().Revision(); after > before+2 { // the sheets that Enter confirmed above
		t.Fatalf("%d acts were done", after-before)
	}
}

func TestPastesAreTakenOnlyAsOneNumber(t *testing.T) {
	s := demo(t)
	p := sit(t, s, "HD03", 80, 24)
	p.at(blank3)
	p.paste("8\n7\n9")
	p.sees("không phải một số điểm")
	p.misses("▏")
	p.paste(" 12,5\n")
	p.sees("12,5▏")
	holds(t, s, "HD03", blank3, "C5", "")
	p.press("enter")
	holds(t, s, "HD03", blank3, "C5", "12,5")
}

func TestABurstOfKeysIsAPaste(t *testing.T) {
	s := demo(t)
	p := sit(t, s, "HD03", 80, 24)
	p.at(blank3)
	burst := func(text string) {
		p.time = p.time.Add(time.Second)
		for _, r := range text {
			p.send(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune{r}})
		}
	}
	burst("12 tháng 5")
	p.sees("không phải một số điểm")
	p.misses("▏")
	burst("00012,5")
	p.press("enter")
	holds(t, s, "HD03", blank3, "C5", "12,5")
	p.press("up")
	p.time = p.time.Add(time.Second)
	p.send(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune("1 2 3 4")})
	p.press("enter")
	holds(t, s, "HD03", blank3, "C5", "12,5")
}

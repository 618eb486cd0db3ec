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

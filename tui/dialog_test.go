package tui

import (
	"testing"

	tea "github.com/charmbracelet/bubbletea"
)

func TestEscapeTwiceOpensTheMenu(t *testing.T) {
	p := sit(t, demo(t), "HD03", 80, 24)
	p.press("enter")
	p.send(named["esc"])
	p.send(named["esc"]) // at the same moment
	p.sees("Việc có thể làm")
	p.press("esc")
	p.misses("Việc có thể làm")
	p.press("enter", "esc", "esc") // a second between them
	p.misses("Việc có thể làm")
	p.send(tea.MouseMsg{X: 70, Y: 23, Action: tea.MouseActionPress, Button: tea.MouseButtonLeft})
	p.sees("Việc có thể làm")
}

func TestTheMouseChoosesInTheMenuAndInQuestions(t *testing.T) {
	p := sit(t, demo(t), "HD03", 80, 24)
	p.click("Esc Esc")
	p.click("Việc có thể làm")
	p.sees("Việc có thể làm")
	p.click("Xếp hạng")
	p.misses("Việc có thể làm")
	p.sees("vạch Top 10")
	p.click("Esc Esc")
	p.press("ban giao")
	p.click("Bàn giao máy")
	p.click("Ở lại")
	p.sees("vạch Top 10")
	p.misses("Bàn giao")
	p.press("f10")
	p.click("Thoát   ")
	if !p.quit {
		t.Fatal("the program goes on")
	}
}

func TestABoxTellsWhatIsBelow(t *testing.T) {
	p := sit(t, demo(t), "HD03", 60, 18)
	p.press("f1")
	p.sees("▼")
	p.press("pgdn", "pgdn", "pgdn")
	p.misses("▼")
	p.press("esc", "f2", "f1")
	p.sees(" v")
	p.press("esc", "f2", "f1")
	p.press("esc", "alt+esc")
	p.sees("Việc có thể làm", "▼")
	p.press("end")
	p.misses("▼")
}

func TestASmallWindowCanBeLeft(t *testing.T) {
	p := sit(t, demo(t), "HD03", 40, 10)
	p.press("f10")
	p.sees("Thoát chương trình?")
	p.press("esc")
	p.sees("60×18")
	p.press("f10")
	p.send(tea.WindowSizeMsg{Width: 20, Height: 4})
	p.press("enter")
	if p.quit {
		t.Fatal("a question that nobody saw was answered")
	}
	p.send(tea.WindowSizeMsg{Width: 40, Height: 10})
	p.press("enter")
	if !p.quit {
		t.Fatal("the program goes on")
	}
}

// TestQuittingTellsOfWhatWaitsForOthers: it is kept in memory only.
func TestQuittingTellsOfWhatWaitsForOthers(t *testing.T) {
	p := sit(t, demo(t), "HD03", 80, 24)
	p.at(blank3)
	p.press("12", "menu.handover", "enter", "f10")
	p.sees("Phần gõ dở đang chờ HD03 vào lại; thoát thì phần đó sẽ mất.")
	p.press("esc", "HD03", "enter", "f10")
	p.misses("đang chờ HD03")
	p.sees("Phiếu SP03 có ô đang gõ dở")
}

func TestQuittingTakesTwoKeys(t *testing.T) {
	for _, k := range []string{"f10", "ctrl+q"} {
		p := sit(t, demo(t), "HD03", 80, 24)
		p.press(k, "esc")
		if p.quit {
			t.Fatal("it quit")
		}
		p.press(k, "enter")
		if !p.quit {
			t.Fatal("it did not quit")
		}
	}
}

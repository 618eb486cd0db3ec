package tui

import (
	"fmt"
	"testing"

	tea "github.com/charmbracelet/bubbletea"
)

func TestAPickerNarrowsWithoutDiacritics(t *testing.T) {
	p := sit(t, demo(t), "HD03", 80, 24)
	taken := ""
	choose := newPicker(&p.app.desk, "Chọn", func(value string) action {
		return func(*App) tea.Cmd { taken = value; return nil }
	})
	for i := range 40 {
		choose.offer(fmt.Sprint(i), fmt.Sprintf("SP%02d", i), fmt.Sprintf("Đá thạch anh %d", i))
	}
	p.app.dialog = choose
	height := len(p.app.box())
	p.press("da thach 37")
	p.sees("▸ SP37")
	p.misses("SP36")
	if got := len(p.app.box()); got != height {
		t.Errorf("the box jumps from %d lines to %d", height, got)
	}
	p.press("x")
	p.sees("Không có")
	p.press("enter", "bs", "enter")
	if taken != "37" || p.app.dialog != nil {
		t.Errorf("took %q", taken)
	}
	p.app.dialog = choose
	choose.start("0")
	p.press("pgdn", "pgup", "down", "up")
	p.click("SP37")
	if p.app.dialog != nil {
		t.Error("a click chooses nothing")
	}
}

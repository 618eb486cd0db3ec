package tui

import "testing"

// sp04 is the way to HD01's sheet of SP04, which is complete and stands above the empty one of SP05.
var sp04 = []string{"home", "down", "down", "down", "enter"}

func TestARowTypedOverItsNeighbourIsWarnedOf(t *testing.T) {
	s := demo(t)
	p := sit(t, s, "HD01", 60, 18)
	p.press(sp04...)
	p.press("1", "enter", "2", "enter")
	p.misses("trống: chuyển")
	p.press("3", "enter")
	p.sees("Thay hết điểm SP04, SP05 trống: chuyển / đổi chỗ điểm?")
	p.press("up", "4", "enter")
	p.misses("trống: chuyển")
}

func TestCorrectionsAreNotWarnedOf(t *testing.T) {
	for name, keys := range map[string][]string{
		"some cells":               {"1", "enter", "2", "enter"},
		"one cell again and again": {"1", "enter", "up", "2", "enter", "up", "3", "enter"},
		"another sheet in between": {"1", "enter", "2", "pgup", "3", "pgdn", "up", "down", "4", "enter"},
		"the values they had":      {"enter", "enter", "enter"},
	} {
		p := sit(t, demo(t), "HD01", 80, 24)
		p.press(sp04...)
		p.press(keys...)
		p.sees("SP04  ")
		if p.app.status.tone != calm {
			t.Errorf("%s: %s", name, p.app.status.text)
		}
	}
	p := sit(t, demo(t), "HD01", 80, 24) // a sheet between two that are not blank
	p.press("down", "down", "enter", "1", "enter", "2", "enter", "3", "enter")
	p.sees("SP03  ", "đã lưu")
	p.misses("trống: chuyển")
}

// TestTheSwapBeginsOnTheSheetThatTheWarningNamed: here the one above, and not the next one.
func TestTheSwapBeginsOnTheSheetThatTheWarningNamed(t *testing.T) {
	p := sit(t, demo(t), "HD01", 80, 24)
	p.press("down", "down", "down", "down", "down", "enter") // SP06 is complete, SP05 above it is empty
	p.press("1", "enter", "2", "enter", "3", "enter")
	p.sees("Thay hết điểm SP06, SP05 trống")
	p.press("menu.swap")
	p.sees("▸ SP05")
	p.press("esc", "pgdn", "menu.swap")
	p.sees("▸ SP08")
}

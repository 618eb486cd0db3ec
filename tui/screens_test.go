package tui

import (
	"fmt"
	"testing"
)

// TestScreens draws every screen in both languages and on both sizes of terminal.
func TestScreens(t *testing.T) {
	screens := []struct {
		name, member string
		keys         []string
	}{
		{"signin", "", nil},
		{"dossiers", "HD03", []string{"down"}},
		{"dossiers-search", "HD03", []string{"f3", "khoa"}},
		{"dossiers-filter", "HD03", []string{"tab", "right", "right", "right"}},
		{"sheet", "HD03", []string{"down", "down", "enter"}},
		{"sheet-typing", "HD03", []string{"down", "down", "enter", "12,5"}},
		{"sheet-kept", "HD03", []string{"down", "down", "enter", "12,5", "enter", "0", "enter"}},
		{"sheet-offer", "HD03", []string{"down", "down", "enter", "125", "enter"}},
		{"sheet-recused", "HD07", []string{"f3", "SP05", "enter", "enter"}},
		{"sheet-ineligible", "HD03", []string{"f3", "SP32", "enter", "enter"}},
		{"ranking", "HD03", []string{"f4"}},
		{"ranking-end", "HD03", []string{"f4", "end"}},
		{"explain", "HD03", []string{"f4", "f5"}},
		{"help", "HD03", []string{"f1"}},
		{"menu", "HD01", []string{"alt+esc"}},
		{"quit", "HD03", []string{"down", "enter", "1", "f10"}},
	}
	shared := demo(t)
	for _, size := range [][2]int{{80, 24}, {120, 40}} {
		for _, lang := range []string{"vi", "en"} {
			for _, screen := range screens {
				file := fmt.Sprintf("%s-%dx%d-%s", screen.name, size[0], size[1], lang)
				t.Run(file, func(t *testing.T) {
					s := shared
					if screen.name == "sheet-kept" {
						s = demo(t) // the only one that writes
					}
					p := sit(t, s, screen.member, size[0], size[1], func(o *Options) { o.Lang = lang })
					p.press(screen.keys...)
					p.golden(file)
				})
			}
		}
	}
}

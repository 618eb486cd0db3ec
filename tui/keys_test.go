package tui

import (
	"slices"
	"testing"
	"unicode/utf8"

	tea "github.com/charmbracelet/bubbletea"

	"example.com/hoidong/store/words"
)

// mapKeys are the keys of the map that do something on every screen, or say why not.
var mapKeys = []string{
	"f1", "f2", "f3", "ctrl+f", "f4", "f5", "f6", "f7", "f8", "f9", "ctrl+p", "f10", "ctrl+q", "f12", "ctrl+g", "ctrl+s", "ctrl+z", "ctrl+c", "alt+esc", "esc", "enter",
}

// moveKeys move about, and are quiet where there is nowhere to go.
var moveKeys = []string{"up", "down", "left", "right", "pgup", "pgdn", "home", "end", "tab", "shift+tab"}

// TestEveryKeyOnEveryScreen presses each key of the map in each scene: something is seen to happen, or the status line
// says why nothing did.
func TestEveryKeyOnEveryScreen(t *testing.T) {
	t.Setenv("HOME", t.TempDir()) // some keys write files
	councils := newCouncils(t)
	for _, scene := range scenes() {
		t.Run(scene.name, func(t *testing.T) {
			for _, key := range slices.Concat(mapKeys, moveKeys) {
				p := sit(t, councils.of(scene), scene.member, 80, 24)
				p.press(scene.keys...)
				if p.app.veil() != nil || p.app.view.SeesOnlyBoard() {
					return // what hides the work, or shows the room how far it is, has its own few keys and says which
				}
				p.app.status = status{}
				frame := p.app.View()
				p.press(key)
				if p.app.broken != nil {
					t.Fatalf("%s: %v", key, p.app.broken)
				}
				checkFrame(t, p.app.View(), 80, 24)
				if slices.Contains(mapKeys, key) && p.app.View() == frame && !p.quit {
					t.Errorf("%s is dead", key)
				}
			}
		})
	}
}

// TestAnAnswerToAKeyIsGoneWithTheNext: it says why that one key did nothing.
func TestAnAnswerToAKeyIsGoneWithTheNext(t *testing.T) {
	p := sit(t, demo(t), "HD03", 80, 24)
	p.press("esc")
	p.sees("Esc: ở đây không có gì để làm")
	p.press("down")
	p.misses("không có gì để làm")
}

// TestWhyAKeyDoesNothingFitsTheSmallestWindow: the part that helps stands at its end.
func TestWhyAKeyDoesNothingFitsTheSmallestWindow(t *testing.T) {
	for _, lang := range words.Languages() {
		w := words.MustSpeak(lang)
		for _, key := range []string{"nothing_here", "sign_in_first", "dialog_first"} {
			if text := w.T("status."+key, "key", "Ctrl+Q"); width(text) > minWidth-2 {
				t.Errorf("%d cells: %s", width(text), text)
			}
		}
	}
}

// TestKeysAreTheProgramsOwn: the library hands the same space to every program of a process, and a text field writes into
// what it is given.
func TestKeysAreTheProgramsOwn(t *testing.T) {
	p := sit(t, demo(t), "HD03", 80, 24)
	p.press("f3")
	shared := []rune{utf8.RuneError, 'a'}
	p.send(tea.KeyMsg{Type: tea.KeyRunes, Runes: shared})
	if string(shared) != "\ufffda" {
		t.Errorf("the text field made %q of a key that others hold", shared)
	}
}

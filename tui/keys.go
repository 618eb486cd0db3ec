package tui

import (
	"strings"
	"unicode"

	"github.com/charmbracelet/bubbles/key"
	tea "github.com/charmbracelet/bubbletea"

	"example.com/hoidong/store/words"
)

// A keyMap names the keys of a program. No action hangs on a letter alone: letters are aliases, see letter.
type keyMap struct {
	help, plain, search, ranking, explain, grid, shade, quit, saved, undo, interrupt, missing, cover, follow key.Binding
	up, down, left, right, enter, pageUp, pageDown, home, end, tab, backTab, back                            key.Binding
	erase, empty                                                                                             key.Binding
	insert, remove, moveUp, moveDown, nextScreen, lastScreen                                                 key.Binding
	// distribution is a key of the ranking alone, tick one of registers; print is one everywhere.
	distribution, tick, print key.Binding
}

func newKeyMap() *keyMap {
	on := func(keys ...string) key.Binding { return key.NewBinding(key.WithKeys(keys...)) }
	return &keyMap{
		help: on("f1"), plain: on("f2"), search: on("f3", "ctrl+f"), ranking: on("f4"), explain: on("f5"), grid: on("f6"),
		shade: on("f8"), quit: on("f10", "ctrl+q"), saved: on("ctrl+s"), undo: on("ctrl+z"), interrupt: on("ctrl+c"),
		missing: on("f7"), cover: on("f12"), follow: on("ctrl+g"),
		up: on("up"), down: on("down"), left: on("left"), right: on("right"), enter: on("enter"),
		pageUp: on("pgup"), pageDown: on("pgdown"), home: on("home"), end: on("end"),
		tab: on("tab"), backTab: on("shift+tab"), back: on("esc", "alt+esc"),
		erase: on("backspace", "ctrl+h"), empty: on("delete"), distribution: on(" "), tick: on(" "), print: on("f9", "ctrl+p"),
		insert: on("insert"), remove: on("ctrl+d"), moveUp: on("ctrl+up", "alt+up"), moveDown: on("ctrl+down", "alt+down"),
		nextScreen: on("ctrl+right", "alt+right"), lastScreen: on("ctrl+left", "alt+left"),
	}
}

// everywhere reports whether a key means the same on every screen, also while something is being typed.
func (k *keyMap) everywhere(msg tea.KeyMsg) bool {
	return key.Matches(msg, k.help, k.plain, k.ranking, k.explain, k.grid, k.missing, k.print, k.shade, k.quit, k.saved, k.undo, k.interrupt, k.follow)
}

// noKey reports what is no key at all: some consoles send rune 0 for a lone Shift, Ctrl or CapsLock.
func noKey(msg tea.KeyMsg) bool {
	if msg.Type == tea.KeyCtrlAt {
		return true
	}
	return msg.Type == tea.KeyRunes && len(msg.Runes) == 1 && msg.Runes[0] == 0
}

// typed are the runes a key put in; none for keys that type nothing.
func typed(msg tea.KeyMsg) []rune {
	if msg.Type != tea.KeyRunes && msg.Type != tea.KeySpace || msg.Alt {
		return nil
	}
	return msg.Runes
}

// bentDigits is what the row of digits gives on a Windows keyboard in its Vietnamese layout.
const bentDigits = "ăâêôđ₫\u0300\u0309\u0303\u0301"

// bent reports whether somebody meant a digit and his keyboard gave another sign.
func bent(runes []rune) bool {
	return len(runes) == 1 && strings.ContainsRune(bentDigits, unicode.ToLower(runes[0]))
}

// letter is the one letter a key typed, without its case and diacritics, for use as an alias where no field has the
// focus; 0 for anything else. Input methods turn letters into others (ê, ư, đ): all of them fold to the one on the key.
func letter(msg tea.KeyMsg) rune {
	runes := typed(msg)
	if len(runes) != 1 || msg.Paste {
		return 0
	}
	return foldRune(runes[0])
}

func foldRune(r rune) rune {
	for _, folded := range words.Fold(string(r)) {
		return folded
	}
	return 0 // a combining mark by itself
}

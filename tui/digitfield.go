package tui

import (
	"strings"

	"github.com/charmbracelet/bubbles/textinput"
	tea "github.com/charmbracelet/bubbletea"
)

// A digitField is a line for digits and dashes: an access code, or a phrase. No input method bends what is in it.
type digitField struct {
	textinput.Model
	// letters counts those that were ignored since the last digit: an input method that makes another letter of them sends
	// a backspace for each, which must not reach the digits.
	letters int
}

func newDigitField(limit int) digitField {
	f := digitField{Model: newField(limit)}
	f.Focus()
	return f
}

// put takes the digits and dashes of a key, and lets keys that type nothing move and erase. It reports whether the keyboard
// bends digits into letters.
func (f *digitField) put(k *keyMap, msg tea.KeyMsg) (isBent bool) {
	runes := typed(msg)
	if runes == nil {
		if matches(msg, k.erase) && f.letters > 0 {
			f.letters--
			return false
		}
		f.letters = 0
		f.Model, _ = f.Model.Update(msg)
		return false
	}
	digits := strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' || r == '-' {
			return r
		}
		if r != ' ' {
			f.letters++
		}
		return -1
	}, string(runes))
	if digits != "" {
		f.letters = 0
		f.Model, _ = f.Model.Update(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune(digits)})
	}
	return bent(runes)
}

package tui

import (
	"reflect"
	"unicode/utf8"

	tea "github.com/charmbracelet/bubbletea"
)

// A rejoiner puts letters together again that reach the program as single bytes. There are two ways that happens: a
// letter that was cut in two on its way through the network, whose bytes the library reports one by one as unknown; and,
// on Windows with locale set, everything that does not come from a console, because there the library takes each byte
// from 0x80 up for a letter of the system's code page.
type rejoiner struct {
	locale bool
	held   []byte
}

// filter is a filter of a program: it swallows bytes until they are a letter.
func (j *rejoiner) filter(_ tea.Model, msg tea.Msg) tea.Msg {
	bytes, ok := j.bytes(msg)
	if !ok {
		j.drop(msg)
		return msg
	}
	j.held = append(j.held, bytes...)
	var whole []rune
	for len(j.held) > 0 && utf8.FullRune(j.held) {
		r, n := utf8.DecodeRune(j.held)
		j.held = j.held[n:]
		if r != utf8.RuneError {
			whole = append(whole, r)
		}
	}
	if len(whole) == 0 {
		return nil
	}
	key, _ := msg.(tea.KeyMsg)
	return tea.KeyMsg{Type: tea.KeyRunes, Runes: whole, Alt: key.Alt, Paste: key.Paste}
}

// drop forgets bytes whose letter never came: another key was pressed meanwhile.
func (j *rejoiner) drop(msg tea.Msg) {
	if _, key := msg.(tea.KeyMsg); key {
		j.held = nil
	}
}

// bytes are those that a message brings; false for one that brings none.
func (j *rejoiner) bytes(msg tea.Msg) ([]byte, bool) {
	if key, ok := msg.(tea.KeyMsg); ok {
		return j.local(key)
	}
	// The library's type for an unknown byte is not exported.
	if v := reflect.ValueOf(msg); v.IsValid() && v.Kind() == reflect.Uint8 {
		return []byte{byte(v.Uint())}, true
	}
	return nil, false
}

// local takes letters of a code page back to the bytes they were made of.
func (j *rejoiner) local(key tea.KeyMsg) ([]byte, bool) {
	if !j.locale || key.Type != tea.KeyRunes {
		return nil, false
	}
	bytes, high := make([]byte, 0, len(key.Runes)), false
	for _, r := range key.Runes {
		if r > 0xff {
			return nil, false
		}
		high = high || r >= utf8.RuneSelf
		bytes = append(bytes, byte(r))
	}
	return bytes, high || len(j.held) > 0
}

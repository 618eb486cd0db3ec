package tui

import (
	"strings"

	tea "github.com/charmbracelet/bubbletea"
)

// answers reports whether somebody who presses a key expects an answer: those that only move about may be at an end, and
// what is typed is seen.
func (k *keyMap) answers(msg tea.KeyMsg) bool {
	name := msg.String()
	return len(name) > 1 && name[0] == 'f' && msg.Type != tea.KeyRunes || k.everywhere(msg) ||
		matches(msg, k.search, k.print, k.enter, k.back)
}

// pressed routes a key. One that is expected to do something and has nothing to do here is answered with a word: a dead
// key looks like a broken program. What hides the work has words of its own, and the
// room is not told of keys.
func (a *App) pressed(msg tea.KeyMsg) tea.Cmd {
	a.status.clear("unanswered") // it was about another key
	if a.veil() != nil || a.view.SeesOnlyBoard() || !a.keys.answers(msg) {
		return a.key(msg)
	}
	before, said := a.draw(), a.status.said
	cmd := a.key(msg)
	if cmd == nil && a.status.said == said && a.draw() == before {
		a.status.say("unanswered", calm, a.whyNot(msg))
	}
	return cmd
}

// whyNot says why a key does nothing here.
func (a *App) whyNot(msg tea.KeyMsg) string {
	switch {
	case a.dialog != nil:
		return a.T("status.dialog_first")
	case !a.signedIn:
		return a.T("status.sign_in_first", "key", keyName(msg))
	}
	return a.T("status.nothing_here", "key", keyName(msg))
}

// keyName is a key as it is written on keyboards: F7, Ctrl+P, Enter.
func keyName(msg tea.KeyMsg) string {
	parts := strings.Split(msg.String(), "+")
	for i, part := range parts {
		parts[i] = strings.ToUpper(part[:1]) + part[1:]
	}
	return strings.Join(parts, "+")
}

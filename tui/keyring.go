package tui

import (
	"slices"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"example.com/hoidong/store"
)

// keyringMsg brings the public keys that somebody has registered; visit is that of the desk then.
type keyringMsg struct {
	visit int
	keys  []store.PublicKey
	err   error
}

// openKeyring offers to register the public keys that the actor's ssh has, and to forget those that are registered.
func openKeyring(a *App) tea.Cmd { return keyringCmd(a.ctx, a.store, a.actor, a.visit) }

// pickKey shows the keys once it is known which are registered.
func (a *App) pickKey(msg keyringMsg) {
	switch {
	case msg.visit != a.visit || a.dialog != nil:
		return
	case msg.err != nil:
		a.status.say("keyring", failure, a.words.Error(msg.err))
		return
	}
	all := slices.Clone(msg.keys)
	for _, k := range a.keyring {
		if !slices.Contains(all, k) {
			all = append(all, k)
		}
	}
	p := newPicker(&a.desk, a.T("keyring.title"), func(fingerprint string) action {
		k := all[slices.IndexFunc(all, func(k store.PublicKey) bool { return k.Fingerprint == fingerprint })]
		return askKey(k, slices.Contains(msg.keys, k))
	})
	for _, k := range all {
		state := "keyring.new"
		if slices.Contains(msg.keys, k) {
			state = "keyring.registered"
		}
		kind, _, _ := strings.Cut(k.Line, " ")
		p.offer(k.Fingerprint, a.T(state), kind+"  "+k.Fingerprint)
	}
	a.dialog = p
}

// askKey asks before a key is registered or forgotten.
func askKey(k store.PublicKey, registered bool) action {
	return func(a *App) tea.Cmd {
		me := a.actor.Member()
		if registered {
			a.ask(a.T("keyring.ask_forget"), []string{k.Fingerprint},
				choice{a.T("keyring.forget"), act(&store.ForgetKey{Member: me, Key: k}, "keyring.forgotten")}, choice{a.T("dialog.not_now"), nil})
			return nil
		}
		a.ask(a.T("keyring.ask_register"), []string{k.Fingerprint, a.T("keyring.text")},
			choice{a.T("keyring.register"), act(&store.RegisterKey{Member: me, Key: k}, "keyring.done")}, choice{a.T("dialog.not_now"), nil})
		return nil
	}
}

package tui

import (
	"slices"

	tea "github.com/charmbracelet/bubbletea"

	"example.com/hoidong/store"
)

// addSwaps offers to repair a row typed under its neighbour: the scores of this sheet and of the one before or after it
// change places, in one act.
func (a *App) addSwaps(add func(key, label string, act action)) {
	s, ok := a.top().(*sheet)
	if !ok || !s.asked() || a.mayScore() != nil {
		return
	}
	at := slices.Index(s.order, s.code)
	for _, other := range []struct {
		at    int
		label string
	}{{at - 1, "menu.swap_before"}, {at + 1, "menu.swap_after"}} {
		if other.at >= 0 && other.at < len(s.order) {
			add("", other.label, askSwap(s.code, s.order[other.at]))
		}
	}
}

func askSwap(from, to string) action {
	return func(a *App) tea.Cmd {
		swap := &store.MoveScores{Member: a.actor.Member(), From: from, To: to}
		a.ask(a.T("dialog.swap", "from", from, "to", to), []string{
			a.T("dialog.swap_text", "code", from, "product", a.productOf(from)),
			a.T("dialog.swap_text", "code", to, "product", a.productOf(to)),
		},
			choice{a.T("dialog.do_swap"), act(swap, "status.swapped", "from", from, "to", to)},
			choice{a.T("dialog.not_now"), nil})
		return nil
	}
}

func (a *App) productOf(code string) string {
	if i := a.view.IndexOf(code); i >= 0 {
		return a.view.Dossier(i).Product
	}
	return ""
}

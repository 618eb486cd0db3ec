package tui

import (
	"slices"

	tea "github.com/charmbracelet/bubbletea"

	"example.com/hoidong/store"
)

// addSwap offers to repair scores that were typed on the wrong sheet: those of this dossier and of another one change
// places, in one act.
func (a *App) addSwap(add func(key, label string, act action)) {
	var code string
	var order []string
	switch top := a.top().(type) {
	case *sheet:
		code, order = top.code, top.order
	case *grid:
		code, order = top.Dossier(), top.rows
	}
	if m := a.sheetOf(code); m.asked() && a.mayScore() == nil {
		add("", "menu.swap", pickSwap(code, order))
	}
}

// pickSwap asks which other sheet it is. The cursor begins on the one that a warning has just named, and otherwise on the
// neighbour in the list: most often it is that.
func pickSwap(from string, order []string) action {
	return func(a *App) tea.Cmd {
		p := newPicker(&a.desk, a.T("dialog.swap_with", "from", from, "product", a.productOf(from)), func(to string) action {
			return askSwap(from, to)
		})
		for i, own := range a.mine {
			if d := a.view.Dossier(i); own.status.Asked() && d.Code != from {
				p.offer(d.Code, d.Code, d.Product)
			}
		}
		if at := slices.Index(order, from); at+1 < len(order) {
			p.start(order[at+1])
		}
		if a.run.dossier == from {
			p.start(a.run.other)
		}
		a.dialog = p
		return nil
	}
}

func askSwap(from, to string) action {
	return func(a *App) tea.Cmd {
		swap := &store.MoveScores{Member: a.actor.Member(), From: from, To: to, Turns: a.turnsOf(from, to)}
		a.ask(a.T("dialog.swap", "from", from, "to", to), []string{
			a.T("dialog.swap_text", "code", from, "product", a.productOf(from)),
			a.T("dialog.swap_text", "code", to, "product", a.productOf(to)),
		},
			choice{a.T("dialog.do_swap"), act(swap, "status.swapped", "from", from, "to", to)},
			choice{a.T("dialog.not_now"), nil})
		return nil
	}
}

func (d *desk) productOf(code string) string {
	if i := d.view.IndexOf(code); i >= 0 {
		return d.view.Dossier(i).Product
	}
	return ""
}

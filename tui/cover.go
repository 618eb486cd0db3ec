package tui

import (
	"strings"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"example.com/hoidong/store"
)

// A cover is the board that F12 puts over everything when the screen is shown to the room: how far the council is, and
// nobody's name.
type cover struct {
	app *App
	at  time.Time
	// complete of the asked sheets have all their scores.
	complete, asked int
}

// toggleCover covers everything, or uncovers it exactly as it was.
func toggleCover(a *App) tea.Cmd {
	if a.cover != nil {
		return uncover(a)
	}
	a.cover = &cover{app: a, at: a.now()}
	a.cover.renew()
	return nil
}

func uncover(a *App) tea.Cmd {
	a.cover = nil
	return nil
}

// renew counts the sheets anew. How many there are is no secret.
func (c *cover) renew() {
	everybody := c.app.council().Snapshot().For(store.Actor{})
	c.complete, c.asked = 0, 0
	for i := range everybody.Dossiers() {
		if everybody.Standing(i).Out != "" {
			continue
		}
		sheets := everybody.Progress(i)
		c.complete += sheets.Complete
		c.asked += sheets.Asked
	}
}

// Key uncovers with Escape; F12 does so on its way here. Everything else is not typed.
func (c *cover) Key(msg tea.KeyMsg) action {
	if matches(msg, c.app.keys.back) {
		return uncover
	}
	return nil
}

// boardBar is how wide the bar of progress is at most.
const boardBar = 40

func (c *cover) View(w int) []string {
	a := c.app
	if b, ok := a.top().(*board); ok {
		return b.blank()
	}
	lines := a.headline()
	if c.asked > 0 {
		bar := min(boardBar, w)
		full := c.complete * bar / c.asked
		lines = append(
			lines, "",
			a.theme.strong.Render(a.T("cover.progress", "complete", c.complete, "asked", c.asked)),
			a.theme.accent.Render(strings.Repeat(a.marks.full, full))+a.theme.faint.Render(strings.Repeat(a.marks.empty, bar-full)),
		)
	}
	return append(lines, "", "", a.theme.dim.Render(a.T("cover.since", "time", a.hour(c.at))))
}

func (c *cover) Help() []hint {
	return []hint{{"F12 Esc", c.app.T("key.uncover")}}
}

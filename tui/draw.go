package tui

import (
	"slices"
	"strconv"
	"strings"

	"example.com/hoidong/store"
	"example.com/hoidong/store/words"
)

// Above a screen stand the header and a rule, below it the status line and the keys.
const headerLines, footerLines = 2, 2

func (a *App) bodyHeight() int { return max(0, a.height-headerLines-footerLines) }

func (a *App) tooSmall() bool { return a.width < minWidth || a.height < minHeight }

// draw puts a frame together.
func (a *App) draw() string {
	if v := a.veil(); v != nil {
		return a.drawVeil(v)
	}
	if a.tooSmall() {
		return strings.Join(a.theme.paint(frame(a.small(), a.width, a.height), a.width), "\n")
	}
	if _, ok := a.top().(wholeView); ok {
		return a.drawWhole()
	}
	w, h := a.width, a.bodyHeight()
	body := frame(a.top().View(w, h), w, h)
	hints := a.top().Help()
	if a.dialog != nil {
		body = overlay(body, a.box(), w)
		hints = a.dialog.Help()
	}
	lines := append([]string{a.header(w), a.theme.faint.Render(a.marks.line(w))}, body...)
	return strings.Join(a.theme.paint(frame(append(lines, a.foot(hints, w)...), w, a.height), w), "\n")
}

// foot is the status line and the keys. What has just been said and does not fit takes the place of the keys as well, until
// the next key: whoever reads it must not have to guess its end.
func (a *App) foot(hints []hint, w int) []string {
	if text := a.status.lines(a.theme, a.marks, w-2); a.dialog == nil && a.status.fresh && len(text) > 1 {
		return []string{" " + text[0], " " + leftly(text[1], w-2)}
	}
	return []string{leftly(" "+a.status.view(a.theme, a.marks), w), a.footer(hints, w)}
}

// drawWhole puts the frame of a screen together that fills the terminal. Dialogs lie where they always do, and what the
// status line would say takes the place of the keys.
func (a *App) drawWhole() string {
	w := a.width
	lines := frame(a.top().View(w, a.height-1), w, a.height-1)
	foot := " " + a.hints(a.top().Help(), a.separator())
	switch {
	case a.dialog != nil:
		copy(lines[headerLines:], overlay(lines[headerLines:headerLines+a.bodyHeight()], a.box(), w))
		foot = a.footer(a.dialog.Help(), w)
	case a.status.text != "":
		foot = " " + a.status.view(a.theme, a.marks)
	}
	return strings.Join(a.theme.paint(append(lines, leftly(foot, w)), w), "\n")
}

// box is the dialog with its border.
func (a *App) box() []string {
	top := boxTop(a.bodyHeight())
	return boxed(&a.desk, a.dialog.View(a.width-2*boxLeft, a.bodyHeight()-2*top), top)
}

// small is what a window shows that is too small for the screens: a question, so that whoever has no larger window can
// leave, or the request to enlarge it.
func (a *App) small() []string {
	if a.dialog != nil && a.dialogSeen() {
		return a.dialog.View(a.width, a.height)
	}
	return a.enlarge()
}

// dialogSeen reports whether the whole of the dialog is on the screen.
func (a *App) dialogSeen() bool {
	return !a.tooSmall() || len(a.dialog.View(a.width, a.height)) <= a.height && a.width >= minQuestion
}

// enlarge asks for a larger window, in the words that fit.
func (a *App) enlarge() []string {
	return append(blankLines(a.height/2-1), wrap(a.T("app.enlarge", "w", minWidth, "h", minHeight), a.width)...)
}

func blankLines(n int) []string { return make([]string, max(0, n)) }

// header tells which round this is, what the sitting is doing, who sits here and how far he is.
func (a *App) header(w int) string {
	if a.practising() {
		shape := whoName
		if w < narrowBelow {
			shape = whoCode
		}
		return between(" "+a.theme.warn.Render(a.T("practice.banner")), a.who(w, shape)+" ", w)
	}
	snap := a.view.Snapshot()
	if !snap.HasRound() {
		return between(" "+a.theme.title.Render("hoidong"), a.who(w, whoName)+" ", w)
	}
	left, who := a.headerFor(w, snap)
	return between(" "+left, who+" ", w)
}

// headerFor fits the header into w cells. What may change while somebody looks, which is what the sitting is doing, what the
// room sees and which product is under discussion, stays. Before it give way, in this order: the name of whoever sits here,
// his bar, the end of the round's name, all of that, how far he is, and that the figures are a sample.
func (a *App) headerFor(w int, snap *store.Snapshot) (left, who string) {
	title, phase := name(snap.Round().Name), a.theme.dim.Render(" "+a.marks.dot+" "+a.phase())
	sample, marks := a.sampleMark(snap), a.boardMark()+a.discussedMark()
	room := func(who string) int { return w - width(phase+sample+marks) - width(who) - headerGaps }
	for _, shape := range []whoShape{whoName, whoCode, whoCount} {
		if who = a.who(w, shape); width(title) <= room(who) {
			return a.theme.title.Render(title) + phase + sample + marks, who
		}
	}
	if n := room(who); n >= roomy {
		return a.theme.title.Render(strings.TrimRight(middle(title, n), " ")) + phase + sample + marks, who
	}
	phase = a.theme.title.Render(a.phase())
	if width(phase+sample+marks)+width(who)+headerGaps > w {
		who = a.who(w, whoCodeAlone)
	}
	if width(phase+sample+marks)+width(who)+headerGaps > w {
		sample = ""
	}
	return phase + sample + marks, who
}

// headerGaps are the blanks in the header.
const headerGaps = 4

// sampleMark says on every screen that what is on it is invented, unless the round's name says so already.
func (d *desk) sampleMark(snap *store.Snapshot) string {
	round, mark := snap.Round(), d.T("banner.sample")
	if !round.Sample && !snap.Rules().Sample || strings.Contains(words.Fold(round.Name), words.Fold(mark)) {
		return ""
	}
	return d.theme.warn.Render(" " + d.marks.dot + " " + mark)
}

// A whoShape is how much the right part of the header tells of whoever sits here.
type whoShape int

const (
	whoName whoShape = iota
	whoCode
	// whoCount is without the bar, whoCodeAlone without how far he is.
	whoCount
	whoCodeAlone
)

// who is the right part of the header.
func (a *App) who(w int, shape whoShape) string {
	me := a.view.Me()
	switch {
	case me == nil && a.signedIn:
		return a.theme.strong.Render(a.T("setup.owner"))
	case me == nil:
		return ""
	}
	who := a.theme.strong.Render(me.Code)
	if shape == whoName {
		who += " " + a.sitter(me)
	}
	if a.asked == 0 || shape == whoCodeAlone {
		return who
	}
	who += a.theme.dim.Render("  " + strconv.Itoa(a.done) + "/" + strconv.Itoa(a.asked))
	if shape == whoCount {
		return who
	}
	bar := 8
	if w >= wideFrom {
		bar = 14
	}
	return who + " " + a.theme.accent.Render(strings.Repeat(a.marks.full, a.done*bar/a.asked)) +
		a.theme.faint.Render(strings.Repeat(a.marks.empty, bar-a.done*bar/a.asked))
}

// first is how many of a screen's keys the footer shows before the way to the menu.
const first = 2

// footer lists the keys that work here, as many as there is room for. Help is always among them, and the menu unless it
// takes the room of the most useful keys.
func (a *App) footer(hints []hint, w int) string {
	help, menu := hint{"F1", a.T("key.help")}, hint{"Esc Esc", a.T("key.menu")}
	last := []hint{help, menu}
	sep := a.separator()
	switch {
	case a.dialog != nil:
		last = nil
	case width(a.hints(append(slices.Clone(hints[:min(first, len(hints))]), last...), sep)) > w-2:
		last = last[:1]
	}
	right := a.hints(last, sep)
	room := w - 2 - width(right)
	line := ""
	for _, h := range hints {
		one := a.hint(h)
		if line != "" {
			one = sep + one
		}
		if width(line)+width(one)+3 > room {
			continue
		}
		line += one
	}
	if line != "" && right != "" {
		line += sep
	}
	return " " + line + right
}

// separator stands between two keys.
func (a *App) separator() string { return a.theme.faint.Render(" " + a.marks.dot + " ") }

func (a *App) hints(all []hint, sep string) string {
	parts := make([]string, len(all))
	for i, h := range all {
		parts[i] = a.hint(h)
	}
	return strings.Join(parts, sep)
}

func (a *App) hint(h hint) string {
	return a.theme.key.Render(h.key) + " " + a.theme.dim.Render(h.does)
}

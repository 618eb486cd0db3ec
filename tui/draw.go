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
	lines = append(lines, leftly(" "+a.status.view(a.theme, a.marks), w), a.footer(hints, w))
	return strings.Join(a.theme.paint(frame(lines, w, a.height), w), "\n")
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
	title, rest := "hoidong", ""
	if a.practising() {
		return between(" "+a.theme.warn.Render(a.T("practice.banner")), a.who(w, w >= narrowBelow)+" ", w)
	}
	if snap := a.view.Snapshot(); snap.HasRound() {
		title = name(snap.Round().Name)
		rest = a.theme.dim.Render(" "+a.marks.dot+" "+a.phase()) + a.sampleMark(snap) + a.boardMark() + a.discussedMark()
	}
	who := a.who(w, true)
	room := func() int { return w - width(rest) - width(who) - headerGaps }
	if width(title) > room() {
		who = a.who(w, false)
	}
	if width(title) > room() {
		title = strings.TrimRight(middle(title, max(shortTitle, room())), " ")
	}
	return between(" "+a.theme.title.Render(title)+rest, who+" ", w)
}

// headerGaps are the blanks in the header; shortTitle is as short as the round's name may become.
const headerGaps, shortTitle = 4, 8

// sampleMark says on every screen that what is on it is invented, unless the round's name says so already.
func (d *desk) sampleMark(snap *store.Snapshot) string {
	round, mark := snap.Round(), d.T("banner.sample")
	if !round.Sample && !snap.Rules().Sample || strings.Contains(words.Fold(round.Name), words.Fold(mark)) {
		return ""
	}
	return d.theme.warn.Render(" " + d.marks.dot + " " + mark)
}

// who is the right part of the header, with the full name or without.
func (a *App) who(w int, full bool) string {
	me := a.view.Me()
	switch {
	case me == nil && a.signedIn:
		return a.theme.strong.Render(a.T("setup.owner"))
	case me == nil:
		return ""
	}
	who := a.theme.strong.Render(me.Code)
	if full {
		who += " " + a.sitter(me)
	}
	if a.asked == 0 {
		return who
	}
	bar := 8
	if w >= wideFrom {
		bar = 14
	}
	return who + a.theme.dim.Render("  "+strconv.Itoa(a.done)+"/"+strconv.Itoa(a.asked)+" ") +
		a.theme.accent.Render(strings.Repeat(a.marks.full, a.done*bar/a.asked)) +
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

package tui

import "strconv"

// chooserTop is the line of the first entry: below the title, the folder and the search.
const chooserTop = 4

func (c *fileChooser) View(w, h int) []string {
	d := c.desk
	w = min(w, readable)
	lines := []string{
		"   " + d.theme.strong.Render(c.title),
		"   " + d.theme.dim.Render(d.T("files.folder")+": ") + pathEnd(c.folder.path, w-6-width(d.T("files.folder"))),
		"   " + d.theme.dim.Render(d.T("list.search")+": ") + d.show(&c.search, min(40, w-14)),
		"",
	}
	if note := c.note(); note != "" {
		for _, line := range wrap(note, w-6) {
			lines = append(lines, "   "+line)
		}
		return lines
	}
	from, to := c.window.show(h-chooserTop, len(c.shown))
	for i := from; i < to; i++ {
		lines = append(lines, c.row(&c.folder.entries[c.shown[i]], i == c.window.cursor, w))
	}
	return lines
}

// note is said in place of a list; empty when there is one.
func (c *fileChooser) note() string {
	d := c.desk
	switch {
	case c.failed != nil:
		return d.T("files.unreadable", "reason", d.words.Error(c.failed))
	case c.folder.path == "" || c.asked != "" && len(c.folder.entries) == 0:
		return d.T("files.reading")
	case len(c.folder.entries) == 0:
		return d.T("files.empty." + c.looksFor())
	case len(c.shown) == 0:
		return d.T("list.none")
	}
	return ""
}

// looksFor is the key of what is wanted.
func (c *fileChooser) looksFor() string {
	if c.whole {
		return "returns"
	}
	return "imports"
}

// Columns of the list: how large a file is, and when it was changed.
const sizeRoom, changedRoom = 10, 18

func (c *fileChooser) row(e *fileEntry, chosen bool, w int) string {
	d := c.desk
	mark := " "
	if chosen {
		mark = d.marks.cursor
	}
	room := w - 3 - sizeRoom - changedRoom
	if e.folder {
		return d.theme.line([]span{
			{" " + mark + " ", &d.theme.accent},
			{middle(e.name, room-1) + " ", &d.theme.accent},
			{leftly(d.T("files.a_folder"), sizeRoom+changedRoom), &d.theme.dim},
		}, chosen)
	}
	if e.path == c.folder.path {
		return d.theme.line([]span{{" " + mark + " ", &d.theme.accent}, {middle(e.name, w-3), &d.theme.strong}}, chosen)
	}
	return d.theme.line([]span{
		{" " + mark + " ", &d.theme.accent},
		{middle(e.name, room-1) + " ", nil},
		{rightly(fileSize(e.size), sizeRoom), &d.theme.dim},
		{rightly(e.changed.In(d.zone).Format("15:04 2/1/2006"), changedRoom), &d.theme.dim},
	}, chosen)
}

// fileSize is a size as file managers show it, rounded up.
func fileSize(n int64) string {
	const kilo = 1 << 10
	if n < kilo*kilo {
		return strconv.FormatInt((n+kilo-1)/kilo, 10) + " KB"
	}
	return strconv.FormatInt((n+kilo*kilo-1)/(kilo*kilo), 10) + " MB"
}

// pathEnd is a path of at most w cells, cut at its beginning: where one is stands at its end.
func pathEnd(path string, w int) string {
	path = name(path)
	if n := width(path); n > w {
		return "…" + cutLeft(path, n-w+1)
	}
	return path
}

package tui

import tea "github.com/charmbracelet/bubbletea"

// handout shows access codes this once, to be read out or copied. Whoever leaves is asked, because nobody can see them
// again.
type handout struct {
	desk   *desk
	issued issuedMsg
	window window
}

// issueFailedMsg says why no codes were issued.
type issueFailedMsg struct{ err error }

func (h *handout) CapturesInput() bool { return false }

// insists holds whoever wants to go on until the codes are written down.
func (h *handout) insists() bool { return len(h.issued.codes) > 0 }

func (h *handout) Update(msg tea.Msg) (action, tea.Cmd) {
	switch msg := msg.(type) {
	case issuedMsg:
		h.issued = msg
		return h.arrived, nil
	case issueFailedMsg:
		return func(a *App) tea.Cmd {
			a.told++
			drop(a, func(o *handout) bool { return o == h })
			a.status.say("done", failure, a.words.Error(msg.err))
			return nil
		}, nil
	case tea.KeyMsg:
		k := h.desk.keys
		switch {
		case h.window.walk(k, msg, len(h.issued.codes)):
		case matches(msg, k.back, k.enter), k.everywhere(msg):
			return h.leave, nil
		}
	}
	return nil, nil
}

// arrived says where the codes were written, or why they were not.
func (h *handout) arrived(a *App) tea.Cmd {
	a.renew()
	switch {
	case h.issued.failed != nil:
		a.status.say("done", failure, a.T("codes.unwritten", "reason", a.words.Error(h.issued.failed)))
	default:
		a.status.say("done", calm, a.T("codes.issued", "n", len(h.issued.codes)))
	}
	return nil
}

func (h *handout) leave(a *App) tea.Cmd {
	if len(h.issued.codes) == 0 {
		return back(a)
	}
	a.ask(a.T("codes.leave"), []string{a.T("codes.leave_text")},
		choice{a.T("codes.stay"), nil}, choice{a.T("codes.do_leave"), func(a *App) tea.Cmd {
			drop(a, func(o *handout) bool { return o == h })
			return nil
		}})
	return nil
}

func (h *handout) View(w, height int) []string {
	d := h.desk
	w = min(w, readable)
	lines := []string{"   " + d.theme.strong.Render(d.T("codes.title"))}
	if written := h.issued.written; written.Slips != "" {
		folder := d.T("files.folder") + ": "
		lines = append(lines, "   "+d.T("codes.file", "file", written.Slips), "   "+d.T("codes.stick", "folder", written.Stick),
			"   "+d.theme.dim.Render(folder+pathEnd(written.Folder, w-6-width(folder))))
	} else {
		lines = append(lines, "   "+d.theme.dim.Render(leftly(d.T("codes.no_file"), w-6)))
	}
	lines = append(lines, "")
	from, to := h.window.show(height-len(lines), len(h.issued.codes))
	for i := from; i < to; i++ {
		one := h.issued.codes[i]
		mark := " "
		if i == h.window.cursor {
			mark = d.marks.cursor
		}
		lines = append(lines, d.theme.line([]span{
			{" " + mark + " ", &d.theme.accent},
			{one.Code + "   ", &d.theme.strong},
			{leftly(one.Member.Code, 8), nil},
			{middle(one.Member.Name, w-3-12-8), nil},
		}, i == h.window.cursor))
	}
	return lines
}

func (h *handout) Help() []hint {
	d := h.desk
	return []hint{{"Esc", d.T("key.back")}, {"↑↓", d.T("key.choose")}}
}

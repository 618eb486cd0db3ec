package tui

import (
	"context"
	"errors"
	"strconv"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"example.com/hoidong/scoring"
	"example.com/hoidong/store"
)

// roomScreen tells the secretary how people come in, who is there and where, and who gave wrong codes.
type roomScreen struct {
	desk   *desk
	scroll scroll
	// out is who gave wrong codes, as it was read last; stale says that it may be different now.
	out     []store.Lockout
	stale   bool
	asked   bool
	trouble string
}

// lockoutsMsg brings who gave wrong codes.
type lockoutsMsg struct {
	out []store.Lockout
	err error
}

func newRoomScreen(d *desk) *roomScreen { return &roomScreen{desk: d, stale: true} }

// openRoom shows the room.
func openRoom(a *App) tea.Cmd { return bring(a, newRoomScreen) }

// addRoom offers the room to whoever lets people in.
func (a *App) addRoom(add func(key, label string, act action)) {
	if !errors.Is(a.view.May(store.ManageCouncil), scoring.NewFault("policy.role")) && !a.practising() {
		add("", "menu.room", openRoom)
	}
}

func (s *roomScreen) looksOn() {}

func (s *roomScreen) CapturesInput() bool { return false }

// fetch asks who gave wrong codes. A refusal is shown once and not asked for again until something changes.
func (s *roomScreen) fetch(context.Context) tea.Cmd {
	if !s.stale || s.asked {
		return nil
	}
	s.stale, s.asked = false, true
	return lockoutsCmd(s.desk.store, s.desk.actor, s, s.desk.visit)
}

func (s *roomScreen) Update(msg tea.Msg) (action, tea.Cmd) {
	switch msg := msg.(type) {
	case roomMsg, changedMsg:
		s.stale = true
	case lockoutsMsg:
		s.asked, s.out, s.trouble = false, msg.out, ""
		if msg.err != nil {
			s.trouble = s.desk.words.Error(msg.err)
		}
	case tea.MouseMsg:
		s.scroll.by(turned(msg))
	case tea.KeyMsg:
		return s.key(msg), nil
	}
	return nil, nil
}

func (s *roomScreen) key(msg tea.KeyMsg) action {
	k := s.desk.keys
	switch {
	case matches(msg, k.back):
		return back
	case matches(msg, k.enter):
		return openCodes
	default:
		s.scroll.walk(k, msg)
	}
	return nil
}

func (s *roomScreen) View(w, h int) []string {
	w = min(w, readable)
	lines := append(append(s.wayIn(w), s.copies(w)...), s.present(w)...)
	return s.scroll.show(s.desk, append(lines, s.wrong(w)...), h)
}

// heading is a title over a part of the screen; said is what else is told there.
func (s *roomScreen) heading(text string, w int) []string {
	return s.lines(text, &s.desk.theme.strong, w)
}

func (s *roomScreen) said(text string, w int) []string { return s.lines(text, &s.desk.theme.dim, w) }

func (s *roomScreen) lines(text string, style *ink, w int) []string {
	lines := wrap(text, w-4)
	for i, line := range lines {
		lines[i] = "   " + style.Render(line)
	}
	return lines
}

// wayIn is what people type, and the fingerprint they compare.
func (s *roomScreen) wayIn(w int) []string {
	d := s.desk
	to := d.room.Invitation()
	if to == nil {
		return append(append(s.heading(d.T("room.title"), w), s.said(d.T("room.closed"), w)...), "")
	}
	lines := s.heading(d.T("room.commands"), w)
	for _, address := range to.Addresses {
		lines = append(lines, "     "+d.theme.accent.Render(to.LineAt(s.someone(), address)))
	}
	if len(to.Addresses) == 0 {
		lines = append(lines, "     "+d.theme.warn.Render(d.T("room.no_address")))
	}
	return append(append(lines, s.said(d.T("room.fingerprint"), w)...), "     "+to.Fingerprint(), "")
}

// copies are how far those of the file are.
func (s *roomScreen) copies(w int) []string {
	if s.desk.copier == nil {
		return nil
	}
	lines := s.heading(s.desk.T("copies.title"), w)
	for _, line := range s.desk.copiesInWords() {
		lines = append(lines, s.said(line, w)...)
	}
	return append(lines, "")
}

// someone is a member whose code shows what to type.
func (s *roomScreen) someone() string {
	for _, m := range s.desk.view.Snapshot().Members() {
		if m.Votes() {
			return m.Code
		}
	}
	return "HD01"
}

// present is who is there, and where.
func (s *roomScreen) present(w int) []string {
	d := s.desk
	all := d.room.Present()
	lines := s.heading(d.T("room.present", "n", len(all)), w)
	const code, from = 8, 17
	since := 7
	if w < narrowBelow {
		since = 0
	}
	for _, p := range all {
		who := name(d.nameOf(p.Member))
		if p.Member == "" {
			who = d.T("room.nobody")
		}
		address := p.From
		if address == "" {
			address = d.T("room.here")
		}
		rest := w - 5 - code - since - from
		line := "     " + leftly(p.Member, code) + middle(who, rest/2-1) + " " + leftly(d.hour(p.Since), max(0, since-2)) + blank(min(2, since)) + middle(address, from-1) + " "
		lines = append(lines, line+d.theme.dim.Render(middle(d.whereInWords(p.At), rest-rest/2)))
	}
	return append(lines, "")
}

// wrong is who gave wrong codes, and until when codes are not taken.
func (s *roomScreen) wrong(w int) []string {
	d := s.desk
	lines := s.heading(d.T("room.wrong"), w)
	switch {
	case s.trouble != "":
		return append(lines, s.lines(s.trouble, &d.theme.bad, w)...)
	case len(s.out) == 0:
		return append(lines, s.said(d.T("room.none_wrong"), w)...)
	}
	for _, o := range s.out {
		lines = append(lines, s.kept(o, w))
	}
	return append(lines, s.said(d.T("room.new_code"), w)...)
}

// kept is one who gave wrong codes, and until when he is kept out.
func (s *roomScreen) kept(o store.Lockout, w int) string {
	d := s.desk
	who := strings.TrimSpace(o.Member + " " + name(d.nameOf(o.Member)))
	if o.Member == "" {
		who = o.Address
	}
	line := strings.TrimRight(middle(who, min(30, w/3)), " ") + ": " + d.T("room.wrong_codes", "n", strconv.Itoa(o.Wrong))
	if o.Member != "" && o.Address != "" && w >= narrowBelow {
		line += " " + d.T("room.last_from", "address", o.Address)
	}
	if !o.Until.After(d.now()) {
		return "     " + leftly(line, w-5)
	}
	return "     " + d.theme.warn.Render(leftly(d.marks.alarm+" "+line+" "+d.marks.dot+" "+d.T("room.locked_until", "time", d.clock(o.Until)), w-5))
}

func (s *roomScreen) Help() []hint {
	d := s.desk
	return []hint{{"Enter", d.T("key.codes")}, {"Esc", d.T("key.back")}, {"↑↓", d.T("key.scroll")}}
}

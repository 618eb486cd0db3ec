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
	case matches(msg, k.up):
		s.scroll.by(-1)
	case matches(msg, k.down):
		s.scroll.by(1)
	case matches(msg, k.pageUp):
		s.scroll.by(-s.scroll.height)
	case matches(msg, k.pageDown):
		s.scroll.by(s.scroll.height)
	case matches(msg, k.home):
		s.scroll.top = 0
	case matches(msg, k.end):
		s.scroll.toEnd()
	}
	return nil
}

func (s *roomScreen) View(w, h int) []string {
	w = min(w, readable)
	lines := append(s.wayIn(w), s.present(w)...)
	return s.scroll.show(s.desk, append(lines, s.wrong(w)...), h)
}

// heading is a title over a part of the screen.
func (s *roomScreen) heading(text string) string { return "   " + s.desk.theme.strong.Render(text) }

func (s *roomScreen) dim(text string) string { return "   " + s.desk.theme.dim.Render(text) }

// wayIn is what people type, and the fingerprint they compare.
func (s *roomScreen) wayIn(w int) []string {
	d := s.desk
	e := d.room.Entrance()
	if e == nil {
		lines := []string{s.heading(d.T("room.title"))}
		for _, line := range wrap(d.T("room.closed"), w-6) {
			lines = append(lines, s.dim(line))
		}
		return append(lines, "")
	}
	lines := []string{s.heading(d.T("room.commands"))}
	for _, address := range e.Addresses {
		lines = append(lines, "     "+d.theme.accent.Render(e.Command(s.someone(), address)))
	}
	if len(e.Addresses) == 0 {
		lines = append(lines, "     "+d.theme.warn.Render(d.T("room.no_address")))
	}
	return append(lines, s.dim(leftly(d.T("room.fingerprint", "fingerprint", e.Fingerprint), w-3)), "")
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
	lines := []string{s.heading(d.T("room.present", "n", len(all)))}
	const code, since, from = 8, 7, 17
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
		line := "     " + leftly(p.Member, code) + middle(who, rest/2-1) + " " + leftly(d.hour(p.Since), since) + middle(address, from-1) + " "
		lines = append(lines, line+d.theme.dim.Render(middle(d.whereInWords(p.At), rest-rest/2)))
	}
	return append(lines, "")
}

// wrong is who gave wrong codes, and until when codes are not taken.
func (s *roomScreen) wrong(w int) []string {
	d := s.desk
	lines := []string{s.heading(d.T("room.wrong"))}
	switch {
	case s.trouble != "":
		return append(lines, "   "+d.theme.bad.Render(d.marks.alarm+" "+leftly(s.trouble, w-6)))
	case len(s.out) == 0:
		return append(lines, s.dim(d.T("room.none_wrong")))
	}
	for _, o := range s.out {
		who := strings.TrimSpace(o.Member + " " + name(d.nameOf(o.Member)))
		if o.Member == "" {
			who = o.Address
		}
		line := leftly(who, min(30, w/3)) + " " + d.T("room.wrong_codes", "n", strconv.Itoa(o.Wrong))
		if o.Member != "" && o.Address != "" {
			line += " " + d.T("room.last_from", "address", o.Address)
		}
		if o.Until.After(d.now()) {
			lines = append(lines, "     "+d.theme.warn.Render(leftly(line+" "+d.marks.dot+" "+d.T("room.locked_until", "time", d.clock(o.Until)), w-5)))
			continue
		}
		lines = append(lines, "     "+leftly(line, w-5))
	}
	return append(lines, s.dim(d.T("room.new_code")))
}

func (s *roomScreen) Help() []hint {
	d := s.desk
	return []hint{{"Enter", d.T("key.codes")}, {"Esc", d.T("key.back")}, {"↑↓", d.T("key.scroll")}}
}

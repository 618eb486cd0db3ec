package tui

import (
	"strings"

	"github.com/charmbracelet/bubbles/textinput"
	tea "github.com/charmbracelet/bubbletea"

	"example.com/hoidong/store"
	"example.com/hoidong/store/words"
)

// signIn is where people choose who they are. In a sample round that is all; otherwise they give their access code,
// which shows while it is typed.
type signIn struct {
	desk   *desk
	search textinput.Model
	// shown are the members that match the search.
	shown  []*store.Member
	window window
	// asking is the member whose code is asked for; nil while somebody is still choosing.
	asking *store.Member
	// longest is the width of the longest code.
	longest int
	code    digitField
}

// codeDigits is the longest access code that is taken.
const codeDigits = 16

func newSignIn(d *desk) *signIn {
	s := &signIn{desk: d, search: newField(40), code: newDigitField(codeDigits)}
	s.search.Focus()
	s.choose()
	return s
}

// choose lists who matches what was typed.
func (s *signIn) choose() {
	query := words.Fold(s.search.Value())
	s.shown, s.longest = s.shown[:0], 0
	for _, m := range s.desk.view.Snapshot().Members() {
		s.longest = max(s.longest, width(m.Code))
		if found(words.Fold(m.Code+" "+m.Name+" "+m.Post+" "+m.Office+" "+m.Title), query) {
			s.shown = append(s.shown, m)
		}
	}
	s.window.to(s.window.cursor, len(s.shown))
}

func (s *signIn) CapturesInput() bool { return true }

func (s *signIn) Update(msg tea.Msg) (action, tea.Cmd) {
	switch msg := msg.(type) {
	case changedMsg:
		s.choose()
	case tea.MouseMsg:
		return s.mouse(msg), nil
	case tea.KeyMsg:
		if s.asking != nil {
			return s.typeCode(msg)
		}
		return s.pick(msg)
	}
	return nil, nil
}

func (s *signIn) pick(msg tea.KeyMsg) (action, tea.Cmd) {
	k, n := s.desk.keys, len(s.shown)
	switch {
	case matches(msg, k.up):
		s.window.move(-1, n)
	case matches(msg, k.down, k.tab):
		s.window.move(1, n)
	case matches(msg, k.pageUp, k.home):
		s.window.to(0, n)
	case matches(msg, k.pageDown, k.end):
		s.window.to(n-1, n)
	case matches(msg, k.back):
		s.search.Reset()
		s.choose()
	case matches(msg, k.enter):
		if n > 0 {
			return s.take(s.shown[s.window.cursor]), nil
		}
	default:
		s.search, _ = s.search.Update(msg)
		s.choose()
	}
	return nil, nil
}

// take signs in whom no code is asked of, and asks everybody else for it.
func (s *signIn) take(m *store.Member) action {
	if s.desk.view.Snapshot().Round().Sample {
		return func(a *App) tea.Cmd {
			actor, err := signInSample(a.store, m.Code)
			a.enter(signedInMsg{m.Code, actor, err})
			return nil
		}
	}
	s.asking = m
	s.code.Reset()
	s.desk.status.clear("signin")
	return nil
}

// typeCode takes digits only, so no input method can bend them; blanks and dashes are for the eye.
func (s *signIn) typeCode(msg tea.KeyMsg) (action, tea.Cmd) {
	k := s.desk.keys
	switch {
	case matches(msg, k.back):
		s.asking = nil
		s.desk.status.clear("signin")
	case matches(msg, k.enter):
		member, code := s.asking.Code, s.code.Value()
		s.code.Reset()
		s.desk.status.say("signin", calm, s.desk.T("signin.checking"))
		return func(a *App) tea.Cmd { return signInCmd(a.ctx, a.store, a.from, member, code) }, nil
	default:
		if s.code.put(k, msg) {
			s.desk.status.say("signin", warning, s.desk.T("cell.bent_digits"))
		}
	}
	return nil, nil
}

// signInTop is the line of the first member; below the last stand a blank and the test of the font.
const signInTop, signInBelow = 5, 2

func (s *signIn) mouse(msg tea.MouseMsg) action {
	if s.asking != nil || msg.Action != tea.MouseActionPress {
		return nil
	}
	switch msg.Button {
	case tea.MouseButtonWheelUp:
		s.window.move(-1, len(s.shown))
	case tea.MouseButtonWheelDown:
		s.window.move(1, len(s.shown))
	case tea.MouseButtonLeft:
		line := s.window.top + msg.Y - signInTop
		if msg.Y < signInTop || msg.Y >= signInTop+s.window.height || line >= len(s.shown) {
			return nil
		}
		if line == s.window.cursor {
			return s.take(s.shown[line])
		}
		s.window.to(line, len(s.shown))
	}
	return nil
}

func (s *signIn) View(w, h int) []string {
	d := s.desk
	snap := d.view.Snapshot()
	if !snap.HasRound() {
		return append(blankLines(2), "   "+d.theme.strong.Render(d.T("signin.no_round")), "", "   "+d.T("signin.no_round_text"))
	}
	if len(snap.Members()) == 0 {
		return append(blankLines(2), "   "+d.theme.strong.Render(d.T("signin.no_council")), "", "   "+s.wayIn())
	}
	lines := []string{"", "   " + d.theme.strong.Render(d.T("signin.title"))}
	if s.asking != nil {
		return append(lines, s.codeView(w)...)
	}
	hint := d.T("signin.with_code")
	if d.mayFound() && d.needsFounder() {
		hint = d.T("signin.found")
	}
	if snap.Round().Sample {
		hint = d.theme.warn.Render(d.T("banner.sample")) + d.theme.dim.Render(" "+d.marks.dot+" "+d.T("signin.sample"))
	}
	lines = append(lines, "   "+hint)
	lines = append(lines, "   "+d.theme.dim.Render(d.T("list.search")+": ")+d.show(&s.search, 40), "")
	from, to := s.window.show(h-signInTop-signInBelow, len(s.shown))
	for i := from; i < to; i++ {
		lines = append(lines, s.row(s.shown[i], i == s.window.cursor, w))
	}
	if len(s.shown) == 0 {
		lines = append(lines, "   "+d.theme.dim.Render(d.T("list.none")))
	}
	return append(append(lines, blankLines(h-len(lines)-1)...), s.fontTest())
}

// wayIn says what comes before anybody can sign in.
func (s *signIn) wayIn() string {
	if s.desk.mayFound() {
		return s.desk.T("signin.found")
	}
	return s.desk.T("signin.no_council_text")
}

// row is a member: code, name, post and office, place in the council.
func (s *signIn) row(m *store.Member, chosen bool, w int) string {
	d := s.desk
	mark := " "
	if chosen {
		mark = d.marks.cursor
	}
	post := m.Post
	if m.Office != "" {
		post = strings.TrimPrefix(post+", "+m.Office, ", ")
	}
	const nameRoom, titleRoom = 23, 23
	code := codeRoom(s.longest)
	room := min(w, readable+10) - 4 - code - nameRoom - titleRoom
	if w < wideFrom && m.Office != "" {
		post = m.Office
	}
	if w < narrowBelow {
		post = ""
	}
	return d.theme.line([]span{
		{" " + mark + " ", &d.theme.accent},
		{leftly(m.Code, code-1) + " ", nil},
		{middle(m.Name, nameRoom-1) + " ", nil},
		{middle(m.Title, titleRoom-1) + " ", nil},
		{middle(post, room), &d.theme.dim},
	}, chosen)
}

func (s *signIn) codeView(w int) []string {
	d := s.desk
	return []string{
		"", "   " + d.theme.title.Render(s.asking.Code+"  "+name(s.asking.Name)), "",
		"   " + d.theme.dim.Render(d.T("signin.code")+": ") + d.show(&s.code.Model, codeDigits+2), "",
		"   " + d.theme.dim.Render(leftly(d.T("signin.code_text"), w-6)),
	}
}

func (s *signIn) Help() []hint {
	d := s.desk
	if s.asking != nil {
		return []hint{{"Enter", d.T("key.enter_room")}, {"Esc", d.T("key.back")}}
	}
	return []hint{{"↑↓", d.T("key.choose")}, {"Enter", d.T("key.enter_room")}, {d.T("key.letters"), d.T("key.search")}, {"F10", d.T("key.quit")}}
}

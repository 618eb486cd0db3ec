package tui

import (
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"example.com/hoidong/store"
	"example.com/hoidong/store/papers"
	"example.com/hoidong/store/words"
)

// boxScreen is the count of the sitting: where every ballot is, by the way it is scored and by member, what is outstanding,
// and who counts.
type boxScreen struct {
	desk   *desk
	scroll scroll
	box    store.Box
	// spoken are the words that the lines are in.
	spoken *words.Words
	// parts are the lines below the heading, each drawn when it is seen.
	parts []boxLine
}

// A boxLine is one line of the count at a width.
type boxLine func(w int) string

func newBoxScreen(d *desk) *boxScreen {
	s := &boxScreen{desk: d}
	s.count()
	return s
}

// openBox shows the count.
func openBox(a *App) tea.Cmd { return bring(a, newBoxScreen) }

// addBox offers the count to whoever may know how far each member is; in a packet nothing is counted.
func (a *App) addBox(add func(key, label string, act action)) {
	if a.view.SeesTally() && !a.practising() && a.view.Snapshot().Packet() == nil && a.view.Dossiers() > 0 {
		add("", "menu.box", openBox)
	}
}

// count goes over every sheet, once a revision. Whoever may not know any more sees an empty box until he leaves.
func (s *boxScreen) count() {
	box, err := s.desk.view.Box()
	if err != nil {
		box = store.Box{}
	}
	s.box, s.spoken = box, s.desk.words
	s.parts = s.lines()
}

func (s *boxScreen) CapturesInput() bool { return false }

func (s *boxScreen) Update(msg tea.Msg) (action, tea.Cmd) {
	switch msg := msg.(type) {
	case changedMsg:
		s.count()
	case tea.MouseMsg:
		s.scroll.by(turned(msg))
	case tea.KeyMsg:
		return s.key(msg), nil
	}
	return nil, nil
}

func (s *boxScreen) key(msg tea.KeyMsg) action {
	k := s.desk.keys
	switch {
	case matches(msg, k.back):
		return back
	case matches(msg, k.enter):
		return s.offer
	default:
		s.scroll.walk(k, msg)
	}
	return nil
}

// offer lists what can be done with the count.
func (s *boxScreen) offer(a *App) tea.Cmd {
	acts := map[string]action{}
	p := newPicker(s.desk, s.desk.T("box.what_now"), func(value string) action { return acts[value] })
	add := func(value, label string, act action) {
		p.offer(value, "", label)
		acts[value] = act
	}
	for _, format := range papers.MinutesFormats() {
		add(format, s.desk.T("box.minutes_"+format), printMinutes(format))
	}
	if s.desk.view.May(store.NameTellers) == nil {
		add("tellers", s.desk.T("box.name_tellers"), pickTellers(nil))
		if len(s.desk.view.TellerCodes()) > 0 {
			add("nobody", s.desk.T("box.no_tellers"), s.nameTellers(nil))
		}
	}
	a.dialog = p
	return nil
}

// pickTellers asks for one teller after the other.
func pickTellers(chosen []string) action {
	return func(a *App) tea.Cmd {
		p := newPicker(&a.desk, a.T("box.teller", "n", len(chosen)+1), func(member string) action {
			if all := append(chosen[:len(chosen):len(chosen)], member); len(all) < 2 {
				return pickTellers(all)
			} else {
				return (&boxScreen{desk: &a.desk}).nameTellers(all)
			}
		})
		for _, m := range a.view.MayTell() {
			if len(chosen) == 0 || m.Code != chosen[0] {
				p.offer(m.Code, m.Code, m.Name)
			}
		}
		a.dialog = p
		return nil
	}
}

// nameTellers is the action that says who counts.
func (s *boxScreen) nameTellers(members []string) action {
	view := s.desk.view
	name := &store.AppointTellers{Session: view.Snapshot().Session().Number, Was: view.TellerCodes(), Now: members}
	if len(members) == 0 {
		return act(name, "status.no_tellers")
	}
	return act(name, "status.tellers", "members", strings.Join(members, ", "))
}

// prints writes the minutes of the count for a printer.
func (s *boxScreen) prints(a *App) (tea.Cmd, error) { return minutesCmd(a, "pdf"), nil }

// printMinutes writes the minutes in a format.
func printMinutes(format string) action {
	return func(a *App) tea.Cmd { return a.write(func() tea.Cmd { return minutesCmd(a, format) }) }
}

func minutesCmd(a *App, format string) tea.Cmd {
	return printMinutesCmd(a.printer, a.view, format, a.words, a.now().In(a.zone), a.visit)
}

func (s *boxScreen) Help() []hint {
	d := s.desk
	return []hint{{"Enter", d.T("key.box")}, {"F9", d.T("key.minutes")}, {"Esc", d.T("key.back")}, {"↑↓", d.T("key.scroll")}}
}

// title is which sitting is counted, and who counts.
func (s *boxScreen) title() string {
	text := s.desk.T("box.title", "number", s.box.Session) + " " + s.desk.marks.dot + " "
	var names []string
	for _, m := range s.desk.view.Tellers() {
		names = append(names, name(m.Name))
	}
	if len(names) == 0 {
		return text + s.desk.T("command.box.uncounted")
	}
	return text + s.desk.T("command.box.counted_by", "names", strings.Join(names, ", "))
}

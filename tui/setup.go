package tui

import (
	"errors"
	"slices"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"example.com/hoidong/scoring"
	"example.com/hoidong/store"
)

// setup is the checklist of a year in the order in which it is done. Every line says how far it is and leads to where it
// is done.
type setup struct {
	desk   *desk
	parts  []part
	window window
}

// A part is one line of the checklist.
type part struct {
	// name is that of the part in the message files, under setup.part and setup.hint.
	name  string
	state string
	stage stage
	open  action
}

// A stage is how far a part is.
type stage int

const (
	// notYet: there is something to do; blocked: there is something in the way.
	notYet stage = iota
	blocked
	ready
)

func newSetup(d *desk) *setup {
	s := &setup{desk: d}
	s.renew()
	// The cursor stands where the work goes on.
	s.window.to(max(0, slices.IndexFunc(s.parts, func(p part) bool { return p.stage != ready })), len(s.parts))
	return s
}

// openSetup shows the checklist.
func openSetup(a *App) tea.Cmd { return bring(a, newSetup) }

// addSetup offers the checklist to those who prepare a round.
func (a *App) addSetup(add func(key, label string, act action)) {
	if a.prepares() && !a.practising() {
		add("", "menu.setup", openSetup)
		add("", "menu.intake", openIntake)
		if a.view.May(store.ImportScores) == nil {
			add("", "menu.import_scores", importFile("scores", store.ImportScores))
		}
	}
	if a.changesRules() {
		add("", "menu.criteria", openCriteria)
		add("", "menu.assignment", openAssignment)
		add("", "menu.rulesform", openRulesForm)
	}
}

// prepares reports whether the actor prepares a round, now or in another phase.
func (d *desk) prepares() bool {
	return !errors.Is(d.view.May(store.ManageDossiers), scoring.NewFault("policy.role"))
}

// changesRules reports whether the actor changes the rules, now or in another phase.
func (d *desk) changesRules() bool {
	return !errors.Is(d.view.May(store.ManageRound), scoring.NewFault("policy.role"))
}

// allowed is an action for whoever may do this now; everybody else is told why not, before he has typed anything.
func allowed(what store.Action, open action) action {
	return func(a *App) tea.Cmd {
		if err := a.view.May(what); err != nil {
			a.status.say("setup", warning, a.words.Error(err))
			return nil
		}
		return open(a)
	}
}

func (s *setup) CapturesInput() bool { return false }

func (s *setup) Update(msg tea.Msg) (action, tea.Cmd) {
	switch msg := msg.(type) {
	case changedMsg, relabelMsg:
		s.renew()
	case tea.MouseMsg:
		return s.mouse(msg), nil
	case tea.KeyMsg:
		return s.key(msg), nil
	}
	return nil, nil
}

func (s *setup) key(msg tea.KeyMsg) action {
	k := s.desk.keys
	switch {
	case s.window.walk(k, msg, len(s.parts)):
	case matches(msg, k.back):
		return back
	case matches(msg, k.enter):
		s.desk.status.clear("setup")
		return s.parts[s.window.cursor].open
	}
	return nil
}

// setupTop is the line of the first part.
const setupTop = 2

func (s *setup) mouse(msg tea.MouseMsg) action {
	row := msg.Y - setupTop
	if s.window.wheel(msg, len(s.parts)) || msg.Action != tea.MouseActionPress || msg.Button != tea.MouseButtonLeft || row < 0 || row >= len(s.parts) {
		return nil
	}
	s.window.to(row, len(s.parts))
	return s.parts[row].open
}

func (s *setup) View(w, _ int) []string {
	d := s.desk
	w = min(w, readable)
	lines := []string{"   " + d.theme.strong.Render(d.T("setup.title")), ""}
	for i := range s.parts {
		lines = append(lines, s.row(&s.parts[i], i == s.window.cursor, w))
	}
	lines = append(lines, "")
	for _, line := range s.about(&s.parts[s.window.cursor], w) {
		lines = append(lines, "     "+line)
	}
	return lines
}

// about is what stands below the list of the part with the cursor: its state in full where the line has cut it, and what
// the part is.
func (s *setup) about(p *part, w int) []string {
	d := s.desk
	var lines []string
	if width(p.state) > w-5-partRoom {
		lines = wrap(p.state, w-8)
	}
	for _, line := range wrap(d.T("setup.hint."+p.name), w-8) {
		lines = append(lines, d.theme.dim.Render(line))
	}
	return lines
}

// partRoom is the column of the parts' names.
const partRoom = 21

func (s *setup) row(p *part, chosen bool, w int) string {
	d := s.desk
	cursor, mark, style := " ", " ", &d.theme.dim
	if chosen {
		cursor = d.marks.cursor
	}
	switch p.stage {
	case ready:
		mark, style = d.marks.yes, nil
	case blocked:
		mark, style = d.marks.alarm, &d.theme.warn
	}
	return d.theme.line([]span{
		{" " + cursor + " ", &d.theme.accent},
		{mark + " ", style},
		{leftly(d.T("setup.part."+p.name), partRoom-1) + " ", nil},
		{leftly(name(p.state), w-5-partRoom), style},
	}, chosen)
}

func (s *setup) Help() []hint {
	d := s.desk
	return []hint{{"Enter", d.T("key.open")}, {"↑↓", d.T("key.choose")}, {"Esc", d.T("key.back")}, {"Ctrl+Z", d.T("key.undo")}}
}

// list joins words as people do, and leaves out what is empty.
func list(words ...string) string {
	return strings.Join(slices.DeleteFunc(words, func(w string) bool { return w == "" }), ", ")
}

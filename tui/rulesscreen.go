package tui

import (
	"slices"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"example.com/hoidong/scoring"
)

// A rulesScreen is what the screens of the rules have in common: the draft they change, and the line above them that
// leads from one to the next and says how the draft stands.
type rulesScreen struct {
	desk *desk
	// version is that of the draft which was drawn; lock is what cannot be changed, as of the last news.
	version int
	lock    barrier
	// tabs are the columns of the heading at which the names of the screens begin.
	tabs []int
}

// A drafter is a screen of the rules: what is typed there is a draft, of which F7 tells the next fault and which Ctrl+S
// puts in force.
type drafter interface {
	// draftPlace is that of the cell with the cursor.
	draftPlace() string
}

// A rulesTab is one of the screens of the rules: the key of its name, and how it is opened.
type rulesTab struct {
	name string
	open action
}

func rulesTabs() []rulesTab {
	return []rulesTab{{"rules.tab.criteria", openCriteria}, {"rules.tab.assignment", openAssignment}, {"rules.tab.settings", openRulesForm}}
}

func newRulesScreen(d *desk) rulesScreen {
	return rulesScreen{desk: d, version: -1, lock: d.rulesLock()}
}

func (s *rulesScreen) draft() *rulesDraft { return s.desk.drafting() }

// stale reports, once, that the draft is not the one that was drawn.
func (s *rulesScreen) stale() bool {
	now := s.draft().version
	defer func() { s.version = now }()
	return s.version != now
}

// change does something to the draft.
func (s *rulesScreen) change(do func()) {
	do()
	s.draft().understand()
}

// key takes the keys that all screens of the rules have; here is the number of this one.
func (s *rulesScreen) key(msg tea.KeyMsg, here int) (action, bool) {
	k := s.desk.keys
	switch {
	case matches(msg, k.back):
		return leaveRules, true
	case matches(msg, k.nextScreen):
		return rulesTabs()[(here+1)%len(rulesTabs())].open, true
	case matches(msg, k.lastScreen):
		return rulesTabs()[(here+len(rulesTabs())-1)%len(rulesTabs())].open, true
	}
	return nil, false
}

// clickTab is the screen whose name was clicked in the heading.
func (s *rulesScreen) clickTab(column int) action {
	for i, tab := range rulesTabs() {
		if at := column - s.tabs[i]; at >= 0 && at < width(s.desk.T(tab.name)) {
			return tab.open
		}
	}
	return nil
}

// heading names the three screens and says how the draft stands.
func (s *rulesScreen) heading(here, w int) string {
	d := s.desk
	line := ""
	s.tabs = s.tabs[:0]
	for i, tab := range rulesTabs() {
		mark, style := "  ", &d.theme.dim
		if i == here {
			mark, style = d.marks.cursor+" ", &d.theme.title
		}
		line += " " + style.Render(mark)
		s.tabs = append(s.tabs, width(line))
		line += style.Render(d.T(tab.name)) + " "
	}
	return between(line, s.standing()+" ", w)
}

// standing is how the draft stands, in a few words.
func (s *rulesScreen) standing() string {
	d, r := s.desk, s.draft()
	switch {
	case len(r.faults) > 0:
		return d.theme.bad.Render(d.marks.alarm + " " + d.T("rules.draft.faults", "n", len(r.faults)))
	case r.moved:
		return d.theme.warn.Render(d.marks.alarm + " " + d.T("rules.draft.moved"))
	case r.changed:
		return d.theme.warn.Render(d.T("rules.draft.changed"))
	case s.lock.all != nil:
		return d.theme.dim.Render(d.T("rules.draft.locked"))
	case s.lock.scoring != nil:
		return d.theme.dim.Render(d.T("rules.draft.frozen"))
	}
	return d.theme.dim.Render(d.T("rules.draft.same"))
}

// commands are the cells below the rows of every screen of the rules.
func (s *rulesScreen) commands(own ...ruleCell) ruleRow {
	apply := ruleCell{shown: s.desk.T("rules.apply"), open: func() action { return askApplyRules }}
	drop := ruleCell{shown: s.desk.T("rules.drop"), open: func() action { return askDropRules }}
	return ruleRow{cells: append(own, apply, drop)}
}

// commandLine draws the commands; column is the one with the cursor, −1 for none.
func (s *rulesScreen) commandLine(row *ruleRow, column int) string {
	d := s.desk
	line := ""
	for i := range row.cells {
		text := row.cells[i].shown
		if i == column {
			line += " " + d.theme.field.Render(" "+d.marks.cursor+" "+text+" ")
			continue
		}
		line += "    " + d.theme.accent.Render(text) + " "
	}
	return line
}

// faultLine tells what is wrong with a cell, or with another one of its row, or else why it cannot be changed, or else
// gives a hint.
func (s *rulesScreen) faultLine(c *ruleCell, row []ruleCell, hint string, w int) string {
	d := s.desk
	if c != nil {
		for _, one := range append([]ruleCell{*c}, row...) {
			if fault := s.draft().at(one.place); fault != nil {
				return " " + d.theme.bad.Render(middle(d.marks.alarm+" "+one.label+": "+s.inWords(fault), w-2))
			}
		}
		switch {
		case s.lock.all != nil:
			hint = d.words.Error(s.lock.all)
		case s.lock.of(c.frozen) != nil:
			hint = d.T("rules.draft.why_frozen")
		}
	}
	return " " + d.theme.dim.Render(leftly(name(hint), w-2))
}

// inWords is a fault as a sentence.
func (s *rulesScreen) inWords(fault *scoring.Fault) string {
	if fault.Code == "rules.source" {
		return s.desk.T("rules.nobody_scores")
	}
	return strings.ReplaceAll(s.desk.words.Error(fault), "\n", " ")
}

// cellText draws a text or a choice over w cells. right sets it to the right; a fault marks it.
func (s *rulesScreen) cellText(c *ruleCell, chosen, typing, right bool, field func(w int) string, w int) string {
	d := s.desk
	text := c.shown
	if typing {
		return d.theme.field.Render(leftly(field(w-1), w-1)) + " "
	}
	bad := s.draft().at(c.place) != nil
	switch blank := strings.TrimSpace(text) == "" && !c.gap(); {
	case blank && bad:
		text = d.marks.missing
	case blank:
		text = d.T("cell.blank")
	}
	align := middle
	if right {
		align = rightly
	}
	text = align(name(text), w-1)
	switch {
	case chosen:
		return d.theme.field.Render(text) + " "
	case bad:
		return d.theme.bad.Render(text) + " "
	case s.lock.of(c.frozen) != nil && !c.gap():
		return d.theme.dim.Render(text) + " "
	}
	return text + " "
}

// nextRuleFault goes to the next cell that is wrong, on whatever screen it stands.
func nextRuleFault(place string) action {
	return func(a *App) tea.Cmd {
		faults := a.drafting().faults
		if len(faults) == 0 {
			a.status.say("rules", calm, a.T("rules.no_fault"))
			return nil
		}
		next := max(0, slices.IndexFunc(faults, func(f draftFault) bool { return counted(f.place) > counted(place) }))
		a.status.say("rules", warning, a.T("rules.fault_of", "n", next+1, "of", len(faults)))
		return openRuleAt(faults[next].place)(a)
	}
}

// openRuleAt opens the screen of a cell of the draft, with the cursor on it.
func openRuleAt(place string) action {
	return func(a *App) tea.Cmd {
		switch {
		case strings.Contains(place, ".scorers"):
			openAssignment(a)
			a.top().(*assignment).to(place)
		case strings.HasPrefix(place, "criterion"):
			openCriteria(a)
			a.top().(*criteria).to(place)
		default:
			openRulesForm(a)
			a.top().(*rulesForm).to(place)
		}
		return nil
	}
}

// leaveRules uncovers what lies below the screens of the rules. The draft stays.
func leaveRules(a *App) tea.Cmd {
	a.screens = slices.DeleteFunc(a.screens, func(s screen) bool {
		_, ofRules := s.(drafter)
		return ofRules
	})
	a.tellScreens(changedMsg{}) // the checklist says how the draft stands
	return nil
}

func openCriteria(a *App) tea.Cmd   { return bring(a, newCriteria) }
func openAssignment(a *App) tea.Cmd { return bring(a, newAssignment) }
func openRulesForm(a *App) tea.Cmd  { return bring(a, newRulesForm) }

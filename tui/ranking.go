package tui

import (
	"slices"

	tea "github.com/charmbracelet/bubbletea"

	"example.com/hoidong/scoring"
	"example.com/hoidong/store"
)

// ranking is the live ranking with its cut lines, and below it what has no place, with the reason.
type ranking struct {
	desk *desk
	// spread says that the actor may see how far the members are apart.
	spread bool
	// ranked is nil while the rules keep the ranking from the actor; why says so.
	ranked *scoring.Ranking
	why    error
	// sector limits the rows that are shown; empty for all. Places are always those among all.
	sector string
	lines  []rankLine
	// longest is the width of the longest code.
	longest int
	window  window
	// before are the places at the last look.
	before map[string]int
}

// A look is what somebody saw of the ranking.
type look struct {
	ranked *scoring.Ranking
	view   store.View
}

// places are the places by code.
func (l look) places() map[string]int {
	if l.ranked == nil {
		return nil
	}
	places := make(map[string]int, len(l.ranked.Rows))
	for _, row := range l.ranked.Rows {
		places[l.view.Dossier(row.Product).Code] = row.Place
	}
	return places
}

// A rankLine is a row of the ranking, or a line drawn between rows.
type rankLine struct {
	// row is −1 for a line that is not a row.
	row int
	// cut is what a line between rows says.
	cut string
}

func newRanking(d *desk, code string) *ranking {
	s := &ranking{desk: d, before: d.looks[d.actor.Member()].places()}
	s.renew()
	s.find(code)
	return s
}

// Dossier is the one with the cursor.
func (s *ranking) Dossier() string {
	if s.window.cursor >= len(s.lines) || s.lines[s.window.cursor].row < 0 {
		return ""
	}
	return s.code(s.lines[s.window.cursor].row)
}

func (s *ranking) code(row int) string {
	return s.desk.view.Dossier(s.ranked.Rows[row].Product).Code
}

// renew takes up the newest ranking. The cursor stays on its dossier, whatever place it has now.
func (s *ranking) renew() {
	code := ""
	if s.ranked != nil {
		code = s.Dossier()
	}
	s.ranked, s.why = s.desk.view.Ranking()
	s.spread = s.desk.view.SeesSpread()
	s.lines = s.lines[:0]
	if s.why != nil {
		s.ranked = nil
		return
	}
	s.lay()
	s.find(code)
	s.desk.looks[s.desk.actor.Member()] = look{s.ranked, s.desk.view}
}

// lay puts the cut lines between the rows that are shown.
func (s *ranking) lay() {
	top, pass, placed := s.cuts()
	var cuts []string
	s.longest = 0
	for i := range s.ranked.Rows {
		s.longest = max(s.longest, width(s.code(i)))
		switch {
		case i == placed:
			cuts = []string{s.desk.T("ranking.unranked", "n", len(s.ranked.Rows)-placed)}
		case i == 0:
		case i == top && i == pass:
			cuts = append(cuts, s.topCut(), s.passCut())
		case i == top:
			cuts = append(cuts, s.topCut())
		case i == pass:
			cuts = append(cuts, s.passCut())
		}
		if !s.shows(i) {
			continue
		}
		for _, cut := range cuts {
			s.lines = append(s.lines, rankLine{-1, cut})
		}
		cuts = nil
		s.lines = append(s.lines, rankLine{row: i})
	}
}

func (s *ranking) topCut() string { return s.desk.T("ranking.cut_top", "n", s.desk.rules().Top) }

func (s *ranking) passCut() string {
	return s.desk.T("ranking.cut_pass", "pass", s.desk.rules().Pass.String())
}

// shows reports whether a row belongs to the sector that is looked at.
func (s *ranking) shows(row int) bool {
	return s.sector == "" || s.desk.view.Dossier(s.ranked.Rows[row].Product).Sector == s.sector
}

// nextSector goes round the sectors there are, and all of them.
func (s *ranking) nextSector(by int) {
	if s.ranked == nil {
		return
	}
	sectors := []string{""}
	for i := range s.ranked.Rows {
		sectors = append(sectors, s.desk.view.Dossier(s.ranked.Rows[i].Product).Sector)
	}
	slices.Sort(sectors)
	sectors = slices.Compact(sectors)
	s.sector = sectors[(slices.Index(sectors, s.sector)+by+len(sectors))%len(sectors)]
	s.renew()
}

// cuts counts the rows above each line: the Top N, those that reach the pass mark, those with a place. It is zero for a
// line that cuts nothing: with nothing below it, or for a Top N that is not full.
func (s *ranking) cuts() (top, pass, placed int) {
	best := 0
	for i, row := range s.ranked.Rows {
		if row.Place == 0 {
			break
		}
		placed = i + 1
		if row.Top != scoring.TopNo {
			top = i + 1
			best++
		}
		if s.reachesPass(i) {
			pass = i + 1
		}
	}
	if best < s.desk.rules().Top || top == placed {
		top = 0
	}
	if pass == placed {
		pass = 0
	}
	return top, pass, placed
}

// reachesPass compares with the pass mark alone: a row that fails by the floor stands above the line all the same.
func (s *ranking) reachesPass(row int) bool {
	rules := s.desk.rules()
	switch {
	case rules.Pass == nil:
		return false
	case rules.Floor == 0:
		return s.ranked.Rows[row].Verdict == scoring.Passed
	}
	mean, _ := s.ranked.Mean(row)
	return mean.Cmp(rules.Pass.Rat()) >= 0
}

// find puts the cursor on a dossier; where it is not there, on the first row.
func (s *ranking) find(code string) {
	for i, line := range s.lines {
		if line.row >= 0 && s.code(line.row) == code {
			s.window.to(i, len(s.lines))
			return
		}
	}
	s.window.to(s.window.cursor, len(s.lines))
	s.skip(1)
}

// skip moves the cursor off a line that is not a row.
func (s *ranking) skip(by int) {
	for i := s.window.cursor; i >= 0 && i < len(s.lines); i += by {
		if s.lines[i].row >= 0 {
			s.window.to(i, len(s.lines))
			return
		}
	}
	if by > 0 {
		s.skip(-1)
	}
}

func (s *ranking) move(by int) {
	s.window.move(by, len(s.lines))
	s.skip(max(-1, min(1, by)))
}

func (s *ranking) CapturesInput() bool { return false }

func (s *ranking) Update(msg tea.Msg) (action, tea.Cmd) {
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

func (s *ranking) key(msg tea.KeyMsg) action {
	k := s.desk.keys
	page := max(1, s.window.height-1)
	switch {
	case matches(msg, k.up) || letter(msg) == 'p':
		s.move(-1)
	case matches(msg, k.down) || letter(msg) == 'n':
		s.move(1)
	case matches(msg, k.pageUp):
		s.move(-page)
	case matches(msg, k.pageDown):
		s.move(page)
	case matches(msg, k.home):
		s.move(-len(s.lines))
		s.skip(1)
	case matches(msg, k.end):
		s.move(len(s.lines))
	case matches(msg, k.tab):
		s.nextSector(1)
	case matches(msg, k.backTab):
		s.nextSector(-1)
	case matches(msg, k.back):
		return back
	case matches(msg, k.search):
		return openDossiers
	case letter(msg) == 'e':
		return openExplain
	case matches(msg, k.enter):
		if code := s.Dossier(); code != "" {
			return openSheet(code, s.codes())
		}
	}
	return nil
}

// codes is the ranking as a list to go through.
func (s *ranking) codes() []string {
	codes := make([]string, 0, len(s.ranked.Rows))
	for i := range s.ranked.Rows {
		codes = append(codes, s.code(i))
	}
	return codes
}

func (s *ranking) mouse(msg tea.MouseMsg) action {
	if msg.Action != tea.MouseActionPress {
		return nil
	}
	switch msg.Button {
	case tea.MouseButtonWheelUp:
		s.move(-3)
	case tea.MouseButtonWheelDown:
		s.move(3)
	case tea.MouseButtonLeft:
		line := s.window.top + msg.Y - rankingTop
		if msg.Y < rankingTop || line >= len(s.lines) || s.lines[line].row < 0 {
			return nil
		}
		if line == s.window.cursor {
			return openExplain
		}
		s.window.to(line, len(s.lines))
	}
	return nil
}

func (s *ranking) Help() []hint {
	d := s.desk
	return []hint{
		{"↑↓", d.T("key.choose")},
		{"F5", d.T("key.explain")},
		{"Enter", d.T("key.sheet")},
		{"Tab", d.T("key.sector")},
		{"Esc", d.T("key.back")},
		{"F10", d.T("key.quit")},
	}
}

var _ about = (*ranking)(nil)

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
	// view is the state that was ranked; the desk may see a newer one already.
	view store.View
	// ranked is nil while the rules keep the ranking from the actor; why says so.
	ranked *scoring.Ranking
	why    error
	// sector and track limit the rows that are shown; empty for all. Places are always those among all.
	sector, track string
	// shown is how many rows that leaves.
	shown int
	lines []rankLine
	// top, pass and placed count the rows above each line; see scoring.Cuts.
	top, pass, placed int
	// nearFrom and nearTo are the rows very close to the line of the Top N; nearTo is −1 where there are none.
	nearFrom, nearTo int
	// spreadOut shows how the means are spread; nil as long as the room decides.
	spreadOut *bool
	// drawn is the distribution last shown, over so many columns; nil when it has to be made anew.
	drawn   *distribution
	columns int
	// longest is the width of the longest code.
	longest int
	window  window
	// room is that of the last frame.
	room struct{ w, h int }
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
	return s.view.Dossier(s.ranked.Rows[row].Product).Code
}

// renew takes up the newest ranking. The cursor stays on its dossier, whatever place it has now.
func (s *ranking) renew() {
	code := ""
	if s.ranked != nil {
		code = s.Dossier()
	}
	s.view = s.desk.view
	s.ranked, s.why = s.view.Ranking()
	s.spread = s.desk.view.SeesSpread()
	s.lines, s.shown, s.drawn, s.nearTo = s.lines[:0], 0, nil, -1
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
	cuts := s.ranked.Cuts()
	s.top, s.pass, s.placed = cuts.Top, cuts.Pass, cuts.Placed
	s.findNear()
	var lines []string
	s.longest = 0
	for i := range s.ranked.Rows {
		s.longest = max(s.longest, width(s.code(i)))
		switch {
		case i == s.placed:
			lines = []string{s.desk.T("ranking.unranked", "n", s.shownFrom(i))}
		case i == 0:
		case i == s.top && i == s.pass:
			lines = append(lines, s.topCut(), s.passCut())
		case i == s.top:
			lines = append(lines, s.topCut())
		case i == s.pass:
			lines = append(lines, s.passCut())
		}
		if !s.shows(i) {
			continue
		}
		s.shown++
		for _, cut := range lines {
			s.lines = append(s.lines, rankLine{-1, cut})
		}
		lines = nil
		s.lines = append(s.lines, rankLine{row: i})
	}
}

// toggleSpread is spreadMeans as an action.
func (s *ranking) toggleSpread(*App) tea.Cmd {
	s.spreadMeans()
	return nil
}

// shownFrom counts the rows that are shown from one on.
func (s *ranking) shownFrom(row int) (n int) {
	for ; row < len(s.ranked.Rows); row++ {
		if s.shows(row) {
			n++
		}
	}
	return n
}

// findNear finds what is very close to the line of the Top N.
func (s *ranking) findNear() {
	if from, to, ok := s.ranked.Near(s.top); ok {
		s.nearFrom, s.nearTo = from, to
	}
}

// near reports whether a row is very close to the line of the Top N.
func (s *ranking) near(row int) bool { return s.nearFrom <= row && row <= s.nearTo }

// topCut names the line of the Top N, and what is very close to it: that informs, it decides nothing.
func (s *ranking) topCut() string {
	text := s.desk.T("ranking.cut_top", "n", s.desk.rules().Top)
	if s.nearTo < 0 {
		return text
	}
	return text + " " + s.desk.marks.dot + " " +
		s.desk.T("ranking.near", "from", s.ranked.Rows[s.nearFrom].Place, "to", s.ranked.Rows[s.nearTo].Place)
}

func (s *ranking) passCut() string {
	return s.desk.T("ranking.cut_pass", "pass", s.desk.rules().Pass.String())
}

// shows reports whether a row belongs to the sector and the track that are looked at.
func (s *ranking) shows(row int) bool {
	dossier := s.desk.view.Dossier(s.ranked.Rows[row].Product)
	return (s.sector == "" || dossier.Sector == s.sector) && (s.track == "" || dossier.Track == s.track)
}

// nextSector goes round the sectors of the products that are left by the track, and all of them.
func (s *ranking) nextSector(by int) {
	s.next(&s.sector, func(d *store.Dossier) string { return d.Sector }, by)
}

// nextTrack goes round the tracks of the products that are left by the sector, and all of them.
func (s *ranking) nextTrack(by int) {
	s.next(&s.track, func(d *store.Dossier) string { return d.Track }, by)
}

func (s *ranking) next(filter *string, of func(*store.Dossier) string, by int) {
	if s.ranked == nil {
		return
	}
	was := *filter
	*filter = ""
	all := []string{""}
	for i := range s.ranked.Rows {
		if s.shows(i) {
			all = append(all, of(s.desk.view.Dossier(s.ranked.Rows[i].Product)))
		}
	}
	slices.Sort(all)
	all = slices.Compact(all)
	*filter = all[(max(0, slices.Index(all, was))+by+len(all))%len(all)]
	s.renew()
}

// spreadMeans shows how the means are spread, or hides it.
func (s *ranking) spreadMeans() {
	if s.ranked == nil {
		return
	}
	now := !s.spreads(s.room.w, s.room.h)
	s.spreadOut = &now
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
	case matches(msg, k.right):
		s.nextTrack(1)
	case matches(msg, k.left):
		s.nextTrack(-1)
	case matches(msg, k.distribution):
		s.spreadMeans()
	case matches(msg, k.back):
		return s.escape()
	case matches(msg, k.search):
		return openDossiers
	case letter(msg) == 'e':
		return openExplain
	case matches(msg, k.enter):
		if code := s.Dossier(); code != "" {
			return openProduct(code)
		}
	}
	return nil
}

// escape shows all products again, or leaves.
func (s *ranking) escape() action {
	if s.sector == "" && s.track == "" {
		return back
	}
	s.sector, s.track = "", ""
	s.renew()
	return nil
}

func (s *ranking) mouse(msg tea.MouseMsg) action {
	if msg.Action != tea.MouseActionPress {
		return nil
	}
	switch by := turned(msg); {
	case by != 0:
		s.move(by)
	case msg.Button == tea.MouseButtonLeft:
		line := s.window.top + msg.Y - s.above()
		if msg.Y < s.above() || msg.Y >= s.above()+s.window.height || line >= len(s.lines) || s.lines[line].row < 0 {
			return nil
		}
		if line == s.window.cursor {
			return openProduct(s.Dossier())
		}
		s.window.to(line, len(s.lines))
	}
	return nil
}

func (s *ranking) Help() []hint {
	d := s.desk
	return []hint{
		{"F5", d.T("key.explain")},
		{"Enter", d.T("key.product")},
		{"Tab", d.T("key.sector")},
		{"←→", d.T("key.track")},
		{"Space", d.T("key.distribution")},
		{"↑↓", d.T("key.choose")},
		{"F9", d.T("key.print")},
		{"Esc", d.T("key.back")},
		{"F10", d.T("key.quit")},
	}
}

var _ about = (*ranking)(nil)

package tui

import (
	tea "github.com/charmbracelet/bubbletea"

	"example.com/hoidong/scoring"
	"example.com/hoidong/store"
)

// product is the page of one product: what was handed in, its figures, the conditions, the enterprise's other products,
// and what the statuses mean.
type product struct {
	facts
	code string
	mine store.MemberSheet
	// others are the enterprise's other products, by number in the view.
	others []int
	// at is where Enter leads: 0 is the actor's own sheet, where he has one, and then come the others.
	at int
	// linkLines are the lines of the page on which the places that Enter leads to stood last.
	linkLines []int
	scroll    scroll
	// chosen says that the place was chosen since the last frame, which has to show it.
	chosen bool
}

func newProduct(d *desk, code string) *product {
	s := &product{facts: facts{desk: d}}
	s.turnTo(code)
	return s
}

// turnTo makes it the page of another product.
func (s *product) turnTo(code string) {
	s.code, s.at, s.scroll = code, 0, scroll{}
	s.renew()
}

// renew takes up the desk's view.
func (s *product) renew() {
	s.mine, s.others = store.MemberSheet{}, s.others[:0]
	if s.index = s.desk.view.IndexOf(s.code); s.index < 0 {
		return
	}
	s.mine = s.desk.view.MySheet(s.index)
	for _, i := range s.desk.view.OfEnterprise(s.desk.view.Dossier(s.index).TaxCode) {
		if i != s.index {
			s.others = append(s.others, i)
		}
	}
	s.at = max(0, min(s.at, s.links()-1))
}

// links counts the places that Enter leads to.
func (s *product) links() int { return s.ownLinks() + s.meetingLinks() + len(s.others) }

// ownLinks is 1 for somebody who scores, to whose sheet the first place leads.
func (s *product) ownLinks() int {
	if s.desk.scores() {
		return 1
	}
	return 0
}

// meetingLinks is 1 for somebody who decides about products in the sitting.
func (s *product) meetingLinks() int {
	if s.desk.settles() {
		return 1
	}
	return 0
}

// Dossier is the one of the page.
func (s *product) Dossier() string { return s.code }

func (s *product) CapturesInput() bool { return false }

func (s *product) Update(msg tea.Msg) (action, tea.Cmd) {
	switch msg := msg.(type) {
	case changedMsg:
		s.renew()
	case tea.MouseMsg:
		return s.mouse(msg), nil
	case tea.KeyMsg:
		return s.key(msg), nil
	}
	return nil, nil
}

func (s *product) key(msg tea.KeyMsg) action {
	k := s.desk.keys
	switch {
	case matches(msg, k.up):
		s.step(-1)
	case matches(msg, k.down):
		s.step(1)
	case matches(msg, k.tab):
		s.choose(s.at + 1)
	case matches(msg, k.backTab):
		s.choose(s.at - 1)
	case matches(msg, k.home):
		s.scroll.top, s.chosen = 0, false
	case matches(msg, k.end):
		s.scroll.toEnd()
		s.chosen = false
	case matches(msg, k.pageUp) || letter(msg) == 'p':
		s.turn(-1)
	case matches(msg, k.pageDown) || letter(msg) == 'n':
		s.turn(1)
	case matches(msg, k.back):
		return back
	case matches(msg, k.search):
		return openDossiers
	case matches(msg, k.enter):
		return s.follow()
	}
	return nil
}

// step goes to the next place that is on the screen, and otherwise scrolls a line.
func (s *product) step(by int) {
	next, top := s.at+by, s.scroll.top
	if next >= 0 && next < len(s.linkLines) && s.linkLines[next] >= top && s.linkLines[next] < top+s.scroll.height-1 {
		s.at = next
		return
	}
	s.scroll.by(by)
}

// choose goes to a place and shows it.
func (s *product) choose(at int) {
	if n := s.links(); n > 0 {
		s.at, s.chosen = (at+n)%n, true
	}
}

// follow goes where the chosen place leads.
func (s *product) follow() action {
	switch i := s.at - s.ownLinks() - s.meetingLinks(); {
	case s.index < 0 || s.at >= s.links():
	case s.at < s.ownLinks():
		return openSheet(s.code, s.desk.inOrder())
	case i < 0:
		return pickMeetingAct(s.code)
	default:
		return openProduct(s.desk.view.Dossier(s.others[i]).Code)
	}
	return nil
}

// turn goes to the product above or below.
func (s *product) turn(by int) {
	if code, ok := s.desk.beside(s.code, by); ok {
		s.turnTo(code)
	}
}

func (s *product) mouse(msg tea.MouseMsg) action {
	if msg.Action != tea.MouseActionPress {
		return nil
	}
	s.scroll.by(turned(msg))
	if msg.Button == tea.MouseButtonLeft {
		for i, line := range s.linkLines {
			if msg.Y-productHead == line-s.scroll.top {
				s.at = i
				return s.follow()
			}
		}
	}
	return nil
}

func (s *product) Help() []hint {
	d := s.desk
	enter := d.T("key.sheet")
	switch {
	case s.at >= s.ownLinks()+s.meetingLinks():
		enter = d.T("key.product")
	case s.at >= s.ownLinks():
		enter = d.T("key.decide")
	}
	hints := []hint{{"F5", d.T("key.explain")}}
	if s.links() > 0 {
		hints = append(hints, hint{"Enter", enter})
	}
	hints = append(hints, hint{"PgUp PgDn", d.T("key.rows")})
	if len(s.others) > 0 {
		hints = append(hints, hint{"Tab", d.T("key.others")})
	}
	return append(hints, []hint{
		{"↑↓", d.T("key.scroll")},
		{"Esc", d.T("key.back")},
		{"F4", d.T("key.ranking")},
	}...)
}

// openProduct shows the page of a product.
func openProduct(code string) action {
	return func(a *App) tea.Cmd {
		a.push(newProduct(&a.desk, code))
		return nil
	}
}

// beside is the product so many rows below another in the ranking, or in the list where the ranking is kept from the
// actor. At the ends there is none, and the status line says so.
func (d *desk) beside(code string, by int) (string, bool) {
	index := d.view.IndexOf(code)
	if index < 0 {
		return "", false
	}
	at := index + by
	ranked, err := d.view.Ranking()
	if err == nil {
		at = ranked.RowOf(index) + by
	}
	if at < 0 || at >= d.view.Dossiers() {
		d.status.say("list", calm, d.T("status.end_of_list"))
		return "", false
	}
	d.status.clear("list")
	if err == nil {
		at = ranked.Rows[at].Product
	}
	return d.view.Dossier(at).Code, true
}

// inOrder lists all products in the order of beside.
func (d *desk) inOrder() []string {
	codes := make([]string, d.view.Dossiers())
	ranked, err := d.view.Ranking()
	for i := range codes {
		product := i
		if err == nil {
			product = ranked.Rows[i].Product
		}
		codes[i] = d.view.Dossier(product).Code
	}
	return codes
}

// placed is a product's row in the ranking; ok is false while that is kept from the actor.
func (d *desk) placed(product int) (ranked *scoring.Ranking, row int, ok bool) {
	ranked, err := d.view.Ranking()
	if err != nil {
		return nil, 0, false
	}
	return ranked, ranked.RowOf(product), true
}

var _ about = (*product)(nil)

package tui

import (
	"slices"

	tea "github.com/charmbracelet/bubbletea"

	"example.com/hoidong/scoring"
	"example.com/hoidong/store"
)

// intake is the desk of whoever takes dossiers in: every dossier with what is wrong with it, and what can be decided and
// corrected about it.
type intake struct {
	desk *desk
	list *arrangement
	// unsettled keeps those with something wrong; faults are what is wrong, by dossier.
	unsettled bool
	faults    [][]string
	shown     []*dossierRow
	window    window
}

func newIntake(d *desk) *intake {
	s := &intake{desk: d, list: newArrangement(d)}
	s.renew()
	return s
}

// openIntake shows the desk of dossiers.
func openIntake(a *App) tea.Cmd { return bring(a, newIntake) }

// renew takes up the desk's view.
func (s *intake) renew() {
	s.list.table.renew(s.desk)
	s.faults = s.faults[:0]
	for i := range s.desk.view.Dossiers() {
		s.faults = append(s.faults, s.desk.dossierFaults(i))
	}
	s.arrange()
}

// arrange filters and sorts anew. The cursor stays on its dossier.
func (s *intake) arrange() {
	code := s.Dossier()
	s.shown = s.list.shown(s.shown[:0])
	if s.unsettled {
		s.shown = slices.DeleteFunc(s.shown, func(row *dossierRow) bool { return len(s.faults[row.index]) == 0 })
	}
	s.window.keep(s.shown, code)
}

// dossierFaults are what keeps a dossier out of the scoring, papers that are not there, and figures that criteria lack,
// each in a sentence.
func (d *desk) dossierFaults(i int) []string {
	dossier, standing := d.view.Dossier(i), d.view.Standing(i)
	var faults []string
	for _, why := range standing.Why {
		faults = append(faults, d.words.Error(why))
	}
	if standing.Status == store.StatusWithdrawn {
		return faults
	}
	for _, p := range dossier.Papers {
		if p.Present != store.Yes {
			faults = append(faults, d.T("intake.paper", "paper", p.Name))
		}
	}
	computed := d.view.Computed(i)
	for c := range computed {
		criterion := &d.rules().Criteria[c]
		unstated := func(f *scoring.Fault) bool {
			return f.Code == "condition.figure_unstated" && f.Params["figure"] == criterion.Figure
		}
		if criterion.Computed() && !computed[c].Known && !slices.ContainsFunc(standing.Why, unstated) {
			faults = append(faults, criterion.Code+": "+d.T("explain.figure_missing", "figure", d.figureName(string(criterion.Figure))))
		}
	}
	return faults
}

// Dossier is the one with the cursor.
func (s *intake) Dossier() string {
	if s.window.cursor >= len(s.shown) {
		return ""
	}
	return s.shown[s.window.cursor].code
}

func (s *intake) CapturesInput() bool { return s.list.searching() }

func (s *intake) Update(msg tea.Msg) (action, tea.Cmd) {
	switch msg := msg.(type) {
	case changedMsg, relabelMsg:
		s.renew()
	case tea.MouseMsg:
		return s.mouse(msg), nil
	case tea.KeyMsg:
		if s.list.searching() && s.list.typeSearch(msg) {
			s.arrange()
			return nil, nil
		}
		return s.key(msg), nil
	}
	return nil, nil
}

func (s *intake) key(msg tea.KeyMsg) action {
	k := s.desk.keys
	switch {
	case s.window.walk(k, msg, len(s.shown)):
	case matches(msg, k.tab):
		s.turnFilter(1)
	case matches(msg, k.backTab):
		s.turnFilter(-1)
	case matches(msg, k.search) || letter(msg) == '/':
		s.list.beginSearch()
		s.arrange()
	case matches(msg, k.back):
		return back
	case matches(msg, k.enter):
		if code := s.Dossier(); code != "" {
			return allowed(store.ManageDossiers, pickDossierAct(code))
		}
	}
	return nil
}

// turnFilter goes round all dossiers, those with something wrong, and every status there is.
func (s *intake) turnFilter(by int) {
	statuses := []store.Status{""}
	for i := range s.list.table.rows {
		if status := s.list.table.rows[i].status; !slices.Contains(statuses, status) {
			statuses = append(statuses, status)
		}
	}
	slices.Sort(statuses)
	at := slices.Index(statuses, s.list.filter.status) + 1
	if s.list.filter.status == "" && !s.unsettled {
		at = 0
	}
	n := len(statuses) + 1
	at = (at + by + n) % n
	s.unsettled = at == 1
	s.list.filter = filter{status: statuses[max(0, at-1)]}
	s.arrange()
}

// mouse puts the cursor on the row that was clicked; a click on the row with the cursor opens what can be done.
func (s *intake) mouse(msg tea.MouseMsg) action {
	n := len(s.shown)
	if s.window.wheel(msg, n) || msg.Action != tea.MouseActionPress || msg.Button != tea.MouseButtonLeft {
		return nil
	}
	line := msg.Y - listTop
	switch row := s.window.top + line; {
	case line < 0 || line >= s.window.height || row >= n:
	case row == s.window.cursor:
		return allowed(store.ManageDossiers, pickDossierAct(s.Dossier()))
	default:
		s.window.to(row, n)
	}
	return nil
}

func (s *intake) Help() []hint {
	d := s.desk
	if s.list.searching() {
		return []hint{{"Enter", d.T("key.found")}, {"Esc", d.T("key.show_all")}}
	}
	return []hint{
		{"Enter", d.T("key.decide")},
		{"Tab", d.T("key.filter")},
		{"F3", d.T("key.search")},
		{"Esc", d.T("key.back")},
		{"Ctrl+Z", d.T("key.undo")},
	}
}

package tui

import (
	"slices"
	"strconv"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"example.com/hoidong/scoring"
	"example.com/hoidong/store"
	"example.com/hoidong/store/rules"
)

// rulesForm is the list of all settings of a draft but the criteria: what each is, and what it means.
type rulesForm struct {
	rulesScreen
	list rulePane
	// labels and explained say of each row what it is called, and the key of the sentence that explains it.
	labels, explained []string
	// columns are where the cells were drawn, below the line top.
	columns []int
}

// A ruleSetting is a setting that is one value: its key in rule files, and its values when it is one of a few.
type ruleSetting struct {
	key    string
	frozen bool
	// values are the codes of a closed list, and words what begins the keys of their names.
	values []string
	words  string
}

// ruleSettings are those above the grades, and those below them.
func ruleSettings() (above, below []ruleSetting) {
	yesNo := []string{string(store.Yes), string(store.No)}
	above = []ruleSetting{
		{key: "name"},
		{key: "basis"},
		{key: "code"},
		{key: "sample", values: yesNo, words: "answer."},
		{key: "scale", frozen: true},
		{key: "step", frozen: true},
		{key: "mean", frozen: true, values: []string{string(scoring.ByCriterion), string(scoring.ByMember)}, words: "method."},
		{key: "trim", frozen: true},
		{key: "round", frozen: true},
		{key: "pass"},
		{key: "floor"},
	}
	below = []ruleSetting{
		{key: "top"},
		{key: "tie_order"},
		{key: "quorum"},
		{key: "spread_alarm"},
		{
			key: "visibility", words: "visibility.",
			values: []string{string(scoring.VisibleLive), string(scoring.VisibleAfterOwn), string(scoring.VisibleClosed)},
		},
		{key: "advance_sheets", values: yesNo, words: "answer."},
		{key: "absent_scores", values: yesNo, words: "answer."},
		{key: "second_clerk", values: []string{scoring.SecondClerkRequired, scoring.SecondClerkSame}, words: "secondclerk."},
		{key: "chair_breaks_ties", values: yesNo, words: "answer."},
		{key: "comment_days"},
		{key: "valid_years"},
	}
	return above, below
}

func newRulesForm(d *desk) *rulesForm {
	s := &rulesForm{rulesScreen: newRulesScreen(d), list: newRulePane(d)}
	s.build()
	return s
}

func (s *rulesForm) CapturesInput() bool { return true }

// build makes the rows of the draft as it is now.
func (s *rulesForm) build() {
	if !s.stale() {
		return
	}
	var rows []ruleRow
	s.labels, s.explained = s.labels[:0], s.explained[:0]
	add := func(label, explained string, row ruleRow) {
		rows = append(rows, row)
		s.labels, s.explained = append(s.labels, label), append(s.explained, explained)
	}
	above, below := ruleSettings()
	for _, one := range above {
		add(s.desk.T("rules.setting."+one.key), "rules.explain."+one.key, s.settingRow(one))
	}
	for i := range s.draft().written.Grades {
		add(s.desk.T("rulesform.grade"), "rulesform.explain_grades", s.gradeRow(i))
	}
	add("", "rulesform.explain_grades", s.single(s.desk.T("rulesform.add_grade"), s.addGrade))
	for _, one := range below {
		add(s.desk.T("rules.setting."+one.key), "rules.explain."+one.key, s.settingRow(one))
	}
	for i := range s.draft().written.Tracks {
		add(s.desk.T("error.import.column.trackname"), "rulesform.explain_tracks", s.trackRow(i))
	}
	add("", "rulesform.explain_tracks", s.single(s.desk.T("rulesform.add_track"), func() action { return s.trackForm(len(s.draft().written.Tracks)) }))
	add("", "", s.commands())
	s.list.set(rows)
}

func (s *rulesForm) single(shown string, open func() action) ruleRow {
	return ruleRow{cells: []ruleCell{{shown: shown, open: open}}}
}

// settingRow is a setting: typed, turned over, or chosen.
func (s *rulesForm) settingRow(one ruleSetting) ruleRow {
	d, settings := s.desk, s.draft().written.Settings
	cell := ruleCell{place: one.key, frozen: one.frozen, label: d.T("rules.setting." + one.key)}
	if one.values == nil {
		cell.shown = settings[one.key]
		cell.put = func(text string) { settings[one.key] = text }
		return ruleRow{cells: []ruleCell{cell}}
	}
	cell.shown = d.T(one.words + settings[one.key])
	cell.open = func() action { return s.choose(one) }
	return ruleRow{cells: []ruleCell{cell}}
}

// choose turns a yes into a no, or asks for one of several values.
func (s *rulesForm) choose(one ruleSetting) action {
	settings := s.draft().written.Settings
	set := func(value string) action {
		return func(*App) tea.Cmd {
			s.change(func() { settings[one.key] = value })
			s.build()
			return nil
		}
	}
	if len(one.values) == 2 {
		return set(one.values[1-slices.Index(one.values, settings[one.key])])
	}
	return func(a *App) tea.Cmd {
		p := newPicker(&a.desk, a.T("rules.setting."+one.key), set)
		for _, value := range one.values {
			p.offer(value, "", a.T(one.words+value))
		}
		p.start(settings[one.key])
		a.dialog = p
		return nil
	}
}

func (s *rulesForm) gradeRow(i int) ruleRow {
	written := s.draft().written
	at := "grades[" + strconv.Itoa(i) + "]"
	return ruleRow{
		cells: []ruleCell{
			{shown: written.Grades[i].First, put: into(&written.Grades[i].First), place: at + "[0]", label: s.desk.T("error.import.column.gradename")},
			{shown: written.Grades[i].Second, put: into(&written.Grades[i].Second), place: at + "[1]", label: s.desk.T("error.import.column.gradebound")},
		},
		remove: func(*App) tea.Cmd {
			s.change(func() { written.Grades = slices.Delete(written.Grades, i, i+1) })
			s.build()
			return nil
		},
		move: func(by int) bool { return shift(written.Grades, i, by) },
	}
}

// addGrade puts a grade below the others and begins to type its name.
func (s *rulesForm) addGrade() action {
	written := s.draft().written
	s.change(func() { written.Grades = append(written.Grades, rules.Pair{}) })
	s.build()
	s.list.to("grades[" + strconv.Itoa(len(written.Grades)-1) + "][0]")
	s.list.begin("")
	return nil
}

// trackRow is a track with its conditions in one line.
func (s *rulesForm) trackRow(i int) ruleRow {
	d, written := s.desk, s.draft().written
	t := &written.Tracks[i]
	conditions := make([]string, 0, len(t.Require))
	for _, q := range t.Require {
		conditions = append(conditions, d.figureName(q.First)+" ≥ "+q.Second)
	}
	if t.Judged {
		conditions = append(conditions, d.T("rulesform.by_conclusion"))
	}
	return ruleRow{
		cells: []ruleCell{{
			shown: strings.Join(append([]string{t.Name}, conditions...), " "+d.marks.dot+" "),
			open:  func() action { return s.trackForm(i) },
			place: "track[" + strconv.Itoa(i) + "]", label: d.T("error.import.column.trackname"),
		}},
		remove: func(*App) tea.Cmd {
			s.change(func() { written.Tracks = slices.Delete(written.Tracks, i, i+1) })
			s.build()
			return nil
		},
		move: func(by int) bool { return shift(written.Tracks, i, by) },
	}
}

// trackForm asks for a track and its conditions; i is behind the last one for a new track.
func (s *rulesForm) trackForm(i int) action {
	return func(a *App) tea.Cmd {
		var t rules.WrittenTrack
		if i < len(s.draft().written.Tracks) {
			t = s.draft().written.Tracks[i]
		}
		f := newForm(&a.desk, a.T("error.import.column.trackname"), a.T("form.take"), func(values []string) (action, error) {
			return s.takeTrack(i, values)
		})
		judged := store.No
		if t.Judged {
			judged = store.Yes
		}
		f.ask(a.T("rulesform.track_name"), t.Name, "")
		f.choose(a.T("error.import.column.judged"), string(judged), a.T("rulesform.explain_judged"),
			option{string(store.No), a.T("answer.no")}, option{string(store.Yes), a.T("answer.yes")})
		for _, kind := range figureKinds() {
			bound := ""
			if at := slices.IndexFunc(t.Require, func(q rules.Pair) bool { return q.First == string(kind) }); at >= 0 {
				bound = t.Require[at].Second
			}
			f.ask(a.T("rulesform.figure_from", "figure", a.figureName(string(kind))), bound, a.T("rulesform.bound_hint"))
		}
		return f.open(a)
	}
}

// takeTrack is the action that puts what a form holds in the draft, or the first fault that would come of it.
func (s *rulesForm) takeTrack(i int, values []string) (action, error) {
	t := rules.WrittenTrack{Name: values[0], Judged: values[1] == string(store.Yes)}
	for j, kind := range figureKinds() {
		if bound := values[2+j]; bound != "" {
			t.Require = append(t.Require, rules.Pair{First: string(kind), Second: bound})
		}
	}
	put := func(w *rules.Written) {
		if i < len(w.Tracks) {
			w.Tracks[i] = t
		} else {
			w.Tracks = append(w.Tracks, t)
		}
	}
	trial := s.draft().written.Clone()
	put(trial)
	_, faults := trial.Rules()
	for _, f := range faults {
		if strings.HasPrefix(f.Path, "track["+strconv.Itoa(i)+"]") {
			return nil, f
		}
	}
	return func(*App) tea.Cmd {
		s.change(func() { put(s.draft().written) })
		s.build()
		return nil
	}, nil
}

// draftPlace is that of the cell with the cursor.
func (s *rulesForm) draftPlace() string { return s.list.place() }

// to puts the cursor on the innermost cell around a place of the draft.
func (s *rulesForm) to(place string) {
	s.build()
	for place != "" && !s.list.to(place) {
		place = place[:max(0, strings.LastIndexAny(place, ".["))]
	}
}

func (s *rulesForm) Update(msg tea.Msg) (action, tea.Cmd) {
	s.build()
	defer s.build()
	switch msg := msg.(type) {
	case changedMsg, relabelMsg:
		s.lock, s.version = s.desk.rulesLock(), -1
	case tea.MouseMsg:
		return s.mouse(msg), nil
	case tea.KeyMsg:
		if !s.list.typing {
			if act, ok := s.rulesScreen.key(msg, tabSettings); ok {
				return act, nil
			}
		}
		act, _ := s.list.key(msg)
		return act, nil
	}
	return nil, nil
}

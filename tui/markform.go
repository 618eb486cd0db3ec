package tui

import (
	tea "github.com/charmbracelet/bubbletea"

	"example.com/hoidong/scoring"
	"example.com/hoidong/store"
	"example.com/hoidong/store/words"
)

// pickTurnout asks how a member attends. That somebody is there of whom nothing was noted is noted at once; everything
// else has its time, and more.
func pickTurnout(seat store.Seat) action {
	return func(a *App) tea.Cmd {
		p := newPicker(&a.desk, seat.Member.Code+" "+name(seat.Member.Name), func(value string) action {
			if turnout := store.Turnout(value); turnout != store.Present || seat.Attendance != nil {
				return askMark(seat, turnout)
			}
			return markPresent(seat)
		})
		for _, t := range store.Turnouts() {
			p.offer(string(t), "", a.T("turnout."+string(t)))
		}
		p.start(string(seat.Attendance.Last().Turnout))
		a.dialog = p
		return nil
	}
}

func markPresent(seat store.Seat) action {
	return func(a *App) tea.Cmd {
		return a.keepMark(seat, a.begun(seat).Then(store.Mark{Turnout: store.Present, At: a.minute()}))
	}
}

// keepMark notes it. What may change who scores, or what counts, is looked at before, unless nobody has scored yet.
func (a *App) keepMark(seat store.Seat, now *store.Attendance) tea.Cmd {
	keep := &store.MarkAttendance{Was: []*store.Attendance{seat.Attendance}, Now: []*store.Attendance{now}}
	said := a.T("status.attendance", "member", seat.Member.Code, "turnout", a.turnoutInWords(now.Last()))
	if a.view.Snapshot().Phase() == store.Preparing || seat.Attendance.Last().Scores() && now.Last().Scores() {
		visit := a.visit
		return a.do(keep, func(r store.Receipt, err error) tea.Msg { return doneMsg{visit, said, r, err} })
	}
	return a.foresee(step{
		act: keep, said: said, yes: a.T("attendance.keep"), asks: true,
		title:   a.T("attendance.form", "member", seat.Member.Code, "turnout", a.T("turnout."+string(now.Last().Turnout))),
		changes: func(store.Prospect) []string { return []string{a.follows(now.Last().Turnout)} },
	})
}

// askMark asks for all that a mark says.
func askMark(seat store.Seat, turnout store.Turnout) action {
	return func(a *App) tea.Cmd {
		var asked markForm
		f := newForm(&a.desk, a.T("attendance.form", "member", seat.Member.Code, "turnout", a.T("turnout."+string(turnout))), a.T("attendance.keep"),
			func([]string) (action, error) {
				now, err := asked.attendance(a, seat, turnout)
				if err != nil {
					return nil, err
				}
				return func(a *App) tea.Cmd { return a.keepMark(seat, now) }, nil
			})
		f.say(a.follows(turnout))
		asked.lines(f, a, seat, turnout)
		return f.open(a)
	}
}

// follows says what comes of a mark.
func (d *desk) follows(turnout store.Turnout) string {
	counts := d.rules().AbsentScores
	if turnout == store.SentAhead {
		counts = d.rules().AdvanceSheets
	}
	return d.T("attendance.follows."+string(turnout), "counts", counts)
}

// A markForm are the lines of a form in which a mark is noted; nil where a mark of its kind does not have one.
type markForm struct{ how, time, counts, reason, name, post, letter, day, scores, quorum *formLine }

// lines puts the lines for a mark into the form.
func (m *markForm) lines(f *form, a *App, seat store.Seat, turnout store.Turnout) {
	add := func(label, value, hint string) *formLine {
		f.ask(a.T("attendance."+label), value, hint)
		return f.lines[len(f.lines)-1]
	}
	pick := func(label, value string, options ...option) *formLine {
		f.choose(a.T("attendance."+label), value, a.T("attendance."+label+"_hint"), options...)
		return f.lines[len(f.lines)-1]
	}
	if last := seat.Attendance.Last(); last.Turnout != "" {
		said := a.turnoutInWords(last)
		m.how = pick("how", usualHow(turnout), option{"then", a.T("attendance.then", "mark", said)}, option{"instead", a.T("attendance.instead", "mark", said)})
	}
	m.time = add("time", a.hour(a.minute()), a.T("attendance.time_hint"))
	yesNo := []option{{"", a.T("attendance.choose")}, {"yes", a.T("answer.yes")}, {"no", a.T("answer.no")}}
	switch turnout {
	case store.LeftEarly:
		options := yesNo[:1]
		for _, c := range store.Countings() {
			options = append(options, option{string(c), a.T("counting." + string(c))})
		}
		m.counts = pick("counts", "", options...)
	case store.Represented:
		m.name, m.post = add("name", "", ""), add("post", "", "")
		m.letter, m.day = add("letter_number", "", ""), add("letter_day", "", a.T("attendance.letter_day_hint"))
		m.scores, m.quorum = pick("may_score", "", yesNo...), pick("counted", "", yesNo...)
	case store.Excused:
		m.reason = add("reason", "", "")
	}
	f.to(0)
}

// usualHow is whether a mark most often follows the one before, or stands in its place.
func usualHow(turnout store.Turnout) string {
	switch turnout {
	case store.CameLate, store.LeftEarly, store.Represented:
		return "then"
	}
	return "instead"
}

// attendance is what the form makes of a member's attendance.
func (m *markForm) attendance(a *App, seat store.Seat, turnout store.Turnout) (*store.Attendance, error) {
	at, err := a.todayAt(m.time.value())
	if err != nil {
		return nil, err
	}
	mark := store.Mark{Turnout: turnout, At: at}
	switch turnout {
	case store.LeftEarly:
		if mark.Counts = store.Counting(m.counts.value()); mark.Counts == "" {
			return nil, scoring.NewFault("attendance.counts", "member", seat.Member.Code)
		}
	case store.Represented:
		if mark.Substitute, err = m.substitute(seat.Member.Code); err != nil {
			return nil, err
		}
	case store.Excused:
		mark.Reason = m.reason.value()
	}
	if m.how != nil && m.how.value() == "instead" {
		return a.begun(seat).Instead(mark), nil
	}
	return a.begun(seat).Then(mark), nil
}

func (m *markForm) substitute(member string) (*store.Substitute, error) {
	day, err := words.ReadDay(m.day.value())
	s := &store.Substitute{
		Name: m.name.value(), Post: m.post.value(), Letter: m.letter.value(), Day: day,
		Scores: m.scores.value() == "yes", Quorum: m.quorum.value() == "yes",
	}
	switch {
	case err != nil:
		return nil, err
	case s.Name == "" || s.Letter == "":
		return nil, scoring.NewFault("attendance.letter", "member", member)
	case m.scores.value() == "" || m.quorum.value() == "":
		return nil, scoring.NewFault("attendance.letter_says")
	}
	return s, nil
}

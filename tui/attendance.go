package tui

import (
	"slices"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"example.com/hoidong/store"
)

// attendanceBook is who sits in the sitting, since when, and whether there is a quorum.
type attendanceBook struct{}

// addAttendance offers it to everybody who may know who is there; in a packet nobody sits.
func (a *App) addAttendance(add func(key, label string, act action)) {
	if len(a.view.Attendance()) > 0 && !a.practising() && a.view.Snapshot().Packet() == nil {
		add("", "menu.attendance", openAttendance)
	}
}

// openAttendance shows it. While nothing is noted the cursor stands where everybody is noted at once.
func openAttendance(a *App) tea.Cmd {
	cmd := openRegister(attendanceBook{})(a)
	if len(a.unmarked()) == len(a.view.Attendance()) {
		a.top().(*register).window.to(0, 1)
	}
	return cmd
}

func (attendanceBook) title(d *desk) string { return d.quorumInWords(d.view.Quorum()) }

func (attendanceBook) hint(d *desk) string {
	if d.view.May(store.TakeAttendance) != nil {
		return d.T("attendance.hint_look")
	}
	return d.T("attendance.hint")
}

func (attendanceBook) commands(d *desk) []command {
	var all []command
	if n := len(d.unmarked()); n > 0 && d.view.May(store.TakeAttendance) == nil {
		all = append(all, command{d.T("attendance.all_present", "n", n), markAllPresent})
	}
	if d.view.May(store.AppointPresiding) == nil && len(d.viceChairs()) > 0 {
		all = append(all, command{d.T("attendance.authorise"), pickPresiding})
	}
	return all
}

func (attendanceBook) records(d *desk) []record {
	quorum := d.view.Quorum()
	var all []record
	for _, seat := range d.view.Attendance() {
		all = append(all, d.seatRecord(seat, quorum))
	}
	return all
}

func (d *desk) seatRecord(seat store.Seat, quorum store.Quorum) record {
	last := seat.Attendance.Last()
	turnout, note := d.turnoutInWords(last), d.markInWords(last)
	if turnout == "" {
		turnout = d.T("attendance.unmarked")
	}
	if s := last.Substitute; s != nil {
		note = d.letterInWords(s)
	}
	r := record{
		id:     seat.Member.Code,
		cells:  []string{seat.Member.Code, d.sitter(seat.Member), turnout, list(d.presidesInWords(seat.Member, quorum), note)},
		detail: seat.Member.Code + " " + name(seat.Member.Name) + ": " + d.marksInWords(seat.Attendance),
		dim:    last.Turnout == "",
	}
	if d.view.May(store.TakeAttendance) == nil {
		r.open = pickTurnout(seat)
		if seat.Attendance != nil {
			r.remove = unmark(seat)
		}
	}
	return r
}

func (attendanceBook) widths(w int) []int {
	const code, since = 7, 24
	rest := w - code - since
	if w >= narrowBelow {
		return []int{code, rest * 9 / 20, since, rest - rest*9/20}
	}
	return []int{code, rest, since, 0}
}

// quorumInWords is who is there, whether that is enough, and who presides.
func (d *desk) quorumInWords(q store.Quorum) string {
	parts := []string{d.T("quorum.present", "present", q.Present, "voting", q.Voting)}
	if q.Needs != "" {
		state := "quorum.not_reached"
		if q.Enough {
			state = "quorum.reached"
		}
		parts = append(parts, d.T(state, "needs", q.Needs))
	}
	if q.Presiding != "" {
		parts = append(parts, d.T("quorum.presiding", "member", q.Presiding))
	} else {
		parts = append(parts, d.T("quorum.nobody_presides"))
	}
	return strings.Join(parts, " "+d.marks.dot+" ")
}

// unmarked are the members of whom nothing is noted.
func (d *desk) unmarked() []store.Seat {
	return slices.DeleteFunc(d.view.Attendance(), func(s store.Seat) bool { return s.Attendance != nil })
}

// markAllPresent notes that everybody is there of whom nothing is noted yet.
func markAllPresent(a *App) tea.Cmd {
	all := a.view.AllPresent(a.minute())
	return act(all, "status.all_present", "n", len(all.Now))(a)
}

// begun is the attendance of a seat, to add marks to.
func (d *desk) begun(seat store.Seat) store.Attendance {
	if seat.Attendance != nil {
		return *seat.Attendance
	}
	return store.Attendance{Session: d.view.Quorum().Session, Member: seat.Member.Code}
}

// unmark takes the last mark of a member back, which was noted by mistake.
func unmark(seat store.Seat) action {
	return func(a *App) tea.Cmd {
		was := seat.Attendance
		take := &store.MarkAttendance{Was: []*store.Attendance{was}, Now: []*store.Attendance{was.Without()}}
		a.ask(a.T("attendance.unmark", "member", seat.Member.Code), []string{a.turnoutInWords(was.Last())},
			choice{a.T("attendance.do_unmark"), act(take, "status.unmarked", "member", seat.Member.Code)},
			choice{a.T("dialog.not_now"), nil})
		return nil
	}
}

// viceChairs are those who may be authorised to preside.
func (d *desk) viceChairs() []*store.Member {
	var all []*store.Member
	for _, m := range d.view.Snapshot().Members() {
		if m.Roles.Has(store.ViceChair) {
			all = append(all, m)
		}
	}
	return all
}

// pickPresiding asks which vice-chair presides while the chair is not there.
func pickPresiding(a *App) tea.Cmd {
	q := a.view.Quorum()
	p := newPicker(&a.desk, a.T("attendance.authorise"), func(member string) action {
		said := []any{"status.presiding", "member", member}
		if member == "" {
			said = []any{"status.nobody_presides"}
		}
		return act(&store.AuthorisePresiding{Session: q.Session, Was: q.Authorised, Now: member}, said[0].(string), said[1:]...)
	})
	for _, m := range a.viceChairs() {
		p.offer(m.Code, m.Code, m.Name)
	}
	if q.Authorised != "" {
		p.offer("", "", a.T("attendance.nobody"))
	}
	p.start(q.Authorised)
	a.dialog = p
	return nil
}

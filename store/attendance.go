package store

import (
	"slices"
	"strconv"
	"time"

	"example.com/hoidong/scoring"
	"example.com/hoidong/store/engine"
)

// A Turnout is how a member attends a sitting. The empty one is that nobody has noted anything yet: he may score, and owes
// his sheets, but is in no quorum.
type Turnout string

const (
	Present  Turnout = "present"
	CameLate Turnout = "late"
	// LeftEarly: what he scored counts as he was asked once, see Mark.Counts.
	LeftEarly Turnout = "left-early"
	// Represented: a substitute sits in his place.
	Represented Turnout = "substitute"
	// SentAhead: his sheets came in advance.
	SentAhead Turnout = "in-advance"
	Excused   Turnout = "excused"
	Absent    Turnout = "absent"
)

// Turnouts lists those that can be noted.
func Turnouts() []Turnout {
	return []Turnout{Present, CameLate, LeftEarly, Represented, SentAhead, Excused, Absent}
}

// away reports whether nobody is there.
func (t Turnout) away() bool { return t == Excused || t == Absent }

// A Counting is which sheets of a member count.
type Counting string

const (
	CountAll       Counting = ""
	CountConfirmed Counting = "confirmed"
	CountComplete  Counting = "complete"
	CountNone      Counting = "none"
)

// Countings lists the answers that somebody may give who leaves early.
func Countings() []Counting { return []Counting{CountConfirmed, CountComplete, CountNone} }

// A Mark is one note of how a member attends, from its time on.
type Mark struct {
	Turnout Turnout   `json:"turnout"`
	At      time.Time `json:"at"`
	// Counts is given with LeftEarly and with nothing else.
	Counts Counting `json:"counts,omitempty"`
	// Substitute is given with Represented and with nothing else.
	Substitute *Substitute `json:"substitute,omitempty"`
	// Reason may say why a member is not there.
	Reason string `json:"reason,omitempty"`
}

// A Substitute sits in a member's place. He signs in with the member's code.
type Substitute struct {
	Name string `json:"name"`
	Post string `json:"post,omitempty"`
	// Letter is the number of the letter that sends him, Day its day as YYYY-MM-DD or empty.
	Letter string `json:"letter"`
	Day    string `json:"day,omitempty"`
	// Quorum and Scores are what the letter allows: to be counted in the quorum, to score in the member's place.
	Quorum bool `json:"quorum,omitempty"`
	Scores bool `json:"scores,omitempty"`
}

// An Attendance is how one member attends one sitting: his marks in the order of their times. The last one holds.
type Attendance struct {
	Session int    `json:"session"`
	Member  string `json:"member"`
	Marks   []Mark `json:"marks"`
}

func (a *Attendance) at(round string) string {
	return key(attendanceTable, round, strconv.Itoa(a.Session), a.Member)
}

func (a *Attendance) moved() *scoring.Fault {
	return scoring.NewFault("attendance.moved_on", "member", a.Member)
}

// Last is the mark that holds; the zero mark while there is none.
func (a *Attendance) Last() Mark {
	if a == nil || len(a.Marks) == 0 {
		return Mark{}
	}
	return a.Marks[len(a.Marks)-1]
}

// Then is the attendance with a mark more.
func (a Attendance) Then(m Mark) *Attendance {
	a.Marks = append(slices.Clone(a.Marks), m)
	return &a
}

// Instead is the attendance with a mark in place of the last one, which was noted by mistake.
func (a Attendance) Instead(m Mark) *Attendance {
	a.Marks = a.Marks[:max(0, len(a.Marks)-1)]
	return a.Then(m)
}

// Without is the attendance without its last mark; nil when there was no other.
func (a Attendance) Without() *Attendance {
	if len(a.Marks) < 2 {
		return nil
	}
	a.Marks = slices.Clone(a.Marks[:len(a.Marks)-1])
	return &a
}

// quorate reports whether somebody sits in the place who is counted in the quorum.
func (m Mark) quorate() bool {
	switch m.Turnout {
	case Present, CameLate:
		return true
	case Represented:
		return m.Substitute.Quorum
	}
	return false
}

// Scores reports whether the member, or whoever sits in his place, may score. He owes his sheets then, and only then.
func (m Mark) Scores() bool {
	switch m.Turnout {
	case "", Present, CameLate:
		return true
	case Represented:
		return m.Substitute.Scores
	}
	return false
}

// refusal is why nobody may score in the member's place; nil when somebody may.
func (m Mark) refusal(member string) error {
	switch {
	case m.Scores():
		return nil
	case m.Turnout == Represented:
		return scoring.NewFault("attendance.substitute", "member", member, "name", m.Substitute.Name)
	}
	return scoring.NewFault("attendance.away", "member", member, "turnout", m.Turnout)
}

// check says whether the mark says all it has to, and nothing else.
func (m Mark) check(member string) error {
	leaves, represented := m.Turnout == LeftEarly, m.Turnout == Represented
	switch {
	case !slices.Contains(Turnouts(), m.Turnout):
		return scoring.NewFault("attendance.turnout", "member", member, "turnout", string(m.Turnout))
	case m.At.IsZero():
		return scoring.NewFault("attendance.time", "member", member)
	case leaves != slices.Contains(Countings(), m.Counts):
		return scoring.NewFault("attendance.counts", "member", member)
	case represented != (m.Substitute != nil), represented && (m.Substitute.Name == "" || m.Substitute.Letter == ""):
		return scoring.NewFault("attendance.letter", "member", member)
	}
	return nil
}

// check says whether the marks may stand in this order.
func (a *Attendance) check(t *tx) error {
	member, err := t.member(a.Member)
	if err != nil {
		return err
	}
	session, err := t.session()
	if err != nil {
		return err
	}
	switch {
	case !member.sits():
		return scoring.NewFault("attendance.no_seat", "member", a.Member)
	case a.Session != session.Number:
		return a.moved()
	case len(a.Marks) == 0:
		return scoring.NewFault("attendance.turnout", "member", a.Member, "turnout", "")
	}
	for i, mark := range a.Marks {
		if err := mark.check(a.Member); err != nil {
			return err
		}
		if i > 0 && mark.At.Before(a.Marks[i-1].At) {
			return scoring.NewFault("attendance.order", "member", a.Member)
		}
	}
	return nil
}

// MarkAttendance notes how members attend the sitting. Was and Now go in pairs; nil is nothing noted.
type MarkAttendance struct {
	Was []*Attendance `json:"was"`
	Now []*Attendance `json:"now"`
}

func (a *MarkAttendance) kind() string   { return "attendance.mark" }
func (a *MarkAttendance) action() Action { return TakeAttendance }
func (a *MarkAttendance) inverse() Act   { return &MarkAttendance{a.Now, a.Was} }

func (a *MarkAttendance) apply(t *tx) error {
	list, err := changes(a.Was, a.Now)
	if err != nil {
		return err
	}
	return applyAll(t, list)
}

func (a *MarkAttendance) check(t *tx) error {
	list, err := changes(a.Was, a.Now)
	if err != nil {
		return err
	}
	if len(list) == 0 {
		return scoring.NewFault("attendance.none")
	}
	for _, c := range list {
		if err := c.record().check(t); err != nil {
			return err
		}
	}
	return checkAll(t, list)
}

// sits reports whether the member's attendance is taken: he votes, or may have to preside.
func (m *Member) sits() bool { return m.Votes() || m.Roles.Has(Chair, ViceChair) }

// there is the member's mark in the sitting there is.
func (t *tx) there(member string) (Mark, error) {
	session, err := t.session()
	if err != nil {
		return Mark{}, err
	}
	attendance, err := get[Attendance](t, (&Attendance{Session: session.Number, Member: member}).at(t.round))
	return attendance.Last(), err
}

// A Seat is one member's place in the sitting there is.
type Seat struct {
	Member *Member
	// Attendance is nil while nothing is noted. It must not be changed.
	Attendance *Attendance
}

// Attendance is how everybody attends the sitting there is whose attendance is taken, by code. Who is there is no secret
// among those who sit there; the shared screen shows no names.
func (v View) Attendance() []Seat {
	if roles := v.roles(); len(roles) == 0 || roles.Has(Screen) {
		return nil
	}
	var seats []Seat
	for _, m := range v.snap.members {
		if m.sits() {
			seats = append(seats, Seat{m, v.snap.attended(v.snap.Session().Number, m.Code)})
		}
	}
	return seats
}

// Substitute sits in a member's place in the sitting there is; nil while nobody does, and for whoever may not know.
func (v View) Substitute(member string) *Substitute {
	if roles := v.roles(); len(roles) == 0 || roles.Has(Screen) {
		return nil
	}
	return v.snap.attended(v.snap.Session().Number, member).Last().Substitute
}

// MyMark is how the actor attended the last sitting that had the dossier on its agenda; the zero mark for somebody without a
// vote.
func (v View) MyMark(i int) Mark {
	if v.voter < 0 {
		return Mark{}
	}
	return v.snap.mark(v.voter, i)
}

// attended is how a member attended a sitting; nil when nothing is noted.
func (s *Snapshot) attended(session int, member string) *Attendance {
	return s.attendance[session][member]
}

func (s *Snapshot) loadAttendance(r engine.R) error {
	list, err := all[Attendance](r, under(attendanceTable, s.round.ID))
	if err != nil {
		return err
	}
	s.attendance = map[int]map[string]*Attendance{}
	for _, a := range list {
		if s.attendance[a.Session] == nil {
			s.attendance[a.Session] = map[string]*Attendance{}
		}
		s.attendance[a.Session][a.Member] = a
	}
	return nil
}

// AllPresent notes that everybody of whom nothing is noted is there, from a time on; nil when there is nobody.
func (v View) AllPresent(at time.Time) *MarkAttendance {
	var act MarkAttendance
	for _, seat := range v.Attendance() {
		if seat.Attendance == nil {
			now := Attendance{Session: v.snap.Session().Number, Member: seat.Member.Code, Marks: []Mark{{Turnout: Present, At: at}}}
			act.Was, act.Now = append(act.Was, nil), append(act.Now, &now)
		}
	}
	if len(act.Now) == 0 {
		return nil
	}
	return &act
}

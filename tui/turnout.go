package tui

import (
	"strings"
	"time"

	"example.com/hoidong/scoring"
	"example.com/hoidong/store"
	"example.com/hoidong/store/words"
)

// presidesInWords says of a member that he presides, or would; empty for others.
func (d *desk) presidesInWords(m *store.Member, q store.Quorum) string {
	switch m.Code {
	case q.Presiding:
		return d.T("attendance.presides")
	case q.Authorised:
		return d.T("attendance.authorised")
	}
	return ""
}

// sitter is the name of whoever sits in a member's place: the member, or his substitute.
func (d *desk) sitter(m *store.Member) string {
	if s := d.view.Substitute(m.Code); s != nil {
		return name(s.Name)
	}
	return name(m.Name)
}

// sitterInFull is that with a word on a substitute, for where nothing else tells that he is one.
func (d *desk) sitterInFull(m *store.Member) string {
	if d.view.Substitute(m.Code) != nil {
		return d.T("attendance.substitute", "name", d.sitter(m))
	}
	return name(m.Name)
}

// turnoutInWords is how a member attends, and since when; empty while nothing is noted.
func (d *desk) turnoutInWords(m store.Mark) string {
	if m.Turnout == "" {
		return ""
	}
	return d.T("attendance.since", "turnout", d.T("turnout."+string(m.Turnout)), "time", d.hour(m.At))
}

// markInWords is what a mark says besides how and when.
func (d *desk) markInWords(m store.Mark) string {
	switch {
	case m.Substitute != nil:
		return d.substituteInWords(m.Substitute)
	case m.Counts != "":
		return d.T("counting." + string(m.Counts))
	}
	return m.Reason
}

func (d *desk) substituteInWords(s *store.Substitute) string {
	quorum, scores := "attendance.not_in_quorum", "attendance.not_scoring"
	if s.Quorum {
		quorum = "attendance.in_quorum"
	}
	if s.Scores {
		scores = "attendance.scoring"
	}
	return list(d.T(scores), d.T(quorum))
}

// marksInWords are all marks of a member in their order.
func (d *desk) marksInWords(a *store.Attendance) string {
	if a == nil {
		return d.T("attendance.unmarked")
	}
	var all []string
	for _, m := range a.Marks {
		said := list(d.turnoutInWords(m), d.markInWords(m))
		if s := m.Substitute; s != nil {
			said = list(d.turnoutInWords(m), s.Name, s.Post, d.letterInWords(s), d.substituteInWords(s))
		}
		all = append(all, said)
	}
	return strings.Join(all, " "+d.marks.dot+" ")
}

func (d *desk) letterInWords(s *store.Substitute) string {
	if s.Day == "" {
		return d.T("attendance.letter", "letter", s.Letter)
	}
	return d.T("attendance.letter_of", "letter", s.Letter, "day", words.Day(s.Day))
}

// attendanceInWords names what was noted: of one member how he attends, of several how many they are.
func (d *desk) attendanceInWords(act *store.MarkAttendance) string {
	if len(act.Now) != 1 {
		return d.T("act.attendance_of", "n", len(act.Now))
	}
	now := act.Now[0]
	if now == nil {
		return d.T("act.no_attendance", "member", act.Was[0].Member)
	}
	return d.T("act.attendance", "member", now.Member, "turnout", d.turnoutInWords(now.Last()))
}

// minute is the time on the wall, without its seconds: people note attendance off it.
func (d *desk) minute() time.Time { return d.now().Truncate(time.Minute).UTC() }

// hours are the ways in which people write a time.
var hours = []string{"15:04", "15h04", "15h", "15.04", "1504", "15"}

// todayAt reads a time of today, such as 8:05. The faults are attendance.hour, and attendance.later for one that has not
// come yet.
func (d *desk) todayAt(text string) (time.Time, error) {
	today := d.now().In(d.zone)
	for _, layout := range hours {
		read, err := time.Parse(layout, strings.ReplaceAll(text, " ", ""))
		if err != nil {
			continue
		}
		at := time.Date(today.Year(), today.Month(), today.Day(), read.Hour(), read.Minute(), 0, 0, d.zone)
		if at.After(today) {
			return time.Time{}, scoring.NewFault("attendance.later", "time", d.hour(at))
		}
		return at.UTC(), nil
	}
	return time.Time{}, scoring.NewFault("attendance.hour", "text", text)
}

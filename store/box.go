package store

import (
	"slices"

	"example.com/hoidong/scoring"
)

// A Count is where ballots are, the way tellers write it: Given = Returned + Out, and Returned = Valid + Invalid + Pending.
type Count struct {
	// Given are the ballots that members were given to fill in, on the screen or on a form, Out those that have not come
	// back.
	Given, Returned, Out int
	// Valid are finished, or agreed to as they are; Invalid are void. Pending came back and are neither: the box does not
	// balance before somebody has decided about them.
	Valid, Invalid, Pending int
	// Spoiled stood on forms that are unusable, Replaced on forms that they have left. Neither are among those given.
	Spoiled, Replaced int
}

// A FormCount is where forms are: Given = Returned + Out + Spoiled + Replaced.
type FormCount struct {
	Given, Returned, Out, Spoiled int
	// Replaced are forms of which every ballot is on a later form, or back on the screen; sheets for signature of which
	// everything was opened again.
	Replaced int
}

// A ChannelCount is what went one way. What was brought in from a list of scores is on the screen.
type ChannelCount struct {
	Channel Channel
	Count
	Forms FormCount
}

// A MemberCount is what one member has or had.
type MemberCount struct {
	Member *Member
	Count
	Forms FormCount
	// Signed are the sheets printed for his signature.
	Signed FormCount
}

// A RejectedBallot is one that is void, and why.
type RejectedBallot struct {
	Ballot
	Form   *Form
	Reason string
}

// A LeftForm is one that some of its ballots have left.
type LeftForm struct {
	*Form
	// Left counts them.
	Left int
}

// An AwayCount tells of the sheets of a member who is not there to score, and whether they count all the same.
type AwayCount struct {
	Member  *Member
	Turnout Turnout
	// Counting and Idle are his ballots in the box that count and that do not.
	Counting, Idle int
}

// A Box is the count of a sitting: every ballot that its members are asked for, or that stands on one of its forms, is in it
// once.
type Box struct {
	Session int
	Total   Count
	// Forms are those on which members score, Signed the sheets printed for signatures, which are balanced by themselves.
	Forms, Signed FormCount
	// Channels are the screen first, and then the ways of forms that were given out.
	Channels []ChannelCount
	// Members are the voting members, and whoever else has a form, by code.
	Members []MemberCount
	// Outstanding are the forms with ballots that have not come back, and sheets that are not signed, by number. Spoiled and
	// Left are those whose ballots are elsewhere, Rejected the ballots that are void.
	Outstanding, Spoiled []*Form
	Left                 []LeftForm
	Rejected             []RejectedBallot
	Away                 []AwayCount
}

// Balances reports whether everything that came back is decided about, and nothing is out.
func (b *Box) Balances() bool { return b.Total.Pending == 0 && b.Total.Out == 0 }

// Box counts the ballots of the sitting there is, for whoever may know how far each member is; others get the fault
// box.hidden. It goes over every sheet once: keep the answer while the snapshot is the same.
func (v View) Box() (Box, error) {
	if !v.SeesTally() {
		return Box{}, scoring.NewFault("box.hidden")
	}
	t := telling{snap: v.snap, members: map[string]*MemberCount{}, channels: map[Channel]*ChannelCount{}}
	t.channel(OnScreen)
	t.box.Session = v.snap.Session().Number
	t.ballots()
	t.forms()
	t.close()
	return t.box, nil
}

// A telling is the counting of a box.
type telling struct {
	snap     *Snapshot
	box      Box
	members  map[string]*MemberCount
	channels map[Channel]*ChannelCount
	away     []AwayCount
}

// ballots counts every sheet that is asked for or on a form.
func (t *telling) ballots() {
	s := t.snap
	t.away = make([]AwayCount, len(s.voters))
	for _, voter := range s.voters {
		t.member(voter.Code)
	}
	for d := range s.dossiers {
		for m := range s.voters {
			for turn := firstTurn; turn < s.nextTurn(d); turn++ {
				t.ballot(m, d, turn)
			}
		}
	}
}

func (t *telling) ballot(m, d, turn int) {
	s := t.snap
	sheet := s.sheetOfTurn(m, d, turn)
	at := s.whereabouts(m, d, turn, sheet)
	if at == nowhere || !s.counted(d, sheet) {
		return
	}
	way := OnScreen
	if sheet != nil {
		way = sheet.Channel
	}
	for _, count := range []*Count{&t.box.Total, &t.channel(way).Count, &t.member(s.voters[m].Code).Count} {
		count.add(at)
	}
	if at == voided {
		t.box.Rejected = append(t.box.Rejected, RejectedBallot{Ballot{s.dossiers[d].Code, turn}, s.forms[sheet.Form-1], sheet.Invalid})
	}
	if mark := s.mark(m, d); !mark.Scores() && turn == s.turn(m, d) {
		t.away[m].Member, t.away[m].Turnout = s.voters[m], mark.Turnout
		if !s.recused(m, d) && mark.stance(s.rules).takes(s.rules, sheet) {
			t.away[m].Counting++
		} else {
			t.away[m].Idle++
		}
	}
}

// counted reports whether a ballot belongs to the sitting there is: its dossier is on the agenda, or its form was given out
// in it.
func (s *Snapshot) counted(d int, sheet *Sheet) bool {
	return s.onAgenda(d) || sheet != nil && sheet.Form != 0 && s.forms[sheet.Form-1].Session == s.Session().Number
}

// A whereabouts is the one place of a ballot in a count.
type whereabouts int

const (
	// nowhere: nobody asks for the ballot, and it is on no form.
	nowhere whereabouts = iota
	out
	pending
	valid
	voided
)

func (s *Snapshot) whereabouts(m, d, turn int, sheet *Sheet) whereabouts {
	if sheet == nil || sheet.Form == 0 {
		return s.onScreenAt(m, d, turn, sheet)
	}
	switch {
	case sheet.Invalid != "":
		return voided
	case s.forms[sheet.Form-1].State != FormReturned && !sheet.Confirmed:
		return out
	case sheet.Confirmed, s.over(m, d, turn, sheet):
		return valid
	}
	return pending
}

// onScreenAt is where a ballot is that is on no form: whoever has not finished with it has it.
func (s *Snapshot) onScreenAt(m, d, turn int, sheet *Sheet) whereabouts {
	switch {
	case s.standings[d].Out != "" || s.recused(m, d) || !s.asks(m) || !s.calledTo(m, d, turn):
		return nowhere
	case sheet != nil && sheet.Confirmed || s.over(m, d, turn, sheet):
		return valid
	case turn == s.turn(m, d) && s.stance(m, d).owes:
		return out
	}
	return nowhere
}

// over reports whether nobody asks for more of a sheet than is on it: the council agreed to it as it is, it counts although
// its member is not there, or he was called to a later turn with the sheet complete.
func (s *Snapshot) over(m, d, turn int, sheet *Sheet) bool {
	switch now := s.turn(m, d); {
	case turn > now:
		return false
	case turn < now:
		return sheet != nil && len(sheet.missing(s.rules)) == 0
	case s.waived(m, d):
		return true
	}
	stance := s.stance(m, d)
	return s.standings[d].Out == "" && !s.recused(m, d) && !stance.owes && stance.takes(s.rules, sheet)
}

// calledTo reports whether a voter was called to score a dossier in a turn.
func (s *Snapshot) calledTo(m, d, turn int) bool {
	again := s.again[d]
	return turn == firstTurn || again != nil && again.calls[turn-firstTurn-1].names(s.voters[m].Code)
}

func (c *Count) add(at whereabouts) {
	c.Given++
	if at == out {
		c.Out++
		return
	}
	c.Returned++
	switch at {
	case valid:
		c.Valid++
	case voided:
		c.Invalid++
	default:
		c.Pending++
	}
}

// forms counts the forms of the sitting, and the ballots that have left them.
func (t *telling) forms() {
	for _, f := range t.snap.forms {
		switch state, left := (View{snap: t.snap}).FormState(f); {
		case f.Kind == SignedForm && f.Session == t.box.Session:
			t.box.Signed.add(state)
			t.member(f.Member).Signed.add(state)
			t.list(f, state)
		case f.Kind != SignedForm && (f.Session == t.box.Session || t.holds(f)):
			t.form(f, state, left)
			t.list(f, state)
		}
	}
}

// holds reports whether a ballot of the box is on a form of an earlier sitting.
func (t *telling) holds(f *Form) bool {
	return slices.ContainsFunc(f.Ballots, func(b Ballot) bool {
		return (View{snap: t.snap}).On(f, b) && t.snap.onAgenda(t.snap.dossierIndex(b.Dossier))
	})
}

// form counts a form on which a member scores, and the ballots that have left it.
func (t *telling) form(f *Form, state FormState, left int) {
	member, channel := t.member(f.Member), t.channel(f.Kind.channel())
	for _, count := range []*FormCount{&t.box.Forms, &member.Forms, &channel.Forms} {
		count.add(state)
	}
	for _, count := range []*Count{&t.box.Total, &member.Count, &channel.Count} {
		if state == FormSpoiled {
			count.Spoiled += len(f.Ballots)
		}
		count.Replaced += left
	}
	if left > 0 {
		t.box.Left = append(t.box.Left, LeftForm{f, left})
	}
}

// list notes a form among those that people ask after.
func (t *telling) list(f *Form, state FormState) {
	switch state {
	case FormOut:
		t.box.Outstanding = append(t.box.Outstanding, f)
	case FormSpoiled:
		t.box.Spoiled = append(t.box.Spoiled, f)
	}
}

func (c *FormCount) add(state FormState) {
	c.Given++
	switch state {
	case FormOut:
		c.Out++
	case FormReturned:
		c.Returned++
	case FormReplaced:
		c.Replaced++
	case FormSpoiled:
		c.Spoiled++
	}
}

// channel is the count of one way; scores that were brought in are on the screen.
func (t *telling) channel(channel Channel) *ChannelCount {
	if !channel.OnForm() {
		channel = OnScreen
	}
	if t.channels[channel] == nil {
		t.channels[channel] = &ChannelCount{Channel: channel}
	}
	return t.channels[channel]
}

func (t *telling) member(code string) *MemberCount {
	if t.members[code] == nil {
		member := t.snap.member(code)
		if member == nil {
			member = &Member{Code: code}
		}
		t.members[code] = &MemberCount{Member: member}
	}
	return t.members[code]
}

// close puts what was counted in order.
func (t *telling) close() {
	for _, channel := range []Channel{OnScreen, OnPaper, InWorkbook, InPacket} {
		if c := t.channels[channel]; c != nil {
			t.box.Channels = append(t.box.Channels, *c)
		}
	}
	for _, m := range t.members {
		t.box.Members = append(t.box.Members, *m)
	}
	slices.SortFunc(t.box.Members, func(a, b MemberCount) int { return compareCodes(a.Member.Code, b.Member.Code) })
	t.box.Away = slices.DeleteFunc(t.away, func(a AwayCount) bool { return a.Member == nil })
}

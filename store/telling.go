package store

import "slices"

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
	if at == out && (sheet == nil || sheet.Form == 0) {
		t.member(s.voters[m].Code).OnScreen++
	}
	if at == voided {
		t.box.Rejected = append(t.box.Rejected, RejectedBallot{Ballot{s.dossiers[d].Code, turn}, s.forms[sheet.Form-1], sheet.Invalid})
	}
	if at == valid && sheet != nil && sheet.Form != 0 {
		if k := s.keyingOf(sheet.Form, Ballot{sheet.Dossier, turn}); k != nil && k.onePerson() && k.Written {
			t.box.Lone = append(t.box.Lone, LoneKeying{Ballot{sheet.Dossier, turn}, s.forms[sheet.Form-1], k.Passes[0].Clerk})
		}
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

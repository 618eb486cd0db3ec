package store

import "example.com/hoidong/scoring"

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
	// OnScreen are those of Out that he has to finish on the screen.
	OnScreen int
	Forms    FormCount
	// Signed are the sheets printed for his signature.
	Signed FormCount
}

// A RejectedBallot is one that is void, and why.
type RejectedBallot struct {
	Ballot
	Form   *Form
	Reason string
}

// A LoneKeying is a ballot on paper that one person keyed twice.
type LoneKeying struct {
	Ballot
	Form  *Form
	Clerk string
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
	// Lone are the ballots that no second person has keyed.
	Lone []LoneKeying
	Away []AwayCount
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

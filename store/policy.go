package store

import (
	"slices"

	"example.com/hoidong/scoring"
)

// An Action is what the policy is asked about; several acts may share one.
type Action string

const (
	// ScoreOwnSheet is keeping, moving and undoing one's own scores and remarks.
	ScoreOwnSheet Action = "score-own-sheet"
	// ConfirmOwnSheet is confirming one's own sheets and opening them again.
	ConfirmOwnSheet Action = "confirm-own-sheet"
	// ImportScores brings in scores that were given elsewhere.
	ImportScores Action = "import-scores"
	// ManageRound is creating a round and changing its rules.
	ManageRound Action = "manage-round"
	// AdjustDecision is changing the decision part of the rules: pass mark, Top N, order of ties, quorum, who scores what.
	AdjustDecision Action = "adjust-decision"
	// ManageDossiers is importing, editing and correcting dossiers and deciding on them.
	ManageDossiers Action = "manage-dossiers"
	// ManageCouncil is importing and editing members and issuing access codes.
	ManageCouncil Action = "manage-council"
	// NameTellers is saying who counts the sheets of a sitting.
	NameTellers Action = "name-tellers"
	// RunSession is calling, opening, pausing and ending a sitting.
	RunSession Action = "run-session"
	// SetSharedScreen is deciding what the shared screen in the room shows.
	SetSharedScreen Action = "set-shared-screen"
	// ReopenSession is opening a sitting again after its end.
	ReopenSession Action = "reopen-session"
	// ChangeAgenda is changing which dossiers a sitting scores.
	ChangeAgenda Action = "change-agenda"
	// TakeAttendance is noting who is there.
	TakeAttendance Action = "take-attendance"
	// AppointPresiding is saying which vice-chair presides when the chair is not there.
	AppointPresiding Action = "appoint-presiding"
	// ManageRecusals is entering who does not score whose products, importing that, and taking it back.
	ManageRecusals Action = "manage-recusals"
	// SealSheets is sealing what one gave in a packet, to be handed in.
	SealSheets Action = "seal-sheets"
	// DeclareOwnInterest is declaring a conflict of interest of one's own.
	DeclareOwnInterest Action = "declare-own-interest"
	// SettleScoring is what the council decides about single sheets and cells: agreeing to a blank, points in place of a
	// figure, a second scoring.
	SettleScoring Action = "settle-scoring"
	// ManageOwnKeys is registering public keys of one's own.
	ManageOwnKeys Action = "manage-own-keys"
	// GuardDoor is noting whom wrong codes have locked out.
	GuardDoor Action = "guard-door"
	// ChangeChannel is bringing a member's sheets back to the screen.
	ChangeChannel Action = "change-channel"
	// GiveOutForms is giving out forms on which members score elsewhere.
	GiveOutForms Action = "give-out-forms"
	// ReceiveForms is taking in the files that come back.
	ReceiveForms Action = "receive-forms"
	// KeyBallots is typing in what members wrote on paper, and settling where two who did so differ.
	KeyBallots Action = "key-ballots"
	// TickForms is printing what was confirmed for signatures, ticking off forms that came back, and saying which are spoiled.
	TickForms Action = "tick-forms"
)

// Actions lists them all.
func Actions() []Action {
	return []Action{
		ScoreOwnSheet, ConfirmOwnSheet, SealSheets, DeclareOwnInterest, ImportScores, GiveOutForms, ReceiveForms, KeyBallots, TickForms, ChangeChannel, ManageRound, AdjustDecision, ManageDossiers, ManageCouncil,
		ManageRecusals, ChangeAgenda, TakeAttendance, AppointPresiding, NameTellers, RunSession, SetSharedScreen, SettleScoring, ReopenSession,
		ManageOwnKeys, GuardDoor,
	}
}

// A permission holds for anybody with one of the roles while the sitting is in one of the phases. In those of grave he
// needs a reason and a second person: what he does may change results.
type permission struct {
	roles  Roles
	phases []Phase
	grave  []Phase
}

// policy is the one table of who may do what, in which phase. What is not in it is refused.
var policy = map[Action]permission{
	ScoreOwnSheet:      {Roles{Voter, Holder}, []Phase{Scoring}, nil},
	ConfirmOwnSheet:    {Roles{Voter, Holder}, []Phase{Scoring}, nil},
	SealSheets:         {Roles{Holder}, []Phase{Scoring}, nil},
	DeclareOwnInterest: {Roles{Voter}, []Phase{Preparing, Scoring, Paused}, nil},
	ImportScores:       {Roles{Secretary}, []Phase{Preparing, Paused}, nil},
	ChangeChannel:      {Roles{Secretary}, []Phase{Preparing, Scoring, Paused}, nil},
	GiveOutForms:       {Roles{Secretary, Operator}, []Phase{Preparing, Scoring, Paused}, nil},
	ReceiveForms:       {Roles{Secretary, Operator}, []Phase{Preparing, Scoring, Paused}, nil},
	KeyBallots:         {Roles{Secretary, Operator}, []Phase{Preparing, Scoring, Paused}, nil},
	TickForms:          {Roles{Secretary, Operator}, Phases(), nil},
	ManageRound:        {Roles{Secretary, Founder}, []Phase{Preparing, Paused}, []Phase{Paused}},
	AdjustDecision:     {Roles{Secretary, Chair, Founder}, []Phase{Preparing, Paused}, []Phase{Paused}},
	ManageDossiers:     {Roles{Secretary, Operator, Founder}, []Phase{Preparing, Paused}, []Phase{Paused}},
	ManageCouncil:      {Roles{Secretary, Founder}, []Phase{Preparing, Scoring, Paused}, nil},
	ManageRecusals:     {Roles{Secretary, Founder}, []Phase{Preparing, Scoring, Paused}, []Phase{Scoring, Paused}},
	AppointPresiding:   {Roles{Secretary, Chair}, []Phase{Preparing, Scoring, Paused}, nil},
	NameTellers:        {Roles{Secretary, Chair}, Phases(), nil},
	ChangeAgenda:       {Roles{Secretary, Chair}, []Phase{Preparing, Paused}, []Phase{Paused}},
	TakeAttendance:     {Roles{Secretary, Operator, Chair}, []Phase{Preparing, Scoring, Paused}, nil},
	RunSession:         {Roles{Secretary, Chair}, Phases(), nil},
	SetSharedScreen:    {Roles{Secretary, Chair, ViceChair}, Phases(), nil},
	SettleScoring:      {Roles{Secretary, Chair}, []Phase{Scoring, Paused}, []Phase{Scoring, Paused}},
	ManageOwnKeys:      {Roles{Chair, ViceChair, Voter, Secretary, Operator, Screen}, Phases(), nil},
	GuardDoor:          {Roles{Secretary}, Phases(), nil},
	ReopenSession:      {Roles{Secretary, Chair}, []Phase{Ended}, []Phase{Ended}},
}

// needsSeat reports whether only somebody may do it who sits there, himself or in a member's place; see Turnout.
func (a Action) needsSeat() bool { return a == ScoreOwnSheet || a == ConfirmOwnSheet }

// grave reports whether an action needs a reason and a second person in this phase.
func grave(action Action, phase Phase) bool { return slices.Contains(policy[action].grave, phase) }

// May says whether somebody with these roles may do this in this phase. The error is a fault: policy.role when no phase
// would allow it, policy.phase when another one would.
func May(roles Roles, action Action, phase Phase) error {
	p := policy[action]
	if !roles.Has(p.roles...) {
		return scoring.NewFault("policy.role", "action", action)
	}
	if !slices.Contains(p.phases, phase) {
		return scoring.NewFault("policy.phase", "action", action, "phase", phase)
	}
	return nil
}

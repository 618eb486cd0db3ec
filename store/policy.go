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
	// ManageDossiers is importing, editing and correcting dossiers and deciding on them.
	ManageDossiers Action = "manage-dossiers"
	// ManageCouncil is importing and editing members, importing recusals and issuing access codes.
	ManageCouncil Action = "manage-council"
	// RunSession is opening, pausing and ending a sitting.
	RunSession Action = "run-session"
)

// Actions lists them all.
func Actions() []Action {
	return []Action{ScoreOwnSheet, ConfirmOwnSheet, ImportScores, ManageRound, ManageDossiers, ManageCouncil, RunSession}
}

// A permission holds for anybody with one of the roles while the sitting is in one of the phases.
type permission struct {
	roles  Roles
	phases []Phase
}

// policy is the one table of who may do what, in which phase. What is not in it is refused.
var policy = map[Action]permission{
	ScoreOwnSheet:   {Roles{Voter}, []Phase{Scoring}},
	ConfirmOwnSheet: {Roles{Voter}, []Phase{Scoring}},
	ImportScores:    {Roles{Secretary}, []Phase{Preparing, Paused}},
	ManageRound:     {Roles{Secretary, Founder}, []Phase{Preparing, Paused}},
	ManageDossiers:  {Roles{Secretary, Operator, Founder}, []Phase{Preparing, Paused}},
	ManageCouncil:   {Roles{Secretary, Founder}, []Phase{Preparing, Scoring, Paused}},
	RunSession:      {Roles{Secretary, Chair}, []Phase{Preparing, Scoring, Paused}},
}

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

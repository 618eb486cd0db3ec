package store

import (
	"time"

	"example.com/hoidong/scoring"
)

// A Status is the word for a dossier's standing; the names are in users' own words in the message files.
type Status string

const (
	StatusReceived   Status = "received"
	StatusIncomplete Status = "incomplete"
	StatusLate       Status = "late"
	StatusEligible   Status = "eligible"
	StatusIneligible Status = "ineligible"
	// StatusScoring and StatusScored are eligible dossiers that have scores: some, or all that are asked for.
	StatusScoring Status = "scoring"
	StatusScored  Status = "scored"
	// StatusWithdrawn: the enterprise took the dossier back.
	StatusWithdrawn Status = "withdrawn"
)

// A Standing says whether a dossier takes part in the scoring, and why not.
type Standing struct {
	Status Status
	// Out is empty when the dossier is scored.
	Out scoring.Reason
	// Why lists what is not met or not stated, as faults of codes condition.*.
	Why []*scoring.Fault
}

// Standing derives where a dossier stands before anybody has scored it. What is not stated is a condition not shown to
// be met, never a default. Rules without tracks have no conditions.
func (d *Dossier) Standing(round *Round, rules *scoring.Rules) Standing {
	if w := d.Withdrawn; w != nil {
		why := scoring.NewFault("condition.withdrawn", "day", spoken(w.Day), "reason", w.Reason)
		return Standing{StatusWithdrawn, scoring.ReasonWithdrawn, []*scoring.Fault{why}}
	}
	if late := d.lateness(round); late != nil && d.Late != Yes {
		return Standing{StatusLate, scoring.ReasonLate, []*scoring.Fault{late}}
	}
	if len(rules.Tracks) == 0 {
		return Standing{Status: StatusEligible}
	}
	unmet, unstated := failing(d.conditions(round, rules))
	switch {
	case len(unmet) > 0:
		return Standing{StatusIneligible, scoring.ReasonIneligible, append(unmet, unstated...)}
	case d.SiteInHanoi == Unstated && d.Commitments == Unstated:
		return Standing{StatusReceived, scoring.ReasonPending, unstated}
	case len(unstated) > 0:
		return Standing{StatusIncomplete, scoring.ReasonPending, unstated}
	}
	return Standing{Status: StatusEligible}
}

// lateness is the deadline that was missed; days compare as text because they are written YYYY-MM-DD.
func (d *Dossier) lateness(round *Round) *scoring.Fault {
	if missed(d.Received, round.DossierDeadline) {
		return scoring.NewFault("condition.dossier_late", "day", spoken(d.Received), "deadline", spoken(round.DossierDeadline))
	}
	if missed(d.ReferralDate, round.ReferralDeadline) {
		return scoring.NewFault("condition.referral_late", "day", spoken(d.ReferralDate), "deadline", spoken(round.ReferralDeadline))
	}
	return nil
}

// spoken is a day as people write it, 2/4/2021; what is no day stays as it is.
func spoken(day string) string {
	at, err := time.Parse(time.DateOnly, day)
	if err != nil {
		return day
	}
	return at.Format("2/1/2006")
}

func missed(day, deadline string) bool { return deadline != "" && day > deadline }

package store

import "example.com/hoidong/scoring"

// An Answer to a yes/no question; Unstated is neither.
type Answer string

const (
	Unstated Answer = ""
	Yes      Answer = "yes"
	No       Answer = "no"
)

// A Registration is why a product comes before the council.
type Registration string

const (
	FirstTime Registration = "first"
	Renewal   Registration = "renewal"
)

// A Dossier is one product of one enterprise put forward in a round.
type Dossier struct {
	// Code identifies the dossier in the round, for example SP04. Upper case.
	Code    string `json:"code"`
	Product string `json:"product"`
	TaxCode string `json:"tax_code"`
	Sector  string `json:"sector,omitempty"`
	// Track is the name of a track of the rules; empty when the rules have none.
	Track        string       `json:"track,omitempty"`
	Registration Registration `json:"registration,omitempty"`
	// ReferredBy is who sent the dossier: free text, because the list of referrers changes.
	ReferredBy     string `json:"referred_by,omitempty"`
	ReferralNumber string `json:"referral_number,omitempty"`
	// ReferralDate and Received are days as YYYY-MM-DD, or empty.
	ReferralDate string `json:"referral_date,omitempty"`
	Received     string `json:"received,omitempty"`
	// Figures are those of the product, years ascending.
	Figures     []YearFigures `json:"figures,omitempty"`
	ISO9001     Answer        `json:"iso_9001,omitempty"`
	ISO14001    Answer        `json:"iso_14001,omitempty"`
	SiteInHanoi Answer        `json:"site_in_hanoi,omitempty"`
	Commitments Answer        `json:"commitments,omitempty"`
	// Conclusion on the conditions of a judged track, recorded by the secretary.
	Conclusion Answer `json:"conclusion,omitempty"`
	// Papers is the checklist of what the dossier has to contain.
	Papers []Paper `json:"papers,omitempty"`
	// Late is what was decided about a dossier that came after a deadline; Unstated is not decided yet.
	Late       Answer `json:"late,omitempty"`
	LateReason string `json:"late_reason,omitempty"`
}

// A Paper of a dossier's checklist, and whether it is there.
type Paper struct {
	Name    string `json:"name"`
	Present Answer `json:"present"`
}

// FiguresFor picks the figures that the rules of a round in this year speak of.
func (d *Dossier) FiguresFor(year int) scoring.Figures {
	var f scoring.Figures
	for _, y := range d.Figures {
		switch y.Year {
		case year - 1:
			f.Revenue, f.Export, f.Workers = amount(y.Revenue), amount(y.Export), amount(y.Workers)
		case year - 2:
			f.PreviousRevenue = amount(y.Revenue)
		}
	}
	return f
}

func amount(v *int64) scoring.Amount {
	if v == nil {
		return scoring.Amount{}
	}
	return scoring.Known(*v)
}

// DecideLate admits a dossier that came after a deadline, or turns it away.
type DecideLate struct {
	Dossier  string `json:"dossier"`
	Admitted Answer `json:"admitted"`
	Reason   string `json:"reason"`
}

func (a *DecideLate) kind() string   { return "dossier.late" }
func (a *DecideLate) action() Action { return ManageDossiers }

func (a *DecideLate) check(t *tx) error {
	if _, err := t.dossier(a.Dossier); err != nil {
		return err
	}
	return needReason(a.Reason)
}

func (a *DecideLate) apply(t *tx) error {
	return t.changeDossier(a.Dossier, func(d *Dossier) { d.Late, d.LateReason = a.Admitted, a.Reason })
}

// RecordConclusion records whether a dossier of a judged track meets its conditions.
type RecordConclusion struct {
	Dossier    string `json:"dossier"`
	Conclusion Answer `json:"conclusion"`
	Reason     string `json:"reason"`
}

func (a *RecordConclusion) kind() string   { return "dossier.conclusion" }
func (a *RecordConclusion) action() Action { return ManageDossiers }

func (a *RecordConclusion) check(t *tx) error {
	if _, err := t.dossier(a.Dossier); err != nil {
		return err
	}
	return needReason(a.Reason)
}

func (a *RecordConclusion) apply(t *tx) error {
	return t.changeDossier(a.Dossier, func(d *Dossier) { d.Conclusion = a.Conclusion })
}

func (t *tx) changeDossier(code string, change func(*Dossier)) error {
	d, err := t.dossier(code)
	if err != nil {
		return err
	}
	change(d)
	return put(t, key(dossierTable, t.round, code), d)
}

func needReason(reason string) error {
	if reason == "" {
		return scoring.NewFault("reason.missing")
	}
	return nil
}

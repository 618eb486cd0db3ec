package store

import (
	"strings"

	"example.com/hoidong/scoring"
)

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
	Conclusion       Answer `json:"conclusion,omitempty"`
	ConclusionReason string `json:"conclusion_reason,omitempty"`
	// Papers is the checklist of what the dossier has to contain.
	Papers []Paper `json:"papers,omitempty"`
	// Late is what was decided about a dossier that came after a deadline; Unstated is not decided yet.
	Late       Answer `json:"late,omitempty"`
	LateReason string `json:"late_reason,omitempty"`
	// Withdrawn is set when the enterprise took the dossier back.
	Withdrawn *Withdrawal `json:"withdrawn,omitempty"`
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

func (d *Dossier) at(round string) string { return key(dossierTable, round, d.Code) }

func (d *Dossier) moved() *scoring.Fault {
	return scoring.NewFault("dossier.moved_on", "dossier", d.Code)
}

// EditDossier corrects one dossier, or adds one: Was is nil for a dossier that is not there yet, Now is nil only when that
// is taken back. The code stays. What is changed with a reason has an act of its own and stays too: the figures, what was
// decided, and whether the enterprise withdrew.
type EditDossier struct {
	Was *Dossier `json:"was"`
	Now *Dossier `json:"now"`
}

func (a *EditDossier) kind() string   { return "dossier.edit" }
func (a *EditDossier) action() Action { return ManageDossiers }
func (a *EditDossier) inverse() Act   { return &EditDossier{a.Now, a.Was} }

func (a *EditDossier) check(t *tx) error {
	if a.Now != nil {
		if err := a.Now.checkEdit(a.Was); err != nil {
			return err
		}
	}
	return t.checkIntake(nil, []change[*Dossier]{a.change()})
}

func (a *EditDossier) apply(t *tx) error { return a.change().apply(t) }

func (a *EditDossier) change() change[*Dossier] { return change[*Dossier]{a.Was, a.Now} }

// checkEdit says whether the dossier has what every dossier has and, unless it is new, whether its code and all that is
// changed with a reason are as they were.
func (d *Dossier) checkEdit(was *Dossier) error {
	if d.Code == "" || d.Product == "" || d.TaxCode == "" {
		return scoring.NewFault("dossier.incomplete", "dossier", d.Code)
	}
	if was == nil {
		return nil
	}
	if d.Code != was.Code {
		return scoring.NewFault("dossier.code", "dossier", was.Code)
	}
	as := *d
	as.Figures, as.Withdrawn = was.Figures, was.Withdrawn
	as.setLate(was.LateRuling())
	as.setConclusion(was.ConclusionRuling())
	same, err := sameRecord(&as, d)
	if err != nil || !same {
		return orFault(err, "dossier.reasoned", "dossier", d.Code)
	}
	return nil
}

func (t *tx) changeDossier(code string, change func(*Dossier)) error {
	d, err := t.dossier(code)
	if err != nil {
		return err
	}
	change(d)
	return put(t, d.at(t.round), d)
}

func needReason(reason string) error {
	if strings.TrimSpace(reason) == "" {
		return scoring.NewFault("reason.missing")
	}
	return nil
}

package store

import (
	"example.com/hoidong/scoring"
	"example.com/hoidong/store/engine"
)

// An Unsettled sheet keeps the sitting from being ended: it lacks scores, or nobody has confirmed it, and neither did the
// council agree to that nor is its member away.
type Unsettled struct {
	Member, Dossier string
	// Blanks is how many scores it lacks; 0 when it only waits to be confirmed.
	Blanks int
}

// unsettled lists them by member and dossier, in the order of their codes.
func (s *Snapshot) unsettled() []Unsettled {
	var list []Unsettled
	sums := make([]scoring.Cell, len(s.voters))
	owing := make([][]Unsettled, len(s.voters))
	for d := range s.products {
		if s.standings[d].Out != "" || !s.onAgenda(d) {
			continue
		}
		s.asking(d).SheetSums(sums)
		for m, sum := range sums {
			if sum == 0 || !s.stance(m, d).owes || sum.Complete() && s.sheets[d][m].Confirmed {
				continue
			}
			owing[m] = append(owing[m], Unsettled{s.voters[m].Code, s.dossiers[d].Code, sum.Expected() - sum.Present()})
		}
	}
	for _, sheets := range owing {
		list = append(list, sheets...)
	}
	return list
}

// checkEnding refuses to end a sitting in which something is owed. The fault session.owed counts the sheets that lack
// scores and those that nobody has confirmed.
func checkEnding(t *tx) error {
	snap, err := load(t, t.round)
	if err != nil {
		return err
	}
	list := snap.unsettled()
	if len(list) == 0 {
		return nil
	}
	blank := 0
	for _, u := range list {
		if u.Blanks > 0 {
			blank++
		}
	}
	return scoring.NewFault("session.owed", "blank", blank, "unconfirmed", len(list)-blank)
}

// Unsettled lists what keeps the sitting from being ended, for whoever may end it; nil for others.
func (v View) Unsettled() []Unsettled {
	if !v.roles().Has(Secretary, Chair, Operator) {
		return nil
	}
	return v.snap.unsettled()
}

// A Waiver is the council's agreement that a member leaves a sheet as it is: what it lacks is not owed any more, and it
// need not be confirmed.
type Waiver struct {
	Dossier string `json:"dossier"`
	Member  string `json:"member"`
	Reason  string `json:"reason"`
}

func (w *Waiver) at(round string) string { return key(waiverTable, round, w.Dossier, w.Member) }

func (w *Waiver) moved() *scoring.Fault {
	return scoring.NewFault("waiver.moved_on", "dossier", w.Dossier, "member", w.Member)
}

// WaiveSheets agrees to several sheets as they are, or takes the agreement back. Was and Now go in pairs; nil is no waiver.
type WaiveSheets struct {
	Was []*Waiver `json:"was"`
	Now []*Waiver `json:"now"`
}

// NewWaivers agrees to sheets of a view's that nobody has agreed to, all for one reason.
func NewWaivers(sheets []Unsettled, reason string) *WaiveSheets {
	act := &WaiveSheets{Was: make([]*Waiver, len(sheets))}
	for _, u := range sheets {
		act.Now = append(act.Now, &Waiver{u.Dossier, u.Member, reason})
	}
	return act
}

func (a *WaiveSheets) kind() string   { return "sheets.waive" }
func (a *WaiveSheets) action() Action { return SettleScoring }
func (a *WaiveSheets) inverse() Act   { return &WaiveSheets{a.Now, a.Was} }

func (a *WaiveSheets) reason() string {
	for _, w := range a.Now {
		if w != nil {
			return w.Reason
		}
	}
	return ""
}

func (a *WaiveSheets) check(t *tx) error {
	list, err := changes(a.Was, a.Now)
	if err != nil {
		return err
	}
	for _, c := range list {
		if c.removes() {
			continue
		}
		if err := needReason(c.now.Reason); err != nil {
			return err
		}
		if err := t.mayScore(c.now.Dossier, c.now.Member); err != nil {
			return err
		}
	}
	return checkAll(t, list)
}

func (a *WaiveSheets) apply(t *tx) error {
	list, err := changes(a.Was, a.Now)
	if err != nil {
		return err
	}
	return applyAll(t, list)
}

// waived names a sheet that the council agreed to as it is.
type waived struct{ dossier, member string }

func (s *Snapshot) waived(voter, dossier int) bool {
	return s.waivers[waived{s.dossiers[dossier].Code, s.voters[voter].Code}]
}

func (s *Snapshot) loadWaivers(r engine.R) error {
	waivers, err := all[Waiver](r, under(waiverTable, s.round.ID))
	if err != nil {
		return err
	}
	s.waivers = make(map[waived]bool, len(waivers))
	for _, w := range waivers {
		s.waivers[waived{w.Dossier, w.Member}] = true
	}
	return nil
}

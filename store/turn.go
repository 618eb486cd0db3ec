package store

import (
	"slices"
	"strconv"

	"example.com/hoidong/scoring"
	"example.com/hoidong/store/engine"
)

// firstTurn is the turn of a product scored for the first time.
const firstTurn = 1

// counted is the turn that an act speaks of: those who name none mean the first.
func counted(turn int) int { return max(turn, firstTurn) }

// Turns are the turns that somebody saw of several dossiers' sheets; dossiers in their first turn are left out.
type Turns map[string]int

func (t Turns) of(dossier string) int { return counted(t[dossier]) }

// A Rescoring is the council's call to score a product once more, because its members are far apart. Those who are named
// begin with empty sheets; what they gave before counts until all of them have confirmed the new ones. For everybody else
// the sheet that he has goes on counting.
type Rescoring struct {
	Dossier string `json:"dossier"`
	// Turn counts from 2; a product's calls have no gaps.
	Turn    int      `json:"turn"`
	Members []string `json:"members"`
	Reason  string   `json:"reason"`
	// Withdrawn: the call was taken back, and what was given in its turn does not count.
	Withdrawn bool `json:"withdrawn,omitempty"`
}

func (r *Rescoring) at(round string) string {
	return key(rescoringTable, round, r.Dossier, strconv.Itoa(r.Turn))
}

// names reports whether the call stands and asks the member.
func (r *Rescoring) names(member string) bool {
	return !r.Withdrawn && slices.Contains(r.Members, member)
}

// rescorings are the calls of a product in the order of their turns, those that were taken back among them.
func rescorings(r engine.R, round, dossier string) ([]*Rescoring, error) {
	calls, err := all[Rescoring](r, under(rescoringTable, round, dossier))
	sortCalls(calls)
	return calls, err
}

func sortCalls(calls []*Rescoring) {
	slices.SortFunc(calls, func(a, b *Rescoring) int { return a.Turn - b.Turn })
}

// turnAmong is the turn in which the member is asked to score, by the calls of a product.
func turnAmong(calls []*Rescoring, member string) int {
	for _, call := range slices.Backward(calls) {
		if call.names(member) {
			return call.Turn
		}
	}
	return firstTurn
}

// turnOf is turnAmong for whoever has no snapshot.
func turnOf(r engine.R, round, dossier, member string) (int, error) {
	calls, err := rescorings(r, round, dossier)
	return turnAmong(calls, member), err
}

// CallRescoring asks members to score a product once more.
type CallRescoring struct {
	Call Rescoring `json:"call"`
}

func (a *CallRescoring) kind() string   { return "rescoring.call" }
func (a *CallRescoring) action() Action { return SettleScoring }
func (a *CallRescoring) reason() string { return a.Call.Reason }
func (a *CallRescoring) inverse() Act   { return &WithdrawRescoring{a.Call.Dossier, a.Call.Turn, false} }

// check asks that the call before is settled, and that everybody who is named has a whole sheet to give anew.
func (a *CallRescoring) check(t *tx) error {
	if err := needReason(a.Call.Reason); err != nil {
		return err
	}
	snap, err := load(t, t.round)
	if err != nil {
		return err
	}
	d := snap.dossierIndex(a.Call.Dossier)
	if d < 0 {
		return scoring.NewFault("dossier.unknown", "dossier", a.Call.Dossier)
	}
	switch {
	case a.Call.Withdrawn || a.Call.Turn != snap.nextTurn(d):
		return scoring.NewFault("rescoring.moved_on", "dossier", a.Call.Dossier)
	case snap.rescoring(d):
		return scoring.NewFault("rescoring.pending", "dossier", a.Call.Dossier)
	case len(a.Call.Members) == 0:
		return scoring.NewFault("rescoring.nobody", "dossier", a.Call.Dossier)
	}
	may := snap.rescorers(d)
	for _, member := range a.Call.Members {
		if err := t.mayScore(a.Call.Dossier, member); err != nil {
			return err
		}
		if !slices.Contains(may, member) {
			return scoring.NewFault("rescoring.incomplete", "dossier", a.Call.Dossier, "member", member)
		}
	}
	return nil
}

func (a *CallRescoring) apply(t *tx) error { return put(t, a.Call.at(t.round), &a.Call) }

// WithdrawRescoring takes the newest call of a product back, so that what was given before counts again; with Back set it
// puts a call that was taken back in force again, with what was given in its turn.
type WithdrawRescoring struct {
	Dossier string `json:"dossier"`
	Turn    int    `json:"turn"`
	Back    bool   `json:"back,omitempty"`
}

func (a *WithdrawRescoring) kind() string   { return "rescoring.withdraw" }
func (a *WithdrawRescoring) action() Action { return SettleScoring }
func (a *WithdrawRescoring) inverse() Act   { return &WithdrawRescoring{a.Dossier, a.Turn, !a.Back} }

func (a *WithdrawRescoring) check(t *tx) error {
	calls, err := rescorings(t, t.round, a.Dossier)
	if err != nil {
		return err
	}
	if last := len(calls) - 1; last < 0 || calls[last].Turn != a.Turn || calls[last].Withdrawn != a.Back {
		return scoring.NewFault("rescoring.moved_on", "dossier", a.Dossier)
	}
	return nil
}

func (a *WithdrawRescoring) apply(t *tx) error {
	at := (&Rescoring{Dossier: a.Dossier, Turn: a.Turn}).at(t.round)
	call, err := get[Rescoring](t, at)
	if err != nil || call == nil {
		return orFault(err, "rescoring.moved_on", "dossier", a.Dossier)
	}
	call.Withdrawn = !a.Back
	return put(t, at, call)
}

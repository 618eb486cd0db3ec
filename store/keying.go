package store

import (
	"fmt"
	"slices"
	"strconv"
	"time"

	"example.com/hoidong/scoring"
	"example.com/hoidong/store/engine"
)

// A Keying is what was typed from one ballot of a paper form. Two people do so, neither of whom sees what the other typed
// until both have finished; where the two agree, or somebody has looked at the paper again, it is written on the sheet. It
// belongs to the form: a ballot that went to another form is keyed anew from there.
type Keying struct {
	Form    int     `json:"form"`
	Dossier string  `json:"dossier"`
	Turn    int     `json:"turn"`
	Passes  [2]Pass `json:"passes"`
	// Settled are the cells in which the passes differed, as the paper says.
	Settled []Settlement `json:"settled,omitempty"`
	// Written: the sheet holds what was keyed, and Before what stood there until then.
	Written bool   `json:"written,omitempty"`
	Before  Scores `json:"before,omitempty"`
}

// A Pass is one of the two times that a ballot is keyed.
type Pass struct {
	// Clerk is who has the pass; empty for nobody.
	Clerk  string `json:"clerk,omitempty"`
	Scores Scores `json:"scores,omitempty"`
	// Done: he has held what he typed against the paper, At when.
	Done bool      `json:"done,omitempty"`
	At   time.Time `json:"at,omitzero"`
}

// A Settlement is what the paper says in a cell in which the passes differed; no points for a blank.
type Settlement struct {
	Criterion string          `json:"criterion"`
	Points    *scoring.Points `json:"points"`
	By        string          `json:"by"`
	At        time.Time       `json:"at"`
}

// A Mismatch is a cell that the passes of a ballot have not in common; no points for a blank.
type Mismatch struct {
	Criterion     string
	First, Second *scoring.Points
}

// betweenPasses is how long one person waits before he keys a ballot a second time, where the rules let him.
const betweenPasses = 5 * time.Minute

func keyingKey(round string, form int, dossier string, turn int) string {
	return key(keyingTable, round, fmt.Sprintf("%06d", form), dossier, strconv.Itoa(turn))
}

func (k *Keying) at(round string) string { return keyingKey(round, k.Form, k.Dossier, k.Turn) }

// marked counts the passes that are done.
func (k *Keying) marked() int {
	n := 0
	for i := range k.Passes {
		if k.Passes[i].Done {
			n++
		}
	}
	return n
}

// begun reports whether anybody has a pass.
func (k *Keying) begun() bool {
	return k != nil && (k.Passes[0].Clerk != "" || k.Passes[1].Clerk != "")
}

// open reports whether both may be seen: they are finished.
func (k *Keying) open() bool { return k.marked() == len(k.Passes) }

// onePerson reports whether the same person has both passes.
func (k *Keying) onePerson() bool {
	return k.Passes[0].Clerk != "" && k.Passes[0].Clerk == k.Passes[1].Clerk
}

// pass is one by its number from 1, and the other one.
func (k *Keying) pass(number int) (this, other *Pass) {
	return &k.Passes[number-1], &k.Passes[2-number]
}

// settlement is how a cell was settled; nil when it was not.
func (k *Keying) settlement(criterion string) *Settlement {
	i := slices.IndexFunc(k.Settled, func(s Settlement) bool { return s.Criterion == criterion })
	if i < 0 {
		return nil
	}
	return &k.Settled[i]
}

// mismatches are the cells that differ and are not settled, by criterion.
func (k *Keying) mismatches() []Mismatch {
	var list []Mismatch
	for _, criterion := range k.criteria() {
		first, second := k.Passes[0].Scores.Get(criterion), k.Passes[1].Scores.Get(criterion)
		if !sameValue(first, second) && k.settlement(criterion) == nil {
			list = append(list, Mismatch{criterion, first, second})
		}
	}
	return list
}

// criteria are those that either pass has points for, sorted.
func (k *Keying) criteria() []string {
	var codes []string
	for i := range k.Passes {
		for _, score := range k.Passes[i].Scores {
			codes = append(codes, score.Criterion)
		}
	}
	slices.Sort(codes)
	return slices.Compact(codes)
}

// agreed is what the ballot says, once nothing differs any more.
func (k *Keying) agreed() Scores {
	scores := slices.Clone(k.Passes[0].Scores)
	for _, s := range k.Settled {
		scores = scores.With(s.Criterion, s.Points)
	}
	return scores
}

// mayKey says whether a pass may be typed in by a clerk now. The faults are keying.marked, keying.taken, and where somebody
// would key twice himself, keying.same and keying.too_soon.
func (k *Keying) mayKey(number int, clerk string, rules *scoring.Rules, now time.Time) error {
	this, other := k.pass(number)
	switch {
	case this.Clerk != "" && this.Clerk != clerk:
		return scoring.NewFault("keying.taken", "dossier", k.Dossier, "pass", number, "clerk", this.Clerk)
	case this.Done:
		return scoring.NewFault("keying.marked", "dossier", k.Dossier)
	case this.Clerk == clerk || other.Clerk != clerk:
		return nil
	case rules.SecondClerk != scoring.SecondClerkSame:
		return scoring.NewFault("keying.same", "dossier", k.Dossier)
	case !other.Done || now.Before(other.At.Add(betweenPasses)):
		return scoring.NewFault("keying.too_soon", "dossier", k.Dossier, "minutes", int(betweenPasses.Minutes()))
	}
	return nil
}

// release gives a pass that holds nothing back to whoever takes it first.
func (p *Pass) release() {
	if len(p.Scores) == 0 && !p.Done {
		*p = Pass{}
	}
}

// keying reads what was keyed of a ballot; one that nobody has keyed yet is empty.
func (t *tx) keying(form int, dossier string, turn int) (*Keying, error) {
	k, err := get[Keying](t, keyingKey(t.round, form, dossier, turn))
	if err != nil || k != nil {
		return k, err
	}
	return &Keying{Form: form, Dossier: dossier, Turn: turn}, nil
}

// anyKeyed reports whether anything of a form has been keyed.
func (t *tx) anyKeyed(form int) (bool, error) {
	keyings, err := all[Keying](t, under(keyingTable, t.round, fmt.Sprintf("%06d", form)))
	return slices.ContainsFunc(keyings, (*Keying).begun), err
}

// putKeying keeps what was keyed. What no two people have in common any more is taken from the sheet again; what both have
// finished and agree on is written there.
func (t *tx) putKeying(k *Keying) error {
	agreed := k.open() && len(k.mismatches()) == 0
	if agreed != k.Written {
		if err := t.writeKeyed(k, agreed); err != nil {
			return err
		}
	}
	return put(t, k.at(t.round), k)
}

// writeKeyed writes what the ballot says on the sheet, or what stood there before.
func (t *tx) writeKeyed(k *Keying, agreed bool) error {
	rules, err := t.rules()
	if err != nil {
		return err
	}
	form, err := t.form(k.Form)
	if err != nil {
		return err
	}
	sheet, err := t.sheet(k.Dossier, k.Turn, form.Member)
	if err != nil {
		return err
	}
	if agreed {
		k.Before, sheet.Scores = sheet.Scores, k.agreed()
		sheet.Confirmed = len(sheet.missing(rules)) == 0
	} else {
		k.Before, sheet.Scores = nil, k.Before
		sheet.Confirmed = false
	}
	sheet.Corrected, k.Written = false, agreed
	return t.putSheet(sheet)
}

// loadKeyings reads what was keyed: by number of form, as many as it has ballots.
func (s *Snapshot) loadKeyings(r engine.R) error {
	s.growKeyings()
	keyings, err := all[Keying](r, under(keyingTable, s.round.ID))
	for _, k := range keyings {
		s.placeKeying(k)
	}
	return err
}

// growKeyings makes room for every form.
func (s *Snapshot) growKeyings() {
	for i := len(s.keyings); i < len(s.forms); i++ {
		ballots := s.forms[i].Ballots
		at := make([]int, len(ballots))
		for j := range ballots {
			at[j] = s.dossierIndex(ballots[j].Dossier)
		}
		s.keyings, s.formed = append(s.keyings, make([]*Keying, len(ballots))), append(s.formed, at)
	}
}

func (s *Snapshot) placeKeying(k *Keying) {
	i := slices.Index(s.forms[k.Form-1].Ballots, Ballot{k.Dossier, k.Turn})
	s.keyings[k.Form-1][i] = k
}

// rereadKeyings reads some again, in a copy of what is shared with other snapshots.
func (s *Snapshot) rereadKeyings(r engine.R, keys []string) error {
	s.keyings, s.formed = slices.Clone(s.keyings), slices.Clone(s.formed)
	s.growKeyings()
	copied := map[int]bool{}
	for _, at := range keys {
		k, err := get[Keying](r, at)
		if err != nil {
			return err
		}
		if !copied[k.Form] {
			s.keyings[k.Form-1], copied[k.Form] = slices.Clone(s.keyings[k.Form-1]), true
		}
		s.placeKeying(k)
	}
	return nil
}

package store

import (
	"example.com/hoidong/scoring"
)

// A PaperBallot names a ballot of a paper form, and who keys it.
type PaperBallot struct {
	Form    int    `json:"form"`
	Dossier string `json:"dossier"`
	Turn    int    `json:"turn"`
	Clerk   string `json:"clerk"`
}

func (b *PaperBallot) action() Action { return KeyBallots }
func (b *PaperBallot) owner() string  { return b.Clerk }

// keyable reads what was keyed of the ballot, and its form, for whoever may key it. The faults are keying.*, those of forms
// when it is on another one, and those that keep its member from scoring.
func (t *tx) keyable(b *PaperBallot) (*Keying, *Form, error) {
	if err := t.mayClerk(b.Clerk); err != nil {
		return nil, nil, err
	}
	form, err := t.form(b.Form)
	if err != nil {
		return nil, nil, err
	}
	switch {
	case form.Kind != PaperForm:
		return nil, nil, scoring.NewFault("keying.no_paper", "form", form.Code)
	case form.State == FormSpoiled:
		return nil, nil, form.isNow()
	case form.Member == b.Clerk:
		return nil, nil, scoring.NewFault("keying.own", "form", form.Code)
	case !form.has(b.Dossier, b.Turn):
		return nil, nil, scoring.NewFault("receive.ballot", "dossier", b.Dossier, "form", form.Code)
	}
	sheet, err := t.sheet(b.Dossier, b.Turn, form.Member)
	if err != nil {
		return nil, nil, err
	}
	why, _, err := t.stale(form, sheet)
	switch {
	case err != nil:
		return nil, nil, err
	case why != nil:
		return nil, nil, why
	}
	k, err := t.keying(b.Form, b.Dossier, b.Turn)
	return k, form, err
}

// mayClerk says whether somebody may see what members wrote on paper: he is known by name, and owes no scores himself.
func (t *tx) mayClerk(clerk string) error {
	if clerk == "" {
		return scoring.NewFault("keying.nobody")
	}
	member, err := t.member(clerk)
	if err != nil || !member.Votes() {
		return err
	}
	snap, err := t.snapshot()
	if err != nil {
		return err
	}
	if snap.For(Actor{round: t.round, member: clerk}).owes() {
		return scoring.NewFault("keying.owes")
	}
	return nil
}

// KeyScore types one cell of one pass from paper. It holds the value the cell showed, like KeepScore. Whoever types the
// first cell of a pass has the pass; whoever types from a form has it in his hands, so that it has come back.
type KeyScore struct {
	PaperBallot
	// Pass is 1 or 2.
	Pass      int    `json:"pass"`
	Criterion string `json:"criterion"`
	// Was and Now are nil for a blank cell.
	Was *scoring.Points `json:"was"`
	Now *scoring.Points `json:"now"`
}

func (a *KeyScore) kind() string { return "paper.key" }

func (a *KeyScore) inverse() Act {
	return &KeyScore{a.PaperBallot, a.Pass, a.Criterion, a.Now, a.Was}
}

func (a *KeyScore) withheld() Act {
	return &KeyScore{PaperBallot: a.PaperBallot, Pass: a.Pass, Criterion: a.Criterion}
}

func (a *KeyScore) hidden(t *tx, from string) (bool, error) {
	return t.hidesPass(&a.PaperBallot, a.Pass, from)
}

func (a *KeyScore) check(t *tx) error {
	k, form, err := t.keyablePass(&a.PaperBallot, a.Pass)
	if err != nil {
		return err
	}
	rules, err := t.rules()
	if err != nil {
		return err
	}
	if err := checkPoints(rules, a.Criterion, form.Member, a.Now); err != nil {
		return err
	}
	this, _ := k.pass(a.Pass)
	if there := this.Scores.Get(a.Criterion); !sameValue(there, a.Was) {
		return scoring.NewFault("score.conflict", "criterion", a.Criterion, "points", shown(there))
	}
	return nil
}

// keyablePass is keyable for whoever may type in a pass.
func (t *tx) keyablePass(b *PaperBallot, pass int) (*Keying, *Form, error) {
	if pass != 1 && pass != 2 {
		return nil, nil, scoring.NewFault("keying.pass", "pass", pass)
	}
	k, form, err := t.keyable(b)
	if err != nil {
		return nil, nil, err
	}
	rules, err := t.rules()
	if err != nil {
		return nil, nil, err
	}
	return k, form, k.mayKey(pass, b.Clerk, rules, t.at)
}

func (a *KeyScore) apply(t *tx) error {
	if err := t.comeBack(a.Form); err != nil {
		return err
	}
	k, err := t.keying(a.Form, a.Dossier, a.Turn)
	if err != nil {
		return err
	}
	this, _ := k.pass(a.Pass)
	this.Clerk, this.Scores = a.Clerk, this.Scores.With(a.Criterion, a.Now)
	this.release()
	return t.putKeying(k)
}

// comeBack ticks a form off that is still out.
func (t *tx) comeBack(number int) error {
	form, err := t.form(number)
	if err != nil || form.State != FormOut {
		return err
	}
	form.State = FormReturned
	return t.putForm(form)
}

// A blind act holds what a clerk typed, which nobody sees before both passes are done.
type blind interface {
	revealing
	// hidden reports whether somebody, by his code, may not see it now.
	hidden(t *tx, from string) (bool, error)
}

// hidesPass reports whether what was typed in a pass is hidden from somebody: from everybody until both are done, but not
// from whoever is typing it. Where one person keys twice, his own first pass is hidden from him too, also when he opens it
// again once he has begun the second.
func (t *tx) hidesPass(b *PaperBallot, pass int, from string) (bool, error) {
	k, err := t.keying(b.Form, b.Dossier, b.Turn)
	if err != nil || k.open() {
		return false, err
	}
	rules, err := t.rules()
	if err != nil {
		return false, err
	}
	this, _ := k.pass(pass)
	again := (this.Done || k.onePerson()) && rules.SecondClerk == scoring.SecondClerkSame
	return from != b.Clerk || again, nil
}

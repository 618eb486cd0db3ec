package store

import (
	"slices"

	"example.com/hoidong/scoring"
)

// MarkKeyed says that a clerk has held a pass of a ballot against the paper, and found on both what Scores are; a blank
// cell is blank there. Once both passes are marked and equal the sheet holds what was keyed, and counts. With Back set the
// pass is opened again; when both were marked, that needs a reason, and what was settled meanwhile is settled no more.
type MarkKeyed struct {
	PaperBallot
	// Pass is 1 or 2.
	Pass   int    `json:"pass"`
	Scores Scores `json:"scores"`
	Back   bool   `json:"back,omitempty"`
	Reason string `json:"reason,omitempty"`
	// undoing: it is the inverse of a mark, which needs no reason.
	undoing bool
}

func (a *MarkKeyed) kind() string   { return "paper.mark" }
func (a *MarkKeyed) reason() string { return a.Reason }

func (a *MarkKeyed) inverse() Act {
	back := *a
	back.Back, back.undoing = !a.Back, true
	return &back
}

func (a *MarkKeyed) withheld() Act {
	return &MarkKeyed{PaperBallot: a.PaperBallot, Pass: a.Pass, Back: a.Back, Reason: a.Reason}
}

func (a *MarkKeyed) hidden(t *tx, from string) (bool, error) {
	return t.hidesPass(&a.PaperBallot, a.Pass, from)
}

func (a *MarkKeyed) check(t *tx) error {
	if a.Back {
		return a.checkBack(t)
	}
	k, form, err := t.keyablePass(&a.PaperBallot, a.Pass)
	if err != nil {
		return err
	}
	this, _ := k.pass(a.Pass)
	if !slices.Equal(this.Scores, a.Scores) {
		return k.moved(form)
	}
	return nil
}

// moved is the fault that says that what was keyed is not what somebody saw.
func (k *Keying) moved(form *Form) *scoring.Fault {
	return scoring.NewFault("keying.moved_on", "dossier", k.Dossier, "form", form.Code)
}

// checkBack: whoever has seen what the other one typed opens his pass with a reason, or takes the mark back that made them
// equal.
func (a *MarkKeyed) checkBack(t *tx) error {
	if a.Pass != 1 && a.Pass != 2 {
		return scoring.NewFault("keying.pass", "pass", a.Pass)
	}
	k, form, err := t.keyable(&a.PaperBallot)
	if err != nil {
		return err
	}
	this, other := k.pass(a.Pass)
	last := k.Written && len(k.Settled) == 0 && !this.At.Before(other.At)
	switch {
	case this.Clerk != a.Clerk:
		return scoring.NewFault("keying.taken", "dossier", k.Dossier, "pass", a.Pass, "clerk", this.Clerk)
	case !this.Done:
		return k.moved(form)
	case !k.open() || a.undoing && last:
		return nil
	case a.undoing:
		return scoring.NewFault("keying.seen", "dossier", k.Dossier)
	}
	return needReason(a.Reason)
}

func (a *MarkKeyed) apply(t *tx) error {
	if err := t.comeBack(a.Form); err != nil {
		return err
	}
	k, err := t.keying(a.Form, a.Dossier, a.Turn)
	if err != nil {
		return err
	}
	this, _ := k.pass(a.Pass)
	this.Clerk, this.Done, this.At = a.Clerk, !a.Back, t.at
	if a.Back {
		k.Settled = nil
	}
	this.release()
	return t.putKeying(k)
}

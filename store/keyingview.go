package store

import (
	"time"

	"example.com/hoidong/scoring"
)

// A KeyedBallot is what somebody who may key sees of a ballot on a paper form: what he typed himself, and of the other
// pass no more than who has it, until both are done.
type KeyedBallot struct {
	Ballot
	// Pass is the one that he types in, 1 or 2, and Own what he has typed there; 0 when there is none for him.
	Pass int
	Own  Pass
	// Clerks are who has the passes; empty for nobody yet. Marked counts those that are done.
	Clerks [2]string
	Marked int
	// Differs counts the cells that differ and are not settled, once both are done. Written: the sheet holds what was keyed.
	Differs int
	Written bool
	// OnePerson: both passes are the same person's.
	OnePerson bool
	// From is when he may key it a second time himself; zero where he may not, or has begun.
	From time.Time
	// Refusal is why nothing is keyed of the ballot now; nil when it is.
	Refusal error
}

// MayKey says why the actor may not key ballots now; nil when he may. Besides those of the policy the faults are
// keying.nobody for the owner of the file, of whom nobody knows who he is, and keying.owes.
func (v View) MayKey() error {
	if err := v.May(KeyBallots); err != nil {
		return err
	}
	switch {
	case v.me == nil:
		return scoring.NewFault("keying.nobody")
	case v.owing():
		return scoring.NewFault("keying.owes")
	}
	return nil
}

// MayKeyForm is MayKey for one form. The faults are keying.no_paper, keying.own, and form.spoiled too.
func (v View) MayKeyForm(f *Form) error {
	if err := v.MayKey(); err != nil {
		return err
	}
	switch {
	case f.Kind != PaperForm:
		return scoring.NewFault("keying.no_paper", "form", f.Code)
	case f.State == FormSpoiled:
		return f.isNow()
	case f.Member == v.me.Code:
		return scoring.NewFault("keying.own", "form", f.Code)
	}
	return nil
}

// Keyed are the ballots of a form in the order in which they stand there, at a time; none for whoever may not key it.
func (v View) Keyed(f *Form, now time.Time) []KeyedBallot {
	if v.MayKeyForm(f) != nil {
		return nil
	}
	ballots := make([]KeyedBallot, len(f.Ballots))
	m := v.snap.voterIndex(f.Member)
	for i := range f.Ballots {
		ballots[i] = v.keyed(f, i, m, now)
	}
	return ballots
}

// keyed is a ballot of a form, whose member is a voter, as the clerk sees it.
func (v View) keyed(f *Form, at, voter int, now time.Time) KeyedBallot {
	b, k := f.Ballots[at], v.snap.keyings[f.Number-1][at]
	if k == nil {
		k = &Keying{Form: f.Number, Dossier: b.Dossier, Turn: b.Turn}
	}
	seen := KeyedBallot{
		Ballot: b, Clerks: [2]string{k.Passes[0].Clerk, k.Passes[1].Clerk},
		Marked: k.marked(), Written: k.Written, OnePerson: k.onePerson(), Refusal: v.snap.keyRefusal(f, at, voter),
	}
	if k.open() {
		seen.Differs = len(k.mismatches())
	}
	seen.Pass, seen.From = k.passFor(v.me.Code, v.snap.rules, now)
	if seen.Pass > 0 {
		this, _ := k.pass(seen.Pass)
		seen.Own = *this
	} else if seen.Refusal == nil {
		seen.Refusal = scoring.NewFault("keying.third", "dossier", b.Dossier, "first", k.Passes[0].Clerk, "second", k.Passes[1].Clerk)
	}
	return seen
}

// passFor is the pass that a clerk types in: his own, or the first that nobody has; 0 when others have both. Where the rules
// let him key it twice, from is when he may begin, and from then on it is his second.
func (k *Keying) passFor(clerk string, rules *scoring.Rules, now time.Time) (pass int, from time.Time) {
	free := 0
	for i := range k.Passes {
		switch k.Passes[i].Clerk {
		case clerk:
			pass = i + 1
		case "":
			if free == 0 {
				free = i + 1
			}
		}
	}
	switch {
	case pass == 0:
		return free, time.Time{}
	case free == 0 || rules.SecondClerk != scoring.SecondClerkSame || !k.Passes[pass-1].Done:
		return pass, time.Time{}
	}
	if from = k.Passes[pass-1].At.Add(betweenPasses); !now.Before(from) {
		return free, time.Time{}
	}
	return pass, from
}

// keyRefusal is why a ballot is not keyed from a form now; nil when it is. It says what the transaction does, of what the
// snapshot knows. m is the number of the form's member among the voters.
func (s *Snapshot) keyRefusal(f *Form, at, m int) error {
	b, d := f.Ballots[at], s.formed[f.Number-1][at]
	switch {
	case d < 0:
		return scoring.NewFault("dossier.unknown", "dossier", b.Dossier)
	case m < 0:
		return scoring.NewFault("member.no_vote", "member", f.Member)
	case s.standings[d].Out == scoring.ReasonNotCalled || !s.onAgenda(d):
		return scoring.NewFault("dossier.not_called", "dossier", b.Dossier, "number", s.Session().Number)
	case s.standings[d].Out != "":
		return scoring.NewFault("dossier.not_scored", "dossier", b.Dossier)
	case s.recused(m, d):
		return scoring.NewFault("sheet.recused", "dossier", b.Dossier, "member", f.Member)
	case s.turn(m, d) != b.Turn:
		return scoring.NewFault("sheet.turn", "dossier", b.Dossier, "turn", s.turn(m, d))
	}
	sheet := s.sheetOfTurn(m, d, b.Turn)
	switch {
	case sheet == nil || sheet.Form != f.Number:
		return scoring.NewFault("keying.elsewhere", "dossier", b.Dossier, "form", f.Code)
	case sheet.Invalid != "":
		return scoring.NewFault("sheet.invalid", "dossier", b.Dossier, "member", f.Member)
	}
	return nil
}

// A KeyingCount is how far keying is, over the ballots that are on paper forms now.
type KeyingCount struct {
	// Once counts the ballots of which one pass is done, Twice those of which both are, Differ those of the latter in which
	// something waits for somebody to look at the paper, and OnePerson those that one person keyed twice.
	Ballots, Once, Twice, Differ, OnePerson int
	// Forms counts the paper forms with such ballots, Finished those of which every ballot is on its sheet.
	Forms, Finished int
}

func (s *Snapshot) countKeyings() KeyingCount {
	var n KeyingCount
	for i, f := range s.forms {
		if f.Kind != PaperForm || f.State == FormSpoiled {
			continue
		}
		live, written, m := 0, 0, s.voterIndex(f.Member)
		for j := range f.Ballots {
			if s.keyRefusal(f, j, m) != nil {
				continue
			}
			live++
			if k := s.keyings[i][j]; k != nil {
				n.count(k)
				if k.Written {
					written++
				}
			}
		}
		n.Ballots += live
		if live > 0 {
			n.Forms++
		}
		if live > 0 && live == written {
			n.Finished++
		}
	}
	return n
}

func (n *KeyingCount) count(k *Keying) {
	switch k.marked() {
	case 1:
		n.Once++
	case 2:
		n.Twice++
		if k.onePerson() {
			n.OnePerson++
		}
	}
	if k.open() && !k.Written {
		n.Differ++
	}
}

// KeyingCount is how far keying is, for whoever may know who has which form; zero for others.
func (v View) KeyingCount() KeyingCount {
	if !v.SeesTally() {
		return KeyingCount{}
	}
	return v.snap.keyed()
}

// A KeyedMismatch is a cell in which the passes of a ballot differ, with who typed what.
type KeyedMismatch struct {
	Form *Form
	Ballot
	Mismatch
	Clerks [2]string
}

// KeyedMismatches are all that wait for somebody to look at the paper, by form and ballot, for whoever may key; of his own
// sheets none are told to anybody.
func (v View) KeyedMismatches() []KeyedMismatch {
	if v.MayKey() != nil {
		return nil
	}
	var list []KeyedMismatch
	for i, f := range v.snap.forms {
		for j, b := range f.Ballots {
			k := v.snap.keyings[i][j]
			if k == nil || !k.open() || k.Written || v.snap.keyRefusal(f, j, v.snap.voterIndex(f.Member)) != nil || f.Member == v.me.Code {
				continue
			}
			for _, d := range k.mismatches() {
				list = append(list, KeyedMismatch{f, b, d, [2]string{k.Passes[0].Clerk, k.Passes[1].Clerk}})
			}
		}
	}
	return list
}

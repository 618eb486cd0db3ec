package store

import (
	"context"
	"slices"

	"example.com/hoidong/scoring"
)

// IssueForms gives out forms. Their ballots come in on them from now on and are locked everywhere else; those that were on
// another form are on that one no more. Signed forms lock nothing. What is issued is not taken back: a form is spoiled, and
// a sheet brought back to the screen.
type IssueForms struct {
	Forms []*Form `json:"forms"`
	// Reason is needed when a ballot leaves another form, or something was given on the screen or brought in before.
	Reason string `json:"reason,omitempty"`
}

func (a *IssueForms) kind() string   { return "forms.issue" }
func (a *IssueForms) reason() string { return a.Reason }

func (a *IssueForms) action() Action {
	if slices.ContainsFunc(a.Forms, func(f *Form) bool { return f.Kind != SignedForm }) {
		return GiveOutForms
	}
	return TickForms
}

func (a *IssueForms) check(t *tx) error {
	if len(a.Forms) == 0 {
		return scoring.NewFault("form.nothing")
	}
	round, err := get[Round](t, key(roundTable, t.round))
	if err != nil || round == nil {
		return orFault(err, "round.none")
	}
	forms, err := all[Form](t, under(formTable, t.round))
	if err != nil {
		return err
	}
	session, err := t.session()
	if err != nil {
		return err
	}
	given := map[string]bool{}
	for i, f := range a.Forms {
		blank := newForm(round.Year, session.Number, len(forms)+i+1, f)
		if same, err := sameRecord(f, blank); err != nil || !same || !slices.Contains(FormKinds(), f.Kind) {
			return orFault(err, "form.numbers")
		}
		if len(f.Ballots) == 0 {
			return scoring.NewFault("form.empty", "member", f.Member)
		}
		for _, b := range f.Ballots {
			at := sheetKey(t.round, b.Dossier, b.Turn, f.Member)
			if given[at] {
				return scoring.NewFault("form.twice", "dossier", b.Dossier, "member", f.Member)
			}
			given[at] = true
			if err := a.checkBallot(t, f, b); err != nil {
				return err
			}
		}
	}
	return nil
}

// newForm is a form as it is given out, for what another one is for.
func newForm(year, session, number int, of *Form) *Form {
	f := &Form{
		Number: number, Code: formCode(year, number), Kind: of.Kind, Member: of.Member, Session: session,
		Ballots: of.Ballots, State: FormOut,
	}
	if of.Kind == PacketForm {
		f.Key = of.Key
	}
	return f
}

// checkBallot asks that the ballot is the one its member is asked for, and not finished; on a signed form, that it is.
func (a *IssueForms) checkBallot(t *tx, f *Form, b Ballot) error {
	if now, err := turnOf(t, t.round, b.Dossier, f.Member); err != nil || now != b.Turn {
		return orFault(err, "sheet.turn", "dossier", b.Dossier, "turn", now)
	}
	sheet, err := t.sheet(b.Dossier, b.Turn, f.Member)
	if err != nil {
		return err
	}
	if f.Kind == SignedForm {
		if !sheet.Confirmed {
			return scoring.NewFault("form.unconfirmed", "dossier", b.Dossier, "member", f.Member)
		}
		return nil
	}
	if err := t.mayScore(b.Dossier, f.Member); err != nil {
		return err
	}
	switch {
	case sheet.Invalid != "":
		return scoring.NewFault("sheet.invalid", "dossier", b.Dossier, "member", f.Member)
	case sheet.Confirmed:
		return scoring.NewFault("sheet.confirmed", "dossier", b.Dossier, "member", f.Member)
	case sheet.begun():
		return needReason(a.Reason)
	}
	return nil
}

func (a *IssueForms) apply(t *tx) error {
	for _, f := range a.Forms {
		issued := *f
		issued.Issued = t.at
		if err := t.putForm(&issued); err != nil {
			return err
		}
		if f.Kind == SignedForm {
			continue
		}
		for _, b := range f.Ballots {
			if err := t.moveTo(b, f.Member, f.Kind.channel(), f.Number); err != nil {
				return err
			}
		}
	}
	return nil
}

// moveTo brings a sheet to a channel and a form; number 0 is none.
func (t *tx) moveTo(b Ballot, member string, channel Channel, number int) error {
	sheet, err := t.sheet(b.Dossier, b.Turn, member)
	if err != nil {
		return err
	}
	sheet.goTo(channel, number, t.at)
	return t.putSheet(sheet)
}

// IssueOptions say which forms are wanted.
type IssueOptions struct {
	Kind FormKind
	// Members are codes; empty for everybody who has ballots for such a form.
	Members []string
	// Dossiers are codes; empty for all.
	Dossiers []string
	// Each puts every ballot on a form of its own.
	Each bool
	// Anew takes ballots from forms that they are on already, and from the screen where something is on them; without it
	// those are left alone.
	Anew   bool
	Reason string
	// Key is a packet's.
	Key string
}

// Issue gives out forms as they are wanted, and returns them. The fault is form.nothing when there is no ballot for them.
func (s *Store) Issue(ctx context.Context, actor Actor, want IssueOptions) ([]*Form, Receipt, error) {
	act := &IssueForms{s.Snapshot().formsFor(want), want.Reason}
	receipt, err := s.Do(ctx, actor, act)
	if err != nil {
		return nil, Receipt{}, err
	}
	issued := s.Snapshot().forms
	first := act.Forms[0].Number
	return issued[first-1 : first-1+len(act.Forms)], receipt, nil
}

// formsFor are the forms that are wanted, with the next numbers.
func (s *Snapshot) formsFor(want IssueOptions) []*Form {
	var forms []*Form
	add := func(member string, ballots []Ballot) {
		wanted := &Form{Kind: want.Kind, Member: member, Ballots: ballots, Key: want.Key}
		forms = append(forms, newForm(s.round.Year, s.Session().Number, len(s.forms)+len(forms)+1, wanted))
	}
	for m, voter := range s.voters {
		if len(want.Members) > 0 && !slices.Contains(want.Members, voter.Code) {
			continue
		}
		ballots := s.ballotsFor(m, want)
		if !want.Each && len(ballots) > 0 {
			add(voter.Code, ballots)
		}
		for i := range ballots {
			if want.Each {
				add(voter.Code, ballots[i:i+1])
			}
		}
	}
	return forms
}

// ballotsFor are a voter's ballots that such a form may hold, in the order of their codes.
func (s *Snapshot) ballotsFor(voter int, want IssueOptions) []Ballot {
	var ballots []Ballot
	for d, dossier := range s.dossiers {
		if len(want.Dossiers) > 0 && !slices.Contains(want.Dossiers, dossier.Code) || !s.fitsForm(voter, d, want) {
			continue
		}
		ballots = append(ballots, Ballot{dossier.Code, s.turn(voter, d)})
	}
	return ballots
}

func (s *Snapshot) fitsForm(voter, d int, want IssueOptions) bool {
	sheet := s.current(voter, d)
	if want.Kind == SignedForm {
		return sheet != nil && sheet.Confirmed && !sheet.Channel.OnForm() && s.standings[d].Out == "" && s.onAgenda(d)
	}
	if s.standings[d].Out != "" || !s.onAgenda(d) || s.recused(voter, d) || !s.asks(voter) {
		return false
	}
	if sheet == nil {
		return true
	}
	return !sheet.Confirmed && sheet.Invalid == "" && (want.Anew || !sheet.begun())
}

// FormsFor is the act of Issue, for whoever may give such forms out; its forms are none when there is no ballot for them, and
// for others.
func (v View) FormsFor(want IssueOptions) *IssueForms {
	act := &IssueForms{Forms: []*Form{{Kind: want.Kind}}, Reason: want.Reason}
	if v.May(act.action()) != nil {
		return &IssueForms{}
	}
	act.Forms = v.snap.formsFor(want)
	return act
}

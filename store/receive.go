package store

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"example.com/hoidong/scoring"
	"example.com/hoidong/store/engine"
)

// Incoming is what a reader made of a file that came back: a workbook, or the seal of a packet. Nothing has been decided yet.
type Incoming struct {
	// Round is the ID of the round that the file says it belongs to, Form and Member what it was given out as.
	Round, Member string
	Form          int
	// File is its name as it came, Sum the SHA-256 of its bytes in hexadecimal.
	File, Sum string
	// Seal counts the seals of a packet from 1; 0 for other files.
	Seal   int
	Sheets []IncomingSheet
}

// An IncomingSheet is one ballot as it stands in the file. A criterion without a score is blank there.
type IncomingSheet struct {
	Ballot
	Scores Scores
	Remark string
	// Done: its member has finished with it. A complete sheet of a workbook is done.
	Done bool
	// Where it stands in the file, for whoever looks for it: a sheet and a row.
	Where string
}

// A Take says which of two contents of a sheet counts, when somebody wrote on it after its form was given out.
type Take string

const (
	TakeFile Take = "file"
	TakeKeep Take = "keep"
)

// Decisions are what a person decided about stale sheets, by dossier, and why.
type Decisions struct {
	Takes  map[string]Take
	Reason string
}

// A StagedStatus says what a file would do to a sheet.
type StagedStatus string

const (
	StagedNew     StagedStatus = "new"
	StagedChanged StagedStatus = "changed"
	StagedSame    StagedStatus = "same"
	// StagedStale: the sheet was changed, moved or closed since the form was given out. A person decides.
	StagedStale StagedStatus = "stale"
	// StagedForeign: the ballot is not on this form. StagedBroken: what stands there cannot be taken.
	StagedForeign StagedStatus = "foreign"
	StagedBroken  StagedStatus = "broken"
)

// A StagedSheet is one ballot of a file, held against what is there.
type StagedSheet struct {
	IncomingSheet
	Status StagedStatus
	// Partial: it lacks scores, and is kept as a draft.
	Partial bool
	// Why is the fault of a stale, foreign or broken one. Takeable: a stale one may be taken from the file all the same.
	Why      error
	Takeable bool
	// Take is what was decided about a stale one.
	Take Take
	// Was and Now are the sheet as it is and as the file would leave it; nil for a sheet that is not written on. Whoever may
	// not see single scores gets neither.
	Was, Now *Sheet
}

// A StagedFile is a file held against the round, before anything is written.
type StagedFile struct {
	Incoming
	// Given is the form that the file is of; nil when there is none.
	Given  *Form
	Sheets []StagedSheet
	// Refusal is why the file cannot be taken as it is; nil when it can.
	Refusal error
	// Known: the very same file was taken before, or a later seal of the packet was. Taking it changes nothing.
	Known bool
	// Reason is that of the decisions.
	Reason string
}

// Count is how many sheets of the file have a status.
func (f *StagedFile) Count(status StagedStatus) int {
	n := 0
	for i := range f.Sheets {
		if f.Sheets[i].Status == status {
			n++
		}
	}
	return n
}

// Partial is how many sheets of the file lack scores.
func (f *StagedFile) Partial() int {
	n := 0
	for i := range f.Sheets {
		if f.Sheets[i].Partial {
			n++
		}
	}
	return n
}

// Stage holds a file against the round, for whoever may receive files. The error is the policy's, or what kept the file
// from being read; what speaks against taking it is the Refusal of the answer.
func (s *Store) Stage(ctx context.Context, actor Actor, in Incoming, decided Decisions) (StagedFile, error) {
	var staged StagedFile
	err := s.engine.View(ctx, func(r engine.R) (err error) {
		t := &tx{RW: readOnly{r}, round: actor.round}
		if err := t.allow(actor, &ReceiveForm{}); err != nil {
			return err
		}
		staged, err = t.stage(in, decided)
		return err
	})
	if err == nil && !s.Snapshot().For(actor).seesScores() {
		staged.withhold()
	}
	return staged, err
}

// withhold takes out what members gave.
func (f *StagedFile) withhold() {
	for i := range f.Sheets {
		s := &f.Sheets[i]
		s.Scores, s.Remark, s.Was, s.Now = nil, "", nil, nil
	}
}

// Receive takes a file, whole or not at all. The fault is its Refusal when it cannot be taken, and receive.known when taking
// it would change nothing.
func (s *Store) Receive(ctx context.Context, actor Actor, in Incoming, decided Decisions) (Receipt, error) {
	var act *ReceiveForm
	err := s.engine.View(ctx, func(r engine.R) error {
		staged, err := (&tx{RW: readOnly{r}, round: actor.round}).stage(in, decided)
		switch {
		case err != nil:
			return err
		case staged.Refusal != nil:
			return staged.Refusal
		case staged.Known:
			return scoring.NewFault("receive.known", "file", in.File, "form", staged.Given.Code)
		}
		act = staged.act(s.clock().UTC())
		return nil
	})
	if err != nil {
		return Receipt{}, err
	}
	return s.Do(ctx, actor, act)
}

// act is what takes the file at a time.
func (f *StagedFile) act(at time.Time) *ReceiveForm {
	now := *f.Given
	now.State, now.Seal = FormReturned, max(f.Given.Seal, f.Seal)
	now.Files = append(slices.Clone(f.Given.Files), ReceivedFile{Name: f.File, Sum: f.Sum, Seal: f.Seal, At: at})
	act := &ReceiveForm{FormWas: f.Given, FormNow: &now, Reason: f.Reason}
	for i := range f.Sheets {
		sheet := &f.Sheets[i]
		switch {
		case sheet.Take == TakeKeep:
			act.Kept = append(act.Kept, sheet.Dossier)
		case sheet.Now != nil:
			if sheet.Take == TakeFile {
				act.Taken = append(act.Taken, sheet.Dossier)
			}
			act.Was, act.Now = append(act.Was, sheet.Was), append(act.Now, sheet.Now)
		}
	}
	return act
}

// stage holds a file against what is there.
func (t *tx) stage(in Incoming, decided Decisions) (StagedFile, error) {
	staged := StagedFile{Incoming: in, Reason: decided.Reason}
	if in.Round != t.round {
		staged.Refusal = scoring.NewFault("receive.round", "file", in.File)
		return staged, nil
	}
	form, err := t.form(in.Form)
	switch {
	case errors.Is(err, scoring.NewFault("form.unknown")):
		staged.Refusal = scoring.NewFault("receive.form", "file", in.File)
		return staged, nil
	case err != nil:
		return staged, err
	}
	staged.Given = form
	switch {
	case form.Member != in.Member:
		staged.Refusal = scoring.NewFault("receive.member", "file", in.File, "form", form.Code, "member", form.Member)
	case form.State == FormSpoiled:
		staged.Refusal = scoring.NewFault("receive.spoiled", "file", in.File, "form", form.Code)
	}
	staged.Known = form.knows(in.Sum) || in.Seal > 0 && in.Seal < form.Seal
	for _, sheet := range in.Sheets {
		one, err := t.stageSheet(form, sheet, decided.Takes[sheet.Dossier])
		if err != nil {
			return staged, err
		}
		staged.Sheets = append(staged.Sheets, one)
	}
	if staged.Refusal == nil && !staged.Known {
		staged.Refusal = staged.judge()
	}
	return staged, nil
}

// judge is why a file cannot be taken because of its sheets: the faults of all that are foreign or broken, or of those that
// wait for a person.
func (f *StagedFile) judge() error {
	var faults []error
	undecided, decided := 0, false
	seen := map[Ballot]bool{}
	for i := range f.Sheets {
		s := &f.Sheets[i]
		if seen[s.Ballot] {
			faults = append(faults, f.at(s, scoring.NewFault("receive.twice", "dossier", s.Dossier)))
		}
		seen[s.Ballot] = true
		switch {
		case s.Status == StagedForeign, s.Status == StagedBroken:
			faults = append(faults, f.at(s, s.Why))
		case s.Status == StagedStale && s.Take == TakeFile && !s.Takeable:
			faults = append(faults, f.at(s, scoring.NewFault("receive.closed", "dossier", s.Dossier, "reason", s.Why)))
		case s.Status == StagedStale && s.Take == "":
			undecided++
		case s.Status == StagedStale:
			decided = true
		}
	}
	switch {
	case len(faults) > 0:
		return errors.Join(faults...)
	case undecided > 0:
		return scoring.NewFault("receive.stale", "file", f.File, "n", undecided)
	case decided:
		return needReason(f.Reason)
	}
	return nil
}

// at names where in the file a fault is.
func (f *StagedFile) at(s *StagedSheet, why error) error {
	return scoring.NewFault("receive.at", "file", f.File, "where", s.Where, "reason", why)
}

// stageSheet holds one ballot against what is there.
func (t *tx) stageSheet(form *Form, in IncomingSheet, take Take) (StagedSheet, error) {
	staged := StagedSheet{IncomingSheet: in}
	if !form.has(in.Dossier, in.Turn) {
		staged.Status = StagedForeign
		staged.Why = scoring.NewFault("receive.ballot", "dossier", in.Dossier, "form", form.Code)
		return staged, nil
	}
	rules, err := t.rules()
	if err != nil {
		return staged, err
	}
	was, err := get[Sheet](t, sheetKey(t.round, in.Dossier, in.Turn, form.Member))
	if err != nil {
		return staged, err
	}
	if was == nil {
		return staged, fmt.Errorf("store: form %s has no sheet of %s", form.Code, in.Dossier)
	}
	now := *was
	now.Scores, now.Remark = in.Scores, in.Remark
	staged.Partial = len(now.missing(rules)) > 0
	now.Confirmed = in.Done && !staged.Partial
	now.Corrected = was.Corrected && now.Confirmed
	staged.Why, staged.Takeable, err = t.stale(form, was)
	switch {
	case err != nil:
		return staged, err
	case staged.Why != nil:
		staged.Status, staged.Take = StagedStale, take
		if take == TakeFile {
			now.goTo(form.Kind.channel(), form.Number, form.Issued)
			staged.Was, staged.Now = was, &now
		}
		return staged, nil
	}
	if staged.Why = checkScores(rules, form.Member, in.Scores); staged.Why != nil {
		staged.Status = StagedBroken
		return staged, nil
	}
	same, err := sameRecord(was, &now)
	staged.Was, staged.Now, staged.Status = was, &now, StagedChanged
	switch {
	case same:
		staged.Now, staged.Status = nil, StagedSame
	case !was.written():
		staged.Status = StagedNew
	}
	return staged, err
}

// stale says why a sheet is not any more what the form was given out for, and whether the file may be taken all the same.
func (t *tx) stale(form *Form, was *Sheet) (why error, takeable bool, err error) {
	why = t.mayScore(was.Dossier, was.Member)
	switch {
	case why != nil && !errors.As(why, new(*scoring.Fault)):
		return nil, false, why
	case why != nil:
		return why, false, nil
	}
	now, err := turnOf(t, t.round, was.Dossier, was.Member)
	switch {
	case err != nil:
		return nil, false, err
	case now != was.Turn:
		return scoring.NewFault("sheet.turn", "dossier", was.Dossier, "turn", now), false, nil
	case was.Invalid != "":
		return scoring.NewFault("sheet.invalid", "dossier", was.Dossier, "member", was.Member), false, nil
	case was.Form != form.Number:
		return scoring.NewFault("receive.elsewhere", "dossier", was.Dossier, "channel", was.Channel), true, nil
	}
	return nil, false, nil
}

// checkScores says what is wrong with scores of a sheet: every fault, or nil.
func checkScores(rules *scoring.Rules, member string, scores Scores) error {
	var faults []error
	for _, score := range scores {
		faults = append(faults, checkPoints(rules, score.Criterion, member, &score.Points))
	}
	return errors.Join(faults...)
}

// ReceiveForm takes what came back of a form.
type ReceiveForm struct {
	// FormWas and FormNow are the form before and after: what comes in is noted on it.
	FormWas *Form `json:"form_was"`
	FormNow *Form `json:"form_now"`
	// Was and Now are the sheets that the file writes on, in pairs.
	Was []*Sheet `json:"was"`
	Now []*Sheet `json:"now"`
	// Taken and Kept are the stale sheets of which the file's content, or what was there, counts by decision.
	Taken  []string `json:"taken,omitempty"`
	Kept   []string `json:"kept,omitempty"`
	Reason string   `json:"reason,omitempty"`
	// Back: the act takes an earlier one back.
	Back bool `json:"back,omitempty"`
}

func (a *ReceiveForm) kind() string   { return "form.receive" }
func (a *ReceiveForm) action() Action { return ReceiveForms }
func (a *ReceiveForm) reason() string { return a.Reason }

func (a *ReceiveForm) inverse() Act {
	return &ReceiveForm{a.FormNow, a.FormWas, a.Now, a.Was, a.Taken, a.Kept, a.Reason, !a.Back}
}

func (a *ReceiveForm) withheld() Act {
	return &ReceiveForm{FormWas: a.FormWas, FormNow: a.FormNow, Taken: a.Taken, Kept: a.Kept, Reason: a.Reason, Back: a.Back}
}

func (a *ReceiveForm) check(t *tx) error {
	if a.FormWas == nil || a.FormNow == nil || a.FormWas.Number != a.FormNow.Number {
		return scoring.NewFault("form.nothing")
	}
	if len(a.Taken)+len(a.Kept) > 0 {
		if err := needReason(a.Reason); err != nil {
			return err
		}
	}
	if err := (change[*Form]{a.FormWas, a.FormNow}).check(t); err != nil {
		return err
	}
	list, err := changes(a.Was, a.Now)
	if err != nil {
		return err
	}
	for _, c := range list {
		if err := a.checkSheet(t, c); err != nil {
			return err
		}
	}
	return checkAll(t, list)
}

// checkSheet asks that a sheet is on the form and may be written on now. Taken back, it only has to be as it was left.
func (a *ReceiveForm) checkSheet(t *tx, c change[*Sheet]) error {
	if c.was == nil || c.now == nil || c.now.Member != a.FormNow.Member || !a.FormNow.has(c.now.Dossier, c.now.Turn) {
		return scoring.NewFault("form.nothing")
	}
	if a.Back {
		return nil
	}
	rules, err := t.rules()
	if err != nil {
		return err
	}
	why, takeable, err := t.stale(a.FormWas, c.was)
	switch {
	case err != nil:
		return err
	case why != nil && (!takeable || !slices.Contains(a.Taken, c.now.Dossier)):
		return why
	}
	return checkScores(rules, c.now.Member, c.now.Scores)
}

func (a *ReceiveForm) apply(t *tx) error {
	if err := t.putForm(a.FormNow); err != nil {
		return err
	}
	list, err := changes(a.Was, a.Now)
	if err != nil {
		return err
	}
	return applyAll(t, list)
}

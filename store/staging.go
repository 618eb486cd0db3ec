package store

import (
	"errors"
	"fmt"

	"example.com/hoidong/scoring"
)

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
	// Seen is the Mark of what the person was shown; empty asks for nothing.
	Seen string
}

// A StagedStatus says what a file would do to a sheet, and in sum what it would do to the round.
type StagedStatus string

const (
	StagedNew     StagedStatus = "new"
	StagedChanged StagedStatus = "changed"
	// StagedSame: it says what is there already; the sheet may become a confirmed one.
	StagedSame StagedStatus = "same"
	// StagedStale: the sheet was changed, moved or closed since the form was given out. A person decides.
	StagedStale StagedStatus = "stale"
	// StagedForeign: the ballot is not on this form. StagedBroken: what stands there cannot be taken.
	StagedForeign StagedStatus = "foreign"
	StagedBroken  StagedStatus = "broken"
	// StagedKnown is a file that was taken before, or is older than what was taken.
	StagedKnown StagedStatus = "known"
)

// StagedStatuses lists those of sheets in the order in which people read them.
func StagedStatuses() []StagedStatus {
	return []StagedStatus{StagedNew, StagedChanged, StagedSame, StagedStale, StagedForeign, StagedBroken}
}

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
	// Was and Now are the sheet as it is and as the file would leave it; Now is nil where it would leave it as it is. Whoever
	// may not see single scores gets neither.
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
	// Mark is that of what is there now, whatever has been decided; empty for a file of no form.
	Mark string
}

// Takeable reports whether taking the file would change something.
func (f *StagedFile) Takeable() bool { return f.Refusal == nil && !f.Known }

// Status is what the file comes to: what keeps it from being taken, or else the most that it changes.
func (f *StagedFile) Status() StagedStatus {
	switch {
	case f.Known:
		return StagedKnown
	case f.Given == nil || f.Given.Member != f.Member:
		return StagedForeign
	case f.Given.State == FormSpoiled, f.resealed():
		return StagedStale
	}
	for _, status := range []StagedStatus{StagedBroken, StagedForeign, StagedStale, StagedChanged, StagedNew} {
		if f.Count(status) > 0 {
			return status
		}
	}
	return StagedSame
}

// Undecided are the dossiers of stale sheets that wait for a person.
func (f *StagedFile) Undecided() []string {
	var dossiers []string
	for i := range f.Sheets {
		if f.Sheets[i].Status == StagedStale && f.Sheets[i].Take == "" {
			dossiers = append(dossiers, f.Sheets[i].Dossier)
		}
	}
	return dossiers
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
	case form.Kind != ExcelForm && form.Kind != PacketForm:
		staged.Refusal = scoring.NewFault("receive.kind", "file", in.File, "form", form.Code)
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
	if staged.Takeable() {
		staged.Refusal = staged.judge()
	}
	staged.Mark, err = staged.mark()
	return staged, err
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
	case f.resealed():
		return scoring.NewFault("receive.resealed", "file", f.File, "form", f.Given.Code, "seal", f.Seal)
	case undecided > 0:
		return scoring.NewFault("receive.stale", "file", f.File, "n", undecided)
	case decided:
		return needReason(f.Reason)
	}
	return nil
}

// resealed reports whether a seal of this number was taken that held something else: the packet was copied, and both were
// sealed.
func (f *StagedFile) resealed() bool {
	return f.Seal > 0 && f.Seal == f.Given.Seal && f.Count(StagedSame) < len(f.Sheets)
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
	now := was.filled(rules, in.Scores, in.Remark, in.Done)
	staged.Partial = len(now.missing(rules)) > 0
	staged.Why, staged.Takeable, err = t.stale(form, was)
	switch {
	case err != nil:
		return staged, err
	case staged.Why != nil && was.reads(now):
		staged.Why, staged.Status, staged.Was = nil, StagedSame, was // there is nothing to decide about
		return staged, nil
	case staged.Why != nil && take != TakeFile:
		staged.Status, staged.Take, staged.Was, staged.Now = StagedStale, take, was, now
		return staged, nil
	}
	if broken := checkScores(rules, in.Scores); broken != nil {
		staged.Status, staged.Why = StagedBroken, broken
		return staged, nil
	}
	staged.Was, staged.Now, staged.Status = was, now, StagedChanged
	if staged.Why != nil {
		now.onto(form)
		staged.Status, staged.Take = StagedStale, take
		return staged, nil
	}
	same, err := sameRecord(was, now)
	if same {
		staged.Now = nil
	}
	switch {
	case was.reads(now): // it may become a confirmed one all the same
		staged.Status = StagedSame
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

package store

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"slices"
	"time"

	"example.com/hoidong/scoring"
	"example.com/hoidong/store/engine"
)

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
	f.Incoming.Sheets = nil
}

// Receive takes a file, whole or not at all. The fault is its Refusal when it cannot be taken, receive.known when taking
// it would change nothing, and receive.moved_on when what it changes is not as it was seen.
func (s *Store) Receive(ctx context.Context, actor Actor, in Incoming, decided Decisions) (Receipt, error) {
	var act *ReceiveForm
	err := s.engine.View(ctx, func(r engine.R) error {
		t := &tx{RW: readOnly{r}, round: actor.round}
		if err := t.allow(actor, &ReceiveForm{}); err != nil {
			return err
		}
		staged, err := t.stage(in, decided)
		switch {
		case err != nil:
			return err
		case staged.Known:
			return scoring.NewFault("receive.known", "file", in.File, "form", staged.Given.Code)
		case staged.Refusal != nil:
			return staged.Refusal
		case decided.Seen != "" && decided.Seen != staged.Mark:
			return scoring.NewFault("receive.moved_on", "file", in.File)
		}
		act = staged.act(s.clock().UTC())
		return nil
	})
	if err != nil {
		return Receipt{}, err
	}
	return s.Do(ctx, actor, act)
}

// mark is a hash of the form and the sheets as they are, which is what a person goes by who decides about the file.
func (f *StagedFile) mark() (string, error) {
	there := struct {
		Form   *Form
		Sheets []*Sheet
	}{Form: f.Given}
	for i := range f.Sheets {
		there.Sheets = append(there.Sheets, f.Sheets[i].Was)
	}
	text, err := json.Marshal(there)
	if err != nil {
		return "", fmt.Errorf("store: %w", err)
	}
	sum := sha256.Sum256(text)
	return hex.EncodeToString(sum[:]), nil
}

// act is what takes the file at a time.
func (f *StagedFile) act(at time.Time) *ReceiveForm {
	now := f.Given.having(ReceivedFile{Name: f.File, Sum: f.Sum, Seal: f.Seal, At: at})
	act := &ReceiveForm{FormWas: f.Given, FormNow: now, Reason: f.Reason}
	for i := range f.Sheets {
		sheet := &f.Sheets[i]
		switch {
		case sheet.Take == TakeKeep:
			act.Kept = append(act.Kept, sheet.Dossier)
		case sheet.Now != nil && (sheet.Status != StagedStale || sheet.Take == TakeFile):
			if sheet.Take == TakeFile {
				act.Taken = append(act.Taken, sheet.Dossier)
			}
			act.Was, act.Now = append(act.Was, sheet.Was), append(act.Now, sheet.Now)
		}
	}
	return act
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
	// undoing: it is the inverse of one in the journal, as every act that goes back is.
	undoing bool
}

func (a *ReceiveForm) kind() string   { return "form.receive" }
func (a *ReceiveForm) action() Action { return ReceiveForms }
func (a *ReceiveForm) reason() string { return a.Reason }

func (a *ReceiveForm) inverse() Act {
	return &ReceiveForm{a.FormNow, a.FormWas, a.Now, a.Was, a.Taken, a.Kept, a.Reason, !a.Back, true}
}

func (a *ReceiveForm) withheld() Act {
	return &ReceiveForm{FormWas: a.FormWas, FormNow: a.FormNow, Taken: a.Taken, Kept: a.Kept, Reason: a.Reason, Back: a.Back}
}

func (a *ReceiveForm) check(t *tx) error {
	if a.FormWas == nil || a.FormNow == nil || a.Back && !a.undoing {
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
	if !a.Back {
		if err := a.checkContent(t, list); err != nil {
			return err
		}
	}
	return checkAll(t, list)
}

// checkContent asks that the form notes one file more and is the same otherwise, and that nothing but what a file can hold is
// written, on sheets of the form. Taken back, everything only has to be as it was left.
func (a *ReceiveForm) checkContent(t *tx, list []change[*Sheet]) error {
	last := len(a.FormNow.Files) - 1
	if last < 0 || !a.FormWas.returns() {
		return scoring.NewFault("form.nothing")
	}
	if same, err := sameRecord(a.FormNow, a.FormWas.having(a.FormNow.Files[last])); err != nil || !same {
		return orFault(err, "form.nothing")
	}
	for _, c := range list {
		if err := a.checkSheet(t, c); err != nil {
			return err
		}
	}
	return nil
}

// checkSheet asks that a sheet is on the form and may be written on now.
func (a *ReceiveForm) checkSheet(t *tx, c change[*Sheet]) error {
	if c.was == nil || c.now == nil || c.now.Member != a.FormWas.Member || !a.FormWas.has(c.now.Dossier, c.now.Turn) {
		return scoring.NewFault("form.nothing")
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
	now := c.was.filled(rules, c.now.Scores, c.now.Remark, c.now.Confirmed)
	if why != nil {
		now.onto(a.FormWas)
	}
	if same, err := sameRecord(c.now, now); err != nil || !same {
		return orFault(err, "form.nothing")
	}
	return checkScores(rules, c.now.Scores)
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

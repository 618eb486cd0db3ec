package store

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"example.com/hoidong/scoring"
	"example.com/hoidong/store/engine"
)

// A FormKind says what a form is made of.
type FormKind string

const (
	PaperForm  FormKind = "paper"
	ExcelForm  FormKind = "excel"
	PacketForm FormKind = "packet"
	// SignedForm is a printed list of what a member confirmed, for his signature. Its ballots stay where they are.
	SignedForm FormKind = "signed"
)

// FormKinds lists them in the order in which a count lists them.
func FormKinds() []FormKind { return []FormKind{PaperForm, ExcelForm, PacketForm, SignedForm} }

// channel is the one in which the ballots of such a form come in; empty when the form does not change that.
func (k FormKind) channel() Channel {
	switch k {
	case PaperForm:
		return OnPaper
	case ExcelForm:
		return InWorkbook
	case PacketForm:
		return InPacket
	}
	return ""
}

// A FormState says where a form is.
type FormState string

const (
	FormOut      FormState = "out"
	FormReturned FormState = "returned"
	FormSpoiled  FormState = "spoiled"
)

// A Ballot is one sheet on a form; its member is the form's.
type Ballot struct {
	Dossier string `json:"dossier"`
	Turn    int    `json:"turn"`
}

// A Form is a numbered container of one member's ballots: a printed table, a workbook, a packet. It is given out, and comes
// back or does not.
type Form struct {
	// Number counts from 1 in a round; Code is how it is written on the form.
	Number int      `json:"number"`
	Code   string   `json:"code"`
	Kind   FormKind `json:"kind"`
	Member string   `json:"member"`
	// Session is the number of the sitting it was issued in.
	Session int       `json:"session"`
	Ballots []Ballot  `json:"ballots"`
	Issued  time.Time `json:"issued"`
	State   FormState `json:"state"`
	// Reason is why it was spoiled.
	Reason string `json:"reason,omitempty"`
	// Key is the public key of a packet, as in a line of authorized_keys.
	Key string `json:"key,omitempty"`
	// Seal is the highest seal of a packet that came in; Files are what came in of the form.
	Seal  int            `json:"seal,omitempty"`
	Files []ReceivedFile `json:"files,omitempty"`
}

// A ReceivedFile is one that was taken.
type ReceivedFile struct {
	Name string `json:"name"`
	// Sum is the SHA-256 of its bytes, in hexadecimal.
	Sum  string    `json:"sum"`
	Seal int       `json:"seal,omitempty"`
	At   time.Time `json:"at"`
}

func formKey(round string, number int) string {
	return key(formTable, round, fmt.Sprintf("%06d", number))
}

func (f *Form) at(round string) string { return formKey(round, f.Number) }

func (f *Form) moved() *scoring.Fault { return scoring.NewFault("form.moved_on", "form", f.Code) }

// isNow is the fault that says which state the form is in.
func (f *Form) isNow() *scoring.Fault {
	switch f.State {
	case FormReturned:
		return scoring.NewFault("form.returned", "form", f.Code)
	case FormSpoiled:
		return scoring.NewFault("form.spoiled", "form", f.Code)
	}
	return scoring.NewFault("form.out", "form", f.Code)
}

// has reports whether the ballot is on the form.
func (f *Form) has(dossier string, turn int) bool {
	return slices.Contains(f.Ballots, Ballot{dossier, turn})
}

// knows reports whether a file with this sum was taken.
func (f *Form) knows(sum string) bool {
	return slices.ContainsFunc(f.Files, func(file ReceivedFile) bool { return file.Sum == sum })
}

// returns reports whether files come back of the form.
func (f *Form) returns() bool {
	return f.State != FormSpoiled && (f.Kind == ExcelForm || f.Kind == PacketForm)
}

// having is the form with a file more that was taken.
func (f *Form) having(file ReceivedFile) *Form {
	now := *f
	now.State, now.Seal = FormReturned, max(f.Seal, file.Seal)
	now.Files = append(slices.Clone(f.Files), file)
	return &now
}

// formCode writes a form's number with two digits behind it that a mistyped one does not have: those of ISO 7064 MOD 97-10
// over the year and the number, so that a form of last year is found out too.
func formCode(year, number int) string {
	n := year*1_000_000 + number
	return fmt.Sprintf("%04d-%02d", number, 98-n*100%97)
}

// FormByCode finds a form by its code, of which only the digits matter. The faults are form.code when the check digits are
// wrong, and form.unknown.
func (v View) FormByCode(text string) (*Form, error) {
	digits := digitsOf(text)
	if len(digits) < 3 || len(digits) > 8 {
		return nil, scoring.NewFault("form.code", "text", strings.TrimSpace(text))
	}
	number, err := strconv.Atoi(digits[:len(digits)-2])
	if err != nil || digitsOf(formCode(v.snap.round.Year, number)) != fmt.Sprintf("%04d", number)+digits[len(digits)-2:] {
		return nil, scoring.NewFault("form.code", "text", strings.TrimSpace(text))
	}
	if f := v.Form(number); f != nil {
		return f, nil
	}
	return nil, scoring.NewFault("form.unknown", "form", formCode(v.snap.round.Year, number))
}

// Form is the form of a number, for whoever may know who has which; nil for others, and when there is none.
func (v View) Form(number int) *Form {
	if !v.SeesTally() || number < 1 || number > len(v.snap.forms) {
		return nil
	}
	return v.snap.forms[number-1]
}

// Forms are all that were issued, by number, for whoever may know who has which. They must not be changed.
func (v View) Forms() []*Form {
	if !v.SeesTally() {
		return nil
	}
	return v.snap.forms
}

// On reports whether a ballot of a form is still on it, and not on a later form or back on the screen. Ballots of a signed
// form stay on it as long as they are confirmed.
func (v View) On(f *Form, b Ballot) bool {
	d, m := v.snap.dossierIndex(b.Dossier), v.snap.voterIndex(f.Member)
	if d < 0 || m < 0 || f.State == FormSpoiled {
		return false
	}
	sheet := v.snap.sheetOfTurn(m, d, b.Turn)
	if f.Kind == SignedForm {
		return sheet != nil && sheet.Confirmed
	}
	return sheet != nil && sheet.Form == f.Number
}

// sheetOfTurn is a voter's sheet of one turn; nil when there is none.
func (s *Snapshot) sheetOfTurn(voter, dossier, turn int) *Sheet {
	again := s.again[dossier]
	switch {
	case again == nil && turn == firstTurn:
		return s.sheets[dossier][voter]
	case again == nil || turn < firstTurn || turn > len(again.turns):
		return nil
	}
	return again.turns[turn-1][voter]
}

func (s *Snapshot) loadForms(r engine.R) (err error) {
	s.forms, err = all[Form](r, under(formTable, s.round.ID))
	return err
}

// withForm is a copy of forms with one read again.
func withForm(r engine.R, forms []*Form, key string) ([]*Form, error) {
	form, err := get[Form](r, key)
	if err != nil || form == nil {
		return forms, err
	}
	forms = slices.Clone(forms)
	if form.Number == len(forms)+1 {
		return append(forms, form), nil
	}
	forms[form.Number-1] = form
	return forms, nil
}

// form reads a form.
func (t *tx) form(number int) (*Form, error) {
	form, err := get[Form](t, formKey(t.round, number))
	if err != nil || form == nil {
		return nil, orFault(err, "form.unknown", "form", number)
	}
	return form, nil
}

func (t *tx) putForm(f *Form) error { return put(t, f.at(t.round), f) }

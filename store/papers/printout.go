package papers

import (
	"bytes"
	"context"
	"fmt"
	"strings"
	"time"

	"example.com/hoidong/scoring"
	"example.com/hoidong/store"
	"example.com/hoidong/store/words"
)

// A Printout is a folder into which papers are written for a printer, in a language. At is the time as people there read it.
type Printout struct {
	Folder string
	Words  *words.Words
	At     time.Time
}

// IssueBallots gives out forms on paper, or for signature, as they are wanted, and writes them as one file in the order in
// which they are handed out. With want.Each every product has a page and a form of its own. Nothing is given out when
// something on them cannot be printed, or may not be seen.
//
// Besides those of Store.Issue and WriteBallots the faults are file.system, and papers.unwritten for forms that were given out
// but have no file: that is written by WriteForms.
func (o Printout) IssueBallots(ctx context.Context, s *store.Store, actor store.Actor, want store.IssueOptions) (forms []*store.Form, path string, err error) {
	shape := AsTable
	if want.Each {
		shape = PerProduct
	}
	view := s.Snapshot().For(actor)
	if err := WriteBallots(new(bytes.Buffer), view, view.FormsFor(want).Forms, shape, o.Words, o.At); err != nil {
		return nil, "", err
	}
	if err := store.MakeFolder(o.Folder); err != nil {
		return nil, "", err
	}
	if forms, _, err = s.Issue(ctx, actor, want); err != nil {
		return nil, "", err
	}
	path, err = o.WriteForms(s.Snapshot().For(actor), forms, shape)
	if err != nil {
		err = scoring.NewFault("papers.unwritten", "forms", codesOf(forms, ", "), "again", codesOf(forms, " "), "why", err)
	}
	return forms, path, err
}

// WriteForms writes forms that were given out as one file, and returns where it is. The faults are file.system and those of
// WriteBallots.
func (o Printout) WriteForms(view store.View, forms []*store.Form, shape Shape) (path string, err error) {
	var paper bytes.Buffer
	if err := WriteBallots(&paper, view, forms, shape, o.Words, o.At); err != nil {
		return "", err
	}
	return o.write(o.name(forms), ".pdf", paper.Bytes())
}

// name is what a file of forms is called: what they are, whose, and their numbers.
func (o Printout) name(forms []*store.Form) string {
	first, last := forms[0], forms[len(forms)-1]
	key, number := "papers.file."+string(first.Kind), first.Code
	if last != first {
		number = o.Words.T("papers.file.range", "first", first.Code, "last", last.Code)
	}
	if first.Member == last.Member {
		number = words.Plain(first.Member) + "-" + number
	}
	return o.Words.T(key, "forms", number)
}

// write writes a file of the first name that is free, whole or not at all.
func (o Printout) write(base, ext string, data []byte) (string, error) {
	if err := store.MakeFolder(o.Folder); err != nil {
		return "", err
	}
	return writeNew(o.Folder, base, ext, data)
}

func codesOf(forms []*store.Form, between string) string {
	codes := make([]string, len(forms))
	for i, f := range forms {
		codes[i] = f.Code
	}
	return strings.Join(codes, between)
}

// Minutes writes the minutes of the count in a format of MinutesFormats, and returns where they are. The faults are
// file.system and those of WriteMinutes.
func (o Printout) Minutes(view store.View, format string) (path string, err error) {
	var paper bytes.Buffer
	if err := WriteMinutes(&paper, view, format, o.Words, o.At); err != nil {
		return "", err
	}
	name := o.Words.T("papers.file.minutes", "number", view.Snapshot().Session().Number, "time", o.At.Format("15-04-05"))
	return o.write(name, fmt.Sprintf(".%s", format), paper.Bytes())
}

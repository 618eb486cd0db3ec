package exchange

import (
	"bytes"
	"context"
	"path/filepath"
	"strings"
	"time"

	"example.com/hoidong/scoring"
	"example.com/hoidong/store"
	"example.com/hoidong/store/words"
)

// An Outbox is a folder into which the files are written that are given out, in a language. At is the time as people there
// read it.
type Outbox struct {
	Folder string
	Words  *words.Words
	At     time.Time
}

// A WrittenForm is a form, and the file that was written of it.
type WrittenForm struct {
	Form *store.Form
	Path string
}

// IssueScoreSheets gives out score sheets in Excel as they are wanted, and writes the workbook of each. Nothing is given out when
// the folder cannot be made, or when something stands on the sheets that the actor may not see.
//
// Besides those of Store.Issue the faults are file.system, form.withheld, and scoresheet.unwritten for forms that were given
// out but have no file: that is written by WriteScoreSheets.
func (o Outbox) IssueScoreSheets(ctx context.Context, s *store.Store, actor store.Actor, want store.IssueOptions) ([]WrittenForm, error) {
	want.Kind = store.ExcelForm
	view := s.Snapshot().For(actor)
	if err := view.MayReadForms(view.FormsFor(want).Forms); err != nil {
		return nil, err
	}
	if err := store.MakeFolder(o.Folder); err != nil {
		return nil, err
	}
	forms, _, err := s.Issue(ctx, actor, want)
	if err != nil {
		return nil, err
	}
	written, err := o.WriteScoreSheets(ctx, s, actor, forms)
	if err == nil {
		return written, nil
	}
	var codes []string
	for _, form := range forms[len(written):] {
		codes = append(codes, form.Code)
	}
	return written, scoring.NewFault("scoresheet.unwritten", "forms", strings.Join(codes, ", "), "again", strings.Join(codes, " "), "why", err)
}

// WriteScoreSheets writes the workbooks of score sheets that were given out, with what stands on the sheets now, and returns those
// that were written. A file that is there is not written over: somebody may have scored in it. The faults are file.system,
// file.exists and those of WriteScoreSheet.
func (o Outbox) WriteScoreSheets(ctx context.Context, s *store.Store, actor store.Actor, forms []*store.Form) ([]WrittenForm, error) {
	key, err := s.FormKey(ctx)
	if err != nil {
		return nil, err
	}
	if err := store.MakeFolder(o.Folder); err != nil {
		return nil, err
	}
	view := s.Snapshot().For(actor)
	var written []WrittenForm
	for _, form := range forms {
		if err := ctx.Err(); err != nil {
			return written, err
		}
		var book bytes.Buffer
		if err := WriteScoreSheet(&book, view, form, key, o.Words, o.At); err != nil {
			return written, err
		}
		path := filepath.Join(o.Folder, o.Words.T("scoresheet.file", "member", words.Plain(form.Member), "form", form.Code)+".xlsx")
		if err := store.WriteNew(path, book.Bytes(), 0o644); err != nil {
			return written, err
		}
		written = append(written, WrittenForm{form, path})
	}
	return written, nil
}

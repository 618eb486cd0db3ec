package main

import (
	"errors"
	"path/filepath"
	"time"

	"github.com/spf13/cobra"

	"example.com/hoidong/scoring"
	"example.com/hoidong/store"
	"example.com/hoidong/store/exchange"
)

// Flags of commands that give forms out.
const (
	outFlag  = "out"
	anewFlag = "anew"
)

func (p *program) excelFormsCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "excel " + p.words.T("command.forms.members"),
		Short: p.words.T("command.forms.excel"),
		Long:  p.words.T("command.forms.excel_long"),
		Args:  p.args(0, -1),
		RunE: func(cmd *cobra.Command, args []string) error {
			return p.withRound(cmd, func(s *store.Store) error { return p.issueScoreSheets(cmd, s, upper(args)) })
		},
	}
	p.offerOut(cmd)
	cmd.Flags().Bool(anewFlag, false, p.words.T("command.forms.anew"))
	cmd.Flags().String(reasonFlag, "", p.words.T("command.forms.reason"))
	return cmd
}

// offerOut gives a command the flag for the folder that files are written into.
func (p *program) offerOut(cmd *cobra.Command) {
	cmd.Flags().String(outFlag, "", p.words.T("command.forms.out"))
	offer(cmd, outFlag, cobra.ShellCompDirectiveFilterDirs)
}

// outbox is the folder that was asked for, or else one of the day beside the council's file.
func (p *program) outbox(cmd *cobra.Command) (exchange.Outbox, error) {
	out := exchange.Outbox{Words: p.words, At: p.clock()}
	folder, err := cmd.Flags().GetString(outFlag)
	if err != nil {
		return out, err
	}
	if folder != "" {
		out.Folder = p.at(folder)
		return out, nil
	}
	path, err := p.path()
	out.Folder = filepath.Join(filepath.Dir(path), out.At.Format(time.DateOnly))
	return out, err
}

// issueScoreSheets gives out score sheets in Excel to the members named, or to all who have sheets for one.
func (p *program) issueScoreSheets(cmd *cobra.Command, s *store.Store, members []string) error {
	for _, member := range members {
		if !s.Snapshot().HasMember(member) {
			return scoring.NewFault("member.unknown", "member", member)
		}
	}
	out, err := p.outbox(cmd)
	if err != nil {
		return err
	}
	anew, err := cmd.Flags().GetBool(anewFlag)
	if err != nil {
		return err
	}
	written, err := out.IssueScoreSheets(cmd.Context(), s, p.actor(s), store.IssueOptions{Members: members, Anew: anew, Reason: reasonOf(cmd)})
	p.sayWritten(written)
	return err
}

func (p *program) sayWritten(written []exchange.WrittenForm) {
	for _, w := range written {
		p.say("command.forms.written", "form", w.Form.Code, "member", w.Form.Member, "n", len(w.Form.Ballots), "path", w.Path)
	}
}

func (p *program) writeFormsCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "write " + p.words.T("command.forms.codes"),
		Short: p.words.T("command.forms.write"),
		Args:  p.args(1, -1),
		RunE: func(cmd *cobra.Command, args []string) error {
			return p.withRound(cmd, func(s *store.Store) error { return p.writeForms(cmd, s, args) })
		},
	}
	p.offerOut(cmd)
	cmd.Flags().Bool(perProductFlag, false, p.words.T("command.forms.per_product"))
	return cmd
}

// writeForms writes the files of forms that were given out once more.
func (p *program) writeForms(cmd *cobra.Command, s *store.Store, codes []string) error {
	view := s.Snapshot().For(p.actor(s))
	ofKind := map[store.FormKind][]*store.Form{}
	for _, code := range codes {
		form, err := view.FormByCode(code)
		switch {
		case err != nil:
			return err
		case form.Kind == store.PacketForm:
			return scoring.NewFault("command.forms_write", "form", form.Code)
		}
		ofKind[form.Kind] = append(ofKind[form.Kind], form)
	}
	for _, kind := range []store.FormKind{store.PaperForm, store.SignedForm} {
		if forms := ofKind[kind]; len(forms) > 0 {
			if err := p.writePaper(cmd, view, forms); err != nil {
				return err
			}
		}
	}
	if len(ofKind[store.ExcelForm]) == 0 {
		return nil
	}
	out, err := p.outbox(cmd)
	if err != nil {
		return err
	}
	written, err := out.WriteScoreSheets(cmd.Context(), s, p.actor(s), ofKind[store.ExcelForm])
	p.sayWritten(written)
	if errors.Is(err, scoring.NewFault("file.exists")) {
		return errors.Join(err, scoring.NewFault("command.forms_out"))
	}
	return err
}

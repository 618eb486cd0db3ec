package main

import (
	"github.com/spf13/cobra"

	"example.com/hoidong/scoring"
	"example.com/hoidong/store"
	"example.com/hoidong/store/papers"
)

// perProductFlag prints every product on a page of its own.
const perProductFlag = "per-product"

// paperFormsCommand gives out forms that are printed, of one kind.
func (p *program) paperFormsCommand(kind store.FormKind) *cobra.Command {
	name := string(kind)
	cmd := &cobra.Command{
		Use:   name + " " + p.words.T("command.forms.members"),
		Short: p.words.T("command.forms." + name),
		Long:  p.words.T("command.forms." + name + "_long"),
		Args:  p.args(0, -1),
		RunE: func(cmd *cobra.Command, args []string) error {
			return p.withRound(cmd, func(s *store.Store) error { return p.issuePaper(cmd, s, kind, upper(args)) })
		},
	}
	p.offerOut(cmd)
	cmd.Flags().Bool(perProductFlag, false, p.words.T("command.forms.per_product"))
	if kind == store.PaperForm {
		cmd.Flags().Bool(anewFlag, false, p.words.T("command.forms.anew"))
		cmd.Flags().String(reasonFlag, "", p.words.T("command.forms.reason"))
	}
	return cmd
}

func (p *program) issuePaper(cmd *cobra.Command, s *store.Store, kind store.FormKind, members []string) error {
	for _, member := range members {
		if !s.Snapshot().HasMember(member) {
			return scoring.NewFault("member.unknown", "member", member)
		}
	}
	out, err := p.printout(cmd)
	if err != nil {
		return err
	}
	want := store.IssueOptions{Kind: kind, Members: members}
	if want.Each, err = cmd.Flags().GetBool(perProductFlag); err != nil {
		return err
	}
	if kind == store.PaperForm {
		if want.Anew, err = cmd.Flags().GetBool(anewFlag); err != nil {
			return err
		}
		want.Reason = reasonOf(cmd)
	}
	forms, path, err := out.IssueBallots(cmd.Context(), s, p.actor(s), want)
	p.sayPrinted(forms, path)
	return err
}

// printout is where papers go: the folder that was asked for, or else one of the day beside the council's file.
func (p *program) printout(cmd *cobra.Command) (papers.Printout, error) {
	out, err := p.outbox(cmd)
	return papers.Printout(out), err
}

// sayPrinted names the forms, and where they can be printed from.
func (p *program) sayPrinted(forms []*store.Form, path string) {
	for _, f := range forms {
		p.say("command.forms.printed", "form", f.Code, "member", f.Member, "n", len(f.Ballots))
	}
	if path != "" {
		p.say("command.forms.file", "path", path)
	}
}

// writePaper writes printed forms once more, as one file a kind.
func (p *program) writePaper(cmd *cobra.Command, view store.View, forms []*store.Form) error {
	out, err := p.printout(cmd)
	if err != nil {
		return err
	}
	shape := papers.ShapeOf(forms[0])
	each, err := cmd.Flags().GetBool(perProductFlag)
	if err != nil {
		return err
	}
	if each {
		shape = papers.PerProduct
	}
	path, err := out.WriteForms(view, forms, shape)
	if err != nil {
		return err
	}
	p.sayPrinted(forms, path)
	return nil
}

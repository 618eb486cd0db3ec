package main

import (
	"errors"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"example.com/hoidong/scoring"
	"example.com/hoidong/store"
)

// formsCommand is about what is given out and comes back.
func (p *program) formsCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "forms",
		Short: p.words.T("command.forms.short"),
		Long:  p.words.T("command.forms.long"),
		Args:  p.args(0, 0),
		RunE:  func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	cmd.AddCommand(p.paperFormsCommand(store.PaperForm), p.excelFormsCommand(), p.paperFormsCommand(store.SignedForm), p.writeFormsCommand(), p.listFormsCommand(), p.collectCommand(), p.spoilCommand(), p.toScreenCommand(), p.rejectCommand())
	return cmd
}

func (p *program) listFormsCommand() *cobra.Command {
	var only store.FormFilter
	cmd := &cobra.Command{
		Use:   "list",
		Short: p.words.T("command.forms.list"),
		Args:  p.args(0, 0),
		RunE: func(cmd *cobra.Command, _ []string) error {
			return p.withRound(cmd, func(s *store.Store) error { return p.listForms(s, only) })
		},
	}
	flags := cmd.Flags()
	flags.StringVar((*string)(&only.Kind), "kind", "", p.words.T("command.forms.kind"))
	flags.StringVar((*string)(&only.State), "state", "", p.words.T("command.forms.state"))
	flags.StringVar(&only.Member, "member", "", p.words.T("command.forms.member"))
	offer(cmd, "kind", cobra.ShellCompDirectiveNoFileComp, texts(store.FormKinds())...)
	offer(cmd, "state", cobra.ShellCompDirectiveNoFileComp, texts(store.FormStates())...)
	return cmd
}

// withRound is with for commands that need a round.
func (p *program) withRound(cmd *cobra.Command, fn func(*store.Store) error) error {
	return p.with(cmd, func(s *store.Store) error {
		if !s.Snapshot().HasRound() {
			return scoring.NewFault("round.none")
		}
		return fn(s)
	})
}

// texts are the values of a closed list.
func texts[T ~string](values []T) []string {
	all := make([]string, len(values))
	for i, v := range values {
		all[i] = string(v)
	}
	return all
}

func (p *program) listForms(s *store.Store, only store.FormFilter) error {
	only.Member = strings.ToUpper(only.Member)
	if err := only.Check(); err != nil {
		return err
	}
	view := s.Snapshot().For(p.actor(s))
	forms := view.FormsLike(only)
	if len(forms) == 0 {
		p.say("command.forms.none")
		return nil
	}
	t := table{elastic: []int{2}}
	t.add(p.words.T("column.form"), p.words.T("column.form_kind"), p.words.T("column.member"), p.words.T("column.ballots"),
		p.words.T("column.issued"), p.words.T("column.state"))
	for _, f := range forms {
		t.add(f.Code, p.words.T("forms.kind."+string(f.Kind)), f.Member, strconv.Itoa(len(f.Ballots)),
			f.Issued.In(p.clock().Location()).Format("15:04 2/1/2006"), p.formState(view, f))
	}
	return t.print(p.out, p.console.Width)
}

func (p *program) collectCommand() *cobra.Command {
	var back bool
	cmd := &cobra.Command{
		Use:   "collect " + p.words.T("command.forms.codes"),
		Short: p.words.T("command.forms.collect"),
		Args:  p.args(1, -1),
		RunE: func(cmd *cobra.Command, args []string) error {
			return p.withRound(cmd, func(s *store.Store) error { return p.collect(cmd, s, args, back) })
		},
	}
	cmd.Flags().BoolVar(&back, "back", false, p.words.T("command.forms.back"))
	return cmd
}

// collect ticks forms off, all that are named or none, and says of each whose it is.
func (p *program) collect(cmd *cobra.Command, s *store.Store, codes []string, back bool) error {
	view := s.Snapshot().For(p.actor(s))
	act := &store.CollectForms{Back: back}
	var faults []error
	for _, code := range codes {
		f, err := view.FormByCode(code)
		if err != nil {
			faults = append(faults, err)
			continue
		}
		act.Forms = append(act.Forms, f.Number)
	}
	if len(faults) > 0 {
		return errors.Join(faults...)
	}
	if _, err := s.Do(cmd.Context(), p.actor(s), act); err != nil {
		return err
	}
	view = s.Snapshot().For(p.actor(s))
	for _, number := range act.Forms {
		p.sayForm(view, view.Form(number))
	}
	return nil
}

// sayForm says where a form is now.
func (p *program) sayForm(view store.View, f *store.Form) {
	p.say("command.forms.now", "form", f.Code, "member", f.Member, "state", p.formState(view, f))
}

func (p *program) formState(view store.View, f *store.Form) string {
	state, gone := view.FormState(f)
	return p.words.FormState(string(state), gone, len(f.Ballots))
}

func (p *program) spoilCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "spoil " + p.words.T("command.forms.code"),
		Short: p.words.T("command.forms.spoil"),
		Args:  p.args(1, 1),
		RunE: func(cmd *cobra.Command, args []string) error {
			return p.withRound(cmd, func(s *store.Store) error {
				f, err := s.Snapshot().For(p.actor(s)).FormByCode(args[0])
				if err != nil {
					return err
				}
				if _, err := s.Do(cmd.Context(), p.actor(s), &store.SpoilForm{Form: f.Number, Reason: reasonOf(cmd)}); err != nil {
					return err
				}
				view := s.Snapshot().For(p.actor(s))
				p.sayForm(view, view.Form(f.Number))
				return nil
			})
		},
	}
	cmd.Flags().String(reasonFlag, "", p.words.T("command.forms.reason"))
	return cmd
}

func (p *program) toScreenCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "screen " + p.words.T("command.forms.member_dossiers"),
		Short: p.words.T("command.forms.screen"),
		Args:  p.args(1, -1),
		RunE: func(cmd *cobra.Command, args []string) error {
			return p.withRound(cmd, func(s *store.Store) error { return p.toScreen(cmd, s, upper(args)) })
		},
	}
	cmd.Flags().String(reasonFlag, "", p.words.T("command.forms.reason"))
	return cmd
}

// toScreen brings sheets of the member, who is named first, back to the screen: those of the dossiers named, or all.
func (p *program) toScreen(cmd *cobra.Command, s *store.Store, args []string) error {
	view := s.Snapshot().For(p.actor(s))
	for _, dossier := range args[1:] {
		if view.IndexOf(dossier) < 0 {
			return scoring.NewFault("dossier.unknown", "dossier", dossier)
		}
	}
	act := view.ToScreen(args[0], args[1:])
	act.Reason = reasonOf(cmd)
	if _, err := s.Do(cmd.Context(), p.actor(s), act); err != nil {
		return err
	}
	p.say("status.channel.screen", "member", act.Member, "n", len(act.Sheets))
	return nil
}

func (p *program) rejectCommand() *cobra.Command {
	var back bool
	cmd := &cobra.Command{
		Use:   "reject " + p.words.T("command.forms.code_dossier"),
		Short: p.words.T("command.forms.reject"),
		Args:  p.args(2, 2),
		RunE: func(cmd *cobra.Command, args []string) error {
			return p.withRound(cmd, func(s *store.Store) error { return p.reject(cmd, s, args[0], strings.ToUpper(args[1]), back) })
		},
	}
	cmd.Flags().BoolVar(&back, "back", false, p.words.T("command.forms.reject_back"))
	p.offerGrounds(cmd)
	return cmd
}

// reject declares the ballot of a dossier on a form void.
func (p *program) reject(cmd *cobra.Command, s *store.Store, code, dossier string, back bool) error {
	f, err := s.Snapshot().For(p.actor(s)).FormByCode(code)
	if err != nil {
		return err
	}
	ballot, err := f.Ballot(dossier)
	if err != nil {
		return err
	}
	actor, err := p.secretary(cmd, s)
	if err != nil {
		return err
	}
	act := &store.RejectBallot{Dossier: ballot.Dossier, Turn: ballot.Turn, Member: f.Member, Reason: reasonOf(cmd), Back: back}
	if _, err := s.Do(cmd.Context(), actor, act); err != nil {
		return grounded(err)
	}
	said := "command.forms.rejected"
	if back {
		said = "command.forms.counts"
	}
	p.say(said, "dossier", dossier, "member", f.Member)
	return nil
}

// upper are codes as they stand in the round.
func upper(codes []string) []string {
	all := make([]string, len(codes))
	for i, code := range codes {
		all[i] = strings.ToUpper(code)
	}
	return all
}

package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"example.com/hoidong/scoring"
	"example.com/hoidong/store"
	"example.com/hoidong/store/exchange"
)

// importRun is one import on its way.
type importRun struct {
	*program
	cmd         *cobra.Command
	store       *store.Store
	dryRun, yes bool
}

func (p *program) importCommand() *cobra.Command {
	var dryRun, yes bool
	cmd := &cobra.Command{
		Use:   "import",
		Short: p.words.T("command.import.short"),
		Long:  p.words.T("command.import.long"),
		Args:  p.args(0, 0),
		RunE:  func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	cmd.PersistentFlags().BoolVar(&dryRun, "dry-run", false, p.words.T("command.import.dry_run"))
	cmd.PersistentFlags().BoolVar(&yes, "yes", false, p.words.T("command.import.yes"))
	p.offerGrounds(cmd)
	for _, kind := range exchange.Kinds() {
		cmd.AddCommand(&cobra.Command{
			Use:               string(kind) + " " + p.words.T("command.import.file"),
			Short:             p.words.T("command.import." + string(kind)),
			Args:              p.args(1, 1),
			ValidArgsFunction: offerFile,
			RunE: func(cmd *cobra.Command, args []string) error {
				return p.importFile(cmd, args[0], kind, dryRun, yes)
			},
		})
	}
	return cmd
}

func (p *program) importFile(cmd *cobra.Command, path string, kind exchange.Kind, dryRun, yes bool) error {
	return p.with(cmd, func(s *store.Store) error {
		source, err := exchange.OpenSource(p.at(path))
		if err != nil {
			return err
		}
		source.Progress = p.progress()
		if !s.Snapshot().HasRound() {
			return scoring.NewFault("round.none")
		}
		run := &importRun{p, cmd, s, dryRun, yes}
		got, err := exchange.Arrive(kind, source, s.Snapshot().For(p.actor(s)))
		run.sayReport(got.Report)
		if err != nil {
			return run.refuse(err)
		}
		return run.finish(got)
	})
}

func (r *importRun) sayReport(report *exchange.Report) {
	if report == nil {
		return
	}
	for _, line := range report.Lines(r.words) {
		fmt.Fprintln(r.out, line)
	}
}

// refuse lists everything that is wrong, and says that nothing was imported.
func (r *importRun) refuse(err error) error {
	faults := 1
	if joined, ok := err.(interface{ Unwrap() []error }); ok {
		faults = len(joined.Unwrap())
	}
	fmt.Fprintln(r.err, r.words.Error(err))
	fmt.Fprintln(r.err, r.words.T("command.import.refused", "n", faults))
	return errSaid
}

// finish shows what would change, asks when something that is there would, and puts it in force.
func (r *importRun) finish(got exchange.Arrival) error {
	for _, d := range got.Preview.Differences {
		fmt.Fprintln(r.out, r.difference(d))
	}
	r.say("command.import.counts", "new", got.Preview.New, "changed", got.Preview.Changed, "same", got.Preview.Same)
	if r.dryRun {
		r.say("command.import.dry")
		return nil
	}
	if got.Preview.New == 0 && len(got.Preview.Differences) == 0 {
		r.say("command.import.nothing")
		return nil
	}
	if len(got.Preview.Differences) > 0 && !r.yes {
		agreed, err := r.agree()
		if err != nil || !agreed {
			return err
		}
	}
	actor, err := r.secretary(r.cmd, r.store)
	if err != nil {
		return err
	}
	receipt, err := got.Keep(r.cmd.Context(), r.store, actor)
	if err != nil {
		return r.refuse(grounded(err))
	}
	r.say("command.import.done", "seq", receipt.Seq)
	return nil
}

// agree asks whether what is there may be changed. Without a terminal nobody can answer, and --yes is needed.
func (r *importRun) agree() (bool, error) {
	if !r.console.interactive() {
		return false, scoring.NewFault("command.needs_yes")
	}
	agreed, err := r.agrees("command.import.ask")
	if err == nil && !agreed {
		r.say("command.import.left")
	}
	return agreed, err
}

// difference says one change: the record, the column, what was and what will be.
func (r *importRun) difference(d store.Difference) string {
	return fmt.Sprintf("  %s · %s: %s → %s", d.Code, r.words.Field(d.Field, d.Year), r.words.Shown(d.Was), r.words.Shown(d.Now))
}

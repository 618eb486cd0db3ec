package main

import (
	"fmt"
	"time"

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
	view        store.View
	source      exchange.Source
	dryRun, yes bool
}

// An arrival is what was read from a file: what it would change, and how to put it in force.
type arrival struct {
	report  *exchange.Report
	preview store.Preview
	keep    func() (store.Receipt, error)
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
	for _, kind := range []struct {
		name string
		read func(*importRun) (arrival, error)
	}{
		{"dossiers", (*importRun).dossiers},
		{"council", (*importRun).council},
		{"scores", (*importRun).scores},
		{"recusals", (*importRun).recusals},
		{"rules", (*importRun).rules},
	} {
		cmd.AddCommand(&cobra.Command{
			Use:               kind.name + " " + p.words.T("command.import.file"),
			Short:             p.words.T("command.import." + kind.name),
			Args:              p.args(1, 1),
			ValidArgsFunction: offerFile,
			RunE: func(cmd *cobra.Command, args []string) error {
				return p.importFile(cmd, args[0], kind.read, dryRun, yes)
			},
		})
	}
	return cmd
}

func (p *program) importFile(cmd *cobra.Command, path string, read func(*importRun) (arrival, error), dryRun, yes bool) error {
	source, err := exchange.OpenSource(path)
	if err != nil {
		return err
	}
	source.Progress = p.progress()
	return p.with(cmd, func(s *store.Store) error {
		if !s.Snapshot().HasRound() {
			return scoring.NewFault("round.none")
		}
		run := &importRun{p, cmd, s, s.Snapshot().For(s.Owner()), source, dryRun, yes}
		got, err := read(run)
		run.sayReport(got.report)
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
func (r *importRun) finish(got arrival) error {
	for _, d := range got.preview.Differences {
		fmt.Fprintln(r.out, r.difference(d))
	}
	r.say("command.import.counts", "new", got.preview.New, "changed", got.preview.Changed, "same", got.preview.Same)
	if r.dryRun {
		r.say("command.import.dry")
		return nil
	}
	if got.preview.New == 0 && len(got.preview.Differences) == 0 {
		r.say("command.import.nothing")
		return nil
	}
	if len(got.preview.Differences) > 0 && !r.yes {
		agreed, err := r.agree()
		if err != nil || !agreed {
			return err
		}
	}
	receipt, err := got.keep()
	if err != nil {
		return r.refuse(err)
	}
	r.say("command.import.done", "seq", receipt.Seq)
	return nil
}

// agree asks whether what is there may be changed. Without a terminal nobody can answer, and --yes is needed.
func (r *importRun) agree() (bool, error) {
	if !r.terminal() {
		return false, scoring.NewFault("command.needs_yes")
	}
	agreed := false
	err := r.ask(r.confirm("command.import.ask", &agreed))
	if err == nil && !agreed {
		r.say("command.import.left")
	}
	return agreed, err
}

// difference says one change: the record, the column, what was and what will be.
func (r *importRun) difference(d store.Difference) string {
	name := d.Field
	if r.words.Has(d.Field) {
		name = r.words.T(d.Field, "year", d.Year)
	}
	return fmt.Sprintf("  %s · %s: %s → %s", d.Code, name, r.value(d.Was), r.value(d.Now))
}

func (r *importRun) value(v any) string {
	text := fmt.Sprint(r.words.Value(v))
	if text == "" {
		return "–"
	}
	if day, err := time.Parse(time.DateOnly, text); err == nil {
		return day.Format("2/1/2006")
	}
	return text
}

func (r *importRun) dossiers() (arrival, error) {
	round := r.view.Snapshot().Round()
	intake, report, err := exchange.ReadDossiers(r.source, r.view.Snapshot().Rules(), round.Year)
	return arrival{report, r.view.PreviewDossiers(intake), func() (store.Receipt, error) {
		return r.store.ImportDossiers(r.cmd.Context(), r.store.Owner(), r.source.Name, intake)
	}}, err
}

func (r *importRun) council() (arrival, error) {
	members, report, err := exchange.ReadCouncil(r.source)
	return arrival{report, r.view.PreviewCouncil(members), func() (store.Receipt, error) {
		return r.store.ImportCouncil(r.cmd.Context(), r.store.Owner(), r.source.Name, members)
	}}, err
}

func (r *importRun) scores() (arrival, error) {
	if err := r.needsCodes(); err != nil {
		return arrival{}, err
	}
	given, report, err := exchange.ReadScores(r.source, r.view.Snapshot().Rules(), r.known())
	return arrival{report, r.view.PreviewScores(given), func() (store.Receipt, error) {
		return r.store.ImportScores(r.cmd.Context(), r.store.Owner(), r.source.Name, given)
	}}, err
}

// needsCodes says what has to be imported before a file that names members and dossiers, instead of finding every row of
// it at fault.
func (r *importRun) needsCodes() error {
	switch {
	case len(r.view.Snapshot().Members()) == 0:
		return scoring.NewFault("command.import_council")
	case r.view.Dossiers() == 0:
		return scoring.NewFault("command.import_dossiers")
	}
	return nil
}

func (r *importRun) recusals() (arrival, error) {
	if err := r.needsCodes(); err != nil {
		return arrival{}, err
	}
	recusals, report, err := exchange.ReadRecusals(r.source, r.known())
	return arrival{report, r.view.PreviewRecusals(recusals), func() (store.Receipt, error) {
		return r.store.ImportRecusals(r.cmd.Context(), r.store.Owner(), r.source.Name, recusals)
	}}, err
}

func (r *importRun) rules() (arrival, error) {
	set, err := readRules(r.cmd.Flags().Arg(0))
	if err != nil {
		return arrival{}, err
	}
	return arrival{nil, r.view.PreviewRules(set), func() (store.Receipt, error) {
		return r.store.Do(r.cmd.Context(), r.store.Owner(), &store.SetRules{Was: *r.view.Snapshot().Rules(), Now: *set})
	}}, nil
}

// known are the codes of the round.
func (r *importRun) known() exchange.Known {
	return exchange.Known{
		Member:  func(code string) bool { return r.view.Snapshot().HasMember(code) },
		Dossier: func(code string) bool { return r.view.IndexOf(code) >= 0 },
	}
}

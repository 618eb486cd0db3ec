package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"example.com/hoidong/scoring"
	"example.com/hoidong/store"
	"example.com/hoidong/store/returns"
)

// mergeOptions are how files are received.
type mergeOptions struct {
	dryRun, yes bool
	// take are decisions as they were typed: SP04=file.
	take []string
}

// takeAll stands for every dossier in a decision.
const takeAll = "all"

func (p *program) mergeCommand() *cobra.Command {
	var options mergeOptions
	cmd := &cobra.Command{
		Use:               "merge " + p.words.T("command.merge.files"),
		Short:             p.words.T("command.merge.short"),
		Long:              p.words.T("command.merge.long"),
		Args:              p.args(1, -1),
		ValidArgsFunction: offerFile,
		RunE: func(cmd *cobra.Command, args []string) error {
			return p.withRound(cmd, func(s *store.Store) error { return p.merge(cmd, s, args, options) })
		},
	}
	flags := cmd.Flags()
	flags.BoolVar(&options.dryRun, "dry-run", false, p.words.T("command.merge.dry_run"))
	flags.BoolVar(&options.yes, "yes", false, p.words.T("command.merge.yes"))
	flags.StringArrayVar(&options.take, "take", nil, p.words.T("command.merge.take"))
	flags.String(reasonFlag, "", p.words.T("command.merge.reason"))
	return cmd
}

// A merging is the files of one command on their way.
type merging struct {
	*program
	cmd   *cobra.Command
	view  store.View
	inbox *returns.Inbox
	takes map[string]store.Take
}

func (p *program) merge(cmd *cobra.Command, s *store.Store, args []string, options mergeOptions) error {
	named := make([]string, len(args))
	for i, arg := range args {
		named[i] = p.at(arg)
	}
	paths, err := returns.Paths(named)
	if err != nil {
		return err
	}
	m := &merging{program: p, cmd: cmd, view: s.Snapshot().For(p.actor(s)), inbox: returns.New(s, p.actor(s))}
	if m.takes, err = m.decisions(options.take); err != nil {
		return err
	}
	if err := m.inbox.Read(cmd.Context(), paths, store.Decisions{}, p.progress()); err != nil {
		return err
	}
	if err := m.decide(); err != nil {
		return err
	}
	for _, f := range m.inbox.Files {
		if err := m.tell(f); err != nil {
			return err
		}
	}
	return m.finish(options, named)
}

// decisions reads what was decided about stale sheets. The faults are command.merge.take and dossier.unknown.
func (m *merging) decisions(typed []string) (map[string]store.Take, error) {
	takes := map[string]store.Take{}
	for _, text := range typed {
		dossier, take, _ := strings.Cut(text, "=")
		if dossier = strings.ToUpper(dossier); strings.EqualFold(dossier, takeAll) {
			dossier = takeAll
		}
		switch take := store.Take(strings.ToLower(take)); {
		case take != store.TakeFile && take != store.TakeKeep:
			return nil, scoring.NewFault("command.take", "text", text)
		case dossier != takeAll && m.view.IndexOf(dossier) < 0:
			return nil, scoring.NewFault("dossier.unknown", "dossier", dossier)
		default:
			takes[dossier] = take
		}
	}
	return takes, nil
}

// decide applies the decisions to the sheets that wait for one.
func (m *merging) decide() error {
	for _, f := range m.inbox.Files {
		takes := map[string]store.Take{}
		for _, dossier := range f.Staged.Undecided() {
			if take, ok := m.takes[dossier]; ok {
				takes[dossier] = take
			} else if take, ok := m.takes[takeAll]; ok {
				takes[dossier] = take
			}
		}
		if len(takes) == 0 {
			continue
		}
		if err := m.inbox.Decide(m.cmd.Context(), f, takes, reasonOf(m.cmd)); err != nil {
			return err
		}
	}
	return nil
}

// finish takes what can be taken, and says what cannot.
func (m *merging) finish(options mergeOptions, named []string) error {
	offered := m.inbox.Offered()
	switch {
	case options.dryRun:
		m.say("command.merge.dry")
	case len(offered) == 0:
		m.say("command.merge.nothing")
	default:
		if agreed, err := m.agree(options.yes); err != nil || !agreed {
			return err
		}
		if err := m.inbox.Take(m.cmd.Context(), offered, m.progress()); err != nil {
			return err
		}
		m.say("command.merge.done", "n", m.inbox.Taken(), "files", len(m.inbox.Files))
	}
	return m.refusals(named)
}

// agree asks whether the files may be taken. Without a terminal nobody can answer, and --yes is needed.
func (m *merging) agree(yes bool) (bool, error) {
	switch {
	case yes:
		return true, nil
	case !m.console.interactive():
		return false, scoring.NewFault("command.needs_yes")
	}
	agreed, err := m.agrees("command.merge.ask")
	if err == nil && !agreed {
		m.say("command.merge.left")
	}
	return agreed, err
}

// refusals says why files were not taken, and how to decide about stale sheets. Files in a folder that are none of ours have
// been listed, and that is all.
func (m *merging) refusals(named []string) error {
	refused := false
	var stale []*returns.File
	for _, f := range m.inbox.Files {
		err := f.Refusal()
		switch {
		case err == nil, f.Unknown() && !slices.Contains(named, f.Path):
			continue
		case len(f.Staged.Undecided()) > 0:
			stale = append(stale, f)
		}
		refused = true
		fmt.Fprintln(m.err, m.words.Error(err))
	}
	for _, f := range stale {
		m.sayDecide(f)
	}
	if refused {
		return errSaid
	}
	return nil
}

// sayDecide prints the command that decides about the stale sheets of a file, ready to be changed and typed.
func (m *merging) sayDecide(f *returns.File) {
	line := []string{m.cmd.CommandPath(), quoted(f.Path)}
	if m.db != "" {
		line = append(line, "--db", quoted(m.db))
	}
	for _, dossier := range f.Staged.Undecided() {
		line = append(line, "--take", dossier+"="+string(store.TakeKeep))
	}
	line = append(line, "--"+reasonFlag, quoted(m.words.T("command.merge.reason_example")))
	fmt.Fprintln(m.err, m.words.T("command.merge.decide"))
	fmt.Fprintln(m.err, "  "+strings.Join(line, " "))
}

// quoted puts what has blanks or signs of the shell in it between marks that every shell knows.
func quoted(text string) string {
	if strings.ContainsAny(text, " '\"\\$`&|;<>()*?[]#~!%") {
		return `"` + text + `"`
	}
	return text
}

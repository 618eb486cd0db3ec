package main

import (
	"errors"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"example.com/hoidong/scoring"
	"example.com/hoidong/store"
	"example.com/hoidong/store/words"
	"example.com/hoidong/tui"
)

// rootCommand wires all commands; without a command the screens open.
func (p *program) rootCommand() *cobra.Command {
	root := &cobra.Command{
		Use:           "hoidong",
		Short:         p.words.T("command.root.short"),
		Long:          p.words.T("command.root.long"),
		Args:          p.args(0, 0),
		SilenceErrors: true,
		SilenceUsage:  true,
		RunE:          func(cmd *cobra.Command, _ []string) error { return p.screens(cmd) },
	}
	// The command that completes words takes the output when it is added, in speak.
	root.SetIn(p.in)
	root.SetOut(p.out)
	root.SetErr(p.err)
	flags := root.PersistentFlags()
	flags.StringVar(&p.db, "db", "", p.words.T("command.flag.db"))
	flags.String("lang", p.words.Lang(), p.words.T("command.flag.lang"))
	offer(root, "db", cobra.ShellCompDirectiveDefault)
	offer(root, "lang", cobra.ShellCompDirectiveNoFileComp, words.Languages()...)
	root.CompletionOptions.SetDefaultShellCompDirective(cobra.ShellCompDirectiveNoFileComp)
	flags.BoolP("help", "h", false, p.words.T("command.flag.help"))
	root.AddCommand(
		p.demoCommand(), p.initCommand(), p.importCommand(), p.exportCommand(), p.decideCommand(), p.sessionCommand(), p.codesCommand(),
		p.rankCommand(), p.explainCommand(), p.verifyCommand(), p.versionCommand(), p.manCommand(),
	)
	p.speak(root)
	return root
}

// cobra keeps the functions of its templates for the whole process: they are named once, whatever language is spoken.
func init() { cobra.AddTemplateFunc("options", options) }

// speak translates cobra's own texts and makes its errors ours.
func (p *program) speak(root *cobra.Command) {
	p.speakHelp(root)
	p.speakCompletion(root)
	headings := strings.NewReplacer(
		"Usage:", p.words.T("command.usage.usage"),
		"Available Commands:", p.words.T("command.usage.commands"),
		"Additional Commands:", p.words.T("command.usage.commands"),
		"Examples:", p.words.T("command.usage.examples"),
		"Global Flags:", p.words.T("command.usage.global"),
		"Flags:", p.words.T("command.usage.flags"),
		"Additional help topics:", p.words.T("command.usage.topics"),
		`.LocalFlags.FlagUsages`, `options .LocalFlags`, `.InheritedFlags.FlagUsages`, `options .InheritedFlags`,
		`{{.UseLine}}`, `{{.UseLine}}{{if .HasAvailableFlags}} `+p.words.T("command.usage.options")+`{{end}}`,
		`{{.CommandPath}} [command]`, `{{.CommandPath}} `+p.words.T("command.usage.command"),
		`Use "{{.CommandPath}} [command] --help" for more information about a command.`, p.words.T("command.usage.more", "command", "{{.CommandPath}}"),
	)
	withoutEnglish(root)
	nameValues(root)
	root.SetUsageTemplate(headings.Replace(root.UsageTemplate()))
	root.SetFlagErrorFunc(flagFault)
}

// withoutEnglish keeps cobra from adding "[flags]" to the usage.
func withoutEnglish(cmd *cobra.Command) {
	cmd.DisableFlagsInUseLine = true
	for _, sub := range cmd.Commands() {
		withoutEnglish(sub)
	}
}

// args allows a number of arguments; most < 0 is any number.
func (p *program) args(least, most int) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		switch {
		case len(args) > 0 && cmd.HasSubCommands():
			return scoring.NewFault("command.unknown", "name", args[0], "command", cmd.CommandPath())
		case len(args) < least:
			return scoring.NewFault("command.args", "use", cmd.UseLine())
		case most >= 0 && len(args) > most:
			return scoring.NewFault("command.too_many", "extra", args[most], "use", cmd.UseLine())
		}
		return nil
	}
}

// screens opens the council's file in the terminal.
func (p *program) screens(cmd *cobra.Command) error {
	path, err := p.path()
	if err != nil {
		return err
	}
	s, err := p.open(cmd.Context(), path, p.clock)
	if errors.Is(err, scoring.NewFault("file.none")) {
		return p.begin(cmd, path)
	}
	if err != nil {
		return err
	}
	if s.Snapshot().HasRound() {
		return errors.Join(p.show(cmd, s, path), s.Close())
	}
	if err := s.Close(); err != nil {
		return err
	}
	return p.begin(cmd, path)
}

// show runs the screens on the file at path, which is open; without a terminal it prints the ranking and says how to open them.
func (p *program) show(cmd *cobra.Command, s *store.Store, path string) error {
	if !p.terminal() {
		if err := p.printTable(s.Snapshot().For(s.Owner())); err != nil {
			return err
		}
		p.say("command.open_screens", "command", cmd.CommandPath())
		return nil
	}
	options := tui.Options{Store: s, Lang: p.words.Lang(), Report: p.told, Local: true, Folder: filepath.Dir(path), Open: openFile}
	return tui.Run(cmd.Context(), options, p.in, p.out)
}

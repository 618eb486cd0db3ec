package main

import (
	"context"
	"errors"
	"path/filepath"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"example.com/hoidong/scoring"
	"example.com/hoidong/store"
	"example.com/hoidong/store/invite"
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
	if p.held != nil {
		root.PersistentPreRunE = func(cmd *cobra.Command, _ []string) error { return inReach(cmd, p.held.from) }
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
		p.demoCommand(), p.initCommand(), p.importCommand(), p.exportCommand(), p.decideCommand(), p.sessionCommand(), p.serveCommand(), p.boardCommand(), p.codesCommand(), p.boxCommand(),
		p.formsCommand(), p.mergeCommand(), p.packetCommand(),
		p.rankCommand(), p.explainCommand(), p.verifyCommand(), p.backupCommand(), p.takeoverCommand(),
		p.versionCommand(), p.manCommand(),
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
	if p.held != nil || !p.console.interactive() {
		return p.list(cmd)
	}
	s, err := p.open(cmd.Context(), path, p.clock)
	if errors.Is(err, scoring.NewFault("file.none")) {
		return p.begin(cmd, path)
	}
	if err != nil {
		return p.openElsewhere(cmd.Context(), path, err)
	}
	if s.Snapshot().HasRound() {
		return errors.Join(p.show(cmd, s, path), s.Close())
	}
	if err := s.Close(); err != nil {
		return err
	}
	return p.begin(cmd, path)
}

// openElsewhere adds to an error what can be done all the same with a file that another process has open.
func (p *program) openElsewhere(ctx context.Context, path string, err error) error {
	if !errors.Is(err, scoring.NewFault("file.in_use")) {
		return err
	}
	line, failed := dialDoor(ctx, path)
	if failed != nil {
		return err // it takes no commands
	}
	return errors.Join(err, scoring.NewFault("command.open_elsewhere"), line.Close())
}

// list is what the screens are without a terminal: the ranking, and how to open them.
func (p *program) list(cmd *cobra.Command) error {
	err := p.with(cmd, func(s *store.Store) error {
		if !s.Snapshot().HasRound() {
			p.say("command.begin.text")
			return nil
		}
		return p.listRanking(cmd, s)
	})
	if errors.Is(err, scoring.NewFault("file.none")) {
		p.say("command.begin.text")
		return nil
	}
	return err
}

func (p *program) listRanking(cmd *cobra.Command, s *store.Store) error {
	if err := p.printTable(s.Snapshot().For(p.actor(s))); err != nil {
		return err
	}
	p.say("command.open_screens", "command", cmd.CommandPath())
	return nil
}

// show runs the screens on the file at path, which is open; without a terminal it prints the ranking. While the screens
// are shown the commands of this machine come in through the door.
func (p *program) show(cmd *cobra.Command, s *store.Store, path string) error {
	if !p.console.interactive() {
		return p.listRanking(cmd, s)
	}
	room := tui.NewRoom()
	door := p.openDoor(s, path, room)
	defer door.close()
	copies, end := keepCopies(s, "")
	defer end()
	options := p.local(s, path, invite.DefaultPort)
	options.Room, options.Copies = room, copies
	return tui.Run(cmd.Context(), options, p.in, p.out)
}

// keepCopies keeps copies of the file in a folder, empty for none until the screens say, until end.
func keepCopies(s *store.Store, folder string) (copies *store.Copies, end func()) {
	minutes := time.NewTicker(store.CopiesEvery)
	copies = s.KeepCopies(folder, minutes.C)
	return copies, func() {
		copies.Close()
		minutes.Stop()
	}
}

// local is the program at the machine that has the file; port is where a server listens, or would.
func (p *program) local(s *store.Store, path string, port int) tui.Options {
	return tui.Options{
		Store: s, Lang: p.words.Lang(), Report: p.told, Now: p.wall, Local: true, Folder: filepath.Dir(path), Open: openFile,
		Invite: func() (*invite.Invitation, error) { return p.invitation(s, port) },
	}
}

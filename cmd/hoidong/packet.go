package main

import (
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"
	"golang.org/x/text/unicode/norm"

	"example.com/hoidong/scoring"
	"example.com/hoidong/store"
	"example.com/hoidong/store/packet"
)

func (p *program) packetCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "packet",
		Short: p.words.T("command.packet.short"),
		Long:  p.words.T("command.packet.long"),
		Args:  p.args(0, 0),
		RunE:  func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	cmd.AddCommand(p.packetMakeCommand(), p.packetSealCommand())
	return cmd
}

func (p *program) packetMakeCommand() *cobra.Command {
	var options packet.Options
	cmd := &cobra.Command{
		Use:   "make " + p.words.T("command.packet.make.members"),
		Short: p.words.T("command.packet.make.short"),
		Long:  p.words.T("command.packet.make.long"),
		Args:  p.args(1, -1),
		RunE: func(cmd *cobra.Command, args []string) error {
			return p.with(cmd, func(s *store.Store) error { return p.makePackets(cmd, s, args, options) })
		},
	}
	flags := cmd.Flags()
	flags.StringVar(&options.Folder, "out", "", p.words.T("command.packet.make.out"))
	offer(cmd, "out", cobra.ShellCompDirectiveFilterDirs)
	flags.StringArrayVar(&options.Programs, "program", nil, p.words.T("command.packet.make.program"))
	offer(cmd, "program", cobra.ShellCompDirectiveDefault)
	flags.BoolVar(&options.Anew, "anew", false, p.words.T("command.packet.make.anew"))
	flags.StringVar(&options.Reason, reasonFlag, "", p.words.T("command.packet.make.reason"))
	return cmd
}

// makePackets makes a packet for each of the members, and prints the phrases this once.
func (p *program) makePackets(cmd *cobra.Command, s *store.Store, members []string, o packet.Options) error {
	path, err := p.path()
	if err != nil {
		return err
	}
	own, err := os.Executable()
	if err != nil {
		return scoring.NewFault("file.system", "path", os.Args[0], "reason", err)
	}
	o.Home = filepath.Dir(path)
	if o.Folder == "" {
		o.Folder = o.Home
	}
	o.Folder, o.Reason = p.at(o.Folder), norm.NFC.String(strings.TrimSpace(o.Reason))
	programs := []string{own}
	for _, program := range o.Programs {
		programs = append(programs, p.at(program))
	}
	o.Programs = programs
	for _, member := range members {
		o.Member = strings.ToUpper(member)
		if !s.Snapshot().HasMember(o.Member) {
			return scoring.NewFault("member.unknown", "member", o.Member)
		}
		made, err := packet.Make(cmd.Context(), s, p.actor(s), o, p.words)
		if err != nil {
			return err
		}
		p.say("command.packet.make.done", "form", made.Form.Code, "member", o.Member, "name", made.Member.Name, "n", len(made.Form.Ballots),
			"folder", made.Folder, "phrase", made.Phrase, "slip", made.Slip)
	}
	p.say("command.packet.make.separate")
	return nil
}

func (p *program) packetSealCommand() *cobra.Command {
	var encrypt bool
	var out string
	cmd := &cobra.Command{
		Use:   "seal",
		Short: p.words.T("command.packet.seal.short"),
		Long:  p.words.T("command.packet.seal.long"),
		Args:  p.args(0, 0),
		RunE: func(cmd *cobra.Command, _ []string) error {
			return p.with(cmd, func(s *store.Store) error { return p.seal(cmd, s, out, encrypt) })
		},
	}
	cmd.Flags().BoolVar(&encrypt, "encrypt", false, p.words.T("command.packet.seal.encrypt"))
	cmd.Flags().StringVar(&out, "out", "", p.words.T("command.packet.seal.out"))
	offer(cmd, "out", cobra.ShellCompDirectiveFilterDirs)
	return cmd
}

// seal asks for the phrase and seals the packet that the file is.
func (p *program) seal(cmd *cobra.Command, s *store.Store, folder string, encrypt bool) error {
	path, err := p.path()
	if err != nil {
		return err
	}
	of := s.Snapshot().Packet()
	if of == nil {
		return scoring.NewFault("packet.none")
	}
	if folder == "" {
		folder = filepath.Dir(path)
	}
	phrase, err := p.secretOf("command.packet.seal.phrase", of.Member)
	if err != nil {
		return err
	}
	actor, err := s.OpenPacket(cmd.Context(), phrase)
	if err != nil {
		return err
	}
	done, err := packet.Write(cmd.Context(), s, actor, p.at(folder), encrypt)
	if err != nil {
		return err
	}
	p.say("command.packet.seal.done", "seal", done.Seal, "complete", done.Complete, "sheets", done.Sheets, "path", done.Path, "fingerprint", done.Fingerprint)
	return nil
}

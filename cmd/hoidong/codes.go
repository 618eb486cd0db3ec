package main

import (
	"fmt"
	"path/filepath"
	"strings"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"example.com/hoidong/scoring"
	"example.com/hoidong/store"
	"example.com/hoidong/store/invite"
	"example.com/hoidong/store/papers"
)

func (p *program) codesCommand() *cobra.Command {
	var port int
	cmd := &cobra.Command{
		Use:   "codes " + p.words.T("command.codes.members"),
		Short: p.words.T("command.codes.short"),
		Long:  p.words.T("command.codes.long"),
		Args:  p.args(0, -1),
		RunE: func(cmd *cobra.Command, args []string) error {
			return p.with(cmd, func(s *store.Store) error { return p.issueCodes(cmd, s, args, port) })
		},
	}
	cmd.Flags().IntVar(&port, "port", invite.DefaultPort, p.words.T("command.codes.port"))
	return cmd
}

// issueCodes gives the named members new access codes, or everybody. It prints them this once, and writes what is handed
// out: codes that could not be written are in force all the same.
func (p *program) issueCodes(cmd *cobra.Command, s *store.Store, codes []string, port int) error {
	snap := s.Snapshot()
	switch {
	case !snap.HasRound():
		return scoring.NewFault("round.none")
	case snap.Round().Sample:
		return scoring.NewFault("command.codes_sample")
	}
	wanted := map[string]bool{}
	for _, code := range codes {
		code = strings.ToUpper(code)
		if !snap.HasMember(code) {
			return scoring.NewFault("member.unknown", "member", code)
		}
		wanted[code] = true
	}
	var issued []store.AccessCode
	table := tabwriter.NewWriter(p.out, 0, 0, 2, ' ', 0)
	for _, m := range snap.Members() {
		if len(wanted) > 0 && !wanted[m.Code] {
			continue
		}
		code, err := s.IssueCode(cmd.Context(), p.actor(s), m.Code)
		if err != nil {
			return err
		}
		issued = append(issued, store.AccessCode{Member: m, Code: code})
		fmt.Fprintf(table, "%s\t%s\t%s\n", m.Code, m.Name, code)
	}
	if err := table.Flush(); err != nil {
		return err
	}
	return p.handOut(s, port, issued)
}

// handOut writes slips and stick beside the file, and says where.
func (p *program) handOut(s *store.Store, port int, codes []store.AccessCode) error {
	to, err := p.invitation(s, port)
	if err != nil {
		return err
	}
	path, err := p.path()
	if err != nil {
		return err
	}
	written, err := papers.HandOut(filepath.Dir(path), to, codes, p.words, p.clock())
	if err != nil {
		return err
	}
	p.say("command.codes.written", "slips", filepath.Join(written.Folder, written.Slips), "stick", filepath.Join(written.Folder, written.Stick))
	return nil
}

// invitation is how members come in from other machines, when a server listens at the port.
func (p *program) invitation(s *store.Store, port int) (*invite.Invitation, error) {
	path, err := p.path()
	if err != nil {
		return nil, err
	}
	key, err := invite.HostKey(path)
	if err != nil {
		return nil, err
	}
	return &invite.Invitation{Round: s.Snapshot().Round().Name, Addresses: p.lan.addresses(), Port: port, Key: key.PublicKey()}, nil
}

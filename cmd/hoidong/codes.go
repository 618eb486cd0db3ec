package main

import (
	"fmt"
	"strings"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"example.com/hoidong/scoring"
	"example.com/hoidong/store"
)

func (p *program) codesCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "codes " + p.words.T("command.codes.members"),
		Short: p.words.T("command.codes.short"),
		Long:  p.words.T("command.codes.long"),
		Args:  p.args(0, -1),
		RunE: func(cmd *cobra.Command, args []string) error {
			return p.with(cmd, func(s *store.Store) error { return p.issueCodes(cmd, s, args) })
		},
	}
}

// issueCodes gives the named members new access codes, or everybody, and prints them this once.
func (p *program) issueCodes(cmd *cobra.Command, s *store.Store, codes []string) error {
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
	table := tabwriter.NewWriter(p.out, 0, 0, 2, ' ', 0)
	for _, m := range snap.Members() {
		if len(wanted) > 0 && !wanted[m.Code] {
			continue
		}
		code, err := s.IssueCode(cmd.Context(), p.actor(s), m.Code)
		if err != nil {
			return err
		}
		fmt.Fprintf(table, "%s\t%s\t%s\n", m.Code, m.Name, code)
	}
	if err := table.Flush(); err != nil {
		return err
	}
	p.say("command.codes.once")
	return nil
}

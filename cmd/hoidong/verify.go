package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"example.com/hoidong/store"
)

func (p *program) verifyCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "verify",
		Short: p.words.T("command.verify.short"),
		Long:  p.words.T("command.verify.long"),
		Args:  p.args(0, 0),
		RunE: func(cmd *cobra.Command, _ []string) error {
			return p.with(cmd, func(s *store.Store) error { return p.verify(cmd, s) })
		},
	}
}

// verify says whether everything recomputed from the acts is identical, or where not.
func (p *program) verify(cmd *cobra.Command, s *store.Store) error {
	result, err := s.Verify(cmd.Context())
	if err != nil {
		return err
	}
	if len(result.Faults) == 0 {
		p.say("command.verify.identical", "n", int(result.Entries), "fingerprint", result.Fingerprint)
		return nil
	}
	for _, fault := range result.Faults {
		fmt.Fprintln(p.err, p.words.Error(fault))
	}
	fmt.Fprintln(p.err, p.words.T("command.verify.differs", "fingerprint", result.Fingerprint))
	return errSaid
}

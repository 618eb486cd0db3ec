package main

import (
	"github.com/spf13/cobra"

	"example.com/hoidong/store"
)

func (p *program) backupCommand() *cobra.Command {
	return &cobra.Command{
		Use:               "backup " + p.words.T("command.takeover.copy"),
		Short:             p.words.T("command.backup.short"),
		Long:              p.words.T("command.backup.long"),
		Args:              p.args(1, 1),
		ValidArgsFunction: offerFile,
		RunE: func(cmd *cobra.Command, args []string) error {
			return p.with(cmd, func(s *store.Store) error { return p.backup(cmd, s, p.at(args[0])) })
		},
	}
}

// backup copies the file, also while people work on it.
func (p *program) backup(cmd *cobra.Command, s *store.Store, path string) error {
	made, err := s.Backup(cmd.Context(), path)
	if err != nil {
		return err
	}
	p.say("command.backup.done", "path", made.Path, "n", int(made.Revision), "fingerprint", made.Fingerprint)
	return nil
}

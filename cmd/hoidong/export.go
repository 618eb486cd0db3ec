package main

import (
	"errors"
	"io"
	"os"

	"github.com/spf13/cobra"

	"example.com/hoidong/scoring"
	"example.com/hoidong/store"
	"example.com/hoidong/store/exchange"
)

func (p *program) exportCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "export",
		Short: p.words.T("command.export.short"),
		Args:  p.args(0, 0),
		RunE:  func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	cmd.AddCommand(&cobra.Command{
		Use:               "rules " + p.words.T("command.export.file"),
		Short:             p.words.T("command.export.rules"),
		Args:              p.args(1, 1),
		ValidArgsFunction: offerFile,
		RunE: func(cmd *cobra.Command, args []string) error {
			return p.with(cmd, func(s *store.Store) error { return p.exportRules(s, args[0]) })
		},
	})
	cmd.AddCommand(&cobra.Command{
		Use:               "ranking " + p.words.T("command.export.file"),
		Short:             p.words.T("command.export.ranking"),
		Args:              p.args(1, 1),
		ValidArgsFunction: offerFile,
		RunE: func(cmd *cobra.Command, args []string) error {
			return p.with(cmd, func(s *store.Store) error { return p.exportRanking(s, args[0]) })
		},
	})
	return cmd
}

func (p *program) exportRules(s *store.Store, path string) error {
	return p.export(s, path, func(w io.Writer) error { return exchange.WriteRules(w, s.Snapshot().Rules()) })
}

func (p *program) exportRanking(s *store.Store, path string) error {
	return p.export(s, path, func(w io.Writer) error {
		return exchange.WriteRankingBook(w, s.Snapshot().For(p.actor(s)), p.words, p.clock())
	})
}

// export writes something of the round as a workbook. A file that is there is not overwritten.
func (p *program) export(s *store.Store, path string, write func(io.Writer) error) error {
	path = p.at(path)
	if !s.Snapshot().HasRound() {
		return scoring.NewFault("round.none")
	}
	file, err := os.OpenFile(path, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o644)
	if errors.Is(err, os.ErrExist) {
		return scoring.NewFault("file.exists", "path", path)
	}
	if err != nil {
		return scoring.NewFault("file.system", "path", path, "reason", err)
	}
	if err := errors.Join(write(file), file.Close()); err != nil {
		return errors.Join(err, os.Remove(path))
	}
	p.say("command.export.done", "path", path)
	return nil
}

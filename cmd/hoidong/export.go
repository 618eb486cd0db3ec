package main

import (
	"bytes"
	"errors"
	"io"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"example.com/hoidong/scoring"
	"example.com/hoidong/store"
	"example.com/hoidong/store/exchange"
)

func (p *program) exportCommand() *cobra.Command {
	var (
		all bool
		out string
	)
	cmd := &cobra.Command{
		Use:   "export",
		Short: p.words.T("command.export.short"),
		Long:  p.words.T("command.export.long"),
		Args:  p.args(0, 0),
		RunE: func(cmd *cobra.Command, _ []string) error {
			switch {
			case all:
				return p.with(cmd, func(s *store.Store) error { return p.exportAll(s, out) })
			case out != "":
				return scoring.NewFault("command.out_alone")
			}
			return cmd.Help()
		},
	}
	cmd.Flags().BoolVar(&all, "all", all, p.words.T("command.export.all"))
	cmd.Flags().StringVar(&out, "out", out, p.words.T("command.export.out"))
	offer(cmd, "out", cobra.ShellCompDirectiveFilterDirs)
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
	var book bytes.Buffer
	if err := write(&book); err != nil {
		return err
	}
	if err := store.WriteNew(path, book.Bytes(), 0o644); err != nil {
		return err
	}
	p.say("command.export.done", "path", path)
	return nil
}

// exportAll writes all that a recount needs into a folder that is not there yet: the one that was named, or one with the
// time in its name beside the file.
func (p *program) exportAll(s *store.Store, folder string) error {
	if !s.Snapshot().HasRound() {
		return scoring.NewFault("round.none")
	}
	at := p.clock()
	if folder == "" {
		path, err := p.path()
		if err != nil {
			return err
		}
		folder = filepath.Join(filepath.Dir(path), p.words.T("recount.file.folder", "time", at.Format("20060102-150405")))
	}
	folder = p.at(folder)
	files, err := exchange.Recount(s.Snapshot().For(p.actor(s)), p.words, at)
	if err != nil {
		return err
	}
	if err := writeNew(folder, files); err != nil {
		return err
	}
	p.say("command.export.done_all", "path", folder, "n", len(files))
	return nil
}

// writeNew makes a folder with files that nobody else may read: the whole folder, or none. The faults are file.exists and
// file.system.
func writeNew(folder string, files []exchange.File) error {
	if _, err := os.Lstat(folder); err == nil {
		return scoring.NewFault("file.exists", "path", folder)
	}
	making, err := os.MkdirTemp(filepath.Dir(folder), ".hoidong-*")
	if err != nil {
		return scoring.NewFault("file.system", "path", folder, "reason", err)
	}
	for _, f := range files {
		if err == nil {
			err = os.WriteFile(filepath.Join(making, f.Name), f.Data, 0o600)
		}
	}
	if err == nil {
		err = os.Rename(making, folder)
	}
	if err != nil {
		return errors.Join(scoring.NewFault("file.system", "path", folder, "reason", err), os.RemoveAll(making))
	}
	return nil
}

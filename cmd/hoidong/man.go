package main

import (
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"
)

func (p *program) manCommand() *cobra.Command {
	return &cobra.Command{
		Use:               "man " + p.words.T("command.man.folder"),
		Short:             p.words.T("command.man.short"),
		Args:              p.args(1, 1),
		ValidArgsFunction: cobra.FixedCompletions(nil, cobra.ShellCompDirectiveFilterDirs),
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := os.MkdirAll(args[0], 0o755); err != nil {
				return err
			}
			return p.writePages(cmd.Root(), args[0])
		},
	}
}

// writePages writes the man page of a command and of those below it into a folder.
func (p *program) writePages(cmd *cobra.Command, folder string) error {
	if err := os.WriteFile(filepath.Join(folder, pageName(cmd)+".1"), p.page(cmd), 0o644); err != nil {
		return err
	}
	for _, sub := range cmd.Commands() {
		if !sub.IsAvailableCommand() {
			continue
		}
		if err := p.writePages(sub, folder); err != nil {
			return err
		}
	}
	return nil
}

// pageName is the name of a command's man page: hoidong-import-rules.
func pageName(cmd *cobra.Command) string { return strings.ReplaceAll(cmd.CommandPath(), " ", "-") }

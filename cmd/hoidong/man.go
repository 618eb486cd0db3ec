package main

import (
	"os"

	"github.com/spf13/cobra"
	"github.com/spf13/cobra/doc"
)

func (p *program) manCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "man " + p.words.T("command.man.folder"),
		Short: p.words.T("command.man.short"),
		Args:  p.args(1, 1),
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := os.MkdirAll(args[0], 0o755); err != nil {
				return err
			}
			root := cmd.Root()
			root.DisableAutoGenTag = true
			now := p.clock()
			header := &doc.GenManHeader{Title: "HOIDONG", Section: "1", Source: "hoidong", Manual: "hoidong", Date: &now}
			return doc.GenManTree(root, header, args[0])
		},
	}
}

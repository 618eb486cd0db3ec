package main

import (
	"fmt"
	"runtime"
	"runtime/debug"

	"github.com/spf13/cobra"
)

func (p *program) versionCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "version",
		Short: p.words.T("command.version.short"),
		Args:  p.args(0, 0),
		RunE: func(*cobra.Command, []string) error {
			_, err := fmt.Fprintf(p.out, "hoidong %s (%s %s/%s)\n", version(), runtime.Version(), runtime.GOOS, runtime.GOARCH)
			return err
		},
	}
}

// version is what the build says of itself: the module's version, or the commit it was built from.
func version() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return "?"
	}
	return info.Main.Version
}

// Command hoidong lets a council score applications and watch the ranking. See README.md.
package main

import (
	"context"
	"os"

	"github.com/spf13/cobra"

	// terminal is imported first: it answers for the terminal before Bubble Tea asks it and waits.
	_ "example.com/hoidong/tui/terminal"
)

func main() {
	// On Windows cobra would turn away whoever opens the program with a double click.
	cobra.MousetrapHelpText = ""
	os.Exit(run(context.Background(), os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}

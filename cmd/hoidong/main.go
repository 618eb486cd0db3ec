// Command hoidong lets a council score applications and watch the ranking. See README.md.
package main

import (
	"context"
	"os"

	// terminal is imported first: it answers for the terminal before Bubble Tea asks it and waits.
	_ "example.com/hoidong/tui/terminal"
)

func main() {
	os.Exit(run(context.Background(), os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}

package main

import (
	"fmt"
	"runtime"
	"runtime/debug"
	"time"

	"github.com/spf13/cobra"
)

func (p *program) versionCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "version",
		Short: p.words.T("command.version.short"),
		Args:  p.args(0, 0),
		RunE: func(*cobra.Command, []string) error {
			built := thisBuild()
			if _, err := fmt.Fprintf(p.out, "hoidong %s (%s %s/%s)\n", built.version, runtime.Version(), runtime.GOOS, runtime.GOARCH); err != nil {
				return err
			}
			switch {
			case built.changed:
				p.say("command.version.changed", "commit", built.commit, "day", day(built.date))
			case built.commit != "":
				p.say("command.version.commit", "commit", built.commit, "day", day(built.date))
			}
			return nil
		},
	}
}

// A build is what the program knows of how it was made.
type build struct {
	// version is the module's: a tag, or one made from the commit and its time.
	version string
	// commit it was built from, and when that was made; empty and zero when it was not built in a repository.
	commit string
	date   time.Time
	// changed says that there were changes on top of the commit.
	changed bool
}

func thisBuild() build {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return build{version: "?"}
	}
	return buildOf(info)
}

func buildOf(info *debug.BuildInfo) build {
	b := build{version: info.Main.Version}
	for _, setting := range info.Settings {
		switch setting.Key {
		case "vcs.revision":
			b.commit = setting.Value
		case "vcs.time":
			b.date, _ = time.Parse(time.RFC3339, setting.Value) // the zero time is "unknown"
		case "vcs.modified":
			b.changed = setting.Value == "true"
		}
	}
	return b
}

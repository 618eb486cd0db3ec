package main

import (
	"errors"
	"fmt"
	"strings"
	"text/tabwriter"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"example.com/hoidong/scoring"
)

// flagFault is what was wrong with an option, as a fault.
func flagFault(cmd *cobra.Command, err error) error {
	var (
		unknown *pflag.NotExistError
		without *pflag.ValueRequiredError
		value   *pflag.InvalidValueError
		syntax  *pflag.InvalidSyntaxError
	)
	path := cmd.CommandPath()
	switch {
	case errors.As(err, &unknown) && unknown.GetSpecifiedShortnames() != "":
		return scoring.NewFault("command.flag_unknown", "flag", "-"+unknown.GetSpecifiedShortnames(), "command", path)
	case errors.As(err, &unknown):
		return scoring.NewFault("command.flag_unknown", "flag", "--"+unknown.GetSpecifiedName(), "command", path)
	case errors.As(err, &without):
		return scoring.NewFault("command.flag_without", "flag", "--"+without.GetFlag().Name, "command", path)
	case errors.As(err, &value):
		return scoring.NewFault("command.flag_value", "flag", "--"+value.GetFlag().Name, "value", value.GetValue(), "command", path)
	case errors.As(err, &syntax):
		return scoring.NewFault("command.flag_unknown", "flag", syntax.GetSpecifiedFlag(), "command", path)
	}
	return err
}

// offer lets a shell offer words for the value of an option that is there already, and files where the directive says so.
func offer(cmd *cobra.Command, option string, directive cobra.ShellCompDirective, values ...string) {
	if err := cmd.RegisterFlagCompletionFunc(option, cobra.FixedCompletions(values, directive)); err != nil {
		panic(err) // there is no such option: the code is wrong
	}
}

// offerFile lets a shell offer the names of files behind a command; elsewhere it offers nothing that only people know.
var offerFile = cobra.FixedCompletions(nil, cobra.ShellCompDirectiveDefault)

// valueName is the annotation of an option under which the word for its value stands.
const valueName = "value"

// nameValues takes the words for values, which stand in backquotes, out of the descriptions of all options: what completes
// words in a shell shows descriptions as they are.
func nameValues(cmd *cobra.Command) {
	name := func(f *pflag.Flag) {
		if f.Annotations[valueName] != nil {
			return
		}
		value, usage := pflag.UnquoteUsage(f)
		f.Usage = usage
		f.Annotations = map[string][]string{valueName: {value}}
	}
	cmd.Flags().VisitAll(name)
	cmd.PersistentFlags().VisitAll(name)
	for _, sub := range cmd.Commands() {
		nameValues(sub)
	}
}

// valueOf is the word for the value of an option; empty for one that has none.
func valueOf(f *pflag.Flag) string {
	if names := f.Annotations[valueName]; len(names) > 0 {
		return names[0]
	}
	return ""
}

// options lists flags as pflag does, but counts letters and not bytes, and leaves the English "(default …)" out.
func options(flags *pflag.FlagSet) string {
	var b strings.Builder
	table := tabwriter.NewWriter(&b, 0, 0, 3, ' ', 0)
	flags.VisitAll(func(f *pflag.Flag) {
		short := "    "
		if f.Shorthand != "" {
			short = "-" + f.Shorthand + ", "
		}
		fmt.Fprintf(table, "  %s--%s %s\t%s\n", short, f.Name, valueOf(f), f.Usage)
	})
	_ = table.Flush() // a strings.Builder takes everything
	return b.String()
}

package main

import (
	"bytes"
	"fmt"
	"strings"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// A manPage is written in the language of the program, headings and all, in the macros of man(7).
type manPage struct {
	*program
	bytes.Buffer
}

// page is the man page of a command. It is dated like the build, so that the same build writes the same pages.
func (p *program) page(cmd *cobra.Command) []byte {
	m := &manPage{program: p}
	name := pageName(cmd)
	built := thisBuild()
	fmt.Fprintf(m, ".TH %q \"1\" %q %q %q\n", strings.ToUpper(name), day(built.date), "hoidong "+built.version, "hoidong")
	m.heading("command.man.name")
	fmt.Fprintf(m, "%s \\- %s\n", literal(name), roff(cmd.Short))
	m.heading("command.man.synopsis")
	fmt.Fprintf(m, ".B %s\n", literal(strings.TrimSpace(cmd.UseLine()+" "+m.words.T("command.usage.options"))))
	if cmd.Long != "" {
		m.heading("command.man.about")
		m.text(cmd.Long)
	}
	m.commands(cmd)
	m.options("command.man.options", cmd.NonInheritedFlags())
	m.options("command.man.common", cmd.InheritedFlags())
	if !cmd.HasParent() {
		m.heading("command.man.environment")
		m.item("HOIDONG_LANG", "", m.words.T("command.man.lang"))
	}
	if cmd.Example != "" {
		m.heading("command.man.examples")
		fmt.Fprintf(m, ".nf\n%s\n.fi\n", roff(cmd.Example))
	}
	if cmd.HasParent() {
		m.heading("command.man.also")
		fmt.Fprintf(m, ".BR %s (1)\n", literal(pageName(cmd.Parent())))
	}
	return m.Bytes()
}

func (m *manPage) heading(key string) { fmt.Fprintf(m, ".SH %s\n", m.words.T(key)) }

// text is one or more paragraphs.
func (m *manPage) text(text string) {
	fmt.Fprintln(m, roff(strings.ReplaceAll(text, "\n\n", "\n.PP\n")))
}

// item is a word that stands by itself, such as an option, what it is followed by, and what it is for.
func (m *manPage) item(name, value, text string) {
	fmt.Fprintf(m, ".TP\n\\fB%s\\fR", literal(name))
	if value != "" {
		fmt.Fprintf(m, " \\fI%s\\fR", literal(value))
	}
	fmt.Fprintf(m, "\n%s\n", roff(text))
}

// commands are those below, each with the page that is about it.
func (m *manPage) commands(cmd *cobra.Command) {
	if !cmd.HasAvailableSubCommands() {
		return
	}
	m.heading("command.man.commands")
	for _, sub := range cmd.Commands() {
		if sub.IsAvailableCommand() {
			m.item(pageName(sub)+"(1)", "", sub.Short)
		}
	}
}

func (m *manPage) options(heading string, flags *pflag.FlagSet) {
	if !flags.HasAvailableFlags() {
		return
	}
	m.heading(heading)
	flags.VisitAll(func(f *pflag.Flag) {
		name := "--" + f.Name
		if f.Shorthand != "" {
			name = "-" + f.Shorthand + ", " + name
		}
		m.item(name, valueOf(f), f.Usage)
	})
}

// roff keeps text from being taken for macros: no backslash is one, no line begins with a point or a quote of its own,
// except for the paragraphs that text makes.
func roff(text string) string {
	lines := strings.Split(strings.ReplaceAll(text, `\`, `\e`), "\n")
	for i, line := range lines {
		if line != ".PP" && strings.HasPrefix(line, ".") || strings.HasPrefix(line, "'") {
			lines[i] = `\&` + line
		}
	}
	return strings.Join(lines, "\n")
}

// literal is text to be typed as it stands: its hyphens are not those of typography.
func literal(text string) string { return strings.ReplaceAll(roff(text), "-", `\-`) }

// day writes a date as people do; empty for none.
func day(at time.Time) string {
	if at.IsZero() {
		return ""
	}
	return at.Format("2/1/2006")
}

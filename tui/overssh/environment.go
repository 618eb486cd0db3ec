package overssh

import (
	"io"
	"strings"

	"github.com/charmbracelet/lipgloss"
	"github.com/charmbracelet/ssh"
	"github.com/muesli/termenv"

	"example.com/hoidong/tui"
)

// An environment is what is known of a terminal that cannot be asked: a question would be answered in the middle of what
// its person types, and many never answer.
type environment map[string]string

func environmentOf(session ssh.Session) environment {
	e := environment{}
	for _, variable := range session.Environ() {
		name, value, _ := strings.Cut(variable, "=")
		e[name] = value
	}
	return e
}

func (e environment) get(name string) string { return e[name] }

// renderer draws for one terminal. The theme of its person says what ground it has.
func (e environment) renderer(w io.Writer) *lipgloss.Renderer {
	r := lipgloss.NewRenderer(w)
	r.SetColorProfile(e.colours())
	r.SetHasDarkBackground(true)
	return r
}

// colours are how many the terminal says it has. Clients on Windows call themselves xterm-256color, few tell more.
func (e environment) colours() termenv.Profile {
	term := strings.ToLower(e["TERM"])
	switch {
	case e["NO_COLOR"] != "" || term == "" || term == "dumb" || strings.HasPrefix(term, "vt"):
		return termenv.Ascii
	case e["COLORTERM"] == "truecolor" || e["COLORTERM"] == "24bit" || strings.HasSuffix(term, "-direct"):
		return termenv.TrueColor
	case strings.Contains(term, "256color"):
		return termenv.ANSI256
	}
	return termenv.ANSI
}

// plain reports whether the terminal is likely to lack the fine marks. version is what its ssh calls itself.
func (e environment) plain(version string) bool {
	system := "unix"
	if strings.Contains(version, "Windows") || strings.Contains(version, "PuTTY") {
		system = "windows"
	}
	return tui.LacksMarks(system, e.get)
}

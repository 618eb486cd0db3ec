package tui

import (
	"slices"
	"strings"
)

// LacksMarks reports whether the terminal is likely to have a font without the fine marks: Windows' own console, the
// console of a Linux machine, an old terminal, or a locale that is not UTF-8. goos is the system the terminal runs on, and env looks up
// its environment. F2 decides otherwise.
func LacksMarks(goos string, env func(string) string) bool {
	if goos == "windows" {
		return env("WT_SESSION") == "" && env("SSH_CONNECTION") == ""
	}
	if slices.Contains([]string{"linux", "dumb", "vt100", "vt102", "vt220"}, env("TERM")) {
		return true
	}
	for _, name := range []string{"LC_ALL", "LC_CTYPE", "LANG"} {
		if locale := env(name); locale != "" {
			locale = strings.ToUpper(locale)
			return !strings.Contains(locale, "UTF-8") && !strings.Contains(locale, "UTF8")
		}
	}
	return false
}

// fontTest is a line by which people see whether their font has everything, and the key for when it has not.
func (s *signIn) fontTest() string {
	d := s.desk
	step := d.marks.full
	if n := len(d.marks.steps); n > 0 {
		step = d.marks.steps[n/2]
	}
	return "   " + d.theme.dim.Render(d.T("signin.fonts", "yes", d.marks.yes, "step", step)+"   ") +
		d.theme.key.Render("F2") + d.theme.dim.Render(" "+d.T("signin.marks"))
}

package tui

import "strings"

// A tone says how a message is meant; it shows as a colour and, where it warns, as a mark.
type tone int

const (
	calm tone = iota
	warning
	failure
)

// A status is the one line that tells what just happened. Whoever says something there takes back only that.
type status struct {
	from string
	text string
	tone tone
	// said counts what was said, so that the same words a second time are an answer too.
	said int
	// fresh: no key was pressed and no mouse used since.
	fresh bool
}

// say puts a message on the line; reasons that come on lines of their own follow each other.
func (s *status) say(from string, t tone, text string) {
	*s = status{from, name(strings.ReplaceAll(text, "\n", " · ")), t, s.said + 1, true}
}

// clear removes the message if it is still the one from there.
func (s *status) clear(from string) {
	if s.from == from {
		*s = status{said: s.said}
	}
}

func (s *status) view(t *theme, m *marks) string { return s.render(t, s.marked(m)) }

// lines are what is said in lines of at most w cells.
func (s *status) lines(t *theme, m *marks, w int) []string {
	lines := wrap(s.marked(m), w)
	for i := range lines {
		lines[i] = s.render(t, lines[i])
	}
	return lines
}

// marked is the text, with a mark before what warns.
func (s *status) marked(m *marks) string {
	if s.tone == calm {
		return s.text
	}
	return m.alarm + " " + s.text
}

func (s *status) render(t *theme, text string) string {
	switch s.tone {
	case warning:
		return t.warn.Render(text)
	case failure:
		return t.bad.Render(text)
	}
	return text
}

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
}

// say puts a message on the line; reasons that come on lines of their own follow each other.
func (s *status) say(from string, t tone, text string) {
	*s = status{from, name(strings.ReplaceAll(text, "\n", " · ")), t, s.said + 1}
}

// clear removes the message if it is still the one from there.
func (s *status) clear(from string) {
	if s.from == from {
		*s = status{said: s.said}
	}
}

func (s *status) view(t *theme, m *marks) string {
	switch s.tone {
	case warning:
		return t.warn.Render(m.alarm + " " + s.text)
	case failure:
		return t.bad.Render(m.alarm + " " + s.text)
	}
	return s.text
}

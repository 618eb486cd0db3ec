package tui

import (
	"strings"
	"time"

	"example.com/hoidong/scoring"
)

// A cell is the one cell of a sheet in which somebody is typing. Only keep takes the value out of it.
type cell struct {
	// open: something is being typed, which may be an emptied cell.
	open bool
	text string
	// was is what the cell showed when it was opened; the value is written against it.
	was *scoring.Points
	// offered is the value that Enter takes, after a number that only lacks its comma.
	offered *scoring.Points
	burst   burst
	// letters counts those that were ignored since the last digit: an input method that makes another letter of them
	// sends a backspace for each, which must not reach the digits.
	letters int
}

// A burst is a run of characters too quick for fingers.
type burst struct {
	began time.Time
	runes int
	// raw is all that came in it, before what was in the cell ahead of it.
	raw, before string
}

// More than burstRunes characters within burstTime are a paste.
const (
	burstRunes = 5
	burstTime  = 10 * time.Millisecond
	cellRunes  = 12
)

// begin opens the cell on the value it shows.
func (c *cell) begin(was *scoring.Points) {
	if !c.open {
		*c = cell{open: true, was: was, burst: c.burst}
	}
}

// close forgets what was typed.
func (c *cell) close() { *c = cell{} }

// drop closes the cell on a paste that was refused, of which more may be on its way.
func (c *cell) drop() { *c = cell{burst: c.burst} }

// isNumeric reports whether a rune may stand in a number of points.
func isNumeric(r rune) bool { return r >= '0' && r <= '9' || r == ',' || r == '.' }

// put takes characters; what is no part of a number is ignored. It reports false for a paste that is not one number,
// which leaves the cell as it was before.
func (c *cell) put(runes []rune, pasted bool, now time.Time) bool {
	c.offered = nil
	if pasted {
		return c.paste(string(runes), c.text)
	}
	if now.Sub(c.burst.began) > burstTime {
		c.burst = burst{began: now, before: c.text}
	}
	c.burst.runes += len(runes)
	c.burst.raw += string(runes)
	if c.burst.runes > burstRunes {
		return c.paste(c.burst.raw, c.burst.before)
	}
	for _, r := range runes {
		switch {
		case !isNumeric(r):
			c.letters++
			continue
		case len(c.text) < cellRunes:
			c.text += string(r)
		}
		c.letters = 0
	}
	return true
}

// paste takes a text for the whole cell if it is one number.
func (c *cell) paste(text, before string) bool {
	text = strings.TrimSpace(text)
	if _, err := scoring.ParsePoints(text); err != nil || len(text) > cellRunes {
		c.text = before
		return false
	}
	c.text = text
	return true
}

// take makes the offered value the one in the cell.
func (c *cell) take() {
	if c.offered != nil {
		c.text, c.offered = c.offered.String(), nil
	}
}

// erase takes the last character away.
func (c *cell) erase() {
	c.offered, c.burst = nil, burst{}
	if c.text != "" {
		c.text = c.text[:len(c.text)-1]
	}
}

// A problem is why the value of a cell cannot be kept, with the number that may have been meant.
type problem struct {
	err     error
	tooMuch bool
	offered *scoring.Points
	// below and above are the nearest scores that the step allows, when that is the trouble.
	below, above *scoring.Points
}

// value is what the cell holds, nil for blank, or the problem with it.
func (c *cell) value(criterion *scoring.Criterion, step scoring.Points) (*scoring.Points, *problem) {
	if c.text == "" {
		return nil, nil
	}
	p, err := scoring.ParsePoints(c.text)
	switch {
	case err != nil:
		return nil, &problem{err: err}
	case p > criterion.Max:
		return nil, &problem{tooMuch: true, offered: withComma(c.text, criterion.Max, step)}
	case p%step != 0:
		below := p - p%step
		above := min(below+step, criterion.Max)
		return nil, &problem{below: &below, above: &above}
	}
	return &p, nil
}

// withComma is the number with its last digit behind a comma, when that is a score: 125 for 12,5.
func withComma(text string, most, step scoring.Points) *scoring.Points {
	if len(text) < 2 || strings.ContainsAny(text, ",.") {
		return nil
	}
	p, err := scoring.ParsePoints(text[:len(text)-1] + "," + text[len(text)-1:])
	if err != nil || p > most || p%step != 0 {
		return nil
	}
	return &p
}

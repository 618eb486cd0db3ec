package main

import (
	"strings"
	"testing"
)

// stepBytes is how much a key that moves the cursor or types may write on a terminal of 80×24 in full colour: the few lines
// that changed. rollBytes is that of one that moves all rows up by a line.
const stepBytes, rollBytes = 2500, 6000

// wipes are what clears a screen, which flickers however quickly it is drawn again.
var wipes = []string{"\x1b[2J", "\x1b[3J", "\x1b[?1049"}

// TestAKeyDrawsWhatItChanged presses thirty keys in a list, in the grid and in a cell of a coloured terminal, and weighs
// what reaches it.
func TestAKeyDrawsWhatItChanged(t *testing.T) {
	thereAndBack := []string{keyDown, keyDown, keyUp, keyUp}
	for _, place := range []struct {
		name string
		open []string
		// sees is in the last line of the screen once it is open, so that the whole frame has been read: a key whose answer
		// were taken for the rest of the frame before it would be one late. keys are pressed by turns.
		sees string
		keys []string
		most int
	}{
		{"list", nil, "Enter mở phiếu", thereAndBack, stepBytes},
		{"grid", []string{keyF6}, "Enter ô dưới", thereAndBack, stepBytes},
		{"cell", []string{keyDown, keyDown, keyEnter}, "Enter ô kế", []string{"1", "\x7f"}, stepBytes},
		{"rolling list", nil, "Enter mở phiếu", []string{keyDown}, rollBytes},
		{"rolling grid", []string{keyF6}, "Enter ô dưới", []string{keyDown}, rollBytes},
	} {
		t.Run(place.name, func(t *testing.T) {
			s := startWith(t, 80, 24, []string{"TERM=xterm-256color", "COLORTERM=truecolor", "NO_COLOR="}, "hoidong", "--db", demoAt(t))
			s.waitFor("Chọn tên")
			s.send("HD03")
			s.waitFor("Tìm: HD03")
			s.send(keyEnter)
			s.waitFor("SP01", "Enter mở phiếu")
			s.press(place.open...)
			s.waitFor(place.sees)
			s.weigh(place.keys[0]) // the first key clears what the status line said before
			sum, most := 0, 0
			for i := range 30 {
				text := s.weigh(place.keys[(i+1)%len(place.keys)])
				sum, most = sum+len(text), max(most, len(text))
				for _, wipe := range wipes {
					if strings.Contains(text, wipe) {
						t.Fatalf("key %d clears the screen: %q", i, text)
					}
				}
			}
			t.Logf("%d bytes a key, %d at most", sum/30, most)
			if most > place.most {
				t.Errorf("a key writes %d bytes; the screen shows\n%s", most, s.screen())
			}
		})
	}
}

// press sends keys one by one, each when the one before is seen.
func (s *terminal) press(keys ...string) {
	s.t.Helper()
	for _, key := range keys {
		s.weigh(key)
	}
}

// frameEnd is where the renderer leaves the cursor of a terminal of 24 lines when a frame is written. A terminal may deliver a
// frame in pieces: without looking for its end, the rest of one would be weighed with the next.
const frameEnd = "\x1b[24;H"

// weigh sends a key and returns what the program writes until the screen shows another picture, to the end of its frame.
func (s *terminal) weigh(key string) string {
	s.t.Helper()
	s.mu.Lock()
	before, from := s.vt.String(), len(s.wrote)
	s.mu.Unlock()
	s.send(key)
	written := func() string {
		s.mu.Lock()
		defer s.mu.Unlock()
		return string(s.wrote[from:])
	}
	s.waitUntil("an answer to a key", func(screen string) bool { return screen != before && strings.HasSuffix(written(), frameEnd) })
	return written()
}

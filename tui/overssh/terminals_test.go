package overssh

import (
	"strings"
	"testing"
	"time"
)

// TestEveryKindOfTerminalHasItsFirstFrameAtOnce: none is asked anything, for many never answer.
func TestEveryKindOfTerminalHasItsFirstFrameAtOnce(t *testing.T) {
	h := open(t, sampled)
	for _, kind := range []struct {
		term          string
		columns, rows int
		env           []string
		colours       bool
	}{
		{"xterm-256color", 80, 24, nil, true},
		{"xterm-256color", 120, 40, []string{"COLORTERM=truecolor"}, true},
		{"xterm-256color", 80, 24, []string{"NO_COLOR=1"}, false},
		{"vt100", 60, 18, nil, false},
		{"dumb", 80, 24, nil, false},
		{"tmux-256color", 200, 50, nil, true},
	} {
		t.Run(kind.term, func(t *testing.T) {
			client, err := h.dial("hd03")
			must(t, err)
			began := time.Now()
			w := h.screens(client, kind.columns, kind.rows, kind.term, kind.env...)
			w.sees("HD03", "SP01")
			if took := time.Since(began); took > time.Second {
				t.Errorf("the first frame took %s", took)
			}
			if got := strings.Contains(w.all(), "\x1b[38;") || strings.Contains(w.all(), "\x1b[1;38;"); got != kind.colours {
				t.Errorf("colours: %v", got)
			}
			for _, question := range []string{"\x1b]11;?", "\x1b[c", "\x1b[6n", "\x1b]10;?"} {
				if strings.Contains(w.all(), question) {
					t.Errorf("the terminal is asked %q", question)
				}
			}
		})
	}
}

func TestAWindowIsResized(t *testing.T) {
	h := open(t, sampled)
	w := h.enter("hd03", 120, 40)
	w.sees("HD03 Phạm Quốc Bảo")
	w.mu.Lock()
	w.vt.Resize(60, 18)
	w.mu.Unlock()
	must(t, w.session.WindowChange(18, 60))
	w.sees(strings.Repeat("─", 60)+"\n", "F1 trợ giúp")
	must(t, w.session.WindowChange(1<<30, 1<<30)) // nobody has such a window, and nobody draws it
	must(t, w.session.WindowChange(18, 60))
	w.press(down)
	w.sees("▸ SP02")
}

// TestCtrlZStopsNothing: the server is one process for everybody.
func TestCtrlZStopsNothing(t *testing.T) {
	h := open(t, sampled)
	w := h.enter("hd03", 80, 24)
	w.sees("SP01")
	w.press(ctrlZ)
	w.sees("hoàn tác")
	w.press(down)
	w.sees("▸ SP02")
}

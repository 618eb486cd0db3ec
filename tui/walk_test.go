package tui

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"example.com/hoidong/scoring"
)

// A walker is a plain model of somebody who types in cells: what is in the open one, and what he has kept.
type walker struct {
	rules *scoring.Rules
	kept  map[field]string
	// open is the cell in which text is being typed; zero for none.
	open    field
	text    string
	offered string
}

// cursor is the cell that has the cursor; false on the lines below the cells.
func (s *seat) cursor() (field, bool) {
	switch top := s.app.top().(type) {
	case *grid:
		return top.cell(), true
	case *sheet:
		if top.at < top.criteria() {
			return top.field(top.at), true
		}
	}
	return field{}, false
}

// press takes a key that is pressed on a cell.
func (w *walker) press(key string, on field) {
	switch key {
	case "esc":
		w.open = field{}
	case "f6", "home", "end":
	case "bs", "del":
		w.offered = ""
		switch {
		case w.open == (field{}):
			w.open, w.text = on, ""
		case key == "del":
			w.text = ""
		case w.text != "":
			w.text = w.text[:len(w.text)-1]
		}
	default:
		if strings.Contains("0123456789,", key) {
			if w.open == (field{}) {
				w.open, w.text = on, ""
			}
			if w.offered = ""; len(w.text) < cellRunes {
				w.text += key
			}
			return
		}
		w.leave(key)
	}
}

// leave keeps what is typed if it is a score.
func (w *walker) leave(key string) {
	if w.open == (field{}) {
		return
	}
	if key == "enter" && w.offered != "" {
		w.text = w.offered
	}
	w.offered = ""
	most := w.rules.Criteria[w.rules.Criterion(w.open.criterion)].Max
	p, err := scoring.ParsePoints(w.text)
	switch {
	case w.text == "":
		w.kept[w.open] = ""
	case err != nil:
		return
	case p > most:
		if n := len(w.text) - 1; n > 0 && !strings.Contains(w.text, ",") {
			q, err := scoring.ParsePoints(w.text[:n] + "," + w.text[n:])
			if err == nil && q <= most && q%w.rules.Step == 0 {
				w.offered = q.String()
			}
		}
		return
	case p%w.rules.Step != 0:
		return
	default:
		w.kept[w.open] = p.String()
	}
	w.open = field{}
}

// TestAWalkKeepsWhatAPlainModelPredicts presses keys at random on sheets and on the grid, and compares what the store
// holds in the end with what the model kept.
func TestAWalkKeepsWhatAPlainModelPredicts(t *testing.T) {
	t.Parallel()
	outer := t
	keys := []string{"0", "1", "2", "5", "5", "8", ",", "bs", "del", "enter", "enter", "up", "down", "left", "right", "pgdn", "pgup", "home", "end", "esc", "f6", "f6"}
	rapid.Check(t, func(t *rapid.T) {
		s := sampleSheets(outer)
		p := sit(property{outer, t}, s, "HD03", rapid.SampledFrom([]int{60, 80, 120}).Draw(t, "w"), 24)
		p.press("enter")
		model := &walker{rules: s.Snapshot().Rules(), kept: map[field]string{}}
		for range rapid.IntRange(1, 120).Draw(t, "steps") {
			on, ok := p.cursor()
			key := rapid.SampledFrom(keys).Draw(t, "key")
			if !ok || key == "esc" && model.open == (field{}) {
				key = "up" // back to the cells; Escape would leave the screen
			}
			model.press(key, on)
			p.press(key)
			if now, ok := p.cursor(); ok && model.open != (field{}) && now != model.open {
				t.Fatalf("%s left the open cell %v for %v", key, model.open, now)
			}
		}
		for i := range p.app.view.Dossiers() {
			code := p.app.view.Dossier(i).Code
			m := p.app.sheetOf(code)
			for c := range m.criteria() {
				if !m.own(c) {
					continue
				}
				f := m.field(c)
				got := ""
				if score := stored(outer, s, "HD03", code, f.criterion); score != nil {
					got = score.String()
				}
				if got != model.kept[f] {
					t.Fatalf("%v is %q, the model kept %q", f, got, model.kept[f])
				}
			}
		}
		must(p.tb, p.app.Close())
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
	})
}

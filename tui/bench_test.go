package tui

import (
	"testing"

	"example.com/hoidong/store"
	"example.com/hoidong/store/engine"
	"example.com/hoidong/store/sample"
)

// large is a round of so many dossiers, 20 members and 15 criteria, in which the sitting is open.
func large(tb testing.TB, dossiers int) *store.Store {
	tb.Helper()
	s := open(tb, engine.NewMemory())
	g := sample.Generate(7, sample.Size{Dossiers: dossiers, Members: 20, Criteria: 15})
	must(tb, g.Fill(tb.Context(), s))
	_, err := s.Do(tb.Context(), s.Owner(), &store.ChangePhase{From: store.Preparing, To: store.Scoring, SampleAcknowledged: true})
	must(tb, err)
	return s
}

// benchScreens are screens and keys that go to and fro on them.
var benchScreens = []struct {
	name string
	open []string
	keys []string
}{
	{"dossiers", nil, []string{"down", "down", "pgdn", "up"}},
	{"sheet", []string{"enter"}, []string{"1", "0", "esc", "down"}},
	{"grid", []string{"f6"}, []string{"1", "0", "esc", "down", "pgdn", "right", "up"}},
	{"ranking", []string{"f4"}, []string{"down", "down", "pgdn", "up"}},
	{"missing", []string{"f7"}, []string{"down", "down", "pgdn", "up"}},
	{"distribution", []string{"f4", "space"}, []string{"down", "down", "pgdn", "up"}},
	{"explain", []string{"f4", "f5"}, []string{"down", "up"}},
	{"explain-turn", []string{"f4", "f5"}, []string{"pgdn", "pgdn", "pgup"}},
	{"product", []string{"f4", "enter"}, []string{"down", "tab", "pgdn", "pgdn", "pgup"}},
}

// BenchmarkKeyToFrame is the time from a key to the frame that shows it.
func BenchmarkKeyToFrame(b *testing.B) {
	for _, dossiers := range []int{100, 1000} {
		s := large(b, dossiers)
		for _, screen := range benchScreens {
			b.Run(screen.name+map[int]string{100: "-100", 1000: "-1000"}[dossiers], func(b *testing.B) {
				p := sit(b, s, "HD05", 120, 40)
				p.press(screen.open...)
				b.ReportAllocs()
				for i := 0; b.Loop(); i++ {
					p.press(screen.keys[i%len(screen.keys)])
					p.app.View()
				}
			})
		}
	}
}

// BenchmarkChange is the time a program takes to show somebody else's score.
func BenchmarkChange(b *testing.B) {
	s := large(b, 1000)
	for _, screen := range benchScreens {
		b.Run(screen.name, func(b *testing.B) {
			p := sit(b, s, "HD05", 120, 40)
			p.press(screen.open...)
			b.ReportAllocs()
			for b.Loop() {
				p.send(changedMsg{})
				p.app.View()
			}
		})
	}
}

// TestOnlyTheWindowIsDrawn: a key allocates no more with ten times the dossiers.
func TestOnlyTheWindowIsDrawn(t *testing.T) {
	few, many := large(t, 60), large(t, 600)
	for i, screen := range append(benchScreens, benchScreens...) {
		// The chair sees more than a member, and must not pay for it with every key.
		member := []string{"HD05", "HD01"}[i/len(benchScreens)]
		allocs := func(s *store.Store) float64 {
			p := sit(t, s, member, 80, 24)
			p.press(screen.open...)
			i := 0
			return testing.AllocsPerRun(50, func() {
				p.press(screen.keys[i%len(screen.keys)])
				p.app.View()
				i++
			})
		}
		a, b := allocs(few), allocs(many)
		if b > a*1.3+20 {
			t.Errorf("%s, %s: %.0f allocations with 60 dossiers, %.0f with 600", member, screen.name, a, b)
		}
	}
}

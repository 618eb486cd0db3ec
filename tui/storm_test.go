package tui

import (
	"math/rand/v2"
	"os"
	"slices"
	"strconv"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/muesli/termenv"

	"example.com/hoidong/scoring"
	"example.com/hoidong/store"
)

// A dice throws a number from 0 up to n.
type dice func(n int) int

// A storm is everything at once: two people at one council who press, paste, click, enlarge and shrink at random. It
// keeps a model of every score that was acknowledged, and holds the store against it.
type storm struct {
	tb    testing.TB
	throw dice
	store *store.Store
	seats [2]*seat
	sizes [2][2]int
	// kept is what the store has to have; acked counts what was acknowledged in this step.
	kept  map[place]string
	acked int
	// written counts all acts.
	written int
	scene   []scene
}

// A place is one member's cell.
type place struct {
	member string
	field
}

// stormMembers are the chair, two members with sheets to fill in, and the secretary.
var stormMembers = []string{"HD01", "HD03", "HD07", "HD11"}

// stormKeys are what is pressed on the keyboard: what moves about comes oftener than what leaves.
var stormKeys = func() []string {
	keys := strings.Split("0 1 2 5 7 9 0 5 , , . 12,5 a e n p đ ế w ơ 漢 👩‍👩‍👦 e\u0301 / - x", " ")
	for range 4 {
		keys = append(keys, "enter", "down", "up", "pgdn", "tab", "left", "right")
	}
	for name := range named {
		keys = append(keys, name)
	}
	slices.Sort(keys)
	return keys
}()

// stormScores are scores that are allowed in most cells, and one that is in none.
var stormScores = []string{"0", "1", "2,5", "4", "7,5", "9", "88"}

var stormPastes = []string{"12,5", "7", "12,5\n8\n", "Tốt", "", "1e9", "-3", "99999999999999999999", "\x1b[31mđỏ", strings.Repeat("漢", 300)}

func newStorm(tb testing.TB, throw dice, council *store.Store) *storm {
	s := &storm{tb: tb, throw: throw, scene: slices.DeleteFunc(scenes(), func(s scene) bool { return s.round != nil })}
	s.begin(council)
	return s
}

// begin goes on with another council.
func (s *storm) begin(council *store.Store) {
	s.store, s.kept = council, map[place]string{}
	for i := range s.seats {
		s.sit(i, stormMembers[s.throw(len(stormMembers))])
	}
}

// sit lets somebody sit down at one of the programs.
func (s *storm) sit(i int, member string) {
	lang := []string{"vi", "en"}[s.throw(2)]
	options := []func(*Options){func(o *Options) { o.Lang, o.Plain = lang, s.throw(4) == 0 }}
	if s.throw(4) == 0 {
		options = append(options, coloured(termenv.TrueColor))
	}
	p := sit(s.tb, s.store, member, 80, 24, options...)
	p.hears = func(msg tea.Msg) { s.hear(p.app, msg) }
	s.seats[i], s.sizes[i] = p, [2]int{80, 24}
}

// hear notes what is acknowledged.
func (s *storm) hear(a *App, msg tea.Msg) {
	kept, ok := msg.(keptMsg)
	if !ok || kept.err != nil || a.store != s.store { // practice has a store of its own
		return
	}
	s.acked++
	if kept.field.criterion != "" {
		s.kept[place{a.actor.Member(), kept.field}] = inWords(a.pending[kept.field].points)
	}
}

func inWords(p *scoring.Points) string {
	if p == nil {
		return ""
	}
	return p.String()
}

// step does one thing at one of the programs, and looks at the frame.
func (s *storm) step() {
	i := s.throw(len(s.seats))
	p := s.seats[i]
	revision := s.store.Snapshot().Revision()
	s.acked = 0
	if s.store.Snapshot().Phase() == store.Paused {
		_, err := s.store.Do(s.tb.Context(), s.store.Owner(), &store.ChangePhase{From: store.Paused, To: store.Scoring, SampleAcknowledged: true})
		must(s.tb, err)
		revision++
	}
	s.act(i, p)
	p = s.seats[i]
	if p.app.broken != nil {
		s.tb.Fatalf("it broke: %v", p.app.broken)
	}
	if written := s.store.Snapshot().Revision() - revision; written > 0 {
		s.settle(int(written) != s.acked)
		s.written += int(written)
	}
	if s.throw(2) == 0 { // keys come faster than frames
		checkFrame(s.tb, p.app.View(), s.sizes[i][0], s.sizes[i][1])
	}
	if p.app.broken != nil {
		s.tb.Fatalf("it broke: %v", p.app.broken)
	}
	if p.quit {
		s.leave(p)
		s.sit(i, stormMembers[s.throw(len(stormMembers))])
	}
}

// leave ends a program: whatever was kept is written.
func (s *storm) leave(p *seat) {
	if err := p.app.Close(); err != nil {
		s.tb.Fatal(err)
	}
}

// show goes on with a scene, in a program of its own.
func (s *storm) show(i int, scene scene) {
	s.leave(s.seats[i])
	s.sit(i, scene.member)
	s.seats[i].press(scene.keys...)
}

func (s *storm) act(i int, p *seat) {
	if s.throw(10) > 0 {
		p.time = p.time.Add(time.Duration(s.throw(1000)) * time.Millisecond)
	}
	switch n := s.throw(200); {
	case n < 3:
		s.sizes[i] = [2]int{1 + s.throw(200), 1 + s.throw(60)}
		p.send(tea.WindowSizeMsg{Width: s.sizes[i][0], Height: s.sizes[i][1]})
	case n < 8:
		s.sizes[i] = sizes()[s.throw(len(sizes()))]
		p.send(tea.WindowSizeMsg{Width: s.sizes[i][0], Height: s.sizes[i][1]})
	case n < 12:
		p.paste(stormPastes[s.throw(len(stormPastes))])
	case n < 30:
		s.point(p)
	case n < 34:
		p.send(changedMsg{})
	case n < 36:
		s.show(i, s.scene[s.throw(len(s.scene))])
	case n < 46:
		p.press(stormScores[s.throw(len(stormScores))], "enter")
	default:
		p.press(stormKeys[s.throw(len(stormKeys))])
	}
}

// point uses the mouse somewhere on the terminal.
func (s *storm) point(p *seat) {
	buttons := []tea.MouseButton{tea.MouseButtonLeft, tea.MouseButtonLeft, tea.MouseButtonWheelUp, tea.MouseButtonWheelDown, tea.MouseButtonRight}
	actions := []tea.MouseAction{tea.MouseActionPress, tea.MouseActionPress, tea.MouseActionRelease, tea.MouseActionMotion}
	p.send(tea.MouseMsg{
		X: s.throw(p.app.width + 1), Y: s.throw(p.app.height + 1),
		Button: buttons[s.throw(len(buttons))], Action: actions[s.throw(len(actions))],
	})
}

// settle holds the store against the model. Where other acts than the keeping of a score were done, such as taking one
// back, the model follows the store.
func (s *storm) settle(others bool) {
	for at, want := range s.kept {
		got, there := s.stored(at)
		switch {
		case others && !there: // the rules or the dossiers are others
			delete(s.kept, at)
		case others:
			s.kept[at] = got
		case got != want:
			s.tb.Fatalf("%s %s %s is %q, and %q was acknowledged", at.member, at.dossier, at.criterion, got, want)
		}
	}
}

// stored is what the store has; false when there is no such cell any more.
func (s *storm) stored(at place) (string, bool) {
	snap := s.store.Snapshot()
	actor, err := s.store.SignInSample(at.member)
	if err != nil {
		return "", false
	}
	view := snap.For(actor)
	dossier, criterion := view.IndexOf(at.dossier), snap.Rules().Criterion(at.criterion)
	if dossier < 0 || criterion < 0 {
		return "", false
	}
	return inWords(view.MySheet(dossier).Cells[criterion].Points), true
}

// stormSteps are those of an ordinary run; STORM_STEPS asks for others. Every council lives through stormLife of them.
const stormSteps, stormLife = 20_000, 5_000

// TestWhateverIsPressed presses at random: nothing panics, no score that was acknowledged is lost, no frame is larger than
// its terminal, and the journal of all that tells the same story as the tables.
func TestWhateverIsPressed(t *testing.T) {
	steps := stormSteps
	if text := os.Getenv("STORM_STEPS"); text != "" {
		n, err := strconv.Atoi(text)
		must(t, err)
		steps = n
	}
	// Screens that read and write files do so here.
	t.Chdir(t.TempDir())
	t.Setenv("HOME", t.TempDir())
	began := time.Now()
	var written atomic.Int64
	t.Cleanup(func() {
		t.Logf("%d steps in %s, %d acts", steps, time.Since(began).Round(time.Millisecond), written.Load())
	})
	const workers = 2
	for worker := range workers {
		t.Run(strconv.Itoa(worker), func(t *testing.T) {
			t.Parallel()
			for seed := worker; seed < steps/stormLife; seed += workers {
				written.Add(int64(live(t, uint64(seed))))
			}
		})
	}
}

// live lets one council live through a storm, and returns how many acts were written.
func live(t *testing.T, seed uint64) int {
	life := &life{TB: t}
	defer life.end()
	random := rand.New(rand.NewPCG(seed, seed))
	s := newStorm(life, random.IntN, demo(life))
	for range stormLife {
		s.step()
		if s.store.Snapshot().Phase() == store.Ended {
			s.begin(demo(life))
		}
	}
	s.settle(false)
	found, err := s.store.Verify(t.Context())
	must(t, err)
	if len(found.Faults) > 0 {
		t.Errorf("the journal tells another story: %v", found.Faults)
	}
	return s.written
}

// A life is a part of a test that gives back what it used at its own end: a test keeps hold of all of it until its last.
type life struct {
	testing.TB
	cleanups []func()
}

func (l *life) Cleanup(fn func()) { l.cleanups = append(l.cleanups, fn) }

func (l *life) end() {
	for _, fn := range slices.Backward(l.cleanups) {
		fn()
	}
}

// FuzzWhateverIsPressed lets the bytes throw the dice.
func FuzzWhateverIsPressed(f *testing.F) {
	shared := demo(f)
	f.Add([]byte("a council of eleven sits down with forty dossiers"))
	f.Fuzz(func(t *testing.T, bytes []byte) {
		if len(bytes) > 1000 {
			bytes = bytes[:1000]
		}
		throw := func(n int) int {
			if len(bytes) == 0 {
				return 0
			}
			value := int(bytes[0])
			bytes = bytes[1:]
			return value * n / 256
		}
		council := shared
		if shared.Snapshot().Phase() == store.Ended {
			council = demo(t)
		}
		s := newStorm(t, throw, council)
		for len(bytes) > 0 {
			s.step()
		}
	})
}

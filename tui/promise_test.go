package tui

import (
	"context"
	"errors"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	tea "github.com/charmbracelet/bubbletea"
	"pgregory.net/rapid"

	"example.com/hoidong/scoring"
	"example.com/hoidong/store"
	"example.com/hoidong/store/engine"
	"example.com/hoidong/store/sample"
)

// property lets a program be driven inside a property: failures are the property's, so that it can shrink them.
type property struct {
	testing.TB
	rapid *rapid.T
}

func (p property) Helper()                           {}
func (p property) Cleanup(fn func())                 { p.rapid.Cleanup(fn) }
func (p property) Fatal(args ...any)                 { p.rapid.Fatal(args...) }
func (p property) Fatalf(format string, args ...any) { p.rapid.Fatalf(format, args...) }

// TestTheScreenAndTheDiskAgree types at random while answers come late and in any order, and another machine writes too.
// When everything has settled, every cell shows what is stored, and nothing half typed is.
func TestTheScreenAndTheDiskAgree(t *testing.T) {
	outer := t
	keys := []string{"0", "1", "2", "5", "9", ",", "bs", "del", "enter", "up", "down", "left", "pgdn", "pgup", "esc", "tab", "f4", "x"}
	rapid.Check(t, func(t *rapid.T) {
		s := sampleSheets(outer)
		p := sit(property{outer, t}, s, "HD03", 80, 24)
		p.press("enter")
		for range rapid.IntRange(1, 80).Draw(t, "steps") {
			switch rapid.IntRange(0, 12).Draw(t, "what") {
			case 0:
				p.hold = true
			case 1:
				p.held = shuffled(t, p.held)
				p.release()
			case 2:
				write(outer, s, rapid.SampledFrom([]string{"SP01", "SP02"}).Draw(t, "dossier"))
				p.send(changedMsg{})
			default:
				p.press(rapid.SampledFrom(keys).Draw(t, "key"))
			}
		}
		p.held = shuffled(t, p.held)
		p.release()
		if n := p.app.pending.queue(); n != 0 {
			t.Fatalf("%d answers are still awaited", n)
		}
		for i := range p.app.view.Dossiers() {
			agrees(t, p, s, i)
		}
		must(p.tb, p.app.Close())
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
	})
}

// agrees compares the cells of a sheet as a screen shows them with those of the store.
func agrees(t *rapid.T, p *seat, s *store.Store, dossier int) {
	code := p.app.view.Dossier(dossier).Code
	screen := newSheet(&p.app.desk, code, nil)
	mine := s.Snapshot().For(p.app.actor).MySheet(dossier)
	for c := range mine.Cells {
		if !screen.own(c) {
			continue
		}
		if shown, kept := screen.points(c), mine.Cells[c].Points; !same(shown, kept) {
			t.Fatalf("%s %d: the screen has %v, the disk %v", code, c, shown, kept)
		}
	}
}

func shuffled(t *rapid.T, cmds []tea.Cmd) []tea.Cmd {
	if len(cmds) < 2 {
		return cmds
	}
	return rapid.Permutation(cmds).Draw(t, "order")
}

// sampleSheets is a small round without scores, whose sitting is open.
func sampleSheets(t *testing.T) *store.Store {
	t.Helper()
	s, err := store.New(context.Background(), engine.NewMemory(), func() time.Time { return noon })
	must(t, err)
	must(t, small().Fill(context.Background(), s))
	_, err = s.Do(context.Background(), s.Owner(), &store.ChangePhase{From: store.Preparing, To: store.Scoring, SampleAcknowledged: true})
	must(t, err)
	return s
}

// write has another machine of HD03's put 7 in the first cell of his sheet.
func write(t *testing.T, s *store.Store, dossier string) {
	t.Helper()
	actor, err := s.SignInSample("HD03")
	must(t, err)
	was := stored(t, s, "HD03", dossier, "C3")
	_, err = s.Do(context.Background(), actor, &store.KeepScore{Dossier: dossier, Member: "HD03", Criterion: "C3", Was: was, Now: points("7")})
	var fault *scoring.Fault
	if err != nil && !errors.As(err, &fault) {
		t.Fatal(err) // a sheet that was confirmed, or a cell that the program writes at this moment, is nobody's fault
	}
}

// TestThePumpTellsOfEveryChange until its context ends.
func TestThePumpTellsOfEveryChange(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := sampleSheets(t)
		ctx, cancel := context.WithCancel(t.Context())
		told := 0
		ended := make(chan struct{})
		go func() {
			pump(ctx, s, NewRoom(), func(tea.Msg) { told++ })
			close(ended)
		}()
		synctest.Wait()
		before := told
		write(t, s, "SP01")
		synctest.Wait()
		if told != before+1 {
			t.Errorf("told %d times", told-before)
		}
		cancel()
		<-ended
		must(t, s.Close())
	})
}

// TestManyTellsAreOneInAFullRoom: what others do in quick succession is told at once the first time, and then together.
func TestManyTellsAreOneInAFullRoom(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s, room := sampleSheets(t), NewRoom()
		for range 50 {
			room.enter("", noon)
		}
		ctx, cancel := context.WithCancel(t.Context())
		var told atomic.Int32 // the clock runs while the pump tells, with no word between the two
		ended := make(chan struct{})
		go func() {
			pump(ctx, s, room, func(tea.Msg) { told.Add(1) })
			close(ended)
		}()
		<-time.After(room.pace())
		synctest.Wait()
		before := told.Load()
		for _, dossier := range []string{"SP01", "SP02", "SP03"} {
			write(t, s, dossier)
			synctest.Wait()
		}
		if n := told.Load() - before; n != 1 {
			t.Errorf("told %d times at once", n)
		}
		<-time.After(room.pace())
		synctest.Wait()
		if n := told.Load() - before; n != 2 {
			t.Errorf("told %d times", n)
		}
		cancel()
		<-ended
		must(t, s.Close())
	})
}

func small() sample.Generated {
	g := sample.Generate(3, sample.Size{Dossiers: 4, Members: 3, Criteria: 4})
	g.Given = store.Given{}
	return g
}

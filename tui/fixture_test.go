package tui

import (
	"context"
	"crypto/ed25519"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"golang.org/x/crypto/ssh"
	"golang.org/x/text/unicode/norm"

	"example.com/hoidong/scoring"
	"example.com/hoidong/store"
	"example.com/hoidong/store/engine"
	"example.com/hoidong/store/invite"
	"example.com/hoidong/store/returns"
	"example.com/hoidong/store/sample"
)

var update = flag.Bool("update", false, "write the golden files anew")

// noon is the time of every act in tests.
var noon = time.Date(2026, 3, 2, 5, 0, 0, 0, time.UTC)

// demo is the sample round, a fifth of its sheets empty, over an engine in memory.
func demo(tb testing.TB) *store.Store { return demoRound.copy(tb) }

var demoRound = copies(func(tb testing.TB, s *store.Store) { must(tb, sample.Demo(tb.Context(), s, false)) })

// An original has a store filled once, and gives every test one that holds the same: to fill one takes much longer.
type original struct {
	// from is what the store holds before it is filled; nil for nothing.
	from *original
	fill func(testing.TB, *store.Store)

	once   sync.Once
	filled *engine.Memory
}

func copies(fill func(testing.TB, *store.Store)) *original { return &original{fill: fill} }

// then is the original with something more done.
func (o *original) then(fill func(testing.TB, *store.Store)) *original {
	return &original{from: o, fill: fill}
}

func (o *original) copy(tb testing.TB) *store.Store {
	tb.Helper()
	return open(tb, o.engine(tb).Copy())
}

func (o *original) engine(tb testing.TB) *engine.Memory {
	tb.Helper()
	o.once.Do(func() {
		o.filled = engine.NewMemory()
		if o.from != nil {
			o.filled = o.from.engine(tb).Copy()
		}
		s, err := store.New(context.Background(), o.filled, func() time.Time { return noon })
		must(tb, err)
		o.fill(tb, s)
		must(tb, s.Close())
	})
	return o.filled
}

func demoOn(tb testing.TB, e engine.Engine) *store.Store {
	tb.Helper()
	s := open(tb, e)
	must(tb, sample.Demo(tb.Context(), s, false))
	return s
}

func open(tb testing.TB, e engine.Engine) *store.Store {
	tb.Helper()
	s, err := store.New(context.Background(), e, func() time.Time { return noon })
	must(tb, err)
	tb.Cleanup(func() { must(tb, s.Close()) })
	return s
}

// realRound is a round that is no sample, with a council and nothing else.
func realRound(tb testing.TB) *store.Store {
	s := open(tb, engine.NewMemory())
	g := sample.Generate(3, sample.Size{Dossiers: 3, Members: 3, Criteria: 4})
	_, err := s.Do(tb.Context(), s.Owner(), &store.CreateRound{Round: store.NewRound(2026, "SPCNCL 2026"), Rules: *g.Rules})
	must(tb, err)
	_, err = s.ImportCouncil(tb.Context(), s.Owner(), "", g.Council)
	must(tb, err)
	return s
}

func must(tb testing.TB, err error) {
	tb.Helper()
	if err != nil {
		tb.Fatal(err)
	}
}

// granted is an actor with a reason and a member of the sample round as the second person.
func granted(tb interface{ Fatal(...any) }, s *store.Store, actor store.Actor) store.Actor {
	witness, err := s.Witness(context.Background(), "HD01", "")
	if err != nil {
		tb.Fatal(err)
	}
	return actor.On(store.Grounds{Reason: "Hội đồng thống nhất", Second: witness})
}

// end agrees to every sheet that is left, and ends the scoring.
func end(tb testing.TB, s *store.Store) {
	tb.Helper()
	settle(tb, s)
	_, err := s.Do(tb.Context(), s.Owner(), &store.ChangePhase{From: s.Snapshot().Phase(), To: store.Ended})
	must(tb, err)
}

// settle agrees to every sheet that is left.
func settle(tb testing.TB, s *store.Store) {
	tb.Helper()
	secretary := granted(tb, s, s.Owner())
	if left := s.Snapshot().For(secretary).Unsettled(); len(left) > 0 {
		_, err := s.Do(tb.Context(), secretary, store.NewWaivers(left, "bận việc đột xuất"))
		must(tb, err)
	}
}

// A seat is a program that a test drives: it presses keys and carries out commands the way the library does, one after
// the other.
type seat struct {
	tb  testing.TB
	app *App
	// time is what the program's clock shows; every key takes a second.
	time time.Time
	// held are commands that were not carried out yet, because the test wants their answers to come later.
	held []tea.Cmd
	hold bool
	quit bool
	// hears is told of every message first.
	hears func(tea.Msg)
}

// invitation is to a server that nobody runs.
func invitation() (*invite.Invitation, error) {
	key, err := ssh.NewPublicKey(ed25519.NewKeyFromSeed(make([]byte, ed25519.SeedSize)).Public())
	return &invite.Invitation{Round: "SPCNCL 2026", Addresses: []string{"192.168.1.10"}, Port: 2222, Key: key}, err
}

// outFolder is what programs write files for people into, unless a test gives them another to look at what is there. To make
// one for each takes as long as many a test.
var outFolder string

// sit opens a program of w by h cells, and signs a member in; empty for nobody.
func sit(tb testing.TB, s *store.Store, member string, w, h int, options ...func(*Options)) *seat {
	tb.Helper()
	seat := &seat{tb: tb, time: noon}
	copies := s.KeepCopies("", nil)
	tb.Cleanup(copies.Close)
	o := Options{Store: s, Local: true, Copies: copies, Folder: outFolder, Invite: invitation, Zone: time.FixedZone("", 7*3600)}
	o.Now = func() time.Time { return seat.time }
	for _, option := range options {
		option(&o)
	}
	app, err := New(context.Background(), o)
	must(tb, err)
	tb.Cleanup(func() { _ = app.Close() })
	app.later = func(time.Duration, tea.Msg) tea.Cmd { return nil }
	app.disk = shelf()
	app.readers = []returns.Reader{plainReader}
	seat.app = app
	seat.send(tea.WindowSizeMsg{Width: w, Height: h})
	if member != "" {
		actor, err := signedIn(s, member)
		must(tb, err)
		seat.send(signedInMsg{member: member, actor: actor})
	}
	return seat
}

// signedIn is a member who has given what is asked of him: nothing in the sample, the phrase in a packet.
func signedIn(s *store.Store, member string) (store.Actor, error) {
	if s.Snapshot().Packet() != nil {
		return holder, nil
	}
	return s.SignInSample(member)
}

// send gives the program a message and carries out what comes of it.
func (s *seat) send(msg tea.Msg) {
	if s.hears != nil {
		s.hears(msg)
	}
	_, cmd := s.app.Update(msg)
	if s.hold {
		s.held = append(s.held, cmd)
		return
	}
	s.carryOut(cmd)
}

func (s *seat) carryOut(cmd tea.Cmd) {
	if cmd == nil {
		return
	}
	switch msg := cmd().(type) {
	case nil:
	case tea.BatchMsg:
		for _, one := range msg {
			s.carryOut(one)
		}
	case tea.QuitMsg:
		s.quit = true
	default:
		s.send(msg)
	}
}

// release carries out what was held.
func (s *seat) release() {
	s.hold = false
	held := s.held
	s.held = nil
	for _, cmd := range held {
		s.carryOut(cmd)
	}
}

// named are the keys that tests write between spaces.
var named = map[string]tea.KeyMsg{
	"enter": {Type: tea.KeyEnter}, "esc": {Type: tea.KeyEsc}, "up": {Type: tea.KeyUp}, "down": {Type: tea.KeyDown},
	"left": {Type: tea.KeyLeft}, "right": {Type: tea.KeyRight}, "pgup": {Type: tea.KeyPgUp}, "pgdn": {Type: tea.KeyPgDown},
	"home": {Type: tea.KeyHome}, "end": {Type: tea.KeyEnd}, "tab": {Type: tea.KeyTab}, "del": {Type: tea.KeyDelete},
	"bs": {Type: tea.KeyBackspace}, "ctrl+h": {Type: tea.KeyCtrlH}, "space": {Type: tea.KeySpace, Runes: []rune{' '}},
	"f1": {Type: tea.KeyF1}, "f2": {Type: tea.KeyF2}, "f3": {Type: tea.KeyF3}, "f4": {Type: tea.KeyF4}, "f5": {Type: tea.KeyF5},
	"f6": {Type: tea.KeyF6}, "f7": {Type: tea.KeyF7}, "f8": {Type: tea.KeyF8}, "f9": {Type: tea.KeyF9}, "f10": {Type: tea.KeyF10},
	"f12": {Type: tea.KeyF12}, "shift+tab": {Type: tea.KeyShiftTab}, "ctrl+f": {Type: tea.KeyCtrlF}, "ctrl+p": {Type: tea.KeyCtrlP},
	"ctrl+s": {Type: tea.KeyCtrlS}, "ctrl+z": {Type: tea.KeyCtrlZ}, "ctrl+c": {Type: tea.KeyCtrlC}, "ctrl+q": {Type: tea.KeyCtrlQ},
	"ctrl+g": {Type: tea.KeyCtrlG}, "insert": {Type: tea.KeyInsert}, "ctrl+d": {Type: tea.KeyCtrlD}, "ctrl+up": {Type: tea.KeyCtrlUp}, "ctrl+down": {Type: tea.KeyCtrlDown},
	"ctrl+left": {Type: tea.KeyCtrlLeft}, "ctrl+right": {Type: tea.KeyCtrlRight},
	"nul": {Type: tea.KeyCtrlAt}, "alt+esc": {Type: tea.KeyEsc, Alt: true},
}

// press presses keys: names of keys, an entry of the menu by its message key, or text of which every letter is a key.
func (s *seat) press(keys ...string) {
	for _, k := range keys {
		if msg, ok := named[k]; ok {
			s.time = s.time.Add(time.Second)
			s.send(msg)
			continue
		}
		if strings.HasPrefix(k, "menu.") {
			s.press("alt+esc", s.app.T(k), "enter")
			continue
		}
		for _, r := range k {
			s.time = s.time.Add(time.Second)
			s.send(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune{r}})
		}
	}
}

// agree gives the reason, where one is asked for, and the second person that an act needs.
func (s *seat) agree() {
	s.tb.Helper()
	s.sees(s.app.T("grounds.title"))
	if s.app.dialog.(*form).lines[0].options == nil {
		s.press("Hội đồng thống nhất", "enter")
	}
	s.press("enter", "enter")
}

func (s *seat) paste(text string) {
	s.send(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune(text), Paste: true})
}

// sees fails unless the frame holds every text.
func (s *seat) sees(texts ...string) {
	s.tb.Helper()
	frame := s.app.View()
	for _, text := range texts {
		if !strings.Contains(frame, text) {
			s.tb.Fatalf("%q is not on the screen:\n%s", text, frame)
		}
	}
}

func (s *seat) misses(texts ...string) {
	s.tb.Helper()
	frame := s.app.View()
	for _, text := range texts {
		if strings.Contains(frame, text) {
			s.tb.Fatalf("%q is on the screen:\n%s", text, frame)
		}
	}
}

// click presses the left button on a text of the frame.
func (s *seat) click(text string) {
	s.tb.Helper()
	for y, line := range strings.Split(s.app.View(), "\n") {
		if at := strings.Index(line, text); at >= 0 {
			s.send(tea.MouseMsg{X: width(line[:at]), Y: y, Action: tea.MouseActionPress, Button: tea.MouseButtonLeft})
			return
		}
	}
	s.tb.Fatalf("%q is not on the screen:\n%s", text, s.app.View())
}

// line is the line of the frame that holds a text.
func (s *seat) line(text string) string {
	s.tb.Helper()
	for line := range strings.SplitSeq(s.app.View(), "\n") {
		if strings.Contains(line, text) {
			return line
		}
	}
	s.tb.Fatalf("no line with %q:\n%s", text, s.app.View())
	return ""
}

// golden compares the frame with a file.
func (s *seat) golden(file string) {
	s.tb.Helper()
	frame := s.app.View()
	checkFrame(s.tb, frame, s.app.width, s.app.height)
	path := filepath.Join("testdata", file+".txt")
	got := trimmed(frame)
	if *update {
		must(s.tb, os.WriteFile(path, []byte(got), 0o644))
		return
	}
	want, err := os.ReadFile(path)
	must(s.tb, err)
	if string(want) != got {
		s.tb.Errorf("%s is different:\n%s", path, got)
	}
}

func trimmed(frame string) string {
	var b strings.Builder
	for line := range strings.SplitSeq(frame, "\n") {
		b.WriteString(strings.TrimRight(line, " ") + "\n")
	}
	return b.String()
}

// checkFrame fails when a frame is larger than the terminal, or lacks a word.
func checkFrame(tb testing.TB, frame string, w, h int) {
	tb.Helper()
	lines := strings.Split(frame, "\n")
	if len(lines) > h {
		tb.Fatalf("%d lines on a terminal of %d:\n%s", len(lines), h, frame)
	}
	for _, line := range lines {
		if width(line) > w {
			tb.Fatalf("a line of %d cells on a terminal of %d:\n%s", width(line), w, line)
		}
	}
	if strings.Contains(frame, "⟦") {
		tb.Fatalf("a word is missing:\n%s", frame)
	}
}

// stored is the score of a cell as the store has it; nil for none.
func stored(tb testing.TB, s *store.Store, member, dossier, criterion string) *scoring.Points {
	tb.Helper()
	actor, err := s.SignInSample(member)
	must(tb, err)
	v := s.Snapshot().For(actor)
	return v.MySheet(v.IndexOf(dossier)).Cells[v.Snapshot().Rules().Criterion(criterion)].Points
}

// holds fails unless the store has a score, written as people do; empty for none.
func holds(tb testing.TB, s *store.Store, member, dossier, criterion, want string) {
	tb.Helper()
	got := ""
	if p := stored(tb, s, member, dossier, criterion); p != nil {
		got = p.String()
	}
	if got != want {
		tb.Fatalf("%s %s %s is %q, want %q", member, dossier, criterion, got, want)
	}
}

// blank3 is the first dossier of the demo whose sheet HD03 has left empty; C5 and C6 are his.
const blank3 = "SP03"

// at opens the sheet of a dossier.
func (s *seat) at(dossier string) {
	s.tb.Helper()
	s.press("f3", dossier, "enter", "enter")
	s.sees(dossier + "  ")
}

// composed is a text as one letter a sign, however it was typed.
func composed(s string) string { return norm.NFC.String(s) }

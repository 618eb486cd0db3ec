package main

import (
	"bytes"
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"example.com/hoidong/scoring"
	"example.com/hoidong/store"
	"example.com/hoidong/store/engine"
	"example.com/hoidong/store/words"
	"example.com/hoidong/tui"
)

// A brittleEngine panics at every write after it was opened.
type brittleEngine struct {
	engine.Engine
	broken *bool
}

func (b brittleEngine) Update(ctx context.Context, fn func(engine.RW) error) (engine.Revision, error) {
	if *b.broken {
		panic("the engine is broken")
	}
	return b.Engine.Update(ctx, fn)
}

func openBrittle(ctx context.Context, path string, clock func() time.Time) (*store.Store, error) {
	b, err := engine.OpenBolt(path)
	if err != nil {
		return nil, err
	}
	broken := false
	s, err := store.New(ctx, brittleEngine{b, &broken}, clock)
	broken = true
	return s, err
}

// brittleName is the program with such an engine.
const brittleName = "hoidong-brittle"

func runBrittle(args []string) int {
	p := &program{in: os.Stdin, out: os.Stdout, err: os.Stderr, clock: time.Now, open: openBrittle, create: store.Create, lan: localNetwork{}}
	return p.run(context.Background(), args)
}

// TestAPanicIsOneSentenceAndItsStackIsInTheLog breaks a command in the middle.
func TestAPanicIsOneSentenceAndItsStackIsInTheLog(t *testing.T) {
	path := demoAt(t)
	var out, errs bytes.Buffer
	p := &program{in: strings.NewReader(""), out: &out, err: &errs, clock: time.Now, open: openBrittle, create: store.Create, lan: localNetwork{}}
	if status := p.run(t.Context(), []string{"--db", path, "session", "pause"}); status != exitFailed {
		t.Errorf("status %d", status)
	}
	log := filepath.Join(filepath.Dir(path), logFile)
	said := errs.String()
	if strings.Count(said, "\n") != 1 || !strings.Contains(said, "Gặp lỗi, xem "+log) {
		t.Errorf("said %q", said)
	}
	if strings.Contains(said, "goroutine") || strings.Contains(said, "panic") {
		t.Errorf("a person reads a stack: %s", said)
	}
	logged(t, log, "panic: the engine is broken", "goroutine", "brittleEngine", "session pause", "hoidong "+thisBuild().version)
}

func logged(t *testing.T, log string, what ...string) {
	t.Helper()
	text := read(t, log)
	for _, want := range what {
		if !strings.Contains(text, want) {
			t.Errorf("the log lacks %q:\n%s", want, text)
		}
	}
}

// TestAPanicInAWriteIsToldOnTheScreen scores, and the write breaks: the screen says so and goes on, without the score.
func TestAPanicInAWriteIsToldOnTheScreen(t *testing.T) {
	path := demoAt(t)
	s := signIn(t, 24, brittleName, path, "HD03")
	s.openSheet("SP03", 2)
	s.send("12,5" + keyEnter)
	s.waitFor("SP03 C5 chưa lưu được: Gặp lỗi, xem ", logFile)
	logged(t, filepath.Join(filepath.Dir(path), logFile), "panic: the engine is broken", "goroutine")
	s.kill()
	if got := kept(t, path, "HD03", "SP03"); got != "– –" {
		t.Errorf("kept %s", got)
	}
}

// TestTheScreensReportToTheLog gives the screens' own errors the same way out.
func TestTheScreensReportToTheLog(t *testing.T) {
	p := logging(t)
	err := p.told(errors.Join(scoring.NewFault("program.unsaved", "n", 1), tui.Caught("a frame")))
	for _, code := range []string{"program.unsaved", "program.broken"} {
		if !errors.Is(err, scoring.NewFault(code)) {
			t.Errorf("%v lacks %s", err, code)
		}
	}
	if text := read(t, p.logPath()); !strings.Contains(text, "panic: a frame") {
		t.Error(text)
	}
}

func TestWhatWordsExplainIsNotLogged(t *testing.T) {
	p := logging(t)
	for _, err := range []error{scoring.NewFault("round.none"), errSaid, &fs.PathError{Op: "open", Path: "x", Err: fs.ErrPermission}, nil} {
		if got := p.told(err); got != err {
			t.Errorf("%v became %v", err, got)
		}
	}
	if _, err := os.Stat(p.logPath()); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("there is a log: %v", err)
	}
}

// TestTheLogIsAppendedToAndBounded writes until the log is put aside, and on.
func TestTheLogIsAppendedToAndBounded(t *testing.T) {
	p := logging(t)
	path := p.logPath()
	for range 2 {
		p.told(errors.New("first"))
	}
	if text := read(t, path); strings.Count(text, "first") != 2 {
		t.Fatal(text)
	}
	long := errors.New(strings.Repeat("x", 2*entryLimit))
	for range 3 * logLimit / entryLimit {
		p.told(long)
	}
	for _, file := range []string{path, path + ".old"} {
		if size := len(read(t, file)); size > logLimit+entryLimit+1 {
			t.Errorf("%s has %d bytes", file, size)
		}
	}
	if files, _ := filepath.Glob(filepath.Join(filepath.Dir(path), "*")); len(files) != 2 {
		t.Errorf("there are %v", files)
	}
}

// TestALogThatCannotBeWrittenSaysTheCause: the cause would be lost otherwise.
func TestALogThatCannotBeWrittenSaysTheCause(t *testing.T) {
	p := logging(t)
	if err := os.Mkdir(p.logPath(), 0o755); err != nil {
		t.Fatal(err)
	}
	if got := p.words.Error(p.told(errors.New("the cause"))); !strings.Contains(got, "the cause") || !strings.Contains(got, "không ghi lại được") {
		t.Error(got)
	}
}

// logging is a program whose council's file would be in a folder of its own.
func logging(t *testing.T) *program {
	return &program{words: words.MustSpeak(words.Vietnamese), db: filepath.Join(t.TempDir(), "kỳ.hoidong")}
}

func (p *program) logPath() string { return filepath.Join(filepath.Dir(p.db), logFile) }

func read(t *testing.T, path string) string {
	t.Helper()
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

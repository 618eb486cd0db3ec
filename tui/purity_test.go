package tui

import (
	"context"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"reflect"
	"strconv"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"example.com/hoidong/store"
	"example.com/hoidong/store/engine"
)

// A gate is an engine that lets nobody through until it is opened, and counts who came.
type gate struct {
	engine.Engine
	shut  atomic.Bool
	open  chan struct{}
	calls atomic.Int64
}

func (g *gate) pass() {
	g.calls.Add(1)
	if g.shut.Load() {
		<-g.open
	}
}

func (g *gate) View(ctx context.Context, fn func(engine.R) error) error {
	g.pass()
	return g.Engine.View(ctx, fn)
}

func (g *gate) Update(ctx context.Context, fn func(engine.RW) error) (engine.Revision, error) {
	g.pass()
	return g.Engine.Update(ctx, fn)
}

// TestUpdateAndViewDoNoIO uses a whole program while the engine is shut: a call from Update or View would never return.
// The only ones who may wait are the writer, with the first keep, and the store's own look at the engine.
func TestUpdateAndViewDoNoIO(t *testing.T) {
	g := &gate{Engine: engine.NewMemory(), open: make(chan struct{})}
	s := demoOn(t, g)
	p := sit(t, s, "", 80, 24)
	g.shut.Store(true)
	before := g.calls.Load()
	p.hold = true
	done := make(chan struct{})
	go func() {
		defer close(done)
		p.press("HD03", "enter", "f3", blank3, "enter", "enter", "8", "enter", "7", "enter", "up", "up", "up", "9", "enter", "tab", "Tốt", "enter")
		for _, k := range []string{"f4", "down", "f5", "esc", "end", "esc", "f1", "esc", "f2", "f8", "pgdn", "pgup", "alt+esc", "esc", "ctrl+s", "ctrl+z", "ctrl+c", "f10", "esc", "f7", "f7", "f12", "f12", "menu.own_journal", "esc", "menu.practice", "menu.lock", "enter"} {
			p.press(k)
			p.app.View()
		}
		p.send(changedMsg{})
		p.app.View()
	}()
	select {
	case <-done:
	case <-time.After(30 * time.Second):
		t.Error("Update or View waits for the engine")
	}
	if calls := g.calls.Load() - before; calls > 2 {
		t.Errorf("%d calls of the engine; the writer and the store make one each", calls)
	}
	g.shut.Store(false)
	close(g.open)
	<-done
	p.release()
	holds(t, s, "HD03", blank3, "C5", "9")
}

// storeCalls are the methods of a store that read or write its file: all but the snapshot in memory.
func storeCalls() map[string]bool {
	calls := map[string]bool{}
	for method := range reflect.TypeFor[*store.Store]().Methods() {
		calls[method.Name] = true
	}
	delete(calls, "Snapshot")
	return calls
}

// forbidden are packages through which a screen could do input and output.
var forbidden = []string{"os", "net", "os/exec", "path/filepath", "example.com/hoidong/store/engine", "example.com/hoidong/store/exchange"}

// TestOnlyCommandFilesDoIO reads the source: a file that is not named *_cmds.go neither calls the store nor imports what
// it could do input and output with. run.go starts the program, for which it needs the process's signals.
func TestOnlyCommandFilesDoIO(t *testing.T) {
	calls := storeCalls()
	files, err := os.ReadDir(".")
	must(t, err)
	read := 0
	for _, entry := range files {
		file := entry.Name()
		if !strings.HasSuffix(file, ".go") || strings.HasSuffix(file, "_test.go") || strings.HasSuffix(file, "_cmds.go") {
			continue
		}
		read++
		tree, err := parser.ParseFile(token.NewFileSet(), file, nil, 0)
		must(t, err)
		for _, spec := range tree.Imports {
			path, _ := strconv.Unquote(spec.Path.Value)
			for _, no := range forbidden {
				if path == no && file != "run.go" {
					t.Errorf("%s imports %s", file, path)
				}
			}
		}
		ast.Inspect(tree, func(n ast.Node) bool {
			call, ok := n.(*ast.CallExpr)
			if !ok {
				return true
			}
			selector, ok := call.Fun.(*ast.SelectorExpr)
			if ok && calls[selector.Sel.Name] && strings.HasSuffix(lastName(selector.X), "store") {
				t.Errorf("%s calls %s of the store", file, selector.Sel.Name)
			}
			return true
		})
	}
	if read < 20 {
		t.Fatalf("only %d files were read", read)
	}
}

// lastName is the last name of an expression.
func lastName(x ast.Expr) string {
	switch x := x.(type) {
	case *ast.Ident:
		return x.Name
	case *ast.SelectorExpr:
		return x.Sel.Name
	}
	return ""
}

// TestTheTerminalPackageImportsNothingElse: one import more, and the library asks the terminal before it is told.
func TestTheTerminalPackageImportsNothingElse(t *testing.T) {
	tree, err := parser.ParseFile(token.NewFileSet(), "terminal/terminal.go", nil, parser.ImportsOnly)
	must(t, err)
	if len(tree.Imports) != 1 || tree.Imports[0].Path.Value != `"github.com/charmbracelet/lipgloss"` {
		t.Errorf("it imports %d packages", len(tree.Imports))
	}
	if path := "example.com/hoidong/tui/terminal"; path >= reflect.TypeFor[tea.KeyMsg]().PkgPath() {
		t.Errorf("%s is initialised too late", path)
	}
}

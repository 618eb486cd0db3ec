package main

import (
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// floors from the ground up: a floor imports only those below it, and itself.
var floors = []string{"scoring", "store", "tui", "cmd"}

// confined says in which folders a library may be imported.
var confined = map[string][]string{
	"github.com/charmbracelet/": {"tui", "cmd"},
	"go.etcd.io/bbolt":          {"store/engine"},
	"github.com/xuri/excelize":  {"store/exchange"},
	"codeberg.org/go-pdf/":      {"store/papers"},
	"github.com/spf13/":         {"cmd"},
	"github.com/yuin/goldmark":  {"cmd/release"},
}

const module = "example.com/hoidong/"

// TestFloorsImportOnlyWhatIsBelow reads the imports of every file that is built.
func TestFloorsImportOnlyWhatIsBelow(t *testing.T) {
	root := filepath.Join("..", "..")
	seen := map[string]bool{}
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return err
		}
		relative, err := filepath.Rel(root, path)
		if err != nil {
			return err
		}
		folder := filepath.ToSlash(filepath.Dir(relative))
		seen[folder] = true
		file, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.ImportsOnly)
		if err != nil {
			return err
		}
		for _, spec := range file.Imports {
			imported, err := strconv.Unquote(spec.Path.Value)
			if err != nil {
				return err
			}
			if why := forbidden(folder, imported); why != "" {
				t.Errorf("%s imports %s: %s", relative, imported, why)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(seen) < 8 {
		t.Fatalf("only %d folders were read", len(seen))
	}
}

// forbidden says why a folder may not import a package; empty when it may.
func forbidden(folder, imported string) string {
	if own, ours := strings.CutPrefix(imported, module); ours {
		switch {
		case floorOf(own) > floorOf(folder):
			return "that floor is above"
		case folder == "store" && strings.HasPrefix(own, "store/") && own != "store/engine":
			return "the store stands below the packages in it"
		}
		return ""
	}
	if floorOf(folder) == 0 && strings.Contains(imported, ".") && !strings.HasPrefix(imported, "gonum.org/") {
		return "the arithmetic needs no library"
	}
	for library, folders := range confined {
		if strings.HasPrefix(imported, library) && !within(folder, folders) {
			return "it is kept to " + strings.Join(folders, ", ")
		}
	}
	return ""
}

func floorOf(folder string) int {
	for i, floor := range floors {
		if within(folder, []string{floor}) {
			return i
		}
	}
	return len(floors)
}

func within(folder string, folders []string) bool {
	for _, f := range folders {
		if folder == f || strings.HasPrefix(folder, f+"/") {
			return true
		}
	}
	return false
}

func TestForbiddenImportsAreFound(t *testing.T) {
	for _, c := range []struct{ folder, imported string }{
		{"scoring", "example.com/hoidong/store"},
		{"scoring", "pgregory.net/rapid"},
		{"store", "example.com/hoidong/tui"},
		{"store/exchange", "github.com/charmbracelet/lipgloss"},
		{"store", "example.com/hoidong/store/exchange"},
		{"tui", "go.etcd.io/bbolt"},
		{"tui", "example.com/hoidong/cmd/hoidong"},
	} {
		if forbidden(c.folder, c.imported) == "" {
			t.Errorf("%s may import %s", c.folder, c.imported)
		}
	}
	for _, c := range []struct{ folder, imported string }{
		{"store/exchange", "example.com/hoidong/store"},
		{"cmd/hoidong", "example.com/hoidong/tui"},
		{"store/engine", "go.etcd.io/bbolt"},
		{"tui", "github.com/charmbracelet/bubbletea"},
	} {
		if why := forbidden(c.folder, c.imported); why != "" {
			t.Errorf("%s may not import %s: %s", c.folder, c.imported, why)
		}
	}
}

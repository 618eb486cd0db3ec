package words

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// drawn and printed are the functions and types of the screens, and those of the commands, whose texts a person reads, and
// how many of their first parts nobody reads: names by which a thing is found again.
var (
	drawn = map[string]int{
		"Render": 0, "say": 2, "leftly": 0, "rightly": 0, "middle": 0, "firm": 0, "between": 0, "wrap": 0, "hanging": 0, "titled": 0,
		"ask": 0, "offer": 1, "option": 1, "span": 0, "hint": 0, "choice": 0, "question": 0, "notice": 0,
	}
	printed = map[string]int{
		"Print": 0, "Println": 0, "Printf": 0, "Fprint": 0, "Fprintln": 0, "Fprintf": 0, "WriteString": 0,
		"Title": 0, "Description": 0, "Placeholder": 0, "Affirmative": 0, "Negative": 0, "NewOption": 0,
	}
)

// latin is a word in letters; notWords are names of keys, verbs of formats, and names that are alike in all languages.
var (
	latin    = regexp.MustCompile(`[A-Za-z]{2,}`)
	notWords = regexp.MustCompile(`\b(?:Enter|Esc|Tab|Space|Del|Delete|Ctrl|Shift|Home|End|PgUp|PgDn|F\d+|hoidong|XLSX|CSV)\b|%[-+ #0-9.]*[a-zA-Z]|\x1b\[[0-9;]*[a-zA-Z]`)
)

// TestWhatIsShownIsSpoken: no screen and no command shows a text that stands in the code and not in the message files.
func TestWhatIsShownIsSpoken(t *testing.T) {
	for folder, showing := range map[string]map[string]int{"tui": drawn, "cmd/hoidong": printed} {
		paths, err := filepath.Glob(filepath.Join("..", "..", filepath.FromSlash(folder), "*.go"))
		if err != nil || len(paths) == 0 {
			t.Fatal(folder, err)
		}
		for _, path := range paths {
			if name := filepath.Base(path); !strings.HasSuffix(name, "_test.go") && name != "manpage.go" { // whose commands are roff's
				checkShown(t, path, showing)
			}
		}
	}
}

func checkShown(t *testing.T, path string, showing map[string]int) {
	t.Helper()
	file, err := parser.ParseFile(token.NewFileSet(), path, nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	ast.Inspect(file, func(n ast.Node) bool {
		for _, text := range shownBy(n, showing) {
			if latin.MatchString(notWords.ReplaceAllString(text, "")) {
				t.Errorf("%s shows %q", filepath.Base(path), text)
			}
		}
		return true
	})
}

// shownBy are the texts that a call or a value puts on the screen as they stand in the code.
func shownBy(n ast.Node, showing map[string]int) (texts []string) {
	var of ast.Expr
	var parts []ast.Expr
	switch n := n.(type) {
	case *ast.CallExpr:
		of, parts = n.Fun, n.Args
	case *ast.CompositeLit:
		of, parts = n.Type, n.Elts
	}
	unread, shows := showing[nameOf(of)]
	if !shows {
		return nil
	}
	for _, part := range parts[min(unread, len(parts)):] {
		texts = append(texts, literals(part)...)
	}
	return texts
}

// literals are the texts of an expression that are not given to a function.
func literals(e ast.Expr) []string {
	switch e := e.(type) {
	case *ast.KeyValueExpr:
		return literals(e.Value)
	case *ast.BinaryExpr:
		return append(literals(e.X), literals(e.Y)...)
	case *ast.ParenExpr:
		return literals(e.X)
	case *ast.BasicLit:
		if text, err := strconv.Unquote(e.Value); err == nil && e.Kind == token.STRING {
			return []string{text}
		}
	}
	return nil
}

// TestShownTextsAreFound: the search for texts sees through keys, sums and brackets.
func TestShownTextsAreFound(t *testing.T) {
	file, err := parser.ParseFile(token.NewFileSet(), "", `package a
func f() { d.status.say("where", calm, "all is "+(well)); g(hint{"Enter", "open"}); h("unseen") }`, 0)
	if err != nil {
		t.Fatal(err)
	}
	var texts []string
	ast.Inspect(file, func(n ast.Node) bool {
		texts = append(texts, shownBy(n, drawn)...)
		return true
	})
	if got := strings.Join(texts, "|"); got != "all is |Enter|open" {
		t.Error(got)
	}
}

package words

import (
	"errors"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/nicksnyder/go-i18n/v2/i18n"
	"github.com/pelletier/go-toml/v2"
	"golang.org/x/text/language"

	"example.com/hoidong/scoring"
)

// keysOf flattens a message file; go-i18n treats a table with "other" as one message.
func keysOf(t *testing.T, lang string) map[string]bool {
	t.Helper()
	text, err := files.ReadFile(lang + ".toml")
	if err != nil {
		t.Fatal(err)
	}
	var tree map[string]any
	if err := toml.Unmarshal(text, &tree); err != nil {
		t.Fatal(err)
	}
	keys := map[string]bool{}
	flatten("", tree, keys)
	return keys
}

// messages are the texts of a language by key; of one with several forms, the last.
func messages(t *testing.T, lang string) map[string]string {
	t.Helper()
	text, err := files.ReadFile(lang + ".toml")
	if err != nil {
		t.Fatal(err)
	}
	bundle := i18n.NewBundle(language.Vietnamese)
	bundle.RegisterUnmarshalFunc("toml", toml.Unmarshal)
	file, err := bundle.ParseMessageFileBytes(text, lang+".toml")
	if err != nil {
		t.Fatal(err)
	}
	all := map[string]string{}
	for _, m := range file.Messages {
		all[m.ID] = m.One + " " + m.Other
	}
	return all
}

func flatten(prefix string, tree map[string]any, keys map[string]bool) {
	if _, message := tree["other"]; message {
		keys[prefix] = true
		return
	}
	for name, value := range tree {
		key := strings.TrimPrefix(prefix+"."+name, ".")
		switch v := value.(type) {
		case map[string]any:
			flatten(key, v, keys)
		default:
			keys[key] = true
		}
	}
}

func TestBothLanguagesHaveTheSameKeys(t *testing.T) {
	vi, en := keysOf(t, Vietnamese), keysOf(t, English)
	for key := range vi {
		if !en[key] {
			t.Errorf("en.toml lacks %s", key)
		}
	}
	for key := range en {
		if !vi[key] {
			t.Errorf("vi.toml lacks %s", key)
		}
	}
}

// TestEveryKeyInTheCodeExists reads the source for calls of T and of those that make faults, with a literal code.
func TestEveryKeyInTheCodeExists(t *testing.T) {
	keys := keysOf(t, Vietnamese)
	used := 0
	err := filepath.WalkDir(filepath.Join("..", ".."), func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return err
		}
		file, err := parser.ParseFile(token.NewFileSet(), path, nil, 0)
		if err != nil {
			return err
		}
		ast.Inspect(file, func(n ast.Node) bool {
			if key, ok := keyUsed(n); ok {
				used++
				if !keys[key] {
					t.Errorf("%s uses %q, which the message files lack", path, key)
				}
			}
			return true
		})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if used < 50 {
		t.Fatalf("only %d uses were found: the test reads the wrong folder", used)
	}
}

// codeAt is the argument that holds the key, for the functions that take one.
var codeAt = map[string]int{"T": 0, "NewFault": 0, "orFault": 1}

func keyUsed(n ast.Node) (string, bool) {
	call, ok := n.(*ast.CallExpr)
	if !ok {
		return "", false
	}
	name := nameOf(call.Fun)
	at, known := codeAt[name]
	if !known || len(call.Args) <= at {
		return "", false
	}
	literal, ok := call.Args[at].(*ast.BasicLit)
	if !ok || literal.Kind != token.STRING {
		return "", false
	}
	key, err := strconv.Unquote(literal.Value)
	if err != nil {
		return "", false
	}
	if name != "T" {
		key = "error." + key
	}
	return key, true
}

func nameOf(fun ast.Expr) string {
	switch f := fun.(type) {
	case *ast.Ident:
		return f.Name
	case *ast.SelectorExpr:
		return f.Sel.Name
	}
	return ""
}

func TestErrorSpeaksTheFault(t *testing.T) {
	w := MustSpeak(Vietnamese)
	_, err := Speak("xx")
	if got := w.Error(err); got != "Không có ngôn ngữ “xx”. Chọn vi hoặc en." {
		t.Errorf("got %q", got)
	}
	both := errors.Join(err, errors.New("disk on fire"))
	if got := w.Error(both); strings.Count(got, "\n") != 1 || !strings.HasSuffix(got, "disk on fire") {
		t.Errorf("joined errors: %q", got)
	}
	if got := w.Error(scoring.NewFault("no.such.code")); got != "⟦error.no.such.code⟧" {
		t.Errorf("missing key: %q", got)
	}
}

func TestClosedListsAndInnerErrorsAreSpokenInsideAFault(t *testing.T) {
	w := MustSpeak(Vietnamese)
	fault := scoring.NewFault("condition.figure", "figure", scoring.Export, "value", "999.999", "bound", "1 triệu")
	if got := w.Error(fault); got != "xuất khẩu (USD) 999.999, cần từ 1 triệu" {
		t.Errorf("got %q", got)
	}
	outer := scoring.NewFault("verify.replay", "seq", 7, "reason", scoring.NewFault("reason.missing"))
	if got := w.Error(outer); got != "Không dựng lại được thao tác 7: Cần ghi lý do." {
		t.Errorf("got %q", got)
	}
}

func TestEveryMessageIsParsed(t *testing.T) {
	for _, lang := range Languages() {
		w := MustSpeak(lang)
		for key := range keysOf(t, lang) {
			if !w.Has(key) {
				t.Errorf("%s: %s is not read as a message", lang, key)
			}
		}
	}
}

func BenchmarkRead(b *testing.B) {
	for b.Loop() {
		if _, err := read(Vietnamese); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkT(b *testing.B) {
	w := MustSpeak(Vietnamese)
	for b.Loop() {
		w.T("status.saved_at", "time", "14:02:11")
	}
}

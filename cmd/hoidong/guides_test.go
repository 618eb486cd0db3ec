package main

import (
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/pelletier/go-toml/v2"

	"example.com/hoidong/store/words"
)

// guides are what people read about the program, and the language whose screens they name.
var guides = []struct {
	file string
	lang string
}{
	{filepath.Join("..", "..", "README.md"), words.English},
	{filepath.Join("..", "..", "docs", "huong-dan.md"), words.Vietnamese},
	{filepath.Join("..", "..", "docs", "guide.md"), words.English},
}

func readText(t *testing.T, file string) string {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

var (
	commandsInLines = regexp.MustCompile("`hoidong ([^`]*)`")
	blocks          = regexp.MustCompile("(?s)```\n(.*?)```")
	commandsInBlock = regexp.MustCompile(`(?m)^(?:hoidong|go run ./cmd/hoidong) ([^#;\n]*)`)
	spaceOrQuoted   = regexp.MustCompile(`"[^"]*"|\S+`)
)

// TestEveryCommandOfTheGuidesExists parses them as the command line does, without carrying them out.
func TestEveryCommandOfTheGuidesExists(t *testing.T) {
	for _, guide := range guides {
		text := readText(t, guide.file)
		found := commandsInLines.FindAllStringSubmatch(text, -1)
		for _, block := range blocks.FindAllString(text, -1) {
			found = append(found, commandsInBlock.FindAllStringSubmatch(block, -1)...)
		}
		if len(found) == 0 {
			t.Errorf("%s names no command", guide.file)
		}
		for _, m := range found {
			checkCommand(t, guide.file, m[1])
		}
	}
}

func checkCommand(t *testing.T, file, line string) {
	t.Helper()
	spoken, err := words.Speak(words.Vietnamese)
	if err != nil {
		t.Fatal(err)
	}
	p := &program{in: strings.NewReader(""), out: io.Discard, err: io.Discard, words: spoken}
	cmd, args, err := p.rootCommand().Find(spaceOrQuoted.FindAllString(line, -1))
	switch {
	case err != nil:
		t.Errorf("%s: hoidong %s: %v", file, line, err)
	case !cmd.HasParent():
		t.Errorf("%s: there is no command hoidong %s", file, line)
	default:
		if err := cmd.ParseFlags(args); err != nil {
			t.Errorf("%s: hoidong %s: %v", file, line, err)
		} else if err := cmd.ValidateArgs(cmd.Flags().Args()); err != nil {
			t.Errorf("%s: hoidong %s: %v", file, line, err)
		}
	}
}

var functionKey = regexp.MustCompile(`\bF\d+\b`)

// TestEveryFunctionKeyOfTheGuidesExists holds them against the help that the program gives, which the guides give in full.
func TestEveryFunctionKeyOfTheGuidesExists(t *testing.T) {
	s := start(t, 100, 40, "hoidong", "--db", demoAt(t))
	s.waitFor("Chọn tên")
	s.send(keyF1)
	s.waitFor("Trợ giúp", "F12")
	known := map[string]bool{}
	for _, key := range functionKey.FindAllString(s.screen(), -1) {
		known[key] = true
	}
	s.kill()
	for _, guide := range guides {
		named := map[string]bool{}
		for _, key := range functionKey.FindAllString(readText(t, guide.file), -1) {
			named[key] = true
			if !known[key] {
				t.Errorf("%s names %s, which does nothing", guide.file, key)
			}
		}
		for key := range known {
			if !named[key] && filepath.Base(guide.file) != "README.md" {
				t.Errorf("%s does not say what %s does", guide.file, key)
			}
		}
	}
}

var inItalics = regexp.MustCompile(`(?:^|[^*\w])\*([^*]+)\*(?:[^*\w]|$)`)

// TestTheGuidesNameWhatTheScreensSay: what stands in italics in a guide is what the screens say, word for word.
func TestTheGuidesNameWhatTheScreensSay(t *testing.T) {
	for _, guide := range guides {
		said := messages(t, guide.lang)
		for _, m := range inItalics.FindAllStringSubmatch(readText(t, guide.file), -1) {
			if name := strings.Join(strings.Fields(m[1]), " "); !containsWords(said, name) {
				t.Errorf("%s speaks of %q, which no screen says", guide.file, name)
			}
		}
	}
}

// messages are all messages of a language.
func messages(t *testing.T, lang string) []string {
	t.Helper()
	var tree map[string]any
	if err := toml.Unmarshal([]byte(readText(t, filepath.Join("..", "..", "store", "words", lang+".toml"))), &tree); err != nil {
		t.Fatal(err)
	}
	return leaves(tree)
}

func leaves(tree any) []string {
	switch tree := tree.(type) {
	case string:
		return []string{tree}
	case map[string]any:
		var all []string
		for _, branch := range tree {
			all = append(all, leaves(branch)...)
		}
		return all
	}
	return nil
}

// containsWords reports whether one of the messages contains these words in this order.
func containsWords(all []string, name string) bool {
	whole := regexp.MustCompile(`(?:^|[^\p{L}])` + regexp.QuoteMeta(name) + `(?:[^\p{L}]|$)`)
	for _, one := range all {
		if whole.MatchString(one) {
			return true
		}
	}
	return false
}

package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"example.com/hoidong/store"
	"example.com/hoidong/store/words"
)

// libraries is how cobra, pflag and those whom they quote speak when nobody translates them.
var libraries = regexp.MustCompile(`(?i)unknown (command|flag|shorthand|help)|\bflags?\b|invalid (argument|value|syntax)|bad flag|needs an argument|` +
	`strconv|parse|required flag|requires at least|accepts (at most|between|\d)|arg\(s\)|received \d|Did you mean|Run '|Error:|` +
	`help for |more information|Available Commands|Additional|Global Flags|\[command\]|autocompletion|\(default |` + "`")

// english are words that stand in the English help and in no Vietnamese one.
var english = regexp.MustCompile(`\b(Usage|Commands|Examples|Options|Generate|disable|string|int|bool|NAME|SYNOPSIS|OPTIONS|DESCRIPTION|SEE ALSO)\b`)

// TestTheLibrariesSpeakTheLanguage calls every command rightly and in every wrong way, in both languages.
func TestTheLibrariesSpeakTheLanguage(t *testing.T) {
	for _, lang := range words.Languages() {
		calls := 0
		for _, args := range everyCall(lang) {
			text := sayTo(t, append([]string{"--lang", lang}, args...))
			calls++
			if found := libraries.FindString(text); found != "" {
				t.Errorf("%s: hoidong %s says %q:\n%s", lang, strings.Join(args, " "), found, text)
			}
			if found := english.FindString(text); found != "" && lang == words.Vietnamese {
				t.Errorf("hoidong %s says %q:\n%s", strings.Join(args, " "), found, text)
			}
			if strings.Contains(text, "⟦") || strings.Contains(text, logFile) {
				t.Errorf("%s: hoidong %s has no words:\n%s", lang, strings.Join(args, " "), text)
			}
		}
		if calls < 200 {
			t.Fatalf("only %d calls", calls)
		}
	}
}

// sayTo runs a command on a folder without files and returns all that it says.
func sayTo(t *testing.T, args []string) string {
	t.Helper()
	var said bytes.Buffer
	p := &program{in: strings.NewReader(""), out: &said, err: &said, clock: time.Now, open: store.Open, create: store.Create, lan: localNetwork{}}
	p.run(t.Context(), append([]string{"--db", filepath.Join(t.TempDir(), "none.hoidong")}, args...))
	return said.String()
}

// everyCall are calls of every command: for help, with what follows in a shell, with an option there is not, with too much
// and too little, and with every option without a value or with a bad one.
func everyCall(lang string) (calls [][]string) {
	p := &program{words: words.MustSpeak(lang)}
	var walk func(*cobra.Command)
	walk = func(cmd *cobra.Command) {
		path := strings.Fields(cmd.CommandPath())[1:]
		call := func(args ...string) { calls = append(calls, append(append([]string{}, path...), args...)) }
		call("--help")
		call("--none")
		call("-z")
		call("-zh")
		call("--=1")
		call("one", "two", "three")
		if cmd.HasParent() && cmd.Name() != "codes" {
			if strings.Contains(cmd.Use, " ") {
				call()
			}
			calls = append(calls, append(append([]string{"help"}, path...), "none"))
		}
		calls = append(calls, append(append([]string{"help"}, path...), ""), append(append([]string{"__complete"}, path...), "--"))
		wrong := func(f *pflag.Flag) {
			switch f.Value.Type() {
			case "bool":
				call("--" + f.Name + "=2026")
			case "int":
				call("--"+f.Name, "nghìn")
			}
			if f.Value.Type() != "bool" {
				call("--" + f.Name)
			}
		}
		cmd.NonInheritedFlags().VisitAll(wrong)
		for _, sub := range cmd.Commands() {
			walk(sub)
		}
	}
	walk(p.rootCommand())
	return calls
}

// TestManPagesSpeakTheLanguage reads every page.
func TestManPagesSpeakTheLanguage(t *testing.T) {
	for _, lang := range words.Languages() {
		folder := t.TempDir()
		hoidong(t, "--lang", lang, "man", folder)
		pages, err := filepath.Glob(filepath.Join(folder, "*.1"))
		if err != nil || len(pages) < 20 {
			t.Fatalf("%d pages, %v", len(pages), err)
		}
		for _, page := range pages {
			text := read(t, page)
			found := libraries.FindString(text) + english.FindString(text)
			if lang == words.Vietnamese && found != "" || strings.Contains(text, "⟦") {
				t.Errorf("%s says %q:\n%s", filepath.Base(page), found, text)
			}
		}
	}
}

// TestManPage holds one page as it is read: headings, options with their values, nothing taken for a macro.
func TestManPage(t *testing.T) {
	p := &program{words: words.MustSpeak(words.Vietnamese)}
	root := p.rootCommand()
	cmd, _, err := root.Find([]string{"rank"})
	if err != nil {
		t.Fatal(err)
	}
	cmd.Long = ".đầu dòng \\n\n\n'nháy'"
	got := string(p.page(cmd))
	for _, want := range []string{
		".SH TÊN\nhoidong\\-rank \\- In xếp hạng\n",
		".B hoidong rank [TÙY CHỌN]\n",
		".SH MÔ TẢ\n\\&.đầu dòng \\en\n.PP\n\\&'nháy'\n",
		".TP\n\\fB\\-\\-format\\fR \\fIDẠNG\\fR\nDẠNG: table (mặc định), csv hoặc json\n",
		".SH TÙY CHỌN CHUNG\n",
		".BR hoidong (1)\n",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("lacks %q:\n%s", want, got)
		}
	}
}

// TestCompletionScriptsAreForTheirShells writes all four.
func TestCompletionScriptsAreForTheirShells(t *testing.T) {
	for shell, want := range map[string]string{
		"bash": "complete -o default -F __start_hoidong hoidong", "zsh": "#compdef hoidong",
		"fish": "complete -c hoidong", "powershell": "Register-ArgumentCompleter -CommandName 'hoidong'",
	} {
		if script := hoidong(t, "completion", shell); !strings.Contains(script, want) {
			t.Errorf("%s: no %q", shell, want)
		}
	}
}

// TestShellsAreOfferedWhatFits asks what the scripts of the shells ask; the number is what else the shell may offer: 0 files,
// 4 nothing, 16 folders.
func TestShellsAreOfferedWhatFits(t *testing.T) {
	for line, want := range map[string]string{
		"rank --format ":        "table\ncsv\njson\n:4",
		"verify --lang ":        "vi\nen\n:4",
		"verify --db ":          ":0",
		"init --rules ":         "bo-cao-thap\ncnnt-2014\nocop-2023\nspcncl-mau\nthqg-2019\n:0",
		"explain ":              ":4",
		"decide SP01 --reason ": ":4",
		"import dossiers ":      ":0",
		"export rules ":         ":0",
		"export --out ":         ":16",
		"man ":                  ":16",
		"session pa":            "pause\tTạm dừng\n:4",
		"demo --fr":             "--fresh\tlàm lại từ đầu, bỏ điểm đã chấm trong kỳ mẫu\n:4",
	} {
		args := append([]string{"__complete"}, strings.Split(line, " ")...)
		if got := strings.TrimSpace(hoidong(t, args...)); got != want {
			t.Errorf("%s: offered %q, want %q", line, got, want)
		}
	}
}

// TestAPageThatCannotBeWritten is told in our words.
func TestAPageThatCannotBeWritten(t *testing.T) {
	file := filepath.Join(t.TempDir(), "tệp")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if text := sayTo(t, []string{"man", file}); !strings.Contains(text, fmt.Sprintf("Không đọc hoặc ghi được %s", file)) {
		t.Error(text)
	}
}

// TestAQuestionIsInOurWords: also on a terminal that calls itself dumb, where the library has words of its own.
func TestAQuestionIsInOurWords(t *testing.T) {
	for _, name := range []string{"dumb", "xterm-256color"} {
		s := startWith(t, 80, 24, []string{"TERM=" + name, "NO_COLOR=1"}, "hoidong", "--db", demoAt(t), "session", "end")
		s.waitFor("Kết thúc chấm?", "Không")
		if screen := s.screen(); strings.Contains(strings.ToLower(screen), "y/n") {
			t.Errorf("%s: %s", name, screen)
		}
		s.send(keyEnter)
		s.waitFor("Giữ nguyên")
	}
}

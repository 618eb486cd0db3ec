package main

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/spf13/cobra"

	"example.com/hoidong/store"
	"example.com/hoidong/store/words"
	"example.com/hoidong/tui"
)

// holdName is a process that has a file open and shows nothing; it ends with its standard input.
const holdName = "hoidong-holds"

func mainHolding() {
	p := &program{in: os.Stdin, out: os.Stdout, err: os.Stderr, clock: time.Now, open: store.Open, create: store.Create, lan: localNetwork{}}
	p.words = words.MustSpeak(words.Vietnamese)
	p.db = os.Args[1]
	s, err := store.Open(context.Background(), os.Args[1], time.Now)
	if err != nil {
		panic(err)
	}
	door := p.openDoor(s, os.Args[1], tui.NewRoom())
	_, _ = io.WriteString(os.Stdout, "open\n")
	_, _ = io.Copy(io.Discard, os.Stdin)
	door.close()
	if err := s.Close(); err != nil {
		panic(err)
	}
}

// heldElsewhere has the file open in another process until the test lets go of it, or ends.
func heldElsewhere(t *testing.T, path string) (letGo func()) {
	t.Helper()
	cmd := exec.Command(holdName, path)
	cmd.Stderr = os.Stderr
	in, err := cmd.StdinPipe()
	must(t, err)
	out, err := cmd.StdoutPipe()
	must(t, err)
	must(t, cmd.Start())
	if line, err := bufio.NewReader(out).ReadString('\n'); err != nil || line != "open\n" {
		t.Fatalf("it says %q, %v", line, err)
	}
	done := false
	letGo = func() {
		if !done {
			done = true
			_ = in.Close()
			must(t, cmd.Wait())
		}
	}
	t.Cleanup(letGo)
	return letGo
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// A try is a call of a command with the file closed and with the file open elsewhere.
type try struct {
	args string
	// before are commands that prepare the file.
	before []string
	// fails: the command refuses. open is what it says while the file is open, when that is something else.
	fails bool
	open  string
}

// tries are calls of every command there is. ROUNDS stands for the folder of the rounds that tests know.
var tries = []try{
	{args: ""},
	{args: "board", fails: true},
	{args: "rank"},
	{args: "rank --format csv"},
	{args: "rank --format json"},
	{args: "rank --format xml", fails: true},
	{args: "--lang en rank"},
	{args: "explain sp34"},
	{args: "explain SP99", fails: true},
	{args: "verify"},
	{args: "backup sao.hoidong"},
	{args: "backup none/sao.hoidong", fails: true},
	{args: "takeover sao.hoidong", before: []string{"backup sao.hoidong"}, fails: true},
	{args: "version"},
	{args: "box"},
	{args: "box --format csv"},
	{args: "box --tellers HD02,HD03"},
	{args: "box --tellers HD02", fails: true},
	{args: "box --minutes bien-ban.docx"},
	{args: "box --minutes bien-ban.odt", fails: true},
	{args: "export"},
	{args: "export --all"},
	{args: "export --all --out so-lieu"},
	{args: "export --all --out none/so-lieu", fails: true},
	{args: "export --out so-lieu", fails: true},
	{args: "export ranking bang.xlsx"},
	{args: "export ranking none/bang.xlsx", fails: true},
	{args: "export rules bo.xlsx"},
	{args: "forms"},
	{args: "forms list"},
	{args: "forms list --kind pdf", fails: true},
	{args: "forms paper HD03 --anew --reason xa --out phieu"},
	{args: "forms paper HD99", fails: true},
	{args: "forms signed HD03", fails: true},
	{args: "forms excel HD03 --anew --reason xa --out phieu"},
	{args: "forms excel HD99", fails: true},
	{args: "forms write 0001-33 --out phieu", before: []string{"forms excel HD01 --anew --reason xa --out khac"}},
	{args: "forms write 0001-11", fails: true},
	{args: "forms collect 0001-11", fails: true},
	{args: "forms spoil 0001-11 --reason rách", fails: true},
	{args: "forms screen HD03 --reason hỏi", fails: true},
	{args: "forms reject 0001-11 SP01 --reason hỏi", fails: true},
	{args: "merge none.xlsx", fails: true},
	{args: "merge ROUNDS/vong-mau/hoi-dong.csv", fails: true},
	{args: "merge ROUNDS/vong-mau"},
	{args: "merge ROUNDS/vong-mau --take SP01=both", fails: true},
	{args: "import"},
	{args: "import council ROUNDS/vong-mau/hoi-dong.csv"},
	{args: "import dossiers ROUNDS/vong-mau/ho-so.csv"},
	{args: "import dossiers ROUNDS/vong-kho/ho-so.csv", fails: true},
	{args: "import dossiers ROUNDS/vong-kho/ho-so.csv --dry-run"},
	{args: "import dossiers ROUNDS/vong-kho/ho-so.csv --yes"},
	{args: "import dossiers none.csv", fails: true},
	{args: "import recusals ROUNDS/vong-mau/khong-tham-gia-cham.csv"},
	{args: "import scores ROUNDS/vong-mau/phieu-cham.csv"},
	{args: "import rules ROUNDS/vong-mau/phieu-cham.csv", fails: true},
	{args: "import rules bo.toml"},
	{args: "decide SP01", fails: true},
	{args: "decide SP01 --admit --reason muộn"},
	{args: "serve --headless --listen 127.0.0.1:70000", fails: true, open: "đang mở ở nơi khác"},
	{args: "session"},
	{args: "session open", fails: true},
	{args: "session open --sample-rules --all-present"},
	{args: "session pause", before: []string{"session open --sample-rules --all-present"}},
	{args: "session resume", before: []string{"session open --sample-rules --all-present", "session pause"}},
	{args: "session end", before: []string{"session open --sample-rules --all-present"}, fails: true},
	{args: "session end --yes", before: []string{"session open --sample-rules --all-present"}, fails: true},
	{args: "session end --yes --agree --reason bận --second HD01", before: []string{"session open --sample-rules --all-present"}, fails: true},
	{args: "session reopen --reason nhầm --second HD01", fails: true},
	{args: "codes HD03"},
	{args: "codes HD99", fails: true},
	{args: "packet"},
	{args: "packet make hd03 --out . --anew --reason gấp"},
	{args: "packet make hd03 --out .", fails: true},
	{args: "packet make HD99", fails: true},
	{args: "packet make HD03 --out none", fails: true},
	{args: "packet seal", fails: true},
	{args: "demo --no-screen", fails: true, open: "đang mở ở nơi khác"},
	{args: "demo --fresh --no-screen", fails: true, open: "đang mở ở nơi khác"},
	{args: "init --year 2027 --rules spcncl-mau --name Sau", open: "đang mở ở nơi khác"},
	{args: "man pages"},
	{args: "completion"},
	{args: "completion bash"},
	{args: "completion fish"},
	{args: "completion powershell"},
	{args: "completion zsh"},
	{args: "help rank"},
	{args: "none", fails: true},
}

// TestEveryCommandBothWays gives every command with the file closed, and with the file open in another process: what it
// says, its exit status and what it leaves in the file and in the folder are the same, or it refuses in words.
func TestEveryCommandBothWays(t *testing.T) {
	rounds, err := filepath.Abs(filepath.Join("..", "..", "scoring", "testdata", "rounds"))
	must(t, err)
	toml, err := os.ReadFile(filepath.Join("..", "..", "store", "rules", "spcncl-mau.toml"))
	must(t, err)
	folder := t.TempDir()
	t.Chdir(folder)
	t.Setenv("XDG_STATE_HOME", filepath.Join(folder, "state"))
	t.Setenv("XDG_RUNTIME_DIR", filepath.Join(folder, "none"))
	path := filepath.Join(folder, "Kỳ 2021.hoidong")
	for _, args := range []string{
		"init --year 2021 --rules spcncl-mau", "import council ROUNDS/vong-mau/hoi-dong.csv", "import dossiers ROUNDS/vong-mau/ho-so.csv",
		"import recusals ROUNDS/vong-mau/khong-tham-gia-cham.csv", "import scores ROUNDS/vong-mau/phieu-cham.csv",
	} {
		hoidong(t, lineOn(path, rounds, args)...)
	}
	whole, err := os.ReadFile(path)
	must(t, err)
	for _, one := range tries {
		t.Run(one.args, func(t *testing.T) {
			outcome := func(open bool) string {
				must(t, clean(folder))
				must(t, os.WriteFile("bo.toml", toml, 0o600))
				must(t, os.WriteFile(path, whole, 0o600))
				for _, args := range one.before {
					hoidong(t, lineOn(path, rounds, args)...)
				}
				letGo := func() {}
				if open {
					letGo = heldElsewhere(t, path)
				}
				var out, errs bytes.Buffer
				status := run(t.Context(), lineOn(path, rounds, one.args), strings.NewReader(""), &out, &errs)
				letGo()
				said := out.String() + "\n" + errs.String()
				if open && one.open != "" {
					if status != exitFailed || !strings.Contains(said, one.open) {
						t.Errorf("status %d, it says %s", status, said)
					}
					return ""
				}
				if (status != exitOK) != one.fails {
					t.Errorf("open %v: status %d, it says %s", open, status, said)
				}
				return masked(said+"\n"+strings.Join(list(t, folder), "\n")) + "\n" + journal(t, path)
			}
			closed, open := outcome(false), outcome(true)
			if open != "" && closed != open {
				t.Errorf("closed:\n%s\nopen:\n%s", closed, open)
			}
		})
	}
}

// lineOn are the arguments of a command line on a file.
func lineOn(path, rounds, line string) []string {
	return append([]string{"--db", path}, strings.Fields(strings.ReplaceAll(line, "ROUNDS", rounds))...)
}

// random is what no two runs have in common: phrases, access codes, fingerprints and times.
var random = regexp.MustCompile(`\b[0-9]{4}( [0-9]{4}){5}\b|\b[0-9]{4}-[0-9]{4}\b|\b[0-9A-F]{4}(-[0-9A-F]{4}){3}\b|[0-9]{8}-[0-9]{6}(-[0-9])?`)

func masked(said string) string { return random.ReplaceAllString(said, "#") }

// clean takes away what a command has left in the folder.
func clean(folder string) error {
	entries, err := os.ReadDir(folder)
	for _, e := range entries {
		if e.Name() != "state" {
			err = errors.Join(err, os.RemoveAll(filepath.Join(folder, e.Name())))
		}
	}
	return err
}

// list are the files in the folder.
func list(t *testing.T, folder string) (names []string) {
	t.Helper()
	must(t, filepath.WalkDir(folder, func(path string, d fs.DirEntry, err error) error {
		if d.Name() == "state" {
			return filepath.SkipDir
		}
		names = append(names, path)
		return err
	}))
	return names
}

// journal is what the file's journal holds: who did what by which way.
func journal(t *testing.T, path string) string {
	t.Helper()
	s, err := store.Open(t.Context(), path, time.Now)
	must(t, err)
	defer s.Close()
	lines, err := s.Journal(t.Context(), s.Owner(), store.JournalFilter{Limit: 100})
	must(t, err)
	var b strings.Builder
	for _, l := range lines {
		fmt.Fprintf(&b, "%s %s %T\n", l.Actor, l.Via, l.Done)
	}
	return b.String()
}

// TestEveryCommandHasAReach: none is left out of the table, none is in it that there is not, and none is not tried.
func TestEveryCommandHasAReach(t *testing.T) {
	p := &program{words: words.MustSpeak(words.English)}
	root := p.rootCommand()
	root.InitDefaultCompletionCmd()
	there := map[string]bool{}
	var walk func(*cobra.Command)
	walk = func(cmd *cobra.Command) {
		name := commandWords(cmd)
		there[name] = true
		if _, ok := reaches[name]; !ok {
			t.Errorf("%q has no reach", name)
		}
		if !slices.ContainsFunc(tries, func(one try) bool {
			return called(one.args) == name || strings.HasPrefix(one.args, "help ") && name == "help"
		}) {
			t.Errorf("%q is not tried both ways", name)
		}
		for _, sub := range cmd.Commands() {
			walk(sub)
		}
	}
	walk(root)
	for name := range reaches {
		if !there[name] {
			t.Errorf("there is no command %q", name)
		}
	}
}

// called is the command of a command line.
func called(line string) string {
	p := &program{words: words.MustSpeak(words.English)}
	root := p.rootCommand()
	cmd, _, err := root.Find(strings.Fields(line))
	if err != nil {
		return "?"
	}
	return commandWords(cmd)
}

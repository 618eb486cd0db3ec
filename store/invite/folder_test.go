package invite

import (
	"bytes"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"

	"example.com/hoidong/store/words"
)

func folderOf(t *testing.T, lang string) (folder string, files map[string][]byte) {
	t.Helper()
	i := &Invitation{Round: "SPCNCL 2026", Addresses: []string{"192.168.1.10", "10.0.0.5"}, Port: 2222, Key: newKey(t, "a").PublicKey()}
	into := t.TempDir()
	if err := i.WriteFolder(into, words.MustSpeak(lang)); err != nil {
		t.Fatal(err)
	}
	files, err := i.files(words.MustSpeak(lang))
	if err != nil {
		t.Fatal(err)
	}
	return filepath.Join(into, FolderName), files
}

// TestTheScriptForWindowsIsSafeForItsReader: other letters, or other ends of lines, and cmd loses its place.
func TestTheScriptForWindowsIsSafeForItsReader(t *testing.T) {
	_, files := folderOf(t, words.Vietnamese)
	bat := files["Vao-hop.bat"]
	for n, line := range bytes.SplitAfter(bat, []byte("\n")) {
		if len(line) > 0 && !bytes.HasSuffix(line, []byte("\r\n")) {
			t.Errorf("line %d ends in %q", n+1, line)
		}
		for _, b := range line {
			if b > 126 || b < 32 && b != '\t' && b != '\r' && b != '\n' {
				t.Errorf("line %d holds %q", n+1, line)
			}
		}
	}
	labels := map[string]bool{}
	for _, m := range regexp.MustCompile(`(?m)^:(\w+)\r$`).FindAllSubmatch(bat, -1) {
		labels[string(m[1])] = true
	}
	for _, m := range regexp.MustCompile(`(?m)(?:goto |call :)(\w+)`).FindAllSubmatch(bat, -1) {
		if !labels[string(m[1])] {
			t.Errorf("there is no label %s", m[1])
		}
	}
}

// TestTheScriptsSayWhatTheFolderHolds: every text that they show is there, and none is there for nothing.
func TestTheScriptsSayWhatTheFolderHolds(t *testing.T) {
	for _, lang := range words.Languages() {
		_, files := folderOf(t, lang)
		bat, sh := string(files["Vao-hop.bat"]), string(files["vao-hop.sh"])
		for _, m := range regexp.MustCompile(`type ([\w-]+\.txt)|say ([a-z-]+)`).FindAllStringSubmatch(bat+sh, -1) {
			name := m[1]
			if name == "" {
				name = m[2] + ".txt"
			}
			if files["ho-tro/"+name] == nil {
				t.Errorf("%s: a script shows %s, which is not there", lang, name)
			}
		}
		for name, text := range files {
			base := strings.TrimSuffix(filepath.Base(name), ".txt")
			if strings.HasSuffix(name, ".txt") && (!strings.Contains(bat, base) || !strings.Contains(sh, base) && base != "thieu-ssh") {
				t.Errorf("%s: no script shows %s", lang, name)
			}
			if !norm.NFC.IsNormal(text) || bytes.Contains(text, []byte("⟦")) {
				t.Errorf("%s: %s holds %s", lang, name, text)
			}
		}
	}
}

func TestTheFolderIsWrittenOver(t *testing.T) {
	folder, _ := folderOf(t, words.Vietnamese)
	moved := &Invitation{Addresses: []string{"10.9.9.9"}, Port: 2022, Key: newKey(t, "b").PublicKey()}
	if err := moved.WriteFolder(filepath.Dir(folder), words.MustSpeak(words.Vietnamese)); err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]string{"dia-chi.txt": "10.9.9.9\n", "ssh_config": "\tPort 2022\n", "known_hosts": "hoidong ssh-ed25519 "} {
		text, err := os.ReadFile(filepath.Join(folder, behind, name))
		if err != nil || !strings.Contains(string(text), want) {
			t.Errorf("%s holds %s: %v", name, text, err)
		}
	}
	if info, err := os.Stat(filepath.Join(folder, "vao-hop.sh")); err != nil || info.Mode().Perm()&0o111 == 0 && os.PathSeparator == '/' {
		t.Errorf("the script cannot be started: %v %v", info.Mode(), err)
	}
}

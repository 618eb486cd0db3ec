package main

import (
	"bytes"
	"html/template"
	"maps"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	"golang.org/x/text/unicode/norm"
)

// inProject lets a test read the project's files as the command does.
func inProject(t *testing.T) {
	t.Helper()
	t.Chdir(filepath.Join("..", ".."))
}

// written stands for what the program writes of itself.
var written = files{powershell: []byte("ps"), "completions/_hoidong": []byte("zsh"), "man/man1/hoidong.1": []byte("man")}

func TestWindowsGetsWhatADoubleClickOpens(t *testing.T) {
	inProject(t)
	f, err := forWindows(written)
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"Mo-hoi-dong.bat", "Mo-phong-hop.bat", "Man-hinh-chung.bat", "Huong-dan.html", "Guide.html", "README.txt", "LICENSE.txt", powershell} {
		if len(f[name]) == 0 {
			t.Errorf("there is no %s in %v", name, slices.Sorted(maps.Keys(f)))
		}
	}
	for name, content := range f {
		if strings.HasSuffix(name, ".txt") && bytes.Count(content, []byte("\r\n")) != bytes.Count(content, []byte("\n")) {
			t.Errorf("%s has lines that Windows does not end", name)
		}
		if filepath.Ext(name) == "" || strings.HasPrefix(name, "man/") {
			t.Errorf("nothing opens %s on Windows", name)
		}
	}
}

func TestUnixGetsCompletionsAndPages(t *testing.T) {
	inProject(t)
	f, err := forUnix(written)
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"Huong-dan.html", "README.txt", "LICENSE", "completions/_hoidong", "man/man1/hoidong.1"} {
		if len(f[name]) == 0 {
			t.Errorf("there is no %s in %v", name, slices.Sorted(maps.Keys(f)))
		}
	}
	if bytes.Contains(f["README.txt"], []byte("\r")) || f["Mo-hoi-dong.bat"] != nil {
		t.Error("it gets what is for Windows")
	}
}

var refers = regexp.MustCompile(`(?:src|href)="([^"]*)"`)

// TestPagesReferToWhatShips follows every reference of every page.
func TestPagesReferToWhatShips(t *testing.T) {
	inProject(t)
	f, err := guides("docs")
	if err != nil {
		t.Fatal(err)
	}
	found := 0
	for name, content := range f {
		if !strings.HasSuffix(name, ".html") {
			continue
		}
		for _, m := range refers.FindAllSubmatch(content, -1) {
			found++
			reference, err := url.PathUnescape(string(m[1]))
			if err != nil {
				t.Error(err)
			}
			to, place, _ := strings.Cut(reference, "#")
			if to == "" {
				to = name
			}
			if !strings.Contains(to, "://") && (f[to] == nil || place != "" && !bytes.Contains(f[to], []byte(`id="`+place+`"`))) {
				t.Errorf("%s refers to %s", name, m[1])
			}
		}
	}
	if found < 8 {
		t.Errorf("only %d references were found", found)
	}
	for _, want := range []string{`<html lang="vi">`, "<title>Hướng dẫn sử dụng hoidong</title>", "<table>", `<meta charset="utf-8">`, `<img src="pictures/`} {
		if !bytes.Contains(f["Huong-dan.html"], []byte(want)) {
			t.Errorf("Huong-dan.html lacks %s", want)
		}
	}
}

func TestAPageMayNotReferToWhatDoesNotShip(t *testing.T) {
	docs := t.TempDir()
	for _, p := range shippedPages {
		if err := os.WriteFile(filepath.Join(docs, p.source), []byte("# Trang\n"), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := guides(docs); err != nil {
		t.Fatal(err)
	}
	for _, bad := range []string{"[kiến trúc](architecture.md)", "![ảnh](pictures/khong-co.svg)"} {
		if err := os.WriteFile(filepath.Join(docs, "guide.md"), []byte(bad), 0o644); err != nil {
			t.Fatal(err)
		}
		if _, err := guides(docs); err == nil || !strings.Contains(err.Error(), "guide.md") {
			t.Errorf("%s: %v", bad, err)
		}
	}
}

func TestReferencesLeadToPages(t *testing.T) {
	for from, want := range map[string]string{
		"guide.md": "Guide.html", "./huong-dan.md#cac-phim": "Huong-dan.html#cac-phim", "#keys": "#keys", "https://go.dev": "https://go.dev",
	} {
		if got, err := shippedAs(from); err != nil || got != want {
			t.Errorf("%s leads to %s, %v", from, got, err)
		}
	}
}

// TestCmdUnderstandsTheBatchFile: cmd.exe reads bytes, ends lines with CR LF, and loses its place at labels after letters of
// several bytes. What stands before chcp is read in the old code page.
func TestCmdUnderstandsTheBatchFiles(t *testing.T) {
	for _, name := range batches {
		t.Run(name, func(t *testing.T) { cmdUnderstands(t, name) })
	}
	text := batch(t, "Mo-hoi-dong.bat")
	lines := strings.Split(string(text), "\r\n")
	open, failed := slices.Index(lines, `"%~dp0hoidong.exe" %*`), slices.Index(lines, `if "%errorlevel%"=="0" exit /b 0`)
	if open < 0 || failed != open+1 || !slices.Contains(lines[failed:], "pause >nul") {
		t.Error("a failed start does not keep the window open")
	}
}

func batch(t *testing.T, name string) []byte {
	t.Helper()
	text, err := shipped.ReadFile("files/" + name)
	if err != nil {
		t.Fatal(err)
	}
	return text
}

func cmdUnderstands(t *testing.T, name string) {
	text := batch(t, name)
	lines := strings.Split(string(text), "\r\n")
	if last := len(lines) - 1; lines[last] != "" || strings.ContainsAny(strings.Join(lines, ""), "\r\n\t") {
		t.Error("lines do not end with CR LF")
	}
	if !utf8.Valid(text) || bytes.HasPrefix(text, []byte("\ufeff")) || !norm.NFC.IsNormal(text) {
		t.Error("the file is not UTF-8 without a mark, in NFC")
	}
	command := regexp.MustCompile(`^ *(@echo off|rem [^%]*|setlocal|chcp 65001 >nul|title [^%&|<>^()!]*|echo\.|echo [^%&|<>^()!"]*|mode con: cols=\d+ lines=\d+ >nul 2>&1|` +
		`"%~dp0hoidong\.exe" %\*|call "%~dp0Mo-hoi-dong\.bat" (serve|board)|pause >nul|exit /b 1|if not exist "%~dp0hoidong\.exe" \(|\)|if "%errorlevel%"=="0" exit /b 0)$`)
	utf8Now := false
	for i, line := range lines[:len(lines)-1] {
		if !command.MatchString(line) {
			t.Errorf("line %d is not what cmd.exe was tried with: %s", i+1, line)
		}
		if !utf8Now && len(line) != utf8.RuneCountInString(line) {
			t.Errorf("line %d has letters before the code page is set: %s", i+1, line)
		}
		utf8Now = utf8Now || strings.HasPrefix(line, "chcp")
	}
}

// TestWritingMakesTheFolders writes what has folders in its name.
func TestWritingMakesTheFolders(t *testing.T) {
	folder := t.TempDir()
	if err := written.write(folder); err != nil {
		t.Fatal(err)
	}
	again := files{}
	if err := again.addFolder("x", folder); err != nil {
		t.Fatal(err)
	}
	if len(again) != len(written) || string(again["x/man/man1/hoidong.1"]) != "man" {
		t.Errorf("got %v", slices.Sorted(maps.Keys(again)))
	}
}

func TestHeadingsHaveTheNamesThatReferencesUse(t *testing.T) {
	h := headings{}
	for _, c := range [][2]string{{"Các phím", "các-phím"}, {"Xếp hạng & cách tính", "xếp-hạng--cách-tính"}, {"CÁC phím", "các-phím-1"}, {"rank --format json", "rank---format-json"}} {
		if got := string(h.Generate([]byte(c[0]), ast.KindHeading)); got != c[1] {
			t.Errorf("%s: %s, want %s", c[0], got, c[1])
		}
	}
}

func TestTheLayoutIsOneForAllPages(t *testing.T) {
	layout := template.Must(template.New("").Parse(`{{.Lang}} {{.Title}} {{.Body}}`))
	html, pictures, err := page{"a.md", "A.html", "vi"}.render(layout, []byte("# Tên & tuổi\n\n![ảnh](pictures/a.svg)\n"))
	if err != nil {
		t.Fatal(err)
	}
	want := "vi Tên &amp; tuổi <h1 id=\"tên--tuổi\">Tên &amp; tuổi</h1>\n<p><img src=\"pictures/a.svg\" alt=\"ảnh\"></p>\n"
	if string(html) != want || !slices.Equal(pictures, []string{"pictures/a.svg"}) {
		t.Errorf("got %s, %v", html, pictures)
	}
}

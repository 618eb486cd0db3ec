package main

import (
	"bytes"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"example.com/hoidong/store"
)

// A council is a server, and the files of those who come in with OpenSSH.
type council struct {
	*host
	port, folder string
}

// convene lets people into a file until the test is over.
func convene(t *testing.T, path string) *council {
	t.Helper()
	t.Setenv("XDG_STATE_HOME", t.TempDir())
	c := &council{host: serveFile(t, path), folder: t.TempDir()}
	_, c.port, _ = strings.Cut(c.address, ":")
	return c
}

// options are what OpenSSH is told: to ask nobody about the host key, and to leave the keys of this machine alone.
func (c *council) options(more ...string) []string {
	args := []string{
		"-F", "none", "-o", "StrictHostKeyChecking=accept-new", "-o", "UserKnownHostsFile=" + filepath.Join(c.folder, "known_hosts"),
		"-o", "LogLevel=ERROR", "-o", "IdentityAgent=none", "-o", "IdentitiesOnly=yes", "-p", c.port,
	}
	return append(args, more...)
}

// ssh opens the screens with OpenSSH in a terminal.
func (c *council) ssh(columns, rows int, term string, more ...string) *terminal {
	c.t.Helper()
	return startWith(c.t, columns, rows, []string{"TERM=" + term, "LC_ALL=C.UTF-8"}, "ssh", c.options(more...)...)
}

// ask gives a command with OpenSSH and returns what it says, and its exit status.
func (c *council) ask(stdin string, more ...string) (said string, status int) {
	c.t.Helper()
	cmd := exec.Command("ssh", c.options(more...)...)
	cmd.Env = append(os.Environ(), "LC_ALL=C.UTF-8")
	cmd.Stdin = strings.NewReader(stdin)
	var out bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &out
	err := cmd.Run()
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		c.t.Fatal(err)
	}
	return out.String(), cmd.ProcessState.ExitCode()
}

// TestASittingWithOpenSSH is a sitting as people have it: they come in, score, lose their connection, come back, and are
// told when the server stops.
func TestASittingWithOpenSSH(t *testing.T) {
	path := demoAt(t)
	c := convene(t, path)
	member := c.ssh(120, 40, "xterm-256color", "hd03@127.0.0.1")
	member.waitFor("HD03 Phạm Quốc Bảo", "SP01")
	looker := c.ssh(80, 24, "vt100", "hd01@127.0.0.1")
	looker.waitFor("HD01", "SP01")

	member.openSheet("SP03", 2)
	member.send("12,5" + keyEnter)
	member.waitFor("C5: trống → 12,5 · đã lưu")
	member.send("9")
	member.waitFor("▸ C6", "9▏")
	member.kill() // in the middle of a number
	again := c.ssh(60, 18, "xterm-256color", "HD03@127.0.0.1")
	again.waitFor("SP03  ", "tối đa 10", "12,5")
	if strings.Contains(again.screen(), "9▏") {
		t.Error("half a number came back")
	}
	again.resize(120, 40)
	again.waitFor("HD03 Phạm Quốc Bảo", "Phần được phân công")
	again.send("\x1a") // Ctrl+Z takes back what was kept, and stops no process
	again.waitFor("Hoàn tác")
	again.send(keyEscape)
	again.waitUntil("the sheet", func(screen string) bool {
		return !strings.Contains(screen, "Ở lại") && strings.Contains(screen, "▸ C6")
	})

	c.stop()
	for _, w := range []*terminal{again, looker} {
		w.waitFor("Máy chủ đã dừng. Điểm đã lưu vẫn còn.")
	}
	if got := kept(t, path, "HD03", "SP03"); got != "12,5 –" {
		t.Errorf("kept %s", got)
	}
	if out := hoidong(t, "--db", path, "verify"); !strings.Contains(out, "Khớp hoàn toàn") {
		t.Error(out)
	}
}

// TestOpenSSHGetsNothingButTheProgram: no shell, no files, no ports; commands that are for members.
func TestOpenSSHGetsNothingButTheProgram(t *testing.T) {
	c := convene(t, demoAt(t))
	said, status := c.ask("", "hd03@127.0.0.1", "rank --format csv")
	if status != 0 || !strings.HasPrefix(said, "Hạng,Mã hồ sơ") || !strings.Contains(said, "SP07") {
		t.Errorf("rank: %d %s", status, said)
	}
	for name, args := range map[string][]string{
		"a command of the machine": {"hd03@127.0.0.1", "codes HD03"},
		"a shell":                  {"-T", "hd03@127.0.0.1"},
		"sftp":                     {"-s", "hd03@127.0.0.1", "sftp"},
		"a port":                   {"-N", "-o", "ExitOnForwardFailure=yes", "-R", "0:127.0.0.1:1", "hd03@127.0.0.1"},
		"a stranger":               {"-o", "BatchMode=yes", "hd99@127.0.0.1", "rank"},
	} {
		if said, status := c.ask("", args...); status == 0 {
			t.Errorf("%s is to be had: %s", name, said)
		}
	}
	c.stop()
}

// TestOpenSSHAsksForTheCodeInWords: it shows while it is typed, keys in between do not matter, and wrong ones lock out.
func TestOpenSSHAsksForTheCodeInWords(t *testing.T) {
	path, code := withCode(t)
	c := convene(t, path)
	keys := c.keys(8)
	w := c.ssh(100, 24, "xterm-256color", append(keys, "-o", "NumberOfPasswordPrompts=1", "hd01@127.0.0.1")...)
	w.waitFor("Mã truy cập của HD01:")
	w.send("1234" + keyEnter)
	w.waitFor("1234", "Mã thành viên hoặc mã truy cập chưa đúng.")
	w.send(code + keyEnter)
	w.waitFor("HD01", "SPCNCL 2026")
	w.send(keyF10)
	w.waitFor("Thoát chương trình?")
	w.send(keyEnter)
	w.waitFor("Đã rời phiên họp. Điểm đã lưu vẫn còn.")

	for range 2 {
		w = c.ssh(100, 24, "xterm-256color", "-o", "NumberOfPasswordPrompts=1", "-o", "PreferredAuthentications=keyboard-interactive", "hd02@127.0.0.1")
		for n := range 3 {
			w.waitUntil("the question", func(screen string) bool {
				return strings.Count(screen, "Mã truy cập của HD02:") > n || strings.Contains(screen, "quá nhiều lần")
			})
			if strings.Contains(w.screen(), "quá nhiều lần") {
				break
			}
			w.send("0" + keyEnter)
		}
	}
	w.waitFor("Sai mã quá nhiều lần. Thử lại sau")
	c.stop()
}

// keys makes keys that nobody has registered, as an agent offers them.
func (c *council) keys(n int) (args []string) {
	c.t.Helper()
	for i := range n {
		file := filepath.Join(c.folder, "key"+string(rune('a'+i)))
		if out, err := exec.Command("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", file).CombinedOutput(); err != nil {
			c.t.Fatal(err, string(out))
		}
		args = append(args, "-i", file)
	}
	return args
}

// withCode makes a round that is no sample, with a council, and a code for HD01.
func withCode(t *testing.T) (path, code string) {
	t.Helper()
	path = filepath.Join(t.TempDir(), "2026.hoidong")
	council, err := filepath.Abs(filepath.Join("..", "..", "scoring", "testdata", "rounds", "vong-mau", "hoi-dong.csv"))
	must(t, err)
	hoidong(t, "--db", path, "init", "--year", "2026", "--rules", "spcncl-mau", "--name", "SPCNCL 2026")
	hoidong(t, "--db", path, "import", "council", council)
	s, err := store.Open(t.Context(), path, time.Now)
	must(t, err)
	code, err = s.IssueCode(t.Context(), s.Owner(), "HD01")
	must(t, errors.Join(err, s.Close()))
	return path, code
}

// TestTheWindowIsClosedAndTheServerGoesOn: the secretary works here while others come in.
func TestTheWindowIsClosedAndTheServerGoesOn(t *testing.T) {
	t.Setenv("XDG_STATE_HOME", t.TempDir())
	path := demoAt(t)
	here := start(t, 120, 40, "hoidong", "--db", path, "serve", "--listen", "127.0.0.1:0")
	here.waitFor("Chọn tên")
	here.send("HD11")
	here.waitFor("Tìm: HD11")
	here.send(keyEnter)
	here.waitFor("SP01", "Trạng thái")
	here.send(keyF10)
	here.waitFor("Chưa có ai vào từ máy khác.", "Dừng máy chủ")
	here.send(keyEnter)
	here.waitFor("Máy chủ vẫn chạy; nhấn Ctrl+C để dừng.")
	c := &council{host: &host{t: t}, port: portInLine.FindStringSubmatch(here.screen())[1], folder: t.TempDir()}
	if said, status := c.ask("", "hd03@127.0.0.1", "rank"); status != 0 || !strings.Contains(said, "SP07") {
		t.Errorf("%d %s", status, said)
	}
	here.send("\x03")
	here.waitFor("Đang dừng máy chủ")
	here.waitEnd()
}

package main

import (
	"bytes"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// TestAPacketGoesOutAndItsSealsComeHome makes a packet, scores in it through its own script and program, pulls the plug
// while a number is half typed, seals on the screen and by the command, and takes both seals at home.
func TestAPacketGoesOutAndItsSealsComeHome(t *testing.T) {
	home, stick := demoAt(t), t.TempDir()
	said := hoidong(t, "--db", home, "packet", "make", "hd03", "--out", stick, "--anew", "--reason", "đi công tác")
	phrase := regexp.MustCompile(`[0-9]{4}( [0-9]{4}){5}`).FindString(said)
	folders, err := filepath.Glob(filepath.Join(stick, "Goi-phieu-HD03-*"))
	must(t, err)
	if phrase == "" || len(folders) != 1 {
		t.Fatal(said, folders)
	}
	folder := folders[0]
	open := func() *terminal {
		s := start(t, 100, 40, filepath.Join(folder, "cham-diem.sh"))
		s.waitFor("Dãy số mở gói", "0/24")
		s.send(phrase)
		s.waitFor(phrase, "24/24")
		s.send(keyEnter)
		s.waitFor("gói phiếu HD03", "SP01", "Trạng thái")
		return s
	}
	s := open()
	s.openSheet("SP03", 2)
	s.send("12,5" + keyEnter)
	s.waitFor("C5: trống → 12,5 · đã lưu")
	s.send("8")
	s.waitFor("8▏")
	s.kill()

	s = open()
	s.openSheet("SP03", 2)
	s.waitFor("▸ C6")
	s.send("9" + keyEnter)
	s.waitFor("C6: trống → 9,0 · đã lưu")
	s.send(keyMenu)
	s.waitFor("Việc có thể làm")
	s.send("niem")
	s.waitFor("▸ Chấm điểm     Niêm phong")
	s.send(keyEnter)
	s.waitFor("Niêm phong gói phiếu?", "42/51")
	s.send(keyEnter)
	s.waitFor("Đã niêm phong lần 1", "-lan-1.zip")
	s.send(keyEscape)
	s.waitUntil("no dialog", func(screen string) bool { return !strings.Contains(screen, "Đã niêm phong") })
	s.send(keyF10)
	s.waitFor("Thoát")
	s.send(keyEnter)
	s.waitEnd()

	second := sealed(t, folder, phrase, "--encrypt")
	first, err := filepath.Glob(filepath.Join(folder, "Phieu-*-lan-1.zip"))
	must(t, err)
	if len(first) != 1 || !strings.HasSuffix(second, "-lan-2.zip.age") {
		t.Fatal(first, second)
	}
	takeHome(t, home, first[0], second)
	if got := kept(t, home, "HD03", "SP03"); got != "12,5 9" {
		t.Errorf("SP03 came home as %s", got)
	}
	if out := hoidong(t, "--db", home, "verify"); !strings.Contains(out, "Khớp hoàn toàn") {
		t.Error(out)
	}
	if out := hoidong(t, "--db", filepath.Join(folder, "goi-phieu.hoidong"), "verify"); !strings.Contains(out, "Khớp hoàn toàn") {
		t.Error(out)
	}
}

// sealed seals the packet in a folder with its own program, and returns the path of the seal.
func sealed(t *testing.T, folder, phrase string, flags ...string) string {
	t.Helper()
	args := append([]string{"--db", filepath.Join(folder, "goi-phieu.hoidong"), "packet", "seal"}, flags...)
	var out, errs bytes.Buffer
	if status := run(t.Context(), args, strings.NewReader(phrase+"\n"), &out, &errs); status != exitOK {
		t.Fatal(errs.String())
	}
	return strings.TrimSpace(regexp.MustCompile(`thư ký: (.*)`).FindStringSubmatch(out.String())[1])
}

// takeHome receives seals, all at once and the latest again: of several the latest is taken, and the others change nothing.
func takeHome(t *testing.T, path string, files ...string) {
	t.Helper()
	latest := files[len(files)-1]
	out := hoidong(t, append([]string{"--db", path, "merge", "--yes"}, files...)...)
	if !strings.Contains(out, filepath.Base(files[0])) || !strings.Contains(out, "Có niêm phong sau") || !strings.Contains(out, "Đã nhận 1/2 tệp") {
		t.Error(out)
	}
	for _, file := range []string{files[0], latest} {
		if out := hoidong(t, "--db", path, "merge", "--yes", file); !strings.Contains(out, "· Đã nhận") {
			t.Error(out)
		}
	}
}

// TestAPacketServesNobody: what a council does is refused in it, in words.
func TestAPacketServesNobody(t *testing.T) {
	home, stick := demoAt(t), t.TempDir()
	hoidong(t, "--db", home, "packet", "make", "HD03", "--out", stick, "--anew", "--reason", "đi công tác")
	folders, err := filepath.Glob(filepath.Join(stick, "Goi-phieu-HD03-*"))
	must(t, err)
	path := filepath.Join(folders[0], "goi-phieu.hoidong")
	for _, line := range []string{
		"serve --headless --listen 127.0.0.1:0", "init --year 2031 --rules spcncl-mau", "session pause", "packet make HD03",
	} {
		var out, errs bytes.Buffer
		if status := run(t.Context(), append([]string{"--db", path}, strings.Fields(line)...), strings.NewReader(""), &out, &errs); status != exitFailed || !strings.Contains(errs.String(), "Đây là gói phiếu của HD03") {
			t.Errorf("%s: status %d: %s%s", line, status, out.String(), errs.String())
		}
	}
	script := exec.CommandContext(t.Context(), filepath.Join(folders[0], "cham-diem.sh"), "rank")
	if text, err := script.CombinedOutput(); err == nil || !strings.Contains(string(text), "không có xếp hạng") {
		t.Errorf("%v: %s", err, text)
	}
}

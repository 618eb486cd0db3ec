package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"example.com/hoidong/scoring"
	"example.com/hoidong/store"
)

// TestWhatMembersGiveOverTheNetwork: they see what is theirs to see, do nothing, and get at no file.
func TestWhatMembersGiveOverTheNetwork(t *testing.T) {
	path := demoAt(t)
	s, err := store.Open(t.Context(), path, time.Now)
	must(t, err)
	defer s.Close()
	before := s.Snapshot().Revision()
	member, err := s.SignInSample("HD03")
	must(t, err)
	p := &program{clock: time.Now, open: store.Open, create: store.Create, lan: localNetwork{}}
	over := func(line string) (string, int) {
		var out, errs bytes.Buffer
		status := p.overNetwork(t.Context(), s, path, member, "", strings.Fields(line), strings.NewReader(""), &out, &errs)
		return out.String() + errs.String(), status
	}
	other := filepath.Join(t.TempDir(), "khac.hoidong")
	for line, want := range map[string]string{
		"rank":                    "Hạng",
		"rank --format csv":       "SP01",
		"--db " + other + " rank": "Hạng",
		"--lang en rank":          "Place",
		"verify":                  "Khớp hoàn toàn",
		"version":                 "hoidong ",
		"explain SP34":            "SP34",
		"help":                    "Các lệnh",
	} {
		if said, status := over(line); status != exitOK || !strings.Contains(said, want) {
			t.Errorf("%s: status %d\n%s", line, status, said)
		}
	}
	for _, one := range tries {
		words := called(one.args)
		if words == "?" || one.args == "none" || reaches[words] == network || words == "help" {
			continue
		}
		if said, status := over(one.args); status != exitFailed || !strings.Contains(said, "không dùng được ở đây") {
			t.Errorf("%s: status %d\n%s", one.args, status, said)
		}
	}
	if _, err := os.Stat(other); err == nil || s.Snapshot().Revision() != before {
		t.Error("something was done")
	}
}

// TestExplainHidesWhatAMemberMayNotKnow: from the mean of two each could work out the other's score.
func TestExplainHidesWhatAMemberMayNotKnow(t *testing.T) {
	path := demoAt(t, "--empty")
	s, err := store.Open(t.Context(), path, time.Now)
	must(t, err)
	defer s.Close()
	member, err := s.SignInSample("HD03")
	must(t, err)
	points := scoring.Points(1200)
	_, err = s.Do(t.Context(), member, &store.KeepScore{Dossier: "SP01", Member: "HD03", Criterion: "C5", Now: &points})
	must(t, err)
	p := &program{clock: time.Now, open: store.Open, create: store.Create, lan: localNetwork{}}
	explain := func(actor store.Actor) string {
		var out bytes.Buffer
		if status := p.overNetwork(t.Context(), s, path, actor, "", []string{"explain", "SP01"}, nil, &out, &out); status != exitOK {
			t.Error(out.String())
		}
		return out.String()
	}
	if said := explain(member); !strings.Contains(said, "1 người đã chấm; giữ kín điểm") || strings.Contains(said, "(12") {
		t.Error(said)
	}
	if said := explain(s.Owner()); !strings.Contains(said, "(12,0) / 1") && !strings.Contains(said, "(12) / 1") {
		t.Error(said)
	}
}

// TestTheDoorOfAKilledProcessIsTakenOver: its socket is still there, and the next one that opens the file listens.
func TestTheDoorOfAKilledProcessIsTakenOver(t *testing.T) {
	folder := t.TempDir()
	t.Setenv("XDG_STATE_HOME", folder)
	t.Setenv("XDG_RUNTIME_DIR", filepath.Join(folder, "none"))
	path := demoAt(t)
	killed := start(t, 80, 24, "hoidong", "--db", path)
	killed.waitFor("Chọn tên")
	must(t, killed.cmd.Process.Signal(syscall.SIGKILL))
	<-killed.ended
	if at, err := socketPath(path); err != nil || !exists(at) {
		t.Fatalf("no socket was left: %v", err)
	}
	hoidong(t, "--db", path, "rank") // nobody listens, so the file is opened
	heldElsewhere(t, path)
	if out := hoidong(t, "--db", path, "verify"); !strings.Contains(out, "Khớp hoàn toàn") {
		t.Error(out)
	}
}

func exists(path string) bool {
	_, err := os.Lstat(path)
	return err == nil
}

// TestOnlyTheUserGetsAtTheSocket: by the rights of its folder and by its own.
func TestOnlyTheUserGetsAtTheSocket(t *testing.T) {
	folder := t.TempDir()
	t.Setenv("XDG_STATE_HOME", folder)
	t.Setenv("XDG_RUNTIME_DIR", filepath.Join(folder, "none"))
	must(t, os.Mkdir(filepath.Join(folder, "hoidong"), 0o777))
	path := demoAt(t)
	heldElsewhere(t, path)
	at, err := socketPath(path)
	must(t, err)
	for file, want := range map[string]os.FileMode{filepath.Dir(at): 0o700, at: 0o600} {
		info, err := os.Stat(file)
		must(t, err)
		if got := info.Mode().Perm(); got != want {
			t.Errorf("%s has the rights %o", file, got)
		}
	}
}

// TestAQuestionIsAskedWhereThePersonIs: the process that has the file open asks back, behind what it has said.
func TestAQuestionIsAskedWhereThePersonIs(t *testing.T) {
	folder := t.TempDir()
	t.Setenv("XDG_STATE_HOME", folder)
	t.Setenv("XDG_RUNTIME_DIR", filepath.Join(folder, "none"))
	path := demoAt(t)
	heldElsewhere(t, path)
	for keys, want := range map[string]string{keyEnter: "Giữ nguyên", "\x03": "Đã dừng"} {
		asked := start(t, 80, 24, "hoidong", "--db", path, "session", "end", "--agree", "--reason", "bận", "--second", "HD01")
		asked.waitFor("Kết thúc chấm?")
		asked.send(keys)
		asked.waitFor(want)
	}
	asked := start(t, 80, 24, "hoidong", "--db", path, "session", "end", "--agree", "--reason", "bận", "--second", "HD01")
	asked.waitFor("Kết thúc chấm?")
	asked.send("\x1b[D")
	asked.send(keyEnter)
	asked.waitFor("Đã kết thúc chấm")
	asked.waitEnd()
}

// TestWhoOpensAFileInUseReadsWhoHasItAndWhatWorks: it is not opened, and nothing that could harm it is offered.
func TestWhoOpensAFileInUseReadsWhoHasItAndWhatWorks(t *testing.T) {
	folder := t.TempDir()
	t.Setenv("XDG_STATE_HOME", folder)
	t.Setenv("XDG_RUNTIME_DIR", filepath.Join(folder, "none"))
	path := demoAt(t)
	heldElsewhere(t, path)
	second := start(t, 120, 24, "hoidong", "--db", path)
	second.waitFor("đang mở ở nơi khác", holdName, "hoidong rank")
}

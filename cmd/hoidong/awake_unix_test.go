//go:build !windows

package main

import (
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// TestTheMachineIsKeptAwakeUntilReleased puts a command in the place of the system's that tells when it begins and ends.
func TestTheMachineIsKeptAwakeUntilReleased(t *testing.T) {
	p, log := awakeProgram(t)
	folder := t.TempDir()
	began, ended := filepath.Join(folder, "began"), filepath.Join(folder, "ended")
	if err := syscall.Mkfifo(began, 0o600); err != nil {
		t.Fatal(err)
	}
	script := "#!/bin/sh\necho \"$*\" > '" + began + "'\ncat\necho > '" + ended + "'\n"
	if err := os.WriteFile(filepath.Join(folder, awakeCommand("")[0]), []byte(script), 0o700); err != nil {
		t.Fatal(err)
	}
	t.Setenv("PATH", folder+string(os.PathListSeparator)+os.Getenv("PATH"))
	release := p.keepAwake("phiên họp")
	called, err := os.ReadFile(began) // waits until the command writes
	if want := strings.Join(append(awakeCommand("phiên họp")[1:], "cat"), " "); err != nil || strings.TrimSpace(string(called)) != want {
		t.Errorf("called with %q, not %q: %v", called, want, err)
	}
	release()
	if _, err := os.Stat(ended); err != nil {
		t.Errorf("the command was not left to end: %v", err)
	}
	if text, err := os.ReadFile(log); err == nil {
		t.Errorf("the log holds %s", text)
	}
}

func TestASystemThatCannotStayAwakeIsNotedOnce(t *testing.T) {
	p, log := awakeProgram(t)
	t.Setenv("PATH", t.TempDir())
	p.awakeUntil(t.Context(), "phiên họp")
	text, err := os.ReadFile(log)
	if err != nil || strings.Count(string(text), "may fall asleep") != 1 {
		t.Errorf("the log holds %q: %v", text, err)
	}
}

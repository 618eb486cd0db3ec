package main

import (
	"io"
	"os"
	"path/filepath"
	"testing"
	"time"
)

// awakeProgram is a program whose log is at the path.
func awakeProgram(t *testing.T) (p *program, log string) {
	folder := t.TempDir()
	return &program{out: io.Discard, err: io.Discard, clock: time.Now, db: filepath.Join(folder, "a.hoidong")}, filepath.Join(folder, logFile)
}

// TestKeepingAwakeEndsWhenReleased: the command or the thread that does it is gone when release returns.
func TestKeepingAwakeEndsWhenReleased(t *testing.T) {
	p, _ := awakeProgram(t)
	for range 3 {
		p.keepAwake("phiên họp")()
	}
	if left, err := os.ReadDir(filepath.Dir(p.db)); err != nil || len(left) > 1 {
		t.Errorf("there is more than a log: %v %v", left, err)
	}
}

//go:build !windows

package store_test

import (
	"io"
	"os"
	"path/filepath"
	"syscall"
	"testing"

	"example.com/hoidong/store"
)

// TestAStuckStickDelaysNobody copies into a pipe that nobody reads.
func TestAStuckStickDelaysNobody(t *testing.T) {
	s, path := onFile(t)
	folder := t.TempDir()
	stuck := filepath.Join(folder, filepath.Base(path)+".new")
	c, _ := keeper(t, s, "")
	must(t, syscall.Mkfifo(stuck, 0o600))
	c.Choose(folder)
	until(t, c, func(state store.CopiesState) bool { return !state.Since.IsZero() })
	scoreAll(t, s, "HD03", "SP01", 700)
	c.Choose(folder)
	reader, err := os.Open(stuck) // the stick comes to life
	must(t, err)
	go func() { _, _ = io.Copy(io.Discard, reader) }()
	until(t, c, func(state store.CopiesState) bool { return state.Since.IsZero() })
	must(t, reader.Close())
}

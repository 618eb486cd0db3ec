//go:build unix

package returns_test

import (
	"os"
	"path/filepath"
	"syscall"
	"testing"

	"example.com/hoidong/store"
)

// TestAStickMayHoldAnything: pipes and folders are passed over, whatever they are called, links are followed, a film is
// listed, and no name moves the cursor of whoever reads it.
func TestAStickMayHoldAnything(t *testing.T) {
	s, folder := council(t, store.ExcelForm), t.TempDir()
	must(t, syscall.Mkfifo(filepath.Join(folder, "b.xlsx"), 0o600))
	must(t, os.Mkdir(filepath.Join(folder, "c.xlsx"), 0o700))
	must(t, os.Symlink(t.TempDir(), filepath.Join(folder, "d.xlsx")))
	must(t, os.Symlink(write(t, t.TempDir(), "elsewhere.xlsx", 1, 0, 700), filepath.Join(folder, "e.xlsx")))
	must(t, os.WriteFile(filepath.Join(folder, "phim.mp4"), nil, 0o600))
	must(t, os.Truncate(filepath.Join(folder, "phim.mp4"), 80<<20))
	write(t, folder, "z\x1b[31m\n \u202eslx.xlsx", 2, 0, 700)
	b := inbox(t, s, folder)
	if got := names(b.Files); got != "e.xlsx phim.mp4 z[31m slx.xlsx" {
		t.Errorf("%q", got)
	}
	if got := names(b.Offered()); got != "e.xlsx z[31m slx.xlsx" {
		t.Errorf("%q", got)
	}
	if !b.Files[1].Unknown() {
		t.Error(b.Files[1].Refusal())
	}
}

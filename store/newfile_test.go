package store_test

import (
	"os"
	"path/filepath"
	"testing"

	"example.com/hoidong/store"
)

// TestANewFileIsThereWholeOrNotAtAll: what is there is not written over, and nothing is left
// of what could not be written.
func TestANewFileIsThereWholeOrNotAtAll(t *testing.T) {
	folder := t.TempDir()
	path := filepath.Join(folder, "phiếu.xlsx")
	must(t, os.WriteFile(path+".new", []byte("cut off by a pulled stick, and longer"), 0o600))
	must(t, store.WriteNew(path, []byte("đủ"), 0o600))
	refused(t, store.WriteNew(path, []byte("khác"), 0o600), "file.exists")
	refused(t, store.WriteNew(filepath.Join(folder, "none", "x"), nil, 0o600), "file.system")
	must(t, os.Mkdir(filepath.Join(folder, "y.new"), 0o700))
	refused(t, store.WriteNew(filepath.Join(folder, "y"), nil, 0o600), "file.system")
	if text, err := os.ReadFile(path); err != nil || string(text) != "đủ" {
		t.Errorf("%q, %v", text, err)
	}
	if left, err := filepath.Glob(filepath.Join(folder, "*")); err != nil || len(left) != 2 {
		t.Errorf("%v, %v", left, err)
	}
}

package tui

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestF9WritesTheRankingAndOpensIt beside the data, in a folder of the day.
func TestF9WritesTheRankingAndOpensIt(t *testing.T) {
	folder, opened := t.TempDir(), ""
	printing := func(o *Options) {
		o.Folder = folder
		o.Open = func(path string) error { opened = path; return nil }
	}
	p := sit(t, full(t), "HD03", 120, 40, printing)
	p.press("f9")
	p.sees("mở xếp hạng (F4) trước")
	p.press("f4", "ctrl+p")
	p.sees("Đã ghi ")
	if filepath.Dir(filepath.Dir(opened)) != folder || !strings.Contains(filepath.Base(opened), "Xếp hạng") {
		t.Fatalf("%q was opened", opened)
	}
	files, err := os.ReadDir(filepath.Dir(opened))
	must(t, err)
	if len(files) != 1 || files[0].Name() != filepath.Base(opened) {
		t.Fatalf("the folder holds %v", files)
	}
}

// TestF9SaysWhyNothingIsWritten: where no folder is given, as over a network, and where the folder cannot be written.
func TestF9SaysWhyNothingIsWritten(t *testing.T) {
	p := sit(t, full(t), "HD03", 80, 24, func(o *Options) { o.Folder = "" })
	p.press("f4", "f9")
	p.sees("không ghi tệp được; in ở máy của thư ký")
	file := filepath.Join(t.TempDir(), "tệp")
	must(t, os.WriteFile(file, nil, 0o600))
	p = sit(t, full(t), "HD03", 80, 24, func(o *Options) { o.Folder = file })
	p.press("f4", "f9")
	p.sees("! ", file[:20])
}

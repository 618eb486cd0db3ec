package store_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"example.com/hoidong/scoring"
	"example.com/hoidong/store"
	"example.com/hoidong/store/engine"
	"example.com/hoidong/store/words"
)

func TestReopenedFileHoldsWhatWasKept(t *testing.T) {
	path := filepath.Join(t.TempDir(), "thư mục", "kỳ 2026.hoidong")
	s, err := store.Create(t.Context(), path, clock)
	must(t, err)
	small(t, s)
	scoreAll(t, s, "HD03", "SP01", 700)
	before := board(t, s)
	must(t, s.Close())
	again, err := store.Open(t.Context(), path, clock)
	must(t, err)
	defer again.Close()
	if after := board(t, again); after != before {
		t.Errorf("before:\n%s\nafter:\n%s", before, after)
	}
	if _, err := store.Create(t.Context(), path, clock); err == nil {
		t.Error("an existing file was made again")
	}
}

func TestAFileInUseNamesTheProcess(t *testing.T) {
	path := filepath.Join(t.TempDir(), "f.hoidong")
	s, err := store.Create(t.Context(), path, clock)
	must(t, err)
	_, err = store.Open(t.Context(), path, clock)
	refused(t, err, "file.in_use")
	var fault *scoring.Fault
	if errors.As(err, &fault) && fault.Params["pid"] != os.Getpid() {
		t.Errorf("named process %v", fault.Params["pid"])
	}
	must(t, s.Close())
	if _, err := os.Stat(path + ".owner"); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("the note is left behind: %v", err)
	}
}

func TestAFileOpensWhereNoNoteCanBeLeft(t *testing.T) {
	path := filepath.Join(t.TempDir(), "f.hoidong")
	// A folder that holds something stands where the note should: it can neither be written nor removed.
	must(t, os.MkdirAll(filepath.Join(path+".owner", "x"), 0o700))
	s, err := store.Create(t.Context(), path, clock)
	must(t, err)
	_, err = store.Open(t.Context(), path, clock)
	refused(t, err, "file.in_use_unknown")
	must(t, s.Close())
}

func TestWhatIsNoFileOfOursIsLeftAlone(t *testing.T) {
	dir := t.TempDir()
	for code, text := range map[string]string{
		"file.empty":     "",
		"file.foreign":   string(make([]byte, 70000)),
		"file.truncated": "PK",
	} {
		path := filepath.Join(dir, code)
		must(t, os.WriteFile(path, []byte(text), 0o600))
		_, err := store.Open(t.Context(), path, clock)
		refused(t, err, code)
		if after, _ := os.ReadFile(path); string(after) != text {
			t.Errorf("%s: the file was changed", code)
		}
		for _, lang := range words.Languages() {
			if sentence := words.MustSpeak(lang).Error(err); len(sentence) < 20 {
				t.Errorf("%s in %s: %q", code, lang, sentence)
			}
		}
	}
	_, err := store.Open(t.Context(), filepath.Join(dir, "none"), clock)
	refused(t, err, "file.none")
	if entries, _ := os.ReadDir(dir); len(entries) != 3 {
		t.Errorf("files were made: %v", entries)
	}
}

func TestANewerFileIsRefusedUntouched(t *testing.T) {
	path := filepath.Join(t.TempDir(), "f.hoidong")
	s, err := store.Create(t.Context(), path, clock)
	must(t, err)
	must(t, s.Close())
	b, err := engine.OpenBolt(path)
	must(t, err)
	overwrite(t, b, "meta/format", []byte("2"))
	must(t, b.Close())
	before, err := os.ReadFile(path)
	must(t, err)
	_, err = store.Open(t.Context(), path, clock)
	refused(t, err, "file.newer")
	if after, _ := os.ReadFile(path); !slices.Equal(before, after) {
		t.Error("the file was changed")
	}
}

// TestATruncatedRoundIsNeverOpenedAsWhole cuts a file with a round in it at every page and around it.
func TestATruncatedRoundIsNeverOpenedAsWhole(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "f.hoidong")
	s, err := store.Create(t.Context(), path, clock)
	must(t, err)
	small(t, s)
	before := board(t, s)
	must(t, s.Close())
	text, err := os.ReadFile(path)
	must(t, err)
	cut := filepath.Join(dir, "cut.hoidong")
	for page := 0; page <= len(text); page += 4096 {
		for _, n := range []int{page - 1, page, page + 1} {
			if n < 0 || n >= len(text) {
				continue
			}
			must(t, os.WriteFile(cut, text[:n], 0o600))
			s, err := store.Open(context.Background(), cut, clock)
			if err != nil {
				if !errors.Is(err, scoring.NewFault("file.truncated")) && !errors.Is(err, scoring.NewFault("file.empty")) {
					t.Errorf("%d bytes: %v", n, err)
				}
				continue
			}
			if board(t, s) != before {
				t.Errorf("%d bytes: opened without all of its data", n)
			}
			must(t, s.Close())
		}
	}
}

package invite

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"testing"

	"golang.org/x/crypto/ssh"

	"example.com/hoidong/scoring"
	"example.com/hoidong/store"
)

func TestTheHostKeyStaysTheSame(t *testing.T) {
	path := filepath.Join(t.TempDir(), "kỳ 2026.hoidong")
	first, err := HostKey(path)
	if err != nil {
		t.Fatal(err)
	}
	again, err := HostKey(path)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(first.PublicKey().Marshal(), again.PublicKey().Marshal()) {
		t.Error("the second call made another key")
	}
	if kind := first.PublicKey().Type(); kind != ssh.KeyAlgoED25519 {
		t.Errorf("the key is %s", kind)
	}
	info, err := os.Stat(store.HostKeyPath(path))
	if err != nil {
		t.Fatal(err)
	}
	if mode := info.Mode().Perm(); runtime.GOOS != "windows" && mode != 0o600 {
		t.Errorf("others may read the key: %v", mode)
	}
	files, err := os.ReadDir(filepath.Dir(path))
	if err != nil || len(files) != 1 {
		t.Errorf("beside the key there is more: %v %v", files, err)
	}
}

func TestABrokenHostKeyIsLeftAlone(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.hoidong")
	if err := os.WriteFile(store.HostKeyPath(path), []byte("no key"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := HostKey(path); !errors.Is(err, scoring.NewFault("hostkey.broken")) {
		t.Errorf("the fault is %v", err)
	}
	if text, _ := os.ReadFile(store.HostKeyPath(path)); string(text) != "no key" {
		t.Errorf("the file holds %q now", text)
	}
	if _, err := HostKey(filepath.Join(path, "in", "no", "folder")); !errors.Is(err, scoring.NewFault("file.system")) {
		t.Errorf("the fault is %v", err)
	}
}

package invite

import (
	"crypto/ed25519"
	"crypto/rand"
	"encoding/pem"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"golang.org/x/crypto/ssh"

	"example.com/hoidong/scoring"
	"example.com/hoidong/store"
)

// HostKey is the ed25519 key by which the server of a council's file is recognised. It stands beside the file at path, in
// the form of OpenSSH and readable by its owner only, and is made on first use. Only whoever has the file open calls it, so
// that no two make one at the same time.
//
// The faults are file.system, and hostkey.broken when what stands there is no such key: it is left alone, because sticks
// that were handed out know it.
func HostKey(path string) (ssh.Signer, error) {
	path = store.HostKeyPath(path)
	text, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		if err = makeHostKey(path); err == nil {
			text, err = os.ReadFile(path)
		}
	}
	if err != nil {
		return nil, scoring.NewFault("file.system", "path", path, "reason", err)
	}
	signer, err := ssh.ParsePrivateKey(text)
	if err != nil || signer.PublicKey().Type() != ssh.KeyAlgoED25519 {
		return nil, scoring.NewFault("hostkey.broken", "path", path)
	}
	return signer, nil
}

// makeHostKey writes a new key whole or not at all.
func makeHostKey(path string) error {
	_, private, err := ed25519.GenerateKey(rand.Reader)
	if err != nil {
		return fmt.Errorf("invite: %w", err)
	}
	block, err := ssh.MarshalPrivateKey(private, "hoidong")
	if err != nil {
		return fmt.Errorf("invite: %w", err)
	}
	file, err := os.CreateTemp(filepath.Dir(path), store.HostKeyPath(".*")) // readable by its owner only
	if err != nil {
		return err
	}
	err = errors.Join(pem.Encode(file, block), file.Sync(), file.Close())
	if err == nil {
		err = os.Rename(file.Name(), path)
	}
	if err != nil {
		return errors.Join(err, os.Remove(file.Name()))
	}
	return nil
}

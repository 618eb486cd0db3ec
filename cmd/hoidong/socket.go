package main

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"net"
	"os"
	"path/filepath"
	"runtime"
	"strings"

	"github.com/adrg/xdg"
)

// longestSocket is how many bytes the path of a Unix socket may have on every system we know of.
const longestSocket = 103

// socketPath is where the process that has a council's file open listens for the commands of this machine. It is not
// beside the file, for a stick or a network drive holds no sockets, and it is short. The folder is the user's own: whoever
// gets at the socket is the one who could open the file.
func socketPath(file string) (string, error) {
	whole, err := filepath.EvalSymlinks(file)
	if err != nil {
		return "", err
	}
	if runtime.GOOS == "windows" || runtime.GOOS == "darwin" {
		whole = strings.ToLower(whole) // one file under names that differ in their case
	}
	sum := sha256.Sum256([]byte(whole))
	path := filepath.Join(socketFolder(), hex.EncodeToString(sum[:8])+".sock")
	if len(path) > longestSocket {
		return "", fmt.Errorf("hoidong: %s is too long for a socket", path)
	}
	return path, nil
}

// socketFolder is among what lives as long as the user is signed in, where the system has such a place, and otherwise
// beside the state that programs keep.
func socketFolder() string {
	xdg.Reload()
	if info, err := os.Stat(xdg.RuntimeDir); err == nil && info.IsDir() {
		return filepath.Join(xdg.RuntimeDir, "hoidong")
	}
	return filepath.Join(xdg.StateHome, "hoidong")
}

// listenAt listens on the socket of a file that this process has open. What stands there is left by a process that is gone:
// had it the file, this one could not have it.
func listenAt(path string) (net.Listener, error) {
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return nil, err
	}
	// The folder may have been there with other rights.
	if err := os.Chmod(filepath.Dir(path), 0o700); err != nil {
		return nil, err
	}
	if err := os.Remove(path); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	listener, err := net.Listen("unix", path)
	if err != nil {
		return nil, err
	}
	if err := os.Chmod(path, 0o600); err != nil {
		return nil, errors.Join(err, listener.Close())
	}
	return listener, nil
}

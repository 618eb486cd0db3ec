package main

import (
	"fmt"
	"path/filepath"
	"runtime"

	"github.com/adrg/xdg"
)

// Names of the files in the data folder.
const (
	defaultFile   = "ky-xet-chon.hoidong"
	demoFile      = "so-lieu-mau.hoidong"
	demoEmptyFile = "so-lieu-mau-chua-cham.hoidong"
)

// path is the file to work on.
func (p *program) path() (string, error) {
	if p.held != nil {
		return p.held.path, nil
	}
	if p.db == "" {
		return filepath.Join(dataFolder(), defaultFile), nil
	}
	path, err := filepath.Abs(p.db)
	if err != nil {
		return "", fmt.Errorf("hoidong: %w", err)
	}
	return path, nil
}

// at is the path of a file that somebody named where he is. Messages show it whole, so that it is found.
func (p *program) at(path string) string {
	if filepath.IsAbs(path) {
		return path
	}
	if p.folder != "" {
		return filepath.Join(p.folder, path)
	}
	whole, err := filepath.Abs(path)
	if err != nil {
		return path // the folder of the process is gone; opening says so
	}
	return whole
}

// dataFolder is where files are kept when none is named: on Windows among the user's documents, where he finds them and
// backs them up, elsewhere where XDG says.
func dataFolder() string {
	// The environment is read anew: a process that changes it, as tests do, means it.
	xdg.Reload()
	if runtime.GOOS == "windows" {
		return filepath.Join(xdg.UserDirs.Documents, "hoidong")
	}
	return filepath.Join(xdg.DataHome, "hoidong")
}

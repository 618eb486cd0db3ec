package main

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
)

// powershell is where the completion for PowerShell stands in an archive.
const powershell = "completions/hoidong.ps1"

// completions are the files of the shells, named as each looks for them.
var completions = map[string]string{
	"bash": "completions/hoidong.bash", "zsh": "completions/_hoidong", "fish": "completions/hoidong.fish", "powershell": powershell,
}

// pages are where man(1) looks for the pages of a language; those that belong to none are in the program's own.
var pages = map[string]string{"vi": "man/man1", "en": "man/en/man1"}

// fromProgram builds the program for this machine and takes what it writes of itself: completions and man pages.
func fromProgram() (_ files, err error) {
	folder, err := os.MkdirTemp("", "hoidong-release-")
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(folder)) }()
	program := filepath.Join(folder, "hoidong.exe") // every system runs a file of this name
	if _, err := output("go", "build", "-trimpath", "-buildvcs=true", "-o", program, "./cmd/hoidong"); err != nil {
		return nil, err
	}
	f := files{}
	for shell, name := range completions {
		if f[name], err = output(program, "completion", shell); err != nil {
			return nil, err
		}
	}
	for lang, name := range pages {
		written := filepath.Join(folder, lang)
		if _, err := output(program, "--lang", lang, "man", written); err != nil {
			return nil, err
		}
		if err := f.addFolder(name, written); err != nil {
			return nil, err
		}
	}
	return f, nil
}

// output runs a command and returns what it printed; what it complained of is its error.
func output(name string, args ...string) ([]byte, error) {
	out, err := exec.Command(name, args...).Output()
	var failed *exec.ExitError
	if errors.As(err, &failed) {
		return nil, fmt.Errorf("%s %q: %w: %s", name, args, err, failed.Stderr)
	}
	return out, err
}

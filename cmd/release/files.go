package main

import (
	"bytes"
	"embed"
	"maps"
	"os"
	"path/filepath"
	"strings"
)

//go:embed files
var shipped embed.FS

// files are what stands beside the program in an archive: slashed paths and contents.
type files map[string][]byte

// forUnix is what Linux and macOS get; written is what the program wrote of itself.
func forUnix(written files) (files, error) {
	f, err := common()
	if err != nil {
		return nil, err
	}
	maps.Copy(f, written)
	return f, f.add("LICENSE", "LICENSE")
}

// forWindows is what Windows gets: text with the line endings and the name endings that a double click understands there.
// Of what the program writes of itself it can use the completion for PowerShell.
func forWindows(written files) (files, error) {
	f, err := common()
	if err != nil {
		return nil, err
	}
	if err := f.add("LICENSE.txt", "LICENSE"); err != nil {
		return nil, err
	}
	for _, name := range []string{"README.txt", "LICENSE.txt"} {
		f[name] = bytes.ReplaceAll(f[name], []byte("\n"), []byte("\r\n"))
	}
	f[powershell] = written[powershell]
	for _, name := range batches {
		if f[name], err = shipped.ReadFile("files/" + name); err != nil {
			return nil, err
		}
	}
	return f, nil
}

// batches are what a double click opens on Windows: the program, the room, the shared screen.
var batches = []string{"Mo-hoi-dong.bat", "Mo-phong-hop.bat", "Man-hinh-chung.bat"}

// common is what every system gets: how to begin, and the guides with their pictures.
func common() (files, error) {
	f, err := guides("docs")
	if err != nil {
		return nil, err
	}
	f["README.txt"], err = shipped.ReadFile("files/README.txt")
	return f, err
}

// add takes a file of the project in under a name.
func (f files) add(name, path string) (err error) {
	f[name], err = os.ReadFile(filepath.FromSlash(path))
	return err
}

// addFolder takes all files of a folder in, below a name.
func (f files) addFolder(name, folder string) error {
	return filepath.WalkDir(folder, func(path string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		return f.add(name+strings.TrimPrefix(filepath.ToSlash(path), filepath.ToSlash(folder)), path)
	})
}

// write makes the folder with all files in it.
func (f files) write(folder string) error {
	for name, content := range f {
		path := filepath.Join(folder, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			return err
		}
		if err := os.WriteFile(path, content, 0o644); err != nil {
			return err
		}
	}
	return nil
}

// Command release writes what a release ships beside the program: the guides as pages, completions, man pages, and for
// Windows the file to double click. GoReleaser runs it in the project's folder and puts the two folders that it makes,
// windows and unix, into the archives. See docs/releasing.md.
package main

import (
	"fmt"
	"os"
	"path/filepath"
)

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "usage: release FOLDER")
		os.Exit(2)
	}
	if err := run(os.Args[1]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// run writes both systems' folders into a folder that it makes anew.
func run(folder string) error {
	written, err := fromProgram()
	if err != nil {
		return err
	}
	if err := os.RemoveAll(folder); err != nil {
		return err
	}
	for name, content := range map[string]func(files) (files, error){"unix": forUnix, "windows": forWindows} {
		f, err := content(written)
		if err != nil {
			return err
		}
		if err := f.write(filepath.Join(folder, name)); err != nil {
			return err
		}
	}
	return nil
}

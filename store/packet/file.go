package packet

import (
	"errors"
	"io"
	"os"
	"path/filepath"

	"example.com/hoidong/scoring"
)

// copyProgram brings a program to a folder under its own name.
func copyProgram(from, folder, name string) error {
	source, err := os.Open(from)
	if err != nil {
		return fileFault(from, err)
	}
	defer source.Close()
	to := filepath.Join(folder, name)
	target, err := os.OpenFile(to, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o755)
	if err != nil {
		return fileFault(to, err)
	}
	_, err = io.Copy(target, source)
	if err = errors.Join(err, target.Sync(), target.Close()); err != nil {
		return fileFault(to, err)
	}
	return nil
}

func fileFault(path string, err error) error {
	return scoring.NewFault("file.system", "path", path, "reason", err)
}

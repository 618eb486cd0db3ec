package packet

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"example.com/hoidong/scoring"
)

// writeWhole makes a file that is there whole, and on the disk, or not at all. The faults are file.exists and file.system.
func writeWhole(path string, content []byte) error {
	if _, err := os.Lstat(path); !errors.Is(err, fs.ErrNotExist) {
		if err == nil {
			return scoring.NewFault("file.exists", "path", path)
		}
		return fileFault(path, err)
	}
	file, err := os.CreateTemp(filepath.Dir(path), ".*.new")
	if err != nil {
		return fileFault(path, err)
	}
	_, err = file.Write(content)
	err = errors.Join(err, file.Sync(), file.Close())
	if err == nil {
		err = os.Rename(file.Name(), path)
	}
	if err != nil {
		_ = os.Remove(file.Name()) // a stick that was pulled out has it no more
		return fileFault(path, err)
	}
	syncFolder(filepath.Dir(path))
	return nil
}

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

// syncFolder makes a new name in a folder durable where the system knows how; on the others it comes with the file.
func syncFolder(path string) {
	if folder, err := os.Open(path); err == nil {
		_ = folder.Sync()
		_ = folder.Close()
	}
}

func fileFault(path string, err error) error {
	return scoring.NewFault("file.system", "path", path, "reason", err)
}

package store

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"example.com/hoidong/scoring"
)

// WriteNew makes a file that is there whole, and on the disk, or not at all: sticks are pulled out as soon as somebody reads
// that it is written. What is there is not written over. The faults are file.exists and file.system.
func WriteNew(path string, content []byte, mode fs.FileMode) error {
	fault := func(err error) error { return scoring.NewFault("file.system", "path", path, "reason", err) }
	switch _, err := os.Lstat(path); {
	case err == nil:
		return scoring.NewFault("file.exists", "path", path)
	case !errors.Is(err, fs.ErrNotExist):
		return fault(err)
	}
	arriving := path + ".new"
	file, err := os.OpenFile(arriving, os.O_CREATE|os.O_TRUNC|os.O_WRONLY, mode)
	if err != nil {
		return fault(err)
	}
	_, err = file.Write(content)
	if err = errors.Join(err, file.Sync(), file.Close()); err == nil {
		err = os.Rename(arriving, path)
	}
	if err != nil {
		_ = os.Remove(arriving) // a stick that was pulled out has it no more
		return fault(err)
	}
	SyncFolder(filepath.Dir(path))
	return nil
}

// MakeFolder makes a folder for files that people give out, and those it stands in; one that is there is left as it is. The
// fault is file.system.
func MakeFolder(path string) error {
	if err := os.MkdirAll(path, 0o755); err != nil {
		return scoring.NewFault("file.system", "path", path, "reason", err)
	}
	return nil
}

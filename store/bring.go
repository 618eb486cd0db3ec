package store

import (
	"bytes"
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"example.com/hoidong/scoring"
)

// bring copies a file to another path, whole or not at all: under another name at first, synced, read back and compared
// with what was read, and only then in the place of what stood there. The errors are the faults backup.no_folder,
// backup.failed and backup.differs, and the context's.
func bring(ctx context.Context, from, to string) error {
	if err := folderOf(to); err != nil {
		return err
	}
	arriving := to + ".new"
	err := write(ctx, from, arriving)
	if err == nil {
		err = compareFiles(ctx, from, arriving)
	}
	if err == nil {
		err = os.Rename(arriving, to)
	}
	if err != nil {
		_ = os.Remove(arriving) // it may be gone with its stick; the next one replaces it
		return bringFault(to, err)
	}
	SyncFolder(filepath.Dir(to))
	return nil
}

// folderOf fails when the folder of a path is not there: making it would, where a stick was pulled out, write to the
// machine's own disk and call that a copy.
func folderOf(path string) error {
	folder := filepath.Dir(path)
	info, err := os.Stat(folder)
	if errors.Is(err, fs.ErrNotExist) || err == nil && !info.IsDir() {
		return scoring.NewFault("backup.no_folder", "path", folder)
	}
	if err != nil {
		return fileFault(folder, err)
	}
	return nil
}

func bringFault(to string, err error) error {
	var fault *scoring.Fault
	if errors.Is(err, context.Canceled) || errors.As(err, &fault) {
		return err
	}
	return scoring.NewFault("backup.failed", "path", to, "reason", err)
}

func write(ctx context.Context, from, to string) error {
	source, err := os.Open(from)
	if err != nil {
		return err
	}
	defer source.Close()
	target, err := os.OpenFile(to, os.O_CREATE|os.O_TRUNC|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	_, err = io.Copy(target, reading{ctx, source})
	if err == nil {
		err = target.Sync()
	}
	return errors.Join(err, target.Close())
}

// SyncFolder makes a new name in a folder durable where the system knows how; on the others it comes with the file.
func SyncFolder(path string) {
	if folder, err := os.Open(path); err == nil {
		_ = folder.Sync()
		_ = folder.Close()
	}
}

func compareFiles(ctx context.Context, one, other string) error {
	same, err := sameContent(ctx, one, other)
	if err == nil && !same {
		err = scoring.NewFault("backup.differs", "path", other)
	}
	return err
}

// sameContent reports whether two files hold the same.
func sameContent(ctx context.Context, one, other string) (bool, error) {
	a, err := os.Open(one)
	if err != nil {
		return false, err
	}
	defer a.Close()
	b, err := os.Open(other)
	if err != nil {
		return false, err
	}
	defer b.Close()
	return sameBytes(reading{ctx, a}, b)
}

func sameBytes(a, b io.Reader) (bool, error) {
	mine, theirs := make([]byte, 64<<10), make([]byte, 64<<10)
	for {
		n, errA := io.ReadFull(a, mine)
		m, errB := io.ReadFull(b, theirs)
		if !bytes.Equal(mine[:n], theirs[:m]) {
			return false, nil
		}
		for _, err := range []error{errA, errB} {
			switch {
			case errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF):
				return true, nil // both end here: they were equally long
			case err != nil:
				return false, err
			}
		}
	}
}

// reading ends with its context.
type reading struct {
	ctx context.Context
	io.Reader
}

func (r reading) Read(p []byte) (int, error) {
	if err := r.ctx.Err(); err != nil {
		return 0, err
	}
	return r.Reader.Read(p)
}

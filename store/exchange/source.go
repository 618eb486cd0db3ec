package exchange

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"example.com/hoidong/scoring"
)

// maxFileSize bounds what is read into memory: a year's files have a few megabytes.
const maxFileSize = 64 << 20

// A Source is a file that came from outside: CSV or XLSX, told apart by its content and not by its name.
type Source struct {
	// Name is how faults speak of the file.
	Name string
	Data []byte
	// Progress is called now and then with the rows done and the rows there are; nil asks for nothing.
	Progress func(done, total int)
}

// OpenSource reads a file. The faults are import.notfound, import.unreadable and import.toobig.
func OpenSource(path string) (Source, error) {
	file, err := os.Open(path)
	if err != nil {
		return Source{}, OpenFault(path, err)
	}
	defer file.Close()
	data, err := io.ReadAll(io.LimitReader(file, maxFileSize+1))
	if err != nil {
		return Source{}, OpenFault(path, err)
	}
	src := Source{Name: FileName(path), Data: data}
	return src, src.checkSize()
}

// FileName is how people speak of the file at a path: whoever wrote the name, nothing in it moves a cursor.
func FileName(path string) string { return oneLine(clean(filepath.Base(path))) }

// OpenFault says why a file could not be opened: import.notfound or import.unreadable.
func OpenFault(path string, err error) error {
	if errors.Is(err, fs.ErrNotExist) {
		return scoring.NewFault("import.notfound", "file", oneLine(clean(path)))
	}
	var cause *fs.PathError
	if errors.As(err, &cause) {
		err = cause.Err
	}
	return scoring.NewFault("import.unreadable", "file", oneLine(clean(path)), "detail", err)
}

func (s Source) checkSize() error {
	if len(s.Data) > maxFileSize {
		return scoring.NewFault("import.toobig", "file", s.Name, "megabytes", maxFileSize>>20)
	}
	return nil
}

func (s Source) progress(done, total int) {
	if s.Progress != nil && (done == total || done%256 == 0) {
		s.Progress(done, total)
	}
}

package words

import (
	"errors"
	"io/fs"
	"slices"
)

// systemReason is why the system refused something, in words that say what to do; false when there are no such words.
func (w *Words) systemReason(err error) (string, bool) {
	is := func(target error) bool { return errors.Is(err, target) }
	switch {
	case slices.ContainsFunc(diskFull, is):
		return w.T("system.full"), true
	case slices.ContainsFunc(writeProtected, is):
		return w.T("system.read_only"), true
	case is(isFolder):
		return w.T("system.folder"), true
	case is(notFolder):
		return w.T("system.not_folder"), true
	case is(fs.ErrPermission):
		return w.T("system.permission"), true
	}
	return "", false
}

// system makes a sentence of an error that no fault explains: of the system's in our words where there are some, else
// its own.
func (w *Words) system(err error) string {
	reason, ok := w.systemReason(err)
	if !ok {
		return err.Error()
	}
	path := ""
	var at *fs.PathError
	if errors.As(err, &at) {
		path = at.Path
	}
	return w.T("system.failed", "path", path, "reason", reason)
}

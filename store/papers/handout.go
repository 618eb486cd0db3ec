package papers

import (
	"bytes"
	"errors"
	"path/filepath"
	"strconv"
	"time"

	"example.com/hoidong/scoring"
	"example.com/hoidong/store"
	"example.com/hoidong/store/invite"
	"example.com/hoidong/store/words"
)

// A Handout is what the secretary hands out before a sitting: two names in one folder.
type Handout struct {
	Folder string
	// Slips is a PDF with the access codes, for the printer and nobody else.
	Slips string
	// Stick is the folder for everybody's USB stick; there is no secret in it.
	Stick string
}

// HandOut writes slips and stick into a folder that is there. Nobody else may read the slips, and slips that are there are
// not written over; the stick is. The faults are file.system and papers.letter.
func HandOut(folder string, to *invite.Invitation, codes []store.AccessCode, spoken *words.Words, at time.Time) (Handout, error) {
	if err := to.WriteFolder(folder, spoken); err != nil {
		return Handout{}, err
	}
	base := spoken.T("slip.file", "time", at.Format("20060102-150405"))
	var slips bytes.Buffer
	if err := WriteSlips(&slips, to, codes, spoken, at); err != nil {
		return Handout{}, err
	}
	path, err := writeNew(folder, base, ".pdf", slips.Bytes())
	if err != nil {
		return Handout{}, err
	}
	return Handout{folder, filepath.Base(path), invite.FolderName}, nil
}

// writeNew writes a file that only this user may read, of the first name that is free: base, base-2, base-3… The fault is
// file.system.
func writeNew(folder, base, ext string, content []byte) (path string, err error) {
	name := base
	for n := 2; ; n++ {
		path = filepath.Join(folder, name+ext)
		switch err = store.WriteNew(path, content, 0o600); {
		case err == nil:
			return path, nil
		case !errors.Is(err, scoring.NewFault("file.exists")):
			return "", err
		}
		name = base + "-" + strconv.Itoa(n)
	}
}

package papers

import (
	"errors"
	"io/fs"
	"os"
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
	file, err := createNew(folder, base, ".pdf")
	if err != nil {
		return Handout{}, scoring.NewFault("file.system", "path", filepath.Join(folder, base+".pdf"), "reason", err)
	}
	path := file.Name()
	written := Handout{folder, filepath.Base(path), invite.FolderName}
	if err := errors.Join(WriteSlips(file, to, codes, spoken, at), file.Close()); err != nil {
		return Handout{}, errors.Join(err, os.Remove(path))
	}
	return written, nil
}

// createNew makes a file that only this user may read, of the first name that is free: base, base-2, base-3…
func createNew(folder, base, ext string) (*os.File, error) {
	name := base
	for n := 2; ; n++ {
		file, err := os.OpenFile(filepath.Join(folder, name+ext), os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
		if !errors.Is(err, fs.ErrExist) {
			return file, err
		}
		name = base + "-" + strconv.Itoa(n)
	}
}

package papers

import (
	"errors"
	"os"
	"path/filepath"
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
	written := Handout{folder, spoken.T("slip.file", "time", at.Format("20060102-150405")) + ".pdf", invite.FolderName}
	path := filepath.Join(folder, written.Slips)
	file, err := os.OpenFile(path, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
	if err != nil {
		return Handout{}, scoring.NewFault("file.system", "path", path, "reason", err)
	}
	if err := errors.Join(WriteSlips(file, to, codes, spoken, at), file.Close()); err != nil {
		return Handout{}, errors.Join(err, os.Remove(path))
	}
	return written, nil
}

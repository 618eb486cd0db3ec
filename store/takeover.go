package store

import (
	"context"
	"crypto/rand"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"example.com/hoidong/scoring"
	"example.com/hoidong/store/engine"
)

// A TookOver says that the file was made of a copy, on a machine that goes on in place of another. From this entry on the
// file is another one than that from which the copy was made, and the two are told apart by it.
type TookOver struct {
	// Identity is random: two files made of the same copy differ by it.
	Identity string `json:"identity"`
	// Host is the machine that went on, From the one before; From and CopiedAt are empty where the copy did not say.
	Host     string    `json:"host"`
	From     string    `json:"from,omitempty"`
	CopiedAt time.Time `json:"copied_at,omitzero"`
	// making is set by TakeOver alone: nobody does this to a file that is in use.
	making bool
}

func (a *TookOver) kind() string   { return "file.take_over" }
func (a *TookOver) action() Action { return RunSession }

func (a *TookOver) check(*tx) error {
	if !a.making {
		return scoring.NewFault("policy.role", "action", a.action())
	}
	return nil
}

// apply changes no table: what the act says is in the journal.
func (a *TookOver) apply(*tx) error { return nil }

// takeOver is the act of an entry that is one; otherwise nil.
func (e *Entry) takeOver() *TookOver {
	if act, err := e.act(); err == nil {
		taken, _ := act.(*TookOver)
		return taken
	}
	return nil
}

// TakeOver makes a council's file at path of a copy: the second machine goes on where the first one stopped. The copy is
// checked as a whole, by replaying its journal, before anything stands at path, and nothing is overwritten. The key of the
// server comes along. It returns what there is to say about it.
//
// The faults are those of Open for the copy, those of Verify, takeover.no_round for a copy without a round, file.exists,
// and backup.old_machine when the file at path has been taken over and the copy was made by the old machine later.
func TakeOver(ctx context.Context, from, path string, clock func() time.Time) (Legacy, error) {
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return Legacy{}, fileFault(path, err)
	}
	arriving := path + ".taking"
	if err := fetch(ctx, from, arriving); err != nil {
		return Legacy{}, err
	}
	legacy, err := takeOver(ctx, from, path, arriving, clock)
	if err != nil {
		return Legacy{}, errors.Join(err, os.Remove(arriving))
	}
	return legacy, nil
}

// fetch brings the copy to this machine while it holds it, so that nobody writes to it meanwhile.
func fetch(ctx context.Context, from, to string) error {
	held, err := engine.ReadBolt(from)
	if err != nil {
		return fileFault(from, err)
	}
	return errors.Join(bring(ctx, from, to), held.Close())
}

// takeOver checks the copy that has arrived, writes into it that it was taken over, and puts it in place.
func takeOver(ctx context.Context, from, path, arriving string, clock func() time.Time) (Legacy, error) {
	s, err := Open(ctx, arriving, clock)
	if err != nil {
		return Legacy{}, err
	}
	legacy, err := s.inherit(ctx, from, path)
	if err = errors.Join(err, s.Close()); err != nil {
		return Legacy{}, err
	}
	if err := bringKey(ctx, from, path); err != nil {
		return Legacy{}, err
	}
	return legacy, os.Rename(arriving, path)
}

// inherit checks the copy, reads what is in it, and begins the life of the new file.
func (s *Store) inherit(ctx context.Context, from, path string) (Legacy, error) {
	if err := s.mayStandAt(ctx, from, path); err != nil {
		return Legacy{}, err
	}
	found, err := s.Verify(ctx)
	if err = errors.Join(err, joinFaults(found.Faults)); err != nil {
		return Legacy{}, err
	}
	legacy, err := s.legacy(ctx)
	if err != nil {
		return Legacy{}, err
	}
	legacy.Path, legacy.Fingerprint = path, found.Fingerprint
	act := &TookOver{Identity: rand.Text(), Host: hostName(), From: legacy.Host, CopiedAt: legacy.CopiedAt, making: true}
	_, err = s.do(ctx, s.Owner(), act, request{also: func(t *tx) error { return put[*copyMark](t.RW, copyMarkKey, nil) }})
	return legacy, err
}

// mayStandAt refuses a path at which there is a file, and says what is the matter with the copy when that file is its kin.
func (s *Store) mayStandAt(ctx context.Context, from, path string) error {
	if _, err := os.Lstat(path); errors.Is(err, fs.ErrNotExist) {
		return nil
	} else if err != nil {
		return fileFault(path, err)
	}
	exists := fileFault(path, fs.ErrExist)
	there, err := engine.ReadBolt(path)
	if err != nil {
		return exists
	}
	err = there.View(ctx, func(ours engine.R) error {
		return s.engine.View(ctx, func(theirs engine.R) error {
			kin, err := kinshipOf(ours, theirs)
			if err != nil {
				return err
			}
			return kin.oldMachine(from, exists)
		})
	})
	return errors.Join(err, there.Close())
}

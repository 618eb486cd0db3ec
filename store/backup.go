package store

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"syscall"
	"time"

	"example.com/hoidong/scoring"
	"example.com/hoidong/store/engine"
)

// HostKeyPath is where the key of the server of a council's file stands: beside the file. It goes with copies, so that a
// machine that takes over is known to those who were connected to the one before.
func HostKeyPath(path string) string { return path + ".hostkey" }

// A Copy is a copy of the council's file.
type Copy struct {
	Path string
	// At is when it was made. Revision counts the acts in it.
	At          time.Time
	Revision    uint64
	Fingerprint string
}

// A copyMark stands in a copy, and says when it was made and of which file on which machine.
type copyMark struct {
	At   time.Time `json:"at"`
	Host string    `json:"host"`
	Path string    `json:"path"`
}

var copyMarkKey = key(metaTable, "copy")

// A backup is how copies of one file are made.
type backup struct {
	bolt *engine.Bolt
	path string
	// making guards the work beside the file, which is done for one copy at a time, and written: those of our copies that
	// are as we left them.
	making  chan struct{}
	written map[string]fileStamp
}

// A fileStamp tells whether somebody has written to a file meanwhile.
type fileStamp struct {
	size    int64
	changed time.Time
}

func stampOf(info fs.FileInfo) fileStamp { return fileStamp{info.Size(), info.ModTime()} }

func newBackup(b *engine.Bolt, path string) *backup {
	return &backup{bolt: b, path: path, making: make(chan struct{}, 1), written: map[string]fileStamp{}}
}

// Backup writes a copy of the file as it is at this moment to path, and the key of the server beside it, while everybody
// goes on working. The copy is made beside the file, where it is fast; there its journal is read from end to end. What
// then goes to path, which may be a slow stick, goes under another name, is synced, read back and compared, and only then
// takes the place of an older copy. The memory of a stick is never mapped: pulling it out is an error and no crash.
//
// Nothing is overwritten but earlier copies of this file. The faults are backup.no_file for a store without a file,
// backup.itself, backup.unrelated, backup.ahead, backup.taken_over, backup.old_machine, verify.chain, and file.*.
func (s *Store) Backup(ctx context.Context, path string) (Copy, error) {
	b := s.backup
	if b == nil {
		return Copy{}, scoring.NewFault("backup.no_file")
	}
	select {
	case b.making <- struct{}{}:
		defer func() { <-b.making }()
	case <-ctx.Done():
		return Copy{}, ctx.Err()
	}
	if err := b.mayReplace(ctx, path); err != nil {
		return Copy{}, err
	}
	ready := b.path + ".copying"
	defer os.Remove(ready) // what is left of it is replaced by the next
	made, err := b.prepare(ctx, ready, s.clock())
	if err != nil {
		return Copy{}, err
	}
	made.Path = path
	if err := b.put(ctx, ready, path); err != nil {
		return Copy{}, err
	}
	return made, nil
}

// prepare makes the copy beside the file and reads its journal.
func (b *backup) prepare(ctx context.Context, ready string, now time.Time) (Copy, error) {
	if err := b.bolt.CopyTo(ctx, ready); err != nil {
		return Copy{}, fileFault(ready, err)
	}
	copied, err := engine.OpenBolt(ready)
	if err != nil {
		return Copy{}, fileFault(ready, err)
	}
	made := Copy{At: now}
	_, err = copied.Update(ctx, func(rw engine.RW) error {
		if fault := checkChain(rw); fault != nil {
			return fault
		}
		last, hash, err := lastEntry(rw)
		if err != nil {
			return err
		}
		made.Revision, made.Fingerprint = last.Seq, Fingerprint(hash)
		return put(rw, copyMarkKey, &copyMark{now.UTC().Truncate(time.Millisecond), hostName(), b.path})
	})
	return made, errors.Join(err, copied.Close())
}

// put brings the copy, and the key, to where it is to be.
func (b *backup) put(ctx context.Context, ready, path string) error {
	if err := bring(ctx, ready, path); err != nil {
		return err
	}
	if info, err := os.Stat(path); err == nil {
		b.written[path] = stampOf(info)
	}
	return bringKey(ctx, b.path, path)
}

// mayReplace says whether a copy may be written to path.
func (b *backup) mayReplace(ctx context.Context, path string) error {
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case err != nil:
		return fileFault(path, err)
	case info.IsDir():
		return fileFault(path, &fs.PathError{Op: "open", Path: path, Err: syscall.EISDIR})
	case b.written[path] == stampOf(info):
		return nil
	}
	if own, err := os.Stat(b.path); err == nil && os.SameFile(own, info) {
		return scoring.NewFault("backup.itself", "path", path)
	}
	return b.compare(ctx, path)
}

// compare holds the journal of what stands at path against ours. What was never finished holds nothing to lose.
func (b *backup) compare(ctx context.Context, path string) error {
	met := b.path + ".met"
	defer os.Remove(met) // what is left of it is replaced by the next
	if err := bring(ctx, path, met); err != nil {
		return err
	}
	other, err := engine.OpenBolt(met)
	var damage *engine.Damage
	switch {
	case errors.As(err, &damage) && damage.Kind == engine.Foreign:
		return scoring.NewFault("backup.unrelated", "path", path)
	case errors.As(err, &damage):
		return nil
	case err != nil:
		return fileFault(path, err)
	}
	var kin kinship
	err = b.bolt.View(ctx, func(ours engine.R) error {
		return other.View(ctx, func(theirs engine.R) (err error) {
			kin, err = kinshipOf(ours, theirs)
			return err
		})
	})
	return errors.Join(err, other.Close(), kin.refusal(path))
}

func hostName() string {
	host, err := os.Hostname()
	if err != nil {
		return "?"
	}
	return host
}

// bringKey brings the key of the server of one file to another, when there is one.
func bringKey(ctx context.Context, from, to string) error {
	if _, err := os.Stat(HostKeyPath(from)); errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if same, err := sameContent(ctx, HostKeyPath(from), HostKeyPath(to)); same && err == nil {
		return nil
	}
	return bring(ctx, HostKeyPath(from), HostKeyPath(to))
}

package engine

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"iter"
	"os"
	"time"

	"go.etcd.io/bbolt"
	bolterrors "go.etcd.io/bbolt/errors"
)

// ErrInUse comes back when another process has the file open.
var ErrInUse = errors.New("engine: the file is open elsewhere")

// openTimeout is how long another process may take to let go of the file, for example while it closes.
const openTimeout = 300 * time.Millisecond

// bucket is the only bucket: order and names of keys are the store's affair.
var bucket = []byte("hoidong")

// Bolt is the engine on one file on disk.
type Bolt struct {
	db    *bbolt.DB
	queue queue
	hub   Hub
}

// CreateBolt makes a new file. It fails with an error that is fs.ErrExist when there is one already. The file is made
// under another name and renamed when it is whole, so that a process killed on the way leaves nothing half made.
func CreateBolt(path string) (*Bolt, error) {
	if _, err := os.Lstat(path); err == nil {
		return nil, &fs.PathError{Op: "create", Path: path, Err: fs.ErrExist}
	}
	temporary := path + ".new"
	if err := os.Remove(temporary); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	if err := createEmpty(temporary); err != nil {
		_ = os.Remove(temporary) // what is wrong is said by err
		return nil, err
	}
	if err := os.Rename(temporary, path); err != nil {
		return nil, err
	}
	return open(path, false)
}

func createEmpty(path string) error {
	b, err := open(path, false)
	if err != nil {
		return err
	}
	err = b.db.Update(func(tx *bbolt.Tx) error {
		_, err := tx.CreateBucket(bucket)
		return err
	})
	return errors.Join(err, b.Close())
}

// OpenBolt opens a file that CreateBolt made. The file is looked at before bbolt maps it, because bbolt crashes on a
// truncated file and initialises an empty one: errors are *Damage, ErrInUse, or the system's.
func OpenBolt(path string) (*Bolt, error) {
	if err := inspect(path); err != nil {
		return nil, err
	}
	b, err := open(path, false)
	if err != nil {
		return nil, err
	}
	return b, b.checkOurs(path)
}

// ReadBolt is OpenBolt for a file that is not to be changed, such as one on a stick that is write-protected. Others may
// read it at the same time; whoever has it open to write is ErrInUse.
func ReadBolt(path string) (*Bolt, error) {
	if err := inspect(path); err != nil {
		return nil, err
	}
	b, err := open(path, true)
	if err != nil {
		return nil, err
	}
	return b, b.checkOurs(path)
}

// checkOurs closes a file of bbolt's that is somebody else's.
func (b *Bolt) checkOurs(path string) error {
	err := b.db.View(func(tx *bbolt.Tx) error {
		if tx.Bucket(bucket) == nil {
			return &Damage{Path: path, Kind: Foreign}
		}
		return nil
	})
	if err != nil {
		return errors.Join(err, b.Close())
	}
	return nil
}

func open(path string, readOnly bool) (*Bolt, error) {
	db, err := bbolt.Open(path, 0o600, &bbolt.Options{Timeout: openTimeout, ReadOnly: readOnly})
	if errors.Is(err, bolterrors.ErrTimeout) {
		return nil, ErrInUse
	}
	if err != nil {
		return nil, fmt.Errorf("engine: open %s: %w", path, err)
	}
	b := &Bolt{db: db}
	err = db.View(func(tx *bbolt.Tx) error {
		b.hub.Tell(Revision(tx.ID()))
		return nil
	})
	return b, err
}

// View runs fn on the newest state.
func (b *Bolt) View(ctx context.Context, fn func(R) error) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	return closed(b.db.View(func(tx *bbolt.Tx) error { return fn(boltTx{tx.Bucket(bucket)}) }))
}

// Update runs fn at most once, and syncs the file before it returns. Updates that wait at the same time share one
// transaction and one sync; see batch.
func (b *Bolt) Update(ctx context.Context, fn func(RW) error) (Revision, error) {
	if err := ctx.Err(); err != nil {
		return 0, err
	}
	joined, err := b.queue.join(ctx)
	switch {
	case err != nil:
		return 0, err
	case joined != nil:
		return joined.follow(ctx, fn)
	}
	return b.lead(ctx, fn)
}

// CopyTo writes the newest state to a new file, which OpenBolt opens, out of one transaction and while others read and
// write. The copy is not synced to the disk. A file that stands at path is replaced.
//
// It should be a fast disk: a commit that makes the file larger waits for it.
func (b *Bolt) CopyTo(ctx context.Context, path string) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	return closed(b.db.View(func(tx *bbolt.Tx) error { return tx.CopyFile(path, 0o600) }))
}

// Watch tells of commits.
func (b *Bolt) Watch(ctx context.Context) <-chan Revision { return b.hub.Watch(ctx) }

// Close waits for running transactions and lets go of the file.
func (b *Bolt) Close() error { return b.db.Close() }

func closed(err error) error {
	if errors.Is(err, bolterrors.ErrDatabaseNotOpen) {
		return ErrClosed
	}
	return err
}

type boltTx struct{ bucket *bbolt.Bucket }

func (t boltTx) Get(key string) ([]byte, error) { return clone(t.bucket.Get([]byte(key))), nil }

func (t boltTx) Put(key string, value []byte) error {
	if len(value) == 0 {
		return errEmptyValue
	}
	return t.bucket.Put([]byte(key), value)
}

func (t boltTx) Scan(prefix string, reverse bool) iter.Seq2[string, []byte] {
	return func(yield func(string, []byte) bool) {
		c, p := t.bucket.Cursor(), []byte(prefix)
		first, next := func() ([]byte, []byte) { return c.Seek(p) }, c.Next
		if reverse {
			first, next = func() ([]byte, []byte) { return seekLast(c, p) }, c.Prev
		}
		for k, v := first(); k != nil && bytes.HasPrefix(k, p); k, v = next() {
			if !yield(string(k), clone(v)) {
				return
			}
		}
	}
}

// seekLast puts the cursor on the last key with the prefix, or before it.
func seekLast(c *bbolt.Cursor, prefix []byte) (key, value []byte) {
	if k, _ := c.Seek(append(clone(prefix), maxKey...)); k == nil {
		return c.Last()
	}
	return c.Prev()
}

package engine

import (
	"context"
	"errors"

	"go.etcd.io/bbolt"
)

// A batch is one transaction on the file that several updates share: they run one after the other, in the order in which
// they came, each in its own goroutine and each on what those before it wrote, and are synced to the disk together. An
// update that fails leaves nothing in the batch and does not concern the others, and neither does one that panics. How
// many share a batch is bounded by how many callers there are: nobody is answered, and can come again, before it ends.
type batch struct {
	tx *bbolt.Tx
	// back returns the turn to the leader.
	back chan struct{}
	// done is closed once revision and err are known.
	done     chan struct{}
	wrote    bool
	revision Revision
	err      error
}

// lead opens a transaction, runs fn and then all updates that wait, and commits.
func (b *Bolt) lead(ctx context.Context, fn func(RW) error) (Revision, error) {
	defer b.queue.pass()
	tx, err := b.db.Begin(true)
	if err != nil {
		return 0, closed(err)
	}
	t := &batch{tx: tx, back: make(chan struct{}), done: make(chan struct{}), revision: Revision(tx.ID())}
	own := b.runAll(ctx, t, fn)
	if t.err == nil && t.wrote {
		b.hub.Tell(t.revision)
	}
	return t.answer(own)
}

// runAll runs fn and the updates that wait and ends the transaction, also when fn panics. It returns the error of fn.
func (b *Bolt) runAll(ctx context.Context, t *batch, fn func(RW) error) error {
	defer t.end()
	own := t.run(ctx, fn)
	for next := b.queue.call(); next != nil; next = b.queue.call() {
		next <- t
		<-t.back
	}
	return own
}

// follow runs fn when it is its turn, and waits for the commit. Whoever fails waits too: he may have failed for what
// another wrote, which does not hold before it is on disk.
func (t *batch) follow(ctx context.Context, fn func(RW) error) (Revision, error) {
	err := t.takeTurn(ctx, fn)
	<-t.done
	return t.answer(err)
}

// takeTurn gives the turn back whatever becomes of fn: a panic stays with the goroutine that asked for it.
func (t *batch) takeTurn(ctx context.Context, fn func(RW) error) error {
	defer func() { t.back <- struct{}{} }()
	return t.run(ctx, fn)
}

// run puts what fn writes into the transaction once fn has gone well.
func (t *batch) run(ctx context.Context, fn func(RW) error) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	below := boltTx{t.tx.Bucket(bucket)}
	own := newOverlay(below)
	if err := fn(own); err != nil {
		return err
	}
	if err := own.flush(below); err != nil {
		t.err = errors.Join(t.err, err) // half of it may be in: nobody's writes can be kept
		return err
	}
	t.wrote = true
	return nil
}

// end commits what there is to commit.
func (t *batch) end() {
	defer close(t.done)
	if t.err == nil && t.wrote {
		t.err = t.tx.Commit()
		return
	}
	t.err = errors.Join(t.err, t.tx.Rollback())
}

// answer is what an update gets whose own function returned err.
func (t *batch) answer(err error) (Revision, error) {
	switch {
	case t.err != nil:
		return 0, t.err
	case err != nil:
		return 0, err
	}
	return t.revision, nil
}

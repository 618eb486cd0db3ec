// Package store keeps everything a council works with: rounds, dossiers, members, sheets, and the journal of every
// change to them.
//
// Changes go in as acts through Do: one act is one transaction, in which it is decided whether the actor may, whether
// the act is possible, what the journal says of it, and what the tables hold afterwards. What people see comes out of
// snapshots, through For. A snapshot is immutable and shared by everybody; the newest one is announced by Watch, which
// never blocks a writer and never loses the newest revision, though it may skip those between.
package store

import (
	"context"
	"errors"
	"fmt"
	"strconv"
	"sync"
	"sync/atomic"
	"time"

	"example.com/hoidong/scoring"
	"example.com/hoidong/store/engine"
)

// A Store is safe for concurrent use.
type Store struct {
	engine engine.Engine
	clock  func() time.Time
	// refreshing guards the step from one snapshot to the next.
	refreshing sync.Mutex
	snap       atomic.Pointer[Snapshot]
	hub        engine.Hub
	guard      guard
	stop       context.CancelFunc
	following  sync.WaitGroup
	// backup is how copies are made; nil for a store without a file.
	backup *backup
}

// New opens a store on an engine, which belongs to the store from then on. clock tells the time of journal entries.
// An engine that holds nothing yet becomes an empty store.
func New(ctx context.Context, e engine.Engine, clock func() time.Time) (*Store, error) {
	s := &Store{engine: e, clock: clock}
	if err := s.checkFormat(ctx); err != nil {
		return nil, errors.Join(err, e.Close())
	}
	if err := s.refresh(ctx); err != nil {
		return nil, errors.Join(err, e.Close())
	}
	following, stop := context.WithCancel(context.Background())
	s.stop = stop
	s.following.Go(func() { s.follow(following) })
	return s, nil
}

// Now is the time by the clock of the store.
func (s *Store) Now() time.Time { return s.clock() }

// Close waits for running transactions and closes the engine. Every later call fails.
func (s *Store) Close() error {
	s.stop()
	s.following.Wait()
	return s.engine.Close()
}

// checkFormat writes the format into an empty file and refuses a newer one.
func (s *Store) checkFormat(ctx context.Context) error {
	var there []byte
	at := key(metaTable, "format")
	err := s.engine.View(ctx, func(r engine.R) (err error) {
		there, err = r.Get(at)
		return err
	})
	if err != nil {
		return err
	}
	if there == nil {
		_, err := s.engine.Update(ctx, func(rw engine.RW) error { return rw.Put(at, []byte(strconv.Itoa(format))) })
		return err
	}
	if n, err := strconv.Atoi(string(there)); err != nil || n > format {
		return scoring.NewFault("file.newer")
	}
	return nil
}

// A Receipt says that an act is on disk.
type Receipt struct {
	// Seq is the number of its journal entry, and the revision of the first snapshot that shows it.
	Seq uint64
	At  time.Time
}

// request is what goes with an act besides the act.
type request struct {
	// undoes is the entry the act takes back.
	undoes uint64
	// also runs in the same transaction and is not replayed.
	also func(*tx) error
}

// Do performs an act: when it returns without an error the change is on disk, in the journal, and in the newest
// snapshot. The error is a fault when the actor may not, or the act is not possible; then nothing has changed.
func (s *Store) Do(ctx context.Context, actor Actor, act Act) (Receipt, error) {
	return s.do(ctx, actor, act, request{})
}

func (s *Store) do(ctx context.Context, actor Actor, act Act, with request) (Receipt, error) {
	var entry Entry
	_, err := s.engine.Update(ctx, func(rw engine.RW) error {
		// The engine may run this again: everything is made anew.
		entry = Entry{
			Round: actor.round, Actor: actor.member, Via: actor.via, Undoes: with.undoes,
			Reason: actor.grounds.Reason, Second: actor.grounds.Second.member,
		}
		return s.decide(&tx{RW: rw, round: actor.round, base: s.Snapshot()}, &entry, actor, act, with)
	})
	if err != nil {
		return Receipt{}, err
	}
	if err := s.refreshTo(context.WithoutCancel(ctx), entry.Seq); err != nil {
		return Receipt{}, fmt.Errorf("store: kept, but not shown: %w", err)
	}
	return Receipt{entry.Seq, entry.At}, nil
}

// decide is the transaction of an act.
func (s *Store) decide(t *tx, entry *Entry, actor Actor, act Act, with request) error {
	if f, ok := act.(founding); ok {
		// A round is created before anything is in it, its roles included.
		t.round, entry.Round = f.founded(), f.founded()
	}
	if err := entry.follow(t.RW, s.clock()); err != nil {
		return err
	}
	t.at = entry.At
	if err := t.may(actor, act, with.undoes); err != nil {
		return err
	}
	if err := entry.record(act); err != nil {
		return err
	}
	if err := entry.append(t.RW); err != nil {
		return err
	}
	if with.also != nil {
		if err := with.also(t); err != nil {
			return err
		}
	}
	return t.perform(entry, act)
}

// replace finds out what an import changes, stages it as it was and as it is to be, and puts it in force by the act made
// of the two. When something changes in between, the act is refused like any other.
func replace[C any](ctx context.Context, s *Store, actor Actor, against func(engine.R) (was, now C, err error), act func(was, now Staged) Act) (Receipt, error) {
	var was, now C
	err := s.engine.View(ctx, func(r engine.R) (err error) {
		was, now, err = against(r)
		return err
	})
	if err != nil {
		return Receipt{}, err
	}
	before, err := s.stage(ctx, was)
	if err != nil {
		return Receipt{}, err
	}
	after, err := s.stage(ctx, now)
	if err != nil {
		return Receipt{}, err
	}
	return s.Do(ctx, actor, act(before, after))
}

// Snapshot is the newest state. It never waits.
func (s *Store) Snapshot() *Snapshot { return s.snap.Load() }

// Watch sends the revision of the newest snapshot, at once and whenever there is a newer one, until ctx is done.
func (s *Store) Watch(ctx context.Context) <-chan engine.Revision { return s.hub.Watch(ctx) }

// follow brings the snapshot up to date when somebody else writes to the same engine.
func (s *Store) follow(ctx context.Context) {
	for range s.engine.Watch(ctx) {
		// A refresh that fails here is tried again at the next commit; Do reports what is wrong to whoever acts.
		_ = s.refresh(ctx)
	}
}

// refreshTo sees to it that the snapshot shows this revision. Of many who wait for theirs one reads what all of them
// wrote, and the others find it done.
func (s *Store) refreshTo(ctx context.Context, revision uint64) error {
	s.refreshing.Lock()
	defer s.refreshing.Unlock()
	if s.snap.Load().revision >= revision {
		return nil
	}
	return s.step(ctx)
}

// refresh makes the snapshot of the newest revision and announces it.
func (s *Store) refresh(ctx context.Context) error {
	s.refreshing.Lock()
	defer s.refreshing.Unlock()
	return s.step(ctx)
}

// step is refresh for whoever holds refreshing.
func (s *Store) step(ctx context.Context) error {
	var newest *Snapshot
	err := s.engine.View(ctx, func(r engine.R) (err error) {
		newest, err = s.snap.Load().after(r)
		return err
	})
	if err != nil {
		return err
	}
	s.snap.Store(newest)
	s.hub.Tell(engine.Revision(newest.revision))
	return nil
}

package returns

import (
	"context"
	"errors"
	"runtime"
	"slices"
	"sync"
	"sync/atomic"

	"example.com/hoidong/scoring"
	"example.com/hoidong/store"
	"example.com/hoidong/store/exchange"
)

// An Inbox holds the files that somebody receives, in the order in which they were named. Its methods are not for several
// goroutines at a time.
type Inbox struct {
	store   *store.Store
	actor   store.Actor
	readers []Reader
	Files   []*File
}

// New is an inbox of whoever receives. readers are those of the kinds of files; none for all there are.
func New(s *store.Store, actor store.Actor, kinds ...Reader) *Inbox {
	if len(kinds) == 0 {
		kinds = readers
	}
	return &Inbox{store: s, actor: actor, readers: kinds}
}

// Progress is told how many files of all have been dealt with, not always by the same goroutine; nil asks for nothing.
type Progress func(done, total int)

// Read reads files and holds them against the round with what was decided, as many at a time as there are processors, so
// that as many are in memory. What is wrong with one is its Err. The error is that of whoever may not receive files.
func (b *Inbox) Read(ctx context.Context, paths []string, decided store.Decisions, progress Progress) error {
	b.Files = make([]*File, len(paths))
	for i, path := range paths {
		b.Files[i] = &File{Path: path, Name: exchange.FileName(path), decided: decided}
	}
	err := each(ctx, len(paths), runtime.NumCPU(), progress, func(ctx context.Context, i int) error {
		return b.readOne(ctx, b.Files[i])
	})
	settle(b.Files)
	return err
}

func (b *Inbox) readOne(ctx context.Context, f *File) error {
	src, err := exchange.OpenSource(f.Path)
	if err == nil {
		f.in, f.Warnings, err = read(ctx, b.store, b.readers, src)
	}
	if !b.store.Snapshot().For(b.actor).SeesSpread() {
		err = withheld(err)
		for i, warning := range f.Warnings {
			f.Warnings[i] = blanked(warning)
		}
	}
	if f.Err = err; err != nil {
		return nil
	}
	f.read = true
	return b.show(ctx, f)
}

// hold holds a file against the round as it is now.
func (b *Inbox) hold(ctx context.Context, f *File) (err error) {
	f.Staged, err = b.store.Stage(ctx, b.actor, f.in, f.decided)
	return err
}

// show holds a file against the round for somebody to look at.
func (b *Inbox) show(ctx context.Context, f *File) error {
	err := b.hold(ctx, f)
	f.decided.Seen = f.Staged.Mark
	return err
}

// Look is what the files are now, for whoever shows them while something is done to them.
func (b *Inbox) Look() []File {
	files := make([]File, len(b.Files))
	for i, f := range b.Files {
		files[i] = *f
	}
	return files
}

// Offered are the files that would change something and against which nothing speaks.
func (b *Inbox) Offered() []*File {
	return slices.DeleteFunc(slices.Clone(b.Files), func(f *File) bool { return !f.Offered() })
}

// Taken counts the files that were taken.
func (b *Inbox) Taken() int {
	n := 0
	for _, f := range b.Files {
		if f.Taken.Seq != 0 {
			n++
		}
	}
	return n
}

// Decide says which of two contents counts of stale sheets of a file, and why, and holds it against the round again.
func (b *Inbox) Decide(ctx context.Context, f *File, takes map[string]store.Take, reason string) error {
	if !f.read {
		return nil
	}
	f.decided.Takes, f.decided.Reason = takes, reason
	err := b.hold(ctx, f)
	settle(b.Files)
	return err
}

// together is how many files are taken at a time: those who come together share a commit.
const together = 32

// Take takes files, each whole or not at all, and those of one form one after the other. Why one was not taken is its Err; those
// that were not taken are held against the round again.
func (b *Inbox) Take(ctx context.Context, files []*File, progress Progress) error {
	groups := byForm(files)
	err := each(ctx, len(groups), together, progress, func(ctx context.Context, i int) error {
		for _, f := range groups[i] {
			if err := b.takeOne(ctx, f); err != nil {
				return err
			}
		}
		return nil
	})
	for _, f := range b.Files {
		if f.read && f.Taken.Seq == 0 && err == nil {
			err = b.show(ctx, f)
		}
	}
	settle(b.Files)
	return err
}

// byForm are the files of each form, in the order in which they came.
func byForm(files []*File) [][]*File {
	var groups [][]*File
	at := map[int]int{}
	for _, f := range files {
		i, there := at[f.in.Form]
		if !there {
			i, at[f.in.Form] = len(groups), len(groups)
			groups = append(groups, nil)
		}
		groups[i] = append(groups[i], f)
	}
	return groups
}

func (b *Inbox) takeOne(ctx context.Context, f *File) (err error) {
	f.Taken, err = b.store.Receive(ctx, b.actor, f.in, f.decided)
	f.Err = nil
	var fault *scoring.Fault
	switch {
	case err == nil, errors.Is(err, scoring.NewFault("receive.known")):
		return nil
	case errors.As(err, &fault):
		f.Err = err
		return nil
	}
	return err
}

// each does something n times, some at a time, until an error, which it returns.
func each(ctx context.Context, n, atATime int, progress Progress, do func(ctx context.Context, i int) error) error {
	ctx, stop := context.WithCancelCause(ctx)
	defer stop(nil)
	var next atomic.Int64
	var workers sync.WaitGroup
	var telling sync.Mutex
	done := 0
	tell := func() {
		telling.Lock()
		defer telling.Unlock()
		if done++; progress != nil {
			progress(done, n)
		}
	}
	for range min(n, atATime) {
		workers.Go(func() {
			for i := int(next.Add(1)) - 1; i < n && ctx.Err() == nil; i = int(next.Add(1)) - 1 {
				if err := do(ctx, i); err != nil {
					stop(err)
					return
				}
				tell()
			}
		})
	}
	workers.Wait()
	return context.Cause(ctx)
}

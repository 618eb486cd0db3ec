// Package engine keeps sorted keys and values and runs functions on them in transactions.
//
// It knows nothing of councils. The store above it is written so that any engine with serialisable transactions will
// do: the functions it passes may be run several times and have no effect but through the transaction they are given,
// and nothing is ever deleted.
package engine

import (
	"context"
	"errors"
	"iter"
)

// A Revision counts the commits of a file, and grows. Updates that were committed together share one.
type Revision uint64

// ErrClosed comes back from a call on an engine that was closed.
var ErrClosed = errors.New("engine: closed")

// R reads one consistent state. Returned slices belong to the caller and outlive the transaction.
type R interface {
	// Get returns the value of key, or nil when there is none.
	Get(key string) ([]byte, error)
	// Scan yields all pairs with this prefix in ascending order of their keys, or descending when reverse.
	Scan(prefix string, reverse bool) iter.Seq2[string, []byte]
}

// RW reads and writes; it sees its own writes.
type RW interface {
	R
	// Put sets the value of key. An empty value is a fault of the caller and is refused.
	Put(key string, value []byte) error
}

// An Engine is safe for concurrent use.
type Engine interface {
	// View runs fn on the newest state. It returns fn's error, the context's, or ErrClosed.
	View(ctx context.Context, fn func(R) error) error
	// Update runs fn and makes what it wrote durable, all or nothing, before it returns the revision. fn may be run
	// more than once. When fn returns an error nothing is written and that error comes back.
	Update(ctx context.Context, fn func(RW) error) (Revision, error)
	// Watch sends revisions until ctx is done, then closes the channel: the newest at once, and after each commit.
	// The channel holds one revision; a slow reader misses revisions, never the newest.
	Watch(ctx context.Context) <-chan Revision
	Close() error
}

// errEmptyValue keeps nil the only sign for “no such key”.
var errEmptyValue = errors.New("engine: empty value")

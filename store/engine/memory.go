package engine

import (
	"context"
	"errors"
	"iter"
	"math/rand/v2"
	"strings"
	"sync"

	"github.com/tidwall/btree"
)

// Memory is an engine without a file. Every state ever committed stays readable by the transactions that began on it.
type Memory struct {
	hub Hub
	// abort decides whether a transaction that went well is thrown away and run again; nil for never.
	abort func() bool

	mu     sync.Mutex
	closed bool
	rev    Revision
	tree   *btree.Map[string, []byte]
}

// NewMemory returns an empty engine.
func NewMemory() *Memory {
	m := &Memory{tree: new(btree.Map[string, []byte])}
	m.hub.Tell(0)
	return m
}

// NewChaos returns an engine for tests that aborts and re-runs transactions at random, as an engine with optimistic
// transactions does under load, and runs them side by side.
func NewChaos(seed uint64) *Memory {
	m := NewMemory()
	source := rand.New(rand.NewPCG(seed, seed))
	var mu sync.Mutex
	m.abort = func() bool {
		mu.Lock()
		defer mu.Unlock()
		return source.IntN(3) == 0
	}
	return m
}

// Copy returns an engine that holds what this one holds at the moment, closed or not, and goes its own way from then on.
func (m *Memory) Copy() *Memory {
	m.mu.Lock()
	defer m.mu.Unlock()
	other := &Memory{tree: m.tree.Copy(), rev: m.rev}
	other.hub.Tell(other.rev)
	return other
}

// View runs fn on the state of the moment.
func (m *Memory) View(ctx context.Context, fn func(R) error) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	tree, _, err := m.begin()
	if err != nil {
		return err
	}
	return fn(memoryTx{tree})
}

// Update runs fn on a copy and puts the copy in force, again and again until nobody else was faster.
func (m *Memory) Update(ctx context.Context, fn func(RW) error) (Revision, error) {
	for {
		if err := ctx.Err(); err != nil {
			return 0, err
		}
		tree, began, err := m.begin()
		if err != nil {
			return 0, err
		}
		if err := fn(memoryTx{tree}); err != nil {
			return 0, err
		}
		rev, err := m.commit(tree, began)
		if !errors.Is(err, errConflict) {
			return rev, err
		}
	}
}

// Watch tells of commits.
func (m *Memory) Watch(ctx context.Context) <-chan Revision { return m.hub.Watch(ctx) }

// Close makes every later call fail.
func (m *Memory) Close() error {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.closed = true
	return nil
}

var errConflict = errors.New("engine: somebody else was faster")

func (m *Memory) begin() (*btree.Map[string, []byte], Revision, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.closed {
		return nil, 0, ErrClosed
	}
	return m.tree.Copy(), m.rev, nil
}

func (m *Memory) commit(tree *btree.Map[string, []byte], began Revision) (Revision, error) {
	if m.abort != nil && m.abort() {
		return 0, errConflict
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	switch {
	case m.closed:
		return 0, ErrClosed
	case m.rev != began:
		return 0, errConflict
	}
	m.tree, m.rev = tree, m.rev+1
	m.hub.Tell(m.rev)
	return m.rev, nil
}

type memoryTx struct{ tree *btree.Map[string, []byte] }

func (t memoryTx) Get(key string) ([]byte, error) {
	value, _ := t.tree.Get(key)
	return clone(value), nil
}

func (t memoryTx) Put(key string, value []byte) error {
	if len(value) == 0 {
		return errEmptyValue
	}
	t.tree.Set(key, clone(value))
	return nil
}

func (t memoryTx) Scan(prefix string, reverse bool) iter.Seq2[string, []byte] {
	return func(yield func(string, []byte) bool) {
		visit := func(key string, value []byte) bool {
			return strings.HasPrefix(key, prefix) && yield(key, clone(value))
		}
		if reverse {
			t.tree.Descend(prefix+maxKey, visit)
		} else {
			t.tree.Ascend(prefix, visit)
		}
	}
}

// maxKey sorts behind every key: keys are UTF-8 text, in which 0xFF does not occur.
const maxKey = "\xff"

// clone copies a value; nil stays nil.
func clone(value []byte) []byte { return append([]byte(nil), value...) }

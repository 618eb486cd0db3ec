package engine

import (
	"errors"
	"iter"

	"github.com/tidwall/btree"
	"go.etcd.io/bbolt"
)

// An overlay is a transaction of its own within another: it sees what that one holds, keeps its own writes to itself,
// and puts them in only with flush, into the one that it lies over.
type overlay struct {
	below R
	own   memoryTx
}

// Over is a transaction over one that only reads: nobody ever sees what is written in it but itself, which is how to find
// out what writes would lead to. It ends with the transaction below.
func Over(below R) RW { return newOverlay(below) }

func newOverlay(below R) overlay {
	return overlay{below, memoryTx{new(btree.Map[string, []byte])}}
}

// errTooLarge is a key or a value that bbolt would not take.
var errTooLarge = errors.New("engine: key or value of a size that cannot be kept")

func (o overlay) Get(key string) ([]byte, error) {
	if value, err := o.own.Get(key); err != nil || value != nil {
		return value, err
	}
	return o.below.Get(key)
}

// Put refuses here what bbolt would refuse in flush, where it would be too late for the others.
func (o overlay) Put(key string, value []byte) error {
	if key == "" || len(key) > bbolt.MaxKeySize || len(value) > bbolt.MaxValueSize {
		return errTooLarge
	}
	return o.own.Put(key, value)
}

// Scan merges the two: where both have a key, the own value hides the one below.
func (o overlay) Scan(prefix string, reverse bool) iter.Seq2[string, []byte] {
	return func(yield func(string, []byte) bool) {
		next, stop := iter.Pull2(o.own.Scan(prefix, reverse))
		defer stop()
		mine, value, more := next()
		for key, below := range o.below.Scan(prefix, reverse) {
			for more && mine != key && (mine < key) != reverse {
				if !yield(mine, value) {
					return
				}
				mine, value, more = next()
			}
			if more && mine == key {
				below = value
				mine, value, more = next()
			}
			if !yield(key, below) {
				return
			}
		}
		for ; more; mine, value, more = next() {
			if !yield(mine, value) {
				return
			}
		}
	}
}

// flush puts the writes into the transaction below, in the order of their keys, which is the one bbolt likes best.
func (o overlay) flush(below RW) error {
	var failed error
	o.own.tree.Scan(func(key string, value []byte) bool {
		failed = below.Put(key, value)
		return failed == nil
	})
	return failed
}

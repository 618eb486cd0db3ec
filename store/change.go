package store

import (
	"bytes"
	"fmt"

	"example.com/hoidong/scoring"
	"example.com/hoidong/store/engine"
)

// A located record knows where it stands in the file, and the fault that says that somebody else changed it.
type located interface {
	comparable
	at(round string) string
	moved() *scoring.Fault
}

// A change takes one record from what was to what is now; nil is a record that is not there. Turned round it is the
// change that takes it back.
type change[P located] struct{ was, now P }

// record is the one of the two that is there.
func (c change[P]) record() P {
	if c.removes() {
		return c.was
	}
	return c.now
}

func (c change[P]) removes() bool { return c.now == *new(P) }

// check compares what is there with what was.
func (c change[P]) check(t *tx) error {
	there, err := read[P](t, c.record().at(t.round))
	if err != nil {
		return err
	}
	same, err := sameRecord(there, c.was)
	if err != nil || same {
		return err
	}
	return c.record().moved()
}

func (c change[P]) apply(t *tx) error { return put(t, c.record().at(t.round), c.now) }

// changes pairs records as they were with the same records as they are now.
func changes[P located](was, now []P) ([]change[P], error) {
	if len(was) != len(now) {
		return nil, fmt.Errorf("store: %d records were, %d are", len(was), len(now))
	}
	pairs := make([]change[P], len(was))
	for i := range pairs {
		pairs[i] = change[P]{was[i], now[i]}
	}
	return pairs, nil
}

// stagedChanges are the changes of an import of records of one kind.
func stagedChanges[P located](r engine.R, was, now Staged) ([]change[P], error) {
	before, err := content[[]P](r, was)
	if err != nil {
		return nil, err
	}
	after, err := content[[]P](r, now)
	if err != nil {
		return nil, err
	}
	return changes(*before, *after)
}

// pointers are the elements of a list, not copies of them.
func pointers[T any](list []T) []*T {
	refs := make([]*T, len(list))
	for i := range list {
		refs[i] = &list[i]
	}
	return refs
}

// changesTo lists the records that differ from what is there, and beside them what is there.
func changesTo[P located](r engine.R, round string, records []P) (was, now []P, err error) {
	for _, record := range records {
		there, err := read[P](r, record.at(round))
		if err != nil {
			return nil, nil, err
		}
		same, err := sameRecord(there, record)
		if err != nil {
			return nil, nil, err
		}
		if !same {
			was, now = append(was, there), append(now, record)
		}
	}
	return was, now, nil
}

// checkAll compares every record; the first that somebody changed is named.
func checkAll[P located](t *tx, list []change[P]) error {
	for _, c := range list {
		if err := c.check(t); err != nil {
			return err
		}
	}
	return nil
}

func applyAll[P located](t *tx, list []change[P]) error {
	for _, c := range list {
		if err := c.apply(t); err != nil {
			return err
		}
	}
	return nil
}

// sameRecord compares two records by the bytes they are kept as.
func sameRecord[P any](a, b P) (bool, error) {
	x, err := encode(a)
	if err != nil {
		return false, err
	}
	y, err := encode(b)
	return bytes.Equal(x, y), err
}

package store

import (
	"bytes"
	"cmp"
	"sort"

	"example.com/hoidong/scoring"
	"example.com/hoidong/store/engine"
)

// A kinship is how the journals of two files are related. Every entry holds the hash of all before it: where two have the
// same entry they have the same beginning.
type kinship struct {
	// common is the number of the last entry that both have; 0 when they have none in common. ours and theirs are the
	// last of each.
	common, ours, theirs uint64
	// ourNext and theirNext are the entries behind the common one; nil where there is none.
	ourNext, theirNext *Entry
}

func kinshipOf(ours, theirs engine.R) (kinship, error) {
	last, _, err := lastEntry(ours)
	if err != nil {
		return kinship{}, err
	}
	other, _, err := lastEntry(theirs)
	if err != nil {
		return kinship{}, err
	}
	k := kinship{ours: last.Seq, theirs: other.Seq}
	if k.common, err = commonEntries(ours, theirs, min(k.ours, k.theirs)); err != nil {
		return kinship{}, err
	}
	if k.ourNext, err = entryBehind(ours, k.common, k.ours); err != nil {
		return kinship{}, err
	}
	k.theirNext, err = entryBehind(theirs, k.common, k.theirs)
	return k, err
}

// entryBehind is the entry behind one; nil behind the last.
func entryBehind(r engine.R, seq, last uint64) (*Entry, error) {
	if seq == last {
		return nil, nil
	}
	return entryAt(r, seq+1)
}

// commonEntries counts the entries with which both begin, of the first most.
func commonEntries(ours, theirs engine.R, most uint64) (uint64, error) {
	var failed error
	same := sort.Search(int(most), func(i int) bool {
		a, errA := ours.Get(journalKey(uint64(i) + 1))
		b, errB := theirs.Get(journalKey(uint64(i) + 1))
		failed = cmp.Or(failed, errA, errB)
		return !bytes.Equal(a, b)
	})
	return uint64(same), failed
}

// refusal is why the other file, at path, must not give way to a copy of ours; nil when it is an earlier copy.
func (k kinship) refusal(path string) error {
	switch {
	case k.theirs == k.common:
		return nil
	case k.common == 0:
		return scoring.NewFault("backup.unrelated", "path", path)
	}
	if taken := k.theirNext.takeOver(); taken != nil {
		return scoring.NewFault("backup.taken_over", "path", path, "host", taken.Host, "at", spokenTime(k.theirNext.At))
	}
	return k.oldMachine(path, scoring.NewFault("backup.ahead", "path", path, "n", int(k.theirs-k.common)))
}

// oldMachine is the fault for a file in which somebody went on working on the machine from which ours was taken over;
// otherwise when it is no such file.
func (k kinship) oldMachine(path string, otherwise error) error {
	if k.ourNext == nil || k.theirNext == nil || k.ourNext.takeOver() == nil {
		return otherwise
	}
	return scoring.NewFault("backup.old_machine", "path", path, "n", int(k.theirs-k.common), "at", spokenTime(k.theirNext.At))
}

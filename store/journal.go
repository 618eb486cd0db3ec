package store

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"strings"
	"time"

	"example.com/hoidong/store/engine"
)

// An Entry is one line of the journal. Its stored bytes hold the hash of the entry before it, so that nothing in the
// chain can be changed without changing every hash behind it.
type Entry struct {
	// Seq counts from 1 without gaps; it is the revision of the file after the act.
	Seq uint64 `json:"seq"`
	// At is UTC, in milliseconds, and never earlier than the entry before.
	At time.Time `json:"at"`
	// Round the act belongs to.
	Round string `json:"round"`
	// Actor is the member's code, or empty for the owner of the file at the command line.
	Actor string `json:"actor,omitempty"`
	Via   Via    `json:"via"`
	// Reason and Second, a member's code, are the grounds of an act that needed them.
	Reason string `json:"reason,omitempty"`
	Second string `json:"second,omitempty"`
	// Undoes is the entry this one takes back; 0 for none.
	Undoes uint64          `json:"undoes,omitempty"`
	Kind   string          `json:"kind"`
	Act    json.RawMessage `json:"act"`
	// Previous is the hash of the entry before, in hexadecimal; empty for the first.
	Previous string `json:"previous,omitempty"`
}

// act decodes what was done.
func (e *Entry) act() (Act, error) { return decodeAct(e.Kind, e.Act) }

func journalKey(seq uint64) string { return key(journalTable, fmt.Sprintf("%012d", seq)) }
func undoneKey(seq uint64) string  { return key(undoneTable, fmt.Sprintf("%012d", seq)) }
func touchedKey(seq uint64) string { return key(touchedTable, fmt.Sprintf("%012d", seq)) }

// hashOf is the hash of an entry's stored bytes.
func hashOf(stored []byte) string {
	sum := sha256.Sum256(stored)
	return hex.EncodeToString(sum[:])
}

// Fingerprint shortens a hash to what two people can compare aloud: 16 hexadecimal digits in groups of four.
func Fingerprint(hash string) string {
	if len(hash) < 16 {
		return "–"
	}
	h := strings.ToUpper(hash[:16])
	return h[:4] + "-" + h[4:8] + "-" + h[8:12] + "-" + h[12:]
}

// lastEntry is the newest entry and its hash; a zero entry and an empty hash in an empty journal.
func lastEntry(r engine.R) (Entry, string, error) {
	for key, value := range r.Scan(under(journalTable), true) {
		var e Entry
		if err := json.Unmarshal(value, &e); err != nil {
			return Entry{}, "", fmt.Errorf("store: %s: %w", key, err)
		}
		return e, hashOf(value), nil
	}
	return Entry{}, "", nil
}

// record puts the act into the entry.
func (e *Entry) record(act Act) error {
	text, err := json.Marshal(act)
	if err != nil {
		return fmt.Errorf("store: act %s: %w", act.kind(), err)
	}
	e.Kind, e.Act = act.kind(), text
	return nil
}

// follow makes the entry the one behind the last: it fills in number, time and chain.
func (e *Entry) follow(r engine.R, now time.Time) error {
	last, hash, err := lastEntry(r)
	if err != nil {
		return err
	}
	e.Seq, e.Previous = last.Seq+1, hash
	e.At = now.UTC().Truncate(time.Millisecond)
	if e.At.Before(last.At) {
		e.At = last.At
	}
	return nil
}

// append writes the entry behind the one that it follows.
func (e *Entry) append(rw engine.RW) error {
	text, err := json.Marshal(e)
	if err != nil {
		return fmt.Errorf("store: journal: %w", err)
	}
	return rw.Put(journalKey(e.Seq), text)
}

package store

import (
	"encoding/json"
	"fmt"
	"net/url"
	"strings"

	"example.com/hoidong/scoring"
	"example.com/hoidong/store/engine"
)

// format is the version of the layout below. A file with a higher one was written by a newer program.
const format = 1

// The tables. Keys sort the way they are read: a sheet's key is round, dossier, turn, member, so that one scan reads
// the sheets of a product.
const (
	metaTable       = "meta"
	journalTable    = "journal"
	touchedTable    = "touched"
	undoneTable     = "undone"
	stageTable      = "stage"
	secretTable     = "secret"
	keyTable        = "key"
	roundTable      = "round"
	rulesTable      = "rules"
	sessionTable    = "session"
	memberTable     = "member"
	enterpriseTable = "enterprise"
	dossierTable    = "dossier"
	sheetTable      = "sheet"
	recusalTable    = "recusal"
	attendanceTable = "attendance"
	presidingTable  = "presiding"
	tellersTable    = "tellers"
	rescoringTable  = "rescoring"
	givenTable      = "given"
	boardTable      = "board"
	waiverTable     = "waiver"
	formTable       = "form"
	keyingTable     = "keying"
	houseTable      = "house"
	packetTable     = "packet"
)

// key joins a table and the parts of a key. Parts are escaped, so a code with a slash stays one part.
func key(table string, parts ...string) string {
	var b strings.Builder
	b.WriteString(table)
	for _, part := range parts {
		b.WriteByte('/')
		b.WriteString(url.PathEscape(part))
	}
	return b.String()
}

// under is the prefix of all keys below the given parts.
func under(table string, parts ...string) string { return key(table, parts...) + "/" }

// recordVersion is the version of every record written today.
const recordVersion = 1

// A record wraps every value with its version, so that a later program can read values written by this one. Nothing is
// ever deleted: a record whose data is nil is a tombstone, and whoever reads it finds no record.
type record[P any] struct {
	Version int `json:"v"`
	Data    P   `json:"d"`
}

// get reads a record; nil when there is none.
func get[T any](r engine.R, key string) (*T, error) { return read[*T](r, key) }

// read is get for a type that is a pointer already.
func read[P any](r engine.R, key string) (P, error) {
	value, err := r.Get(key)
	if err != nil || value == nil {
		return *new(P), err
	}
	return decode[P](key, value)
}

func decode[P any](key string, value []byte) (P, error) {
	var rec record[P]
	if err := json.Unmarshal(value, &rec); err != nil {
		return *new(P), scoring.NewFault("file.record", "key", key, "reason", err)
	}
	if rec.Version != recordVersion {
		return *new(P), scoring.NewFault("file.newer")
	}
	return rec.Data, nil
}

// all reads every record under a prefix, in key order, and passes over tombstones.
func all[T any](r engine.R, prefix string) ([]*T, error) {
	var records []*T
	for key, value := range r.Scan(prefix, false) {
		one, err := decode[*T](key, value)
		if err != nil {
			return nil, err
		}
		if one != nil {
			records = append(records, one)
		}
	}
	return records, nil
}

// put writes a record; nil leaves a tombstone.
func put[P any](rw engine.RW, key string, data P) error {
	value, err := encode(data)
	if err != nil {
		return fmt.Errorf("store: %s: %w", key, err)
	}
	return rw.Put(key, value)
}

// encode is deterministic: struct fields in their order, maps sorted.
func encode[P any](data P) ([]byte, error) { return json.Marshal(record[P]{recordVersion, data}) }

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
	stageTable      = "stage"
	secretTable     = "secret"
	roundTable      = "round"
	rulesTable      = "rules"
	sessionTable    = "session"
	memberTable     = "member"
	enterpriseTable = "enterprise"
	dossierTable    = "dossier"
	sheetTable      = "sheet"
	recusalTable    = "recusal"
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

// A record wraps every value with its version, so that a later program can read values written by this one.
type record[T any] struct {
	Version int `json:"v"`
	Data    T   `json:"d"`
}

// get reads a record; nil when there is none.
func get[T any](r engine.R, key string) (*T, error) {
	value, err := r.Get(key)
	if err != nil || value == nil {
		return nil, err
	}
	return decode[T](key, value)
}

func decode[T any](key string, value []byte) (*T, error) {
	var rec record[T]
	if err := json.Unmarshal(value, &rec); err != nil {
		return nil, scoring.NewFault("file.record", "key", key, "reason", err)
	}
	if rec.Version != recordVersion {
		return nil, scoring.NewFault("file.newer")
	}
	return &rec.Data, nil
}

// all reads every record under a prefix, in key order.
func all[T any](r engine.R, prefix string) ([]*T, error) {
	var records []*T
	for key, value := range r.Scan(prefix, false) {
		one, err := decode[T](key, value)
		if err != nil {
			return nil, err
		}
		records = append(records, one)
	}
	return records, nil
}

// put writes a record. Encoding is deterministic: struct fields in their order, maps sorted.
func put[T any](rw engine.RW, key string, data *T) error {
	value, err := json.Marshal(record[T]{recordVersion, *data})
	if err != nil {
		return fmt.Errorf("store: %s: %w", key, err)
	}
	return rw.Put(key, value)
}

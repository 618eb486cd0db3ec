package store

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"slices"

	"example.com/hoidong/scoring"
	"example.com/hoidong/store/engine"
)

// A Verification is what Verify found.
type Verification struct {
	// Entries is the number of acts in the journal.
	Entries uint64
	// Fingerprint is the mã đối chiếu of the whole journal.
	Fingerprint string
	// Faults say where the file is not what its journal makes of it; none when everything is identical.
	Faults []*scoring.Fault
}

// replayed are the tables that the journal makes; the others are the journal itself, what it was given, and secrets.
var replayed = []string{
	roundTable, rulesTable, sessionTable, memberTable, enterpriseTable, dossierTable, sheetTable, recusalTable, rescoringTable, givenTable, attendanceTable,
	presidingTable, boardTable, waiverTable, formTable, keyingTable, keyTable, packetTable, touchedTable, undoneTable,
}

// shownFaults is how many differing keys are listed by name.
const shownFaults = 20

// Verify recomputes everything from the raw acts: the chain of hashes, every table by replaying the journal into an
// empty store, and the ranking from the replayed sheets. An error is one of reading; what is wrong with the content
// is in the result.
func (s *Store) Verify(ctx context.Context) (Verification, error) {
	var result Verification
	err := s.engine.View(ctx, func(r engine.R) error {
		last, hash, err := lastEntry(r)
		if err != nil {
			return err
		}
		result = Verification{Entries: last.Seq, Fingerprint: Fingerprint(hash)}
		if fault := checkChain(r); fault != nil {
			result.Faults = append(result.Faults, fault)
			return nil
		}
		again, fault, err := replay(ctx, r)
		if err != nil || fault != nil {
			result.Faults = appendFault(result.Faults, fault)
			return err
		}
		return again.View(ctx, func(fresh engine.R) error {
			result.Faults = append(result.Faults, compareTables(r, fresh)...)
			return s.compareRanking(fresh, last, &result)
		})
	})
	return result, err
}

func appendFault(faults []*scoring.Fault, fault *scoring.Fault) []*scoring.Fault {
	if fault == nil {
		return faults
	}
	return append(faults, fault)
}

// checkChain walks the journal: numbers without gaps, every entry holding the hash of the one before.
func checkChain(r engine.R) *scoring.Fault {
	var previous string
	var seq uint64
	for k, value := range r.Scan(under(journalTable), false) {
		seq++
		var entry Entry
		if json.Unmarshal(value, &entry) != nil || entry.Seq != seq || k != journalKey(seq) || entry.Previous != previous {
			return scoring.NewFault("verify.chain", "seq", seq)
		}
		previous = hashOf(value)
	}
	return nil
}

// replay applies the journal to an empty engine. The fault names an entry that cannot be applied.
func replay(ctx context.Context, r engine.R) (*engine.Memory, *scoring.Fault, error) {
	fresh := engine.NewMemory()
	var fault *scoring.Fault
	_, err := fresh.Update(ctx, func(rw engine.RW) error {
		for k, value := range r.Scan(under(stageTable), false) {
			if err := rw.Put(k, value); err != nil {
				return err
			}
		}
		for _, value := range r.Scan(under(journalTable), false) {
			if err := replayEntry(rw, value); err != nil {
				var entry Entry
				_ = json.Unmarshal(value, &entry) // the chain was read before: this one can be read
				fault = scoring.NewFault("verify.replay", "seq", entry.Seq, "reason", err)
				return nil
			}
		}
		return ctx.Err()
	})
	return fresh, fault, err
}

func replayEntry(rw engine.RW, value []byte) error {
	var entry Entry
	if err := json.Unmarshal(value, &entry); err != nil {
		return fmt.Errorf("store: entry: %w", err)
	}
	act, err := entry.act()
	if err != nil {
		return err
	}
	return (&tx{RW: rw, round: entry.Round}).perform(&entry, act)
}

// compareTables lists the keys that are in one of the two and not in the other, or differ.
func compareTables(kept, fresh engine.R) []*scoring.Fault {
	var faults []*scoring.Fault
	for _, table := range replayed {
		a, b := tableOf(kept, table), tableOf(fresh, table)
		for k, value := range a {
			if !bytes.Equal(value, b[k]) {
				faults = append(faults, scoring.NewFault("verify.differs", "key", k))
			}
		}
		for k := range b {
			if a[k] == nil {
				faults = append(faults, scoring.NewFault("verify.missing", "key", k))
			}
		}
	}
	slices.SortFunc(faults, func(a, b *scoring.Fault) int { return compareCodes(a.Error(), b.Error()) })
	return faults[:min(len(faults), shownFaults)]
}

func tableOf(r engine.R, table string) map[string][]byte {
	values := map[string][]byte{}
	for k, value := range r.Scan(under(table), false) {
		values[k] = value
	}
	return values
}

// compareRanking holds the ranking that everybody sees against the one of the replayed sheets.
func (s *Store) compareRanking(fresh engine.R, last Entry, result *Verification) error {
	snap := s.Snapshot()
	if last.Seq != snap.revision || !snap.HasRound() || len(result.Faults) > 0 {
		return nil
	}
	again, err := load(fresh, last.Round)
	if err != nil {
		return err
	}
	shown, recomputed := snap.ranking(), scoring.Rank(again.rules, len(again.voters), again.products)
	for i, row := range shown.Rows {
		mean, _ := shown.Mean(i)
		other, _ := recomputed.Mean(i)
		if row != recomputed.Rows[i] || (mean == nil) != (other == nil) || mean != nil && mean.Cmp(other) != 0 {
			result.Faults = append(result.Faults, scoring.NewFault("verify.ranking", "dossier", snap.dossiers[row.Product].Code))
		}
	}
	return nil
}

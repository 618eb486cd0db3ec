package store

import (
	"context"
	"time"

	"golang.org/x/crypto/ssh"

	"example.com/hoidong/scoring"
)

// SealPacket says that a packet was sealed. Scoring may go on behind it: the next seal replaces this one.
type SealPacket struct {
	Member string `json:"member"`
	// Seal counts from 1.
	Seal int `json:"seal"`
}

func (a *SealPacket) kind() string   { return "packet.seal" }
func (a *SealPacket) action() Action { return SealSheets }
func (a *SealPacket) owner() string  { return a.Member }

func (a *SealPacket) check(t *tx) error {
	packet, err := t.packet()
	if err != nil || packet == nil {
		return orFault(err, "packet.none")
	}
	if a.Seal != packet.Seal+1 {
		return scoring.NewFault("packet.moved_on")
	}
	for _, b := range packet.Ballots {
		sheet, err := t.sheet(b.Dossier, b.Turn, a.Member)
		if err != nil || sheet.written() {
			return err
		}
	}
	return scoring.NewFault("packet.blank")
}

func (a *SealPacket) apply(t *tx) error {
	packet, err := t.packet()
	if err != nil || packet == nil {
		return orFault(err, "packet.none")
	}
	packet.Seal, packet.SealedAt = a.Seal, t.at
	return put(t, packetKey, packet)
}

// Sealed is what a packet held at the moment of a seal, and what signs it.
type Sealed struct {
	Round  Round
	Member Member
	Packet Packet
	Seal   int
	At     time.Time
	// Entries counts the acts of the packet's journal, Hash is that of the last one: the seal itself.
	Entries uint64
	Hash    string
	Sheets  []SealedSheet
	// Key signs it.
	Key ssh.Signer
}

// A SealedSheet is one that was filled in in the packet.
type SealedSheet struct {
	Sheet
	Product, Enterprise string
	// Complete: nothing is missing on it.
	Complete bool
}

// Complete counts the sheets that lack nothing.
func (s *Sealed) Complete() int {
	n := 0
	for i := range s.Sheets {
		if s.Sheets[i].Complete {
			n++
		}
	}
	return n
}

// SealPacket counts the next seal of the packet and returns what is sealed. The actor is one whom OpenPacket made. The
// faults are packet.none, packet.blank when nothing has been given, and those of the policy.
func (s *Store) SealPacket(ctx context.Context, actor Actor) (Sealed, error) {
	packet := s.Snapshot().packet
	if packet == nil || actor.key == nil {
		return Sealed{}, scoring.NewFault("packet.none")
	}
	var sealed Sealed
	act := &SealPacket{actor.member, packet.Seal + 1}
	receipt, err := s.do(ctx, actor, act, request{also: func(t *tx) (err error) {
		sealed, err = t.sealed()
		return err
	}})
	sealed.Seal, sealed.At, sealed.Key = act.Seal, receipt.At, actor.key
	return sealed, err
}

// sealed reads what is sealed, once the entry that says so stands in the journal.
func (t *tx) sealed() (Sealed, error) {
	snap, err := load(t, t.round)
	if err != nil {
		return Sealed{}, err
	}
	last, hash, err := lastEntry(t)
	if err != nil {
		return Sealed{}, err
	}
	packet := snap.packet
	sealed := Sealed{Round: snap.round, Member: *snap.member(packet.Member), Packet: *packet, Entries: last.Seq, Hash: hash}
	for _, b := range packet.Ballots {
		sheet, err := t.sheet(b.Dossier, b.Turn, packet.Member)
		if err != nil {
			return Sealed{}, err
		}
		one := SealedSheet{Sheet: *sheet, Complete: len(sheet.missing(snap.rules)) == 0}
		if d := snap.dossierIndex(b.Dossier); d >= 0 {
			one.Product = snap.dossiers[d].Product
			one.Enterprise = snap.enterprises[snap.dossiers[d].TaxCode].Name
		}
		sealed.Sheets = append(sealed.Sheets, one)
	}
	return sealed, nil
}

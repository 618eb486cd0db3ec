package store

import (
	"context"

	"filippo.io/age"

	"example.com/hoidong/scoring"
)

// PacketIdentity opens what members encrypt to the secretary. It is made when it is needed first, and never leaves the
// file; its recipient travels in packets.
func (s *Store) PacketIdentity(ctx context.Context) (*age.X25519Identity, error) {
	text, err := s.houseSecret(ctx, "packet", func() ([]byte, error) {
		fresh, err := age.GenerateX25519Identity()
		if err != nil {
			return nil, err
		}
		return []byte(fresh.String()), nil
	})
	if err != nil {
		return nil, err
	}
	identity, err := age.ParseX25519Identity(string(text))
	if err != nil {
		return nil, scoring.NewFault("file.record", "key", key(houseTable, "packet"), "reason", err)
	}
	return identity, nil
}

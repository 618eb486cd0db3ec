package store

import (
	"context"
	"crypto/rand"
	"fmt"

	"example.com/hoidong/store/engine"
)

// formSecretLength is that of a key of HMAC-SHA-256.
const formSecretLength = 32

// FormKey is the key with which forms are marked as this file's. It is made when it is needed first, never leaves the file,
// and stands in no act: whoever has a copy of the journal cannot make a form.
func (s *Store) FormKey(ctx context.Context) ([]byte, error) {
	return s.houseSecret(ctx, "form", func() ([]byte, error) {
		fresh := make([]byte, formSecretLength)
		_, err := rand.Read(fresh)
		return fresh, err
	})
}

// houseSecret is a secret of the file itself, by its name; it is made when there is none.
func (s *Store) houseSecret(ctx context.Context, name string, newSecret func() ([]byte, error)) ([]byte, error) {
	fresh, err := newSecret()
	if err != nil {
		return nil, fmt.Errorf("store: %w", err)
	}
	at := key(houseTable, name)
	var there []byte
	err = s.engine.View(ctx, func(r engine.R) (err error) {
		there, err = read[[]byte](r, at)
		return err
	})
	if err != nil || there != nil {
		return there, err
	}
	_, err = s.engine.Update(ctx, func(rw engine.RW) error {
		var err error
		if there, err = read[[]byte](rw, at); err != nil || there != nil {
			return err
		}
		there = fresh
		return put(rw, at, fresh)
	})
	return there, err
}

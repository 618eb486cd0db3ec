package store

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"

	"example.com/hoidong/scoring"
	"example.com/hoidong/store/engine"
)

// pieceSize keeps every transaction of a large import small, whatever the engine's limit for one value is.
const pieceSize = 256 << 10

// Staged is the content of a large import: it was written in pieces before, and the act that names it puts it in force.
// The name is the content's hash, so the journal's chain covers it. The zero Staged names nothing.
type Staged struct {
	Sum    string `json:"sum"`
	Pieces int    `json:"pieces"`
}

func pieceKey(sum string, i int) string { return key(stageTable, sum, fmt.Sprintf("%06d", i)) }

// stage writes content in pieces. Staging the same content twice changes nothing.
func (s *Store) stage(ctx context.Context, content any) (Staged, error) {
	text, err := json.Marshal(content)
	if err != nil {
		return Staged{}, fmt.Errorf("store: %w", err)
	}
	sum := sha256.Sum256(text)
	staged := Staged{Sum: hex.EncodeToString(sum[:])}
	for ; len(text) > 0; staged.Pieces++ {
		piece := text[:min(pieceSize, len(text))]
		text = text[len(piece):]
		_, err := s.engine.Update(ctx, func(rw engine.RW) error {
			return rw.Put(pieceKey(staged.Sum, staged.Pieces), piece)
		})
		if err != nil {
			return Staged{}, err
		}
	}
	return staged, nil
}

// content reads staged content back and checks it against its name.
func content[T any](r engine.R, staged Staged) (*T, error) {
	text, err := staged.text(r)
	if err != nil {
		return nil, err
	}
	value := new(T)
	if err := json.Unmarshal(text, value); err != nil {
		return nil, fmt.Errorf("store: staged %s: %w", staged.Sum, err)
	}
	return value, nil
}

// text is the content as it was written; the fault is stage.damaged when it is not that any more.
func (s Staged) text(r engine.R) ([]byte, error) {
	var text bytes.Buffer
	for i := range s.Pieces {
		piece, err := r.Get(pieceKey(s.Sum, i))
		if err != nil {
			return nil, err
		}
		text.Write(piece)
	}
	if sum := sha256.Sum256(text.Bytes()); hex.EncodeToString(sum[:]) != s.Sum {
		return nil, scoring.NewFault("stage.damaged", "sum", Fingerprint(s.Sum))
	}
	return text.Bytes(), nil
}

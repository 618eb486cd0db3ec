package packet

import (
	"bytes"
	"errors"
	"fmt"
	"io"

	"filippo.io/age"

	"example.com/hoidong/scoring"
)

// ageExtension ends the names of encrypted files, ageIntro is how they begin.
const (
	ageExtension = ".age"
	ageIntro     = "age-encryption.org/v1"
)

// encrypted is a text that only the recipient opens.
func encrypted(text []byte, recipient string) ([]byte, error) {
	to, err := age.ParseX25519Recipient(recipient)
	if err != nil {
		return nil, fmt.Errorf("packet: %w", err)
	}
	var out bytes.Buffer
	w, err := age.Encrypt(&out, to)
	if err == nil {
		_, err = w.Write(text)
	}
	if err == nil {
		err = w.Close()
	}
	if err != nil {
		return nil, fmt.Errorf("packet: %w", err)
	}
	return out.Bytes(), nil
}

// decrypted opens what was encrypted to the council's file. The faults are packet.not_for_us, packet.truncated and
// packet.too_big.
func decrypted(file string, text []byte, identity age.Identity) ([]byte, error) {
	r, err := age.Decrypt(bytes.NewReader(text), identity)
	if errors.As(err, new(*age.NoIdentityMatchError)) {
		return nil, scoring.NewFault("packet.not_for_us", "file", file)
	}
	if err != nil {
		return nil, scoring.NewFault("packet.truncated", "file", file)
	}
	plain, err := io.ReadAll(io.LimitReader(r, MostBytes+1))
	switch {
	case len(plain) > MostBytes:
		return nil, scoring.NewFault("packet.too_big", "file", file, "mb", MostBytes>>20)
	case err != nil:
		return nil, scoring.NewFault("packet.truncated", "file", file)
	}
	return plain, nil
}

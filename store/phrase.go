package store

import (
	"context"
	"crypto/ed25519"
	"crypto/rand"
	"crypto/x509"
	"encoding/pem"
	"errors"
	"fmt"
	"math/big"
	"strings"
	"time"

	"golang.org/x/crypto/ssh"

	"example.com/hoidong/scoring"
	"example.com/hoidong/store/engine"
)

// A phrase is PhraseDigits random digits, about 80 bits, which nobody guesses who carries the file away; they are written
// in groups of phraseGroup.
const (
	PhraseDigits = 24
	phraseGroup  = 4
)

// A PacketSecret is made once for a packet. Phrase is what its member types; nothing of it is kept but Sealed.
type PacketSecret struct {
	Phrase string
	// Key is the public key, as in a line of authorized_keys.
	Key    string
	Sealed SealedKey
}

// A SealedKey is a private key in the form of OpenSSH, sealed by a phrase.
type SealedKey []byte

// packetSecretKey is where a packet keeps its sealed key. Like all that is secret it stands in no act.
var packetSecretKey = key(houseTable, "packet-key")

// NewPacketSecret makes a phrase, and a key that it seals.
func NewPacketSecret() (PacketSecret, error) {
	digits, err := randomDigits(PhraseDigits)
	if err != nil {
		return PacketSecret{}, err
	}
	public, private, err := ed25519.GenerateKey(rand.Reader)
	if err != nil {
		return PacketSecret{}, fmt.Errorf("store: %w", err)
	}
	block, err := ssh.MarshalPrivateKeyWithPassphrase(private, "hoidong", []byte(digits))
	if err != nil {
		return PacketSecret{}, fmt.Errorf("store: %w", err)
	}
	line, err := ssh.NewPublicKey(public)
	if err != nil {
		return PacketSecret{}, fmt.Errorf("store: %w", err)
	}
	return PacketSecret{GroupDigits(digits), authorizedLine(line), pem.EncodeToMemory(block)}, nil
}

func authorizedLine(key ssh.PublicKey) string {
	return strings.TrimSpace(string(ssh.MarshalAuthorizedKey(key)))
}

func randomDigits(n int) (string, error) {
	digits := make([]byte, n)
	for i := range digits {
		d, err := rand.Int(rand.Reader, big.NewInt(10))
		if err != nil {
			return "", fmt.Errorf("store: %w", err)
		}
		digits[i] = '0' + byte(d.Int64())
	}
	return string(digits), nil
}

// GroupDigits writes the digits of a phrase the way people read them: 4827 1935 0016.
func GroupDigits(phrase string) string {
	var b strings.Builder
	for i, d := range digitsOf(phrase) {
		if i > 0 && i%phraseGroup == 0 {
			b.WriteByte(' ')
		}
		b.WriteRune(d)
	}
	return b.String()
}

// OpenPacket makes an actor of the packet's member, who knows its phrase; only digits of it matter. The faults are
// packet.none in a council's own file, phrase.length, phrase.wrong, and signin.locked after too many wrong phrases, for a
// while that grows as it does for codes.
func (s *Store) OpenPacket(ctx context.Context, phrase string) (Actor, error) {
	snap := s.Snapshot()
	packet := snap.packet
	if packet == nil {
		return Actor{}, scoring.NewFault("packet.none")
	}
	digits := digitsOf(phrase)
	if len(digits) != PhraseDigits {
		return Actor{}, scoring.NewFault("phrase.length", "digits", len(digits), "want", PhraseDigits)
	}
	if wait := s.guard.knock(packet.Member, "", s.clock()); wait > 0 {
		return Actor{}, scoring.NewFault("signin.locked", "seconds", int(wait.Round(time.Second).Seconds()))
	}
	signer, err := s.unseal(ctx, digits)
	if err != nil {
		return Actor{}, err
	}
	if authorizedLine(signer.PublicKey()) != packet.Key {
		return Actor{}, scoring.NewFault("packet.damaged")
	}
	s.guard.welcome(packet.Member, "")
	actor, err := s.actor(snap.round.ID, packet.Member)
	actor.key = signer
	return actor, err
}

// unseal opens the key that travelled in the packet.
func (s *Store) unseal(ctx context.Context, digits string) (ssh.Signer, error) {
	var sealed *SealedKey
	err := s.engine.View(ctx, func(r engine.R) (err error) {
		sealed, err = get[SealedKey](r, packetSecretKey)
		return err
	})
	if err != nil || sealed == nil {
		return nil, orFault(err, "packet.damaged")
	}
	signer, err := ssh.ParsePrivateKeyWithPassphrase(*sealed, []byte(digits))
	switch {
	case errors.Is(err, x509.IncorrectPasswordError):
		return nil, scoring.NewFault("phrase.wrong")
	case err != nil:
		return nil, scoring.NewFault("packet.damaged")
	}
	return signer, nil
}
